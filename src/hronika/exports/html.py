"""Records as an HTML report: one file that holds everything it shows, and the same within a notebook."""

import base64
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hronika.exports.bilingual import both, count_in_both, number_in_both, time_in_both, warning_in_both
from hronika.exports.html_view import ArticleView, view
from hronika.exports.markup import plain
from hronika.exports.registry import Reading
from hronika.exports.summary import RESPONSE_SIGNS, SIGNS
from hronika.record import Record

_FOLDER = Path(__file__).with_name("report")


def write(readings: Iterable[Reading], out: TextIO, *, interface: str = "lv") -> None:
    """Write the report, every article as it comes: `interface` is the language its own words start in.

    What is kept of an article that is written is its line in the table of contents, which stands at the end.
    """
    remaining = iter(readings)
    first = next(remaining, None)  # before anything is written, so that a reading that fails writes nothing
    contents: list[dict[str, Any]] = []

    def articles() -> Iterator[ArticleView]:
        for number, (record, text) in enumerate(chain([first] if first else [], remaining), 1):
            article = view(record, text, f"r{number}")
            yield article
            contents.append(
                {
                    "key": article.key,
                    "heading": article.heading,
                    "published": article.published,
                    "statements": len(record.statements),
                    "events": len(record.events),
                }
            )

    style = _own("record.css") + _own("page.css")
    scripts = [_own("language.js"), _own("page.js")]
    allowed = " ".join(f"'{_hash(script)}'" for script in scripts)
    page = _templates().get_template("page.html")
    out.writelines(
        page.generate(
            articles=articles(),
            contents=contents,
            interface=interface,
            style=style,
            scripts=scripts,
            # The page runs these scripts and this style and nothing else, whatever a text smuggles in.
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src {allowed}; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def notebook_html(record: Record, text: str) -> str:
    """Give the report of one record as a piece of HTML to stand in a notebook, with no script.

    Its ids are new ones each time, as a notebook may show a record twice.
    """
    return (
        _templates()
        .get_template("notebook.html")
        .render(
            article=view(record, text, f"r{secrets.token_hex(6)}"),
            style=_own("record.css"),
        )
    )


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    environment.globals.update(
        both=both,
        time_in_both=time_in_both,
        number_in_both=number_in_both,
        count_in_both=count_in_both,
        warning_in_both=warning_in_both,
        signs=SIGNS,
        response_signs=RESPONSE_SIGNS,
    )
    return environment


@cache
def _own(name: str) -> Markup:
    """A file of the report to put into the page as it is."""
    return Markup((_FOLDER / name).read_text("utf-8"))  # noqa: S704 it is ours


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
