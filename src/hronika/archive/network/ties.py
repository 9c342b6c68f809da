"""The ties that a record tells of between those whom it names."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from hronika.archive.placed import Placed
from hronika.archive.rows import placed_names, said_within
from hronika.record import Event, Name, Record, Span, Statement

TieKind = Literal["about", "to", "meets"]
"""Somebody speaks about another, speaks to another, or meets or confers with another."""

_ENDS = ("person", "organization")


class Tie(NamedTuple):
    """A tie from one to another, by their names in the article.

    `item` is the identifier of the statement or, of a meeting, of the event. A meeting has no direction:
    `one` is the name that comes first by code points.
    """

    kind: TieKind
    item: str
    one: str
    other: str


def ties_of(record: Record) -> Iterator[Tie]:
    """Yield the ties that a record tells of, each once for a statement or an event.

    About are the people and organizations that the content names. Those who meet are the ones that take part
    by name in an event of the type `consult` (PLOVER: visits, talks, also by telephone).
    """
    mentions, inner = placed_names(record), said_within(record)
    for statement in record.statements:
        if statement.speaker_name:
            within = inner.get(statement.id, ())
            yield from _of_statement(statement, statement.speaker_name, mentions, within)
    kinds = {name.entity: name.kind for name in record.names}
    for event in record.events:
        if event.type == "consult":
            yield from _of_meeting(event, {id for id, kind in kinds.items() if kind in _ENDS})


def _of_statement(
    statement: Statement, speaker: str, mentions: Placed[Name], within: Iterable[Span]
) -> Iterator[Tie]:
    """Yield the ties that a statement tells of; what another says `within` it is that one's."""
    of_another = {name.id for name in mentions.touching(within)}
    addressee = [statement.addressee] if statement.addressee else []
    kinds: tuple[tuple[TieKind, set[str]], ...] = (
        (
            "about",
            {
                name.name
                for name in mentions.touching(statement.content)
                if name.kind in _ENDS and name.id not in of_another
            },
        ),
        ("to", {name.name for name in mentions.touching(addressee) if name.kind in _ENDS}),
    )
    for kind, names in kinds:
        for name in sorted(names - {speaker}):
            yield Tie(kind, statement.id, speaker, name)


def _of_meeting(event: Event, ends: set[str]) -> Iterator[Tie]:
    names = {each.name for each in event.participants if each.name and each.id in ends}
    for one, other in combinations(sorted(names), 2):
        yield Tie("meets", event.id, one, other)
