"use strict";

/* The meeting by keyboard: j and the right arrow to the next case, k and the left arrow to the one before, n to a new
   decision, ? for the list of keys. Whoever is typing, or uses a key of the browser, is left alone. */
(() => {
  const typing = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;
  const follow = (id) => document.getElementById(id)?.click();

  function showKeys() {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  }

  const keys = {
    j: () => follow("next-case"),
    ArrowRight: () => follow("next-case"),
    k: () => follow("previous-case"),
    ArrowLeft: () => follow("previous-case"),
    n: () => document.getElementById("id_text")?.focus(),
    "?": showKeys,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
})();
