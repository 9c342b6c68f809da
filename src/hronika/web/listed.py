"""Statements, events, articles and names as lists show them, with the address of each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hronika.archive.highlights import Place
from hronika.archive.hits import ArticleHit, EventHit, Hit, NameHit, StatementHit
from hronika.web import addresses
from hronika.web.page import PageData, Row

Marks = tuple[tuple[int, int], ...]


class Listed(PageData):
    """What all of them have.

    `address` is the permanent one here, `at_source` that of the words in the article at its outlet. `text`
    is the words it is pinned to, `marks` are the places in it of what was searched for, in code points.
    """

    address: str
    at_source: str | None
    article_address: str
    article: str
    title: str | None
    outlet: str | None
    published: date | None
    incomplete: bool
    text: str
    marks: Marks


class ListedStatement(Listed):
    """A statement; `speaker` is a name, None where the article does not tell it.

    `within` is the statement that it is quoted in, and `told_by` whose that is by name.
    """

    speaker: str | None
    source: str | None
    cue: str | None
    act: str
    mode: str
    stance: str | None
    said_at: str | None
    within: str | None
    told_by: str | None
    confidence: float


class ListedEvent(Listed):
    """An event; `vouched` and `polarity` say how far its article tells it as a fact, `speaker` who does.

    `denied_by` is who denies it, where it is denied, or the article itself does (`denied_by_article`).
    """

    predicate: str
    type: str | None
    vouched: str
    polarity: str
    agent: str | None
    patient: str | None
    time: str | None
    place: str | None
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    confidence: float


class ListedArticle(Listed):
    """An article; `text` is the paragraph in which something was found."""

    title_marks: Marks


class ListedName(Listed):
    """Somebody or something that an article names."""

    name: str
    type: str
    roles: str
    mentions: int


AnyListed = ListedStatement | ListedEvent | ListedArticle | ListedName

COLUMNS: dict[type[Hit], tuple[str, ...]] = {
    StatementHit: (
        "address", "published", "outlet", "article", "title", "speaker", "source", "cue", "act", "mode",
        "stance", "said_at", "text", "confidence", "at_source", "within", "told_by",
    ),
    EventHit: (
        "address", "published", "outlet", "article", "title", "predicate", "type", "vouched", "polarity",
        "speaker", "agent", "patient", "time", "place", "text", "confidence", "at_source", "denied_by",
        "denied_by_article",
    ),
    ArticleHit: ("address", "published", "outlet", "article", "title", "incomplete", "text", "at_source"),
    NameHit: (
        "address", "published", "outlet", "article", "title", "name", "type", "roles", "mentions", "text",
    ),
}  # fmt: skip
"""The columns of a CSV of each kind."""


def listed(hit: Hit) -> AnyListed:
    """Make what a list shows of something found."""
    article_address = addresses.of_text(hit.sha256)
    common: dict[str, Any] = {
        "article_address": article_address,
        "article": hit.article,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.day,
        "incomplete": hit.incomplete,
        "text": hit.text,
        "at_source": addresses.in_source(hit.url, hit.text),
        "marks": _marks(hit),
    }
    match hit:
        case StatementHit():
            own = addresses.of_statement(hit.sha256, hit.spans[0][0], hit.spans[-1][1])
            return ListedStatement(
                address=own, speaker=hit.speaker, source=hit.source, cue=hit.cue, act=hit.act, mode=hit.mode,
                stance=hit.stance, said_at=hit.said_at, within=hit.within, told_by=hit.told_by,
                confidence=hit.confidence, **common,
            )  # fmt: skip
        case EventHit():
            own = addresses.of_event(hit.sha256, *hit.predicate_place)
            return ListedEvent(
                address=own, predicate=hit.predicate, type=hit.type, vouched=hit.vouched,
                polarity=hit.polarity, agent=hit.agent, patient=hit.patient, time=hit.time, place=hit.place,
                speaker=hit.speaker, denied_by=hit.denied_by, denied_by_article=hit.denied_by_article,
                confidence=hit.confidence, **common,
            )  # fmt: skip
        case ArticleHit():
            return ListedArticle(address=article_address, title_marks=hit.title_highlights, **common)
        case NameHit():
            return ListedName(
                address=article_address, name=hit.name, type=hit.type, roles=hit.roles, mentions=hit.mentions,
                **common,
            )  # fmt: skip
    raise TypeError(hit)


def rows_of(items: Sequence[PageData], columns: Sequence[str]) -> list[Row]:
    """Give the rows of a CSV."""
    return [[_cell(getattr(item, column)) for column in columns] for item in items]


def _cell(value: object) -> str | int | float | bool | None:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _marks(hit: Hit) -> tuple[Place, ...]:
    """Give the highlights as places in the text that is shown, in which spans are joined by ` … `."""
    marks, before = [], 0
    for start, end in hit.spans:
        marks += [
            (before + first - start, before + last - start)
            for first, last in hit.highlights
            if start <= first and last <= end
        ]
        before += end - start + len(" … ")
    return tuple(marks)
