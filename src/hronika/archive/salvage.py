"""Salvages an archive whose file is damaged: what can be read of it, row by row, goes to a new one."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hronika.archive.numbers import day_of, number_of
from hronika.archive.packing import unpack
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store
from hronika.errors import DataError, HronikaError

_MADE_ANEW = ("statement", "event", "name", "last_numbers")
_MOST_PROBED = 1_000_000  # rows looked for one by one, where the tables do not tell which there are


@dataclass
class Salvaged:
    """How many versions, with text and record, were saved, and how many are known to be lost.

    `tables` names the tables of which rows could not be read.
    """

    versions: int = 0
    lost: int = 0
    tables: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Say so."""
        lost = f"{self.lost:,} could not be read" if self.lost else "none is known to be lost"
        rows = f"; rows are lost of {', '.join(self.tables)}" if self.tables else ""
        return f"{self.versions:,} versions of articles, {lost}{rows}"


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Read a damaged archive row by row, and write what can be read to a new one.

    What is kept are texts, records, raw pages, tombstones, corrections, judgements and authority lists; all
    else is made anew of them.
    Raises DataError where not even the list of tables can be read.
    """
    found = Salvaged()
    with Store(target) as store, TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / "copy.db"
        copy_bytes(damaged, copy)
        with store.writing(check_references=False) as connection:
            try:
                _mend_list_of_tables(copy, connection)
                with closing(_open_damaged(copy)) as source:
                    _copy_tables(source, connection, found)
            except (sqlite3.Error, UnicodeError) as error:
                raise _no_tables(damaged, error) from error
        rebuild(store)
        found.versions = store.count()["versions"]
    if not found.versions:
        raise DataError(f"Of {str(damaged)!r} no version of any article can be read.")
    return found


def _mend_list_of_tables(copy: Path, sound: sqlite3.Connection) -> None:
    """Write into a copy of a damaged archive what its list of tables must say, as all archives have the same.

    Raises sqlite3.Error where the list cannot be read or written at all.
    """
    known = sound.execute("SELECT type, name, tbl_name, sql, rowid FROM sqlite_schema").fetchall()
    with closing(_open_damaged(copy)) as connection:
        connection.text_factory = bytes
        found = connection.execute("SELECT rowid, name FROM sqlite_schema").fetchall()
        places = {rowid: name.encode() for _, name, _, _, rowid in known}
        agreeing = sum(places.get(rowid) == name for rowid, name in found)
        # Where nearly all stand as in a new archive, the others are those that were hit.
        key = "rowid" if len(found) == len(known) and agreeing > 0.8 * len(found) else "name"
        connection.executemany(
            f"UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE {key} = ?",  # noqa: S608
            [row if key == "rowid" else (*row[:4], row[1]) for row in known],
        )


def _open_damaged(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    # What of the list of tables cannot be understood is passed by.
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _no_tables(path: Path, error: Exception) -> HronikaError:
    return DataError(f"Of {str(path)!r} not even the list of its tables can be read ({error}).")


def _copy_tables(source: sqlite3.Connection, target: sqlite3.Connection, found: Salvaged) -> None:
    tables = [
        name
        for (name,) in target.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE '%\\_index%' ESCAPE '\\' AND name NOT LIKE 'forms%' "
            "AND name NOT LIKE 'sqlite%'"
        )
        if name not in _MADE_ANEW
    ]
    here = {name for (name,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in (name for name in tables if name in here):
        columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
        insert = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
        rows = _Rows(source, table, columns)
        for row in rows:
            if table == "version" and not _is_readable(row, columns):
                found.lost += 1
                continue
            if table == "version":
                row = _with_readable_notes(row, columns)
            with suppress(sqlite3.IntegrityError, sqlite3.DataError):
                target.execute(insert, row)
        found.lost += rows.lost if table == "version" else 0
        if rows.broken:
            found.tables.append(table)
    _restore_articles(target)
    _restore_numbers(target)


def _is_readable(row: tuple[Any, ...], columns: list[str]) -> bool:
    values = dict(zip(columns, row, strict=True))
    try:
        stored = unpack(values["packed"], values["sha256"])
        stored.words()
        return bool(stored.record().article.sha256 == values["sha256"])
    except (HronikaError, TypeError, ValueError, AttributeError, LookupError):
        return False


def _with_readable_notes(row: tuple[Any, ...], columns: list[str]) -> tuple[Any, ...]:
    """Give the row of a version with what is needed around text and record, where that is damaged.

    The instant at which it was added is then that of saving it, and of its notes there are none.
    """
    values = dict(zip(columns, row, strict=True))
    try:
        datetime.fromisoformat(values["added"])
    except (TypeError, ValueError):
        values["added"] = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        json.loads(values["notes"])
    except (TypeError, ValueError):
        values["notes"] = "[]"
    return tuple(values.values())


class _Rows:
    """The rows of a table that can be read: from its begin, from its end, and one by one by their numbers.

    `broken` says whether some could not be, `lost` how many of them are known.
    """

    def __init__(self, source: sqlite3.Connection, table: str, columns: list[str]) -> None:
        self._source = source
        self._table = table
        self._columns = ", ".join(f'"{column}"' for column in columns)
        self.broken = False
        self.lost = 0

    def _have_numbers(self) -> bool:
        row = self._source.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (self._table,)).fetchone()
        return "WITHOUT ROWID" not in row[0]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        if not self._have_numbers():
            seen: set[tuple[Any, ...]] = set()
            for order in ("", " ORDER BY 1 DESC"):
                query = f"SELECT {self._columns} FROM {self._table}{order}"  # noqa: S608 it is ours
                for row in self._until_it_breaks(query):
                    if row not in seen:
                        seen.add(row)
                        yield row
                if not self.broken:
                    return
            return
        known: set[int] = set()
        for order in ("ASC", "DESC"):
            query = f"SELECT rowid, {self._columns} FROM {self._table} ORDER BY rowid {order}"  # noqa: S608
            for number, *values in self._until_it_breaks(query):
                if number not in known:
                    known.add(number)
                    yield tuple(values)
            if not self.broken:
                return
        for number in self._candidates():
            if number in known:
                continue
            known.add(number)
            try:
                single = self._source.execute(
                    f"SELECT {self._columns} FROM {self._table} WHERE rowid = ?",  # noqa: S608 it is ours
                    (number,),
                ).fetchone()
            except (sqlite3.Error, UnicodeError):
                self.lost += 1
                continue
            if single is not None:
                yield single

    def _until_it_breaks(self, query: str) -> Iterator[tuple[Any, ...]]:
        cursor = self._source.execute("SELECT 1")
        try:
            cursor = self._source.execute(query)
            yield from cursor
        except (sqlite3.Error, UnicodeError):
            self.broken = True
        finally:
            with suppress(sqlite3.Error):
                cursor.close()

    def _candidates(self) -> Iterator[int]:
        """Yield the numbers that rows may have, by the tables and indexes that name them."""
        queries = ["SELECT DISTINCT version FROM statement", "SELECT version FROM raw"]
        if self._table in ("version", "raw"):
            queries.append("SELECT number FROM version INDEXED BY version_of_text")
            for day, count in self._until_it_breaks("SELECT day, version FROM last_numbers"):
                yield from ((day << 20) | place for place in range(min(count, _MOST_PROBED)))
        elif self._table == "article":
            queries = [
                "SELECT rowid FROM article INDEXED BY article_of_id",
                "SELECT DISTINCT article FROM article_key",
                "SELECT article FROM version",
            ]
        else:
            queries = []
        for query in queries:
            for (number,) in self._until_it_breaks(query):
                yield number


def _restore_articles(target: sqlite3.Connection) -> None:
    """Make the articles anew whose own row is lost, of their versions; those without a version go."""
    lacking = target.execute(
        "SELECT article, packed, sha256, min(added) FROM version "
        "WHERE article NOT IN (SELECT number FROM article) GROUP BY article"
    ).fetchall()
    for number, packed, sha256, added in lacking:
        known = unpack(packed, sha256).record().article
        target.execute(
            "INSERT INTO article (number, id, outlet, url, added) VALUES (?, ?, ?, ?, ?)",
            (number, known.id, known.outlet, known.url, added),
        )
    target.execute("DELETE FROM article WHERE number NOT IN (SELECT article FROM version)")
    for table, column, parent in (("article_key", "article", "article"), ("raw", "version", "version")):
        target.execute(
            f"DELETE FROM {table} WHERE {column} NOT IN (SELECT number FROM {parent})"  # noqa: S608 it is ours
        )
    target.execute("UPDATE article SET copy_of = NULL WHERE copy_of NOT IN (SELECT number FROM article)")


def _restore_numbers(target: sqlite3.Connection) -> None:
    """Have no number of a version given out a second time."""
    last: dict[int, int] = {}
    for (number,) in target.execute("SELECT number FROM version"):
        day = day_of(number)
        place = number - number_of(day, 0)
        ordinal = 0 if day is None else day.toordinal()
        last[ordinal] = max(last.get(ordinal, 0), place + 1)
    target.executemany("INSERT INTO last_numbers (day, version) VALUES (?, ?)", last.items())


def copy_bytes(path: Path, target: Path) -> None:
    """Copy the file of an archive with its log as they are, whatever they hold."""
    for end in ("", "-wal"):
        part = path.with_name(path.name + end)
        if part.exists():
            shutil.copyfile(part, target.with_name(target.name + end))
