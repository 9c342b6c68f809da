"""The table of places that the names of current versions mean, kept in step with them."""

import sqlite3

from hronika.archive.current import CurrentVersion, Follower, empty, whole
from hronika.archive.places.mentions import place_mentions
from hronika.archive.places.resolving import place_of, resolve_mentions

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
    # `event` is the number of a row of `event`, `name` that of one of `place`.
    """CREATE TABLE event_place (
        event INTEGER PRIMARY KEY,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        name TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX event_place_of_version ON event_place (version)",
    """CREATE VIEW event_places AS
        SELECT e.id AS event, p.name, p.kind, p.code, p.geonames, p.latitude, p.longitude, p.confidence,
            a.id AS article, a.outlet, v.published
        FROM event_place o JOIN place p ON p.version = o.version AND p.name = o.name
            JOIN event e ON e.number = o.event JOIN version v ON v.number = o.version
            JOIN article a ON a.number = v.article""",
    """CREATE VIEW places AS
        SELECT p.name, p.kind, p.code, p.geonames, p.latitude, p.longitude, p.confidence, a.id AS article,
            a.outlet, v.published
        FROM place p JOIN version v ON v.number = p.version JOIN article a ON a.number = v.article""",
)


class Places(Follower):
    """A follower: which places the names of the current versions mean, and where their events happen."""

    tables = whole("place", "event_place")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Resolve the names of a version that is now a current one."""
        mentions = place_mentions(version.record, version.words)
        found = resolve_mentions(mentions, version.record, version.text, version.words)
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
        self._connection.executemany(
            "INSERT INTO event_place VALUES (?, ?, ?)",
            [
                (version.rows["event"][event.id], version.number, place.name)
                for event in version.record.events
                if (place := place_of(event, mentions, found))
            ],
        )

    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more."""
        for table in self.tables:
            self._connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608 it is ours

    def clear(self) -> None:
        """Know no places, so that all versions can be taken in again."""
        empty(self._connection, self.tables)
