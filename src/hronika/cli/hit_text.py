"""The words of what was found, as a list shows them: on one line, shortened, the hits marked."""

import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from hronika.archive.hits import ArticleHit, EventHit, Hit, NameHit, StatementHit
from hronika.cli.listing import Row
from hronika.exports.control_characters import escaped

if TYPE_CHECKING:
    from rich.text import Text

    from hronika.archive.highlights import Place
    from hronika.archive.lineage.telling import EventSource, Step

_LONGEST = 240
"""How many characters of a text a table shows; around the first hit where it is longer."""

_ACTS = {
    "say": "says", "ask": "asks", "answer": "answers", "promise": "promises", "demand": "demands",
    "deny": "denies", "predict": "predicts", "opine": "thinks", "report": "reports", "warn": "warns",
}  # fmt: skip


def in_bold(out: TextIO) -> bool:
    """Say whether what was found is in bold there: on a terminal that may have it."""
    return out.isatty() and not os.environ.get("NO_COLOR")


def row_of(hit: Hit) -> Row:
    """Give all values of a hit, as JSON has them."""
    return asdict(hit) | {"day": None if hit.day is None else hit.day.isoformat()}


def cells_of(hit: Hit, bold: bool) -> "Sequence[str | Text]":
    """Give what a table shows of a hit: the day, two columns of its kind, the text, the outlet."""
    day, outlet = "" if hit.day is None else hit.day.isoformat(), hit.outlet or ""
    text = marked_text(hit, bold=bold)
    match hit:
        case StatementHit():
            return day, hit.speaker or hit.source or "?", act_in_words(hit), text, outlet
        case EventHit():
            return day, factuality_in_words(hit), hit.type or "", text, outlet
        case NameHit():
            return day, hit.name, hit.type, text, outlet
        case ArticleHit():
            title = marked(hit.title or "", hit.title_highlights, bold=bold) if hit.title else hit.article
            return day, hit.article if hit.title else "", title, text, outlet
    raise TypeError(hit)


def act_in_words(hit: StatementHit) -> str:
    """Say how something was said: by the word that reports it, with what that does if more than to say.

    Where it is quoted in another's words, with whose these are.
    """
    told = _ACTS.get(hit.act, hit.act) if hit.cue is None else hit.cue
    if hit.cue is not None and hit.act != "say":
        told += f" ({hit.act})"
    if hit.within is not None:
        told += f", as told by {hit.told_by}" if hit.told_by else ", quoted in another statement"
    return told


def factuality_in_words(hit: EventHit) -> str:
    """Say how far the text presents an event as a fact, and who does where it is not the article itself."""
    by = f" by {hit.speaker}" if hit.speaker else ""
    told = {
        "attributed": f"told{by or ' by others'}",
        "hypothetical": f"on a condition{by}",
        "denied": denied_in_words(hit),
    }
    vouched = told.get(hit.vouched, f"{hit.vouched}{by}")
    return f"{vouched}, not so" if hit.polarity == "negative" else vouched


def denied_in_words(event: "EventHit | EventSource | Step") -> str:
    """Say who denies an event, and who tells of it where that is another."""
    by = "the article itself" if event.denied_by_article else event.denied_by
    denied = f"denied by {by}" if by else "denied"
    teller = event.speaker
    return f"{denied}, told by {teller}" if teller and teller != event.denied_by else denied


def marked_text(hit: Hit, *, bold: bool) -> "str | Text":
    """Give the text of a hit with what was found in bold, or between `**`."""
    return marked(hit.text, _in_text(hit), bold=bold, longest=_LONGEST)


def marked(text: str, places: "Sequence[Place]", *, bold: bool, longest: int | None = None) -> "str | Text":
    """Give a text on one line with these places of it in bold, or between `**`.

    One that is longer is shortened around the first of them.
    """
    from rich.text import Text

    first, last = _window(text, places[0] if places else (0, 0), longest)
    line = Text("… " if first else "")
    plain = "… " if first else ""
    at = first
    for start, end in (place for place in places if first <= place[0] and place[1] <= last):
        line.append(_one_line(text[at:start])).append(_one_line(text[start:end]), "bold")
        plain += f"{_one_line(text[at:start])}**{_one_line(text[start:end])}**"
        at = end
    rest = _one_line(text[at:last]) + (" …" if last < len(text) else "")
    return line.append(rest) if bold else plain + rest


def _in_text(hit: Hit) -> "list[Place]":
    """Give the places of what was found in the text of the hit itself, of which parts may be left out."""
    places, offset = [], 0
    for start, end in hit.spans:
        places += [
            (first - start + offset, last - start + offset)
            for first, last in hit.highlights
            if start <= first and last <= end
        ]
        offset += end - start + len(" … ")
    return places


def _window(text: str, first: "Place", longest: int | None) -> "Place":
    """Choose what of a text is shown: whole words around the first place."""
    if longest is None or len(text) <= longest:
        return 0, len(text)
    start = max(0, min(first[0] - longest // 3, len(text) - longest))
    end = min(len(text), start + longest)
    if start:
        start = text.find(" ", start, first[0]) + 1 or first[0]
    if end < len(text):
        end = max(text.rfind(" ", first[1], end), first[1])
    return start, end


def _one_line(text: str) -> str:
    return escaped(re.sub(r"\s+", " ", text))
