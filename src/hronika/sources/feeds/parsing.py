"""A feed from its bytes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from hronika.addresses import article_key
from hronika.article import DEFAULT_TIMEZONE, time_zone
from hronika.errors import DataError
from hronika.sources.decoding import decode_markup
from hronika.sources.feeds.content import (
    address_of,
    as_html,
    is_whole_article,
    plain,
    with_absolute_links,
)
from hronika.sources.feeds.dates import feed_date, is_ahead
from hronika.sources.feeds.feed import Feed, FeedItem
from hronika.sources.feeds.json_feed import read_json_feed
from hronika.sources.feeds.markup import MOST_ITEMS, well_formed
from hronika.sources.feeds.xml_feed import RawFeed, RawItem, read_xml_feed
from hronika.sources.formats import is_json_feed

LONGEST_FEED = 10 << 20
"""So many bytes are taken as one feed."""

_LONGEST_ID = 2_000
_LONGEST_TITLE = 2_000
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?![a-zA-Z])")


def parse_feed(
    data: bytes,
    *,
    now: datetime,
    address: str | None = None,
    charset: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
    where: str | None = None,
) -> Feed:
    """Read RSS 0.9x to 2.0, Atom or JSON Feed from its bytes, unpacked.

    `now` is the instant at which it was fetched, with a zone, `address` the one it was finally fetched from,
    by which relative links are resolved, `charset` that of the HTTP header, `timezone` the IANA name of the
    outlet's zone; `where` names the feed in messages, its address does where that is not given. What is whole
    of a damaged feed is read and `Feed.problems` says what is not. Raises DataError in one sentence on what
    is no feed, and on one that is too large, nested too deeply or a bomb.
    """
    where = where or address or "The feed"
    if len(data) > LONGEST_FEED:
        raise DataError(f"{where} is larger than {LONGEST_FEED:,} bytes, too large for a feed.")
    decoded = decode_markup(data, where, charset, "feed")
    if not decoded.text.strip():
        raise DataError(f"{where} is empty: there is no feed in it.")
    problems: list[str] = []
    if is_json_feed(decoded.text):
        raw = read_json_feed(decoded.text, where)
    else:
        markup = well_formed(decoded.text, where)
        if markup.root == "opml":
            raise DataError(f"{where} is a list of feeds (OPML) and not a feed: add the feeds that it names.")
        problems += markup.problems
        raw = read_xml_feed(markup, where, address)
    if len(raw.items) > MOST_ITEMS:
        problems.append(f"{where} has more than {MOST_ITEMS:,} items: the others are not read.")
        raw = replace(raw, items=raw.items[:MOST_ITEMS])
    return _feed(
        raw,
        base=address,
        zone=time_zone(timezone),
        now=now,
        problems=problems,
        notes=(decoded.note,) if decoded.note else (),
    )


def _feed(
    raw: RawFeed,
    *,
    base: str | None,
    zone: ZoneInfo,
    now: datetime,
    problems: list[str],
    notes: tuple[str, ...],
) -> Feed:
    language = _language(raw.language)
    link = address_of(raw.link, base)
    items = _with_telling_ids([_item(item, base or link, zone, now, language) for item in raw.items])
    return Feed(
        form=raw.form,
        title=plain(raw.title or "")[:_LONGEST_TITLE] or None,
        link=link,
        language=language,
        items=tuple(item for item in items if item.link or item.id or item.title or item.content),
        problems=tuple(problems),
        notes=notes,
    )


def _with_telling_ids(items: Sequence[FeedItem]) -> list[FeedItem]:
    """Leave out an id that several pages have in one feed, which tells none of them."""
    pages: dict[str, set[str]] = {}
    for item in items:
        if item.id and item.link:
            pages.setdefault(item.id, set()).add(article_key(item.link))
    return [
        replace(item, id=None) if item.link and len(pages.get(item.id or "", ())) > 1 else item
        for item in items
    ]


def _item(raw: RawItem, base: str | None, zone: ZoneInfo, now: datetime, language: str | None) -> FeedItem:
    link = address_of(raw.link, base)
    title = plain(raw.title or "")[:_LONGEST_TITLE] or None
    published, updated = feed_date(raw.published or "", zone), feed_date(raw.updated or "", zone)
    is_future = is_ahead(published, now)
    notes = [
        f"The date {' '.join(told.split())[:40]!r} is not understood."
        for told, found in ((raw.published, published), (raw.updated, updated))
        if told and found is None
    ]
    if is_future:
        notes.append(f"The day of publication, {published:%Y-%m-%d}, lies in the future.")
    summary = plain(raw.summary or "") or None
    # What is called a description may be all of the article.
    told = raw.content or raw.summary
    is_plain = raw.is_plain if raw.content else raw.is_summary_plain
    content = with_absolute_links(as_html(told, is_plain=is_plain), link or base) if told else None
    return FeedItem(
        id=raw.id if raw.id and len(raw.id) <= _LONGEST_ID else None,
        link=link,
        title=title,
        published=published,
        updated=updated,
        is_future=is_future,
        summary=summary,
        content=content or None,
        is_full=is_whole_article(content, summary),
        language=_language(raw.language) or language,
        notes=tuple(notes),
    )


def _language(code: str | None) -> str | None:
    found = _LANGUAGE.match(code or "")
    return found[1].lower() if found else None
