"""Writes articles and their versions to the tables that hold what cannot be made again."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from hronika.archive.matching import note_keys
from hronika.archive.numbers import new_numbers
from hronika.archive.packing import compress, pack
from hronika.article import Article
from hronika.lemmas import RecordWithLemmas


def insert_article(
    connection: sqlite3.Connection, article: Article, copy_of: int | None, keys: Iterable[str]
) -> tuple[int, str]:
    """Write a new article without its version; give its number and its id.

    The id has a number behind it where another article of the outlet has the one given. `copy_of` is the
    number of the article of whose text it is a copy, `keys` are what it goes by.
    """
    id = _free_id(connection, article)
    number = connection.execute(
        "INSERT INTO article (id, outlet, url, copy_of, added) VALUES (?, ?, ?, ?, ?)",
        (id, article.outlet, article.url, copy_of, _now()),
    ).lastrowid
    assert number is not None
    note_keys(connection, number, keys)
    return number, id


def insert_version(
    connection: sqlite3.Connection,
    owner: int,
    article: Article,
    reading: RecordWithLemmas,
    notes: Sequence[str],
) -> int:
    """Write a version, and give its number; it is the current one of the article that is its `owner`."""
    [before] = connection.execute(
        "SELECT coalesce(max(ordinal), 0) FROM version WHERE article = ?", (owner,)
    ).fetchone()
    number = new_numbers(connection, article.published, {"version": 1})["version"][0]
    dates = [
        moment.isoformat() if moment else None
        for moment in (article.published, article.published_at, article.changed_at)
    ]
    row = (
        number, owner, before + 1, 1, article.sha256, article.title, *dates, int(article.incomplete), _now(),
        pack(article.text, *reading), json.dumps(notes, ensure_ascii=False),
    )  # fmt: skip
    connection.execute(f"INSERT INTO version VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
    return number


def insert_raw(connection: sqlite3.Connection, version: int, raw: bytes, type: str | None) -> None:
    """Write the bytes that a version was made from, which are of this media type."""
    connection.execute("INSERT INTO raw VALUES (?, ?, ?)", (version, type, compress(raw)))


def _free_id(connection: sqlite3.Connection, article: Article) -> str:
    id, number = article.id, 1
    while connection.execute(
        "SELECT 1 FROM article WHERE id = ? AND outlet IS ?", (id, article.outlet)
    ).fetchone():
        number += 1
        id = f"{article.id}-{number}"
    return id


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
