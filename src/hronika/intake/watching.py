"""Watches feeds: asks each at its own pace, fetches what is new in them, and looks again whether it changed.

All that is known of a feed and its items is in the archive, so that a watch goes on where one was ended.
"""

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from hronika.archive.feeds import (
    FeedState,
    WatchedItem,
    failed,
    item_of,
    items_to_look_at,
    note_item,
    note_poll,
    note_state,
    state_of,
)
from hronika.article import parse_published, time_zone
from hronika.errors import DataError, HronikaError, UsageError
from hronika.fetching import Client, Fetched, FetchError
from hronika.fetching.clock import Clock, SystemClock
from hronika.instants import iso, on_the_clock
from hronika.intake.adding import Added, Adding
from hronika.intake.fetched import page_found
from hronika.sources.feeds import (
    FeedItem,
    FeedList,
    FeedSource,
    item_article,
    parse_feed,
    parse_feeds_toml,
    parse_opml,
)
from hronika.sources.found import Found

HOUR = 3600.0
DAY = 24 * HOUR

LOOKS = (HOUR, 6 * HOUR, DAY, 3 * DAY)
"""So long after an item was first seen its page is looked at again, to see whether the outlet changed it."""

_LONGEST_PAUSE = DAY
_MOST_FAILURES = 8  # of a page; it is asked for again after a quarter of an hour, half an hour, …
_FIRST_PAUSE = 900.0
_LIST_PAUSE = 20.0  # after so many seconds a list that may change is looked at again


class StopRequested(BaseException):
    """Ends a wait for the network on request; nothing of what was asked for was stored yet."""


class Polled(NamedTuple):
    """What a look at a feed gave: how many items were not known, or a sentence on why it failed."""

    feed: str
    items: int = 0
    sentences: tuple[str, ...] = ()
    has_failed: bool = False


Seen = Polled | Added
"""What a watch tells of: a feed that was looked at, an article that was added."""


def read_feed_list(path: str) -> FeedList:
    """Read a `feeds.toml` or a list in OPML.

    Raises UsageError where it cannot be opened, DataError where it is neither.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror or error}.") from None
    return parse_opml(data, where=path) if data.lstrip()[:1] == b"<" else parse_feeds_toml(data, path)


class Watch:
    """A watch of feeds into the archive that `adding` adds to.

    `client` fetches, and `clock` must be the one that it goes by. `listed` gives the feeds as they are listed
    by then, where the list may change while they are watched.
    """

    def __init__(
        self,
        adding: Adding,
        feeds: Sequence[FeedSource],
        client: Client,
        clock: Clock | None = None,
        listed: Callable[[], Sequence[FeedSource]] | None = None,
    ) -> None:
        self._adding = adding
        self._store = adding.store
        self._feeds = {feed.url: feed for feed in feeds}
        self._client = client
        self._clock = clock or SystemClock()
        self._listed = listed
        self._is_fetching = False

    def interrupt(self) -> None:
        """End a wait for the network, which would hold up the end of `run`; for a handler of signals.

        What is being read and stored goes on to its end.
        """
        if self._is_fetching:
            raise StopRequested

    def once(self) -> Iterator[Seen]:
        """Look at every feed once, whenever that was done last, and at the pages that are to be had now.

        A feed that fails is counted among what failed.
        """
        for feed in self._feeds.values():
            for seen in self._poll(feed):
                if isinstance(seen, Polled) and seen.has_failed:
                    yield from self._adding.add([DataError(*seen.sentences)])
                else:
                    yield seen
        while (item := self._next_item()) is not None and item.next_look is not None:
            if item.next_look > self._clock.now():
                return
            yield from self._look(item)

    def run(self, wait: Callable[[float], bool]) -> Iterator[Seen]:
        """Watch until `wait`, which is called with the seconds until something is due, says to stop.

        It is asked between any two requests, also where nothing is to be waited for (0).
        """
        while True:
            if self._listed is not None:
                self._feeds = {feed.url: feed for feed in self._listed()}
            at, action = self._next()
            seconds = max(0.0, at - self._clock.now())
            if wait(seconds if self._listed is None else min(seconds, _LIST_PAUSE)):
                return
            if self._clock.now() >= at:
                try:
                    yield from action()
                except StopRequested:
                    return

    def _next(self) -> tuple[float, Callable[[], Iterator[Seen]]]:
        """Give what is due first, as soon as its host may be asked, and when that is."""
        found: list[tuple[float, Callable[[], Iterator[Seen]]]] = []
        for feed in self._feeds.values():
            state = state_of(self._store, feed.url)
            due = state.next_poll
            if state.last_poll is not None and not state.failures:
                due = min(due, state.last_poll + 60.0 * feed.every)  # the list may have been altered
            if state.last_poll is not None and state.last_poll > self._clock.now():
                due = 0.0  # the clock was put back
            ready = max(due, self._ready_at(state.current_address))
            found.append((ready, lambda feed=feed: self._poll(feed)))  # type: ignore[misc]
        if item := self._next_item():
            assert item.next_look is not None
            ready = max(item.next_look, self._ready_at(item.link or ""))
            found.append((ready, lambda: self._look(item)))
        return min(found, key=lambda each: each[0], default=(math.inf, lambda: iter(())))

    def _next_item(self) -> WatchedItem | None:
        """Give the item to look at next: of those that are due one whose host need not be waited for."""
        items = items_to_look_at(self._store, list(self._feeds))
        now = self._clock.now()
        due = [item for item in items if item.next_look is not None and item.next_look <= now]
        return min(due, key=lambda item: self._ready_at(item.link or ""), default=items[0] if items else None)

    def _ready_at(self, address: str) -> float:
        try:
            return self._client.ready_at(address)
        except FetchError:
            return 0.0  # it is told when it is asked for

    def _poll(self, feed: FeedSource) -> Iterator[Seen]:
        state, now = state_of(self._store, feed.url), self._clock.now()
        try:
            fetched = self._get(state.current_address, state.etag, state.last_modified)
            found = self._items(feed, fetched)
        except HronikaError as error:
            yield self._failed(feed, state, error)
            return
        sentences, items, notes = found
        if state.failures:
            sentences = (f"{feed.url} answers again.", *sentences)
        if fetched.moved_to and fetched.moved_to != state.moved_to:
            sentences = (*sentences, f"{feed.url} moved to {fetched.moved_to}: change the list of feeds.")
        after = replace(
            FeedState(feed.url),
            moved_to=fetched.moved_to or state.moved_to,
            etag=fetched.etag if not fetched.not_modified else state.etag,
            last_modified=fetched.last_modified if not fetched.not_modified else state.last_modified,
            last_poll=now,
            last_success=now,
            next_poll=now + 60.0 * feed.every,
        )
        fresh, full = [], []
        for item in items:
            known = item_of(self._store, feed.url, item.link, item.id)
            if known is None:
                watched = self._watched(feed, item, now)
                fresh.append((watched, item.id))
                if item.is_full:
                    full.append(item)
            elif _is_later(item, known):
                if item.is_full:
                    full.append(item)
                note_item(
                    self._store,
                    replace(
                        known,
                        updated=iso(item.updated),
                        content_hash=_content_hash(item),
                        next_look=known.next_look if item.is_full else now,
                        failures=0,
                    ),
                )
        # The texts first: what ends this in between has them stored, and finds them known the next time.
        yield from self._adding.add(self._full(feed, full, notes))
        count = note_poll(self._store, after, self._day(feed), fresh)
        yield Polled(feed.url, count, sentences)

    def _get(self, address: str, etag: str | None, last_modified: str | None) -> Fetched:
        self._is_fetching = True
        try:
            return self._client.get(address, etag=etag, last_modified=last_modified)
        finally:
            self._is_fetching = False

    def _items(
        self, feed: FeedSource, fetched: Fetched
    ) -> tuple[tuple[str, ...], tuple[FeedItem, ...], tuple[str, ...]]:
        """Give what of a feed is wrong, its items from the oldest on, and what was put right."""
        if fetched.not_modified:
            return (), (), ()
        found = parse_feed(
            fetched.body,
            now=datetime.fromtimestamp(self._clock.now(), UTC),
            address=fetched.final_address,
            charset=fetched.charset,
            timezone=feed.timezone,
            where=feed.url,
        )
        return found.problems, _each_once(found.items), (*fetched.notes, *found.notes)

    def _failed(self, feed: FeedSource, state: FeedState, error: HronikaError) -> Polled:
        now = self._clock.now()
        pause = min(60.0 * feed.every * 2 ** min(state.failures, 20), _LONGEST_PAUSE)
        retry = error.retry_at if isinstance(error, FetchError) else None
        next_poll = min(max(now + pause, retry or 0.0), now + _LONGEST_PAUSE)
        note_state(self._store, failed(state, now, str(error), next_poll))
        again = on_the_clock(next_poll)
        return Polled(feed.url, 0, (f"{error} It is asked again at {again}.",), has_failed=True)

    def _watched(self, feed: FeedSource, item: FeedItem, now: float) -> WatchedItem:
        return WatchedItem(
            feed=feed.url,
            link=item.link,
            title=item.title,
            published=iso(item.published),
            updated=iso(item.updated),
            first_seen=now,
            looks=int(item.is_full),
            # One with its text in the feed is told by the feed when it changes.
            next_look=None if item.is_full or item.link is None else now,
            content_hash=_content_hash(item),
        )

    def _full(
        self, feed: FeedSource, items: Sequence[FeedItem], notes: tuple[str, ...]
    ) -> Iterator[Found | HronikaError]:
        for item in items:
            place = item.link or f"{feed.url}, item {item.id}"
            try:
                article = item_article(
                    item, place, outlet=feed.outlet, language=feed.language, timezone=feed.timezone
                )
                yield Found(article, notes=(*notes, *item.notes), place=place)
            except HronikaError as error:
                yield error

    def _look(self, item: WatchedItem) -> Iterator[Seen]:
        """Fetch the page of an item, if it changed since the last time, and add its article."""
        assert item.link is not None
        feed, now = self._feeds[item.feed], self._clock.now()
        later = next((item.first_seen + far for far in LOOKS if item.first_seen + far > now), None)
        try:
            fetched = self._get(item.link, item.etag, item.last_modified)
            if fetched.not_modified:
                note_item(self._store, replace(item, looks=item.looks + 1, failures=0, next_look=later))
                return
            found = self._page(feed, item, fetched)
        except HronikaError as error:
            yield from self._had_nothing(feed, item, error, later)
            return
        yield from self._adding.add([found])
        note_item(
            self._store,
            replace(
                item,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                looks=item.looks + 1,
                failures=0,
                next_look=later,
            ),
        )

    def _page(self, feed: FeedSource, item: WatchedItem, fetched: Fetched) -> Found:
        found = page_found(
            fetched, timezone=feed.timezone, title=item.title, published=parse_published(item.published)
        )
        article = found.article
        return replace(
            found,
            article=replace(
                article,
                outlet=feed.outlet or article.outlet,
                language=feed.language or article.language,
                url=article.url or item.link,
            ),
            raw=found.raw if feed.keep_raw else None,
            raw_type=found.raw_type if feed.keep_raw else None,
        )

    def _had_nothing(
        self, feed: FeedSource, item: WatchedItem, error: HronikaError, later: float | None
    ) -> Iterator[Seen]:
        """Note that the text of an item was not to be had; one that was had is looked at all the same."""
        now, failures = self._clock.now(), item.failures + 1
        passes = isinstance(error, FetchError) and (
            error.retry_at is not None or error.status is None or error.status == 429 or error.status >= 500
        )
        passes = passes and not (isinstance(error, FetchError) and error.is_refusal)
        if item.looks:
            note_item(self._store, replace(item, failures=failures, next_look=later))
            return
        pause = min(_FIRST_PAUSE * 2**item.failures, _LONGEST_PAUSE)
        retry = (error.retry_at if isinstance(error, FetchError) else None) or 0.0
        again = passes and failures < _MOST_FAILURES
        next_look = max(now + pause, retry) if again else None
        is_first = item.failures == 0
        note_item(
            self._store,
            replace(item, failures=failures, next_look=next_look),
            day=self._day(feed) if is_first else None,
        )
        if not again:
            yield from self._adding.add([error])
        elif is_first:
            yield Polled(feed.url, 0, (f"{error} It is asked for again.",))

    def _day(self, feed: FeedSource) -> date:
        return datetime.fromtimestamp(self._clock.now(), time_zone(feed.timezone)).date()


def _each_once(items: Sequence[FeedItem]) -> tuple[FeedItem, ...]:
    """Give the items of a feed from the oldest on, those with the same link and id once."""
    return tuple({(item.link or "", item.id or ""): item for item in reversed(items)}.values())


def _is_later(item: FeedItem, known: WatchedItem) -> bool:
    """Whether a feed says, or shows by the text it carries, that an item changed since it was last seen."""
    if item.is_full and known.content_hash is not None and _content_hash(item) != known.content_hash:
        return True
    return item.updated is not None and iso(item.updated) != known.updated


def _content_hash(item: FeedItem) -> str | None:
    if not item.is_full or item.content is None:
        return None
    return hashlib.sha256(f"{item.title}\n{item.content}".encode("utf-8", "replace")).hexdigest()[:32]
