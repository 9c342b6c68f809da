// Comfort for the drawing of a network: closer and farther, aside, and the neighbours of a node lit up.
(() => {
  const figure = document.querySelector("[data-graph]");
  if (!figure) return;
  const svg = figure.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = { x: 0, y: 0, w: width };
  const ratio = height / width;
  const most = width, least = width / 12;

  const show = () => {
    view.w = Math.min(most, Math.max(least, view.w));
    view.x = Math.min(width - view.w, Math.max(0, view.x));
    view.y = Math.min(height - view.w * ratio, Math.max(0, view.y));
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.w * ratio}`);
    // Names and lines keep their size; more names are read the closer one looks.
    figure.style.setProperty("--closer", String(view.w / width));
    figure.classList.toggle("close", view.w < width * 0.6);
  };
  const zoom = (share, x = view.x + view.w / 2, y = view.y + (view.w * ratio) / 2) => {
    const w = Math.min(most, Math.max(least, view.w * share));
    view = { x: x - ((x - view.x) * w) / view.w, y: y - ((y - view.y) * w) / view.w, w };
    show();
  };
  const pan = (right, down) => {
    view.x += right * view.w * 0.2;
    view.y += down * view.w * ratio * 0.2;
    show();
  };
  const whole = () => { view = { x: 0, y: 0, w: width }; show(); };

  figure.querySelector("[data-tools]").hidden = false;
  figure.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom], [data-pan]");
    if (!button) return;
    if (button.dataset.pan) pan(...button.dataset.pan.split(" ").map(Number));
    else if (button.dataset.zoom === "all") whole();
    else zoom(button.dataset.zoom === "in" ? 0.7 : 1 / 0.7);
  });
  figure.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (moves[event.key]) pan(...moves[event.key]);
    else if (document.documentElement.dataset.keys === "off") return;
    else if (event.key === "+" || event.key === "=") zoom(0.7);
    else if (event.key === "-") zoom(1 / 0.7);
    else if (event.key === "0") whole();
    else return;
    event.preventDefault();
  });
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return [view.x + ((event.clientX - box.left) / box.width) * view.w, view.y + ((event.clientY - box.top) / box.height) * view.w * ratio];
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page still scrolls
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, ...at(event));
  }, { passive: false });

  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && view.w < width) held = { at: at(event), moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = at(event);
    if (Math.hypot(x - held.at[0], y - held.at[1]) > view.w / 200) held.moved = true;
    view.x += held.at[0] - x;
    view.y += held.at[1] - y;
    show();
  });
  addEventListener("pointerup", () => { setTimeout(() => { held = null; }); });
  svg.addEventListener("click", (event) => { if (held && held.moved) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  const light = (event, on) => {
    const node = event.target.closest("[data-node]");
    if (!node) return;
    const number = node.dataset.node;
    figure.classList.toggle("lit", on);
    const near = new Set([number]);
    for (const edge of svg.querySelectorAll(`[data-one="${number}"], [data-other="${number}"]`)) {
      edge.classList.toggle("on", on);
      near.add(edge.dataset.one).add(edge.dataset.other);
    }
    for (const each of near) svg.querySelector(`[data-node="${each}"]`).classList.toggle("on", on);
  };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    svg.addEventListener(begin, (event) => light(event, true));
    svg.addEventListener(end, (event) => light(event, false));
  }
})();
