"""Exports articles as entries of BibTeX, for papers that cite them.

Not held: everything that was read in the articles.
"""

import re
from collections.abc import Iterable
from typing import TextIO

from hronika.exports.exported import ExportedArticle, WhoIsWhoSource
from hronika.exports.formats import ExportOptions
from hronika.exports.tally import Tally
from hronika.record import ArticleInfo

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "^": r"\^{}",
    "_": r"\_", "~": r"\textasciitilde{}", "%": r"\%",
}  # fmt: skip
_UNWRITABLE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Write an entry for each article, as they come."""
    tally = Tally()
    for article in articles:
        out.write(_entry(article))
        tally.count("articles")
        tally.leave_out("statements and events", len(article.statements) + len(article.events))
    return tally


def _entry(article: ExportedArticle) -> str:
    info = article.record.article
    fields = [
        ("title", f"{{{_escaped(info.title)}}}" if info.title else None),
        ("journal", _escaped(info.outlet) if info.outlet else None),
        *_dated(info),
        ("url", _address(info.url) if info.url else None),
        ("langid", {"lv": "latvian", "en": "english", "ru": "russian"}.get(article.language or "")),
        ("note", _escaped(f"Text: SHA-256 {info.sha256}")),
    ]
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields if value]
    month = "" if info.published is None else f"  month = {_MONTHS[info.published.month - 1]},\n"
    return f"@article{{{article.key},\n{''.join(lines)}{month}}}\n\n"


def _dated(info: ArticleInfo) -> list[tuple[str, str | None]]:
    if info.published is None:
        return []
    return [("year", f"{info.published.year:04}"), ("date", info.published.isoformat())]


def _escaped(text: str) -> str:
    """Write text so that LaTeX prints it as it stands, on one line."""
    line = _UNWRITABLE.sub(" ", text)
    return "".join(_SPECIAL.get(character, character) for character in line)


def _address(url: str) -> str:
    """Write an address, in which braces and what is no part of an address stand percent-encoded."""
    return re.sub(r"[\s{}\\%\ud800-\udfff\0-\x1f]", _encoded, url)


def _encoded(found: re.Match[str]) -> str:
    if found[0] == "%":
        return r"\%"
    return "".join(rf"\%{byte:02X}" for byte in found[0].encode(errors="replace"))
