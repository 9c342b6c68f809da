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
    `failures` those that it was not since.
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


_STATE = (
    "address, moved_to, etag, last_modified, last_poll, last_success, next_poll, failures, failing_since, "
    "reason"
)
_ITEM = (
    "feed, link, title, published, updated, first_seen, number, etag, last_modified, looks, failures, "
    "next_look"
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


def note_state(store: Store, state: FeedState) -> None:
    """Store how a feed was."""
    with store.writing() as connection:
        _note_state(connection, state)


def note_poll(
    store: Store, state: FeedState, day: date, items: Sequence[tuple[WatchedItem, str | None]]
) -> None:
    """Store that a feed answered on a day, with its items that were not known and the id of each."""
    with store.writing() as connection:
        _note_state(connection, state)
        connection.execute(
            "INSERT INTO feed_day VALUES (?, ?, ?, 0) "
            "ON CONFLICT DO UPDATE SET items = items + excluded.items",
            (state.address, day.isoformat(), len(items)),
        )
        for item, id in items:
            number = connection.execute(
                f"INSERT INTO feed_item ({_ITEM}) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)",  # noqa: S608
                (
                    item.feed, item.link, item.title, item.published, item.updated, item.first_seen,
                    item.etag, item.last_modified, item.looks, item.failures, item.next_look,
                ),
            ).lastrowid  # fmt: skip
            connection.executemany(
                "INSERT OR IGNORE INTO feed_item_key VALUES (?, ?)",
                [(key, number) for key in _keys(item.feed, item.link, id)],
            )


def note_item(store: Store, item: WatchedItem, *, day: date | None = None) -> None:
    """Store how an item is now; `day` is that on which it was found to have no text."""
    with store.writing() as connection:
        connection.execute(
            "UPDATE feed_item SET title = ?, published = ?, updated = ?, etag = ?, last_modified = ?, "
            "looks = ?, failures = ?, next_look = ? WHERE number = ?",
            (
                item.title, item.published, item.updated, item.etag, item.last_modified, item.looks,
                item.failures, item.next_look, item.number,
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
        for key in _keys(feed, link, id):
            row = connection.execute(
                f"SELECT {_ITEM} FROM feed_item JOIN feed_item_key ON item = number WHERE key = ?",  # noqa: S608
                (key,),
            ).fetchone()
            if row:
                return WatchedItem(*row)
    return None


def items_to_look_at(store: Store, feeds: Sequence[str]) -> list[WatchedItem]:
    """Give the items of these feeds that are to be looked at some day, the next first."""
    wanted = set(feeds)
    with store.reading() as connection:
        rows = connection.execute(
            f"SELECT {_ITEM} FROM feed_item WHERE next_look IS NOT NULL ORDER BY next_look, number"  # noqa: S608
        ).fetchall()
    return [item for item in (WatchedItem(*row) for row in rows) if item.feed in wanted]


def days_of(store: Store, feed: str, since: date) -> list[FeedDay]:
    """Give the days from this one on, in order, on which a feed answered."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT day, items, without_text FROM feed_day WHERE feed = ? AND day >= ? ORDER BY day",
            (feed, since.isoformat()),
        ).fetchall()
    return [FeedDay(date.fromisoformat(day), items, without) for day, items, without in rows]


def failed(state: FeedState, now: float, reason: str, next_poll: float) -> FeedState:
    """Give the state of a feed that failed once more."""
    return replace(
        state,
        last_poll=now,
        next_poll=next_poll,
        failures=state.failures + 1,
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


def _keys(feed: str, link: str | None, id: str | None) -> list[str]:
    keys = [f"url {article_key(link)}"] if link else []
    return [*keys, f"id {feed} {id}"] if id else keys
