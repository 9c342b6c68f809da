"""The tables of authority lists, and what they say of those that an archive knows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hronika.archive.identity.profiles import Profile, ProfileKind
from hronika.record import Gender

SCHEMA = (
    """CREATE TABLE authority (
        source TEXT NOT NULL UNIQUE,
        imported TEXT NOT NULL
    ) STRICT""",
    # `profile` is the id of its profile; `aliases` are a list in JSON, `roles` as `written_roles` has.
    """CREATE TABLE authority_entry (
        profile TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL REFERENCES authority (source) ON DELETE CASCADE,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL,
        roles TEXT NOT NULL,
        gender TEXT,
        born INTEGER,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX authority_entry_of ON authority_entry (source)",
    "CREATE INDEX authority_entry_by_id ON authority_entry (id)",
    # `first` and `last` are what the list has; the ordinals bound the days that these may be.
    """CREATE TABLE authority_role (
        profile TEXT NOT NULL REFERENCES authority_entry (profile) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        title TEXT NOT NULL,
        first TEXT,
        last TEXT,
        office TEXT,
        begins INTEGER NOT NULL,
        begun INTEGER NOT NULL,
        ending INTEGER NOT NULL,
        ends INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX authority_role_of ON authority_role (profile)",
    "CREATE INDEX authority_role_of_office ON authority_role (office)",
)
"""Their tables; rows are keyed by the ids of profiles, whose own rows may be made anew."""


class DatedRole(NamedTuple):
    """A role as a list has it; `first` and `last` are parts of ISO dates, None where it does not tell."""

    title: str
    first: str | None
    last: str | None


class ListedAs(NamedTuple):
    """An entry of a list: the source and the id there, the name, and the roles in their order."""

    source: str
    id: str
    name: str
    roles: tuple[DatedRole, ...]


def listed_as(connection: sqlite3.Connection, entity: int) -> tuple[ListedAs, ...]:
    """Give the entries of lists that are of somebody, by source and id."""
    entries = connection.execute(
        "SELECT e.source, e.id, e.name, e.profile FROM authority_entry e JOIN profile p ON p.id = e.profile "
        "WHERE p.entity = ? ORDER BY e.source, e.id",
        (entity,),
    ).fetchall()
    return tuple(
        ListedAs(source, id, name, tuple(_roles(connection, profile)))
        for source, id, name, profile in entries
    )


def _roles(connection: sqlite3.Connection, profile: str) -> Iterator[DatedRole]:
    rows = connection.execute(
        "SELECT title, first, last FROM authority_role WHERE profile = ? ORDER BY place", (profile,)
    )
    return (DatedRole(*row) for row in rows.fetchall())


class ListedProfile(NamedTuple):
    """What the profile of an entry is to be."""

    id: str
    kind: ProfileKind
    name: str
    roles: str
    gender: Gender | None
    first: int
    last: int
    source: str
    also: str
    born: int | None


def listed_profiles(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, ListedProfile]:
    """Give by id those of these profiles that are of entries."""
    found = {}
    for id in ids:
        row = connection.execute(
            "SELECT profile, kind, name, roles, gender, first, last, source, aliases, born "
            "FROM authority_entry WHERE profile = ?",
            (id,),
        ).fetchone()
        if row is not None:
            also = Profile.written_names(json.loads(row[8]))
            found[id] = ListedProfile._make((*row[:8], also, row[9]))
    return found


def all_listed(connection: sqlite3.Connection) -> list[str]:
    """Give the ids of the profiles of all entries, in the order in which they were imported."""
    return [id for (id,) in connection.execute("SELECT profile FROM authority_entry ORDER BY rowid")]
