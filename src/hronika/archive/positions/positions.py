"""What one speaker said on one matter over time, and where that changed."""

from dataclasses import dataclass
from typing import NamedTuple, cast

from hronika.archive import fulltext
from hronika.archive.hits import Hits, StatementHit
from hronika.archive.identity.who import Identity
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.positions.comparison import LEAST, Comparer, Difference
from hronika.archive.positions.speakers import StatedIn, once_each, sources, speaker_named, statements_of
from hronika.archive.positions.utterances import Utterance, utterances
from hronika.archive.positions.weights import Weights
from hronika.archive.queries import leaves, parse
from hronika.archive.store import Store
from hronika.errors import UsageError

_MOST = 100_000


class PositionChange(NamedTuple):
    """In what a statement differs from an earlier one on the matter, which has the id `since`."""

    since: str
    difference: Difference


class Position(NamedTuple):
    """A statement on a matter, as it was first made, and the articles that have it.

    `change` is how it differs from what the speaker last said on the same matter, None where it does not.
    """

    hit: StatementHit
    sources: tuple[StatedIn, ...]
    change: PositionChange | None


@dataclass(frozen=True)
class Positions:
    """What a speaker said on a matter, the oldest first; `notes` are those of the query."""

    speaker: Identity
    stated: tuple[Position, ...]
    notes: tuple[str, ...]


def positions(store: Store, name: str, matter: str) -> Positions:
    """Give what somebody said on a matter.

    `name` is understood as `who` does, or an id; `matter` is a query for statements. Raises UsageError where
    nobody or more than one is meant, and where no matter is given.
    """
    if not matter.strip():
        raise UsageError("Say on what matter, in words as `hronika search` takes them.")
    speaker = speaker_named(store, name)
    query = parse(matter)
    with store.reading() as connection:
        own = statements_of(connection, speaker.id)
        meanings = meanings_of(connection, "statement", query.tree)
        expression = meanings.expression(query.tree, loose=True)
        numbers = period(query.since, query.until)
        numbers = range(max(numbers.start, own[0]), min(numbers.stop, own[-1] + 1))
        found = set(fulltext.newest(connection, "statement", expression, numbers, _MOST)) & set(own)
        told = utterances(connection, found)
        groups = once_each(connection, told)
        wanted = dict.fromkeys(leaves(query.tree, wanted=True))
        hits = Hits(connection, "statement", [meanings.of[leaf] for leaf in wanted])
        shown = dict(zip(groups, hits.of(list(groups)), strict=True))
        comparer = Comparer(Weights(connection))
        changes = {
            number: _change(comparer, told[number], [told[earlier] for earlier in groups if earlier < number])
            for number in groups
        }
        having = sources(connection, groups)
    stated = []
    for number in groups:
        change = changes[number]
        stated.append(
            Position(
                cast("StatementHit", shown[number]),
                having[number],
                PositionChange(shown[change[0]].id, change[1]) if change else None,
            )
        )
    return Positions(speaker, tuple(stated), tuple(dict.fromkeys([*query.notes, *meanings.notes])))


def _change(comparer: Comparer, now: Utterance, earlier: list[Utterance]) -> tuple[int, Difference] | None:
    """Compare a statement with the last one before it that is on the same matter."""
    for before in reversed(earlier):
        if comparer.matter(before, now).similarity >= LEAST:
            compared = comparer.compare(before, now)
            return (before.number, compared) if compared else None
    return None
