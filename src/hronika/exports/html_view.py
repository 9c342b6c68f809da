"""What the templates of the HTML report show of a record, with the ids of the page's elements."""

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from hronika.denials import denial_of, is_denied_by_article
from hronika.exports.bilingual import both
from hronika.exports.markup import NOTHING, Mark, paragraphs, plain
from hronika.exports.summary import (
    RESPONSE_SIGNS,
    SIGNS,
    AmountShown,
    Source,
    amount_shown,
    dates,
    happens_when,
    named,
    other_times,
    responded_to,
    said_when,
    sources,
    statement_places,
    takes_part,
    words,
)
from hronika.record import Event, Quantity, Record, Response, Span, Statement, Time

# The style sheet has so many colours for speakers; further ones share them and differ by their letters.
_COLOURS = 8

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# What of TIMEX3 is also a value of HTML's attribute `datetime`.
_DATETIME = re.compile(r"\d{4}(-W\d\d|-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?")


@dataclass
class StatementView:
    """A statement: its `code` is the letter of its speaker with its number among what the speaker says."""

    statement: Statement
    code: str
    colour: str
    name: str | None
    said: str
    mark: str
    note: str
    line: str
    when: str
    within: "StatementView | None" = None
    answers: "list[ResponseView]" = field(default_factory=list)

    @property
    def stance(self) -> str | None:
        """The stance where it is not that of holding; that somebody asks, the cue shows already."""
        stance = self.statement.stance
        return None if stance == "holds" or (stance == "asks" and self.statement.cue) else stance


@dataclass
class EventView:
    """An event with what the report says of it in words."""

    event: Event
    mark: str
    note: str
    sign: str
    agent: str
    others: list[str]
    when: str
    value: str | None
    repeated: bool
    source: StatementView | None
    evidence: str
    mentions: list[tuple[str, str]]
    certainty: str
    """How far it is vouched for, by its key in the table of strings."""
    denied_elsewhere: bool
    """Whether another than who tells of it denies it."""
    answers: "list[ResponseView]" = field(default_factory=list)


@dataclass
class ResponseView:
    """Words that deny, confirm, correct or take back statements and events, which are what it is `about`.

    Where it is about nothing of this article, the statement that is made by it has what is denied or
    confirmed. `mark` is the id of its word in the text.
    """

    response: Response
    mark: str
    note: str
    sign: str
    about: list[StatementView | EventView]


@dataclass
class Passage:
    """A paragraph of the text with the statements, responses and events that begin in it."""

    markup: Markup
    statements: list[StatementView] = field(default_factory=list)
    responses: list[ResponseView] = field(default_factory=list)
    events: list[EventView] = field(default_factory=list)


@dataclass
class ArticleView:
    """An article with everything that the report shows of it; `key` makes the ids of its elements its own."""

    key: str
    record: Record
    heading: str
    url: str
    published: str
    passages: list[Passage]
    voices: list[dict[str, Any]]
    timeline: list[dict[str, Any]]
    other_times: list[tuple[str, Time]]
    kinds: list[tuple[str, list[tuple[str, Any]]]]
    amounts: list[tuple[str, Quantity, AmountShown]]


def view(record: Record, text: str, key: str, in_words: Callable[[str], str] = both) -> ArticleView:
    """Gather what the report shows of a record and its text; takes time in proportion to both.

    `in_words` gives the words that stand among those of the text, by their key in the table of strings.
    """
    voices = [_voice(source, number) for number, source in enumerate(sources(record))]
    statements = _statements(record, key, voices)
    places = statement_places(record)
    events = [
        _event(
            event,
            time,
            f"{key}-e{index}",
            f"{key}-h{index}",
            statements,
            places,
            denial_of(event, record.statements, record.responses),
        )
        for index, (event, time) in enumerate(happens_when(record))
    ]
    responses = _responses(record, key, statements, events)
    url = record.article.url or ""
    time_ids = {id(time): f"{key}-t{index}" for index, time in enumerate(record.times)}
    return ArticleView(
        key=key,
        record=record,
        heading=record.article.title or record.id,
        url=url if url.startswith(("https://", "http://")) else "",
        published=record.article.published.isoformat() if record.article.published else "",
        passages=_passages(record, text, key, statements, events, responses, in_words),
        voices=[
            voice | {"statements": [statements[index] for index in voice["source"].statements]}
            for voice in voices
        ],
        timeline=[
            {
                "value": value,
                "datetime": value if _DATETIME.fullmatch(value) else "",
                "times": [(time_ids[id(time)], time.span.text) for time in times],
            }
            for value, times in dates(record)
        ],
        other_times=[(time_ids[id(time)], time) for time in other_times(record)],
        kinds=_kinds(record, key),
        amounts=[
            (f"{key}-q{index}", amount, amount_shown(amount, text))
            for index, amount in enumerate(record.quantities)
        ],
    )


def _voice(source: Source, number: int) -> dict[str, Any]:
    known = source.name is not None
    return {
        "source": source,
        "letter": _letters(number) if known else "?",
        "colour": f"v{number % _COLOURS}" if known else "v-none",
    }


def _letters(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    before, last = divmod(number, len(_LETTERS))
    return (_letters(before - 1) if before else "") + _LETTERS[last]


def _statements(record: Record, key: str, voices: list[dict[str, Any]]) -> list[StatementView]:
    """The statements in the order of the record."""
    told: dict[int, tuple[dict[str, Any], int]] = {
        index: (voice, number)
        for voice in voices
        for number, index in enumerate(voice["source"].statements, 1)
    }
    times = said_when(record)
    views = []
    for index, statement in enumerate(record.statements):
        voice, number = told[index]
        views.append(
            StatementView(
                statement=statement,
                code=f"{voice['letter']}{number}",
                colour=voice["colour"],
                name=voice["source"].name,
                said=words(statement.content),
                mark=f"{key}-s{index}",
                note=f"{key}-a{index}",
                line=f"{key}-l{index}",
                when=times[index][0],
            )
        )
    places = statement_places(record)
    for statement_view in views:
        outer = places.get(statement_view.statement.within)
        statement_view.within = views[outer] if outer is not None else None
    return views


def _event(
    event: Event,
    time: Time | None,
    mark: str,
    note: str,
    statements: list[StatementView],
    places: Mapping[Hashable, int],
    denial: Statement | Response | None,
) -> EventView:
    place = places.get(event.statement)
    source = statements[place] if place is not None else None
    # the cue of the statement is shown there
    cue = source.statement.cue if source is not None else None
    evidence = [" ".join(span.text.split()) for span in event.evidence if span != cue]
    others = [takes_part(event, "patient"), takes_part(event, "counterpart")]
    return EventView(
        event=event,
        mark=mark,
        note=note,
        sign=SIGNS[event.vouched],
        agent=takes_part(event, "agent"),
        others=[other for other in others if other],
        when=" ".join(time.span.text.split()) if time is not None else "",
        value=time.value if time is not None else None,
        repeated=time is not None and time.type == "SET",
        source=source,
        evidence=", ".join(dict.fromkeys(evidence)),
        mentions=[
            (f"{mark}-{number}", mention.predicate.text) for number, mention in enumerate(event.mentions)
        ],
        certainty=_certainty(event, denial, is_told=source is not None),
        denied_elsewhere=event.vouched == "denied" and not isinstance(denial, Statement),
    )


def _certainty(event: Event, denial: Statement | Response | None, *, is_told: bool) -> str:
    """Give how far an event is vouched for, by its key in the table of strings; `is_told` by a statement."""
    if is_told and event.vouched == "attributed":
        return "says"
    if is_denied_by_article(event, denial):
        return "denial.article"
    return "denial.source" if isinstance(denial, Statement) else f"vouched.{event.vouched}"


def _responses(
    record: Record, key: str, statements: list[StatementView], events: list[EventView]
) -> list[ResponseView]:
    """The responses in the order of the record, noted with what each is about."""
    items: dict[str, StatementView | EventView] = {view.statement.id: view for view in statements}
    items |= {view.event.id: view for view in events}
    views = []
    for index, response in enumerate(record.responses):
        about = [items[id] for id in responded_to(response) if id in items]
        view = ResponseView(
            response=response,
            mark=f"{key}-d{index}",
            note=f"{key}-c{index}",
            sign=RESPONSE_SIGNS[response.kind],
            about=about,
        )
        for id in response.about:
            if id in items:
                items[id].answers.append(view)
        views.append(view)
    return views


def _passages(
    record: Record,
    text: str,
    key: str,
    statements: list[StatementView],
    events: list[EventView],
    responses: list[ResponseView],
    in_words: Callable[[str], str],
) -> list[Passage]:
    """Cut the text into paragraphs and put beside each what begins in it."""
    lines = paragraphs(text, _marks(record, key, statements, events, responses, in_words))
    passages = [Passage(line.markup) for line in lines]
    starts = [line.start for line in lines]

    def at(span: Span) -> Passage:
        return passages[max(0, bisect_right(starts, span.start) - 1)]

    for statement in sorted(statements, key=lambda item: item.statement.content[0].start):
        at(statement.statement.content[0]).statements.append(statement)
    for response in sorted(responses, key=lambda item: item.response.cue.start):
        at(response.response.cue).responses.append(response)
    for event in sorted(events, key=lambda item: item.event.predicate.start):
        at(event.event.predicate).events.append(event)
    return passages


def _marks(
    record: Record,
    key: str,
    statements: list[StatementView],
    events: list[EventView],
    responses: list[ResponseView],
    in_words: Callable[[str], str],
) -> Iterator[Mark]:
    for statement in statements:
        yield from _statement_marks(statement, in_words("statement"))
    for response in responses:
        yield _response_mark(response)
    for item in events:
        told = [(item.event.predicate, item.event.vouched, item.mark)]
        told += [
            (mention.predicate, mention.vouched, identifier)
            for mention, (identifier, _) in zip(item.event.mentions, item.mentions, strict=True)
        ]
        for span, vouched, identifier in told:
            yield _mark(span, f"trigger {vouched}", item.mark, identifier)
    for index, time in enumerate(record.times):
        yield _mark(time.span, "time", "", f"{key}-t{index}")
    for index, name in enumerate(record.names):
        attributes = Markup(f'class="name" title="{plain(name.name)}"')  # noqa: S704 it is escaped
        yield Mark(name.span.start, name.span.end, attributes, f"{key}-n{index}")
    for index, amount in enumerate(record.quantities):
        yield _mark(amount.span, "amount", "", f"{key}-q{index}")


def _statement_marks(view: StatementView, called: str) -> Iterator[Mark]:
    badge = Markup(  # noqa: S704 all of it is ours
        f'<a class="badge {view.colour}" href="#{view.note}" data-s="{view.mark}">'
        f'<span class="hidden">{escape(called)} </span>{view.code}</a>'
    )
    for number, span in enumerate(view.statement.content):
        first = number == 0
        yield _mark(
            span, f"said {view.colour}", view.mark, "" if number else view.mark, badge if first else NOTHING
        )
    for part, there in (("cue", view.statement.cue), ("speaker", view.statement.speaker)):
        if there is not None:
            yield _mark(there, f"{part} {view.colour}", view.mark)


def _response_mark(view: ResponseView) -> Mark:
    sign = Markup(  # noqa: S704 all of it is ours
        f'<a class="replies" href="#{view.note}" data-s="{view.mark}"><span class="hidden">'
        f'{both(f"response.{view.response.kind}")} </span><span class="reply">{view.sign}</span></a>'
    )
    return _mark(view.response.cue, "answer", view.mark, view.mark, sign)


def _mark(span: Span, classes: str, shared: str, identifier: str = "", before: Markup = NOTHING) -> Mark:
    """Mark a span; what has the same `shared` is shown together when one of it is pointed at."""
    attributes = f'class="{classes}" data-s="{shared}"' if shared else f'class="{classes}"'
    return Mark(span.start, span.end, Markup(attributes), identifier, before)  # noqa: S704 all of it is ours


def _kinds(record: Record, key: str) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Group what is named by kind, each with the id of its first mention in the text."""
    first: dict[tuple[int, int], str] = {}
    for index, name in enumerate(record.names):
        first.setdefault((name.span.start, name.span.end), f"{key}-n{index}")
    kinds: dict[str, list[tuple[str, Any]]] = {}
    for entry in named(record):
        span = entry.mentions[0]
        kinds.setdefault(entry.kind, []).append((first[span.start, span.end], entry))
    return list(kinds.items())
