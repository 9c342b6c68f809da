"""Feeds for tests: the markup around items, and the instant at which they are fetched."""

from datetime import UTC, datetime
from typing import Any

from hronika.sources.feeds import Feed, FeedItem, parse_feed

NOW = datetime(2024, 5, 31, 9, 0, tzinfo=UTC)
ADDRESS = "https://www.zinas.example/rss"


def rss(items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Ziņas</title><language>lv</language>{items}</channel></rss>"
    )


def atom(entries: str, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Ziņas</title>{entries}</feed>'


def feed_of(markup: str | bytes, **known: Any) -> Feed:
    data = markup.encode() if isinstance(markup, str) else markup
    return parse_feed(data, **{"now": NOW, "address": ADDRESS, **known})


def item_of(fields: str, **known: Any) -> FeedItem:
    """The one item of an RSS feed with these fields."""
    (item,) = feed_of(rss(f"<item>{fields}</item>"), **known).items
    return item
