"""Saved web pages: from the bytes of one to its article.

lxml, trafilatura and htmldate are imported when the first page is read.
"""

from datetime import date
from typing import Any

from hronika.article import DEFAULT_TIMEZONE, Article, article_from
from hronika.errors import DataError, HronikaError
from hronika.sources.decoding import decode_markup
from hronika.sources.pages.live import order_entries
from hronika.sources.pages.metadata import page_metadata, visible_date
from hronika.sources.pages.text import article_text
from hronika.sources.pages.tree import LONGEST_PAGE, parse, prune

__all__ = ["page_article"]


def page_article(
    data: bytes,
    where: str,
    *,
    id: str = "",
    url: str | None = None,
    charset: str | None = None,
    title: str | None = None,
    published: date | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Article:
    """Make an article of the bytes of a saved page; offsets count code points of the text made from it.

    `where` names the page in messages, `url` is the address it came from and `charset` that of the HTTP
    header, where they are known. What the page says goes before `title` and `published`; `timezone` is the
    IANA name of the outlet's time zone. Raises DataError in one sentence on what holds no article of a page:
    binary data, bombs, a list of articles, the beginning of one to be paid for, a notice about cookies.
    """
    if len(data) > LONGEST_PAGE:
        raise DataError(f"{where} is larger than {LONGEST_PAGE:,} bytes, too large for one page.")
    markup = decode_markup(data, where, charset).text
    if not markup.strip():
        raise DataError(f"{where} is empty: there is nothing to read.")
    tree = parse(markup, where)
    said = page_metadata(tree, markup, url)
    entries = order_entries(tree)
    prune(tree)
    text = article_text(
        tree, where, title=said.title, descriptions=said.descriptions, free=said.free, entries=entries
    )
    given: dict[str, Any] = {
        "id": id,
        "text": text,
        "title": said.title or title,
        "published": said.published or visible_date(tree, text, said.url) or published,
        "outlet": said.outlet,
        "url": said.url,
        "language": said.language,
    }
    try:
        return article_from(given, timezone)
    except HronikaError as error:
        raise DataError(f"{where}: {error}") from None
