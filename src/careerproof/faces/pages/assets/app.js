// @ts-check
"use strict";
/*
 * What the form for files can do beyond a form: a file can be dropped on its box, and whoever waits is told. Without this
 * script the form works the same.
 */
(() => {
  const desk = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-desk]"));
  if (!desk) return;
  for (const box of desk.querySelectorAll(".drop")) {
    const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    for (const name of ["dragenter", "dragover"]) {
      box.addEventListener(name, (event) => {
        event.preventDefault();
        box.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("over"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      const files = /** @type {DragEvent} */ (event).dataTransfer?.files;
      if (files && files.length) input.files = files;
    });
  }
  const button = /** @type {HTMLButtonElement} */ (desk.querySelector("button[type=submit]"));
  const working = /** @type {HTMLElement} */ (desk.querySelector("[data-working]"));
  desk.addEventListener("submit", () => {
    button.disabled = true;
    working.textContent = working.dataset.words ?? "";
  });
  // Whoever comes back to the page by the browser's own button finds the form ready.
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    working.textContent = "";
  });
})();
