"""Checks an archive: the file, and whether all its tables say the same."""

import hashlib
import zlib
from dataclasses import dataclass, field

from hronika.archive.packing import unpack, unpack_words
from hronika.archive.rows import event_rows, name_rows, statement_rows
from hronika.archive.store import Store
from hronika.errors import DataError
from hronika.record_versions import record_from

_TABLES = (("statement", statement_rows), ("event", event_rows), ("name", name_rows))


@dataclass
class CheckResult:
    """How many of each kind were examined, and a sentence for each thing that is wrong."""

    articles: int = 0
    versions: int = 0
    statements: int = 0
    events: int = 0
    names: int = 0
    problems: list[str] = field(default_factory=list)


def check(store: Store) -> CheckResult:
    """Check the file, every text and record, and every row that is made of them.

    Compared are the hash of each text, the checksum of each record, and all rows with those that the record
    gives, both ways. Others may write meanwhile.
    """
    result = CheckResult()
    with store.reading() as connection:
        for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
            if line != "ok":
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
            "SELECT v.number, a.id, v.ordinal, v.sha256, v.text, v.record, v.words "
            "FROM version v JOIN article a ON a.number = v.article"
        )
        for number, id, ordinal, sha256, text, packed, words in versions:
            result.versions += 1
            where = f"Version {ordinal} of the article {id!r}"
            try:
                given, record = unpack(text), record_from(unpack(packed))
                unpack_words(words, given)
            except (zlib.error, DataError, ValueError) as error:
                result.problems.append(f"{where} cannot be read: {error}.")
                continue
            if not sha256 == record.article.sha256 == hashlib.sha256(given.encode()).hexdigest():
                result.problems.append(f"{where} has another text than the one that was read.")
            if record.checksum != record.computed_checksum():
                result.problems.append(f"{where} has a record that was changed.")
            for table, rows_of in _TABLES:
                stored = connection.execute(
                    f"SELECT * FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608 it is ours
                    (number,),
                ).fetchall()
                if [row[2:] for row in stored] != rows_of(record):
                    result.problems.append(f"{where} has other rows in {table} than its record.")
        for table, _ in _TABLES:
            examined = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            setattr(result, f"{table}s", examined)
    return result
