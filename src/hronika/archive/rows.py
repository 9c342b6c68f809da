"""A record as rows of the archive's tables, in the order of the columns after `number` and `version`.

`authors` tells which fields of which item people said (`hronika.archive.corrections`).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pydantic_core import to_json

from hronika.archive.corrections.entry import FIELDS
from hronika.archive.placed import Placed
from hronika.record import Event, Name, NameKind, ParticipantRole, Record, Span

Row = tuple[Any, ...]
Authors = Mapping[str, Mapping[str, str]]

PLACES: tuple[NameKind, ...] = ("GPE", "location")
"""The kinds of names that name a place."""


def statement_rows(record: Record, authors: Authors) -> list[Row]:
    """Give a row for each statement; `said_at` is the value of the expression that dates the saying."""
    values = {(time.span.start, time.span.end): time.value for time in record.times}
    return [
        (
            item.id, " … ".join(span.text for span in item.content),
            item.content[0].start, item.content[-1].end,
            item.speaker.text if item.speaker else None, item.speaker_name,
            item.mode, item.act, item.stance, item.cue.text if item.cue else None,
            values.get((item.said_at.start, item.said_at.end)) if item.said_at else None,
            item.within, item.confidence, _corrected("statement", item.id, authors),
        )
        for item in record.statements
    ]  # fmt: skip


def event_rows(record: Record, authors: Authors) -> list[Row]:
    """Give a row for each event.

    Its time is the value of the expression that dates it; its place the name of it in the nominative, or the
    words that say where if they hold no name.
    """
    values = {time.id: time.value for time in record.times}
    names = placed_names(record)
    return [
        (
            item.id, item.predicate.text, item.predicate.start, item.predicate.end, item.type, item.vouched,
            item.polarity, _who(item, "agent"), _who(item, "patient"),
            values[item.time] if item.time else None, _where(item, names),
            item.statement, item.confidence, _corrected("event", item.id, authors),
        )
        for item in record.events
    ]  # fmt: skip


def name_rows(record: Record, _: Authors) -> list[Row]:
    """Give a row for each entity, with how often it is mentioned and the roles of a person."""
    mentions: dict[str, int] = {}
    for name in record.names:
        mentions[name.entity] = mentions.get(name.entity, 0) + 1
    entities = {name.entity: name for name in reversed(record.names)}
    roles = {person.id: "; ".join(role.text for role in person.roles) for person in record.people}
    return [
        (entity, entities[entity].kind, entities[entity].name, count, roles.get(entity, ""))
        for entity, count in mentions.items()
    ]


def said_by(record: Record, names: Collection[str]) -> set[str]:
    """Give the identifiers of what these speakers say, and of what is quoted in that."""
    found = {item.id for item in record.statements if item.speaker_name in names}
    inner = found
    while inner:
        inner = {item.id for item in record.statements if item.within in inner} - found
        found = found | inner
    return found


def without_statements(record: Record, gone: Collection[str]) -> Record:
    """Leave out statements and what is told in them."""
    events = [
        event.model_copy(
            update={"mentions": tuple(item for item in event.mentions if item.statement not in gone)}
        )
        for event in record.events
        if event.statement not in gone
    ]
    statements = tuple(item for item in record.statements if item.id not in gone)
    there = {item.id for item in statements} | {event.id for event in events}
    responses = tuple(
        item.model_copy(update={"about": tuple(each for each in item.about if each in there)})
        for item in record.responses
        if item.statement is None or item.statement in there
    )
    left = {"statements": statements, "events": tuple(events), "responses": responses}
    return record.model_copy(update=left).sealed()


def _where(event: Event, names: Placed[Name]) -> str | None:
    if event.place is None:
        return None
    inside = names.touching([event.place])
    return ", ".join(dict.fromkeys(name.name for name in inside if name.kind in PLACES)) or event.place.text


def placed_names(record: Record) -> Placed[Name]:
    """Give the mentions of names, to be found by where they stand."""
    return Placed((name.span, name) for name in record.names)


def said_within(record: Record) -> dict[str, list[Span]]:
    """Give by the identifier of a statement what others say within it, which is theirs."""
    found: dict[str, list[Span]] = {}
    for statement in record.statements:
        if statement.within:
            found.setdefault(statement.within, []).extend(statement.content)
    return found


def json_list(values: Iterable[Any]) -> str:
    """Write numbers or strings, or tuples of them, as `json_each` of SQLite reads them."""
    return to_json(list(values)).decode()


def without_speakers(record: Record, names: Collection[str]) -> Record:
    """Leave out what these speakers say and respond, what that quotes, and what is told in it."""
    responses = tuple(item for item in record.responses if item.speaker_name not in names)
    return without_statements(record.model_copy(update={"responses": responses}), said_by(record, names))


def _corrected(kind: str, identifier: str, authors: Authors) -> str | None:
    fields = authors.get(identifier, {})
    return "all" if len(fields) == len(FIELDS[kind]) else ", ".join(fields) or None


def _who(event: Event, role: ParticipantRole) -> str | None:
    """Name those with a role in an event, by their names where they have one."""
    named = [
        item.name or (item.span.text if item.span else None)
        for item in event.participants
        if item.role == role
    ]
    return ", ".join(name for name in named if name) or None
