"""What a later version of an article does not say of itself, and the version before it did.

A source that gives no day of publication, no headline, no address or no outlet does not say that there is
none any more: what was known of the article still holds.
"""

from dataclasses import replace
from typing import Any

from hronika.archive.matching import find
from hronika.archive.store import Store
from hronika.archive.versions import find_version
from hronika.article import DEFAULT_TIMEZONE, Article
from hronika.errors import DataError
from hronika.record import ArticleInfo


def completed(store: Store, article: Article) -> Article:
    """Give an article with what it lacks, as the archive knows it from the version before.

    That is headline, outlet, address and day of publication, and with the same day its instant and time zone.
    The article itself is given where it lacks nothing, or is none of the archive.
    """
    if None not in (article.title, article.outlet, article.url, article.published_at):
        return article
    with store.reading() as connection:
        match = find(connection, article)
        current = connection.execute(
            "SELECT number FROM version WHERE article = ? AND is_current", (match.number,)
        ).fetchone()
        try:
            known = None if current is None else find_version(connection, current[0])
        except DataError:  # `check` tells of it
            known = None
    lacking = {} if known is None else _lacking(article, known.record.article)
    return replace(article, **lacking) if lacking else article


def told(article: Article, whole: Article) -> tuple[str, ...]:
    """Say in a sentence what an article has that it was completed with; nothing where it was not."""
    names = {"title": "headline", "outlet": "outlet", "url": "address", "published": "day of publication"}
    taken = [name for field, name in names.items() if getattr(article, field) != getattr(whole, field)]
    return (f"Not given, and taken from the version before: {', '.join(taken)}.",) if taken else ()


def _lacking(article: Article, known: ArticleInfo) -> dict[str, Any]:
    lacking = {
        field: getattr(known, field)
        for field in ("title", "outlet", "url")
        if getattr(article, field) is None and getattr(known, field) is not None
    }
    if article.published_at is None and known.published and article.published in (None, known.published):
        if article.published is None:
            lacking["published"] = known.published
        if known.published_at is not None:
            lacking |= {
                "published_at": known.published_at, "timezone": known.timezone or DEFAULT_TIMEZONE,
            }  # fmt: skip
    return lacking
