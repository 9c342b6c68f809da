"""Exports from an archive: its current versions, as people corrected them, those that a search finds.

The archive is gone through day by day, so that no more than a day of what was found is kept in mind.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeVar

from hronika.archive import fulltext
from hronika.archive.corrections.stored import effective_record, versions_corrected
from hronika.archive.hits import TABLES, SearchKind
from hronika.archive.identity.judgements import all_judgements, judged
from hronika.archive.identity.who import Identity, identity_in, identity_of, open_questions
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import MOST_A_DAY, period
from hronika.archive.packing import unpack
from hronika.archive.queries import parse
from hronika.archive.review.judged_names import is_thrown_out
from hronika.archive.search import notes_on_filters
from hronika.archive.store import Store
from hronika.archive.versions import read_version
from hronika.errors import DataError
from hronika.exports.exported import (
    EventGroup,
    EventPlace,
    ExportedArticle,
    Unreadable,
    UnsurePair,
    article_key,
)

Value = TypeVar("Value")

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
        self._finds_all = not query.strip()
        self._is_whole = whole or self._finds_all
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
            corrected = versions_corrected(connection)
            days = connection.execute(
                "SELECT DISTINCT number / ? FROM version WHERE is_current AND number >= ? AND number < ? "
                "ORDER BY 1",
                (MOST_A_DAY, numbers.start, numbers.stop),
            ).fetchall()
            for (day,) in days:
                of_day = range(day * MOST_A_DAY, (day + 1) * MOST_A_DAY)
                around = _Day(connection, of_day)
                for number, id, chosen in self._chosen(connection, of_day):
                    read = _as_corrected if number in corrected else _as_read
                    try:
                        yield read(connection, number, chosen, around)
                    except DataError as error:
                        yield Unreadable(f"{self.name}, article {id}", error)

    def _chosen(
        self, connection: sqlite3.Connection, numbers: range
    ) -> Iterator[tuple[int, str, set[str] | None]]:
        """Yield the version, the id and what is exported of each article of a day, None for all of it."""
        found = {
            kind: set(fulltext.newest(connection, TABLES[kind], expression, numbers, MOST_A_DAY))
            for kind, expression in self._expressions.items()
            if not self._finds_all
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
            if self._finds_all or chosen or number in found["article"]:
                yield number, id, chosen


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


class _Day:
    """What an archive knows beside its records of the articles of a day.

    It is asked for all of them at once, which takes a tenth of the time, and only when one is asked for.
    """

    def __init__(self, connection: sqlite3.Connection, numbers: range) -> None:
        self._connection = connection
        self._within = (numbers.start, numbers.stop)

    @cached_property
    def places(self) -> Mapping[int, Mapping[str, EventPlace]]:
        """By version and event where that happens."""
        rows = self._connection.execute(
            "SELECT o.version, e.id, p.name, p.kind, p.code, p.geonames, p.latitude, p.longitude "
            "FROM event_place o JOIN place p ON p.version = o.version AND p.name = o.name "
            "JOIN event e ON e.number = o.event WHERE o.version >= ? AND o.version < ?",
            self._within,
        )
        return _by_version((version, id, EventPlace(*place)) for version, id, *place in rows)

    @cached_property
    def people(self) -> Mapping[int, Mapping[str, str]]:
        """By version and name the profile that leads to who it is."""
        return _by_version(
            self._connection.execute(
                "SELECT a.version, a.name, p.id FROM appearance a JOIN profile p ON p.number = a.profile "
                "WHERE a.version >= ? AND a.version < ?",
                self._within,
            )
        )

    @cached_property
    def groups(self) -> Mapping[int, Mapping[str, EventGroup]]:
        """By version and event the group of several that it is of."""
        # The first of a component is not in the index of the others.
        rows = self._connection.execute(
            "WITH of_day AS MATERIALIZED (SELECT DISTINCT component, lineage FROM event_lineage "
            "WHERE number >= ? AND number < ?), "
            "member AS (SELECT o.lineage, m.number FROM of_day o CROSS JOIN event_lineage m "
            "ON m.component = o.component AND m.component <> m.number AND m.lineage = o.lineage "
            "UNION ALL SELECT o.lineage, m.number FROM of_day o CROSS JOIN event_lineage m "
            "ON m.number = o.component AND m.lineage = o.lineage) "
            "SELECT m.lineage, e.version, e.id, e.vouched, e.polarity, a.outlet, a.id FROM member m "
            "CROSS JOIN event e ON e.number = m.number JOIN version v ON v.number = e.version "
            "JOIN article a ON a.number = v.article "
            "WHERE m.lineage IN (SELECT lineage FROM member GROUP BY lineage HAVING count(*) > 1) "
            "ORDER BY m.lineage, m.number",
            self._within,
        )
        found = []
        for _, members in groupby(rows, key=itemgetter(0)):
            told = [_EventOfGroup(*member) for _, *member in members]
            group = EventGroup(
                tuple(f"{article_key(each.outlet, each.article)}-{each.id}" for each in told),
                len({each.version for each in told}),
                *(
                    len({each.version for each in told if each.is_asserted and each.polarity == polarity})
                    for polarity in ("positive", "negative")
                ),
            )
            found += [(each.version, each.id, group) for each in told]
        return _by_version(found)


class _EventOfGroup(NamedTuple):
    """An event as one article tells it."""

    version: int
    id: str
    vouched: str
    polarity: str
    outlet: str | None
    article: str

    @property
    def is_asserted(self) -> bool:
        """Whether the article tells it itself."""
        return self.vouched == "asserted"


class _Around(NamedTuple):
    """What an archive knows beside its record of an article of a day."""

    day: _Day
    version: int

    def places(self) -> Mapping[str, EventPlace]:
        return self.day.places.get(self.version, {})

    def people(self) -> Mapping[str, str]:
        return self.day.people.get(self.version, {})

    def groups(self) -> Mapping[str, EventGroup]:
        return self.day.groups.get(self.version, {})


def _by_version(rows: Iterable[tuple[int, str, Value]]) -> dict[int, dict[str, Value]]:
    found: dict[int, dict[str, Value]] = {}
    for version, key, value in rows:
        found.setdefault(version, {})[key] = value
    return found


def _as_read(
    connection: sqlite3.Connection, number: int, chosen: set[str] | None, day: _Day
) -> ExportedArticle:
    """Give an article that nobody corrected: its record is taken as it is stored."""
    packed = connection.execute("SELECT packed, sha256 FROM version WHERE number = ?", (number,)).fetchone()
    unpacked = unpack(*packed)
    record = unpacked.stored_record() or unpacked.record()
    return ExportedArticle(record, unpacked.text, chosen, {}, _Around(day, number))


def _as_corrected(
    connection: sqlite3.Connection, number: int, chosen: set[str] | None, day: _Day
) -> ExportedArticle:
    version = read_version(connection, number)
    effective = effective_record(connection, number, version.record, version.text)
    return ExportedArticle(effective.record, version.text, chosen, effective.authors, _Around(day, number))
