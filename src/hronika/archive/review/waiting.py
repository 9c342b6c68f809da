"""What waits for a person to look at it: statements and events of which the reader is not sure.

Statements come in the order of how much their speakers say, of each speaker the newest first, and last those
of whom it is not known by name who says them. Events that an article itself asserts come before those that it
tells otherwise. Of one article, speaker or outlet the newest come first.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import Literal, NamedTuple, get_args

from hronika.archive.corrections.entry import Correction, active
from hronika.archive.corrections.stored import select
from hronika.archive.hits import EventHit, Hits, StatementHit
from hronika.archive.store import Store
from hronika.errors import UsageError

ReviewKind = Literal["statement", "event"]

MOST_COUNTED = 10_000
_AFTER_ALL = 1 << 62
_NOBODY = "-"
"""What stands in keys for a speaker who is not known by name."""


class Waiting(NamedTuple):
    """What waits: the next so many after a key, and how many there are in all.

    `total` counts as far as 10 000; `keys` are where the list goes on after each.
    """

    hits: tuple[StatementHit | EventHit, ...]
    keys: tuple[str, ...]
    total: int


class Narrowing(NamedTuple):
    """Of what is asked for only that of an article, of an outlet, or of speakers, by ids that `who` gives."""

    article: str | None = None
    outlet: str | None = None
    speakers: tuple[str, ...] | None = None


class DecidedBefore(NamedTuple):
    """A correction, and whether it holds: that it was not undone, or its undo was."""

    correction: Correction
    holds: bool


def waiting(
    store: Store,
    kind: ReviewKind,
    limit: int = 1,
    after: str | None = None,
    narrowing: Narrowing = Narrowing(),  # noqa: B008 it never changes
) -> Waiting:
    """Give what the reader is not sure of and nobody has corrected, in current versions.

    Raises UsageError where `after` is no key of such a list.
    """
    with store.reading() as connection:
        walk = _Walk(connection, kind, narrowing)
        found = list(islice(walk.after(after), limit))
        hits = Hits(connection, kind, []).of([item for item, _ in found])
        total = walk.count()
    return Waiting(tuple(hits), tuple(key for _, key in found), total)  # type: ignore[arg-type] # of this kind


def item_hit(store: Store, kind: ReviewKind, id: str, article: str) -> StatementHit | EventHit | None:
    """Give a statement or an event of the current version of an article, whether it waits or not."""
    with store.reading() as connection:
        row = connection.execute(
            f"SELECT i.number FROM article a JOIN version v ON v.article = a.number "  # noqa: S608 it is ours
            f"JOIN {kind} i ON i.version = v.number WHERE a.id = ? AND v.is_current AND i.id = ? LIMIT 1",
            (article, id),
        ).fetchone()
        return Hits(connection, kind, []).of([row[0]])[0] if row else None  # type: ignore[return-value]


def outlets(store: Store, limit: int) -> list[str]:
    """Give the outlets in whose articles something waits: from one to the next in the index."""
    found: list[str] = []
    with store.reading() as connection:
        for kind in get_args(ReviewKind):
            last: str | None = ""
            while last is not None and len(found) < 2 * limit:
                [last] = connection.execute(
                    "SELECT min(outlet) FROM unsure INDEXED BY unsure_by_outlet "
                    "WHERE kind = ? AND outlet > ?",
                    (kind, last),
                ).fetchone()
                found += [last] if last else []
    return sorted(set(found))[:limit]


class _Walk:
    """Goes through what waits in its order, reading no more than is taken."""

    def __init__(self, connection: sqlite3.Connection, kind: ReviewKind, narrowing: Narrowing) -> None:
        self._connection = connection
        self._kind = kind
        self._article, self._outlet, speakers = narrowing
        self._profiles = None if speakers is None else list(self._profiles_of(speakers))

    def after(self, key: str | None) -> Iterator[tuple[int, str]]:
        """Yield numbers of rows with their keys."""
        by_speaker = self._kind == "statement" and not any(
            (self._article, self._outlet, self._profiles is not None)
        )
        try:
            if by_speaker:
                yield from self._by_speakers(*(_speaker_place(key) if key else (_AFTER_ALL, "", None)))
                return
            rank, item = map(int, key.split("~")) if key else (-1, 0)
            if abs(item) > _AFTER_ALL:
                raise ValueError(item)
        except ValueError:
            raise UsageError(f"{str(key)[:60]!r} is no key of such a queue.") from None
        for next_rank, negated in self._rows(rank, -item if key else -_AFTER_ALL):
            yield -negated, f"{next_rank}~{-negated}"

    def count(self) -> int:
        """Count all that waits, as far as 10 000."""
        condition, values = "kind = ?", list[object]([self._kind])
        if self._article is not None:
            condition += f" AND version IN ({_OF_ARTICLE})"
            values.append(self._article)
        if self._outlet is not None:
            condition += " AND outlet = ?"
            values.append(self._outlet)
        if self._profiles is not None:
            condition += f" AND profile IN ({', '.join(map(str, self._profiles))})"
        [count] = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM unsure WHERE {condition} LIMIT ?)",  # noqa: S608 it is ours
            (*values, MOST_COUNTED),
        ).fetchone()
        return int(count)

    def _rows(self, rank: int, negated: int) -> Iterator[tuple[int, int]]:
        """Yield rank and negated number of what comes after a place, from one index each."""
        beyond, place = "AND (rank, -item) > (?, ?) AND rank >= ?", (rank, negated, rank)
        ordered = "ORDER BY rank, item DESC"
        outlet = "" if self._outlet is None else "AND outlet = ?"
        values: tuple[object, ...] = () if self._outlet is None else (self._outlet,)
        if self._article is not None:
            among = (
                "" if self._profiles is None else f"AND profile IN ({', '.join(map(str, self._profiles))})"
            )
            yield from self._connection.execute(
                f"SELECT rank, -item FROM unsure WHERE version IN ({_OF_ARTICLE}) AND +kind = ? "  # noqa: S608
                f"{outlet} {among} {beyond} {ordered}",
                (self._article, self._kind, *values, *place),
            )
        elif self._profiles is not None:
            each = [
                self._connection.execute(
                    "SELECT rank, -item FROM unsure INDEXED BY unsure_by_profile "  # noqa: S608 it is ours
                    f"WHERE kind = ? AND profile = ? {outlet} {beyond} {ordered}",
                    (self._kind, profile, *values, *place),
                )
                for profile in self._profiles
            ]
            yield from merge(*each)
        else:
            index = "unsure_by_rank" if self._outlet is None else "unsure_by_outlet"
            yield from self._connection.execute(
                f"SELECT rank, -item FROM unsure INDEXED BY {index} "  # noqa: S608 it is ours
                f"WHERE kind = ? {outlet} {beyond} {ordered}",
                (self._kind, *values, *place),
            )

    def _by_speakers(self, statements: int, id: str, item: int | None) -> Iterator[tuple[int, str]]:
        """Yield statements by speakers from a place on; last, with no id, those of nobody known by name."""
        if item is not None:
            yield from self._said(statements, id, item)
        while id != _NOBODY:
            following = self._connection.execute(
                "SELECT statements, id FROM unsure_speaker "
                "WHERE statements <= ? AND (-statements, id) > (?, ?) "
                "ORDER BY statements DESC, id LIMIT 1",
                (statements, -statements, id),
            ).fetchone()
            statements, id = following or (0, _NOBODY)
            yield from self._said(statements, id, _AFTER_ALL)

    def _said(self, statements: int, id: str, below: int) -> Iterator[tuple[int, str]]:
        each = [
            self._connection.execute(
                "SELECT item FROM unsure INDEXED BY unsure_by_profile "
                "WHERE kind = 'statement' AND profile = ? AND rank = 0 AND item < ? ORDER BY item DESC",
                (profile, below),
            )
            for profile in ([0] if id == _NOBODY else self._profiles_of([id]))
        ]
        for (item,) in merge(*each, reverse=True):
            yield item, f"{statements}~{id}~{item}"

    def _profiles_of(self, speakers: Iterable[str]) -> Iterator[int]:
        for speaker in dict.fromkeys(speakers):
            rows = self._connection.execute(
                "SELECT p.number FROM profile e JOIN profile p ON p.entity = e.entity WHERE e.id = ?",
                (speaker,),
            )
            yield from (number for (number,) in rows.fetchall())


def _speaker_place(key: str) -> tuple[int, str, int]:
    statements, id, item = key.split("~")
    if max(abs(int(statements)), abs(int(item))) > _AFTER_ALL:
        raise ValueError(key)
    return int(statements), id, int(item)


_OF_ARTICLE = (
    "SELECT v.number FROM article a JOIN version v ON v.article = a.number WHERE a.id = ? AND v.is_current"
)


def decisions(store: Store, limit: int = 10, *, only_rejected: bool = False) -> list[DecidedBefore]:
    """Give the corrections made last one by one, the last first; `only_rejected` all rejections that hold."""
    condition = (
        "action = 'reject' AND"
        if only_rejected
        else "NOT EXISTS (SELECT 1 FROM batch_part b WHERE b.kind = 'correction' AND b.part = o.number) AND"
    )
    found: list[DecidedBefore] = []
    before = 1 << 62
    with store.reading() as connection:
        while len(found) < limit:
            entries = select(
                connection,
                f"number IN (SELECT number FROM correction o WHERE {condition} number < ? "  # noqa: S608 it is ours
                "ORDER BY number DESC LIMIT ?)",
                (before, limit),
            )
            if not entries:
                break
            before = entries[0].number
            holding = holding_of(connection, entries)
            decided = [DecidedBefore(entry, entry.number in holding) for entry in reversed(entries)]
            found += [each for each in decided if each.holds or not only_rejected]
    return found[:limit]


def holding_of(connection: sqlite3.Connection, entries: Sequence[Correction]) -> set[int]:
    """Give the numbers of those that hold among all corrections of the same texts."""
    texts = sorted({entry.anchor.sha256 for entry in entries})
    marks = ", ".join("?" * len(texts))
    return active(select(connection, f"sha256 IN ({marks})", texts))
