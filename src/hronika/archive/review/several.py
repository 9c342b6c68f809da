"""Several decisions at once: all or none of them, taken back as one."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from hronika.archive.corrections.correcting import Corrector
from hronika.archive.corrections.entry import Correction
from hronika.archive.corrections.stored import select
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.review.batches import DecisionBatch, PartKind, batches, record_batch
from hronika.archive.review.decisions import Decision, NameVerdict
from hronika.archive.review.decisions import select as select_decisions
from hronika.archive.review.names import judge_in, undo_in
from hronika.archive.review.waiting import holding_of
from hronika.archive.store import Store
from hronika.errors import UsageError


class DecidedTogether(NamedTuple):
    """A batch with what its first corrections or decisions are, for a list; `size` counts all."""

    batch: DecisionBatch
    corrections: tuple[Correction, ...]
    decisions: tuple[Decision, ...]
    size: int


_SHOWN = 3


def judge_names(
    store: Store,
    names: Sequence[tuple[ProfileKind, str]],
    verdict: NameVerdict,
    *,
    author: str,
    reason: str | None = None,
) -> int:
    """Say of several names that they are none, or are names, and give the number of the batch.

    Raises UsageError, and does nothing, where one is not in the archive or was decided so before.
    """
    if not names:
        raise UsageError("Nothing was chosen: choose what is to be decided.")
    with store.writing() as connection:
        made = [
            judge_in(connection, kind, name, verdict, author=author, reason=reason).number
            for kind, name in dict.fromkeys(names)
        ]
        parts: list[tuple[PartKind, int]] = [("decision", number) for number in made]
        return record_batch(connection, author, parts, None)


def undo_batch(store: Store, number: int, *, author: str, reason: str | None = None) -> int:
    """Take back all of a batch that still holds, also one that took another back; give the number of that.

    Raises UsageError where there is none of this number, or nothing of it holds any more.
    """
    corrector = Corrector(store, author)
    with store.writing() as connection:
        found = batches(connection, 1, number=number)
        if not found:
            raise UsageError(f"There are no decisions {number} that were made at once.")
        [batch] = found
        entries = _corrections(connection, batch.corrections)
        holding = holding_of(connection, entries) if entries else set()
        corrections = [entry.number for entry in entries if entry.number in holding]
        decisions = [each.number for each in _decisions(connection, batch.decisions) if each.holds]
        if not batch.holds or not corrections + decisions:
            raise UsageError(f"The decisions {number} are undone already.")
        if corrections:
            return corrector.undo_several(connection, corrections, number, reason=reason)
        before = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0]
        for decision in decisions:
            undo_in(connection, decision, author=corrector.author, reason=reason)
        made = connection.execute("SELECT number FROM decision WHERE number > ?", (before,)).fetchall()
        parts: list[tuple[PartKind, int]] = [("decision", one) for (one,) in made]
        return record_batch(connection, corrector.author, parts, number)


def latest_batches(store: Store, limit: int) -> list[DecidedTogether]:
    """Give the batches made last, the last first, without what was forgotten meanwhile."""
    with store.reading() as connection:
        return [
            DecidedTogether(
                each,
                tuple(_corrections(connection, each.corrections[:_SHOWN])),
                tuple(_decisions(connection, each.decisions[:_SHOWN])),
                len(each.corrections) + len(each.decisions),
            )
            for each in batches(connection, limit)
            if each.corrections or each.decisions
        ]


def _corrections(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Correction]:
    return select(connection, f"number IN ({', '.join(map(str, numbers))})") if numbers else []


def _decisions(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Decision]:
    return select_decisions(connection, f"number IN ({', '.join(map(str, numbers))})") if numbers else []
