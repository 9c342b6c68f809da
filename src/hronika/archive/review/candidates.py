"""Pairs that may contradict each other and that nobody decided on, speaker by speaker, who says most first.

They are looked for when they are asked for, among the newest hundred statements of each speaker: as much is
compared in a large archive as in a small one. A decision says whether two contradict each other, never who
is right.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from hronika.archive.hits import Hits, StatementHit
from hronika.archive.people.telling import contradictions_among_newest
from hronika.archive.positions.contradictions import Contradiction
from hronika.archive.review.decisions import Decision, PairVerdict, latest, record, select
from hronika.archive.review.waiting import Narrowing
from hronika.archive.store import Store
from hronika.errors import UsageError

_PAIRS_OF_ONE = 12
_TAKEN_APART, _MOST_TAKEN_APART = 24, 72
"""Of one speaker at most so many statements are taken apart to be compared, of all that many at a time."""
_MOST_STATEMENTS = 200
_AFTER_ALL = 1 << 62


class CandidatePairs(NamedTuple):
    """The next pairs, and how many there are: exactly so many only where `is_all`, else at least.

    `keys` are where the queue goes on after each, `next` after the last of them, also where none was found
    among the speakers that were looked through; None where nothing is left.
    """

    pairs: tuple[Contradiction, ...]
    keys: tuple[str, ...]
    next: str | None
    found: int
    is_all: bool


class PairKey(NamedTuple):
    """What a candidate is chosen by: the ids of its speaker and of the two statements that are shown."""

    speaker: str
    one: str
    other: str


class _QueuePlace(NamedTuple):
    """A place in the queue: how much the speaker says, by its negative, who it is, and which of the pairs."""

    negated: int
    speaker: str
    pair: int

    @property
    def key(self) -> str:
        return f"{-self.negated}~{self.speaker}~{self.pair}"


class _Looked(NamedTuple):
    """What a search found at its places, and the place from which on it did not look, None where at all.

    `is_cut` says that a speaker has more pairs than are given of one.
    """

    found: list[tuple[_QueuePlace, Contradiction]]
    end: _QueuePlace | None
    is_cut: bool


class DecidedPair(NamedTuple):
    """A decision on a pair, and a statement of each side; None where none is in the archive any more."""

    decision: Decision
    one: StatementHit | None
    other: StatementHit | None


_BEGINNING = _QueuePlace(-_AFTER_ALL, "", -1)


def candidates(
    store: Store,
    limit: int = 1,
    after: str | None = None,
    narrowing: Narrowing = Narrowing(),  # noqa: B008 it never changes
) -> CandidatePairs:
    """Give the next candidate contradictions after a key, looked for among a few speakers at a time.

    They are counted from the beginning of the queue as far as that goes: all of a small archive, of a large
    one those of its busiest speakers. Narrowed to an article or an outlet, one of the two is to stand there.
    Raises UsageError where `after` is no key of this queue.
    """
    place = _BEGINNING if after is None else _read_place(after)
    with store.reading() as connection:
        looked = counted = _look(connection, narrowing, _BEGINNING)
        ahead = [each for each in looked.found if each[0] > place]
        if after is not None and looked.end is not None and not ahead:
            looked = _look(connection, narrowing, max(place, looked.end), limit)
            ahead = looked.found
    chosen = ahead[:limit]
    following = chosen[-1][0] if len(ahead) > limit else looked.end
    return CandidatePairs(
        tuple(pair for _, pair in chosen),
        tuple(at.key for at, _ in chosen),
        following.key if following is not None else None,
        len(counted.found),
        counted.end is None and not counted.is_cut,
    )


def _look(
    connection: sqlite3.Connection, narrowing: Narrowing, after: _QueuePlace, limit: int | None = None
) -> _Looked:
    """Look for pairs after a place, for so many or as long as a few speakers take."""
    found: list[tuple[_QueuePlace, Contradiction]] = []
    taken_apart, last, is_cut = 0, after, False
    for said, id in _speakers(connection, narrowing, -after.negated, after.speaker):
        if (-said, id) == (after.negated, after.speaker) and after.pair == _AFTER_ALL:
            continue
        if taken_apart >= _MOST_TAKEN_APART or (limit is not None and len(found) >= limit):
            return _Looked(found, last._replace(pair=_AFTER_ALL), is_cut)
        taken_apart += min(said, _TAKEN_APART)
        last = _QueuePlace(-said, id, 0)
        pairs = contradictions_among_newest(connection, id, _PAIRS_OF_ONE)
        is_cut = is_cut or len(pairs) == _PAIRS_OF_ONE
        open_ones = (each for each in pairs if each.judged is None and _is_of(each, narrowing))
        places = ((last._replace(pair=number), each) for number, each in enumerate(open_ones))
        found += [each for each in places if each[0] > after]
    return _Looked(found, None, is_cut)


def chosen_candidates(store: Store, keys: Sequence[PairKey]) -> list[Contradiction]:
    """Give candidates by their keys, as they are now; raises UsageError where one is none any more."""
    with store.reading() as connection:
        known: dict[str, list[Contradiction]] = {}
        for key in keys:
            if key.speaker not in known:
                known[key.speaker] = contradictions_among_newest(connection, key.speaker, _PAIRS_OF_ONE)
        found = []
        for key in keys:
            of_one = (
                each for each in known[key.speaker] if (each.one.id, each.other.id) == (key.one, key.other)
            )
            pair = next(of_one, None)
            if pair is None or pair.judged is not None:
                raise UsageError("The pair is no candidate any more: it was decided, or read otherwise.")
            found.append(pair)
    return found


def _read_place(key: str) -> _QueuePlace:
    try:
        statements, id, pair = key.split("~")
        return _QueuePlace(-min(int(statements), _AFTER_ALL), id, max(-1, min(int(pair), _AFTER_ALL)))
    except ValueError:
        raise UsageError(f"{key[:60]!r} is no key of such a queue.") from None


def judge_pair(
    store: Store,
    one: Collection[str],
    other: Collection[str],
    verdict: PairVerdict,
    *,
    author: str,
    reason: str | None = None,
) -> int:
    """Say whether two statements of one speaker contradict each other; give the number of the decision.

    Each side is the identifiers of a statement in all its sources. Raises UsageError where a side has none
    that stands in the archive, or the two are not said by one.
    """
    sides = [sorted(set(side))[:_MOST_STATEMENTS] for side in (one, other)]
    if set(sides[0]) & set(sides[1]):
        raise UsageError("A statement does not contradict itself: name two.")
    with store.writing() as connection:
        said_by = [{entity for id in side for entity in _said_by(connection, id)} for side in sides]
        if not said_by[0] & said_by[1]:
            raise UsageError("The two are not said by one speaker, or stand in the archive no more.")
        return record(connection, "contradiction", verdict, sides, author=author, reason=reason)


def rejected_decisions(store: Store, limit: int) -> list[DecidedPair]:
    """Give what was rejected and is so still, names and pairs, the last first."""
    with store.reading() as connection:
        found = select(
            connection,
            "number IN (SELECT number FROM decision WHERE verdict = 'no contradiction' OR number IN "
            "(SELECT decision FROM judged_name WHERE NOT is_name) ORDER BY number DESC LIMIT ?)",
            (limit,),
        )
        return [_with_statements(connection, each) for each in reversed(found) if each.holds]


def latest_decisions(store: Store, limit: int) -> list[DecidedPair]:
    """Give the decisions on names and pairs made last one by one, the last first, with the statements."""
    with store.reading() as connection:
        return [_with_statements(connection, each) for each in latest(connection, limit)]


def _with_statements(connection: sqlite3.Connection, decision: Decision) -> DecidedPair:
    shown: list[StatementHit | None] = [None, None]
    if decision.kind == "contradiction":
        for side, ids in enumerate((decision.one, decision.other)):
            rows = [
                number
                for id in ids
                for (number,) in connection.execute(
                    "SELECT number FROM statement WHERE id = ? LIMIT 1", (id,)
                )
            ]
            found = Hits(connection, "statement", []).of(rows[:1])
            shown[side] = found[0] if found and isinstance(found[0], StatementHit) else None
    return DecidedPair(decision, *shown)


def _speakers(
    connection: sqlite3.Connection, narrowing: Narrowing, statements: int, id: str
) -> Iterator[tuple[int, str]]:
    """Yield, from a place on, who says more than one thing: how many, and the id."""
    beyond = "e.statements <= ? AND (-e.statements, e.id) >= (?, ?) AND e.statements > 1"
    place = (statements, -statements, id)
    chosen: list[str] = []
    values: list[object] = []
    if narrowing.speakers is not None:
        marks = ", ".join("?" * len(narrowing.speakers))
        chosen.append(f"e.entity IN (SELECT entity FROM profile WHERE id IN ({marks}))")  # noqa: S608
        values += narrowing.speakers
    if narrowing.article is not None:
        chosen.append(
            "e.entity IN (SELECT p.entity FROM article a JOIN version v ON v.article = a.number "
            "JOIN appearance n ON n.version = v.number JOIN profile p ON p.number = n.profile "
            "WHERE a.id = ? AND v.is_current)"
        )
        values.append(narrowing.article)
    condition = " AND ".join((beyond, *chosen))
    yield from connection.execute(
        f"SELECT e.statements, e.id FROM established e WHERE {condition} "  # noqa: S608 it is ours
        "ORDER BY e.statements DESC, e.id",
        (*place, *values),
    )


def _is_of(pair: Contradiction, narrowing: Narrowing) -> bool:
    having = (*pair.one_sources, *pair.other_sources)
    return (narrowing.article is None or any(each.article == narrowing.article for each in having)) and (
        narrowing.outlet is None or any(each.outlet == narrowing.outlet for each in having)
    )


def _said_by(connection: sqlite3.Connection, id: str) -> Iterator[int]:
    for (entity,) in connection.execute(
        "SELECT p.entity FROM statement s JOIN appearance a ON a.version = s.version "
        "AND a.name = s.speaker_name JOIN profile p ON p.number = a.profile WHERE s.id = ?",
        (id,),
    ):
        yield entity
