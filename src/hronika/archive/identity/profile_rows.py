"""Reads profiles and what joins them from the tables of who is who, many of them in one question."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hronika.archive.identity.naming import Bounds, things_called
from hronika.archive.identity.profiles import Profile
from hronika.archive.rows import json_list

_COLUMNS = "number, id, kind, name, roles, gender, first, last, source, also, born"


def profiles_where(
    connection: sqlite3.Connection, condition: str, values: Sequence[object] | Mapping[str, object]
) -> list[Profile]:
    """Give the profiles that meet a condition of SQL."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM profile WHERE {condition}",  # noqa: S608 it is ours
        values,
    )
    return list(map(Profile._make, rows.fetchall()))


def profiles_numbered(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Profile]:
    """Give the profiles of these numbers that there are."""
    found = profiles_where(connection, "number IN (SELECT value FROM json_each(?))", (json_list(numbers),))
    return {profile.number: profile for profile in found}


def profiles_of_entities_liked(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> list[tuple[int, Profile]]:
    """Give for each of profiles all of its own entity, and of those of whom it may be by likeness."""
    columns = ", ".join(f"p.{column}" for column in Profile._fields)
    rows = connection.execute(
        "WITH near AS (SELECT p.number, p.entity FROM json_each(:numbers) j "  # noqa: S608 it is ours
        "CROSS JOIN profile p ON p.number = j.value UNION SELECT l.profile, o.entity "
        "FROM json_each(:numbers) j CROSS JOIN likeness l ON l.profile = j.value "
        "CROSS JOIN profile o ON o.number = l.other) "
        f"SELECT n.number, {columns} FROM near n CROSS JOIN profile p ON p.entity = n.entity",
        {"numbers": json_list(numbers)},
    )
    return [(number, Profile(*row)) for number, *row in rows.fetchall()]


def profiles_within(connection: sqlite3.Connection, ranges: Iterable[Bounds]) -> dict[Bounds, set[int]]:
    """Give the numbers of the profiles in ranges of blocks; ranges without any are left out."""
    found: dict[Bounds, set[int]] = defaultdict(set)
    rows = connection.execute(
        "SELECT json_extract(j.value, '$[0]') AS first, json_extract(j.value, '$[1]') AS last, b.profile "
        "FROM json_each(?) j CROSS JOIN profile_block b ON b.block BETWEEN first AND last",
        (json_list(ranges),),
    )
    for first, last, number in rows:
        found[first, last].add(number)
    return found


def liked_by(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, set[int]]:
    """Give with whom profiles may be one; profiles without any are left out."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = connection.execute(
        "SELECT l.profile, l.other FROM json_each(?) j CROSS JOIN likeness l ON l.profile = j.value",
        (json_list(numbers),),
    )
    for number, other in rows:
        found[number].add(other)
    return found


def entities_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Give of which entity profiles are."""
    rows = connection.execute(
        "SELECT p.number, p.entity FROM json_each(?) j CROSS JOIN profile p ON p.number = j.value",
        (json_list(numbers),),
    )
    return dict(rows.fetchall())


def called_too(connection: sqlite3.Connection, profiles: Iterable[Profile]) -> dict[str, Collection[str]]:
    """Give by id the blocks of what articles call a thing as well: its acronyms, what it is one of."""
    blocks = {
        profile.id: things_called(profile.name) if profile.kind == "thing" else None for profile in profiles
    }
    things = {block for block in blocks.values() if block is not None}
    if not things:
        return dict.fromkeys(blocks, frozenset())
    asked = json_list(sorted(things))
    found: dict[str | None, set[str]] = defaultdict(set)
    rows = connection.execute(
        "SELECT a.acronym, a.name FROM json_each(:asked) j CROSS JOIN alias a ON a.acronym = j.value "
        "UNION SELECT a.name, a.acronym FROM json_each(:asked) j CROSS JOIN alias a ON a.name = j.value",
        {"asked": asked},
    )
    for block, other in rows:
        found[block].add(other)
    return {id: found.get(block, frozenset()) for id, block in blocks.items()}
