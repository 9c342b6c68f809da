"""The table of what becomes due, kept in step with the current versions of articles.

A statement becomes due on the last day of a time that its content gives to what is promised, predicted or
planned in it, if that day lies after the publication.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from hronika.archive.current import CurrentVersion, Follower, empty, whole
from hronika.archive.days import days_of
from hronika.archive.entries import words_within
from hronika.archive.numbers import day_of
from hronika.language.latvian.wording import hedges, is_future
from hronika.lemmas import LemmatizedWord
from hronika.record import Span, Statement, Time

SCHEMA = (
    # `value` is the time as the record has it (TIMEX3).
    """CREATE TABLE due (
        day TEXT NOT NULL,
        statement INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        value TEXT NOT NULL,
        PRIMARY KEY (day, statement)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX due_of_version ON due (version)",
)

_PART = re.compile(r"[,;:–—]|\s-\s")
_ACTS = ("promise", "predict")
_VOUCHED_FOR = ("holds", None)
"""What a source does with a content that it can be held to; null stands in records of schema 1.0."""


class DueDays(Follower):
    """Keeps what becomes due in step with the versions, in the transactions of one connection."""

    tables = whole("due")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Note when the statements of a version, which is now a current one, become due."""
        published = day_of(version.number)
        if published is None:
            return
        numbers = version.rows["statement"]
        self._connection.executemany(
            "INSERT OR IGNORE INTO due VALUES (?, ?, ?, ?)",
            [
                (day.isoformat(), numbers[statement.id], version.number, time.value)
                for statement, time, day in due_days(version, published)
            ],
        )

    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more."""
        self._connection.execute("DELETE FROM due WHERE version = ?", (version,))

    def clear(self) -> None:
        """Know of nothing that becomes due."""
        empty(self._connection, self.tables)


def due_days(version: CurrentVersion, published: date) -> Iterator[tuple[Statement, Time, date]]:
    """Yield the statements of a version that become due, with the time and its last day.

    A promise or a prediction is dated by every time in its content, any other statement by the times of the
    events that it tells as planned, and by those that stand in one clause with a verb in the future. What
    another says within it is that one's.
    """
    record = version.record
    coming = {time.id: day for time in record.times if (day := _day_after(time, published)) is not None}
    if not coming:
        return
    planned: dict[str, set[str]] = {}
    otherwise: dict[str, set[str]] = {}
    for event in record.events:
        if event.statement and event.time in coming:
            told = planned if event.vouched == "planned" else otherwise
            told.setdefault(event.statement, set()).add(event.time)
    inner: dict[str, list[Span]] = {}
    for statement in record.statements:
        if statement.within:
            inner.setdefault(statement.within, []).extend(statement.content)
    for statement in record.statements:
        if statement.stance not in _VOUCHED_FOR:
            continue
        for time in record.times:
            if (
                time.id in coming
                and _stands_in(time.span, statement.content)
                and not _stands_in(time.span, inner.get(statement.id, ()))
                and (
                    statement.act in _ACTS
                    or time.id in planned.get(statement.id, ())
                    or (
                        time.id not in otherwise.get(statement.id, ())
                        and _is_to_come(version, statement, time)
                    )
                )
            ):
                yield statement, time, coming[time.id]


def _is_to_come(version: CurrentVersion, statement: Statement, time: Time) -> bool:
    """Say whether a time stands in one clause with a verb in the future, and nothing makes that uncertain."""
    words = words_within(version.words, statement.content)
    pairs = [(word.form, word.lemma) for word in words]
    if not {"possible", "condition"}.isdisjoint(hedges(pairs).values()):
        return False
    if not any(is_future(*pair) for pair in pairs):
        return False
    clause: list[LemmatizedWord] = []
    for word in words:
        if clause and _PART.search(version.text, clause[-1].end, word.start):
            if any(_overlap(each, time.span) for each in clause):
                break
            clause = []
        clause.append(word)
    is_dated = any(_overlap(word, time.span) for word in clause)
    return is_dated and any(is_future(word.form, word.lemma) for word in clause)


def _overlap(word: LemmatizedWord, span: Span) -> bool:
    return word.start < span.end and span.start < word.end


def _day_after(time: Time, published: date) -> date | None:
    """Give the last day of a time, None unless that lies after the publication."""
    days = days_of(time.value) if time.value and time.type in ("DATE", "TIME") else None
    return days.last if days and days.last > published else None


def _stands_in(span: Span, places: Iterable[Span]) -> bool:
    return any(place.start <= span.start and span.end <= place.end for place in places)
