"""The store: one SQLite file with every version of every article, its record and the words of its text.

Everything is written in transactions that begin as writers (`BEGIN IMMEDIATE`), one an article: one that
began as a reader would fail at once where another process has written in between.
"""

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, Self

from hronika.archive.corrections.effective import EffectiveRecord
from hronika.archive.corrections.stored import (
    applied_across,
    corrections_before,
    forget_without_text,
    forget_words_of,
    versions_naming,
)
from hronika.archive.entries import Entries, entries_of
from hronika.archive.fulltext import add_entries, clear, delete_entries
from hronika.archive.numbers import day_of, number_of
from hronika.archive.packing import pack, pack_words, unpack, unpack_words
from hronika.archive.rows import (
    event_rows,
    name_rows,
    said_by,
    statement_rows,
    without_speakers,
    without_statements,
)
from hronika.archive.schema import APPLICATION, MIGRATIONS, migrate
from hronika.article import Article
from hronika.errors import DataError, UsageError
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import Record
from hronika.record_versions import record_from

Outcome = Literal["new", "changed", "duplicate", "forgotten"]

_WAIT = 60
"""Seconds to wait for another process that writes; one article takes it some hundredths of a second."""


class StoredVersion(NamedTuple):
    """A version of an article: its text as given and what was read in it.

    `article` is the number of the article and `id` its id, `ordinal` counts its versions from 1, `added` is
    when it was stored, in UTC.
    """

    number: int
    article: int
    id: str
    ordinal: int
    is_current: bool
    added: datetime
    text: str
    record: Record
    words: tuple[LemmatizedWord, ...]


class Store:
    """An open archive file; it is made where there is none.

    For one thread; any number of processes may have the same file open. Raises UsageError where the file
    cannot be opened, DataError where it is no archive, is damaged, or comes from a newer Hronika.
    `notes` are sentences on what was put right in opening it.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.notes: list[str] = []
        if not self.path.parent.is_dir():
            raise UsageError(f"The folder {str(self.path.parent)!r} does not exist: make it first.")
        if self.path.is_dir():
            raise UsageError(f"{str(self.path)!r} is a folder: name a file for the archive.")
        with self._in_sentences():
            self._move_stray_files()
            # Transactions begin where this file says so, in every version of Python.
            self._connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            try:
                self._open()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be asked of it afterwards."""
        self._connection.close()

    def known(self, article: Article) -> Outcome | None:
        """Say `duplicate` or `forgotten` of what `add` would not store and nobody needs to read."""
        with self._in_sentences():
            return self._known(article)

    def add(self, article: Article, reading: RecordWithLemmas) -> Outcome:
        """Store an article with what was read in it, wholly or not at all.

        What makes it the same article says `identity_of`. A text that is new there is a new version
        (`changed`), and all before stay as they are; one that stands or stood there is a `duplicate` and
        stores nothing, and neither does what was `forgotten`. Raises DataError where the record is of
        another text.
        """
        if reading.record.article.sha256 != article.sha256:
            raise DataError(f"The record of the article {article.id!r} is of another text: read it again.")
        with self._writing():
            known = self._known(article)
            if known is not None:
                return known
            return self._insert(article, reading._replace(record=self._without_forgotten(reading.record)))

    def versions(self, id: str, outlet: str | None = None) -> list[StoredVersion]:
        """Give all versions of the articles with this id, of one outlet or of any, the oldest first."""
        with self._in_sentences():
            rows = self._connection.execute(
                f"{_VERSION} WHERE a.id = ? AND (? IS NULL OR a.outlet = ?) ORDER BY a.number, v.ordinal",
                (id, outlet, outlet),
            ).fetchall()
            return [_version(row) for row in rows]

    def current(self) -> Iterator[StoredVersion]:
        """Yield the current version of every article, the newest day first."""
        with self._in_sentences():
            for row in self._connection.execute(f"{_VERSION} WHERE v.is_current ORDER BY v.number DESC"):
                yield _version(row)

    def count(self) -> dict[str, int]:
        """Count articles, versions, and the statements and events of current versions."""
        with self._in_sentences():
            views = {
                "articles": "articles",
                "versions": "version",
                "statements": "statements",
                "events": "events",
            }
            return {
                name: self._connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0]  # noqa: S608 it is ours
                for name, view in views.items()
            }

    def forget(self, id: str, outlet: str | None = None) -> int:
        """Remove the articles with this id with all their versions; give how many there were.

        Tombstones, which are hashes of their identities and texts, keep them from coming back.
        """
        with self._writing():
            found = self._connection.execute(
                "SELECT number, identity FROM article WHERE id = ? AND (? IS NULL OR outlet = ?)",
                (id, outlet, outlet),
            ).fetchall()
            for number, identity in found:
                for (version,) in self._connection.execute(
                    "SELECT number FROM version WHERE article = ? AND is_current", (number,)
                ).fetchall():
                    delete_entries(self._connection, self._entries(version))
                texts = self._connection.execute("SELECT sha256 FROM version WHERE article = ?", (number,))
                for mark in (
                    _hash("article", identity),
                    *(_hash("text", sha) for (sha,) in texts.fetchall()),
                ):
                    self._bury(mark)
                self._connection.execute("DELETE FROM article WHERE number = ?", (number,))
            forget_without_text(self._connection)
        self._clear_log()
        return len(found)

    def forget_speaker(self, name: str) -> int:
        """Remove what a speaker of this name says from all records; give how many statements that were.

        What people corrected counts: what was given to that speaker by a correction goes, too. With it go
        what it quotes, the events told in it, and the corrections of all that. A tombstone, which holds a
        hash of the name, keeps it from coming back. The texts of the articles stay as they are.
        """
        removed = 0
        with self._writing():
            self._bury(_hash("speaker", name))
            named = self._connection.execute(
                "SELECT DISTINCT version FROM statement WHERE speaker_name = ?", (name,)
            )
            numbers = {number for (number,) in named.fetchall()} | versions_naming(self._connection, name)
            with self._rows_anew(numbers):
                gone: set[str] = set()
                for version in map(self.stored, sorted(numbers)):
                    found = self.effective(version.number, version.record, version.text)
                    said = said_by(found.record, {name})
                    removed += len(said)
                    told = {event.id for event in found.record.events if event.statement in said}
                    gone |= found.known_as(said | told)
                    left = without_speakers(without_statements(version.record, gone), {name})
                    self._connection.execute(
                        "UPDATE version SET record = ? WHERE number = ?",
                        (pack(left.model_dump_json()), version.number),
                    )
                forget_words_of(self._connection, name, gone)
        self._clear_log()
        return removed

    def is_forgotten(self, speaker: str) -> bool:
        """Say whether what a speaker of this name says was forgotten."""
        with self._in_sentences():
            mark = _hash("speaker", speaker)
            found = self._connection.execute("SELECT 1 FROM tombstones WHERE hash = ?", (mark,)).fetchone()
            return found is not None

    def effective(self, number: int, record: Record, text: str) -> EffectiveRecord:
        """Give the version of this number, whose reading and text these are, as people corrected it."""
        with self._in_sentences():
            entries = corrections_before(self._connection, number)
            return applied_across(entries, record, text, lambda sha256: self._earlier(number, sha256))

    def backup(self, target: str | Path) -> None:
        """Copy the archive as it is now into a new file, also while others write.

        The file is there when it is whole. Raises UsageError where there is one already.
        """
        target = Path(target)
        if target.exists():
            raise UsageError(f"{str(target)!r} exists: name a new file for the copy.")
        part = target.with_name(f"{target.name}.part")
        try:
            with self._in_sentences():
                part.unlink(missing_ok=True)
                copy = sqlite3.connect(part, isolation_level=None)
                try:
                    self._connection.backup(copy)
                    # One file, without a log beside it.
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
                os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)

    def rebuild_index(self) -> None:
        """Make the search index anew of what is stored."""
        with self._writing():
            clear(self._connection)
            for (number,) in self._connection.execute(
                "SELECT number FROM version WHERE is_current ORDER BY number"
            ).fetchall():
                add_entries(self._connection, self._entries(number))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for several questions to one state of the archive."""
        with self._in_sentences():
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for what is asked and written in one transaction, wholly or not at all."""
        with self._writing():
            yield self._connection

    @contextmanager
    def correcting(self, sha256: str) -> Iterator[None]:
        """Add corrections of a text in the block, within `writing`.

        The rows and entries of all versions that have this text, or that came after one, follow.
        """
        concerned = self._connection.execute(
            "SELECT DISTINCT v.number FROM version o JOIN version v ON v.article = o.article "
            "AND v.ordinal >= o.ordinal WHERE o.sha256 = ?",
            (sha256,),
        ).fetchall()
        with self._rows_anew({number for (number,) in concerned}):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Do what is in the block in one transaction that writes, wholly or not at all."""
        with self._in_sentences():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _open(self) -> None:
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "secure_delete = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        application, schema = self._kind()
        if application not in (0, APPLICATION) or (application == 0 and not self._is_empty()):
            raise DataError(f"{str(self.path)!r} is a database of another program: name another file.")
        if schema > len(MIGRATIONS):
            raise DataError(
                f"The archive {str(self.path)!r} was written by a newer Hronika (schema {schema}; known "
                f"here: {len(MIGRATIONS)}): install that one."
            )
        if schema < len(MIGRATIONS):
            self._use_log()
            with self._writing():
                migrate(self._connection, self._kind()[1])  # another process may have done it meanwhile

    def _use_log(self) -> None:
        """Have the file keep a log (WAL); SQLite does not wait for another process that does."""
        until = time.monotonic() + _WAIT
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _kind(self) -> tuple[int, int]:
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        return application, self._connection.execute("PRAGMA user_version").fetchone()[0]

    def _is_empty(self) -> bool:
        return not self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]

    def _move_stray_files(self) -> None:
        """Put the log of an archive that was deleted aside, which must not be applied to a new one."""
        if self.path.exists():
            return
        for end in ("-wal", "-shm", "-journal"):
            stray = self.path.with_name(self.path.name + end)
            # Another process may just be making the archive: then its file is there by now.
            if stray.exists() and not self.path.exists():
                aside = stray.with_name(f"{stray.name}.stray")
                stray.replace(aside)
                self.notes.append(
                    f"{str(stray)!r} was left of an archive that is gone; it was moved to {str(aside)!r}."
                )

    def _known(self, article: Article) -> Outcome | None:
        marks = (_hash("article", identity_of(article)), _hash("text", article.sha256))
        if self._connection.execute("SELECT 1 FROM tombstones WHERE hash IN (?, ?)", marks).fetchone():
            return "forgotten"
        row = self._connection.execute(
            "SELECT 1 FROM article a JOIN version v ON v.article = a.number "
            "WHERE a.identity = ? AND v.sha256 = ?",
            (identity_of(article), article.sha256),
        ).fetchone()
        return None if row is None else "duplicate"

    def _without_forgotten(self, record: Record) -> Record:
        """Leave out what speakers say whose statements were forgotten."""
        speakers = {item.speaker_name for item in record.statements if item.speaker_name is not None}
        forgotten = {
            name
            for name in speakers
            if self._connection.execute(
                "SELECT 1 FROM tombstones WHERE hash = ?", (_hash("speaker", name),)
            ).fetchone()
        }
        return without_speakers(record, forgotten) if forgotten else record

    def _insert(self, article: Article, reading: RecordWithLemmas) -> Outcome:
        execute, now = self._connection.execute, datetime.now(UTC).isoformat(timespec="seconds")
        record, identity, day = reading.record, identity_of(article), article.published
        row = execute("SELECT number FROM article WHERE identity = ?", (identity,)).fetchone()
        if row is None:
            owner = execute(
                "INSERT INTO article (identity, id, outlet, url, added) VALUES (?, ?, ?, ?, ?)",
                (identity, article.id, article.outlet, article.url, now),
            ).lastrowid
        else:
            owner = row[0]
            for (old,) in execute(
                "SELECT number FROM version WHERE article = ? AND is_current", (owner,)
            ).fetchall():
                delete_entries(self._connection, self._entries(old))
                execute("UPDATE version SET is_current = 0 WHERE number = ?", (old,))
        before = execute(
            "SELECT coalesce(max(ordinal), 0) FROM version WHERE article = ?", (owner,)
        ).fetchone()
        [version] = self._numbers("version", day, 1)
        instant = article.published_at.isoformat() if article.published_at else None
        execute(
            f"INSERT INTO version VALUES ({_marks(12)})",  # noqa: S608 it is ours
            (
                version, owner, before[0] + 1, 1, article.sha256, article.title,
                day.isoformat() if day else None, instant, now,
                pack(article.text), pack(record.model_dump_json()), pack_words(reading.words, article.text),
            ),
        )  # fmt: skip
        found = self.effective(version, record, article.text)
        self._write_rows(version, found)
        add_entries(self._connection, self._entries_of(version, found, reading.words))
        return "new" if row is None else "changed"

    @contextmanager
    def _rows_anew(self, versions: Iterable[int]) -> Iterator[None]:
        """Do in the block what changes the effective records of versions; their rows and entries follow."""
        numbers = sorted(versions)
        current = [number for number in numbers if self.stored(number).is_current]
        for number in current:
            delete_entries(self._connection, self._entries(number))
        yield
        for number in numbers:
            version = self.stored(number)
            self._write_rows(number, self.effective(number, version.record, version.text))
        for number in current:
            add_entries(self._connection, self._entries(number))

    def _write_rows(self, version: int, found: EffectiveRecord) -> None:
        """Write the rows of a version's effective record; what had a row keeps its number."""
        for table, rows_of in (("statement", statement_rows), ("event", event_rows), ("name", name_rows)):
            rows, kept = rows_of(found.record, found.authors), self._row_numbers(table, version)
            self._connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608 it is ours
            lacking = [values[0] for values in rows if values[0] not in kept]
            if lacking:
                kept |= zip(lacking, self._numbers(table, day_of(version), len(lacking)), strict=True)
            if rows:
                self._connection.executemany(
                    f"INSERT INTO {table} VALUES ({_marks(2 + len(rows[0]))})",  # noqa: S608 it is ours
                    [(kept[values[0]], version, *values) for values in rows],
                )

    def stored(self, version: int) -> StoredVersion:
        """Give the version of this number."""
        return _version(self._connection.execute(f"{_VERSION} WHERE v.number = ?", (version,)).fetchone())

    def _earlier(self, version: int, sha256: str) -> tuple[Record, str]:
        """Give record and text of another version of the same article."""
        found = _version(
            self._connection.execute(
                f"{_VERSION} JOIN version o ON o.article = v.article WHERE o.number = ? AND v.sha256 = ?",
                (version, sha256),
            ).fetchone()
        )
        return found.record, found.text

    def _entries(self, version: int) -> Entries:
        """Make the entries that the index has, or is to have, of a version, of what is stored of it."""
        stored = self.stored(version)
        found = self.effective(version, stored.record, stored.text)
        return self._entries_of(version, found, stored.words)

    def _entries_of(self, version: int, found: EffectiveRecord, words: tuple[LemmatizedWord, ...]) -> Entries:
        numbers = {table: self._row_numbers(table, version) for table in ("statement", "event", "name")}
        return entries_of(found.record, words, numbers, version)

    def _row_numbers(self, table: str, version: int) -> dict[str, int]:
        """Give the number of each row of a version by its identifier."""
        rows = self._connection.execute(
            f"SELECT number, id FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608 it is ours
            (version,),
        )
        return {id: number for number, id in rows}

    def _numbers(self, table: str, day: date | None, count: int) -> list[int]:
        """Give so many numbers of a day that nothing ever had, in order."""
        ordinal = 0 if day is None else day.toordinal()
        [last] = self._connection.execute(
            'INSERT INTO last_numbers ("table", day, last) VALUES (?, ?, ?) '
            "ON CONFLICT DO UPDATE SET last = last + excluded.last RETURNING last",
            (table, ordinal, count),
        ).fetchone()
        return [number_of(day, place) for place in range(last - count, last)]

    def _clear_log(self) -> None:
        """Leave nothing of what was forgotten in the log, as far as no other process is reading in it."""
        with self._in_sentences():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _bury(self, mark: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._connection.execute("INSERT OR IGNORE INTO tombstones VALUES (?, ?)", (mark, now))

    @contextmanager
    def _in_sentences(self) -> Iterator[None]:
        """Say in a sentence what SQLite and the system say in their own words."""
        try:
            yield
        except sqlite3.Error as error:
            sentence = _sentence(error, self.path)
            if sentence is error:
                raise
            raise sentence from error
        except OSError as error:
            raise UsageError(f"{str(self.path)!r} cannot be used: {error.strerror or error}.") from error


def identity_of(article: Article) -> str:
    """Say what makes it the same article when its text is another: outlet and id, else address, else text."""
    if article.id != article.sha256[:16]:
        return f"id {article.outlet or ''} {article.id}"
    return f"url {article.url}" if article.url else f"text {article.sha256}"


_VERSION = (
    "SELECT v.number, a.number, a.id, v.ordinal, v.is_current, v.added, v.text, v.record, v.words "
    "FROM version v JOIN article a ON a.number = v.article"
)


def _version(row: tuple[int, int, str, int, int, str, bytes, bytes, bytes]) -> StoredVersion:
    number, article, id, ordinal, is_current, added, text, record, words = row
    given = unpack(text)
    return StoredVersion(
        number, article, id, ordinal, bool(is_current), datetime.fromisoformat(added), given,
        record_from(unpack(record)), unpack_words(words, given),
    )  # fmt: skip


def _hash(kind: str, what: str) -> str:
    return hashlib.sha256(f"{kind} {what}".encode()).hexdigest()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _sentence(error: sqlite3.Error, path: Path) -> Exception:
    """Give the sentence for what a user can meet with; what else comes is a fault of ours."""
    where, what = repr(str(path)), str(error)
    if "locked" in what or "busy" in what:
        return DataError(
            f"Another process has been writing to {where} for over {_WAIT} seconds: try again later."
        )
    if "is full" in what:
        return DataError(f"The disk is full: make room for {where} and go on; all that was stored is there.")
    if "readonly" in what or "unable to open" in what:
        return UsageError(f"{where} cannot be opened to write: see who may write to it and its folder.")
    if "malformed" in what or "not a database" in what or "disk I/O" in what:
        return DataError(
            f"The archive {where} is damaged or no archive ({what}): take a copy made by `backup`."
        )
    return error
