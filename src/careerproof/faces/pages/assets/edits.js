// @ts-check
"use strict";
/*
 * Choices on edits without leaving the page: the same form is sent, and of the page that answers only the list is taken.
 * Without this script each choice loads the page anew, at the same edit.
 */
(() => {
  const said = document.querySelector("[data-said]");
  if (!said) return;
  let working = false;

  /** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
  async function choose(form, button) {
    const body = new FormData(form);
    body.append(button.name, button.value);
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [list, fresh] = [document.querySelector("[data-edits]"), page.querySelector("[data-edits]")];
    // What is no such list is the form with a word on what went wrong: the browser shows it as it came.
    if (!answer.ok || !list || !fresh) return void window.location.reload();
    list.replaceWith(document.adoptNode(fresh));
    const again = /** @type {HTMLButtonElement | null} */ (document.getElementById(button.id));
    if (again && !again.disabled) again.focus({ preventScroll: true });
    else document.getElementById("act-safe")?.focus({ preventScroll: true });
    if (said) said.textContent = document.querySelector("[data-standing]")?.textContent ?? "";
  }

  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const button = /** @type {SubmitEvent} */ (event).submitter;
    if (!form.matches("[data-choice]") || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (working) return;
    working = true;
    button.setAttribute("aria-busy", "true");
    choose(form, button)
      .catch(() => window.location.reload())
      .finally(() => {
        working = false;
        button.removeAttribute("aria-busy");
      });
  });
})();
