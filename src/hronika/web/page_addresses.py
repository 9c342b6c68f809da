"""Where something told of in another article has its page here."""

from hronika.archive.located import ItemPlace, spans_of
from hronika.ledger import Archive
from hronika.record import Event, Statement
from hronika.web import addresses


class PageAddresses:
    """Gives addresses of articles and of what stands in them; each is looked up once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[tuple[str, str | None, str | None], str | None] = {}

    def article(self, article: str, outlet: str | None) -> str | None:
        """Give the address of an article; None where it cannot be told which one is meant."""
        return self._address(article, outlet, None)

    def item(self, article: str, outlet: str | None, id: str) -> str | None:
        """Give the address of a statement or an event of an article, else that of the article."""
        return self._address(article, outlet, id)

    def _address(self, article: str, outlet: str | None, id: str | None) -> str | None:
        key = (article, outlet, id)
        if key not in self._known:
            place = self._archive.place_of(article, outlet, id)
            self._known[key] = None if place is None else _of_place(place)
        return self._known[key]


def _of_place(place: ItemPlace) -> str:
    if place.kind is None:
        return addresses.of_text(place.sha256)
    of = addresses.of_statement if place.kind == "statement" else addresses.of_event
    return of(place.sha256, place.start, place.end)


def of_item(sha256: str, item: Statement | Event) -> str:
    """Give the address of a statement or an event in a text."""
    spans = spans_of(item)
    of = addresses.of_statement if isinstance(item, Statement) else addresses.of_event
    return of(sha256, spans[0].start, spans[-1].end)
