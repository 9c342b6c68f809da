"""The list of those who are established in an archive, and whom an address by name may mean."""

import sqlite3
from typing import Literal, NamedTuple

from hronika.archive.identity.naming import block_of_slug
from hronika.archive.identity.who import Identity, identities
from hronika.archive.people.naming import sorting_letters
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.record import NameKind

PeopleOrder = Literal["name", "statements"]
PeopleKind = Literal["person", "organization", "place", "thing"]

_KINDS: dict[PeopleKind | None, tuple[NameKind, ...]] = {
    None: ("person", "organization"),
    "person": ("person",),
    "organization": ("organization",),
    "place": ("GPE", "location"),
    "thing": ("product", "event"),
}
_LAST = "\U0010ffff"


class Established(NamedTuple):
    """Somebody or something established: what articles mostly call it, and in how many; what it says.

    `key` is where the list goes on after it.
    """

    id: str
    kind: NameKind
    name: str
    title: str
    articles: int
    statements: int
    key: str


def established(
    store: Store,
    order: PeopleOrder = "name",
    *,
    kind: PeopleKind | None = None,
    begins: str = "",
    limit: int = 50,
    after: str | None = None,
) -> list[Established]:
    """Give so many of those who are established: people by surname in the Latvian alphabet, or who says most.

    Without a kind they are people and institutions. `begins` is what the name, of people the surname, begins
    with. Raises UsageError where `after` is no key of such a list.
    """
    kinds = _KINDS[kind]
    first = sorting_letters(begins)
    by_statements = order == "statements"
    columns, index = "e.sorting, e.entity", "established_by_name"
    values: list[object] = [*kinds, first, first + _LAST]
    beyond = ""
    if by_statements:
        columns, index = "-e.statements, e.sorting, e.entity", "established_by_statements"
    if after is not None:
        beyond = f"AND ({columns}) > ({', '.join('?' * columns.count('e.'))})"
        values += _place(after, order)
    ordered = "e.statements DESC, e.sorting, e.entity" if by_statements else columns
    bound = ""
    if after is not None and by_statements:
        # The index is of counts that fall: where to begin in it is told apart.
        bound = "AND e.statements <= ?"
        values.append(-int(str(values[-3])))
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT e.id, e.kind, e.name, e.title, e.articles, e.statements, e.sorting, e.entity "  # noqa: S608
            f"FROM established e INDEXED BY {index} WHERE e.kind IN ({', '.join('?' * len(kinds))}) "
            f"AND e.sorting >= ? AND e.sorting < ? {beyond} {bound} ORDER BY {ordered} LIMIT ?",
            (*values, limit),
        ).fetchall()
    return [
        Established(
            id, kind, name, title, articles, statements,
            f"{statements}~{entity}~{sorting}" if by_statements else f"{entity}~{sorting}",
        )
        for id, kind, name, title, articles, statements, sorting, entity in rows
    ]  # fmt: skip


def count_established(store: Store, kind: PeopleKind | None = None) -> int:
    """Count those of a kind."""
    kinds = _KINDS[kind]
    with store.reading() as connection:
        [count] = connection.execute(
            f"SELECT count(*) FROM established WHERE kind IN ({', '.join('?' * len(kinds))})",  # noqa: S608
            kinds,
        ).fetchone()
    return int(count)


def called(store: Store, slug: str, *, most: int = 50) -> list[Identity]:
    """Give those who have a name that an address writes so, the one of most articles first."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT DISTINCT p.entity FROM profile_block b JOIN profile p ON p.number = b.profile "
            "WHERE b.block = ? LIMIT ?",
            (block_of_slug(slug), most),
        ).fetchall()
        return identities(connection, (entity for (entity,) in rows))


def is_established(connection: sqlite3.Connection, id: str) -> bool:
    """Say whether somebody whom an id stands for is in the list."""
    row = connection.execute(
        "SELECT 1 FROM profile p JOIN established e ON e.entity = p.entity WHERE p.id = ?", (id,)
    ).fetchone()
    return row is not None


def _place(key: str, order: PeopleOrder) -> list[object]:
    """Read a key: what the columns that the list is ordered by have."""
    parts = key.split("~", 2 if order == "statements" else 1)
    try:
        if order == "name":
            entity, sorting = parts
            return [sorting, int(entity)]
        statements, entity, sorting = parts
        return [-int(statements), sorting, int(entity)]
    except ValueError:
        raise UsageError(f"{key[:60]!r} is no key of a list of people by {order}.") from None
