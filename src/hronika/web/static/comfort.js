// Comfort for who reads with script; every page reads without it.
(() => {
  const root = document.documentElement;
  const keysOff = () => root.dataset.keys === "off";
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

  const entries = () => [...document.querySelectorAll("[data-entry]")];
  const move = (step) => {
    const all = entries();
    if (!all.length) return;
    const at = all.findIndex((entry) => entry.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    const link = next.querySelector("a, button");
    if (link) link.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || keysOff() || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const name = event.shiftKey && event.key.startsWith("Arrow") ? `Shift+${event.key}` : event.key;
    const button = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
    if (button && !event.target.closest("a, button, summary")) { button.click(); event.preventDefault(); return; }
    if (button && event.key !== " " && event.key !== "Enter") { button.click(); event.preventDefault(); return; }
    if (event.key === "/") { document.getElementById("find")?.focus(); event.preventDefault(); }
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") document.getElementById("keys").showModal();
  });

  // What belongs together is shown together: a card and its words.
  const light = (target, on) => {
    const one = target.closest && target.closest("[data-s]");
    if (!one) return;
    for (const other of document.querySelectorAll(`[data-s="${CSS.escape(one.dataset.s)}"]`)) other.classList.toggle("on", on);
  };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(begin, (event) => light(event.target, true));
    document.addEventListener(end, (event) => light(event.target, false));
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const words = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(words.textContent);
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(words); // where a page may not write there, to be copied by hand
    }
  });
})();
