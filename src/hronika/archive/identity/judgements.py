"""What people say of who is who: entries that are only added, each of which can be undone.

A judgement is about profiles (`hronika.archive.identity.profiles`), which articles keep having whatever is
judged: nothing is moved, and when an entry is undone all is as it was before. As in nomenklatura
(`judgement.py`) it says same, different or unsure; unsure joins nothing and takes a pair off the queue of
what is to be judged.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import product
from typing import Literal, NamedTuple

from hronika.archive.rows import json_list
from hronika.archive.undoing import undone
from hronika.errors import UsageError

Verdict = Literal["same", "different", "unsure", "undo"]

SCHEMA = (
    """CREATE TABLE judgement (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        verdict TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT,
        score REAL,
        undoes INTEGER REFERENCES judgement (number)
    ) STRICT""",
    # `side` is 0 or 1: each profile of the one is judged against each of the other.
    """CREATE TABLE judged (
        judgement INTEGER NOT NULL REFERENCES judgement (number),
        side INTEGER NOT NULL,
        profile TEXT NOT NULL,
        PRIMARY KEY (judgement, side, profile)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX judged_profile ON judged (profile)",
    """CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement
        BEGIN SELECT RAISE(ABORT, 'a judgement is never changed'); END""",
    """CREATE VIEW judgements AS
        SELECT j.number, j.verdict, j.author, j.at, j.reason, j.score, j.undoes, d.side, d.profile
        FROM judgement j LEFT JOIN judged d ON d.judgement = j.number""",
)
"""The tables of judgements, to which rows are only added, and the view of them for other programs."""

Pair = tuple[str, str]


class Judgement(NamedTuple):
    """What one person said at one time: of each profile of `one` against each of `other`, by their ids.

    `score` is how likely the machine held them to be one at that time, from 0 to 1, None where it was not
    asked. An undo has no profiles; `undoes` is the number of the entry that does not hold.
    """

    number: int
    verdict: Verdict
    author: str
    at: datetime
    reason: str | None
    score: float | None
    one: tuple[str, ...]
    other: tuple[str, ...]
    undoes: int | None = None
    holds: bool = True

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of profiles it is about, each in the order of their ids."""
        for one, other in product(self.one, self.other):
            yield (one, other) if one < other else (other, one)


class Judged(NamedTuple):
    """The pairs that people judged, of the judgements that hold."""

    same: frozenset[Pair]
    different: frozenset[Pair]
    unsure: frozenset[Pair]


def judged(judgements: Iterable[Judgement]) -> Judged:
    """Give the pairs of judgements that hold; of two about one pair the later holds."""
    verdicts: dict[Pair, Verdict] = {}
    for judgement in sorted(judgements):
        if judgement.holds:
            verdicts |= dict.fromkeys(judgement.pairs(), judgement.verdict)
    found = {
        verdict: frozenset(p for p, v in verdicts.items() if v == verdict) for verdict in verdicts.values()
    }
    return Judged(*(found.get(verdict, frozenset()) for verdict in ("same", "different", "unsure")))


def root_of(same: Iterable[Pair]) -> Callable[[str], str]:
    """Give what names for each profile the one that stands for all that chains of pairs make one with it."""
    roots: dict[str, str] = {}

    def root(profile: str) -> str:
        while (above := roots.get(profile, profile)) != profile:
            profile = above
        return profile

    for one, other in sorted(same):
        roots[root(one)] = root(other)
    return root


def contradiction(pairs: Judged) -> Pair | None:
    """Give a pair that is judged different and, by a chain of others judged same, one; None without any."""
    root = root_of(pairs.same)
    return next((pair for pair in sorted(pairs.different) if root(pair[0]) == root(pair[1])), None)


def record(
    connection: sqlite3.Connection,
    verdict: Verdict,
    one: Collection[str],
    other: Collection[str],
    *,
    author: str,
    reason: str | None = None,
    score: float | None = None,
) -> int:
    """Store a judgement, in the transaction that is open, and give its number.

    Raises UsageError where it contradicts those that hold: what is judged different stays apart until that
    is undone.
    """
    number = _insert(connection, verdict, author, reason, score, None)
    connection.executemany(
        "INSERT INTO judged VALUES (?, ?, ?)",
        [(number, side, profile) for side, profiles in enumerate((one, other)) for profile in set(profiles)],
    )
    clash = contradiction(judged(linked(connection, [*one, *other])))
    if clash is not None:
        against = [
            str(judgement.number)
            for judgement in linked(connection, clash)
            if judgement.holds and judgement.number != number and judgement.verdict in ("same", "different")
        ]
        raise UsageError(
            f"That contradicts what was judged before ({', '.join(f'judgement {n}' for n in against[:5])}): "
            "the same two would be one and different. Undo what does not hold first."
        )
    return number


def judged_apart(connection: sqlite3.Connection, one: Collection[str], other: Collection[str]) -> int | None:
    """Give the last judgement by which one of these profiles and one of those are two; None without any."""
    entries = linked(connection, one)
    across = {(a, b) if a < b else (b, a) for a, b in product(one, other)}
    apart = judged(entries).different & across
    against = (
        entry.number
        for entry in entries
        if entry.holds and entry.verdict == "different" and not apart.isdisjoint(entry.pairs())
    )
    return max(against, default=None)


def undo(connection: sqlite3.Connection, number: int, *, author: str, reason: str | None = None) -> Judgement:
    """Store that a judgement does not hold, and give it; an undo can be undone as well.

    Raises UsageError where there is no such judgement or it does not hold any more, and where what it put
    out of force would contradict others again.
    """
    found = [judgement for judgement in all_judgements(connection) if judgement.number == number]
    if not found:
        raise UsageError(f"There is no judgement {number}: see `hronika judgements`.")
    if not found[0].holds:
        raise UsageError(f"Judgement {number} is undone already.")
    _insert(connection, "undo", author, reason, None, number)
    if contradiction(judged(all_judgements(connection))) is not None:
        raise UsageError(f"Without judgement {number} others contradict each other: undo one of those first.")
    return found[0]


def all_judgements(connection: sqlite3.Connection) -> list[Judgement]:
    """Give all judgements in their order."""
    return _judgements(connection, "1")


def latest(connection: sqlite3.Connection, limit: int) -> list[Judgement]:
    """Give the judgements made last one by one, without what undoes others, in their order."""
    return _judgements(
        connection,
        "number IN (SELECT number FROM judgement j WHERE undoes IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM batch_part b WHERE b.kind = 'judgement' AND b.part = j.number) "
        "ORDER BY number DESC LIMIT ?)",
        (limit,),
    )


def numbered(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Judgement]:
    """Give the judgements of these numbers, in their order."""
    written = ", ".join(str(number) for number in sorted(numbers))
    return _judgements(connection, f"number IN ({written})") if written else []


def about(connection: sqlite3.Connection, profiles: Iterable[str]) -> list[Judgement]:
    """Give the judgements about any of these profiles, and what undoes them, in their order."""
    numbers: set[int] = set()
    for profile in profiles:
        rows = connection.execute("SELECT judgement FROM judged WHERE profile = ?", (profile,))
        numbers |= {number for (number,) in rows}
    # An undo is younger than what it undoes.
    for number, undoes in connection.execute(
        "SELECT number, undoes FROM judgement WHERE undoes IS NOT NULL ORDER BY number"
    ).fetchall():
        if undoes in numbers:
            numbers.add(number)
    return numbered(connection, numbers)


def last_number(connection: sqlite3.Connection) -> int:
    """Give the number of the last judgement, 0 where there is none."""
    [number] = connection.execute("SELECT coalesce(max(number), 0) FROM judgement").fetchone()
    return int(number)


def linked(connection: sqlite3.Connection, profiles: Iterable[str]) -> list[Judgement]:
    """Give the judgements about profiles and about all that judgements link to these, in their order."""
    known: set[str] = set()
    new = set(profiles)
    numbers: set[int] = set()
    while new:
        known |= new
        rows = connection.execute(
            "SELECT g.judgement FROM json_each(?) j CROSS JOIN judged g ON g.profile = j.value",
            (json_list(sorted(new)),),
        )
        numbers |= {number for (number,) in rows}
        rows = connection.execute(
            "SELECT g.profile FROM json_each(?) j CROSS JOIN judged g ON g.judgement = j.value",
            (json_list(sorted(numbers)),),
        )
        new = {profile for (profile,) in rows} - known
    return numbered(connection, numbers)


def _judgements(
    connection: sqlite3.Connection, condition: str, values: Sequence[int] = ()
) -> list[Judgement]:
    gone = undone(connection, "judgement")
    found = []
    for number, verdict, author, at, reason, score, undoes in connection.execute(
        "SELECT number, verdict, author, at, reason, score, undoes FROM judgement "  # noqa: S608 it is ours
        f"WHERE {condition} ORDER BY number",
        values,
    ).fetchall():
        sides: tuple[list[str], list[str]] = ([], [])
        for side, profile in connection.execute(
            "SELECT side, profile FROM judged WHERE judgement = ? ORDER BY side, profile", (number,)
        ):
            sides[side].append(profile)
        when, holds = datetime.fromisoformat(at), number not in gone
        one, other = map(tuple, sides)
        found.append(Judgement(number, verdict, author, when, reason, score, one, other, undoes, holds))
    return found


def _insert(
    connection: sqlite3.Connection,
    verdict: Verdict,
    author: str,
    reason: str | None,
    score: float | None,
    undoes: int | None,
) -> int:
    if not author.strip():
        raise UsageError("Say who judges: --author NAME.")
    number = connection.execute(
        "INSERT INTO judgement (verdict, author, at, reason, score, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (verdict, author, datetime.now(UTC).isoformat(timespec="seconds"), reason, score, undoes),
    ).lastrowid
    assert number is not None
    return number
