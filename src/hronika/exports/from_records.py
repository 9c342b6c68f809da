"""Exports from files of records, as `hronika read --format jsonl` writes them."""

from collections.abc import Iterable, Iterator, Sequence

from hronika.article import Article
from hronika.errors import DataError, HronikaError
from hronika.exports.exported import ExportedArticle, Unreadable
from hronika.sources.records import records_in


class RecordSource:
    """The records of files, with their texts where these are given.

    `texts` are articles in any order; in that of the records no more than one is kept in mind. An article
    among them that cannot be read is yielded as what is unreadable.
    """

    def __init__(self, files: Sequence[str], texts: Iterable[Article | HronikaError] = ()) -> None:
        self.name = ", ".join(files)
        self.notes: tuple[str, ...] = ()
        self.who = None
        self._files = files
        self._texts = iter(texts)
        self._waiting: dict[str, str] = {}
        self._bad: list[Unreadable] = []

    def articles(self) -> Iterator[ExportedArticle | Unreadable]:
        """Yield the records in their order, with an error in the place of one that cannot be read."""
        for file in self._files:
            for place, record in records_in(file):
                if isinstance(record, DataError):
                    yield Unreadable(place, record)
                else:
                    yield ExportedArticle(record, self._text(record.article.sha256))
                yield from self._bad
                self._bad.clear()

    def _text(self, sha256: str) -> str | None:
        """Give the text with this hash, going on in the texts until it comes."""
        if sha256 in self._waiting:
            return self._waiting.pop(sha256)
        for article in self._texts:
            if isinstance(article, HronikaError):
                self._bad.append(Unreadable("a text", article))
            elif article.sha256 == sha256:
                return article.text
            else:
                self._waiting[article.sha256] = article.text
        return None
