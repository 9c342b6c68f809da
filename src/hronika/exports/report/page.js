"use strict";
// Shows who says what, or what happens, while its words or its line in the list are pointed at,
// and switches the language of the page's own words. Without it the page still reads and its links work.
(() => {
  const root = document.documentElement;
  const card = document.getElementById("card");
  const button = document.getElementById("language");
  let shown = null;

  const setLanguage = (language) => {
    root.dataset.interface = language;
    root.lang = language;
  };
  button.hidden = false;
  button.addEventListener("click", () => setLanguage(root.dataset.interface === "lv" ? "en" : "lv"));

  const shownText = (element) => element.innerText.replace(/\s+/g, " ").trim();
  const partsOf = (key) => document.querySelectorAll(`[data-s="${CSS.escape(key)}"]`);

  const hide = () => {
    if (shown === null) return;
    partsOf(shown).forEach((part) => part.classList.remove("on"));
    card.hidden = true;
    shown = null;
  };

  // `mark` is what is pointed at; the innermost statement it stands in counts.
  const show = (mark, withCard) => {
    const key = mark.dataset.s;
    if (key !== shown) {
      hide();
      partsOf(key).forEach((part) => part.classList.add("on"));
      shown = key;
    }
    const line = document.querySelector(`li[data-s="${CSS.escape(key)}"]`);
    if (!withCard || line === null) return;
    const name = document.createElement("b");
    name.textContent = shownText(line.querySelector(".sort") ?? line.closest(".voice").querySelector("h3, h4, h5"));
    const how = document.createElement("span");
    how.textContent = [...line.querySelector(".how").children].map(shownText).join(" · ");
    card.replaceChildren(name, how);
    card.hidden = false;
    if (matchMedia("(hover: none)").matches) return;
    const box = mark.getClientRects()[0];
    const below = box.bottom + 8;
    card.style.left = `${Math.max(16, Math.min(box.left, innerWidth - card.offsetWidth - 16))}px`;
    card.style.top = `${below + card.offsetHeight < innerHeight ? below : box.top - card.offsetHeight - 8}px`;
  };

  const markAt = (target) => (target instanceof Element ? target.closest("[data-s]") : null);
  const inText = (mark) => mark.closest(".text") !== null;

  document.addEventListener("pointerover", (event) => {
    const mark = markAt(event.target);
    if (mark) show(mark, inText(mark));
    else hide();
  });
  document.addEventListener("focusin", (event) => {
    const target = event.target;
    if (target.classList.contains("badge")) {
      const mark = document.querySelector(target.hash.replace("-l", "-s"));
      if (mark) show(mark, true);
    } else {
      const mark = markAt(target);
      if (mark) show(mark, false);
      else hide();
    }
  });
  // A tap is no hovering.
  document.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (mark && inText(mark)) show(mark, true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("scroll", () => { card.hidden = true; }, { passive: true });
})();
