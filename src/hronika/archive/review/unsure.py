"""Keeps what the reader is not sure of and nobody corrected, in the order in which people are asked of it.

Of statements those come first whose speakers say most, of each speaker the newest; of events those that an
article itself asserts. How much somebody says changes with every article, and the statements that wait do
not: so they are kept by profile, and the speakers by how much they say.
"""

import sqlite3
from collections.abc import Mapping
from typing import ClassVar

UNSURE = 0.7
"""Below this confidence a person should look."""

SCHEMA = (
    # `profile` is that of who says it, or tells of it, 0 where it is not known; `rank` 0 of what comes first.
    """CREATE TABLE unsure (
        kind TEXT NOT NULL,
        item INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        profile INTEGER NOT NULL,
        outlet TEXT NOT NULL,
        rank INTEGER NOT NULL,
        PRIMARY KEY (kind, item)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX unsure_of_version ON unsure (version)",
    "CREATE INDEX unsure_by_rank ON unsure (kind, rank, item DESC)",
    "CREATE INDEX unsure_by_profile ON unsure (kind, profile, rank, item DESC)",
    "CREATE INDEX unsure_by_outlet ON unsure (kind, outlet, rank, item DESC)",
    # How many statements somebody says, and of how many of them the reader is not sure.
    """CREATE TABLE unsure_speaker (
        entity INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        statements INTEGER NOT NULL,
        waiting INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX unsure_speaker_by_statements ON unsure_speaker (statements DESC, id)",
)

TALLY = "unsure"
"""What the tallies of such statements are called."""


class UnsureItems:
    """Keeps the tables in step with the versions; `hronika.archive.people.stored` has it do so."""

    tables: ClassVar = {
        "unsure": "SELECT u.kind, u.item, u.version, iif(u.profile, p.id, 0), u.outlet, u.rank "
        "FROM {schema}.unsure u "
        "LEFT JOIN {schema}.profile p ON p.number = u.profile",
        "unsure_speaker": "SELECT id, statements, waiting FROM {schema}.unsure_speaker",
    }

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: int, profiles: Mapping[str, int]) -> None:
        """Note what waits in a version, given the profiles of those whom it names."""
        [outlet] = self._connection.execute(
            "SELECT coalesce(a.outlet, '') FROM version v JOIN article a ON a.number = v.article "
            "WHERE v.number = ?",
            (version,),
        ).fetchone()
        statements = self._connection.execute(
            "SELECT number, speaker_name FROM statement "
            "WHERE version = ? AND corrected IS NULL AND confidence < ?",
            (version, UNSURE),
        ).fetchall()
        events = self._connection.execute(
            "SELECT e.number, s.speaker_name, e.vouched <> 'asserted' FROM event e "
            "LEFT JOIN statement s ON s.id = e.statement AND s.version = e.version "
            "WHERE e.version = ? AND e.corrected IS NULL AND e.confidence < ?",
            (version, UNSURE),
        ).fetchall()
        rows = [("statement", number, profiles.get(speaker or "", 0), 0) for number, speaker in statements]
        counts: dict[int, int] = {}
        for _, _, profile, _ in rows:
            counts[profile] = counts.get(profile, 0) + 1
        rows += [("event", number, profiles.get(speaker or "", 0), rank) for number, speaker, rank in events]
        self._connection.executemany(
            "INSERT INTO unsure VALUES (?, ?, ?, ?, ?, ?)",
            [(kind, number, version, profile, outlet, rank) for kind, number, profile, rank in rows],
        )
        self._count(counts, 1)

    def leave(self, version: int) -> None:
        """Take out what waits in a version."""
        counts = self._connection.execute(
            "SELECT profile, count(*) FROM unsure WHERE version = ? AND kind = 'statement' GROUP BY profile",
            (version,),
        )
        self._count(dict(counts.fetchall()), -1)
        self._connection.execute("DELETE FROM unsure WHERE version = ?", (version,))

    def settle(self) -> None:
        """Make anew how much waits of those of whom something has changed: who is in `stale`."""
        self._connection.execute("DELETE FROM unsure_speaker WHERE entity IN (SELECT entity FROM stale)")
        self._connection.execute(
            "INSERT INTO unsure_speaker SELECT e.number, e.id, sum(iif(t.of = 'says', t.count, 0)), "
            "sum(iif(t.of = 'unsure', t.count, 0)) AS waiting FROM stale "
            "CROSS JOIN profile e ON e.number = stale.entity "
            "CROSS JOIN profile p ON p.entity = e.number "
            "CROSS JOIN tally t ON t.profile = p.number AND t.of IN ('says', 'unsure') "
            "GROUP BY e.number HAVING waiting > 0"
        )

    def _count(self, counts: Mapping[int, int], sign: int) -> None:
        self._connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(profile, TALLY, sign * count) for profile, count in counts.items()],
        )
        if sign < 0:
            self._connection.executemany(
                "DELETE FROM tally WHERE profile = ? AND of = ? AND count = 0",
                [(profile, TALLY) for profile in counts],
            )
