"""The store: one SQLite file with every version of every article, its record and the words of its text.

Everything is written in transactions that begin as writers (`BEGIN IMMEDIATE`), one an article: one that
began as a reader would fail at once where another process has written in between.
"""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
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
from hronika.archive.matching import StoredMatch, find, has_keys, keys_of, note_keys
from hronika.archive.numbers import new_numbers
from hronika.archive.opening import (
    can_be_written,
    connect,
    connect_to_read,
    in_sentences,
    move_stray_files,
    use_log,
)
from hronika.archive.packing import compress, decompress, pack, unpack
from hronika.archive.rows import said_by, without_speakers, without_statements
from hronika.archive.version_rows import row_numbers, write_rows
from hronika.archive.vocabulary import TextForms
from hronika.article import Article
from hronika.errors import DataError, UsageError
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import Record

Outcome = Literal["new", "changed", "duplicate", "forgotten"]

_STEPS = 10_000
"""After how many steps of SQLite's machine the clock is looked at: some tenths of a millisecond."""


class Stored(NamedTuple):
    """What became of an article that was to be stored.

    `id` is the one it has in the archive. `is_reprint` says of a new one that its text stands in another
    outlet or at another address too.
    `note` says in a sentence what a person should know of it.
    """

    outcome: Outcome
    id: str | None = None
    is_reprint: bool = False
    note: str | None = None


class StoredVersion(NamedTuple):
    """A version of an article: its text as given and what was read in it.

    `article` is the number of the article and `id` its id, `ordinal` counts its versions from 1, `added` is
    when it was stored, in UTC. `notes` are sentences on what was put right in making it, or seen in storing.
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
    notes: tuple[str, ...] = ()


class Store:
    """An open archive file; it is made where there is none.

    One that is not `writable` has to be there, nothing can be written to it, and it may lie where nobody may.
    For one thread; any number of processes may have the same file open. Raises UsageError where the file
    cannot be opened, DataError where it is no archive, is damaged, or comes from a newer Hronika.
    `notes` are sentences on what was put right in opening it.
    """

    def __init__(self, path: str | Path, *, writable: bool = True) -> None:
        self.path = Path(path)
        self.notes: list[str] = []
        if not self.path.parent.is_dir():
            raise UsageError(f"The folder {str(self.path.parent)!r} does not exist: make it first.")
        if self.path.is_dir():
            raise UsageError(f"{str(self.path)!r} is a folder: name a file for the archive.")
        with self._in_sentences():
            if writable or can_be_written(self.path):
                self.notes += move_stray_files(self.path)
            if writable:
                self._connection = connect(self.path)
            else:
                self._connection = connect_to_read(self.path)
        self._vocabulary = TextForms(self._connection, lambda version: self._entries(version).forms)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be asked of it afterwards."""
        self._connection.close()

    def knows_page(self, key: str) -> bool:
        """Say whether the archive has the article that was made from the page with this key."""
        with self._in_sentences():
            row = self._connection.execute(
                "SELECT 1 FROM article_key WHERE key = ? LIMIT 1", (key,)
            ).fetchone()
            return row is not None

    def known(self, article: Article, page_key: str | None = None) -> Outcome | None:
        """Say `duplicate` or `forgotten` of what `add` would not store and nobody needs to read.

        What a duplicate goes by and was not known yet is noted, with the key of the page it was made from.
        """
        with self._in_sentences():
            if self._is_forgotten(article):
                return "forgotten"
            match = find(self._connection, article, only_known=True)
            if match.number is None:
                return None
            keys = _keys(article, page_key)
            if has_keys(self._connection, match.number, keys):
                return "duplicate"
        with self._writing():
            # Another process may have removed it meanwhile.
            if self._id(match.number) is None:
                return None
            note_keys(self._connection, match.number, keys)
        return "duplicate"

    def add(
        self,
        article: Article,
        reading: RecordWithLemmas,
        raw: bytes | None = None,
        raw_type: str | None = None,
        notes: Sequence[str] = (),
        page_key: str | None = None,
    ) -> Outcome:
        """Store an article with what was read in it, and say what became of it, as `put` does."""
        return self.put(article, reading, raw, raw_type, notes, page_key).outcome

    def put(
        self,
        article: Article,
        reading: RecordWithLemmas,
        raw: bytes | None = None,
        raw_type: str | None = None,
        notes: Sequence[str] = (),
        page_key: str | None = None,
    ) -> Stored:
        """Store an article with what was read in it, wholly or not at all.

        Which article it is, if it is one of the archive, says `hronika.archive.matching`. A text that is new
        there, or has a new headline, is a new version (`changed`), and all before stay as they are; one that
        stands or stood there is a `duplicate` and stores nothing, and neither does what was `forgotten`. A
        new one whose id another article of its outlet has gets that id with a number behind it.

        `raw` are the bytes that it was made from, of the media type `raw_type`, where they are to be kept;
        `page_key` is what `knows_page` knows them by. `notes` are sentences on what was put right in making
        it. Raises DataError where the record is of another text.
        """
        if reading.record.article.sha256 != article.sha256:
            raise DataError(f"The record of the article {article.id!r} is of another text: read it again.")
        with self._in_sentences():
            use_log(self._connection)
        with self._writing():
            if self._is_forgotten(article):
                return Stored("forgotten")
            match = find(self._connection, article)
            keys = _keys(article, page_key)
            if match.number is not None:
                note_keys(self._connection, match.number, keys)
            if match.is_known:
                return Stored("duplicate", self._id(match.number))
            reading = reading._replace(record=self._without_forgotten(reading.record))
            return self._insert(article, reading, match, keys, (raw, raw_type), notes)

    def raw(self, version: int) -> tuple[bytes, str | None] | None:
        """Give the bytes that the version of this number was made from, and their media type, if kept."""
        with self._in_sentences():
            row = self._connection.execute(
                "SELECT packed, type FROM raw WHERE version = ?", (version,)
            ).fetchone()
        return None if row is None else (decompress(row[0]), row[1])

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
                "SELECT number FROM article WHERE id = ? AND (? IS NULL OR outlet = ?)", (id, outlet, outlet)
            ).fetchall()
            for (number,) in found:
                for (version,) in self._connection.execute(
                    "SELECT number FROM version WHERE article = ? AND is_current", (number,)
                ).fetchall():
                    self._remove_from_index(version)
                for kind, marks in (
                    ("article", "SELECT key FROM article_key WHERE article = ?"),
                    ("text", "SELECT sha256 FROM version WHERE article = ?"),
                ):
                    for (mark,) in self._connection.execute(marks, (number,)).fetchall():
                        self._bury(_hash(kind, mark))
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
                    self._replace(version, RecordWithLemmas(left, version.words))
                forget_words_of(self._connection, name, gone)
        self._clear_log()
        return removed

    def renew(self, number: int, reading: RecordWithLemmas) -> Record | None:
        """Put another reading of the same text in the place of the one that a version has.

        Its rows and index entries, as people corrected it, follow in the same transaction; what stays as it
        was, by kind and place, keeps its identifier and its number. Nothing else of the version changes, and
        what was forgotten stays out. Gives the record as it is stored, None where there is no such version
        any more. Raises DataError where the reading is of another text.
        """
        with self._writing():
            version = self.find_version(number)
            if version is None:
                return None
            if reading.record.article.sha256 != version.record.article.sha256:
                raise DataError(f"The new record of the article {version.id!r} is of another text.")
            record = self._without_forgotten(_with_id(reading.record, version.id))
            with self._rows_anew(self._following(number)):
                self._replace(version, RecordWithLemmas(record, reading.words))
        return record

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

    def version_numbers(self) -> list[int]:
        """Give the numbers of all versions, the newest day first."""
        with self._in_sentences():
            return [
                number
                for (number,) in self._connection.execute("SELECT number FROM version ORDER BY number DESC")
            ]

    def find_version(self, number: int) -> StoredVersion | None:
        """Give the version of this number, None where there is none; raises DataError where it is damaged."""
        with self._in_sentences():
            row = self._connection.execute(f"{_VERSION} WHERE v.number = ?", (number,)).fetchone()
        return None if row is None else _version(row)

    def rebuild(self) -> None:
        """Make all anew that follows from texts and records: rows, index, a current version where none is.

        What cannot be read is left as it is. Rows that belong to no version go.
        """
        with self._writing():
            execute = self._connection.execute
            execute("REINDEX")
            for table in ("statement", "event", "name"):
                execute(f"DELETE FROM {table} WHERE version NOT IN (SELECT number FROM version)")  # noqa: S608 it is ours
            execute(
                "UPDATE version SET is_current = 1 WHERE ordinal = "
                "(SELECT max(o.ordinal) FROM version o WHERE o.article = version.article) "
                "AND NOT EXISTS (SELECT 1 FROM version o WHERE o.article = version.article AND o.is_current)"
            )
            for number in self.version_numbers():
                try:
                    stored = self.stored(number)
                except DataError:
                    continue
                write_rows(self._connection, number, self.effective(number, stored.record, stored.text))
            self._rebuild_index()

    def rebuild_index(self) -> None:
        """Make the search index anew of what is stored."""
        with self._writing():
            self._rebuild_index()

    def _rebuild_index(self) -> None:
        clear(self._connection)
        self._vocabulary.clear()
        for (number,) in self._connection.execute(
            "SELECT number FROM version WHERE is_current ORDER BY number"
        ).fetchall():
            try:
                entries = self._entries(number)
            except DataError:
                continue  # `check` tells of what cannot be read
            self._add_to_index(number, entries)

    @contextmanager
    def reading(self, limit: float | None = None) -> Iterator[sqlite3.Connection]:
        """Give the connection for several questions to one state of the archive.

        What takes more than so many seconds in all is broken off; that raises DataError.
        """
        with self._in_sentences():
            if limit is not None:
                until = time.monotonic() + limit
                self._connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.set_progress_handler(None, 0)
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
        texts = self._connection.execute("SELECT number FROM version WHERE sha256 = ?", (sha256,)).fetchall()
        with self._rows_anew({number for (text,) in texts for number in self._following(text)}):
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
                self._vocabulary.roll_back()
                # A full disk has SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _is_forgotten(self, article: Article) -> bool:
        marks = [_hash("text", article.sha256), *(_hash("article", key) for key in keys_of(article))]
        found = self._connection.execute(
            f"SELECT 1 FROM tombstones WHERE hash IN ({_marks(len(marks))})",  # noqa: S608 only marks
            marks,
        )
        return found.fetchone() is not None

    def _id(self, number: int | None) -> str | None:
        row = self._connection.execute("SELECT id FROM article WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def _free_id(self, article: Article) -> str:
        """Give the id of a new article, with a number behind it where another of its outlet has it."""
        id, number = article.id, 1
        while self._connection.execute(
            "SELECT 1 FROM article WHERE id = ? AND outlet IS ?", (id, article.outlet)
        ).fetchone():
            number += 1
            id = f"{article.id}-{number}"
        return id

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

    def _insert(
        self,
        article: Article,
        reading: RecordWithLemmas,
        match: StoredMatch,
        keys: Sequence[str],
        raw: tuple[bytes | None, str | None],
        notes: Sequence[str],
    ) -> Stored:
        execute, now = self._connection.execute, datetime.now(UTC).isoformat(timespec="seconds")
        day, owner = article.published, match.number
        if owner is None:
            id = self._free_id(article)
            owner = execute(
                "INSERT INTO article (id, outlet, url, copy_of, added) VALUES (?, ?, ?, ?, ?)",
                (id, article.outlet, article.url, match.copy_of, now),
            ).lastrowid
            assert owner is not None
            note_keys(self._connection, owner, keys)
        else:
            id = self._id(owner) or article.id
            for (old,) in execute(
                "SELECT number FROM version WHERE article = ? AND is_current", (owner,)
            ).fetchall():
                self._remove_from_index(old)
                execute("UPDATE version SET is_current = 0 WHERE number = ?", (old,))
        record = _with_id(reading.record, id)
        before = execute(
            "SELECT coalesce(max(ordinal), 0) FROM version WHERE article = ?", (owner,)
        ).fetchone()
        version = new_numbers(self._connection, day, {"version": 1})["version"][0]
        instants = [
            instant.isoformat() if instant else None for instant in (article.published_at, article.changed_at)
        ]
        execute(
            f"INSERT INTO version VALUES ({_marks(13)})",  # noqa: S608 it is ours
            (
                version, owner, before[0] + 1, 1, article.sha256, article.title,
                day.isoformat() if day else None, *instants, int(article.incomplete), now,
                pack(article.text, record, reading.words),
                json.dumps([*notes, *([match.note] if match.note else [])], ensure_ascii=False),
            ),
        )  # fmt: skip
        if raw[0] is not None:
            execute("INSERT INTO raw VALUES (?, ?, ?)", (version, raw[1], compress(raw[0])))
        effective = self.effective(version, record, article.text)
        numbers = write_rows(self._connection, version, effective)
        self._add_to_index(version, entries_of(effective.record, reading.words, numbers, version))
        if match.number is not None:
            return Stored("changed", id)
        return Stored("new", id, match.copy_of is not None, match.note)

    @contextmanager
    def salvaging(self) -> Iterator[sqlite3.Connection]:
        """Fill an empty archive with rows of another, in one transaction and with broken references."""
        self._connection.execute("PRAGMA foreign_keys = OFF")
        try:
            with self._writing():
                yield self._connection
        finally:
            self._connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _rows_anew(self, versions: Iterable[int]) -> Iterator[None]:
        """Do in the block what changes the effective records of versions; their rows and entries follow."""
        numbers = sorted(versions)
        current = [number for number in numbers if self.stored(number).is_current]
        for number in current:
            self._remove_from_index(number)
        yield
        for number in numbers:
            version = self.stored(number)
            write_rows(self._connection, number, self.effective(number, version.record, version.text))
        for number in current:
            self._add_to_index(number, self._entries(number))

    def _replace(self, version: StoredVersion, reading: RecordWithLemmas) -> None:
        packed = pack(version.text, reading.record, reading.words)
        self._connection.execute("UPDATE version SET packed = ? WHERE number = ?", (packed, version.number))

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

    def _following(self, version: int) -> list[int]:
        """Give a version and those after it: corrections are carried by what was read in both."""
        rows = self._connection.execute(
            "SELECT o.number FROM version v JOIN version o ON o.article = v.article "
            "AND o.ordinal >= v.ordinal WHERE v.number = ?",
            (version,),
        )
        return [number for (number,) in rows.fetchall()]

    def _entries(self, version: int) -> Entries:
        """Make the entries that the index has, or is to have, of a version, of what is stored of it."""
        stored = self.stored(version)
        effective = self.effective(version, stored.record, stored.text)
        return entries_of(effective.record, stored.words, row_numbers(self._connection, version), version)

    def _add_to_index(self, version: int, entries: Entries) -> None:
        add_entries(self._connection, entries)
        self._vocabulary.add(version, entries.forms)

    def _remove_from_index(self, version: int) -> None:
        entries = self._entries(version)
        delete_entries(self._connection, entries)
        self._vocabulary.remove(entries.forms)

    def _clear_log(self) -> None:
        """Leave nothing of what was forgotten in the log, as far as no other process is reading in it."""
        with self._in_sentences():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _bury(self, mark: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._connection.execute("INSERT OR IGNORE INTO tombstones VALUES (?, ?)", (mark, now))

    def _in_sentences(self) -> AbstractContextManager[None]:
        return in_sentences(self.path)


def _keys(article: Article, page_key: str | None) -> tuple[str, ...]:
    return keys_of(article) if page_key is None else (*keys_of(article), page_key)


def _with_id(record: Record, id: str) -> Record:
    """Give the record the id that its article has in the archive."""
    if record.id == record.article.id == id:
        return record
    article = record.article.model_copy(update={"id": id})
    return record.model_copy(update={"id": id, "article": article}).sealed()


_VERSION = (
    "SELECT v.number, a.number, a.id, v.ordinal, v.is_current, v.added, v.sha256, v.packed, v.notes "
    "FROM version v JOIN article a ON a.number = v.article"
)


def _version(row: tuple[int, int, str, int, int, str, str, bytes, str] | None) -> StoredVersion:
    if row is None:
        raise DataError(
            "The archive is damaged: a version is named and not there; `hronika check` says more."
        )
    number, article, id, ordinal, is_current, added, sha256, packed, notes = row
    stored = unpack(packed, sha256)
    try:
        when, told = datetime.fromisoformat(added), tuple(json.loads(notes))
    except ValueError as error:
        raise DataError(f"it is damaged: {error}") from error
    return StoredVersion(
        number,
        article,
        id,
        ordinal,
        bool(is_current),
        when,
        stored.text,
        stored.record(),
        stored.words(),
        told,
    )


def _hash(kind: str, what: str) -> str:
    return hashlib.sha256(f"{kind} {what}".encode()).hexdigest()


def _marks(count: int) -> str:
    return ", ".join("?" * count)
