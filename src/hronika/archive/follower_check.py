"""Compares all that follows from the current versions with what is stored of it.

Temporary tables take the names of the stored ones on the same connection, and all current versions are taken
in again: so it is one state of the archive that is compared, and nothing is written to it. That takes as long
as it takes to add the articles, their reading apart: some 10 to 20 ms each.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hronika.archive.followers import Followers
from hronika.archive.transactions import with_temporary_tables

_REFERENCE = re.compile(r"REFERENCES \w+ \(\w+\)(?: ON DELETE CASCADE)?")
_CREATE = re.compile(r"^(CREATE (?:UNIQUE )?\w+) ")
_LONGEST = 40  # letters of a value in a sentence


def problems_of_followers(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a sentence for each table that does not hold what the current versions give.

    Rows of statements, events and names and the search index have to be well. Versions that cannot be read
    are left out, as where all is made anew. A transaction that reads has to be open.
    """
    followers = Followers(connection)
    with _made_anew(connection, followers):
        for follower in followers:
            for table, query in follower.tables.items():
                stored, made = query.format(schema="main"), query.format(schema="temp")
                lacking = _difference(connection, table, f"{made} EXCEPT {stored}")
                stray = _difference(connection, table, f"{stored} EXCEPT {made}")
                told = [
                    f"{what} {_rows(count)} ({first}{', …' if count > 1 else ''})"
                    for what, (count, first) in (("lacks", lacking), ("has, against the records,", stray))
                    if count
                ]
                if told:
                    yield f"The table {table} {' and '.join(told)}."


@contextmanager
def _made_anew(connection: sqlite3.Connection, followers: Followers) -> Iterator[None]:
    """Have temporary tables in the place of those of followers, filled from the current versions."""
    tables = [table for follower in followers for table in follower.tables]
    with with_temporary_tables(connection):
        for table in tables:
            for (sql,) in connection.execute(
                "SELECT sql FROM main.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL "
                "ORDER BY type = 'index'",
                (table,),
            ).fetchall():
                # Rows that they refer to are in the archive itself, to which no temporary table can refer.
                connection.execute(_CREATE.sub(r"\1 temp.", _REFERENCE.sub("", sql)))
        # What people judged is nobody's but theirs.
        connection.execute(
            "INSERT INTO temp.profile SELECT * FROM main.profile WHERE id IN (SELECT profile FROM judged)"
        )
        followers.make_anew()
        yield
        for table in tables:
            connection.execute(f"DROP TABLE temp.{table}")


def _difference(connection: sqlite3.Connection, table: str, query: str) -> tuple[int, str]:
    """Count the rows that a query gives, and tell the first."""
    rows = connection.execute(query)
    first = rows.fetchone()
    if first is None:
        return 0, ""
    values = dict(zip((column for column, *_ in rows.description), first, strict=True))
    return 1 + sum(1 for _ in rows), ", ".join(_told(connection, values))


def _told(connection: sqlite3.Connection, values: dict[str, Any]) -> Iterator[str]:
    """Tell the values of a row, its version by the article."""
    for name, value in values.items():
        if name == "version":
            found = connection.execute(
                "SELECT v.ordinal, a.id FROM version v JOIN article a ON a.number = v.article "
                "WHERE v.number = ?",
                (value,),
            ).fetchone()
            yield f"version {found[0]} of the article {found[1]!r}" if found else f"version {value}"
        elif value is not None and not isinstance(value, bytes):
            text = str(value)
            yield f"{name} {text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}"


def _rows(count: int) -> str:
    return "a row" if count == 1 else f"{count:,} rows"
