"""The store: one SQLite file with every version of every article, its record and the words of its text."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple, Self

from hronika.archive import transactions
from hronika.archive.corrections.effective import EffectiveRecord
from hronika.archive.corrections.stored import effective_record
from hronika.archive.derived import Derived
from hronika.archive.inserting import insert_article, insert_raw, insert_version
from hronika.archive.matching import find, has_keys, keys_of, note_keys
from hronika.archive.opening import (
    CACHE,
    WAIT,
    can_be_written,
    connect,
    connect_to_read,
    has_known_schema,
    identity_of,
    in_sentences,
    in_sentences_of_writing,
    log_of,
    move_stray_files,
    put_log_aside,
    use_log,
)
from hronika.archive.packing import decompress
from hronika.archive.tombstones import is_forgotten, is_forgotten_speaker, without_forgotten
from hronika.archive.versions import StoredVersion, article_id, find_version, select_versions, with_id
from hronika.article import Article
from hronika.errors import DataError, UsageError
from hronika.lemmas import RecordWithLemmas
from hronika.record import Record

Outcome = Literal["new", "changed", "duplicate", "forgotten"]


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


class Store:
    """An open archive file; it is made where there is none.

    One that is not `writable` has to be there, nothing can be written to it, and it may lie where nobody may.
    For one thread; any number of processes may have the same file open. Raises UsageError where the file
    cannot be opened, DataError where it is no archive, is damaged, or comes from a newer Hronika.
    `cache` is how many MiB of the file are kept in memory, `wait` how many seconds to wait for another
    process that writes. `notes` are sentences on what was put right in opening it. `derived` keeps what is
    made of the versions, within `writing`.
    """

    def __init__(
        self, path: str | Path, *, writable: bool = True, cache: int = CACHE, wait: float = WAIT
    ) -> None:
        self.path = Path(path)
        self._wait = wait
        self.notes: list[str] = []
        if not self.path.parent.is_dir():
            raise UsageError(f"The folder {str(self.path.parent)!r} does not exist: make it first.")
        if self.path.is_dir():
            raise UsageError(f"{str(self.path)!r} is a folder: name a file for the archive.")
        with self._in_sentences():
            if writable or can_be_written(self.path):
                self.notes += move_stray_files(self.path)
            if writable:
                self._connection = connect(self.path, cache, wait)
            else:
                self._connection = connect_to_read(self.path, cache, wait)
        self._file = identity_of(self.path)
        self._log = identity_of(log_of(self.path))
        self.derived = Derived(self._connection)
        self._counted: tuple[tuple[int, int], dict[str, int]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be asked of it afterwards."""
        self._connection.close()

    def is_as_opened(self) -> bool:
        """Say whether the file that was opened lies there still, and another one not in its place."""
        if identity_of(self.path) != self._file:
            return False
        self._log = identity_of(log_of(self.path))  # which may have been made since
        return True

    def check_as_opened(self) -> None:
        """Raise DataError where another file has taken the place of the one that was opened, or none has."""
        if not self.is_as_opened():
            raise DataError(
                f"Another file has taken the place of {str(self.path)!r}: add again what is not in it."
            ).about("gone")

    def has_known_schema(self) -> bool:
        """Say whether no newer Hronika has changed the schema of the file since it was opened."""
        with self._in_sentences():
            return has_known_schema(self._connection)

    def leave(self) -> None:
        """Close the file that was opened, also where another lies in its place by now.

        Then what is still in its log goes into the file, wherever that is, and the log out of the way of the
        other one, to which SQLite would apply it. So nobody may have opened that one yet.
        """
        found = identity_of(self.path)
        if found != self._file:
            with suppress(sqlite3.Error):
                _, pages, written = self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                if found is not None and identity_of(log_of(self.path)) == self._log:
                    put_log_aside(self.path, is_spent=pages == written)
        self.close()

    @contextmanager
    def reading(self, limit: float | None = None) -> Iterator[sqlite3.Connection]:
        """Give the connection for several questions to one state of the archive.

        What takes more than so many seconds in all is broken off; that raises DataError.
        """
        with self._in_sentences(), transactions.reading(self._connection, limit):
            yield self._connection

    @contextmanager
    def writing(
        self, *, check_references: bool = True, with_log: bool = False
    ) -> Iterator[sqlite3.Connection]:
        """Give the connection for what is asked and written in one transaction, wholly or not at all.

        Within another such block it is a part of that one's transaction. Without `check_references` rows may
        refer to others that are not there; `with_log` has a file that was a backup keep a log from now on.
        """
        if self._connection.in_transaction:
            yield self._connection
            return
        with ExitStack() as around:
            around.enter_context(self._in_sentences())
            if with_log:
                use_log(self._connection, self._wait)
            if not check_references:
                around.enter_context(transactions.unchecked_references(self._connection))
            around.enter_context(transactions.writing(self._connection, self.derived.roll_back))
            yield self._connection
            self.derived.settle()

    def interrupt(self) -> None:
        """Break off, from another thread, what is being asked; that raises DataError there."""
        self._connection.interrupt()

    def clear_log(self) -> None:
        """Leave nothing of what was removed in the log, as far as no other process is reading in it."""
        with self._in_sentences():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

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
            if is_forgotten(self._connection, article):
                return "forgotten"
            match = find(self._connection, article, only_known=True)
            if match.number is None:
                return None
            keys = _keys(article, page_key)
            if has_keys(self._connection, match.number, keys):
                return "duplicate"
        with self.writing() as connection:
            # Another process may have removed it meanwhile.
            if article_id(connection, match.number) is None:
                return None
            note_keys(connection, match.number, keys)
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

        Within `writing` it is stored with all else that is done there, or not at all.

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
        with self.writing(with_log=True) as connection:
            if is_forgotten(connection, article):
                return Stored("forgotten")
            match = find(connection, article)
            keys = _keys(article, page_key)
            if match.number is not None:
                note_keys(connection, match.number, keys)
            if match.is_known:
                return Stored("duplicate", article_id(connection, match.number))
            if match.number is None:
                owner, id = insert_article(connection, article, match.copy_of, keys)
            else:
                owner, id = match.number, article_id(connection, match.number) or article.id
                self.derived.retire(owner)
            record = with_id(without_forgotten(connection, reading.record), id)
            stored = RecordWithLemmas(record, reading.words)
            told = [*notes, match.note] if match.note else notes
            version = insert_version(connection, owner, article, stored, told)
            if raw is not None:
                insert_raw(connection, version, raw, raw_type)
            self.derived.add(version, article.text, stored)
        if match.number is not None:
            return Stored("changed", id)
        return Stored("new", id, match.copy_of is not None, match.note)

    def raw(self, version: int) -> tuple[bytes, str | None] | None:
        """Give the bytes that the version of this number was made from, and their media type, if kept."""
        with self._in_sentences():
            row = self._connection.execute(
                "SELECT packed, type FROM raw WHERE version = ?", (version,)
            ).fetchone()
        return None if row is None else (decompress(row[0]), row[1])

    def versions(self, id: str, outlet: str | None = None) -> list[StoredVersion]:
        """Give all versions of the articles with this id, of one outlet or of any, the oldest first."""
        condition = "a.id = ? AND (? IS NULL OR a.outlet = ?) ORDER BY a.number, v.ordinal"
        with self._in_sentences():
            return list(select_versions(self._connection, condition, (id, outlet, outlet)))

    def current(self) -> Iterator[StoredVersion]:
        """Yield the current version of every article, the newest day first."""
        with self._in_sentences():
            yield from select_versions(self._connection, "v.is_current ORDER BY v.number DESC")

    def version_numbers(self) -> list[int]:
        """Give the numbers of all versions, the newest day first."""
        with self._in_sentences():
            rows = self._connection.execute("SELECT number FROM version ORDER BY number DESC")
            return [number for (number,) in rows]

    def find_version(self, number: int) -> StoredVersion | None:
        """Give the version of this number, None where there is none; raises DataError where it is damaged."""
        with self._in_sentences():
            return find_version(self._connection, number)

    def effective(self, number: int, record: Record, text: str) -> EffectiveRecord:
        """Give the version of this number, whose reading and text these are, as people corrected it."""
        with self._in_sentences():
            return effective_record(self._connection, number, record, text)

    def is_forgotten(self, speaker: str) -> bool:
        """Say whether what a speaker of this name says was forgotten."""
        with self._in_sentences():
            return is_forgotten_speaker(self._connection, speaker)

    def count(self) -> dict[str, int]:
        """Count articles, versions, and the statements and events of current versions."""
        with self._in_sentences():
            # SQLite says whether anybody, and whether this connection, has changed anything since.
            [version] = self._connection.execute("PRAGMA data_version").fetchone()
            state = (version, self._connection.total_changes)
            if self._counted is None or self._counted[0] != state:
                self._counted = state, self._count_all()
            return dict(self._counted[1])

    def _count_all(self) -> dict[str, int]:
        counts = {table: self._count(table) for table in ("version", "statement", "event")}
        # SQLite counts whole tables fast; what was altered since is little, and has an index.
        past = {
            table: self._count(
                f"version v CROSS JOIN {table} i ON i.version = v.number WHERE NOT v.is_current"
            )
            for table in ("statement", "event")
        }
        return {
            "articles": counts["version"] - self._count("version WHERE NOT is_current"),
            "versions": counts["version"],
            "statements": counts["statement"] - past["statement"],
            "events": counts["event"] - past["event"],
        }

    def _count(self, rows: str) -> int:
        [count] = self._connection.execute(f"SELECT count(*) FROM {rows}").fetchone()  # noqa: S608 it is ours
        return int(count)

    def backup(self, target: str | Path) -> None:
        """Copy the archive as it is now into a new file, also while others write.

        The file is there when it is whole. Raises UsageError where there is one already, or no folder for it,
        and DataError where its disk is full.
        """
        target = Path(target)
        if target.exists():
            raise UsageError(f"{str(target)!r} exists: name a new file for the copy.")
        if not target.parent.is_dir():
            raise UsageError(f"{target} cannot be written: there is no folder {target.parent}.")
        part = target.with_name(f"{target.name}.part")
        try:
            with self._in_sentences(), in_sentences_of_writing(target):
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

    def _in_sentences(self) -> AbstractContextManager[None]:
        return in_sentences(self.path, self._wait)


def _keys(article: Article, page_key: str | None) -> tuple[str, ...]:
    return keys_of(article) if page_key is None else (*keys_of(article), page_key)
