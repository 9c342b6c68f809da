"""Archives of real readings for the tests of search."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from hronika.archive.hits import Hit, SearchKind
from hronika.archive.search import search
from hronika.archive.store import Store
from hronika.article import Article
from hronika.reading.reader import Reader

DAY = date(2024, 5, 6)


def archive_of(path: Path, texts: Iterable[str]) -> Store:
    """An archive with an article for each text, a1, a2 and so on, from 7 May 2024 on, each a day later."""
    store, reader = Store(path), Reader()
    for number, text in enumerate(texts, 1):
        day = DAY + timedelta(days=number)
        article = Article(text, id=f"a{number}", title=f"Ziņa {number}", outlet="Avīze", published=day)
        assert store.add(article, reader.read_with_lemmas(article)) == "new"
    return store


def found(store: Store, query: str, kind: SearchKind = "article") -> list[str]:
    """The ids of the articles of what a query finds, in their order."""
    return [hit.article for hit in search(store, query, kind=kind, limit=1000).hits]


def words(store: Store, hit: Hit) -> list[str]:
    """The words that a hit has highlighted, in the article's text."""
    [version] = store.versions(hit.article)
    return [version.text[start:end] for start, end in hit.highlights]
