"""What is derived from stored versions, and can always be made of them again.

Every version has rows in the tables of statements, events and names, which are those of its effective record;
the current ones have entries in the search index, their forms are counted, and what follows from all of them
(`Follower`: who is who) takes them in.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from hronika.archive.corrections.stored import effective_record
from hronika.archive.current import CurrentVersion, current_version
from hronika.archive.entries import Entries, entries_of
from hronika.archive.followers import SETTLED_AT_ONCE, Followers
from hronika.archive.fulltext import add_entries, clear, delete_entries
from hronika.archive.version_rows import write_rows
from hronika.archive.versions import StoredVersion, read_version
from hronika.archive.vocabulary import TextForms
from hronika.errors import DataError
from hronika.lemmas import RecordWithLemmas


class Derived:
    """Keeps what is derived in step with the versions, in the transactions of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forms = TextForms(
            connection, lambda version: _entries(current_version(connection, version)).forms
        )
        self.followers = Followers(connection)
        self._to_index: list[Entries] = []

    def add(self, version: int, text: str, reading: RecordWithLemmas) -> None:
        """Write rows and index entries of a new version, which is the current one of its article."""
        effective = effective_record(self._connection, version, reading.record, text)
        numbers = write_rows(self._connection, version, effective, is_new=True)
        self._enter(CurrentVersion(version, text, effective.record, reading.words, numbers))

    def retire(self, article: int) -> None:
        """Have an article no current version, as it gets another; what there was goes out of the index."""
        current = self._connection.execute(
            "SELECT number FROM version WHERE article = ? AND is_current", (article,)
        )
        for (version,) in current.fetchall():
            self.withdraw(version)
            self._connection.execute("UPDATE version SET is_current = 0 WHERE number = ?", (version,))

    def withdraw(self, version: int) -> None:
        """Take a version out of the index and of all that follows from the current ones; its rows stay."""
        self._index()
        entries = _entries(current_version(self._connection, version))
        delete_entries(self._connection, entries)
        self.forms.remove(entries.forms)
        self.followers.leave(version)

    @contextmanager
    def following(self, versions: Iterable[int]) -> Iterator[None]:
        """Change in the block the effective records of versions; their rows and index entries follow."""
        numbers = sorted(versions)
        current = [number for number in numbers if read_version(self._connection, number).is_current]
        for number in current:
            self.withdraw(number)
        yield
        for number in numbers:
            self.rewrite_rows(read_version(self._connection, number))
        for number in current:
            self._enter(current_version(self._connection, number))

    def rewrite_rows(self, version: StoredVersion) -> None:
        """Write the rows of a version anew."""
        effective = effective_record(self._connection, version.number, version.record, version.text)
        write_rows(self._connection, version.number, effective)

    def rebuild_index(self) -> None:
        """Make the search index and all else that follows anew.

        What cannot be read is left out, of which `check` tells.
        """
        self._to_index.clear()
        clear(self._connection)
        self.forms.clear()
        self.followers.clear()
        current = self._connection.execute("SELECT number FROM version WHERE is_current ORDER BY number")
        for (number,) in current.fetchall():
            with suppress(DataError):
                self._enter(current_version(self._connection, number))

    def settle(self) -> None:
        """Bring up to date, before a transaction ends, what is made once for all that changed in it."""
        self._index()
        self.followers.settle()

    def roll_back(self) -> None:
        """Know no more of what was added, as the transaction was rolled back."""
        self._to_index.clear()
        self.forms.roll_back()
        self.followers.roll_back()

    def _enter(self, version: CurrentVersion) -> None:
        entries = _entries(version)
        self._to_index.append(entries)
        self.forms.add(version.number, entries.forms)
        self.followers.enter(version)
        if len(self._to_index) >= SETTLED_AT_ONCE:
            self.settle()

    def _index(self) -> None:
        # FTS5 writes to the file what it was given before it lets almost any other statement begin, so the
        # entries of several versions come to it in a row.
        for entries in self._to_index:
            add_entries(self._connection, entries)
        self._to_index.clear()


def _entries(version: CurrentVersion) -> Entries:
    """Make the entries that the index has, or is to have, of a version."""
    return entries_of(version.record, version.words, version.rows, version.number)
