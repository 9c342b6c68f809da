"""The stories that several articles tell, the newest first."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hronika.archive.numbers import day_of
from hronika.archive.store import Store


class StoryArticle(NamedTuple):
    """An article of a story, by the hash of its text."""

    article: str
    outlet: str | None
    title: str | None
    published: date | None
    sha256: str


class ListedStory(NamedTuple):
    """A story of several articles, in the order of their days; `number` is where a list goes on after it."""

    number: int
    articles: tuple[StoryArticle, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that have it, each once."""
        return tuple(dict.fromkeys(each.outlet for each in self.articles if each.outlet))


def stories(store: Store, limit: int = 20, after: int | None = None) -> list[ListedStory]:
    """Give the stories that several articles tell, so many after one, by the day of their first article."""
    with store.reading() as connection:
        numbers = connection.execute(
            "SELECT story FROM shingles WHERE story < ? GROUP BY story HAVING count(*) > 1 "
            "ORDER BY story DESC LIMIT ?",
            (1 << 62 if after is None else after, limit),
        ).fetchall()
        return [ListedStory(number, tuple(_articles(connection, number))) for (number,) in numbers]


def _articles(connection: sqlite3.Connection, story: int) -> Iterator[StoryArticle]:
    rows = connection.execute(
        "SELECT s.version, a.id, a.outlet, v.title, v.sha256 FROM shingles s "
        "JOIN version v ON v.number = s.version JOIN article a ON a.number = v.article "
        "WHERE s.story = ? ORDER BY s.version",
        (story,),
    )
    for version, article, outlet, title, sha256 in rows:
        yield StoryArticle(article, outlet, title, day_of(version), sha256)
