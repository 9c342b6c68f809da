"""What is found at addresses: pages, and feeds of whose items all of the text is there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hronika.article import DEFAULT_TIMEZONE, Article
from hronika.errors import DataError, HronikaError
from hronika.fetching import Client, Fetched
from hronika.sources.feeds.items import articles_of_feed
from hronika.sources.formats import HEAD, form_of
from hronika.sources.found import Found
from hronika.sources.pages import page_article


def found_at(
    addresses: Iterable[str],
    client: Client,
    warn: Callable[[str], None],
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Iterator[Found | HronikaError]:
    """Fetch addresses in order and yield their articles, with an error in the place of what gives none.

    `title`, `published` and `outlet` are for articles that do not say, `timezone` is the IANA name of the
    outlet's time zone. `warn` is called with a sentence on what of a feed is left aside.
    """
    defaults = {"title": title, "published": published}
    for address in addresses:
        try:
            for found in _found(client.get(address), defaults, timezone, warn):
                if isinstance(found, Found) and found.article.outlet is None and outlet is not None:
                    yield replace(found, article=replace(found.article, outlet=outlet))
                else:
                    yield found
        except HronikaError as error:
            yield error


def _found(
    fetched: Fetched, defaults: dict[str, Any], timezone: str, warn: Callable[[str], None]
) -> Iterator[Found | HronikaError]:
    place = fetched.final_address
    form = form_of(fetched.body[:HEAD], "", place)
    if form == "feed":
        for part, item in articles_of_feed(fetched.body, place, warn, timezone=timezone, defaults=defaults):
            yield Found(item, place=part) if isinstance(item, Article) else item
        return
    yield page_found(fetched, timezone=timezone, **defaults)


def page_found(
    fetched: Fetched,
    *,
    title: str | None = None,
    published: date | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Found:
    """Give the article of a page that was fetched; raises DataError where it is none.

    `title` and `published` are for a page that does not say, `timezone` is that of its outlet.
    """
    place = fetched.final_address
    if form_of(fetched.body[:HEAD], "", place) != "page":
        raise DataError(f"{place} is neither a page nor a feed: save it as a file and name that.")
    notes: list[str] = list(fetched.notes)
    article = page_article(
        fetched.body,
        place,
        url=place,
        charset=fetched.charset,
        title=title,
        published=published,
        timezone=timezone,
        notes=notes,
    )
    return Found(article, fetched.body, fetched.content_type, tuple(notes), place)
