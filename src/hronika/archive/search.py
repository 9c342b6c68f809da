"""Search: what of an archive a query finds, page by page.

A page begins after a key and not at a number of lines, so that the last is as fast as the first and nothing
is shown twice or left out while articles are added.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from hronika.archive import fulltext
from hronika.archive.facets import Facets, count_facets
from hronika.archive.hits import TABLES, Hit, Hits, SearchKind
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.queries import Having, Query, in_all_found, leaves, parse
from hronika.archive.ranking import WantedWord, ranked
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.record import Act, EventType, Mode, NameKind, Stance, Vouched

Order = Literal["newest", "rank"]

MOST_COUNTED = 10_000
"""So many of the newest hits rank and facets look at."""

_MOST_OF_A_LIST = 1_000
"""How many hits are counted beside a list of the newest, whose first page must not wait for more."""

_FIELDS: dict[SearchKind, tuple[str, ...]] = {
    "statement": ("speaker", "about", "outlet", "mode", "act", "stance", "place"),
    "event": ("speaker", "about", "outlet", "type", "vouched", "place"),
    "article": ("speaker", "about", "outlet", "place"),
    "name": ("about", "outlet", "type"),
}
_NAMED = ("speaker", "about", "outlet", "place")
"""The filters whose values are names."""
_VALUES: dict[str, tuple[str, ...]] = {
    "mode": get_args(Mode),
    "act": get_args(Act),
    "stance": get_args(Stance),
    "vouched": get_args(Vouched),
}
_TYPES: dict[SearchKind, tuple[str, ...]] = {"event": get_args(EventType), "name": get_args(NameKind)}


@dataclass(frozen=True)
class Results:
    """A page of what was found.

    `total` counts all of it, not only this page, as far as 1,000, and as far as 10,000 by rank and with
    facets; where there is more, `total_is_exact` is false. `next` is the key that the next page begins after,
    None on the last one. `notes` are sentences on what was left aside in the query and how its words were
    understood. `with_marks` says that things were found that have diacritics where the query has none; they
    stand after the others.
    """

    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool
    next: str | None
    notes: tuple[str, ...]
    with_marks: bool
    facets: Facets | None = None


@dataclass(frozen=True)
class _Key:
    """A place in a list: the number of a hit, and in which part of it; by rank also its score and `top`.

    Part 0 has the words as written, part 1 those with diacritics. `top` is the number that the newest hit of
    the first page is below, so that what is added later changes no rank.
    """

    order: Order
    part: int
    number: int
    top: int = 0
    score: float = 0.0

    def __str__(self) -> str:
        place = f"{self.order[0]}-{self.part}-{self.number}"
        return f"{place}-{self.top}-{self.score!r}" if self.order == "rank" else place


_KEY = re.compile(r"(n)-([01])-(\d{1,18})|(r)-([01])-(\d{1,18})-(\d{1,18})-(-?\d+(?:\.\d+)?(?:e-?\d+)?)")


def search(
    store: Store,
    text: str,
    kind: SearchKind = "statement",
    limit: int = 20,
    after: str | None = None,
    order: Order = "newest",
    *,
    facets: bool = False,
    facet_seconds: float = 1.0,
) -> Results:
    """Give what of an archive meets a query, so many at most.

    Every text is a query (`hronika.archive.queries`). First stands what has its words as they are written,
    then what has diacritics where it has none; in each the newest first, or by rank
    (`hronika.archive.ranking`, of the newest 10 000 hits). `after` is the key of the last hit of the page
    before. With `facets` their values are counted in the newest 10 000 hits, a facet for which the time does
    not suffice not at all. Raises UsageError where `after` is no key of such a list.
    """
    query, table = parse(text), TABLES[kind]
    key = None if after is None else _key(after, order)
    numbers = period(query.since, query.until)
    with store.reading() as connection:
        meanings = meanings_of(connection, table, query.tree)
        exact = meanings.expression(query.tree, loose=False)
        loose = meanings.expression(query.tree, loose=True)
        parts = [exact] if loose == exact else [exact, f"{loose} NOT {exact}"]
        in_all = set(in_all_found(query.tree))
        wanted = dict.fromkeys(leaves(query.tree, wanted=True))
        words = [WantedWord(meanings.of[leaf], leaf in in_all) for leaf in wanted]
        window: list[int] = []
        if facets or order == "rank":
            most = MOST_COUNTED
            window = fulltext.newest(connection, table, loose, numbers, most + 1)
            total = len(window)
        else:
            most = _MOST_OF_A_LIST
            total = fulltext.count(connection, table, loose, numbers, most + 1)
        if order == "newest":
            keys = _newest(connection, table, parts, numbers, limit + 1, key)
        else:
            if key is not None and window and key.top <= window[0]:  # some were added since
                below = range(numbers.start, key.top)
                window = fulltext.newest(connection, table, loose, below, MOST_COUNTED)
            keys = _ranked(connection, table, parts, words, window[:MOST_COUNTED], limit + 1, key)
        shown = keys[:limit]
        found = Hits(connection, kind, [word.meaning for word in words])
        hits = tuple(
            replace(hit, key=str(key))
            for hit, key in zip(found.of([key.number for key in shown]), shown, strict=True)
        )
        with_marks = len(parts) > 1 and bool(fulltext.newest(connection, table, parts[1], numbers, 1))
        counted = None
        if facets:
            counted = count_facets(connection, table, window[:most], total <= most, facet_seconds)
        is_empty = not total and connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is None
        unknown = [] if total or is_empty else list(_unknown_names(connection, query, kind))
    notes = ["The archive holds no articles yet."] * is_empty
    notes += [*query.notes, *meanings.notes, *notes_on_filters(query, kind), *unknown, *found.notes()]
    return Results(
        hits,
        min(total, most),
        total <= most,
        str(shown[-1]) if len(keys) > limit else None,
        tuple(dict.fromkeys(notes)),
        with_marks,
        counted,
    )


def _unknown_names(connection: sqlite3.Connection, query: Query, kind: SearchKind) -> Iterator[str]:
    """Say of names in filters, of which nothing was found, that nothing of this kind has them at all."""
    for leaf in leaves(query.tree, wanted=True):
        if isinstance(leaf, Having) and leaf.field in _NAMED and leaf.field in _FIELDS[kind]:
            value = "_".join(leaf.terms)
            if not fulltext.has_key(connection, TABLES[kind], f"{leaf.field}:{value}"):
                yield f"No {kind} has {leaf.field}:{' '.join(leaf.terms)}: see how the name is written."


def _newest(
    connection: sqlite3.Connection,
    table: str,
    parts: Sequence[str],
    numbers: range,
    limit: int,
    after: _Key | None,
) -> list[_Key]:
    found: list[_Key] = []
    for part, expression in enumerate(parts):
        if after is not None and part < after.part:
            continue
        stop = after.number if after is not None and part == after.part else numbers.stop
        within = range(numbers.start, min(stop, numbers.stop))
        more = fulltext.newest(connection, table, expression, within, limit - len(found))
        found += [_Key("newest", part, number) for number in more]
    return found


def _ranked(
    connection: sqlite3.Connection,
    table: str,
    parts: Sequence[str],
    words: Sequence[WantedWord],
    newest: Sequence[int],
    limit: int,
    after: _Key | None,
) -> list[_Key]:
    """Rank the newest hits and give what comes after a key, so many at most.

    The hit of the key may have gone meanwhile, and scores may have shifted.
    """
    if not newest:
        return []
    window = range(newest[-1], newest[0] + 1)
    top = window.stop if after is None else after.top
    exact = newest if len(parts) == 1 else fulltext.newest(connection, table, parts[0], window, len(newest))
    others = sorted({*newest}.difference(exact), reverse=True)
    found = [
        (part, score, number)
        for part, (expression, numbers) in enumerate(zip(parts, (exact, others), strict=False))
        for score, number in ranked(connection, table, expression, numbers, words, loose=part > 0)
    ]
    if after is not None:
        place = next((place for place, (_, _, number) in enumerate(found) if number == after.number), None)
        if place is not None:
            found = found[place + 1 :]
        else:
            last = (after.part, after.score, -after.number)
            found = [(part, score, number) for part, score, number in found if (part, score, -number) > last]
    return [_Key("rank", part, number, top, score) for part, score, number in found[:limit]]


def _key(text: str, order: Order) -> _Key:
    match = _KEY.fullmatch(text)
    if match is None or (match[1] or match[4]) != order[0]:
        raise UsageError(
            f"{text[:60]!r} is no key of a list by {order}: give the key of the last hit of the page before."
        )
    if match[1]:
        return _Key(order, int(match[2]), int(match[3]))
    return _Key(order, int(match[5]), int(match[6]), int(match[7]), float(match[8]))


def notes_on_filters(query: Query, kind: SearchKind) -> Iterator[str]:
    """Say which filters nothing of this kind can meet."""
    for leaf in leaves(query.tree):
        if not isinstance(leaf, Having):
            continue
        value = "_".join(leaf.terms)
        known = _TYPES.get(kind, ()) if leaf.field == "type" else _VALUES.get(leaf.field, ())
        if leaf.field not in _FIELDS[kind]:
            yield (
                f"No {kind} has {leaf.field}:; {kind}s have "
                f"{', '.join(f'{field}:' for field in _FIELDS[kind])}."
            )
        elif known and value not in map(str.casefold, known):
            yield f"{leaf.field}:{value} is never met: it is one of {', '.join(known)}."
