"""Pairs that may contradict each other and that nobody decided on, speaker by speaker, who says most first.

They are looked for when they are asked for, among the newest hundred statements of each speaker: as much is
compared in a large archive as in a small one. A decision says whether two contradict each other, never who
is right.
"""

import sqlite3
from collections.abc import Collection, Iterator
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


class CandidatePair(NamedTuple):
    """The next pair, None where none was found; `next` is the key after which the queue goes on."""

    pair: Contradiction | None
    next: str | None


class DecidedPair(NamedTuple):
    """A decision on a pair, and a statement of each side; None where none is in the archive any more."""

    decision: Decision
    one: StatementHit | None
    other: StatementHit | None


def candidate(
    store: Store,
    after: str | None = None,
    narrowing: Narrowing = Narrowing(),  # noqa: B008 it never changes
) -> CandidatePair:
    """Give the next candidate contradiction after a key, looked for among a few speakers at a time.

    Narrowed to an article or an outlet, one of the two is to stand there. Raises UsageError where `after` is
    no key of this queue.
    """
    statements, speaker, place = _AFTER_ALL, "", -1
    if after is not None:
        try:
            statements, speaker, place = _read_place(after)
        except ValueError:
            raise UsageError(f"{after[:60]!r} is no key of such a queue.") from None
    with store.reading() as connection:
        taken_apart = 0
        for said, id in _speakers(connection, narrowing, statements, speaker):
            is_same = id == speaker and said == statements
            if is_same and place == _AFTER_ALL:
                continue
            if taken_apart >= _MOST_TAKEN_APART:
                return CandidatePair(None, f"{statements}~{speaker}~{_AFTER_ALL}")
            taken_apart += min(said, _TAKEN_APART)
            begin = place + 1 if is_same else 0
            statements, speaker = said, id
            found = [
                each
                for each in contradictions_among_newest(connection, id, _PAIRS_OF_ONE)
                if each.judged is None and _is_of(each, narrowing)
            ]
            if found[begin:]:
                return CandidatePair(found[begin], f"{said}~{id}~{begin}")
    return CandidatePair(None, None)


def _read_place(key: str) -> tuple[int, str, int]:
    statements, id, place = key.split("~")
    return min(int(statements), _AFTER_ALL), id, max(-1, min(int(place), _AFTER_ALL))


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
