"use strict";

/* Each component starts on its own, so that a fault in one leaves the others working, and a fragment that htmx brings in
   gets its components without starting the page's menu a second time. */
(() => {
  const components = [
    [".accordion", (el) => new DKFDS.Accordion(el).init()],
    [".alert.has-close", (el) => new DKFDS.Alert(el).init()],
    [".form-limit", (el) => new DKFDS.CharacterLimit(el).init()],
    [".js-checkbox-toggle-content", (el) => new DKFDS.CheckboxToggleContent(el).init()],
    [".js-radio-toggle-group", (el) => new DKFDS.RadioToggleGroup(el).init()],
    [".js-dropdown", (el) => new DKFDS.Dropdown(el).init()],
    [".fds-modal", (el) => new DKFDS.Modal(el).init()],
    [".tooltip-wrapper", (el) => new DKFDS.Tooltip(el).init()],
    ["div.tab-container", (el) => new DKFDS.Tabs(el).init()],
    ["table.table--responsive-headers, table.table-sm-responsive-headers, table.table-md-responsive-headers, " +
      "table.table-lg-responsive-headers", (el) => new DKFDS.ResponsiveTable(el)],
    ["[data-module='error-summary']", (el) => new DKFDS.ErrorSummary(el).init()],
  ];
  const started = new WeakSet();

  function attempt(work) {
    try {
      work();
    } catch (fault) {
      console.error(fault);
    }
  }

  function start(scope) {
    for (const [selector, init] of components) {
      const found = [...scope.querySelectorAll(selector)];
      if (scope.matches?.(selector)) found.unshift(scope);
      for (const element of found) {
        if (started.has(element)) continue;
        started.add(element);
        attempt(() => init(element));
      }
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    start(document.body);
    attempt(() => new DKFDS.Navigation().init());
    document.body.addEventListener("htmx:load", (event) => start(event.detail.elt));
  });

  /* A choice that only changes what is shown sends its form by itself; without JavaScript the form has a button. */
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
