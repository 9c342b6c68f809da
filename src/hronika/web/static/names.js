// On a published site: the address that a page has on paper, where the site was not told its own, and a search
// by name, in which names lead to their pages.
(async () => {
  const paper = document.querySelector(".on-paper[hidden]");
  if (paper && location.protocol !== "file:") {
    paper.querySelector("span").textContent = location.href;
    paper.hidden = false;
  }
  const form = document.getElementById("find-name");
  const file = document.documentElement.dataset.names;
  if (!form || !file) return;
  const base = new URL(file, location.href);
  let names;
  try {
    names = await (await fetch(base)).json();
  } catch {
    return; // opened as a file, from which a page may load nothing: the list of people is there
  }
  form.hidden = false;
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const keys = names.map(([name]) => bare(name));
  const input = document.getElementById("find");
  const list = document.getElementById("suggestions");
  const fitting = () => {
    const wanted = bare(input.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) return [];
    return names.filter((_, place) => wanted.every((word) => ` ${keys[place]}`.includes(` ${word}`)));
  };
  input.addEventListener("input", () => {
    list.replaceChildren(...fitting().slice(0, 10).map(([name]) => Object.assign(document.createElement("option"), { value: name })));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = fitting();
    if (first) location.href = new URL(first[1], base);
  });
})();
