"""Batches: what one person corrected, decided or judged at once, and what is taken back as one."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from hronika.archive.review.decisions import now
from hronika.archive.undoing import undone

PartKind = Literal["correction", "decision", "judgement"]


class DecisionBatch(NamedTuple):
    """What was decided at once, by numbers; `undoes` is the number of the batch that it takes back."""

    number: int
    author: str
    at: datetime
    undoes: int | None
    corrections: tuple[int, ...]
    decisions: tuple[int, ...]
    judgements: tuple[int, ...]
    holds: bool


def record_batch(
    connection: sqlite3.Connection, author: str, parts: Iterable[tuple[PartKind, int]], undoes: int | None
) -> int:
    """Store a batch, in the transaction that is open, and give its number."""
    number = connection.execute(
        "INSERT INTO batch (author, at, undoes) VALUES (?, ?, ?)", (author, now(), undoes)
    ).lastrowid
    assert number is not None
    connection.executemany(
        "INSERT INTO batch_part VALUES (?, ?, ?)", [(kind, part, number) for kind, part in parts]
    )
    return number


def batches(connection: sqlite3.Connection, limit: int, *, number: int | None = None) -> list[DecisionBatch]:
    """Give the batches made last, the last first, or that of a number."""
    gone = undone(connection, "batch")
    rows = connection.execute(
        "SELECT number, author, at, undoes FROM batch WHERE ? IS NULL OR number = ? "
        "ORDER BY number DESC LIMIT ?",
        (number, number, limit),
    ).fetchall()
    return [
        DecisionBatch(
            one, author, datetime.fromisoformat(at), undoes, _parts(connection, one, "correction"),
            _parts(connection, one, "decision"), _parts(connection, one, "judgement"), one not in gone,
        )
        for one, author, at, undoes in rows
    ]  # fmt: skip


def _parts(connection: sqlite3.Connection, batch: int, kind: PartKind) -> tuple[int, ...]:
    """Give the parts of a kind that are there: what was forgotten is not."""
    rows = connection.execute(
        f"SELECT b.part FROM batch_part b JOIN {kind} c ON c.number = b.part "  # noqa: S608 it is ours
        "WHERE b.batch = ? AND b.kind = ? ORDER BY b.part",
        (batch, kind),
    )
    return tuple(part for (part,) in rows)
