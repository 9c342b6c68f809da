"""The page of an event: what the text tells, how far it vouches for it, all sources, certainty over time."""

from datetime import date, datetime

from hronika.archive.lineage.telling import EventLineage, EventSource
from hronika.archive.located import Located, LocatedText
from hronika.denials import denial_of, is_denied_by_article
from hronika.record import Event, Span
from hronika.web import addresses
from hronika.web.addresses import CodePoint, TextHash
from hronika.web.citing import Citation, citations
from hronika.web.items import (
    SourceText,
    context_of,
    is_here,
    item_at,
    lineage_in,
    quoted,
    responses_in,
    short_title,
    source_of,
    words_of,
)
from hronika.web.listed import rows_of
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.page_addresses import PageAddresses, of_item
from hronika.web.responses import ShownResponse

pages = Pages()


class SourceOfEvent(PageData):
    """An event as one article tells it."""

    address: str | None
    outlet: str | None
    published: date | None
    published_at: datetime | None
    text: str
    vouched: str
    polarity: str
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    likelihood: float
    other_numbers: bool
    is_this: bool


class CertaintyStep(PageData):
    """A stage of certainty: how the event was vouched for, by whom, since when, in how many articles.

    `speaker` tells it; `denied_by` denies it, where it is denied, or the article itself does
    (`denied_by_article`).
    """

    vouched: str
    polarity: str
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    outlet: str | None
    since: date | None
    sources: int


class ParticipantIn(PageData):
    """Who takes part in an event, in the words of the text and by name."""

    role: str
    text: str | None
    name: str | None


class EventData(PageData):
    """An event: what happens, who takes part, where and when, and how far each article vouches for it.

    `speaker` is who tells of it, where the article itself does not, and `denied_by` who denies it, where it
    is denied, or the article itself does (`denied_by_article`). `first_asserted` is the first source that
    tells it as a fact of its own, None also where several may be.
    """

    address: str
    at_source: str | None
    is_exact: bool
    predicate: Span
    type: str | None
    vouched: str
    polarity: str
    evidence: tuple[str, ...]
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    statement_address: str | None
    participants: tuple[ParticipantIn, ...]
    time: str | None
    time_words: str | None
    place: str | None
    confidence: float
    source: SourceText
    sources: tuple[SourceOfEvent, ...]
    is_first_known: bool
    certainty: tuple[CertaintyStep, ...]
    first_asserted: SourceOfEvent | None
    responses: tuple[ShownResponse, ...]


@pages.page("/e/{hash}/{start}-{end}", "event.html", EventData)
def event(asked: Asked, hash: TextHash, start: CodePoint, end: CodePoint) -> PageView:
    """Show the event whose predicate stands at these code points of a text."""
    found: Located[Event] = item_at(asked, "event", hash, start, end)
    text, item = found.text, found.item
    lineage, where = lineage_in(asked, text, item.id), PageAddresses(asked.archive)
    known = lineage if isinstance(lineage, EventLineage) else None
    sources = tuple(_event_source(where, each, item.id, text) for each in known.events) if known else ()
    asserted = known.first_asserted if known else None
    times = {time.id: time for time in text.record.times}
    time = times.get(item.time or "")
    inside = next((each for each in text.record.statements if each.id == item.statement), None)
    denial = denial_of(item, text.record.statements, text.record.responses)
    data = EventData(
        address=of_item(text.record.article.sha256, item),
        at_source=addresses.in_source(text.record.article.url, _line(text, item)),
        is_exact=found.is_exact,
        predicate=item.predicate,
        type=item.type,
        vouched=item.vouched,
        polarity=item.polarity,
        evidence=tuple(span.text for span in item.evidence),
        speaker=inside.speaker_name if inside else None,
        denied_by=denial.speaker_name if denial else None,
        denied_by_article=is_denied_by_article(item, denial),
        statement_address=of_item(text.record.article.sha256, inside) if inside else None,
        participants=tuple(
            ParticipantIn(role=each.role, text=words_of(each.span), name=each.name)
            for each in item.participants
        ),
        time=time.value if time else None,
        time_words=time.span.text if time else None,
        place=words_of(item.place),
        confidence=item.confidence,
        source=source_of(text, item),
        sources=sources,
        is_first_known=bool(known and known.is_first_known),
        certainty=tuple(
            CertaintyStep(
                vouched=step.vouched, polarity=step.polarity, speaker=step.speaker, denied_by=step.denied_by,
                denied_by_article=step.denied_by_article,
                outlet=step.since.outlet, since=step.since.published, sources=step.sources,
            )
            for step in (known.certainty if known else ())
        ),
        first_asserted=_event_source(where, asserted, item.id, text) if asserted else None,
        responses=responses_in(asked, where, text, item.id),
    )  # fmt: skip
    columns = (
        "address", "outlet", "published", "vouched", "polarity", "speaker", "text", "likelihood", "denied_by",
        "denied_by_article",
    )  # fmt: skip
    return PageView(
        title=short_title(_line(text, item)),
        data=data,
        rows=Rows(columns, rows_of(sources, columns)),
        extra={
            "context": context_of(text, item),
            "repeated": time is not None and time.type == "SET",
            "cite": _cited(asked, data, _line(text, item)),
        },
    )


def _event_source(where: PageAddresses, each: EventSource, id: str, text: LocatedText) -> SourceOfEvent:
    return SourceOfEvent(
        address=where.item(each.where.article, each.where.outlet, each.id),
        outlet=each.where.outlet,
        published=each.where.published,
        published_at=each.where.published_at,
        text=each.text,
        vouched=each.vouched,
        polarity=each.polarity,
        speaker=each.speaker,
        denied_by=each.denied_by,
        denied_by_article=each.denied_by_article,
        likelihood=each.likelihood,
        other_numbers=each.other_numbers,
        is_this=each.id == id and is_here(each.where, text),
    )


def _line(text: LocatedText, item: Event) -> str:
    """Give the words of an event from its first participant to its last, on one line of the text."""
    whole = text.version.text
    spans = [item.predicate, *(each.span for each in item.participants if each.span)]
    spans += [item.place] if item.place else []
    begin = whole.rfind("\n", 0, item.predicate.start) + 1
    end = whole.find("\n", item.predicate.end)
    end = len(whole) if end < 0 else end
    first = max(begin, min(span.start for span in spans))
    return whole[first : min(end, max(span.end for span in spans))]


def _cited(asked: Asked, data: EventData, content: str) -> tuple[Citation, ...]:
    """Give an event in the words of its article, with how far that tells it as a fact, to be copied."""
    words = asked.words
    told = quoted(asked, data.source, data.address, data.speaker, " ".join(content.split()), is_direct=False)
    denied_by = None if data.denied_by == data.speaker else data.denied_by
    certainty = words.certainty(data.vouched, data.polarity, data.denied_by, data.denied_by_article)
    certainty += f": {denied_by}" if denied_by else ""
    return citations(told, words.day(told.published), told.outlet or words("common.no_outlet"), certainty)
