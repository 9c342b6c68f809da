"""Pairs of one speaker's statements that may contradict each other, ranked; what each pair is, people say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, cast

from hronika.archive.hits import Hits, StatementHit
from hronika.archive.identity.who import Identity, identity_of
from hronika.archive.positions.comparison import Comparer, Comparison
from hronika.archive.positions.speakers import (
    Source,
    once_each,
    sources,
    speaker_named,
    statements_by_speaker,
    statements_of,
)
from hronika.archive.positions.utterances import Utterance, utterances
from hronika.archive.positions.weights import Weights
from hronika.archive.store import Store

_MOST_SHARING = 100
"""A word that more of a speaker's statements share makes no pairs by itself."""
_AT_ONCE = 2_000


class Contradiction(NamedTuple):
    """Two statements of one speaker that differ on a matter, the earlier first, and the articles of each."""

    speaker: Identity
    one: StatementHit
    other: StatementHit
    one_sources: tuple[Source, ...]
    other_sources: tuple[Source, ...]
    comparison: Comparison


def contradictions(
    store: Store, name: str | None = None, *, limit: int = 20, least: float = 0.1
) -> list[Contradiction]:
    """Give the pairs that are most likely worth a look, so many at most, of one speaker or of all.

    `least` is the score from which on they are given. Raises UsageError where the name means nobody or more
    than one.
    """
    speaker = None if name is None else speaker_named(store, name)
    with store.reading() as connection:
        if speaker is None:
            said = statements_by_speaker(connection)
        else:
            said = {speaker.id: statements_of(connection, speaker.id)}
        comparer = Comparer(Weights(connection))
        best: list[tuple[Comparison, str, int, int]] = []
        groups: dict[int, list[int]] = {}
        for id, numbers in said.items():
            told = utterances(connection, numbers)
            own = once_each(connection, told)
            for one, other in _pairs([told[number] for number in own]):
                compared = comparer.compare(one, other)
                if compared and compared.score >= least:
                    best.append((compared, id, one.number, other.number))
                    groups |= {each: own[each] for each in (one.number, other.number)}
            if len(best) > _AT_ONCE:
                best = _first(best, limit)
        best = _first(best, limit)
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
        )
        for compared, id, one, other in best
    ]


def _first(
    found: Iterable[tuple[Comparison, str, int, int]], limit: int
) -> list[tuple[Comparison, str, int, int]]:
    return sorted(found, key=lambda each: (-each[0].score, each[1:]))[:limit]


def _pairs(told: Sequence[Utterance]) -> Iterator[tuple[Utterance, Utterance]]:
    """Yield the pairs that share a word or a name; those to compare are in order of their numbers."""
    sharing: dict[str | int, list[int]] = defaultdict(list)
    for place, each in enumerate(told):
        features: list[str | int] = [*each.stems, *each.names]
        for feature in features:
            sharing[feature].append(place)
    pairs = {
        pair
        for places in sharing.values()
        if len(places) <= _MOST_SHARING
        for pair in combinations(places, 2)
    }
    for one, other in sorted(pairs):
        yield told[one], told[other]
