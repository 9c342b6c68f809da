"""RSS 0.9x, 1.0 and 2.0 and Atom: feedparser tells their dialects apart, on XML that was made well-formed.

What feedparser guesses is left aside: it gets neither the encoding nor the dates nor the links inside content
to decide on.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from hronika.errors import DataError
from hronika.sources.feeds.markup import WellFormed

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class RawItem:
    """The fields of an item as they stand in a feed, where dates and links are not read yet.

    `summary` and `content` are HTML unless they are said to be plain text.
    """

    id: str | None = None
    link: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content: str | None = None
    is_plain: bool = False
    is_summary_plain: bool = False
    language: str | None = None


@dataclass(frozen=True)
class RawFeed:
    """The fields of a feed as they stand in it."""

    form: str
    title: str | None
    link: str | None
    language: str | None
    items: tuple[RawItem, ...]


def read_xml_feed(markup: WellFormed, where: str, address: str | None) -> RawFeed:
    """Read well-formed RSS or Atom; links are made absolute by xml:base, else by `address`.

    `where` names the feed in messages. Raises DataError where feedparser fails.
    """
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if address:
        headers["content-location"] = address
    data = b'<?xml version="1.0" encoding="utf-8"?>' + markup.text.encode()
    try:
        # A file-like object, as a string might be taken for an address and fetched.
        read = feedparser.parse(
            BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:  # whatever it is that it does not expect: a feed stops no other
        raise DataError(f"{where} cannot be read as a feed ({type(error).__name__}).") from None
    is_rss = markup.root != "feed"
    return RawFeed(
        form="rss" if is_rss else "atom",
        title=_text(read.feed, "title"),
        link=_text(read.feed, "link"),
        language=_text(read.feed, "language"),
        items=tuple(_items(read.entries, is_rss=is_rss, unlinked=markup.unlinked)),
    )


def _items(entries: list[dict[str, Any]], *, is_rss: bool, unlinked: Container[int]) -> Iterator[RawItem]:
    for number, entry in enumerate(entries):
        published, updated = _text(entry, "published") or _text(entry, "created"), _text(entry, "updated")
        if is_rss and published is None:
            # feedparser calls dc:date the time of a change; in RSS it is that of publication.
            published, updated = updated, None
        # It puts a copy of the content in the place of a summary that is not there.
        detail = dict.get(entry, "summary_detail") or {}
        content = _content(entry)
        title = dict.get(entry, "title_detail") or {}
        link = _text(entry, "feedburner_origlink") or _text(entry, "link")
        id = _text(entry, "id")
        if link is None and is_rss and number not in unlinked and _ADDRESS.match(id or ""):
            link = id
        yield RawItem(
            id=id,
            link=link,
            title=_text(entry, "title"),
            published=published,
            updated=updated,
            summary=_text(entry, "summary") if detail else None,
            content=_text(content, "value"),
            is_plain=content.get("type") == "text/plain",
            is_summary_plain=detail.get("type") == "text/plain",
            language=title.get("language") or _text(entry, "language"),
        )


def _content(entry: dict[str, Any]) -> dict[str, Any]:
    """Give the longest content that stands in the item itself and is text."""
    found = [
        content
        for content in dict.get(entry, "content") or ()
        if str(content.get("type", "")).startswith(("text/", "application/xhtml"))
        and isinstance(content.get("value"), str)
    ]
    return max(found, key=lambda content: len(content["value"]), default={})


def _text(values: dict[str, Any], name: str) -> str | None:
    """Give a value that is text; feedparser answers some names with others when asked in its own way."""
    value = dict.get(values, name)
    return value.strip() or None if isinstance(value, str) else None
