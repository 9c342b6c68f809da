"""The articles of a feed: those of its items that carry all of their text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hronika.article import DEFAULT_TIMEZONE, Article, article_from
from hronika.errors import DataError, HronikaError
from hronika.sources.feeds.content import without_call
from hronika.sources.feeds.feed import FeedItem
from hronika.sources.feeds.parsing import parse_feed
from hronika.sources.found import Found


def item_text(item: FeedItem, where: str = "The item") -> str | None:
    """Give the text of the article that an item carries whole, as a page would give it; None for a teaser.

    `where` names the item in messages. Raises DataError on content that is no text of an article.
    """
    from hronika.sources.pages.text import fragment_text

    if not item.is_full or item.content is None:
        return None
    leads = [item.summary] if item.summary else []
    return fragment_text(item.content, where, title=item.title, descriptions=leads) or None


def item_article(
    item: FeedItem,
    where: str,
    *,
    outlet: str | None = None,
    language: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
    take_teaser: bool = False,
) -> Article:
    """Make an article of an item that carries the full text; `where` names the item in messages.

    Its id is that of the item, else its link. `outlet` names the paper, `language` is believed before what
    the feed says, and `timezone` is that of the outlet. A teaser is no text of an article: its page is to be
    fetched. Where that cannot be, `take_teaser` makes an article of it that is `incomplete`. Raises DataError
    on a teaser otherwise, and on an item without any text.
    """
    text = item_text(item, where)
    incomplete = text is None
    if text is None and take_teaser:
        text = _teaser(item, where)
    if text is None:
        raise DataError(f"{where} carries only a teaser and not the text of its article: read its page.").of(
            "missing text"
        )
    given = {
        "id": item.id or item.link,
        "text": text,
        "title": item.title,
        "published": item.published,
        "changed_at": item.updated,
        "outlet": outlet,
        "url": item.link,
        "language": language or item.language,
        "incomplete": incomplete,
    }
    try:
        return article_from(given, timezone)
    except HronikaError as error:
        raise DataError(f"{where}: {error}").of(error.kind) from None


def _teaser(item: FeedItem, where: str) -> str | None:
    from hronika.sources.pages.text import fragment_text

    text = fragment_text(item.content, where, title=item.title) if item.content else ""
    return without_call(text).strip() or None


def articles_of_feed(
    data: bytes,
    name: str,
    warn: Callable[[str], None],
    *,
    address: str | None = None,
    charset: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
    defaults: Mapping[str, Any] | None = None,
) -> Iterator[tuple[str, Found | HronikaError]]:
    """Yield the articles of a saved feed, each with its place, and an error for what of it is damaged.

    `address` and `charset` are as `parse_feed` has them. Calls `warn` once with how many items carry only a
    teaser; where all do, that is an error. `defaults` holds `title` and `published` for items that do not
    say. Raises DataError as `parse_feed` does.
    """
    feed = parse_feed(
        data, now=datetime.now(UTC), address=address, charset=charset, timezone=timezone, where=name
    )
    given = {key: value for key, value in (defaults or {}).items() if value is not None}
    teasers = 0
    for number, item in enumerate(feed.items, 1):
        if not item.is_full:
            teasers += 1
            continue
        place = f"{name}, item {number}"
        missing = {key: value for key, value in given.items() if getattr(item, key) is None}
        try:
            article = item_article(replace(item, **missing), place, outlet=feed.title, timezone=timezone)
            yield place, Found(article, notes=(*feed.notes, *item.notes))
        except HronikaError as error:
            yield place, error
    for problem in feed.problems:
        yield name, DataError(problem)
    if not feed.items:
        yield name, DataError(f"{name} is a feed without items: there is nothing to read.")
    elif teasers == len(feed.items):
        carry = f"all {teasers} items carry" if teasers > 1 else "its only item carries"
        yield name, DataError(f"{name}: {carry} only a teaser: read what is linked there.")
    elif teasers:
        warn(
            f"{name}: {teasers} of {len(feed.items)} items carry only a teaser and are no articles: read the "
            "pages of theirs."
        )
