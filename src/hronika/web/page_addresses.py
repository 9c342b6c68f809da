"""Where something told of in another article has its page here."""

from collections.abc import Sequence

from hronika.archive.located import spans_of
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.record import Event, Statement
from hronika.web import addresses


class PageAddresses:
    """Gives addresses of articles and of what stands in them; each article is looked up once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._versions: dict[tuple[str, str | None], StoredVersion | None] = {}

    def article(self, article: str, outlet: str | None) -> str | None:
        """Give the address of an article; None where it cannot be told which one is meant."""
        version = self._version(article, outlet)
        return None if version is None else addresses.of_text(version.record.article.sha256)

    def item(self, article: str, outlet: str | None, id: str) -> str | None:
        """Give the address of a statement or an event of an article, else that of the article."""
        version = self._version(article, outlet)
        if version is None:
            return None
        record = version.record
        items: Sequence[Statement | Event] = (*record.statements, *record.events)
        for item in items:
            if item.id == id:
                return of_item(record.article.sha256, item)
        return addresses.of_text(record.article.sha256)

    def _version(self, article: str, outlet: str | None) -> StoredVersion | None:
        key = (article, outlet)
        if key not in self._versions:
            try:
                self._versions[key] = self._archive.article(article, outlet)
            except UsageError:
                self._versions[key] = None
        return self._versions[key]


def of_item(sha256: str, item: Statement | Event) -> str:
    """Give the address of a statement or an event in a text."""
    spans = spans_of(item)
    of = addresses.of_statement if isinstance(item, Statement) else addresses.of_event
    return of(sha256, spans[0].start, spans[-1].end)
