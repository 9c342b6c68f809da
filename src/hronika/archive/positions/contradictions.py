"""Pairs of one speaker's statements that may contradict each other, ranked; what each pair is, people say."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple, cast

from hronika.archive.hits import Hits, StatementHit
from hronika.archive.identity.who import Identity, identity_of
from hronika.archive.lineage.statements import ComparedStatement, StatementComparison
from hronika.archive.numbers import day_of
from hronika.archive.positions.comparison import Comparer, Difference
from hronika.archive.positions.speakers import (
    StatedIn,
    below_newest,
    once_each,
    sources,
    speaker_named,
    statements_by_speaker,
    statements_of,
)
from hronika.archive.positions.utterances import utterances
from hronika.archive.positions.weights import Weights
from hronika.archive.review.decisions import Decision, JudgedPairs
from hronika.archive.rows import json_list
from hronika.archive.store import Store

LEAST_SCORE = 0.1
"""The score from which on a pair is given."""
_MOST_SHARING = 100
"""A word that more of a speaker's statements share makes no pairs by itself."""


MOST_COMPARED = 20_000
"""So many statements, the newest, are compared where nobody is named: all would take ever longer."""


class Contradiction(NamedTuple):
    """Two statements of one speaker that differ on a matter, the earlier first, and the articles of each.

    `judged` is the decision of a person that they contradict each other, None where nobody has decided.
    """

    speaker: Identity
    one: StatementHit
    other: StatementHit
    one_sources: tuple[StatedIn, ...]
    other_sources: tuple[StatedIn, ...]
    difference: Difference
    judged: Decision | None = None


def contradictions(
    store: Store, name: str | None = None, *, limit: int = 20, least: float = LEAST_SCORE
) -> list[Contradiction]:
    """Give the pairs that are most likely worth a look, so many at most, of one speaker or of all.

    Of all the newest `MOST_COMPARED` statements are compared, of one speaker each. `least` is the score from
    which on pairs are given. Those of which somebody decided that they do not contradict each other are left
    out. Raises UsageError where the name means nobody or more than one.
    """
    speaker = None if name is None else speaker_named(store, name)
    with store.reading() as connection:
        if speaker is None:
            said = statements_by_speaker(connection, below_newest(connection, MOST_COMPARED))
        else:
            said = {speaker.id: statements_of(connection, speaker.id)}
        return contradictions_among(connection, said, limit, least)


def contradictions_among(
    connection: sqlite3.Connection,
    said: Mapping[str, Sequence[int]],
    limit: int,
    least: float = LEAST_SCORE,
    *,
    most_pairs: int | None = None,
) -> list[Contradiction]:
    """Give the likeliest pairs among the statements of each speaker, by ids and numbers in order.

    With `most_pairs` so many of each speaker are looked at, those with most words in common.
    """
    pairs = {id: list(_pairs(_compared(connection, numbers), most_pairs)) for id, numbers in said.items()}
    told = utterances(connection, {each for of_one in pairs.values() for pair in of_one for each in pair})
    comparer = Comparer(Weights(connection))
    best: list[tuple[Difference, str, int, int]] = []
    groups: dict[int, list[int]] = {}
    for id, of_one in pairs.items():
        own = once_each(connection, {each: told[each] for pair in of_one for each in pair})
        groups |= own
        best += [
            (compared, id, one, other)
            for one, other in of_one
            if one in own and other in own
            if (compared := comparer.compare(told[one], told[other])) and compared.score >= least
        ]
    judged: dict[tuple[int, int], Decision | None] = {}
    best = _first(connection, best, groups, limit, judged)
    shown = sorted({number for _, _, *pair in best for number in pair})
    hits = dict(zip(shown, Hits(connection, "statement", []).of(shown), strict=True))
    having = sources(connection, {number: groups[number] for number in shown})
    speakers = {id: identity_of(connection, id) for _, id, _, _ in best}
    return [
        Contradiction(
            speakers[id],
            cast("StatementHit", hits[one]),
            cast("StatementHit", hits[other]),
            having[one],
            having[other],
            compared,
            judged[one, other],
        )
        for compared, id, one, other in best
    ]


def compared_since(store: Store) -> date | None:
    """Give the day from which on statements are compared where nobody is named; None where all are."""
    with store.reading() as connection:
        below = below_newest(connection, MOST_COMPARED)
    return None if below is None else day_of(below)


def _first(
    connection: sqlite3.Connection,
    found: Iterable[tuple[Difference, str, int, int]],
    groups: Mapping[int, Sequence[int]],
    limit: int,
    judged: dict[tuple[int, int], Decision | None],
) -> list[tuple[Difference, str, int, int]]:
    """Give the likeliest, without those that were judged to be none; note in `judged` what was decided."""
    decided = JudgedPairs(connection)
    best: list[tuple[Difference, str, int, int]] = []
    for each in sorted(found, key=lambda each: (-each[0].score, each[1:])):
        if len(best) == limit:
            break
        _, _, one, other = each
        judged[one, other] = decided.of(groups[one], groups[other])
        decision = judged[one, other]
        if decision is None or decision.verdict != "no contradiction":
            best.append(each)
    return best


def _compared(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[int, ComparedStatement]]:
    """Give what statements are compared by elsewhere, by their numbers: it is stored, and soon read."""
    unpacked = StatementComparison().unpacked
    rows = connection.execute(
        "SELECT l.number, l.features FROM json_each(?) n "
        "CROSS JOIN statement_lineage l ON l.number = n.value ORDER BY l.number",
        (json_list(numbers),),
    )
    return [(number, unpacked(features)) for number, features in rows]


def _pairs(
    said: Sequence[tuple[int, ComparedStatement]], most: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a word and may differ, by their numbers, which are in order."""
    sharing: dict[int, list[int]] = defaultdict(list)
    for place, (_, each) in enumerate(said):
        for stem in each.facts.stems:
            sharing[stem].append(place)
    pairs = {
        pair
        for places in sharing.values()
        if len(places) <= _MOST_SHARING
        for pair in combinations(places, 2)
    }
    differing = [pair for pair in sorted(pairs) if _may_differ(said[pair[0]][1], said[pair[1]][1])]
    if most is not None:
        differing.sort(key=lambda pair: -len(said[pair[0]][1].facts.stems & said[pair[1]][1].facts.stems))
    for one, other in differing[:most]:
        yield said[one][0], said[other][0]


def _may_differ(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Say whether there is anything in which two statements may differ but their words."""
    left, right = one.facts, other.facts
    return bool(
        one.stance != other.stance
        or (left.numbers and right.numbers and left.numbers != right.numbers)
        or (left.negated & right.stems) != (right.negated & left.stems)
        or any(-side in right.sides for side in left.sides)
    )
