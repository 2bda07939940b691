// Comforts of the desk; without this script every form and link works as well.
"use strict";
(() => {
  // A click on a value's words chooses it, as its label does.
  document.querySelector(".text")?.addEventListener("click", (event) => {
    const value = event.target.closest("[data-value]");
    if (!value || event.target.closest("a") || String(getSelection())) return;
    document.getElementById(value.dataset.value)?.click();
  });

  // Words that are selected in the text are those that a value is to be added for.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const words = String(selection).trim();
    if (!words || words.length > 400 || !selection.anchorNode?.parentElement?.closest(".part")) return;
    for (const input of document.querySelectorAll('#add input[name="words"]')) {
      if (!input.dataset.typed) input.value = words;
    }
  });
  for (const input of document.querySelectorAll('#add input[name="words"]')) {
    input.addEventListener("input", () => { input.dataset.typed = "yes"; });
  }

  // What was typed and not saved is not left behind without a question.
  let typed = false;
  document.addEventListener("input", (event) => { typed ||= Boolean(event.target.closest("form[method=post]")); });
  document.addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
})();
