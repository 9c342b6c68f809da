"""How Sphinx builds the site; `python -m docs.site` calls it."""

from importlib.metadata import version as version_of
from typing import Any

project = "Hronika"
author = "Hronika contributors"
release = version = version_of("hronika")
language = "en"

extensions = ["myst_nb"]
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline"]
# A notebook is run each time the site is built, and one that fails is an error.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True
highlight_language = "text"
# Examples of output are cut, so that what is left of them is no JSON or BibTeX.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = "Hronika"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
# Summaries of what a search finds are read from the pages, which a browser does not do from a disk.
html_show_search_summary = False
# Nothing tells when it was built, so that from the same pages comes the same site.
html_last_updated_fmt = None
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#7a2431",
        "color-brand-content": "#7a2431",
        "font-stack": "system-ui, sans-serif",
        "font-stack--headings": "Georgia, 'Times New Roman', serif",
    },
    "dark_css_variables": {"color-brand-primary": "#e6a3ac", "color-brand-content": "#e6a3ac"},
}


def setup(app: Any) -> None:
    """Have the pages in Latvian say so to browsers and readers of screens."""
    app.connect("html-page-context", _in_its_language)


def _in_its_language(_app: Any, page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    if page.startswith("lv/"):
        context["language"] = "lv"
