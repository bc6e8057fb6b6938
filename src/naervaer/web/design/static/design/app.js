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

  /* Whoever has no mouse stands where the page changed: in the form that opened, or in the list that was drawn anew. A form
     with faults has its summary, which takes focus by itself. */
  function moveFocus(fresh) {
    const opened = fresh.matches?.(".act") && !fresh.querySelector("[data-module='error-summary']");
    if (opened) fresh.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    if (fresh.id === "main-content") fresh.focus({ preventScroll: true });
  }

  /* An answer htmx does not show, or none at all, is said where the hand was: what was typed stays in the form. */
  function sayNotDone(where) {
    const form = where.closest("form");
    form?.parentElement.querySelector(":scope > .alert")?.remove();
    const place = form ?? document.getElementById("main-content").firstElementChild;
    place.before(document.getElementById("not-done").content.cloneNode(true));
    place.previousElementSibling.focus();
  }

  document.addEventListener("DOMContentLoaded", () => {
    start(document.body);
    attempt(() => new DKFDS.Navigation().init());
    document.body.addEventListener("htmx:load", (event) => {
      start(event.detail.elt);
      moveFocus(event.detail.elt);
    });
    for (const fault of ["htmx:responseError", "htmx:sendError"]) {
      document.body.addEventListener(fault, (event) => sayNotDone(event.detail.elt));
    }
  });

  /* A choice that only changes what is shown sends its form by itself; without JavaScript the form has a button. */
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
