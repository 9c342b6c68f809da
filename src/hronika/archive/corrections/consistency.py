"""Keeps a record whole when items of it were changed, left out or added: order, identifiers, references.

What a reading tells of an item by way of another (a statement within a statement, an event in a statement,
the time of an event) is kept where it still holds, found by the place of the words where it does not, and
null where there is nothing to find.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from hronika.archive.corrections.anchoring import spans_of
from hronika.identifiers import Identifiers, ItemKind
from hronika.record import PLOVER_TYPES, Event, EventMention, Name, Record, Response, Span, Statement, Time

Told = TypeVar("Told", Event, EventMention)


class NewItems(NamedTuple):
    """The items that a record is to have. Each has the identifier that others know it by so far."""

    statements: Sequence[Statement]
    events: Sequence[Event]
    times: Sequence[Time]


class Renewed(NamedTuple):
    """A record that is whole, without a checksum, and the new identifier of each item by the one it had."""

    record: Record
    identifiers: Mapping[str, str]


def with_items(record: Record, items: NewItems, touched: set[str]) -> Renewed:
    """Give the record with these items in the place of its own; `touched` are those that people spoke of.

    An event that a statement made less than asserted, and that no statement holds any longer, is not told as
    a fact for that: the words that attributed the statement become its evidence; where there are none the
    event goes with the statement.
    """
    identify = _Identities(record.article.sha256)
    times = sorted(items.times, key=lambda time: time.span.start)
    times = [time.model_copy(update={"id": identify("time", time)}) for time in times]
    entities = {name.entity: name for name in reversed(record.names)}
    statements = sorted(items.statements, key=opening)
    new_ids = [identify("statement", statement) for statement in statements]
    nesting = _Nesting(statements, touched)
    whole = [
        statement.model_copy(
            update={
                "id": new,
                "said_at": statement.said_at if _is_dated(statement, times) else None,
                "speaker_id": entity_named(statement.speaker_name, statement.speaker_id, entities),
                "within": identify.given.get(nesting.outer(statement) or ""),
            }
        )
        for statement, new in zip(statements, new_ids, strict=True)
    ]
    gone = {item.id: item for item in record.statements}
    known_times = {time.id for time in times}
    own = {event.id for event in items.events}
    events = []
    for event in sorted(items.events, key=lambda event: event.predicate.start):
        placed = _placed(event, event.id in touched, nesting, gone, identify.given)
        if placed is None:
            continue
        time = identify.given.get(event.time or "")
        mentions = [
            _placed(mention, False, nesting, gone, identify.given)
            for mention in event.mentions
            if mention.id not in own
        ]
        events.append(
            placed.model_copy(
                update={
                    "id": identify("event", event),
                    "time": time if time in known_times else None,
                    "paragraph_place": None if event.place else event.paragraph_place,
                    "participants": tuple(
                        part.model_copy(
                            update={
                                "id": entity_named(part.name, part.id, entities),
                                "plover": part.plover if event.type in PLOVER_TYPES else None,
                                "element": part.element if event.frame else None,
                            }
                        )
                        for part in event.participants
                    ),
                    "mentions": tuple(
                        mention.model_copy(update={"id": identify("event", mention)})
                        for mention in mentions
                        if mention is not None
                    ),
                }
            )
        )
    made = {
        "statements": tuple(whole),
        "events": tuple(events),
        "times": tuple(times),
        "responses": _responses(record, whole, events, identify.given, touched),
        "checksum": None,
    }
    return Renewed(record.model_copy(update=made), identify.given)


def _responses(
    record: Record,
    statements: Iterable[Statement],
    events: Iterable[Event],
    identifiers: Mapping[str, str],
    touched: set[str],
) -> tuple[Response, ...]:
    """Keep the responses that are made by statements which are still there, and what is left of their matter.

    Who makes one is whom people say its statement is by.
    """
    by_id = {statement.id: statement for statement in statements}
    there = by_id.keys() | {event.id for event in events}
    kept = []
    for response in record.responses:
        new = identifiers.get(response.statement or "")
        statement = by_id.get(new or "")
        if response.statement is not None and statement is None:
            continue
        about = [identifiers.get(item) for item in response.about]
        update: dict[str, object] = {
            "about": tuple(dict.fromkeys(item for item in about if item in there and item != new)),
            "statement": new,
        }
        if statement is not None and response.statement in touched:
            update |= {
                "speaker": statement.speaker,
                "speaker_name": statement.speaker_name,
                "speaker_id": statement.speaker_id,
            }
        kept.append(response.model_copy(update=update))
    return tuple(kept)


def opening(statement: Statement) -> int:
    """Give where a statement begins, its cue included: the order of statements in a record."""
    first = statement.content[0].start
    return min(first, statement.cue.start) if statement.cue else first


def entity_named(name: str | None, known: str | None, entities: Mapping[str, Name]) -> str | None:
    """Give the entity of this canonical name: the known one if it still fits, else the only one."""
    if known is not None and known in entities and entities[known].name == name:
        return known
    found = [identifier for identifier, entity in entities.items() if entity.name == name]
    return found[0] if len(found) == 1 else None


class _Identities:
    """Gives items the identifiers of their places; one that was right stays."""

    def __init__(self, sha256: str) -> None:
        self._sha256 = sha256
        self._taken: set[str] = set()
        self.given: dict[str, str] = {}

    def __call__(self, kind: ItemKind, item: Statement | Event | EventMention | Time) -> str:
        spans = (item.predicate,) if isinstance(item, EventMention) else spans_of(item)
        base = Identifiers(self._sha256).of(kind, spans)
        found, number = base, 1
        is_right = item.id.startswith(f"{base}-") and base in self._taken and item.id not in self._taken
        if is_right:
            found = item.id
        while found in self._taken:
            number += 1
            found = f"{base}-{number}"
        self._taken.add(found)
        self.given[item.id] = found
        return found


class _Nesting:
    """Finds the statement that holds a stretch of the text, by the identifiers that they have so far."""

    def __init__(self, statements: Sequence[Statement], touched: set[str]) -> None:
        self._all = statements
        self._by_id = {statement.id: statement for statement in statements}
        self._touched = [statement for statement in statements if statement.id in touched]

    def outer(self, statement: Statement) -> str | None:
        """Give the statement that this one is quoted in: the one it was read in if that still holds it."""
        start, end = statement.content[0].start, statement.content[-1].end
        read = self._by_id.get(statement.within or "")
        if read is not None and _holds(read, start, end):
            return read.id
        candidates = self._candidates(statement.within, statement in self._touched)
        length = end - start
        return _innermost(start, end, candidates, at_least=length + 1)

    def around(self, start: int, end: int, read: str | None, is_new: bool) -> str | None:
        """Give the statement that an event stands in: the one it was read in if that still holds it."""
        known = self._by_id.get(read or "")
        if known is not None and _holds(known, start, end):
            return known.id
        return _innermost(start, end, self._candidates(read, is_new))

    def _candidates(self, read: str | None, is_new: bool) -> Sequence[Statement]:
        """Where the reader saw no statement around, only one that it did not know can be."""
        return self._all if is_new or read is not None else self._touched


def _holds(statement: Statement, start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in statement.content)


def _innermost(start: int, end: int, statements: Iterable[Statement], at_least: int = 0) -> str | None:
    """Give the statement with the shortest span of content that holds the stretch."""
    holding = [
        (span.end - span.start, number, statement.id)
        for number, statement in enumerate(statements)
        for span in statement.content
        if span.start <= start and end <= span.end and span.end - span.start >= at_least
    ]
    return min(holding)[2] if holding else None


def _placed(
    told: Told,
    is_touched: bool,
    nesting: _Nesting,
    gone: Mapping[str, Statement],
    identifiers: Mapping[str, str],
) -> Told | None:
    """Give an event with the statement that it stands in and what that makes of its factuality."""
    place = told.predicate.start
    around = nesting.around(place, place + 1, told.statement, is_touched)
    vouched, evidence = told.vouched, told.evidence
    if around is not None and vouched == "asserted":
        vouched = "attributed"
    elif around is None and vouched != "asserted" and not evidence:
        source = gone.get(told.statement or "")
        words = told.predicate if is_touched else (source.cue or source.speaker) if source else None
        if words is None:
            return None
        evidence = (words,)
    return told.model_copy(
        update={
            "statement": identifiers.get(around or ""),
            "vouched": vouched,
            "evidence": () if vouched == "asserted" else evidence,
        }
    )


def _is_dated(statement: Statement, times: Iterable[Time]) -> bool:
    return statement.said_at is not None and any(_overlap(statement.said_at, time.span) for time in times)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
