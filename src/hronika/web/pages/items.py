"""The pages of a statement and of an event: what the text says, all its sources, what became of it."""

from datetime import date, datetime
from typing import Any, TypeVar

from markupsafe import Markup

from hronika.archive.claims.telling import Claimed
from hronika.archive.lineage.telling import EventLineage, EventSource, StatementLineage, ToldIn, Variant
from hronika.archive.located import Located, LocatedText, spans_of
from hronika.errors import UsageError
from hronika.exports.markup import Mark
from hronika.record import Event, Span, Statement
from hronika.web import addresses
from hronika.web.addresses import CodePoint, TextHash
from hronika.web.citing import Citation, Quoted, citations
from hronika.web.errors import GoneError, NotThereError
from hronika.web.listed import rows_of
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.page_addresses import PageAddresses, of_item
from hronika.web.passages import paragraphs_around

pages = Pages()

T = TypeVar("T", Statement, Event)


class SourceText(PageData):
    """The article that something stands in, and the version of it.

    `still_stands` says of a version that is not the present one whether the present text has the same words.
    """

    address: str
    title: str | None
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    is_current: bool
    current_address: str
    still_stands: bool


class ChangedWords(PageData):
    """Where a variant has other words than the first; `dropped` and `added` are its hedges lost and got."""

    was: str
    becomes: str
    dropped: tuple[str, ...]
    added: tuple[str, ...]


class VariantOf(PageData):
    """A statement as one article has it; `likelihood` is how likely it is the same as the first."""

    address: str | None
    outlet: str | None
    published: date | None
    published_at: datetime | None
    speaker: str | None
    content: str
    kind: str
    likelihood: float
    changes: tuple[ChangedWords, ...]
    other_speaker: bool
    is_this: bool


class ResponseTo(PageData):
    """What denies, confirms, corrects or takes back what is shown, by whom, and where."""

    address: str | None
    kind: str
    speaker: str | None
    cue: str
    content: str | None
    outlet: str | None
    published: date | None
    score: float


class StatementData(PageData):
    """A statement: who said it, to whom, where and when, by which words, and in which articles.

    `is_first_known` says whether the days and hours of publication tell which of the `variants` is the first
    utterance. `is_exact` is false where the text is read otherwise now than when the address was made.
    """

    address: str
    at_source: str | None
    is_exact: bool
    content: tuple[Span, ...]
    speaker: str | None
    speaker_words: str | None
    speaker_id: str | None
    cue: str | None
    mode: str
    act: str
    stance: str | None
    addressee: str | None
    medium: str | None
    said_at: str | None
    confidence: float
    source: SourceText
    variants: tuple[VariantOf, ...]
    is_first_known: bool
    responses: tuple[ResponseTo, ...]


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
    likelihood: float
    other_numbers: bool
    is_this: bool


class CertaintyStep(PageData):
    """A stage of certainty: how the event was vouched for, by whom, since when, in how many articles."""

    vouched: str
    polarity: str
    speaker: str | None
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

    `first_asserted` is the first source that tells it as a fact of its own, None also where several may be.
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
    responses: tuple[ResponseTo, ...]


@pages.page("/s/{hash}/{start}-{end}", "statement.html", StatementData)
def statement(asked: Asked, hash: TextHash, start: CodePoint, end: CodePoint) -> PageView:
    """Show the statement at these code points of a text, by the beginning of the text's SHA-256."""
    found: Located[Statement] = _found(asked, "statement", hash, start, end)
    text, item = found.text, found.item
    lineage, where = _lineage(asked, text, item.id), PageAddresses(asked.archive)
    variants = (
        tuple(_variant(where, each, item.id, text) for each in lineage.variants)
        if isinstance(lineage, StatementLineage)
        else ()
    )
    content = " … ".join(span.text for span in item.content)
    data = StatementData(
        address=of_item(text.record.article.sha256, item),
        at_source=addresses.in_source(text.record.article.url, item.content[0].text),
        is_exact=found.is_exact,
        content=item.content,
        speaker=item.speaker_name,
        speaker_words=_text(item.speaker),
        speaker_id=asked.archive.named_in(text.version).get(item.speaker_name or ""),
        cue=_text(item.cue),
        mode=item.mode,
        act=item.act,
        stance=item.stance,
        addressee=_text(item.addressee),
        medium=_text(item.medium),
        said_at=_text(item.said_at),
        confidence=item.confidence,
        source=_source(text, item),
        variants=variants,
        is_first_known=isinstance(lineage, StatementLineage) and lineage.is_first_known,
        responses=_responses(asked, where, text, item.id),
    )
    columns = ("address", "outlet", "published", "speaker", "content", "kind", "likelihood", "other_speaker")
    return PageView(
        title=_short(content),
        data=data,
        rows=Rows(columns, rows_of(variants, columns)),
        extra={"context": _context(text, item), "cite": _cited(asked, data, content)},
    )


@pages.page("/e/{hash}/{start}-{end}", "event.html", EventData)
def event(asked: Asked, hash: TextHash, start: CodePoint, end: CodePoint) -> PageView:
    """Show the event whose predicate stands at these code points of a text."""
    found: Located[Event] = _found(asked, "event", hash, start, end)
    text, item = found.text, found.item
    lineage, where = _lineage(asked, text, item.id), PageAddresses(asked.archive)
    known = lineage if isinstance(lineage, EventLineage) else None
    sources = tuple(_event_source(where, each, item.id, text) for each in known.events) if known else ()
    asserted = known.first_asserted if known else None
    times = {time.id: time for time in text.record.times}
    time = times.get(item.time or "")
    inside = next((each for each in text.record.statements if each.id == item.statement), None)
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
        statement_address=of_item(text.record.article.sha256, inside) if inside else None,
        participants=tuple(
            ParticipantIn(role=each.role, text=_text(each.span), name=each.name) for each in item.participants
        ),
        time=time.value if time else None,
        time_words=time.span.text if time else None,
        place=_text(item.place),
        confidence=item.confidence,
        source=_source(text, item),
        sources=sources,
        is_first_known=bool(known and known.is_first_known),
        certainty=tuple(
            CertaintyStep(
                vouched=step.vouched, polarity=step.polarity, speaker=step.speaker, outlet=step.since.outlet,
                since=step.since.published, sources=step.sources,
            )
            for step in (known.certainty if known else ())
        ),
        first_asserted=_event_source(where, asserted, item.id, text) if asserted else None,
        responses=_responses(asked, where, text, item.id),
    )  # fmt: skip
    columns = ("address", "outlet", "published", "vouched", "polarity", "speaker", "text", "likelihood")
    return PageView(
        title=_short(_line(text, item)),
        data=data,
        rows=Rows(columns, rows_of(sources, columns)),
        extra={
            "context": _context(text, item),
            "repeated": time is not None and time.type == "SET",
            "cite": _cited_event(asked, data, _line(text, item)),
        },
    )


def _found(asked: Asked, kind: str, hash: str, start: int, end: int) -> Any:
    try:
        if kind == "statement":
            return asked.archive.statement_at(hash, start, end)
        return asked.archive.event_at(hash, start, end)
    except UsageError:
        if asked.archive.was_forgotten(hash, start, end):
            raise GoneError(asked.words("items.forgotten")) from None
        raise NotThereError(asked.words(f"items.no_{kind}", hash=hash[:70], place=f"{start}–{end}")) from None


def _lineage(asked: Asked, text: LocatedText, id: str) -> StatementLineage | EventLineage | None:
    """Give what is told of an item in all articles; None of one that stands in no current version."""
    article = text.record.article
    try:
        return asked.archive.lineage(id, article=article.id, outlet=article.outlet)
    except UsageError:
        return None


def _source(text: LocatedText, item: Statement | Event) -> SourceText:
    article = text.record.article
    now = text.current.text
    return SourceText(
        address=addresses.of_text(article.sha256),
        title=article.title,
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        is_current=text.version.is_current,
        current_address=addresses.of_text(text.current.record.article.sha256),
        still_stands=all(span.text in now for span in spans_of(item)),
    )


def _is_here(where: ToldIn, text: LocatedText) -> bool:
    article = text.record.article
    return (where.article, where.outlet) == (article.id, article.outlet)


def _variant(where: PageAddresses, each: Variant, id: str, text: LocatedText) -> VariantOf:
    return VariantOf(
        address=where.item(each.where.article, each.where.outlet, each.id),
        outlet=each.where.outlet,
        published=each.where.published,
        published_at=each.where.published_at,
        speaker=each.speaker,
        content=each.content,
        kind=each.kind,
        likelihood=each.likelihood,
        changes=tuple(
            ChangedWords(was=change.was, becomes=change.becomes, dropped=change.dropped, added=change.added)
            for change in each.changes
        ),
        other_speaker=each.other_speaker,
        is_this=each.id == id and _is_here(each.where, text),
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
        likelihood=each.likelihood,
        other_numbers=each.other_numbers,
        is_this=each.id == id and _is_here(each.where, text),
    )


def _responses(asked: Asked, where: PageAddresses, text: LocatedText, id: str) -> tuple[ResponseTo, ...]:
    if not text.version.is_current:
        return ()
    article = text.record.article
    found: list[Claimed] = [
        each
        for each in asked.archive.claims(id)
        if (each.id, each.article, each.outlet) == (id, article.id, article.outlet)
    ]
    return tuple(
        ResponseTo(
            address=where.item(each.article, each.outlet, each.id), kind=each.kind, speaker=each.speaker,
            cue=each.cue, content=each.content, outlet=each.outlet, published=each.published,
            score=each.score,
        )
        for claim in found
        for each in claim.responses
    )  # fmt: skip


def _context(text: LocatedText, item: Statement | Event) -> list[Markup]:
    """Give the paragraphs that an item stands in, with its words marked."""
    marks = [Mark(span.start, span.end, Markup('class="said"')) for span in spans_of(item)]
    if isinstance(item, Statement):
        marks += [Mark(span.start, span.end, Markup('class="cue"')) for span in (item.cue,) if span]
        marks += [Mark(span.start, span.end, Markup('class="speaker"')) for span in (item.speaker,) if span]
    else:
        marks = [
            Mark(item.predicate.start, item.predicate.end, Markup('class="trigger {}"').format(item.vouched))
        ]
        marks += [Mark(span.start, span.end, Markup('class="evidence"')) for span in item.evidence]
    return paragraphs_around(text.version.text, marks)


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


def _cited(asked: Asked, data: StatementData, content: str) -> tuple[Citation, ...]:
    """Give a statement with its source, to be copied."""
    quoted = _quoted(asked, data, content, data.mode == "direct")
    words = asked.words
    return citations(quoted, words.day(quoted.published), words("source_unknown"), words("mode.indirect"))


def _cited_event(asked: Asked, data: EventData, content: str) -> tuple[Citation, ...]:
    """Give an event in the words of its article, with how far that tells it as a fact, to be copied."""
    quoted, words = _quoted(asked, data, " ".join(content.split()), is_direct=False), asked.words
    certainty = words(f"vouched.{data.vouched}")
    certainty += f", {words('negative')}" if data.polarity == "negative" else ""
    return citations(
        quoted, words.day(quoted.published), quoted.outlet or words("common.no_outlet"), certainty
    )


def _quoted(asked: Asked, data: StatementData | EventData, content: str, is_direct: bool) -> Quoted:
    source = data.source
    return Quoted(
        content, is_direct, data.speaker, source.title, source.outlet, source.published, source.url,
        asked.base + data.address, "hronika" + data.address.replace("/s/", "/").replace("/", "-"),
    )  # fmt: skip


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST_TITLE else f"{one_line[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


_LONGEST_TITLE = 90


def _text(span: Span | None) -> str | None:
    return " ".join(span.text.split()) if span else None
