"""Tombstones: hashes of what was forgotten, which keep it from coming back without telling what it was."""

import hashlib
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from hronika.archive.matching import keys_of
from hronika.archive.rows import without_speakers
from hronika.article import Article
from hronika.record import Record

Forgotten = Literal["article", "text", "speaker"]
"""What a tombstone is of: a key that an article is known by, the hash of a text, the name of a speaker."""


def bury(connection: sqlite3.Connection, kind: Forgotten, names: Iterable[str]) -> None:
    """Set the tombstones of what is forgotten, in the transaction that is open."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [(_hash(kind, name), now) for name in names]
    connection.executemany("INSERT OR IGNORE INTO tombstones VALUES (?, ?)", rows)


def is_forgotten(connection: sqlite3.Connection, article: Article) -> bool:
    """Say whether an article was forgotten, by anything that it is known by."""
    marks = [_hash("text", article.sha256), *(_hash("article", key) for key in keys_of(article))]
    return _has_any(connection, marks)


def is_forgotten_speaker(connection: sqlite3.Connection, name: str) -> bool:
    """Say whether what a speaker of this name says was forgotten."""
    return _has_any(connection, [_hash("speaker", name)])


def without_forgotten(connection: sqlite3.Connection, record: Record) -> Record:
    """Leave out what speakers say whose statements were forgotten."""
    speakers = {item.speaker_name for item in record.statements if item.speaker_name is not None}
    forgotten = {name for name in speakers if is_forgotten_speaker(connection, name)}
    return without_speakers(record, forgotten) if forgotten else record


def _has_any(connection: sqlite3.Connection, marks: list[str]) -> bool:
    found = connection.execute(
        f"SELECT 1 FROM tombstones WHERE hash IN ({', '.join('?' * len(marks))})",  # noqa: S608 only marks
        marks,
    )
    return found.fetchone() is not None


def _hash(kind: Forgotten, name: str) -> str:
    return hashlib.sha256(f"{kind} {name}".encode()).hexdigest()
