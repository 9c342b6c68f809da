"""What two speakers say on one matter, or one at two times, beside each other, and where that differs."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from hronika.archive import fulltext
from hronika.archive.hits import Hits, StatementHit
from hronika.archive.identity.who import Identity
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.positions.comparison import Comparer, Difference
from hronika.archive.positions.speakers import StatedIn, once_each, sources, speaker_named, statements_of
from hronika.archive.positions.utterances import Utterance, utterances
from hronika.archive.positions.weights import Weights
from hronika.archive.queries import leaves, parse
from hronika.archive.review.decisions import Decision, JudgedPairs
from hronika.archive.store import Store
from hronika.errors import UsageError

MOST_SHOWN = 12
"""How many statements of a side are compared: the newest, each pair of two sides once."""
_MOST_READ = 30
_MOST_FOUND = 10_000


class AskedSpeaker(NamedTuple):
    """Who is asked for, by a name or an id, and from when to when it was published, both included."""

    name: str
    since: date | None = None
    until: date | None = None


class Stated(NamedTuple):
    """A statement as it was first made in the time asked for, and the articles that have it."""

    hit: StatementHit
    sources: tuple[StatedIn, ...]


class SideStated(NamedTuple):
    """What a side says, the newest first; `found` counts the statements in all articles, also older ones."""

    speaker: Identity
    stated: tuple[Stated, ...]
    found: int


class Differing(NamedTuple):
    """A statement of the one side and one of the other, by their places, that may differ, and in what.

    `judged` is the decision of a person that they contradict each other, None where nobody has decided.
    """

    one: int
    other: int
    difference: Difference
    judged: Decision | None = None


@dataclass(frozen=True)
class Beside:
    """Two sides, and the pairs that differ, the likeliest first: candidates, of which none is a verdict.

    `notes` are those of the query.
    """

    one: SideStated
    other: SideStated
    differing: tuple[Differing, ...]
    notes: tuple[str, ...]


def beside(store: Store, matter: str, one: AskedSpeaker, other: AskedSpeaker) -> Beside:
    """Lay two sides on a matter, which is a query, beside each other.

    Raises UsageError where a name means nobody or several, and where no matter is given.
    """
    if not matter.strip():
        raise UsageError("Say on what matter, in words as `hronika search` takes them.")
    speakers = [speaker_named(store, side.name) for side in (one, other)]
    query = parse(matter)
    with store.reading() as connection:
        meanings = meanings_of(connection, "statement", query.tree)
        expression = meanings.expression(query.tree, loose=True)
        hits = Hits(
            connection,
            "statement",
            [meanings.of[leaf] for leaf in dict.fromkeys(leaves(query.tree, wanted=True))],
        )
        sides: list[tuple[SideStated, list[Utterance]]] = []
        sharing: list[list[list[int]]] = []
        for speaker, side in zip(speakers, (one, other), strict=True):
            own = statements_of(connection, speaker.id)
            asked = period(query.since, query.until)
            within = period(side.since, side.until)
            numbers = range(max(asked.start, within.start, own[0]), min(asked.stop, within.stop, own[-1] + 1))
            said = set(own)
            found = [
                number
                for number in fulltext.newest(connection, "statement", expression, numbers, _MOST_FOUND)
                if number in said
            ]
            told: dict[int, Utterance] = {}
            groups: dict[int, list[int]] = {}
            # To read them takes the time: no more than are shown.
            for place in range(0, min(len(found), _MOST_READ), MOST_SHOWN):
                told |= utterances(connection, found[place : place + MOST_SHOWN])
                groups = once_each(connection, told)
                if len(groups) >= MOST_SHOWN:
                    break
            shown = sorted(groups, reverse=True)[:MOST_SHOWN]
            having = sources(connection, {number: groups[number] for number in shown})
            sharing.append([groups[number] for number in shown])
            stated = tuple(
                Stated(cast("StatementHit", hit), having[number])
                for hit, number in zip(hits.of(shown), shown, strict=True)
            )
            sides.append((SideStated(speaker, stated, len(found)), [told[number] for number in shown]))
        comparer = Comparer(Weights(connection))
        decided = JudgedPairs(connection)
        differing = [
            Differing(left, right, difference, decided.of(sharing[0][left], sharing[1][right]))
            for left, mine in enumerate(sides[0][1])
            for right, its in enumerate(sides[1][1])
            if mine.number != its.number and (difference := comparer.compare(mine, its))
        ]
    # What somebody judged to be no contradiction is no candidate any more.
    differing = [
        each for each in differing if each.judged is None or each.judged.verdict != "no contradiction"
    ]
    differing.sort(key=lambda each: (-each.difference.score, each.one, each.other))
    notes = tuple(dict.fromkeys([*query.notes, *meanings.notes]))
    return Beside(sides[0][0], sides[1][0], tuple(differing), notes)
