"""The table of places that the names of current versions mean, kept in step with them."""

import sqlite3

from hronika.archive.current import CurrentVersion
from hronika.archive.places.resolving import resolve

SCHEMA = (
    # `code` is that of a country (ISO 3166-1) or of the first-level region by GeoNames that it is or lies in.
    """CREATE TABLE place (
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        code TEXT NOT NULL,
        geonames INTEGER,
        latitude REAL,
        longitude REAL,
        confidence REAL NOT NULL,
        PRIMARY KEY (version, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX place_of_code ON place (code, geonames)",
    """CREATE VIEW places AS
        SELECT p.name, p.kind, p.code, p.geonames, p.latitude, p.longitude, p.confidence, a.id AS article,
            a.outlet, v.published
        FROM place p JOIN version v ON v.number = p.version JOIN article a ON a.number = v.article""",
)


class Places:
    """A follower: which places the names of the current versions mean."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Resolve the names of a version that is now a current one."""
        found = resolve(version.record, version.text, version.words)
        self._connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    version.number, name, place.kind, place.code, place.geonames, place.latitude,
                    place.longitude, confidence,
                )
                for name, place, confidence in found.values()
            ],
        )  # fmt: skip

    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more."""
        self._connection.execute("DELETE FROM place WHERE version = ?", (version,))

    def clear(self) -> None:
        """Know no places, so that all versions can be taken in again."""
        self._connection.execute("DELETE FROM place")
