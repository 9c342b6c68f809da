"""What people decide of pairs of statements and of names: entries that are only added, each can be undone.

That two statements contradict each other, or do not, says nothing of who is right. A pair is known by the
identifiers of its statements, all that each side has in its sources; a name by its letters.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from hronika.archive.rows import json_list
from hronika.archive.undoing import undone
from hronika.errors import UsageError

DecisionKind = Literal["contradiction", "name"]
PairVerdict = Literal["contradict", "no contradiction"]
NameVerdict = Literal["name", "no name"]
DecisionVerdict = PairVerdict | NameVerdict | Literal["undo"]

SCHEMA = (
    """CREATE TABLE decision (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        verdict TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT,
        undoes INTEGER REFERENCES decision (number) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL",
    # Of a pair both sides have the identifiers of statements; of a name side 0 has its key
    # (`judged_names.name_key`) and side 1 the name as it is written.
    """CREATE TABLE decision_on (
        decision INTEGER NOT NULL REFERENCES decision (number) ON DELETE CASCADE,
        side INTEGER NOT NULL,
        item TEXT NOT NULL,
        PRIMARY KEY (decision, side, item)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX decision_on_item ON decision_on (item)",
    """CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
        BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END""",
    # What the decisions that hold say of a name, the last of each.
    """CREATE TABLE judged_name (
        key TEXT PRIMARY KEY,
        is_name INTEGER NOT NULL,
        decision INTEGER NOT NULL REFERENCES decision (number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX judged_name_decision ON judged_name (decision)",
    # Decisions and corrections that were made at once.
    """CREATE TABLE batch (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        undoes INTEGER REFERENCES batch (number)
    ) STRICT""",
    """CREATE TABLE batch_part (
        kind TEXT NOT NULL,
        part INTEGER NOT NULL,
        batch INTEGER NOT NULL REFERENCES batch (number),
        PRIMARY KEY (kind, part)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_parts ON batch_part (batch)",
    """CREATE VIEW decisions AS
        SELECT d.number, d.kind, d.verdict, d.author, d.at, d.reason, d.undoes, o.side, o.item
        FROM decision d LEFT JOIN decision_on o ON o.decision = d.number""",
)
"""The tables of decisions, to which rows are only added, and the view of them for other programs."""


class Decision(NamedTuple):
    """What one person decided at one time of a pair, by identifiers of statements, or of a name.

    `one` and `other` are the sides; an undo has none, and `undoes` is the number of what does not hold.
    """

    number: int
    kind: DecisionKind
    verdict: DecisionVerdict
    author: str
    at: datetime
    reason: str | None
    one: tuple[str, ...]
    other: tuple[str, ...]
    undoes: int | None = None
    holds: bool = True


def record(
    connection: sqlite3.Connection,
    kind: DecisionKind,
    verdict: DecisionVerdict,
    sides: Sequence[Collection[str]],
    *,
    author: str,
    reason: str | None = None,
    undoes: int | None = None,
) -> int:
    """Store a decision, in the transaction that is open, and give its number."""
    if not author.strip():
        raise UsageError("Say who decides: --author NAME.")
    number = connection.execute(
        "INSERT INTO decision (kind, verdict, author, at, reason, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, verdict, author.strip(), now(), (reason or "").strip() or None, undoes),
    ).lastrowid
    assert number is not None
    connection.executemany(
        "INSERT INTO decision_on VALUES (?, ?, ?)",
        [(number, side, item) for side, items in enumerate(sides) for item in sorted(set(items))],
    )
    return number


def undo(connection: sqlite3.Connection, number: int, *, author: str, reason: str | None = None) -> Decision:
    """Store that a decision, or an undo, does not hold; give the decision that this is about in the end.

    Raises UsageError where there is none of this number, or it does not hold any more.
    """
    found = select(connection, "number = ?", (number,))
    if not found:
        raise UsageError(f"There is no decision {number}: see what was rejected or decided last.")
    if not found[0].holds:
        raise UsageError(f"Decision {number} is undone already.")
    record(connection, found[0].kind, "undo", (), author=author, reason=reason, undoes=number)
    about = found[0]
    while about.undoes is not None:
        [about] = select(connection, "number = ?", (about.undoes,))
    return about


def select(connection: sqlite3.Connection, condition: str, values: Sequence[object] = ()) -> list[Decision]:
    """Give the decisions that meet a condition of SQL, in their order."""
    gone = undone(connection, "decision")
    return [
        Decision(
            number, kind, verdict, author, datetime.fromisoformat(at), reason,
            _side(connection, number, 0), _side(connection, number, 1), undoes, number not in gone,
        )
        for number, kind, verdict, author, at, reason, undoes in connection.execute(
            "SELECT number, kind, verdict, author, at, reason, undoes FROM decision d "  # noqa: S608 it is ours
            f"WHERE {condition} ORDER BY number",
            values,
        ).fetchall()
    ]  # fmt: skip


def latest(connection: sqlite3.Connection, limit: int) -> list[Decision]:
    """Give the decisions made last one by one, the last first, without what undoes others."""
    return select(
        connection,
        "number IN (SELECT number FROM decision d WHERE undoes IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM batch_part b WHERE b.kind = 'decision' AND b.part = d.number) "
        "ORDER BY number DESC LIMIT ?)",
        (limit,),
    )[::-1]


class JudgedPairs:
    """Finds what people decided of pairs of statements."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT 1 FROM decision WHERE kind = 'contradiction' LIMIT 1").fetchone()
        self._has_any = row is not None

    def of(self, one: Iterable[int], other: Iterable[int]) -> Decision | None:
        """Give the last decision that holds on a statement of each side, by the numbers of their rows."""
        if not self._has_any:
            return None
        sides = [self._judged(numbers) for numbers in (one, other)]
        across = {
            decision for decision, side in sides[0] if (decision, 1 - side) in sides[1]
        }  # what is on both sides the same way round or the other
        found = select(self._connection, f"number IN ({', '.join(map(str, sorted(across)))})")
        return next((each for each in reversed(found) if each.holds), None)

    def _judged(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """Give the decisions on statements, and the side; a statement has its words in each version."""
        rows = self._connection.execute(
            "SELECT DISTINCT d.decision, d.side FROM json_each(?) n "
            "CROSS JOIN statement s ON s.number = n.value CROSS JOIN version v ON v.number = s.version "
            "CROSS JOIN version o ON o.article = v.article "
            "CROSS JOIN statement e ON e.version = o.number AND e.content = s.content "
            "CROSS JOIN decision_on d ON d.item = e.id",
            (json_list(numbers),),
        )
        return set(rows.fetchall())


def forget_decided(connection: sqlite3.Connection, statements: Collection[str], names: Iterable[str]) -> None:
    """Remove the decisions on statements, by their identifiers, that stand nowhere now, and on names."""
    items = [
        id
        for id in sorted(statements)
        if not connection.execute("SELECT 1 FROM statement WHERE id = ?", (id,)).fetchone()
    ]
    for item in (*items, *names):
        connection.execute(
            "DELETE FROM decision WHERE number IN (SELECT decision FROM decision_on WHERE item = ?)", (item,)
        )


def now() -> str:
    """Give the present instant as it is stored."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _side(connection: sqlite3.Connection, number: int, side: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT item FROM decision_on WHERE decision = ? AND side = ? ORDER BY item", (number, side)
    )
    return tuple(item for (item,) in rows)
