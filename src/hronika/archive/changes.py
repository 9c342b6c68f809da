"""What papers altered afterwards: the changes that the versions of an archive show, by period and query."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hronika.archive.comparison import ArticleChange, Change, Side, between
from hronika.archive.entries import EVERY, Entry, entries_of
from hronika.archive.items import require_article
from hronika.archive.meanings import Meanings, meanings_of, meets
from hronika.archive.queries import AllOf, Node, Query, parse
from hronika.archive.store import Store
from hronika.archive.terms import key_terms, terms
from hronika.archive.versions import StoredVersion
from hronika.article import DEFAULT_TIMEZONE
from hronika.errors import DataError

_AT_ONCE = 50


def changes(
    store: Store,
    since: date | None = None,
    until: date | None = None,
    query: str | Query = "",
    article: str | None = None,
) -> Iterator[ArticleChange]:
    """Yield what was altered, the newest first.

    `since` and `until` are days, both included, on which the archive took in the new version, by the clock of
    Latvia. A `query` is one of a search; of statements those are given that it finds, or found, in the one
    version or the other, of what is no statement that in which all words stand. `article` is an id.
    Versions that are known to be incomplete are passed by: what they lack was not taken out by the paper.
    Raises UsageError where no article has this id.
    """
    if article is not None:
        require_article(store, article)
    asked = parse(query) if isinstance(query, str) else query
    zone = ZoneInfo(DEFAULT_TIMEZONE)
    first = _instant(since, zone) if since else ""
    last = _instant(until + timedelta(days=1), zone) if until and until < date.max else "9999-13"
    with store.reading() as connection:
        meanings = meanings_of(connection, "statement", asked.tree)
    for before, after in _pairs(store, first, last, article):
        try:
            old, new = store.find_version(before), store.find_version(after)
        except DataError:  # `check` tells of it
            continue
        if old is None or new is None:  # it was forgotten meanwhile
            continue
        found = between(old, new)
        if asked.tree != AllOf(()):
            fits = _Fitting(asked.tree, meanings, old, new)
            found = found._replace(changes=tuple(filter(fits, found.changes)))
        if found.changes and _within(asked, new.record.article.published):
            yield found


def _pairs(store: Store, first: str, last: str, article: str | None) -> Iterator[tuple[int, int]]:
    """Yield the numbers of versions with those before them, by when they were added, the newest first.

    They are looked up so many at a time: most who ask want the newest alone.
    """
    number = 0
    while True:
        with store.reading() as connection:
            rows = connection.execute(
                "SELECT o.number, v.number, v.added FROM version v "
                "CROSS JOIN article a ON a.number = v.article "
                "JOIN version o ON o.article = v.article AND o.ordinal = (SELECT max(ordinal) FROM version p "
                "WHERE p.article = v.article AND p.ordinal < v.ordinal AND NOT p.incomplete) "
                "WHERE v.ordinal > 1 AND NOT v.incomplete AND v.added >= ? AND (v.added, v.number) < (?, ?) "
                "AND (? IS NULL OR a.id = ?) ORDER BY v.added DESC, v.number DESC LIMIT ?",
                (first, last, number, article, article, _AT_ONCE),
            ).fetchall()
        for before, after, _ in rows:
            yield before, after
        if len(rows) < _AT_ONCE:
            return
        _, number, last = rows[-1]


def _within(query: Query, day: date | None) -> bool:
    """Whether the day of publication lies in the period that a query names, if it names one."""
    if query.since is None and query.until is None:
        return True
    return day is not None and (query.since or date.min) <= day <= (query.until or date.max)


class _Fitting:
    """Says which changes between two versions a query finds."""

    def __init__(self, tree: Node, meanings: Meanings, old: StoredVersion, new: StoredVersion) -> None:
        self._tree = tree
        self._meanings = meanings
        self._versions = (old, new)
        self._statements = tuple(_statement_entries(version) for version in self._versions)

    def __call__(self, change: Change) -> bool:
        return any(
            side is not None and meets(self._tree, self._meanings, self._entry(side, place))
            for place, side in enumerate((change.old, change.new))
        )

    def _entry(self, side: Side, place: int) -> Entry:
        version = self._versions[place]
        if side.id is not None:
            return self._statements[place][side.id]
        keys = [EVERY, *key_terms("outlet", version.record.article.outlet)]
        words = [
            word
            for word in version.words
            if side.start is not None and side.end is not None and side.start <= word.start < side.end
        ]
        lemmas = [term for word in words for text in (word.lemma, *word.nominative) for term in terms(text)]
        return Entry(0, " ".join(terms(side.text)), " ".join(lemmas), " ".join(keys))


def _statement_entries(version: StoredVersion) -> dict[str, Entry]:
    """Give the entry that the index has, or would have, of each statement of a version, by its identifier."""
    record = version.record
    ids = {
        "statement": [item.id for item in record.statements],
        "event": [item.id for item in record.events],
        "name": [item.entity for item in record.names],
    }
    numbers = {kind: {id: place for place, id in enumerate(found)} for kind, found in ids.items()}
    made = entries_of(record, version.words, numbers, 0).of_kind["statement"]
    return {ids["statement"][entry.number]: entry for entry in made}


def _instant(day: date, zone: ZoneInfo) -> str:
    return datetime.combine(day, time(), zone).astimezone(UTC).isoformat(timespec="seconds")
