"""Checks an archive: the file, and whether all its tables say the same."""

import hashlib
from dataclasses import dataclass, field

from hronika.archive.entries import entries_of
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
    people corrected it, gives, both ways, and the search index with what it must hold (`IndexCheck`). Others
    may write meanwhile.
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
        versions = connection.execute(
            "SELECT v.number, a.id, v.ordinal, v.is_current, v.sha256, v.packed "
            "FROM version v JOIN article a ON a.number = v.article"
        )
        for number, id, ordinal, is_current, sha256, packed in versions:
            result.versions += 1
            where = f"Version {ordinal} of the article {id!r}"
            try:
                stored = unpack(packed, sha256)
                given, record, words = stored.text, stored.record(), stored.words()
                found = store.effective(number, record, given)
            except DataError as error:
                result.problems.append(f"{where} cannot be read: {error}.")
                continue
            if not sha256 == record.article.sha256 == hashlib.sha256(given.encode()).hexdigest():
                result.problems.append(f"{where} has another text than the one that was read.")
            if record.checksum != record.computed_checksum():
                result.problems.append(f"{where} has a record that was changed.")
            numbers = {}
            for table, rows_of in _TABLES:
                rows = connection.execute(
                    f"SELECT * FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608 it is ours
                    (number,),
                ).fetchall()
                # An item that a later reading found has a higher number than those that it stands among.
                if sorted(row[2:] for row in rows) != sorted(rows_of(found.record, found.authors)):
                    result.problems.append(f"{where} has other rows in {table} than its record.")
                numbers[table] = {row[2]: row[0] for row in rows}
            # What has lost its row has no number either, and is told above.
            whole = all(
                row[0] in numbers[table]
                for table, rows_of in _TABLES
                for row in rows_of(found.record, found.authors)
            )
            if is_current and whole:
                index.expect(number, entries_of(found.record, words, numbers, number))
        result.problems += index.problems()
        result.index_entries = index.examined
        for table, _ in _TABLES:
            examined = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            setattr(result, f"{table}s", examined)
    return result
