"""What waits for a person to look at it: statements and events of which the reader is not sure."""

import sqlite3
from collections.abc import Sequence
from typing import Literal, NamedTuple

from hronika.archive.corrections.entry import Correction, active
from hronika.archive.corrections.stored import select
from hronika.archive.hits import EventHit, Hits, StatementHit
from hronika.archive.store import Store

ReviewKind = Literal["statement", "event"]

UNSURE = 0.7
"""Below this confidence a person should look."""
MOST_COUNTED = 1_000


class Waiting(NamedTuple):
    """What waits: the next so many after a key, the newest article first, and how many there are in all.

    `total` counts as far as 1 000; `keys` are where the list goes on after each.
    """

    hits: tuple[StatementHit | EventHit, ...]
    keys: tuple[int, ...]
    total: int


class DecidedBefore(NamedTuple):
    """A correction, and whether it holds: that it was not undone, or its undo was."""

    correction: Correction
    holds: bool


def waiting(store: Store, kind: ReviewKind, limit: int = 1, after: int | None = None) -> Waiting:
    """Give what the reader is not sure of and nobody has corrected, in current versions."""
    condition = (
        f"FROM {kind} i JOIN version v ON v.number = i.version "
        "WHERE v.is_current AND i.corrected IS NULL AND i.confidence < ?"
    )
    with store.reading() as connection:
        numbers = [
            number
            for (number,) in connection.execute(
                f"SELECT i.number {condition} AND i.number < ? ORDER BY i.number DESC LIMIT ?",
                (UNSURE, 1 << 62 if after is None else after, limit),
            )
        ]
        [total] = connection.execute(
            f"SELECT count(*) FROM (SELECT 1 {condition} LIMIT ?)",  # noqa: S608 it is ours
            (UNSURE, MOST_COUNTED),
        ).fetchone()
        hits = Hits(connection, kind, []).of(numbers)
    return Waiting(tuple(hits), tuple(numbers), total)  # type: ignore[arg-type] # they are of this kind


def decisions(store: Store, limit: int = 10, *, only_rejected: bool = False) -> list[DecidedBefore]:
    """Give the corrections made last, the last first; with `only_rejected` the rejections that hold."""
    condition = "action = 'reject' AND" if only_rejected else ""
    found: list[DecidedBefore] = []
    before = 1 << 62
    with store.reading() as connection:
        while len(found) < limit:
            entries = select(
                connection,
                f"number IN (SELECT number FROM correction WHERE {condition} number < ? "  # noqa: S608 it is ours
                "ORDER BY number DESC LIMIT ?)",
                (before, limit),
            )
            if not entries:
                break
            before = entries[0].number
            holding = _holding(connection, entries)
            decided = [DecidedBefore(entry, entry.number in holding) for entry in reversed(entries)]
            found += [each for each in decided if each.holds or not only_rejected]
    return found[:limit]


def _holding(connection: sqlite3.Connection, entries: Sequence[Correction]) -> set[int]:
    """Give the numbers of those that hold among all corrections of the same texts."""
    texts = sorted({entry.anchor.sha256 for entry in entries})
    marks = ", ".join("?" * len(texts))
    return active(select(connection, f"sha256 IN ({marks})", texts))
