"""The ledger in Python: an archive with all that can be put into it, asked of it and corrected in it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from hronika.archive.changes import changes as changes_of
from hronika.archive.checking import CheckResult
from hronika.archive.checking import check as check_store
from hronika.archive.claims.telling import Claimed, Responded, responses_to
from hronika.archive.claims.telling import claims as claims_in
from hronika.archive.comparison import ArticleChange
from hronika.archive.corrections.correcting import CorrectionMade, Corrector
from hronika.archive.corrections.listing import ListedCorrection, listed
from hronika.archive.drafts.checking import DraftCheck
from hronika.archive.drafts.checking import check_draft as check_draft_in
from hronika.archive.due.listing import Due
from hronika.archive.due.listing import due as due_by
from hronika.archive.facets import BusySpeaker, busiest_speakers
from hronika.archive.feeds import FeedState, all_states, days_of, forget_feed
from hronika.archive.forgetting import forget_article, forget_speaker
from hronika.archive.hits import ArticleHit, EventHit, Hit, NameHit, SearchKind, StatementHit
from hronika.archive.holdings import Holdings
from hronika.archive.holdings import holdings as holdings_of
from hronika.archive.identity.who import Identity
from hronika.archive.items import StoredItem, item_of
from hronika.archive.lineage.telling import (
    EventLineage,
    StatementLineage,
    StoryLineage,
    lineage_of,
    story_lineage,
)
from hronika.archive.located import (
    ItemPlace,
    Located,
    LocatedText,
    event_at,
    place_of,
    statement_at,
    text_of,
    was_forgotten,
)
from hronika.archive.mending import Mended
from hronika.archive.mending import mend as mend_store
from hronika.archive.network.telling import TieNetwork
from hronika.archive.network.telling import network as network_in
from hronika.archive.opening import CACHE, WAIT
from hronika.archive.people.ledger import WhoIsWho
from hronika.archive.places.mapped import Mapped
from hronika.archive.places.mapped import places_of as places_in
from hronika.archive.places.where import Where
from hronika.archive.places.where import where as where_in
from hronika.archive.positions.beside import AskedSpeaker, Beside
from hronika.archive.positions.beside import beside as beside_each_other
from hronika.archive.positions.contradictions import Contradiction
from hronika.archive.positions.contradictions import contradictions as contradictions_of
from hronika.archive.positions.positions import Positions
from hronika.archive.positions.positions import positions as positions_of
from hronika.archive.positions.speakers import speakers_meant
from hronika.archive.review.queue import Review
from hronika.archive.search import Order, Results
from hronika.archive.search import search as search_in
from hronika.archive.store import Store
from hronika.archive.stories.listing import ListedStory
from hronika.archive.stories.listing import stories as stories_in
from hronika.archive.stories.telling import Story, story_of
from hronika.archive.suggesting import Suggestion
from hronika.archive.suggesting import suggestions as suggestions_in
from hronika.archive.timeline import Timeline
from hronika.archive.timeline import timeline as timeline_of
from hronika.archive.versions import StoredVersion
from hronika.article import DEFAULT_TIMEZONE, Article, article_from, parse_published
from hronika.errors import HronikaError, UsageError
from hronika.record import Event, Statement
from hronika.sources.found import Found

if TYPE_CHECKING:
    from hronika.intake.adding import Counts
    from hronika.intake.health import Health
    from hronika.intake.rereading import RereadCounts

_PAGE = 200


class Addition(NamedTuple):
    """What came of adding: the counts, and sentences on what failed and on what a person should know."""

    counts: "Counts"
    failures: tuple[str, ...]
    notes: tuple[str, ...]


class Archive(WhoIsWho):
    """An archive file; it is made where there is none, unless it is only read (`writable=False`).

    For one thread; any number of processes may have the same file open. `cache` is how many MiB of the file
    are kept in memory, `wait` how many seconds to wait for another process that writes. Raises UsageError
    where it cannot be opened, DataError where it is no archive, is
    damaged or comes from a newer Hronika.

    >>> import tempfile
    >>> from hronika import Archive
    >>> with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/a.db") as archive:
    ...     added = archive.add("Ministre Anna Roze sacīja, ka tiltu atvērs.", "Līst.")
    ...     print(added.counts.new, [hit.speaker for hit in archive.statements("tilti")])
    2 ['Anna Roze']
    """

    def __init__(
        self, path: str | Path, *, writable: bool = True, cache: int = CACHE, wait: float = WAIT
    ) -> None:
        self._store = Store(path, writable=writable, cache=cache, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file of the archive."""
        return self._store.path

    def __repr__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.count().items())
        return f"<Archive {str(self._store.path)!r}: {counts}>"

    def close(self) -> None:
        """Close the file; nothing can be asked of it afterwards."""
        self._store.close()

    def is_as_opened(self) -> bool:
        """Say whether the file that was opened lies there still, and another one not in its place."""
        return self._store.is_as_opened()

    def has_known_schema(self) -> bool:
        """Say whether no newer Hronika has changed the file since it was opened."""
        return self._store.has_known_schema()

    def leave(self) -> None:
        """Close the file, also where another lies in its place by now, which nobody may have opened yet."""
        self._store.leave()

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Ask in the block several questions to one state of the archive, whatever others add meanwhile."""
        with self._store.reading():
            yield

    def interrupt(self) -> None:
        """Break off, from another thread, what is being asked; that raises DataError there."""
        self._store.interrupt()

    # Filling it

    def add(self, *articles: Article | Mapping[str, Any] | str, workers: int = 1) -> Addition:
        """Read and store articles: Article objects, mappings such as `hronika.read` takes, or plain texts.

        What the archive has already is not read again. What fails stands among the failures, and the others
        are added.
        """
        return self._add(_found(articles), workers)

    def add_from(
        self,
        *sources: str | Path,
        workers: int = 1,
        keep_raw: bool = True,
        outlet: str | None = None,
        published: date | None = None,
        timezone: str = DEFAULT_TIMEZONE,
    ) -> Addition:
        """Read and store what files, folders and addresses hold, and bulk results, as `hronika add` does.

        `outlet` and `published` are for articles that do not say, `timezone` is that of their outlets. Pages
        are kept as they came unless `keep_raw` is false. Raises UsageError where a file is not there.
        """
        from hronika.bulk.adding import check_all, gather_all

        named = [str(source) for source in sources]
        check_all(named)
        notes: list[str] = []
        found = gather_all(
            named,
            notes.append,
            outlet=outlet,
            published=published,
            timezone=timezone,
            knows=self._store.knows_page,
        )
        made = self._add(found, workers, keep_raw=keep_raw)
        return made._replace(notes=(*notes, *made.notes))

    def _add(self, found: Iterable[Found | HronikaError], workers: int, *, keep_raw: bool = True) -> Addition:
        from hronika.intake.adding import Adding

        adding: Adding = Adding(self._store, workers, keep_raw=keep_raw)
        failures, notes = [], []
        for added in adding.add(found):
            if added.error is not None:
                failures.append(str(added.error))
            if added.note is not None:
                notes.append(": ".join(filter(None, (added.place, added.note))))
        return Addition(adding.counts, tuple(failures), tuple(notes))

    # Asking it

    def search(
        self,
        query: str,
        kind: SearchKind = "statement",
        *,
        limit: int = 20,
        after: str | None = None,
        order: Order = "newest",
        facets: bool = False,
    ) -> Results:
        """Give a page of what a query finds; `docs/search.md` has the language of queries.

        `after` is `Results.next` of the page before. With `facets` the values of the newest 10 000 hits are
        counted.
        """
        return search_in(self._store, query, kind, limit, after, order, facets=facets)

    def statements(self, query: str = "") -> Iterator[StatementHit]:
        """Yield all statements that a query finds, the newest first; all there are without one."""
        return cast("Iterator[StatementHit]", self._all(query, "statement"))

    def events(self, query: str = "") -> Iterator[EventHit]:
        """Yield all events that a query finds, the newest first."""
        return cast("Iterator[EventHit]", self._all(query, "event"))

    def articles(self, query: str = "") -> Iterator[ArticleHit]:
        """Yield all articles that a query finds, the newest first."""
        return cast("Iterator[ArticleHit]", self._all(query, "article"))

    def names(self, query: str = "") -> Iterator[NameHit]:
        """Yield all that articles name and a query finds, once for each article, the newest first."""
        return cast("Iterator[NameHit]", self._all(query, "name"))

    def _all(self, query: str, kind: SearchKind) -> Iterator[Hit]:
        after: str | None = None
        while True:
            page = search_in(self._store, query, kind, _PAGE, after)
            yield from page.hits
            after = page.next
            if after is None:
                return

    def article(self, id: str, outlet: str | None = None) -> StoredVersion:
        """Give the current version of an article: its text, its record as it was read, its words.

        Raises UsageError where no article has this id, and where several outlets have one.
        """
        current = [version for version in self._store.versions(id, outlet) if version.is_current]
        if len(current) == 1:
            return current[0]
        if not current:
            raise UsageError(f"The archive has no article {id[:60]!r}.")
        outlets = sorted({version.record.article.outlet or "–" for version in current})
        raise UsageError(f"Several articles have the id {id[:60]!r}: name the outlet ({', '.join(outlets)}).")

    def versions(self, id: str, outlet: str | None = None) -> list[StoredVersion]:
        """Give all versions of the articles with this id, the oldest first."""
        return self._store.versions(id, outlet)

    def item(self, id: str, *, article: str | None = None) -> StoredItem:
        """Give a statement, event, name or article by its identifier, as people corrected it."""
        return item_of(self._store, id, article=article)

    def text(self, hash: str) -> LocatedText:
        """Give the text whose SHA-256 begins so, with the version that has it; UsageError where none does."""
        return text_of(self._store, hash)

    def place_of(self, article: str, outlet: str | None, id: str | None = None) -> ItemPlace | None:
        """Give where a statement or an event of an article stands now, else the article; None of no one."""
        return place_of(self._store, article, outlet, id)

    def was_forgotten(self, hash: str, start: int | None = None, end: int | None = None) -> bool:
        """Say whether a text, by the beginning of its hash, or what stood at a place of it was forgotten."""
        return was_forgotten(self._store, hash, start, end)

    def statement_at(self, hash: str, start: int, end: int) -> Located[Statement]:
        """Give the statement of a text whose content begins and ends there, in code points."""
        return statement_at(self._store, hash, start, end)

    def event_at(self, hash: str, start: int, end: int) -> Located[Event]:
        """Give the event of a text whose predicate begins and ends there, in code points."""
        return event_at(self._store, hash, start, end)

    def where(self, name: str) -> Where:
        """Say which places a name may mean, in any case, and in how many articles each of them is named."""
        return where_in(self._store, name)

    def places(self, query: str = "") -> Mapped:
        """Give the places of what a query finds, with how many articles name and events happen at each."""
        return places_in(self._store, query)

    def timeline(
        self,
        query: str = "",
        *,
        limit: int = 20,
        since: date | None = None,
        until: date | None = None,
        before: str | None = None,
    ) -> Timeline:
        """Give events and dated statements that a query finds by the time of what is told in them.

        `before` is `Timeline.before` of the page after: a timeline is read from its end.
        """
        return timeline_of(self._store, query, limit, since, until, before)

    def network(self, query: str = "") -> TieNetwork:
        """Give who speaks about whom, to whom, and meets whom in what a query finds."""
        return network_in(self._store, query)

    def stories(self, *, limit: int = 20, after: int | None = None) -> list[ListedStory]:
        """Give the stories that several articles tell, the newest first; `after` is the last one's number."""
        return stories_in(self._store, limit, after)

    def story(self, article: str, outlet: str | None = None) -> StoryLineage:
        """Give the story of an article, with what its articles made of what is said and told in it."""
        return story_lineage(self._store, article, outlet)

    def articles_of_story(self, article: str, outlet: str | None = None) -> Story:
        """Give the story of an article: articles of which one is a copy of another, the first one first."""
        return story_of(self._store, article, outlet)

    def lineage(
        self, id: str, *, article: str | None = None, outlet: str | None = None
    ) -> StatementLineage | EventLineage:
        """Give a statement or an event with all its sources, the first one first.

        Raises UsageError where nothing in a current version has this identifier, or several things have.
        """
        return lineage_of(self._store, id, article=article, outlet=outlet)

    def changes(
        self,
        query: str = "",
        *,
        since: date | None = None,
        until: date | None = None,
        article: str | None = None,
    ) -> Iterator[ArticleChange]:
        """Yield what papers altered in their articles afterwards, the newest first."""
        return changes_of(self._store, since, until, query, article)

    def positions(self, name: str, matter: str) -> Positions:
        """Give what somebody, by a name or an id, said on a matter, which is a query, the oldest first."""
        return positions_of(self._store, name, matter)

    def speakers(self, name: str) -> list[Identity]:
        """Give those who say something and whom a name or an id may mean, the one of most articles first."""
        return speakers_meant(self._store, name)

    def beside(self, matter: str, one: AskedSpeaker, other: AskedSpeaker) -> Beside:
        """Lay what two say on a matter beside each other, or what one says at two times, with differences."""
        return beside_each_other(self._store, matter, one, other)

    def contradictions(self, name: str | None = None, *, limit: int = 20) -> list[Contradiction]:
        """Give pairs of one speaker's statements that may contradict each other, the likeliest first."""
        return contradictions_of(self._store, name, limit=limit)

    def due(
        self,
        by: date,
        since: date | None = None,
        *,
        limit: int = 20,
        before: str | None = None,
        and_since: bool = True,
    ) -> list[Due]:
        """Give promises and plans whose time came by a day, with what was said and reported since.

        `before` is the key of the first one of what was given already; without `and_since` it is not looked
        for what came after.
        """
        return due_by(self._store, by, since, limit=limit, before=before, and_since=and_since)

    def claims(self, query: str = "", *, limit: int = 20, after: str | None = None) -> list[Claimed]:
        """Give claims that something denies, confirms, corrects or takes back, the newest first.

        `query` is one of search, or the id of a statement, event, response or article; `after` is a `key`.
        """
        return claims_in(self._store, query, most=limit, after=after)

    def responses_to(self, id: str, article: str, outlet: str | None) -> tuple[Responded, ...]:
        """Give what responds to a statement or event of an article, by ids, that of its own article first."""
        return responses_to(self._store, id, article, outlet)

    def check_draft(self, text: str, published: date | str | None = None) -> DraftCheck:
        """Compare the quotations, people and figures of a text that is to be published; nothing is stored.

        It is read as of the day of its publication, by default today. Raises DataError where it is empty, too
        long or in another language, UsageError on a date that is none.
        """
        from hronika.intake.drafts import read_draft

        return check_draft_in(self._store, read_draft(text, parse_published(published)))

    def count(self) -> dict[str, int]:
        """Count articles, versions, and the statements and events of current versions."""
        return self._store.count()

    def feeds(self, addresses: Collection[str] | None = None) -> list[tuple[FeedState, "Health"]]:
        """Give the feeds that are watched, or those of some addresses, and how each is."""
        from hronika.intake.health import health

        return [
            (state, health(state, days_of(self._store, state.address)))
            for state in all_states(self._store)
            if addresses is None or state.address in addresses
        ]

    def busiest(self, since: date, until: date, *, limit: int = 10) -> list[BusySpeaker]:
        """Give those who say most in articles of some days, both included; namesakes are counted apart."""
        return busiest_speakers(self._store, since, until, limit)

    def feed_addresses(self) -> list[str]:
        """Give the addresses of the feeds that are known, in their order."""
        return [state.address for state in all_states(self._store)]

    def forget_feed(self, address: str) -> bool:
        """Forget how a feed was and which items it had; its articles stay. Says whether it was known."""
        return forget_feed(self._store, address)

    def holdings(self) -> Holdings:
        """Say what the archive holds by outlet and day, and what it does not."""
        return holdings_of(self._store)

    def suggestions(self, begun: str, *, limit: int = 10) -> list[Suggestion]:
        """Give names of people, institutions, places and outlets with words that begin so."""
        return suggestions_in(self._store, begun, limit)

    # Correcting it

    def corrector(self, author: str) -> Corrector:
        """Give what makes corrections in the name of an author: all that `hronika correct` can do."""
        return Corrector(self._store, author)

    def correct(
        self, id: str, *, author: str, reason: str | None = None, article: str | None = None, **values: Any
    ) -> CorrectionMade:
        """Give fields of a statement, event or time other values: `speaker="Ilona Lapsa"`; None for unknown.

        The fields are the options of `hronika correct`, with `_` for `-`.
        """
        return self.corrector(author).change(id, values, reason=reason, article=article)

    def corrections(
        self,
        *,
        article: str | None = None,
        author: str | None = None,
        orphaned: bool = False,
        disagreeing: bool = False,
    ) -> list[ListedCorrection]:
        """List corrections, the last one first, with what became of each."""
        return listed(self._store, article=article, author=author, orphaned=orphaned, disagreeing=disagreeing)

    @property
    def review(self) -> Review:
        """What waits for people to decide: unsure readings, doubtful names, candidate contradictions."""
        return Review(self._store)

    # Keeping it

    def reread(self, *, every: bool = False, workers: int = 1) -> "RereadCounts":
        """Read again what an older reader has read (or `every` version); corrections stay."""
        from hronika.intake.rereading import Rereading

        rereading = Rereading(self._store, workers, every)
        for _ in rereading.run():
            pass
        return rereading.counts

    def forget(self, id: str, outlet: str | None = None) -> int:
        """Remove the articles with this id for good; give how many there were."""
        return forget_article(self._store, id, outlet)

    def forget_speaker(self, name: str) -> int:
        """Remove what a speaker of this name says, in all articles; give how many statements that were."""
        return forget_speaker(self._store, name)

    def backup(self, target: str | Path) -> None:
        """Copy the archive as it is now into a new file, also while others write."""
        self._store.backup(target)

    def check(self) -> CheckResult:
        """Check the file, all texts and records, all rows and index entries, and all that follows."""
        return check_store(self._store)

    def mend(self) -> Mended:
        """Make rows, index and all that follows anew of texts and records, after a copy of the file."""
        return mend_store(self._store)


def _found(articles: Iterable[Article | Mapping[str, Any] | str]) -> Iterator[Found | HronikaError]:
    for given in articles:
        try:
            yield Found(Article(given) if isinstance(given, str) else article_from(given))
        except HronikaError as error:
            yield error
