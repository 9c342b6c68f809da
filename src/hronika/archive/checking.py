"""Checks an archive: the file, and whether all its tables say the same."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from hronika.archive.entries import entries_of
from hronika.archive.follower_check import problems_of_followers
from hronika.archive.fulltext import IndexCheck
from hronika.archive.packing import unpack
from hronika.archive.rows import event_rows, name_rows, statement_rows
from hronika.archive.store import Store
from hronika.errors import DataError

_VERSIONS = (
    "SELECT v.number, a.id, v.ordinal, v.is_current, v.sha256, v.packed, v.added, v.notes "
    "FROM version v JOIN article a ON a.number = v.article"
)
_TABLES = (("statement", statement_rows), ("event", event_rows), ("name", name_rows))


@dataclass
class CheckResult:
    """How many of each kind were examined, and a sentence for each thing that is wrong.

    `is_damaged` says that the file is, and not only what it holds.
    """

    articles: int = 0
    versions: int = 0
    statements: int = 0
    events: int = 0
    names: int = 0
    index_entries: int = 0
    problems: list[str] = field(default_factory=list)
    is_damaged: bool = False


def check(store: Store) -> CheckResult:
    """Check the file, every text and record, and every row that is made of them.

    Compared are the hash of each text, the checksum of each record, all rows with those that the record, as
    people corrected it, gives, both ways, the search index with what it must hold (`IndexCheck`), and all
    that follows from the current versions with what they give (`problems_of_followers`). Others may write
    meanwhile.
    """
    result = CheckResult()
    with store.reading() as connection:
        index = IndexCheck(connection)
        _check_pages(connection, "integrity_check", result)
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
            result.problems.append(f"Row {row} of {table} belongs to nothing in {parent}.")
        result.articles = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        lacking = connection.execute(
            "SELECT id FROM article a "
            "WHERE (SELECT sum(is_current) FROM version WHERE article = a.number) IS NOT 1"
        )
        result.problems += [f"The article {id!r} has no current version." for (id,) in lacking.fetchall()]
        unreadable = _check_versions(store, connection, index, result, _VERSIONS)
        result.problems += index.problems()
        result.index_entries = index.examined
        # They are made with rows and index, and can only be compared where these are well.
        if not result.problems:
            result.problems += problems_of_followers(connection)
        result.problems += unreadable
        for table, _ in _TABLES:
            examined = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            setattr(result, f"{table}s", examined)
    return result


def glance(store: Store, newest: int, largest: int) -> CheckResult:
    """Check what takes no time: a file of up to `largest` bytes, and texts, records and rows of the newest.

    `newest` is how many versions that are. The index and what follows from the versions is not looked at.
    """
    result = CheckResult()
    with store.reading() as connection:
        if store.path.stat().st_size <= largest:
            _check_pages(connection, "quick_check", result)
        result.articles = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        found = f"{_VERSIONS} ORDER BY v.number DESC LIMIT {newest:d}"
        result.problems += _check_versions(store, connection, None, result, found)
    return result


def _check_pages(connection: sqlite3.Connection, pragma: str, result: CheckResult) -> None:
    """Have SQLite check the file; note what it finds."""
    for (line,) in connection.execute(f"PRAGMA {pragma}").fetchall():
        if line != "ok":
            result.is_damaged = True
            result.problems.append(f"The file is damaged: {line}.")


def _check_versions(
    store: Store,
    connection: sqlite3.Connection,
    index: IndexCheck | None,
    result: CheckResult,
    selected: str,
) -> list[str]:
    """Check the versions that a query selects and note what is wrong; say which cannot be read."""
    unreadable: list[str] = []
    for number, id, ordinal, *columns in connection.execute(selected):
        result.versions += 1
        named = f"Version {ordinal} of the article {id!r}"
        try:
            result.problems += [
                f"{named} {problem}." for problem in _of_version(store, connection, index, number, *columns)
            ]
        except (DataError, ValueError) as error:
            unreadable.append(f"{named} cannot be read: {error}.")
    return unreadable


def _of_version(
    store: Store,
    connection: sqlite3.Connection,
    index: IndexCheck | None,
    number: int,
    is_current: int,
    sha256: str,
    packed: bytes,
    added: str,
    notes: str,
) -> Iterator[str]:
    """Say what is wrong with a version and its rows, and note what an index that is checked must hold of it.

    Raises DataError or ValueError where it cannot be read.
    """
    stored = unpack(packed, sha256)
    given, record, words = stored.text, stored.record(), stored.words()
    found = store.effective(number, record, given)
    datetime.fromisoformat(added)
    json.loads(notes)
    if not sha256 == record.article.sha256 == hashlib.sha256(given.encode()).hexdigest():
        yield "has another text than the one that was read"
    if record.checksum != record.computed_checksum():
        yield "has a record that was changed"
    numbers, is_whole = {}, True
    for table, rows_of in _TABLES:
        expected = rows_of(found.record, found.authors)
        rows = connection.execute(
            f"SELECT * FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608 it is ours
            (number,),
        ).fetchall()
        # An item that a later reading found has a higher number than those that it stands among.
        if sorted(row[2:] for row in rows) != sorted(expected):
            yield f"has other rows in {table} than its record"
        numbers[table] = {row[2]: row[0] for row in rows}
        # What has lost its row has no number either, and is told above.
        is_whole = is_whole and all(row[0] in numbers[table] for row in expected)
    if index and is_current and is_whole:
        index.expect(number, entries_of(found.record, words, numbers, number))
