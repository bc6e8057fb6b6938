"use strict";

/* Writes a possibility of the catalogue into the answer that asks for it. Without this it can be written by hand, so the
   buttons are shown only where there is such an answer. */
(() => {
  const answer = document.querySelector("textarea[data-catalogue]");
  if (!answer) return;
  for (const button of document.querySelectorAll("button[data-inserts]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const title = button.dataset.inserts;
      const written = answer.value.trimEnd();
      if (!written.split("\n").includes(title)) answer.value = written ? `${written}\n${title}` : title;
      document.getElementById("inserted").textContent = button.dataset.said;
    });
  }
})();
