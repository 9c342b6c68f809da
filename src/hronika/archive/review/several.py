"""Several decisions at once: all or none of them, taken back as one."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

from hronika.archive.corrections.correcting import Corrector
from hronika.archive.corrections.entry import Correction
from hronika.archive.corrections.stored import select
from hronika.archive.identity import judgements
from hronika.archive.identity.judgements import Judgement
from hronika.archive.identity.judging import keep_apart, merge, take_back
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.identity.who import identity_of
from hronika.archive.review.batches import DecisionBatch, PartKind, batches, record_batch
from hronika.archive.review.candidates import PairKey, chosen_candidates, judge_pair
from hronika.archive.review.decisions import Decision, NameVerdict, PairVerdict
from hronika.archive.review.decisions import select as select_decisions
from hronika.archive.review.names import judge_in, undo_in
from hronika.archive.review.waiting import holding_of
from hronika.archive.store import Store
from hronika.errors import UsageError


class DecidedTogether(NamedTuple):
    """A batch with what its first corrections, decisions or judgements are, for a list; `size` counts all."""

    batch: DecisionBatch
    corrections: tuple[Correction, ...]
    decisions: tuple[Decision, ...]
    judgements: tuple[Judgement, ...]
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
    with store.writing() as connection:
        made = [
            judge_in(connection, kind, name, verdict, author=author, reason=reason).number
            for kind, name in _some(names)
        ]
        return record_batch(connection, author, [("decision", number) for number in made], None)


def judge_pairs(
    store: Store, pairs: Sequence[PairKey], verdict: PairVerdict, *, author: str, reason: str | None = None
) -> int:
    """Say of several candidates whether they contradict each other, and give the number of the batch.

    Raises UsageError, and does nothing, where one is no candidate any more.
    """
    with store.writing() as connection:
        made = [
            judge_pair(
                store,
                {each.statement for each in pair.one_sources},
                {each.statement for each in pair.other_sources},
                verdict,
                author=author,
                reason=reason,
            )
            for pair in chosen_candidates(store, _some(pairs))
        ]
        return record_batch(connection, author, [("decision", number) for number in made], None)


def judge_identities(
    store: Store,
    pairs: Sequence[tuple[str, str]],
    verdict: Literal["same", "different"],
    *,
    author: str,
    reason: str | None = None,
) -> int:
    """Judge several pairs, by any ids of theirs, to be one or to be two; give the number of the batch.

    Raises UsageError, and does nothing, where one cannot be judged so, or somebody stands in two pairs that
    would become one: what becomes of three was in no preview.
    """
    judge = merge if verdict == "same" else keep_apart
    with store.writing() as connection:
        ends = [identity_of(connection, id) for pair in _some(pairs) for id in pair]
        if verdict == "same" and (twice := _twice(each.id for each in ends)):
            name = next(each.name for each in ends if each.id == twice)
            raise UsageError(f"{name} stands in two of the pairs: decide on these one after the other.")
        made = [judge(store, one, other, author=author, reason=reason).number for one, other in _some(pairs)]
        return record_batch(connection, author, [("judgement", number) for number in made], None)


_Some = TypeVar("_Some")


def _some(chosen: Sequence[_Some]) -> list[_Some]:
    """Give what was chosen, each once; raises UsageError where nothing was."""
    if not chosen:
        raise UsageError("Nothing was chosen: choose what is to be decided.")
    return list(dict.fromkeys(chosen))


def _twice(ids: Iterable[str]) -> str | None:
    return next((id for id, count in Counter(ids).items() if count > 1), None)


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
        judged = [each.number for each in judgements.numbered(connection, batch.judgements) if each.holds]
        if not batch.holds or not corrections + decisions + judged:
            raise UsageError(f"The decisions {number} are undone already.")
        if corrections:
            return corrector.undo_several(connection, corrections, number, reason=reason)
        before = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0]
        for decision in decisions:
            undo_in(connection, decision, author=corrector.author, reason=reason)
        made = connection.execute("SELECT number FROM decision WHERE number > ?", (before,)).fetchall()
        parts: list[tuple[PartKind, int]] = [("decision", one) for (one,) in made]
        for one in judged:
            parts.append(("judgement", take_back(store, one, author=corrector.author, reason=reason).number))
        return record_batch(connection, corrector.author, parts, number)


def latest_batches(store: Store, limit: int) -> list[DecidedTogether]:
    """Give the batches made last, the last first, without what was forgotten meanwhile."""
    with store.reading() as connection:
        return [
            DecidedTogether(
                each,
                tuple(_corrections(connection, each.corrections[:_SHOWN])),
                tuple(_decisions(connection, each.decisions[:_SHOWN])),
                tuple(judgements.numbered(connection, each.judgements[:_SHOWN])),
                len(each.corrections) + len(each.decisions) + len(each.judgements),
            )
            for each in batches(connection, limit)
            if each.corrections or each.decisions or each.judgements
        ]


def _corrections(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Correction]:
    return select(connection, f"number IN ({', '.join(map(str, numbers))})") if numbers else []


def _decisions(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Decision]:
    return select_decisions(connection, f"number IN ({', '.join(map(str, numbers))})") if numbers else []
