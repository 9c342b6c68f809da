"""Which entries hold of a table in which an entry can undo another, itself undone or not."""

import sqlite3


def undone(connection: sqlite3.Connection, table: str) -> set[int]:
    """Give the numbers of the entries that do not hold: those undone by an entry that itself holds."""
    found: set[int] = set()
    # What undoes is younger than what it undoes.
    for number, undoes in connection.execute(
        f"SELECT number, undoes FROM {table} WHERE undoes IS NOT NULL ORDER BY number DESC"  # noqa: S608 it is ours
    ):
        if number not in found:
            found.add(undoes)
    return found
