"""What is told of claims: what was claimed, by whom, and what denies, confirms, corrects or takes it back."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Literal, NamedTuple

from hronika.archive.numbers import day_of
from hronika.archive.search import search
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.record import ResponseKind

ClaimKind = Literal["statement", "event"]
_KINDS: tuple[ClaimKind, ...] = ("statement", "event")
_IDENTIFIER = re.compile(r"[a-z][0-9a-f]{16}(-[1-9][0-9]*)?")
_PAGE = 200
_FARTHEST = 10_000  # hits of a query that are looked through


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

    `speaker` is who says it; None of what the article itself tells, and where it is not known.
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


def claims(store: Store, query: str = "", *, most: int = 20) -> list[Claimed]:
    """Give claims that something responds to, the newest first, so many at most.

    `query` is one of the language of search, the identifier of a statement, event or response, or the id of
    an article; all that there are without one. Raises UsageError where nothing has that identifier.
    """
    asked = query.strip()
    with store.reading() as connection:
        if _IDENTIFIER.fullmatch(asked):
            found: Iterable[tuple[ClaimKind, int]] = _identified(connection, asked)
        elif asked:
            found = _of_article(connection, asked)
        else:
            found = connection.execute("SELECT DISTINCT kind, number FROM claim_link ORDER BY number DESC")
        told = [_told(connection, *each) for each in islice(found, most)]
    if not told and asked and not _IDENTIFIER.fullmatch(asked):
        searched = list(islice(_searched(store, asked), most))
        with store.reading() as connection:
            told = [_told(connection, *each) for each in searched]
    return told


def _identified(connection: sqlite3.Connection, id: str) -> list[tuple[ClaimKind, int]]:
    rows: list[tuple[ClaimKind, int]] = []
    known = connection.execute("SELECT 1 FROM claim_response WHERE id = ?", (id,)).fetchone() is not None
    for kind in _KINDS:
        numbers = connection.execute(f"SELECT number FROM {kind} WHERE id = ?", (id,)).fetchall()  # noqa: S608
        known = known or bool(numbers)
        for (number,) in numbers:
            if connection.execute(
                "SELECT 1 FROM claim_link WHERE kind = ? AND number = ?", (kind, number)
            ).fetchone():
                rows.append((kind, number))
    # What a response is to, also where it is named by its statement.
    rows += connection.execute(
        "SELECT l.kind, l.number FROM claim_response r "
        "JOIN claim_link l ON l.version = r.version AND l.id = r.id "
        "WHERE r.id = :id OR r.statement IN (SELECT number FROM statement WHERE id = :id) "
        "ORDER BY l.number DESC",
        {"id": id},
    ).fetchall()
    if not known:
        raise UsageError(f"Nothing in the archive has the identifier {id[:60]!r}: see what `search` lists.")
    return list(dict.fromkeys(rows))


def _of_article(connection: sqlite3.Connection, id: str) -> list[tuple[ClaimKind, int]]:
    """Give the claims of an article and those that it responds to, none where no article has the id."""
    return connection.execute(
        "SELECT DISTINCT l.kind, l.number FROM article a "
        "JOIN version v ON v.article = a.number AND v.is_current "
        "JOIN claim_link l ON l.version = v.number OR l.claim_version = v.number WHERE a.id = ? "
        "ORDER BY l.number DESC",
        (id,),
    ).fetchall()


def _searched(store: Store, query: str) -> Iterator[tuple[ClaimKind, int]]:
    """Yield the claims among what a query finds: statements first, then events, each the newest first."""
    for kind in _KINDS:
        after, seen = None, 0
        while seen < _FARTHEST:
            page = search(store, query, kind, _PAGE, after)
            seen += len(page.hits)
            with store.reading() as connection:
                for hit in page.hits:
                    rows = connection.execute(
                        f"SELECT DISTINCT l.kind, l.number FROM {kind} i "  # noqa: S608 it is ours
                        "JOIN claim_link l ON l.kind = ? AND l.number = i.number WHERE i.id = ?",
                        (kind, hit.id),
                    ).fetchall()
                    yield from rows
            after = page.next
            if after is None:
                break


def _told(connection: sqlite3.Connection, kind: ClaimKind, number: int) -> Claimed:
    columns = "i.content, i.speaker_name" if kind == "statement" else "i.predicate, NULL"
    id, content, speaker, version, article, outlet, url = connection.execute(
        f"SELECT i.id, {columns}, i.version, a.id, a.outlet, a.url FROM {kind} i "  # noqa: S608 it is ours
        "JOIN version v ON v.number = i.version JOIN article a ON a.number = v.article WHERE i.number = ?",
        (number,),
    ).fetchone()
    if kind == "event":
        agent, patient = connection.execute(
            "SELECT agent, patient FROM event WHERE number = ?", (number,)
        ).fetchone()
        content = " ".join(part for part in (agent, content, patient) if part)
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
    return Claimed(id, kind, speaker, content, article, outlet, day_of(version), url, tuple(responses))
