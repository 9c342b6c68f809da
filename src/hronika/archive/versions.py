"""The versions of articles as they are stored: each a text as given, with what was read in it.

Questions about them are put to a connection, in whatever transaction is open.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from hronika.archive.packing import Unpacked, pack, unpack
from hronika.errors import DataError
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import Record


@dataclass(frozen=True)
class StoredVersion:
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
    notes: tuple[str, ...]
    unpacked: Unpacked = field(compare=False, repr=False)

    @cached_property
    def words(self) -> tuple[LemmatizedWord, ...]:
        """The words of the text, made when they are first asked for."""
        return self.unpacked.words()


def select_versions(
    connection: sqlite3.Connection, condition: str, values: Sequence[Any] = ()
) -> Iterator[StoredVersion]:
    """Yield the versions `v` of articles `a` that meet a condition of SQL; a damaged one is a DataError."""
    rows = connection.execute(
        "SELECT v.number, a.number, a.id, v.ordinal, v.is_current, v.added, v.sha256, v.packed, v.notes "  # noqa: S608
        f"FROM version v JOIN article a ON a.number = v.article WHERE {condition}",
        values,
    )
    for row in rows:
        yield _version(*row)


def find_version(connection: sqlite3.Connection, number: int) -> StoredVersion | None:
    """Give the version of this number, None where there is none; raises DataError where it is damaged."""
    return next(select_versions(connection, "v.number = ?", (number,)), None)


def read_version(connection: sqlite3.Connection, number: int) -> StoredVersion:
    """Give the version of a number that is named elsewhere; raises DataError where it cannot be read."""
    return _there(find_version(connection, number))


def text_of(connection: sqlite3.Connection, number: int) -> str:
    """Give the text of the version of this number alone; raises DataError where it cannot be read."""
    row = connection.execute("SELECT packed, sha256 FROM version WHERE number = ?", (number,)).fetchone()
    return unpack(*row).text if row else _there(None).text


def read_earlier(connection: sqlite3.Connection, number: int, sha256: str) -> StoredVersion:
    """Give the version with this text of the article that a version is of."""
    condition = "v.sha256 = ? AND v.article = (SELECT article FROM version WHERE number = ?)"
    return _there(next(select_versions(connection, condition, (sha256, number)), None))


def article_id(connection: sqlite3.Connection, article: int | None) -> str | None:
    """Give the id of the article of this number, None where there is none."""
    row = connection.execute("SELECT id FROM article WHERE number = ?", (article,)).fetchone()
    return row[0] if row else None


def with_later(connection: sqlite3.Connection, number: int) -> set[int]:
    """Give a version and those after it: corrections are carried by what was read in both."""
    rows = connection.execute(
        "SELECT o.number FROM version v JOIN version o ON o.article = v.article "
        "AND o.ordinal >= v.ordinal WHERE v.number = ?",
        (number,),
    )
    return {number for (number,) in rows.fetchall()}


def replace_reading(
    connection: sqlite3.Connection, version: StoredVersion, reading: RecordWithLemmas
) -> None:
    """Put another reading in the place of the one that a version has."""
    packed = pack(version.text, reading.record, reading.words)
    connection.execute("UPDATE version SET packed = ? WHERE number = ?", (packed, version.number))


def with_id(record: Record, id: str) -> Record:
    """Give the record the id that its article has in the archive."""
    if record.id == record.article.id == id:
        return record
    article = record.article.model_copy(update={"id": id})
    return record.model_copy(update={"id": id, "article": article}).sealed()


def _there(version: StoredVersion | None) -> StoredVersion:
    if version is None:
        raise DataError(
            "The archive is damaged: a version is named and not there; `hronika check` says more."
        )
    return version


def _version(
    number: int, article: int, id: str, ordinal: int, is_current: int, added: str, sha256: str, packed: bytes,
    notes: str,
) -> StoredVersion:  # fmt: skip
    stored = unpack(packed, sha256)
    try:
        when, told = datetime.fromisoformat(added), tuple(json.loads(notes))
    except ValueError as error:
        raise DataError(f"it is damaged: {error}") from error
    return StoredVersion(
        number, article, id, ordinal, bool(is_current), when, stored.text, stored.record(), told, stored
    )  # fmt: skip
