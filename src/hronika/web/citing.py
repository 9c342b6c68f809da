"""A statement to be copied: as text, Markdown, BibTeX and JSON-LD, each with source, date and link."""

import json
import re
from datetime import date
from typing import NamedTuple

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "$": r"\$",
    }
)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


class Quoted(NamedTuple):
    """What is cited: the words, whether they stand in quotation marks, who says them, and where.

    `link` is the permanent address here, `url` that of the article at its outlet.
    """

    content: str
    is_direct: bool
    speaker: str | None
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    link: str
    key: str


class Citation(NamedTuple):
    """A form of citing with what is to be copied."""

    form: str
    text: str


def citations(quoted: Quoted, day: str, unknown: str, retold: str) -> tuple[Citation, ...]:
    """Give all forms; `day` is the date in words, `unknown` stands for a speaker that is not told.

    What is no direct speech stands without quotation marks, as the words are the outlet's; `retold` says so.
    """
    return (
        Citation("text", _text(quoted, day, unknown, retold)),
        Citation("markdown", _markdown(quoted, day, unknown, retold)),
        Citation("bibtex", _bibtex(quoted, unknown)),
        Citation("json-ld", _json_ld(quoted)),
    )


def _text(quoted: Quoted, day: str, unknown: str, retold: str) -> str:
    said = f"„{quoted.content}”" if quoted.is_direct else f"{quoted.content} ({retold})"
    where = ", ".join(filter(None, [quoted.title, quoted.outlet, day if quoted.published else None]))
    links = "\n".join(filter(None, [quoted.url, quoted.link]))
    return f"{quoted.speaker or unknown}: {said}\n{where}\n{links}"


def _markdown(quoted: Quoted, day: str, unknown: str, retold: str) -> str:
    def plain(text: str) -> str:
        return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

    said = f"„{plain(quoted.content)}”" if quoted.is_direct else f"{plain(quoted.content)} ({retold})"
    title = plain(quoted.title or quoted.outlet or "")
    source = f"[{title}](<{quoted.url}>)" if quoted.url and title else title
    where = ", ".join(
        filter(
            None,
            [source, plain(quoted.outlet or "") if quoted.title else None, day if quoted.published else None],
        )
    )
    return f"> {said}\n>\n> – **{plain(quoted.speaker or unknown)}**, {where}. [Hronika](<{quoted.link}>)"


def _bibtex(quoted: Quoted, unknown: str) -> str:
    def field(name: str, value: str | None) -> str | None:
        return f"  {name} = {{{value.translate(_BIBTEX)}}}" if value else None

    published = quoted.published
    fields = [
        field("author", f"{{{quoted.speaker}}}" if quoted.speaker else None),
        field("title", quoted.title or quoted.content[:120]),
        field("howpublished", quoted.outlet),
        field("year", f"{published:%Y}" if published else None),
        field("month", f"{published:%m}" if published else None),
        field("day", f"{published:%d}" if published else None),
        field("note", f"{quoted.speaker or unknown}: {quoted.content}"),
        f"  url = {{{quoted.link}}}",
    ]
    return f"@misc{{{quoted.key},\n" + ",\n".join(filter(None, fields)) + "\n}"


def _json_ld(quoted: Quoted) -> str:
    """Write a Quotation of schema.org; without a creator where the article does not tell who speaks."""
    article = {
        "@type": "NewsArticle",
        "headline": quoted.title,
        "publisher": {"@type": "Organization", "name": quoted.outlet} if quoted.outlet else None,
        "datePublished": quoted.published.isoformat() if quoted.published else None,
        "url": quoted.url,
    }
    value = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": quoted.link,
        "text": quoted.content,
        "creator": {"@type": "Thing", "name": quoted.speaker} if quoted.speaker else None,
        "isPartOf": {key: part for key, part in article.items() if part is not None},
        "url": quoted.link,
    }
    return json.dumps(
        {key: part for key, part in value.items() if part is not None}, ensure_ascii=False, indent=2
    )
