"""Exports from an archive: its current versions, as people corrected them, those that a search finds.

The archive is gone through day by day, so that no more than a day of what was found is kept in mind.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from hronika.archive import fulltext
from hronika.archive.corrections.stored import effective_record
from hronika.archive.hits import TABLES, SearchKind
from hronika.archive.identity.judgements import all_judgements, judged
from hronika.archive.identity.who import Identity, identity_in, identity_of, open_questions
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import MOST_A_DAY, period
from hronika.archive.queries import parse
from hronika.archive.review.judged_names import is_thrown_out
from hronika.archive.search import notes_on_filters
from hronika.archive.store import Store
from hronika.archive.versions import read_version
from hronika.errors import DataError
from hronika.exports.exported import EventPlace, ExportedArticle, Unreadable, UnsurePair, article_key

_MOST_QUESTIONS = 100_000


class ArchiveSource:
    """What a query finds in an archive, for as long as that is open.

    Exported are the statements and the events that meet the query, each as `hronika search` finds them, and
    the articles that hold one or meet it themselves; with `whole` the articles that meet it, with all that is
    in them. An empty query finds everything.
    """

    def __init__(self, store: Store, query: str = "", *, whole: bool = False) -> None:
        self.name = store.path.name
        self.who = _WhoIsWho(store)
        self._store = store
        self._query = parse(query)
        self._is_whole = whole or not query.strip()
        self._kinds: Sequence[SearchKind] = (
            ("article",) if self._is_whole else ("statement", "event", "article")
        )
        with store.reading() as connection:
            meanings = {kind: meanings_of(connection, TABLES[kind], self._query.tree) for kind in self._kinds}
        self._expressions = {
            kind: found.expression(self._query.tree, loose=True) for kind, found in meanings.items()
        }
        notes = [*self._query.notes, *(note for found in meanings.values() for note in found.notes)]
        of_kinds = [list(notes_on_filters(self._query, kind)) for kind in self._kinds if kind != "article"]
        if self._is_whole:
            of_kinds = [list(notes_on_filters(self._query, "article"))]
        if all(of_kinds):  # else one of the kinds can meet them
            notes += [note for found in of_kinds for note in found]
        self.notes = tuple(dict.fromkeys(notes))

    def articles(self) -> Iterator[ExportedArticle | Unreadable]:
        """Yield the articles of one state of the archive, the oldest day first."""
        numbers = period(self._query.since, self._query.until)
        with self._store.reading() as connection:
            days = connection.execute(
                "SELECT DISTINCT number / ? FROM version WHERE is_current AND number >= ? AND number < ? "
                "ORDER BY 1",
                (MOST_A_DAY, numbers.start, numbers.stop),
            ).fetchall()
            for (day,) in days:
                yield from self._of_day(connection, range(day * MOST_A_DAY, (day + 1) * MOST_A_DAY))

    def _of_day(
        self, connection: sqlite3.Connection, numbers: range
    ) -> Iterator[ExportedArticle | Unreadable]:
        found = {
            kind: set(fulltext.newest(connection, TABLES[kind], expression, numbers, MOST_A_DAY))
            for kind, expression in self._expressions.items()
        }
        rows = connection.execute(
            "SELECT v.number, a.id FROM version v JOIN article a ON a.number = v.article "
            "WHERE v.is_current AND v.number >= ? AND v.number < ? ORDER BY v.number",
            (numbers.start, numbers.stop),
        ).fetchall()
        for number, id in rows:
            chosen = None
            if not self._is_whole:
                chosen = {
                    item
                    for kind in ("statement", "event")
                    for item in _ids(connection, kind, number, found[kind])
                }
            if not chosen and number not in found["article"]:
                continue
            try:
                yield _exported(connection, number, chosen)
            except DataError as error:
                yield Unreadable(f"{self.name}, article {id}", error)


class _WhoIsWho:
    """Who is who in an archive."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def identity(self, profile: str) -> Identity | None:
        """Give whom a profile leads to; None where that is nobody that there is enough to tell of."""
        found = identity_in(self._store, profile)
        with self._store.reading() as connection:
            thrown_out = all(is_thrown_out(connection, found.kind, name) for name in found.names)
        return found if found.is_established and not thrown_out else None

    def questions(self) -> Iterator[UnsurePair]:
        """Yield the pairs of whom it is open whether they are one, and those that people could not tell."""
        for question in open_questions(self._store, most=_MOST_QUESTIONS):
            yield UnsurePair(question.one.id, question.other.id, question.score)
        with self._store.reading() as connection:
            pairs = judged(all_judgements(connection)).unsure
            for pair in sorted(map(sorted, pairs)):
                one, other = (identity_of(connection, profile).id for profile in pair)
                yield UnsurePair(one, other, None)


def _ids(connection: sqlite3.Connection, kind: str, version: int, among: set[int]) -> Iterator[str]:
    """Yield the identifiers of the rows of a version that are among those of these numbers."""
    if among:
        rows = connection.execute(
            f"SELECT number, id FROM {kind} WHERE version = ?",  # noqa: S608 it is ours
            (version,),
        )
        yield from (id for number, id in rows.fetchall() if number in among)


def _exported(connection: sqlite3.Connection, number: int, chosen: set[str] | None) -> ExportedArticle:
    version = read_version(connection, number)
    effective = effective_record(connection, number, version.record, version.text)
    places = connection.execute(
        "SELECT e.id, p.name, p.kind, p.code, p.geonames, p.latitude, p.longitude FROM event_place o "
        "JOIN place p ON p.version = o.version AND p.name = o.name JOIN event e ON e.number = o.event "
        "WHERE o.version = ?",
        (number,),
    ).fetchall()
    groups = connection.execute(
        "SELECT e.id, f.id, a.outlet, a.id FROM event_lineage l JOIN event e ON e.number = l.number "
        "JOIN event f ON f.number = l.lineage JOIN version v ON v.number = f.version "
        "JOIN article a ON a.number = v.article WHERE l.number IN "
        "(SELECT number FROM event WHERE version = ?) AND l.lineage <> l.number",
        (number,),
    ).fetchall()
    people = connection.execute(
        "SELECT a.name, p.id FROM appearance a JOIN profile p ON p.number = a.profile WHERE a.version = ?",
        (number,),
    ).fetchall()
    return ExportedArticle(
        effective.record,
        version.text,
        chosen,
        effective.authors,
        {id: EventPlace(*place) for id, *place in places},
        dict(people),
        {id: f"{article_key(outlet, article)}-{first}" for id, first, outlet, article in groups},
    )
