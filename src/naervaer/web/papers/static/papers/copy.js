"use strict";

/* Copies the text a button names, so that it can be put into another program. Without this the text can be marked by
   hand, so the buttons are shown only where they work. */
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
      document.getElementById("copied").textContent = button.dataset.said;
    });
  }
})();
