"""What is told of a story: its articles in the order of their publication, its outlets, its agency."""

from datetime import date, datetime
from typing import NamedTuple

from hronika.archive.items import require_article
from hronika.archive.packing import unpack
from hronika.archive.store import Store
from hronika.archive.stories.agencies import agency_of
from hronika.record import ArticleInfo


class Told(NamedTuple):
    """An article of a story: `shared` is how much of the shorter of it and the first stands in the other.

    `agency` is the one that its dateline or byline names.
    """

    article: str
    outlet: str | None
    title: str | None
    published: date | None
    published_at: datetime | None
    url: str | None
    agency: str | None
    shared: float | None


class Story(NamedTuple):
    """Articles of which one is a copy of another, the first one first; one alone is a story too."""

    articles: tuple[Told, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, in the order in which they told it; articles without one are of none."""
        return tuple(dict.fromkeys(each.outlet for each in self.articles if each.outlet))

    @property
    def agency(self) -> str | None:
        """The agency whose copy it is: the one that the first article names of those that name one."""
        return next((each.agency for each in self.articles if each.agency), None)


def story_of(store: Store, article: str, outlet: str | None = None) -> Story:
    """Give the story that an article is in; raises UsageError where the archive has no such article."""
    require_article(store, article, outlet)
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT o.version, v.sha256, v.packed FROM article a "
            "JOIN version w ON w.article = a.number AND w.is_current JOIN shingles s ON s.version = w.number "
            "JOIN shingles o ON o.story = s.story JOIN version v ON v.number = o.version "
            "WHERE a.id = ? AND (? IS NULL OR a.outlet = ?)",
            (article, outlet, outlet),
        ).fetchall()
        told = []
        for version, sha256, packed in dict.fromkeys(rows):
            stored = unpack(packed, sha256)
            record = stored.record()
            told.append((version, record.article, agency_of(record, stored.text)))
        told.sort(key=lambda each: order_of(each[1]))
        shares = dict(connection.execute("SELECT other, shared FROM near WHERE version = ?", (told[0][0],)))
    return Story(
        tuple(
            Told(
                info.id, info.outlet, info.title, info.published, info.published_at, info.url, agency,
                shares.get(version),
            )
            for version, info, agency in told
        )
    )  # fmt: skip


def order_of(article: ArticleInfo) -> tuple[str, str, str, str]:
    """Order articles by the instant of publication where it is known, else by the day."""
    day = article.published.isoformat() if article.published else "9999"
    at = article.published_at.isoformat() if article.published_at else "9999"
    return day, at, article.outlet or "", article.id
