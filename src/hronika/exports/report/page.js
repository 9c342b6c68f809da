"use strict";
// Shows together what belongs together, in the text and beside it, while one part of it is pointed at, and puts
// the table of contents, which is written last, first. Without it the page still reads and its links work.
(() => {
  const contents = document.getElementById("contents");
  if (!contents.hidden) document.querySelector("main").before(contents);

  let shown = null;
  const partsOf = (key) => document.querySelectorAll(`[data-s="${CSS.escape(key)}"]`);
  const show = (key) => {
    if (key === shown) return;
    if (shown !== null) partsOf(shown).forEach((part) => part.classList.remove("on"));
    if (key !== null) partsOf(key).forEach((part) => part.classList.add("on"));
    shown = key;
  };
  // The innermost of what is pointed at counts.
  const follow = (event) => {
    const mark = event.target instanceof Element ? event.target.closest("[data-s]") : null;
    show(mark === null ? null : mark.dataset.s);
  };
  for (const kind of ["pointerover", "focusin", "click"]) document.addEventListener(kind, follow);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null);
  });
})();
