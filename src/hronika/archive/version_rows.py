"""The rows of a version in the tables of statements, events and names."""

import sqlite3

from hronika.archive.corrections.effective import EffectiveRecord
from hronika.archive.numbers import day_of, new_numbers
from hronika.archive.rows import event_rows, name_rows, statement_rows

_TABLES = (("statement", statement_rows), ("event", event_rows), ("name", name_rows))


def row_numbers(connection: sqlite3.Connection, version: int) -> dict[str, dict[str, int]]:
    """Give by table the number of each row of a version by its identifier."""
    return {
        table: {
            id: number
            for number, id in connection.execute(
                f"SELECT number, id FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608 it is ours
                (version,),
            )
        }
        for table, _ in _TABLES
    }


def write_rows(
    connection: sqlite3.Connection, version: int, effective: EffectiveRecord, *, is_new: bool = False
) -> dict[str, dict[str, int]]:
    """Write the rows of a version's effective record, each with the number it had, and give the numbers.

    One that `is_new` has no rows yet.
    """
    before: dict[str, dict[str, int]]
    before = {table: {} for table, _ in _TABLES} if is_new else row_numbers(connection, version)
    rows = {table: rows_of(effective.record, effective.authors) for table, rows_of in _TABLES}
    lacking = {
        table: [row[0] for row in found if row[0] not in before[table]] for table, found in rows.items()
    }
    given = new_numbers(connection, day_of(version), {table: len(ids) for table, ids in lacking.items()})
    numbers = {table: before[table] | dict(zip(lacking[table], given[table], strict=True)) for table in rows}
    for table, found in rows.items():
        if before[table]:
            connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608 it is ours
        if found:
            connection.executemany(
                f"INSERT INTO {table} VALUES ({', '.join('?' * (2 + len(found[0])))})",  # noqa: S608
                [(numbers[table][row[0]], version, *row) for row in found],
            )
    return {table: {row[0]: numbers[table][row[0]] for row in found} for table, found in rows.items()}
