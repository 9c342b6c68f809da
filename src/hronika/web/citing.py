"""What is to be copied: a statement, an event or an article as text, Markdown, BibTeX and JSON-LD."""

import json
import re
from collections.abc import Mapping
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

    `caution` is what must stand beside that one: what it does with the words where it does not hold them
    (`noliedz`), and who tells of them where the article itself does not (`kā stāsta Maija Strode`).
    `content` is None of an article as a whole. `link` is the permanent address here, `url` that of the
    article at its outlet.
    """

    content: str | None
    is_direct: bool
    speaker: str | None
    caution: str | None
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

    What is no direct speech stands without quotation marks, as the words are the outlet's; `retold` says so,
    or of an event how far the article tells it as a fact.
    """
    day = day.replace("\u00a0", " ")
    return (
        Citation("text", _text(quoted, day, unknown, retold)),
        Citation("markdown", _markdown(quoted, day, unknown, retold)),
        Citation("bibtex", _bibtex(quoted, unknown, retold)),
        Citation("json-ld", _json_ld(quoted, retold)),
    )


def _said(content: str, quoted: Quoted, retold: str) -> str:
    return f"„{content}”" if quoted.is_direct else f"{content} ({retold})"


def _by(speaker: str, quoted: Quoted) -> str:
    """Give who says it, with what must stand beside."""
    return f"{speaker} ({quoted.caution})" if quoted.caution else speaker


def _text(quoted: Quoted, day: str, unknown: str, retold: str) -> str:
    where = ", ".join(filter(None, [quoted.title, quoted.outlet, day if quoted.published else None]))
    by = _by(quoted.speaker or unknown, quoted)
    said = f"{by}: {_said(quoted.content, quoted, retold)}" if quoted.content else None
    return "\n".join(filter(None, [said, where, quoted.url, quoted.link]))


def _markdown(quoted: Quoted, day: str, unknown: str, retold: str) -> str:
    def plain(text: str) -> str:
        return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

    title = plain(quoted.title or quoted.outlet or "")
    source = f"[{title}](<{quoted.url}>)" if quoted.url and title else title
    where = ", ".join(
        filter(
            None,
            [source, plain(quoted.outlet or "") if quoted.title else None, day if quoted.published else None],
        )
    )
    if quoted.content is None:
        return f"{where}. [Hronika](<{quoted.link}>)"
    said = _said(plain(quoted.content), quoted, retold)
    by = _by(f"**{plain(quoted.speaker or unknown)}**", quoted)
    return f"> {said}\n>\n> – {by}, {where}. [Hronika](<{quoted.link}>)"


def _bibtex(quoted: Quoted, unknown: str, retold: str) -> str:
    def field(name: str, value: str | None) -> str | None:
        return f"  {name} = {{{value.translate(_BIBTEX)}}}" if value else None

    published, content = quoted.published, quoted.content
    by = _by(quoted.speaker or unknown, quoted)
    said = f"{by}: {_said(content, quoted, retold)}" if content else None
    fields = [
        # In braces of its own, so that a name is not taken apart.
        f"  author = {{{{{quoted.speaker.translate(_BIBTEX)}}}}}" if quoted.speaker else None,
        field("title", quoted.title or (content or quoted.link)[:120]),
        field("howpublished", quoted.outlet),
        field("year", f"{published:%Y}" if published else None),
        field("month", f"{published:%m}" if published else None),
        field("day", f"{published:%d}" if published else None),
        field("note", said),
        f"  url = {{{quoted.link}}}",
    ]
    return f"@misc{{{quoted.key},\n" + ",\n".join(filter(None, fields)) + "\n}"


def _json_ld(quoted: Quoted, retold: str) -> str:
    """Write a Quotation of schema.org, or a NewsArticle; without a creator where the article tells none."""
    article = {
        "@type": "NewsArticle",
        "headline": quoted.title,
        "publisher": {"@type": "Organization", "name": quoted.outlet} if quoted.outlet else None,
        "datePublished": quoted.published.isoformat() if quoted.published else None,
        "url": quoted.url,
    }
    if quoted.content is None:
        return _json({"@context": "https://schema.org", **article, "archivedAt": quoted.link})
    value = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": quoted.link,
        "text": quoted.content,
        "description": ", ".join(filter(None, [None if quoted.is_direct else retold, quoted.caution]))
        or None,
        "creator": {"@type": "Thing", "name": quoted.speaker} if quoted.speaker else None,
        "isPartOf": {key: part for key, part in article.items() if part is not None},
        "url": quoted.link,
    }
    return _json(value)


def _json(value: Mapping[str, object]) -> str:
    kept = {key: part for key, part in value.items() if part is not None}
    return json.dumps(kept, ensure_ascii=False, indent=2)
