"""The page of all people and institutions that are established in an archive."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Query

from hronika.archive.people.listing import Established, PeopleKind, PeopleOrder
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web import addresses
from hronika.web.errors import RefusedError
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows

pages = Pages()

_PAGE = 60
_PAGE_OF_ALL = 1000
_KINDS: tuple[PeopleKind | None, ...] = (None, "person", "organization", "place", "thing")
LETTERS = "AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ"
_COLUMNS = ("address", "name", "kind", "role", "articles", "statements")


class PersonLine(PageData):
    """Somebody or something: what it is named as (`NameKind`), the role of most articles, counts."""

    address: str
    name: str
    kind: str
    role: str | None
    articles: int
    statements: int


class PeopleData(PageData):
    """People and institutions, by surname or name in the Latvian alphabet or the one who says most first.

    Listed is who has a whole name, is in an authority list, or is named in several articles. `total` counts
    all of the kind, whatever their names begin with. `next` is the key that the next page begins after.
    """

    order: PeopleOrder
    kind: PeopleKind | None
    begins: str
    total: int
    people: tuple[PersonLine, ...]
    next: str | None


@pages.page("/people", "people.html", PeopleData)
def people(
    asked: Asked,
    order: PeopleOrder = "name",
    kind: PeopleKind | None = None,
    begins: Annotated[str, Query(max_length=60)] = "",
    after: Annotated[str | None, Query(max_length=1000)] = None,
) -> PageView:
    """List people and institutions, those alone whose names, of people the surnames, begin so."""
    begins = begins.strip()
    try:
        shown, key = _page(asked.archive, order, kind, begins, after, _PAGE)
    except UsageError:
        raise RefusedError(asked.words("people.no_key")) from None

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        further, following = _page(archive, order, kind, begins, key, _PAGE_OF_ALL)
        return [_row(each) for each in further], following

    data = PeopleData(
        order=order, kind=kind, begins=begins, total=asked.archive.count_people(kind), people=shown, next=key
    )
    return PageView(
        asked.words("people.title"),
        data,
        Rows(_COLUMNS, [_row(each) for each in shown]),
        {"kinds": _KINDS, "letters": LETTERS},
        more=more,
    )


def _page(
    archive: Archive, order: PeopleOrder, kind: PeopleKind | None, begins: str, after: str | None, limit: int
) -> tuple[tuple[PersonLine, ...], str | None]:
    found = archive.people(order, kind=kind, begins=begins, limit=limit + 1, after=after)
    shown = found[:limit]
    return tuple(map(_line, shown)), shown[-1].key if len(found) > limit else None


def _line(each: Established) -> PersonLine:
    return PersonLine(
        address=addresses.of_person(each.name, each.id), name=each.name, kind=each.kind,
        role=each.title or None, articles=each.articles, statements=each.statements,
    )  # fmt: skip


def _row(each: PersonLine) -> Row:
    return [each.address, each.name, each.kind, each.role, each.articles, each.statements]
