"""What people say of names: that one is none (a common word, a piece of a headline), or is one."""

import sqlite3
from collections.abc import Iterable

from hronika.archive.identity.profiles import ProfileKind, plain_name
from hronika.archive.rows import json_list


def profile_kind(kind: str) -> ProfileKind:
    """Say whether what is named, by its `NameKind`, is a person or a thing."""
    return "person" if kind == "person" else "thing"


def name_key(kind: ProfileKind, name: str) -> str:
    """Give what decisions know a name by: `person:kabelis`."""
    return f"{kind}:{plain_name(name)}"


def judged_names(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, bool]:
    """Say of names, by their keys, whether people hold them to be names; those nobody judged are left out."""
    rows = connection.execute(
        "SELECT n.key, n.is_name FROM json_each(?) j CROSS JOIN judged_name n ON n.key = j.value",
        (json_list(sorted(keys)),),
    )
    return {key: bool(is_name) for key, is_name in rows}


def judged_name(connection: sqlite3.Connection, kind: ProfileKind, name: str) -> bool | None:
    """Say whether people hold this to be a name; None where nobody said so, or it was undone."""
    row = connection.execute(
        "SELECT is_name FROM judged_name WHERE key = ?", (name_key(kind, name),)
    ).fetchone()
    return None if row is None else bool(row[0])


def keys_thrown_out(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the keys of the names that are none."""
    return frozenset(key for (key,) in connection.execute("SELECT key FROM judged_name WHERE NOT is_name"))


def names_thrown_out(connection: sqlite3.Connection) -> frozenset[str]:
    """Give by their letters (`plain_name`) the names that are none, neither of people nor of things."""
    rows = connection.execute(
        "SELECT substr(key, instr(key, ':') + 1) FROM judged_name GROUP BY 1 HAVING NOT max(is_name)"
    )
    return frozenset(name for (name,) in rows)


def is_thrown_out(connection: sqlite3.Connection, kind: ProfileKind, name: str) -> bool:
    """Say whether somebody said that this is no name."""
    return judged_name(connection, kind, name) is False
