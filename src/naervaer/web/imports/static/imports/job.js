"use strict";

/* The page of a job looks at its status once a second, and is loaded anew when the job has ended. */
(() => {
  const EVERY = 1000, WHEN_REFUSED = 5000;

  async function look(panel) {
    let wait = EVERY;
    try {
      const answer = await fetch(panel.dataset.status, {headers: {Accept: "application/json"}});
      if (answer.redirected || answer.status === 404) return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      if (told.state === "done" || told.state === "stalled") return location.reload();
      panel.innerHTML = told.part;
    } catch {
      wait = WHEN_REFUSED;
    }
    setTimeout(look, wait, panel);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.getElementById("job");
    if (panel) setTimeout(look, EVERY, panel);
  });
})();
