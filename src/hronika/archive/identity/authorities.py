"""Authority lists in an archive: who people say there is, with names, dated roles and ids of their own.

Each entry of a list takes part in who is who as a profile that no article needs to have
(`Identities.relist`). A list is known by its source; a new one of the same source takes its place.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from hronika.archive.identity.authority_csv import read_csv
from hronika.archive.identity.authority_entries import AuthorityEntry, ListedRole, Read, bounds_of
from hronika.archive.identity.authority_wikidata import read_wikidata
from hronika.archive.identity.naming import person_name
from hronika.archive.identity.offices import Office, country_in, office_of
from hronika.archive.identity.person_names import agreement
from hronika.archive.identity.profiles import written_roles
from hronika.archive.identity.role_words import is_known_role, lemmas_of
from hronika.archive.store import Store
from hronika.errors import DataError, UsageError
from hronika.language.latvian.roles import RoleReading, read_role

LARGEST = 256 << 20
"""Bytes that a list may have."""

_SAME = frozenset({"same", "transcribed"})


class Imported(NamedTuple):
    """What came of importing a list: its source, how many entries it has, and a sentence for each problem."""

    source: str
    entries: int
    problems: tuple[str, ...]


class AuthorityList(NamedTuple):
    """A list of an archive: its source, when it was imported, how many people and institutions it has."""

    source: str
    imported: datetime
    people: int
    institutions: int


def read_list(path: Path) -> Read:
    """Read a list: Wikidata's JSON, or CSV with a header.

    Raises UsageError where there is no file, DataError where nothing in it can be read.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {str(path)!r}: name a list in CSV or in the JSON of Wikidata.")
    if path.stat().st_size > LARGEST:
        raise DataError(f"{str(path)!r} is larger than {LARGEST >> 20} MB: divide the list.")
    data = path.read_bytes()
    is_json = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    return (read_wikidata if is_json else read_csv)(data, str(path))


def import_list(store: Store, path: str | Path, source: str | None = None) -> Imported:
    """Import a list in the place of an earlier one of its source, wholly or not at all.

    `source` is the name of the file where none is given. What cannot be read of the list is left out and
    told of. Raises UsageError where there is no file, DataError where the list has no entry that can be read;
    an earlier one stays then.
    """
    path = Path(path)
    named = (source or path.name).strip()
    if not named or len(named) > 200:
        raise UsageError("Give the list a source of one to 200 letters.")
    read = read_list(path)
    if not read.entries:
        more = f" {read.problems[0]}" if read.problems else ""
        raise DataError(f"{str(path)!r} has no entry that can be read, and changes nothing.{more}")
    lemmas = lemmas_of(phrase for entry in read.entries for role in entry.roles for phrase in _phrases(role))
    with store.writing() as connection:
        old = _profiles_of(connection, named)
        connection.execute("DELETE FROM authority WHERE source = ?", (named,))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO authority VALUES (?, ?)", (named, now))
        for entry in read.entries:
            _write(connection, named, entry, lemmas)
        new = _profiles_of(connection, named)
        store.derived.followers.identities.relist(id for id in old | new if old.get(id) != new.get(id))
    return Imported(named, len(read.entries), read.problems)


def remove_list(store: Store, source: str) -> int:
    """Remove a list, and give how many entries it had; raises UsageError where none has this source."""
    with store.writing() as connection:
        old = _profiles_of(connection, source)
        if not connection.execute("DELETE FROM authority WHERE source = ?", (source,)).rowcount:
            known = ", ".join(name for (name,) in connection.execute("SELECT source FROM authority"))
            raise UsageError(
                f"No list has the source {source[:60]!r}; those imported are: {known or 'none'}."
            )
        store.derived.followers.identities.relist(old)
    return len(old)


def lists(store: Store) -> list[AuthorityList]:
    """Give the lists of an archive, by the names of their sources."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT a.source, a.imported, count(*) FILTER (WHERE e.kind = 'person'), "
            "count(*) FILTER (WHERE e.kind <> 'person') FROM authority a "
            "LEFT JOIN authority_entry e ON e.source = a.source GROUP BY a.source ORDER BY a.source"
        ).fetchall()
    return [AuthorityList(source, datetime.fromisoformat(at), *counts) for source, at, *counts in rows]


def entry_profile_id(source: str, id: str) -> str:
    """Give the id of the profile of an entry: `p` and 16 hexadecimal digits, by source and id alone."""
    digest = hashlib.sha256(f"listed\n{source}\n{id}".encode()).hexdigest()
    return f"p{digest[:16]}"


def _write(
    connection: sqlite3.Connection, source: str, entry: AuthorityEntry, lemmas: Mapping[str, tuple[str, ...]]
) -> None:
    profile = entry_profile_id(source, entry.id)
    readings = [reading for role in entry.roles if (reading := _reading(role, lemmas))]
    first, last = entry.years
    connection.execute(
        "INSERT INTO authority_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            profile, source, entry.id, entry.kind, entry.name,
            json.dumps(_further_names(entry), ensure_ascii=False), written_roles(readings),
            entry.gender, entry.born, first, last,
        ),
    )  # fmt: skip
    for place, role in enumerate(entry.roles):
        office = _office(role, lemmas)
        begins = bounds_of(role.first) if role.first else (date.min, date.min)
        ends = bounds_of(role.last) if role.last else (date.max, date.max)
        # A role without any day tells of none.
        dated = office if role.first or role.last else None
        connection.execute(
            "INSERT INTO authority_role VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                profile, place, role.whole_title, role.first, role.last, str(dated) if dated else None,
                *(day.toordinal() for day in (*begins, *ends)),
            ),
        )  # fmt: skip


def _further_names(entry: AuthorityEntry) -> list[str]:
    """Give the names of an entry in which its first name is not recognised anyway."""
    own = person_name(entry.name) if entry.kind == "person" else None
    found = []
    for alias in entry.aliases:
        parts = person_name(alias) if own else None
        if own and parts:
            agreed = agreement(own, parts)
            if agreed.given in _SAME and agreed.family in _SAME:
                continue
        found.append(alias)
    return found


def _phrases(role: ListedRole) -> Iterable[str]:
    return filter(None, (role.title, role.organization, role.place))


def _words(role: ListedRole, lemmas: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the lemmas of a role with what it is of before its noun, as articles have it."""
    of = [word for phrase in (role.place, role.organization) if phrase for word in lemmas[phrase]]
    return [*of, *lemmas[role.title]]


def _reading(role: ListedRole, lemmas: Mapping[str, tuple[str, ...]]) -> RoleReading | None:
    return read_role(tuple(_words(role, lemmas))) if is_known_role(lemmas[role.title]) else None


def _office(role: ListedRole, lemmas: Mapping[str, Sequence[str]]) -> Office | None:
    """Give the office of a role: what its own words name, else with those that say of what it is."""
    of = [word for phrase in (role.place, role.organization) if phrase for word in lemmas[phrase]]
    return office_of(lemmas[role.title], country_in(of)) or office_of(_words(role, lemmas))


def _profiles_of(connection: sqlite3.Connection, source: str) -> dict[str, tuple[object, ...]]:
    rows = connection.execute(
        "SELECT profile, kind, name, aliases, roles, gender, born, first, last FROM authority_entry "
        "WHERE source = ?",
        (source,),
    )
    return {profile: tuple(told) for profile, *told in rows.fetchall()}
