"""The article of an item that carries all of its text."""

from hronika.article import DEFAULT_TIMEZONE, Article, article_from
from hronika.errors import DataError, HronikaError
from hronika.sources.feeds.feed import FeedItem


def item_text(item: FeedItem) -> str | None:
    """Give the text of the article that an item carries whole, as a page would give it; None for a teaser."""
    from hronika.sources.pages.text import fragment_text

    if not item.is_full or item.content is None:
        return None
    leads = [item.summary] if item.summary else []
    return fragment_text(item.content, title=item.title, descriptions=leads) or None


def item_article(
    item: FeedItem,
    where: str,
    *,
    outlet: str | None = None,
    language: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Article:
    """Make an article of an item that carries the full text; `where` names the item in messages.

    Its id is that of the item, else its link. `outlet` names the paper, `language` is believed before what
    the feed says, and `timezone` is that of the outlet. Raises DataError where the item carries only a
    teaser, which is no text of an article: fetch its page.
    """
    text = item_text(item)
    if text is None:
        raise DataError(f"{where} carries only a teaser and not the text of its article: read its page.")
    given = {
        "id": item.id or item.link,
        "text": text,
        "title": item.title,
        "published": item.published,
        "outlet": outlet,
        "url": item.link,
        "language": language or item.language,
    }
    try:
        return article_from(given, timezone)
    except HronikaError as error:
        raise DataError(f"{where}: {error}") from None
