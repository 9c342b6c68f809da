"""The tables of claims and responses, kept in step with the current versions of articles.

A `claim` is a statement, or an event that an article tells itself, as it is compared; `claim_response` has
what responds, by its version and identifier, `claim_anchor` the names by which a claim that comes later finds
it.
A `claim_link` joins the two, also within one article. A response is joined with claims of its day and the
month before.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import ClassVar

from pydantic_core import to_json

from hronika.archive.claims.compared import Compared
from hronika.archive.claims.matching import (
    ComparedClaim,
    ComparedResponse,
    packed,
    packed_response,
    unpacked,
    unpacked_response,
)
from hronika.archive.current import CurrentVersion, Follower, empty, whole
from hronika.archive.fulltext import newest
from hronika.archive.numbers import day_of, period
from hronika.archive.rows import json_list
from hronika.record import Response, ResponseKind

SCHEMA = (
    """CREATE TABLE claim (
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        packed BLOB NOT NULL,
        PRIMARY KEY (kind, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE claim_response (
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        cue TEXT NOT NULL,
        speaker TEXT,
        statement INTEGER,
        packed BLOB NOT NULL,
        PRIMARY KEY (version, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX claim_response_statement ON claim_response (statement) WHERE statement IS NOT NULL",
    """CREATE TABLE claim_anchor (
        name TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        PRIMARY KEY (name, version, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX claim_anchor_version ON claim_anchor (version)",
    """CREATE TABLE claim_link (
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        claim_version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        score REAL NOT NULL,
        PRIMARY KEY (kind, number, version, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX claim_link_response ON claim_link (version, id)",
    "CREATE INDEX claim_link_claim ON claim_link (claim_version)",
)

WITHIN = timedelta(days=30)
"""How long after a claim a response to it may come."""
_FEW = 500  # claims with a name of a response are looked through one by one
_MOST = 2000  # claims with a name and a word of a response, which no month has


class Claims(Follower):
    """Keeps claims and responses in step with the versions, in the transactions of one connection.

    A response looks for claims in the search index, once that has all.
    """

    tables: ClassVar = {
        **whole("claim_anchor", "claim_response", "claim"),
        "claim_link": "SELECT kind, number, claim_version, version, id, round(score, 6) AS score "
        "FROM {schema}.claim_link",
    }

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._looking: list[tuple[int, Response, ComparedResponse]] = []

    def enter(self, version: CurrentVersion) -> None:
        """Join what a version, which is now a current one, claims and responds with what others do."""
        compared = Compared(version)
        claims = list(compared.claims())
        answers = list(compared.responses())
        self._connection.executemany(
            "INSERT INTO claim VALUES (?, ?, ?, ?)",
            [(kind, number, version.number, packed(claim)) for kind, number, claim in claims],
        )
        self._respond(version, answers)
        self._link_within(version)
        if day_of(version.number) is None:
            return
        self._looking += [(version.number, response, answer) for response, answer in answers]
        self._look_ahead(version.number, claims)

    def leave(self, version: int) -> None:
        """Take out what a version claims and responds, as it is no current one any more."""
        self._looking = [waiting for waiting in self._looking if waiting[0] != version]
        self._connection.execute(
            "DELETE FROM claim_link WHERE version = :version OR claim_version = :version",
            {"version": version},
        )
        for table in ("claim_anchor", "claim_response"):
            self._connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608
        for kind in ("statement", "event"):
            self._connection.execute(
                "DELETE FROM claim WHERE kind = ? "  # noqa: S608 it is ours
                f"AND number IN (SELECT number FROM {kind} WHERE version = ?)",
                (kind, version),
            )

    def clear(self) -> None:
        """Know of no claims."""
        self._looking.clear()
        empty(self._connection, self.tables)

    def settle(self) -> None:
        """Join the responses that came with the claims before them."""
        for version, response, answer in self._looking:
            self._look_back(version, response, answer)
        self._looking.clear()

    def roll_back(self) -> None:
        """Forget the responses that came."""
        self._looking.clear()

    def _respond(self, version: CurrentVersion, answers: Iterable[tuple[Response, ComparedResponse]]) -> None:
        """Store the responses of a version, also those that are about nothing that could be compared."""
        known = {response.id: (response, packed_response(answer), answer) for response, answer in answers}
        rows = []
        for response in version.record.responses:
            known.setdefault(response.id, (response, b"", None))  # type: ignore[arg-type]
        for response, stored, _ in known.values():
            statement = version.rows["statement"].get(response.statement or "")
            rows.append(
                (
                    version.number, response.id, response.kind, response.cue.text, response.speaker_name,
                    statement, stored,
                )
            )  # fmt: skip
        self._connection.executemany("INSERT INTO claim_response VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT INTO claim_anchor VALUES (?, ?, ?)",
            [
                (name, version.number, response.id)
                for response, _, answer in known.values()
                for name in (answer.anchors if answer is not None else ())
            ],
        )

    def _link_within(self, version: CurrentVersion) -> None:
        rows = []
        for response in version.record.responses:
            for item in response.about:
                for kind in ("statement", "event"):
                    number = version.rows[kind].get(item)
                    if number is not None:
                        rows.append((kind, number, version.number, version.number, response.id, 1.0))
        self._write(rows)

    def _look_back(self, version: int, response: Response, answer: ComparedResponse) -> None:
        """Join a response with claims of the month before it."""
        day = day_of(version)
        if day is None or not answer.anchors:
            return
        numbers = period(day - WITHIN, day)
        words = [to_json(word) for word in answer.words]
        # Copies of an article claim the same, in the same words.
        scores: dict[bytes, float] = {}
        for kind in ("statement", "event"):
            # Words are many, and few claims of a month have the names.
            candidates = newest(self._connection, kind, _expression(answer), numbers, _FEW)
            if len(candidates) == _FEW and answer.terms:
                expression = _expression(answer, with_words=True)
                candidates = newest(self._connection, kind, expression, numbers, _MOST)
            rows = self._connection.execute(
                "SELECT c.number, c.version, c.packed FROM json_each(?) j "
                "CROSS JOIN claim c ON c.kind = ? AND c.number = j.value WHERE c.version <> ?",
                (json_list(candidates), kind, version),
            ).fetchall()
            links = []
            for number, claiming, stored in rows:
                if stored not in scores:
                    # Of most it is plain before they are read.
                    shares_word = any(word in stored for word in words)
                    scores[stored] = answer.score(unpacked(stored)) if shares_word else 0.0
                if not scores[stored] or self._responds_so(kind, number, answer.kind):
                    continue
                if not answer.is_notice or self._are_of_one_outlet(claiming, version):
                    links.append((kind, number, claiming, version, response.id, scores[stored]))
            self._write(links)

    def _look_ahead(self, version: int, claims: Iterable[tuple[str, int, ComparedClaim]]) -> None:
        """Join claims with responses of the month after them that are there already."""
        day = day_of(version)
        assert day is not None
        versions = period(day, day + WITHIN)
        names = sorted({name for _, _, claim in claims for name in claim.anchors})
        rows = self._connection.execute(
            "SELECT a.name, a.version, a.id FROM json_each(?) j "
            "CROSS JOIN claim_anchor a ON a.name = j.value "
            "AND a.version >= ? AND a.version < ? AND a.version <> ?",
            (json_list(names), versions.start, versions.stop, version),
        )
        of_name: dict[str, list[tuple[int, str]]] = {}
        for name, *key in rows.fetchall():
            of_name.setdefault(name, []).append((key[0], key[1]))
        found = {key: self._answer(*key) for key in {key for keys in of_name.values() for key in keys}}
        links = []
        for kind, number, claim in claims:
            for other, id in {key for name in claim.anchors for key in of_name.get(name, ())}:
                answer = found[other, id]
                score = answer.score(claim)
                if not score or self._responds_so(kind, number, answer.kind):
                    continue
                if not answer.is_notice or self._are_of_one_outlet(version, other):
                    links.append((kind, number, version, other, id, score))
        self._write(links)

    def _write(self, links: Sequence[tuple[str, int, int, int, str, float]]) -> None:
        self._connection.executemany("INSERT OR IGNORE INTO claim_link VALUES (?, ?, ?, ?, ?, ?)", links)

    def _answer(self, version: int, id: str) -> ComparedResponse:
        [stored] = self._connection.execute(
            "SELECT packed FROM claim_response WHERE version = ? AND id = ?", (version, id)
        ).fetchone()
        return unpacked_response(stored)

    def _are_of_one_outlet(self, *versions: int) -> bool:
        """Whether two versions are of articles of one outlet, which is known."""
        [[outlets, known]] = self._connection.execute(
            "SELECT count(DISTINCT a.outlet), count(a.outlet) FROM json_each(?) j "
            "JOIN version v ON v.number = j.value JOIN article a ON a.number = v.article",
            (json_list(versions),),
        )
        return bool(outlets == 1 and known == len(versions))

    def _responds_so(self, claim: str, number: int, kind: ResponseKind) -> bool:
        """Whether a statement is such a response itself: two who confirm one thing respond to a third."""
        if claim != "statement":
            return False
        row = self._connection.execute(
            "SELECT 1 FROM claim_response WHERE statement = ? AND kind = ? AND id LIKE 'r%'", (number, kind)
        ).fetchone()
        return row is not None


def _expression(answer: ComparedResponse, *, with_words: bool = False) -> str:
    """Give the expression of FTS5 for what has a name of a response, and a word of it, too."""
    names = " OR ".join(f'"{name}"' for name in sorted(answer.anchors))
    speakers = " OR ".join(f'"speaker:{name}"' for name in sorted(answer.anchors))
    named = f"(lemma : ({names}) OR keys : ({speakers}))"
    if not with_words:
        return named
    words = " OR ".join(f'"{term}"' for term in sorted(answer.terms))
    return f"{named} AND lemma : ({words})"
