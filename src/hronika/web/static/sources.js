// Files that are dropped anywhere on the page of sources are chosen; a button sends them.
(() => {
  const input = document.querySelector("input[type=file][name=files]");
  if (!input) return;
  const form = input.form;
  document.getElementById("drop").hidden = false;
  const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.add("on");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("on");
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.remove("on");
    input.files = event.dataTransfer.files;
    form.querySelector("button").focus();
    form.scrollIntoView({ block: "nearest" });
  });
})();
