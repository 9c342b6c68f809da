"use strict";
// Switches the language of the page's own words and keeps the choice, where the browser lets a page keep one.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("language");
  const place = "hronika.interface";
  const languages = ["lv", "en"];

  const kept = () => {
    try {
      return localStorage.getItem(place);
    } catch {
      return null;
    }
  };
  const keep = (language) => {
    try {
      localStorage.setItem(place, language);
    } catch {
      // Private windows and some browsers' files have no storage: the choice then lasts as long as the page.
    }
  };
  const show = (language) => {
    root.dataset.interface = language;
    root.lang = language;
  };

  if (languages.includes(kept())) show(kept());
  button.hidden = false;
  button.addEventListener("click", () => {
    const language = languages.find((other) => other !== root.dataset.interface);
    show(language);
    keep(language);
  });
})();
