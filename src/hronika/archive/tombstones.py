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

Forgotten = Literal["article", "text", "speaker", "address"]
"""What a tombstone is of: a key of an article, the hash of a text, the name of a speaker, an address.

An address is the beginning of the hash of a text, and of a statement also its place (`address_of`).
"""

ADDRESS_DIGITS = 12
"""Hexadecimal digits of a hash in an address: 48 bits, so that two of a million texts share none."""


def bury(connection: sqlite3.Connection, kind: Forgotten, names: Iterable[str]) -> None:
    """Set the tombstones of what is forgotten, in the transaction that is open."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [(_hash(kind, name), now) for name in names]
    connection.executemany("INSERT OR IGNORE INTO tombstones VALUES (?, ?)", rows)


def is_forgotten(connection: sqlite3.Connection, article: Article) -> bool:
    """Say whether an article was forgotten, by anything that it is known by."""
    marks = [_hash("text", article.sha256), *(_hash("article", key) for key in keys_of(article))]
    return _has_any(connection, marks)


def address_of(sha256: str, start: int | None = None, end: int | None = None) -> str:
    """Give the address of a text, or of what stands in it between two code points."""
    text = sha256[:ADDRESS_DIGITS]
    return text if start is None else f"{text}/{start}-{end}"


def is_forgotten_address(connection: sqlite3.Connection, *addresses: str) -> bool:
    """Say whether what one of these addresses leads to was forgotten."""
    return _has_any(connection, [_hash("address", address) for address in addresses])


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
