"""The tables of stories, kept in step with the current versions of articles.

Two articles of no more than two weeks apart are linked where one is a copy of the other (`copies.is_copy`).
A story are all that links connect; its number is the smallest one of its versions. An article without a day
is in a story only with others that have none.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta

from hronika.archive.current import CurrentVersion, Follower, empty, whole
from hronika.archive.numbers import day_of
from hronika.archive.rows import json_list
from hronika.archive.stories.copies import TextCompared, is_copy
from hronika.archive.stories.sketches import Shingles, packed, shared, sketch, unpacked
from hronika.archive.versions import text_of
from hronika.errors import DataError

SCHEMA = (
    """CREATE TABLE shingles (
        version INTEGER PRIMARY KEY REFERENCES version (number) ON DELETE CASCADE,
        story INTEGER NOT NULL,
        packed BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX shingles_of_story ON shingles (story)",
    # `period` counts fortnights, so that what is asked for lies together however many articles there are.
    """CREATE TABLE band (
        period INTEGER NOT NULL,
        band INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        PRIMARY KEY (period, band, version)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX band_of_version ON band (version)",
    """CREATE TABLE near (
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        shared REAL NOT NULL,
        PRIMARY KEY (version, other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX near_other ON near (other)",
)

WITHIN = timedelta(days=14)
"""How far apart the days of two articles of one story may lie."""


class Stories(Follower):
    """Keeps stories in step with the versions, in the transactions of one connection."""

    tables = whole("near", "band", "shingles")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Link a version, which is now a current one, with those that it is near to."""
        made = sketch(version.text)
        self._connection.execute(
            "INSERT INTO shingles VALUES (?, ?, ?)", (version.number, version.number, packed(made.shingles))
        )
        if not made.bands:
            return
        period = _period(version.number)
        candidates = self._candidates(version.number, period, made.bands)
        near = self._near(version, made.shingles, candidates)
        self._connection.executemany(
            "INSERT INTO band VALUES (?, ?, ?)", [(period, band, version.number) for band in made.bands]
        )
        self._connection.executemany(
            "INSERT INTO near VALUES (?, ?, ?)",
            [
                row
                for other, share in near
                for row in ((version.number, other, share), (other, version.number, share))
            ],
        )
        if near:
            self._tell(version.number)

    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more; what it alone connected falls apart."""
        others = [
            other
            for (other,) in self._connection.execute("SELECT other FROM near WHERE version = ?", (version,))
        ]
        for table in self.tables:
            self._connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608
        self._connection.execute("DELETE FROM near WHERE other = ?", (version,))
        for other in others:
            self._tell(other)

    def clear(self) -> None:
        """Know of no story."""
        empty(self._connection, self.tables)

    def _candidates(self, version: int, period: int, bands: Sequence[int]) -> set[int]:
        """Give the versions that share a band with one, of days that are near enough."""
        day = day_of(version)
        periods = (period - 1, period, period + 1) if day else (period,)
        rows = self._connection.execute(
            "SELECT b.version FROM json_each(?) p CROSS JOIN json_each(?) j "
            "CROSS JOIN band b ON b.period = p.value AND b.band = j.value",
            (json_list(periods), json_list(bands)),
        )
        found = {other for (other,) in rows}
        if day is None:
            return found
        days = {other: day_of(other) for other in found}
        return {other for other, its in days.items() if its and abs(its - day) <= WITHIN}

    def _near(
        self, version: CurrentVersion, shingles: Shingles, candidates: Iterable[int]
    ) -> list[tuple[int, float]]:
        text, day, found = TextCompared(version.text), day_of(version.number), []
        for other in sorted(candidates):
            [stored] = self._connection.execute(
                "SELECT packed FROM shingles WHERE version = ?", (other,)
            ).fetchone()
            if share := shared(shingles, unpacked(stored)):
                # What is damaged is no copy; `check` tells of it.
                with suppress(DataError):
                    its = TextCompared(text_of(self._connection, other))
                    if is_copy(text, its, of_one_day=day is not None and day == day_of(other)):
                        found.append((other, round(share, 3)))
        return found

    def _tell(self, version: int) -> None:
        """Give all that links connect with a version the number of their story."""
        story, new = {version}, [version]
        while new:
            rows = self._connection.execute("SELECT other FROM near WHERE version = ?", (new.pop(),))
            reached = {other for (other,) in rows} - story
            story |= reached
            new += reached
        number = min(story)
        self._connection.executemany(
            "UPDATE shingles SET story = ? WHERE version = ? AND story <> ?",
            [(number, each, number) for each in sorted(story)],
        )


def _period(version: int) -> int:
    day = day_of(version)
    return day.toordinal() // WITHIN.days if day else 0
