"""Which article of the archive a given one is: an article is known by its id, its address or its text.

Four cases are told apart. At an address (or under an id) that is known, a text that is near one that stands
or stood there is another version of the article, and one that is far from all of them another article. A
text that is known and stands at another address or in another outlet is an article of its own, a copy of the
first. What is left says nothing new.
"""

import re
import sqlite3
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from hronika.addresses import article_key
from hronika.archive.packing import unpack
from hronika.archive.terms import terms
from hronika.article import Article
from hronika.errors import DataError

# An id that is the same in all the world, and needs no outlet beside it: a URI or a UUID.
_GLOBAL_ID = re.compile(r"[a-z][a-z0-9+.-]*:\S+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

# Measured on press texts, 12 long and 90 short ones. Unrelated ones share at most 2 of 100 pairs of words and
# 28 of 100 words, short ones 7 and 33 (in 999 of 1 000 cases). One with every third word replaced shares at
# least 25 of 100 pairs, and one of whose sentences four in five are new 21 (in half of the cases).
_NEAR_PAIRS, _NEAR_WORDS = 0.1, 0.5
_WITHIN = 0.95  # of the pairs of words; the last of a text cut short may be half a word
_STEM = 5  # letters by which a word is known, whatever its ending

# So many articles, the newest, are looked at that were at one address, which some papers use again every day.
_MOST = 50


class StoredMatch(NamedTuple):
    """What the archive has of an article.

    `number` is that of the article that it is, None where it is a new one. `is_known` says that its text (and
    headline, if it has one) stands or stood there already. `copy_of` is the number of the article of whose
    text a new one is a copy. `note` says in a sentence what of this a person should know.
    """

    number: int | None = None
    is_known: bool = False
    copy_of: int | None = None
    note: str | None = None


def keys_of(article: Article) -> tuple[str, ...]:
    """Give what an article is known by, its text apart.

    That is its id, beside its outlet unless it is a URI, and its address without what does not choose the
    article.

    >>> keys_of(Article("Līst.", id="7", outlet="Avīze", url="https://www.avize.example/a/7/?utm_source=x"))
    ('id Avīze 7', 'url avize.example/a/7')
    """
    keys = []
    if _has_own_id(article):
        is_global = _GLOBAL_ID.fullmatch(article.id)
        keys.append(f"id  {article.id}" if is_global else f"id {article.outlet or ''} {article.id}")
    for address in (article.url, article.id):
        if address and address.startswith(("http://", "https://")):
            keys.append(f"url {article_key(address)}")
    return tuple(dict.fromkeys(keys))


def is_near(text: str, other: str) -> bool:
    """Say whether two texts tell the same story: whether they share words, or the shorter is in the longer.

    Compared are the beginnings of words, so that another case or number does not count, and pairs of them.

    >>> is_near("Rīgā slēgs trīs skolas.", "Rīgā slēgs divas skolas.")
    True
    >>> is_near("Rīgā slēgs trīs skolas.", "Liepājā naktī dega noliktava.")
    False
    """
    return _are_near(_stems(text), _stems(other))


def find(connection: sqlite3.Connection, article: Article, *, only_known: bool = False) -> StoredMatch:
    """Find which article of the archive it is; with `only_known` only what has all of its text."""
    candidates = _with_key(connection, keys_of(article))
    holders = _with_text(connection, article)
    for holder in holders:
        if holder.number in candidates:
            return _held(connection, holder.number, article, only_known)
    if candidates and (article.incomplete or not only_known):
        near = _nearest(connection, candidates, article)
        if only_known:
            return near if near and near.is_known else StoredMatch()
        if near is not None:
            return near
        note = (
            f"The archive has another story under {_told(article)}: this one is kept as an article of its "
            "own."
        )
        return StoredMatch(copy_of=holders[0].number if holders else None, note=note)
    for holder in () if candidates else holders:
        if not _is_elsewhere(article, holder):
            return _held(connection, holder.number, article, only_known)
    if not (candidates or only_known) and article.outlet is None:
        near = _nearest(connection, _with_id_alone(connection, article), article)
        if near is not None:
            return near
    return StoredMatch(copy_of=holders[0].number if holders else None)


def note_keys(connection: sqlite3.Connection, article: int, keys: Iterable[str]) -> None:
    """Note what an article goes by, in the transaction that is open."""
    connection.executemany(
        "INSERT OR IGNORE INTO article_key VALUES (?, ?)", [(key, article) for key in keys]
    )


def has_keys(connection: sqlite3.Connection, article: int, keys: Iterable[str]) -> bool:
    """Say whether all that an article goes by is noted."""
    return all(
        connection.execute(
            "SELECT 1 FROM article_key WHERE key = ? AND article = ?", (key, article)
        ).fetchone()
        for key in keys
    )


class _Holder(NamedTuple):
    """An article that has, or had, the same text."""

    number: int
    outlet: str | None
    url: str | None


def _has_own_id(article: Article) -> bool:
    """Say whether an article came with an id, as without one it has that of its text."""
    return article.id != article.sha256[:16]


def _with_key(connection: sqlite3.Connection, keys: tuple[str, ...]) -> list[int]:
    found: dict[int, None] = {}
    for key in keys:
        rows = connection.execute(
            "SELECT article FROM article_key WHERE key = ? ORDER BY article DESC LIMIT ?", (key, _MOST)
        )
        found.update((number, None) for (number,) in rows.fetchall())
    return list(found)


def _with_id_alone(connection: sqlite3.Connection, article: Article) -> list[int]:
    """Give the one article that came with this id, in whatever outlet, unless at another address."""
    rows = connection.execute(
        "SELECT number, url FROM article WHERE id = ? LIMIT 2", (article.id,)
    ).fetchall()
    is_one = len(rows) == 1 and _has_own_id(article) and None in (article.url, rows[0][1])
    return [rows[0][0]] if is_one else []


def _with_text(connection: sqlite3.Connection, article: Article) -> list[_Holder]:
    """Give the articles that have or had the same text, the first stored one first."""
    rows = connection.execute(
        "SELECT DISTINCT a.number, a.outlet, a.url FROM version v JOIN article a ON a.number = v.article "
        "WHERE v.sha256 = ? ORDER BY a.number",
        (article.sha256,),
    )
    return [_Holder(*row) for row in rows.fetchall()]


def _held(connection: sqlite3.Connection, number: int, article: Article, only_known: bool) -> StoredMatch:
    """Give the match with an article that has the text, under this headline or another."""
    is_known = _has_headline(connection, number, article)
    return StoredMatch(number, is_known) if is_known or not only_known else StoredMatch()


def _has_headline(connection: sqlite3.Connection, number: int, article: Article) -> bool:
    """Say whether this text stood there under this headline; what has none alters none."""
    rows = connection.execute(
        "SELECT title FROM version WHERE article = ? AND sha256 = ?", (number, article.sha256)
    ).fetchall()
    wanted = terms(article.title or "")
    return not wanted or any(terms(title or "") == wanted for (title,) in rows)


def _is_elsewhere(article: Article, holder: _Holder) -> bool:
    """Say whether the same text stands in another outlet or at another address."""
    outlets = article.outlet is not None and holder.outlet is not None and article.outlet != holder.outlet
    addresses = article.url is not None and holder.url is not None
    return outlets or (addresses and article_key(article.url or "") != article_key(holder.url or ""))


def _nearest(connection: sqlite3.Connection, candidates: list[int], article: Article) -> StoredMatch | None:
    """Give the first of the articles that has or had a text near this one.

    The beginning of one of which the archive has all says nothing new.
    """
    stems = _stems(article.text)
    for number in candidates:
        for packed, sha256 in connection.execute(
            "SELECT packed, sha256 FROM version WHERE article = ? ORDER BY ordinal DESC", (number,)
        ):
            try:
                other = unpack(packed, sha256).text
            except DataError:  # `check` tells of it
                continue
            others = _stems(other)
            if _are_near(stems, others):
                return StoredMatch(number, article.incomplete and _is_within(stems, others))
    return None


def _told(article: Article) -> str:
    return f"the address {article.url}" if article.url else f"the id {article.id!r}"


def _are_near(one: list[str], other: list[str]) -> bool:
    return _shared(_pairs(one), _pairs(other)) >= _NEAR_PAIRS or _shared(set(one), set(other)) >= _NEAR_WORDS


def _is_within(one: list[str], other: list[str]) -> bool:
    return len(one) < len(other) and _shared(_pairs(one), _pairs(other)) >= _WITHIN


def _stems(text: str) -> list[str]:
    return [term[:_STEM] for term in terms(text)]


def _pairs(stems: list[str]) -> set[tuple[str, str]]:
    return set(pairwise(stems))


def _shared(one: set[str] | set[tuple[str, str]], other: set[str] | set[tuple[str, str]]) -> float:
    """How much of the smaller set is in the other."""
    return len(one & other) / max(1, min(len(one), len(other)))
