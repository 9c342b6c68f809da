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
        for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
            if line != "ok":
                result.is_damaged = True
                result.problems.append(f"The file is damaged: {line}.")
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
            result.problems.append(f"Row {row} of {table} belongs to nothing in {parent}.")
        result.articles = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        lacking = connection.execute(
            "SELECT id FROM article a "
            "WHERE (SELECT sum(is_current) FROM version WHERE article = a.number) IS NOT 1"
        )
        result.problems += [f"The article {id!r} has no current version." for (id,) in lacking.fetchall()]
        unreadable: list[str] = []
        versions = connection.execute(
            "SELECT v.number, a.id, v.ordinal, v.is_current, v.sha256, v.packed, "
            "v.added, v.notes FROM version v JOIN article a ON a.number = v.article"
        )
        for number, id, ordinal, *columns in versions:
            result.versions += 1
            named = f"Version {ordinal} of the article {id!r}"
            try:
                result.problems += [
                    f"{named} {problem}."
                    for problem in _of_version(store, connection, index, number, *columns)
                ]
            except (DataError, ValueError) as error:
                unreadable.append(f"{named} cannot be read: {error}.")
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


def _of_version(
    store: Store,
    connection: sqlite3.Connection,
    index: IndexCheck,
    number: int,
    is_current: int,
    sha256: str,
    packed: bytes,
    added: str,
    notes: str,
) -> Iterator[str]:
    """Say what is wrong with a version and its rows, and note what the index must hold of it.

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
    if is_current and is_whole:
        index.expect(number, entries_of(found.record, words, numbers, number))
