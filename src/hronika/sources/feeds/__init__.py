"""Feeds from bytes: RSS, Atom and JSON Feed, lists of feeds in OPML, and `feeds.toml`. No network here.

feedparser and lxml are imported when the first feed is read.
"""

from hronika.sources.feeds.feed import Feed, FeedItem
from hronika.sources.feeds.items import item_article, item_text
from hronika.sources.feeds.lists import FeedList, FeedSource, parse_feeds_toml, parse_opml
from hronika.sources.feeds.parsing import parse_feed

__all__ = [
    "Feed",
    "FeedItem",
    "FeedList",
    "FeedSource",
    "item_article",
    "item_text",
    "parse_feed",
    "parse_feeds_toml",
    "parse_opml",
]
