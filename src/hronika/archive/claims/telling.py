"""What is told of claims: what was claimed, by whom, and what denies, confirms, corrects or takes it back."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice
from typing import Literal, NamedTuple

from hronika.archive import fulltext
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import day_of, period
from hronika.archive.queries import parse
from hronika.archive.rows import json_list
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.record import ResponseKind

ClaimKind = Literal["statement", "event"]
_KINDS: tuple[ClaimKind, ...] = ("statement", "event")
_IDENTIFIER = re.compile(r"[a-z][0-9a-f]{16}(-[1-9][0-9]*)?")
_COLUMNS: dict[ClaimKind, str] = {
    "statement": "i.content, i.speaker_name",
    "event": "coalesce(i.agent || ' ', '') || i.predicate || coalesce(' ' || i.patient, ''), NULL",
}
_AT_ONCE = 200
_FARTHEST = 10_000
"""So many of the newest statements, and of events, that a query finds are looked through."""
_DIGITS = 19
"""Fewer than so many has the number of a claim."""


class Responded(NamedTuple):
    """A response to a claim.

    `id` is that of the response, or of the statement that says the opposite of the claim without a word of
    denial; `content` is what its statement says, None where it has none. `score` says how much of the matter
    is the same, from 0 to 1; `within` that it stands in the article of the claim.
    """

    id: str
    kind: ResponseKind
    speaker: str | None
    cue: str
    content: str | None
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    within: bool
    score: float


class Claimed(NamedTuple):
    """A statement or event with its responses, those of its own article first, then by day.

    `speaker` is who says it; None of what the article itself tells, and where it is not known. `key` is where
    the list goes on after it.
    """

    id: str
    kind: ClaimKind
    speaker: str | None
    content: str
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    responses: tuple[Responded, ...]
    key: str


_Place = tuple[int, ClaimKind]
"""The number of a claim and its table: the list is by falling numbers, then by falling names of tables."""


def claims(store: Store, query: str = "", *, most: int = 20, after: str | None = None) -> list[Claimed]:
    """Give claims that something responds to, the newest first, so many at most.

    `query` is one of the language of search, the identifier of a statement, event or response, or the id of
    an article; all that there are without one. Of what a query finds the newest 10 000 statements and events
    are looked through. `after` is the `key` of the last claim of the page before. Raises UsageError where
    nothing has that identifier, and where that is no key.
    """
    asked = query.strip()
    below: _Place = (1 << 62, "statement") if after is None else _place(after)
    with store.reading() as connection:
        if _IDENTIFIER.fullmatch(asked):
            found: Iterable[_Place] = _identified(connection, asked)
        elif asked:
            found = _of_article(connection, asked) or _searched(connection, asked, below)
        else:
            found = _merged(*(_all(connection, kind, below[0]) for kind in _KINDS))
        wanted = islice((place for place in found if place < below), most)
        return [_told(connection, kind, number) for number, kind in wanted]


def responses_to(store: Store, id: str, article: str, outlet: str | None) -> tuple[Responded, ...]:
    """Give what responds to a statement or an event that stands in the current version of an article."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT v.number FROM article a CROSS JOIN version v ON v.article = a.number AND v.is_current "
            "WHERE a.id = ? AND a.outlet IS ?",
            (article, outlet),
        ).fetchall()
        for kind in _KINDS:
            for (version,) in rows:
                item = connection.execute(
                    f"SELECT number FROM {kind} WHERE version = ? AND id = ?",  # noqa: S608 it is ours
                    (version, id),
                ).fetchone()
                if item is not None:
                    return _responses(connection, kind, item[0], version)
    return ()


def _place(key: str) -> _Place:
    kind, _, number = key.partition("~")
    for known in _KINDS:
        if kind == known and number.isdecimal() and len(number) < _DIGITS:
            return int(number), known
    raise UsageError(f"{key[:60]!r} is no key of a list of claims.")


def _merged(*found: Iterable[_Place]) -> Iterator[_Place]:
    return merge(*found, reverse=True)


def _all(connection: sqlite3.Connection, kind: ClaimKind, most: int) -> Iterator[_Place]:
    """Yield all claims of a table to a number, the newest first; the key of the table has them in order."""
    last = most + 1
    while True:
        rows = connection.execute(
            "SELECT DISTINCT number FROM claim_link WHERE kind = ? AND number < ? "
            "ORDER BY number DESC LIMIT ?",
            (kind, last, _AT_ONCE),
        ).fetchall()
        yield from ((number, kind) for (number,) in rows)
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1][0]


def _identified(connection: sqlite3.Connection, id: str) -> list[_Place]:
    """Give the claim that has an identifier, and those that what has it responds to, the newest first."""
    numbers = [row[0] for row in connection.execute("SELECT number FROM statement WHERE id = ?", (id,))]
    rows: list[_Place] = []
    for number in numbers:
        rows += _linked(connection, "c.kind = 'statement' AND c.number = ?", (number,))
        # What it responds to, where the response is named by its statement.
        for response in connection.execute(
            "SELECT version, id FROM claim_response WHERE statement = ?", (number,)
        ).fetchall():
            rows += _linked(connection, "c.version = ? AND c.id = ?", response)
    # Events and responses have no index by identifier: of events those are looked at that are claims.
    rows += [
        (number, "event")
        for (number,) in connection.execute(
            "SELECT DISTINCT c.number FROM claim_link c CROSS JOIN event e ON e.number = c.number "
            "WHERE c.kind = 'event' AND e.id = ?",
            (id,),
        )
    ]
    responses = connection.execute("SELECT version FROM claim_response WHERE id = ?", (id,)).fetchall()
    for (version,) in responses:
        rows += _linked(connection, "c.version = ? AND c.id = ?", (version, id))
    if not (rows or numbers or responses) and not _is_event(connection, id):
        raise UsageError(f"Nothing in the archive has the identifier {id[:60]!r}: see what `search` lists.")
    return sorted(set(rows), reverse=True)


def _is_event(connection: sqlite3.Connection, id: str) -> bool:
    return connection.execute("SELECT 1 FROM event WHERE id = ? LIMIT 1", (id,)).fetchone() is not None


def _linked(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[_Place]:
    return connection.execute(
        f"SELECT DISTINCT c.number, c.kind FROM claim_link c WHERE {condition}",  # noqa: S608 it is ours
        values,
    ).fetchall()


def _of_article(connection: sqlite3.Connection, id: str) -> list[_Place]:
    """Give the claims of an article and those that it responds to, none where no article has the id."""
    return connection.execute(
        "SELECT DISTINCT l.number, l.kind FROM article a "
        "JOIN version v ON v.article = a.number AND v.is_current "
        "JOIN claim_link l ON l.version = v.number OR l.claim_version = v.number WHERE a.id = ? "
        "ORDER BY l.number DESC, l.kind DESC",
        (id,),
    ).fetchall()


def _searched(connection: sqlite3.Connection, text: str, below: _Place) -> Iterator[_Place]:
    """Yield the claims among what a query finds."""
    query = parse(text)
    days = period(query.since, query.until)
    numbers = range(days.start, max(days.start, min(days.stop, below[0] + 1)))
    expressions = {
        kind: meanings_of(connection, kind, query.tree).expression(query.tree, loose=True) for kind in _KINDS
    }
    return _merged(*(_among(connection, kind, expressions[kind], numbers) for kind in _KINDS))


def _among(
    connection: sqlite3.Connection, kind: ClaimKind, expression: str, numbers: range
) -> Iterator[_Place]:
    """Yield the claims among the newest that an expression of the index finds."""
    # A page is mostly among the first: a query of many words takes long each time that it is put.
    for many in (_AT_ONCE, _FARTHEST - _AT_ONCE):
        found = fulltext.newest(connection, kind, expression, numbers, many)
        for (number,) in connection.execute(
            "SELECT n.value FROM json_each(?) n WHERE EXISTS "
            "(SELECT 1 FROM claim_link l WHERE l.kind = ? AND l.number = n.value)",
            (json_list(found), kind),
        ).fetchall():
            yield number, kind
        if len(found) < many:
            return
        numbers = range(numbers.start, found[-1])


def _told(connection: sqlite3.Connection, kind: ClaimKind, number: int) -> Claimed:
    columns = _COLUMNS[kind]
    id, content, speaker, version, article, outlet, url = connection.execute(
        f"SELECT i.id, {columns}, i.version, a.id, a.outlet, a.url FROM {kind} i "  # noqa: S608 it is ours
        "JOIN version v ON v.number = i.version JOIN article a ON a.number = v.article WHERE i.number = ?",
        (number,),
    ).fetchone()
    responses = _responses(connection, kind, number, version)
    return Claimed(
        id, kind, speaker, content, article, outlet, day_of(version), url, responses, f"{kind}~{number}"
    )


def _responses(
    connection: sqlite3.Connection, kind: ClaimKind, number: int, version: int
) -> tuple[Responded, ...]:
    rows = connection.execute(
        "SELECT l.id, r.kind, r.speaker, r.cue, s.content, a.id, a.outlet, a.url, l.version, l.score "
        "FROM claim_link l JOIN claim_response r ON r.version = l.version AND r.id = l.id "
        "JOIN version v ON v.number = l.version JOIN article a ON a.number = v.article "
        "LEFT JOIN statement s ON s.number = r.statement WHERE l.kind = ? AND l.number = ?",
        (kind, number),
    ).fetchall()
    responses = [
        Responded(
            each, what, who, cue, said, its_article, its_outlet, day_of(its_version), its_url,
            its_version == version, score,
        )
        for each, what, who, cue, said, its_article, its_outlet, its_url, its_version, score in rows
    ]  # fmt: skip
    responses.sort(key=lambda each: (not each.within, each.published or date.max, each.article, each.id))
    return tuple(responses)
