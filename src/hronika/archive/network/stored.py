"""The table of ties between those whom current versions name, kept in step with them."""

import sqlite3

from hronika.archive.current import CurrentVersion, Follower, empty, whole
from hronika.archive.network.ties import ties_of

SCHEMA = (
    # `item` is the number of a row of `event` where the kind is `meets`, else of one of `statement`;
    # `one` and `other` are names as `appearance` has them.
    """CREATE TABLE tie (
        kind TEXT NOT NULL,
        item INTEGER NOT NULL,
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        PRIMARY KEY (kind, item, one, other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tie_of_version ON tie (version)",
)


class Ties(Follower):
    """A follower: who speaks about and to whom, and who meets whom, in the current versions."""

    tables = whole("tie")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Note the ties that a version tells of, which is now a current one."""
        rows = version.rows
        self._connection.executemany(
            "INSERT OR IGNORE INTO tie VALUES (?, ?, ?, ?, ?)",
            [
                (
                    tie.kind, rows["event" if tie.kind == "meets" else "statement"][tie.item], tie.one,
                    tie.other, version.number,
                )
                for tie in ties_of(version.record)
            ],
        )  # fmt: skip

    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more."""
        self._connection.execute("DELETE FROM tie WHERE version = ?", (version,))

    def clear(self) -> None:
        """Know of no ties, so that all versions can be taken in again."""
        empty(self._connection, self.tables)
