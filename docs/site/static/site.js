/* What the theme leaves out for those who use a keyboard or a reader of screens. */
document.addEventListener("DOMContentLoaded", () => {
  for (const caption of document.querySelectorAll('p.caption[role="heading"]')) {
    caption.setAttribute("aria-level", "2");
  }
  document.querySelector(".sidebar-drawer")?.setAttribute("aria-label", "Contents");
  document.querySelector(".toc-drawer")?.setAttribute("aria-label", "On this page");
  /* What scrolls sideways can be reached, so that its end can be seen without a mouse. */
  for (const box of document.querySelectorAll("pre, .table-wrapper")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
});
