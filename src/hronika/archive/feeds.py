"""What is known of the feeds that are watched: how they were last, what they gave a day, and their items.

Instants are Unix seconds. An item is known by its link (`hronika.addresses.article_key`) and by its id, so
that one whose id or headline changes, or that stands in several feeds, is one.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hronika.addresses import article_key
from hronika.archive.store import Store


@dataclass(frozen=True)
class FeedState:
    """How a feed was when it was last asked.

    `address` is the one it is listed under and `moved_to` where it moved to for good. `etag` and
    `last_modified` are those of its last answer. `failures` counts those in a row since `failing_since`, and
    `reason` is the sentence of the last one.
    """

    address: str
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    last_poll: float | None = None
    last_success: float | None = None
    next_poll: float = 0
    failures: int = 0
    failing_since: float | None = None
    reason: str | None = None

    @property
    def current_address(self) -> str:
        """The address to ask."""
        return self.moved_to or self.address


@dataclass(frozen=True)
class FeedDay:
    """How many items were new on a day (of the outlet) on which the feed answered, and had no text."""

    day: date
    items: int
    without_text: int


@dataclass(frozen=True)
class WatchedItem:
    """An item of a feed whose page is looked at again until `next_look` is None.

    `published` and `updated` are ISO 8601 as the feed told them. `looks` counts the times its text was had,
    `failures` those that it was not since. `content_hash` is that of the text which the feed itself carries.
    """

    feed: str
    link: str | None
    title: str | None
    published: str | None
    updated: str | None
    first_seen: float
    number: int = 0
    etag: str | None = None
    last_modified: str | None = None
    looks: int = 0
    failures: int = 0
    next_look: float | None = None
    content_hash: str | None = None


_TRIES_OF_MOVED = 4
"""After so many failures in a row the address in the list is asked again, whatever it moved to."""

_STATE = (
    "address, moved_to, etag, last_modified, last_poll, last_success, next_poll, failures, failing_since, "
    "reason"
)
_ITEM = (
    "feed, link, title, published, updated, first_seen, number, etag, last_modified, looks, failures, "
    "next_look, content_hash"
)


def state_of(store: Store, address: str) -> FeedState:
    """Give what is known of a feed; of one that is not known yet, that."""
    with store.reading() as connection:
        row = connection.execute(f"SELECT {_STATE} FROM feed WHERE address = ?", (address,)).fetchone()  # noqa: S608
    return FeedState(*row) if row else FeedState(address)


def all_states(store: Store) -> list[FeedState]:
    """Give what is known of all feeds, in the order of their addresses."""
    with store.reading() as connection:
        rows = connection.execute(f"SELECT {_STATE} FROM feed ORDER BY address").fetchall()  # noqa: S608
    return [FeedState(*row) for row in rows]


def forget_feed(store: Store, address: str) -> bool:
    """Forget how a feed was, and which items it had; says whether it was known.

    The articles that were added from it stay.
    """
    with store.writing() as connection:
        return connection.execute("DELETE FROM feed WHERE address = ?", (address,)).rowcount > 0


def note_state(store: Store, state: FeedState) -> None:
    """Store how a feed was."""
    with store.writing() as connection:
        _note_state(connection, state)


def note_poll(
    store: Store, state: FeedState, day: date, items: Sequence[tuple[WatchedItem, str | None]]
) -> int:
    """Store that a feed answered on a day, with its items that were not known and the id of each.

    An item that is known by now, since another watch or an earlier item of the feed had it, is left out;
    gives how many are not. One that has neither a text nor a link counts as without text.
    """
    count = without = 0
    with store.writing() as connection:
        _note_state(connection, state)
        for item, id in items:
            keys = _keys(item.feed, item.link, id)
            if _number_of(connection, keys) is not None:
                continue
            count += 1
            without += not item.looks and item.link is None
            number = connection.execute(
                f"INSERT INTO feed_item ({_ITEM}) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (
                    item.feed, item.link, item.title, item.published, item.updated, item.first_seen,
                    item.etag, item.last_modified, item.looks, item.failures, item.next_look,
                    item.content_hash,
                ),
            ).lastrowid  # fmt: skip
            connection.executemany(
                "INSERT OR IGNORE INTO feed_item_key VALUES (?, ?)",
                [(key, number) for key in keys],
            )
        connection.execute(
            "INSERT INTO feed_day VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET items = items + excluded.items, without_text = without_text + excluded.without_text",
            (state.address, day.isoformat(), count, without),
        )
    return count


def note_item(store: Store, item: WatchedItem, *, day: date | None = None) -> None:
    """Store how an item is now; `day` is that on which it was found to have no text."""
    with store.writing() as connection:
        connection.execute(
            "UPDATE feed_item SET title = ?, published = ?, updated = ?, etag = ?, last_modified = ?, "
            "looks = ?, failures = ?, next_look = ?, content_hash = ? WHERE number = ?",
            (
                item.title, item.published, item.updated, item.etag, item.last_modified, item.looks,
                item.failures, item.next_look, item.content_hash, item.number,
            ),
        )  # fmt: skip
        if day is not None:
            connection.execute(
                "UPDATE feed_day SET without_text = without_text + 1 WHERE feed = ? AND day = ?",
                (item.feed, day.isoformat()),
            )


def item_of(store: Store, feed: str, link: str | None, id: str | None) -> WatchedItem | None:
    """Find an item that is known by its link or by its id in this feed."""
    with store.reading() as connection:
        number = _number_of(connection, _keys(feed, link, id))
        if number is None:
            return None
        row = connection.execute(f"SELECT {_ITEM} FROM feed_item WHERE number = ?", (number,)).fetchone()  # noqa: S608
        return WatchedItem(*row)


def items_to_look_at(store: Store, feeds: Sequence[str]) -> list[WatchedItem]:
    """Give the items of these feeds that are to be looked at some day, the next first."""
    wanted = set(feeds)
    with store.reading() as connection:
        rows = connection.execute(
            f"SELECT {_ITEM} FROM feed_item WHERE next_look IS NOT NULL ORDER BY next_look, number"  # noqa: S608
        ).fetchall()
    return [item for item in (WatchedItem(*row) for row in rows) if item.feed in wanted]


def days_of(store: Store, feed: str) -> list[FeedDay]:
    """Give the days on which a feed answered, in order."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT day, items, without_text FROM feed_day WHERE feed = ? ORDER BY day", (feed,)
        ).fetchall()
    return [FeedDay(date.fromisoformat(day), items, without) for day, items, without in rows]


def failed(state: FeedState, now: float, reason: str, next_poll: float) -> FeedState:
    """Give the state of a feed that failed once more."""
    failures = state.failures + 1
    return replace(
        state,
        moved_to=state.moved_to if failures % _TRIES_OF_MOVED else None,
        last_poll=now,
        next_poll=next_poll,
        failures=failures,
        failing_since=now if state.failing_since is None else state.failing_since,
        reason=reason,
    )


def _note_state(connection: sqlite3.Connection, state: FeedState) -> None:
    values = tuple(vars(state).values())
    changes = ", ".join(f"{name} = excluded.{name}" for name in list(vars(state))[1:])
    connection.execute(
        f"INSERT INTO feed ({_STATE}) VALUES ({', '.join('?' * len(values))}) "  # noqa: S608 it is ours
        f"ON CONFLICT DO UPDATE SET {changes}",
        values,
    )


def _number_of(connection: sqlite3.Connection, keys: Sequence[str]) -> int | None:
    """Give the number of the item that is known by one of the keys, the first that is."""
    for key in keys:
        row = connection.execute("SELECT item FROM feed_item_key WHERE key = ?", (key,)).fetchone()
        if row:
            return int(row[0])
    return None


def _keys(feed: str, link: str | None, id: str | None) -> list[str]:
    keys = [f"url {article_key(link)}"] if link else []
    return [*keys, f"id {feed} {id}"] if id else keys
