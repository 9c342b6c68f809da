"""The pages of somebody: all that is told of it, what is said about it, and who else is called so."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from fastapi import Query

from hronika.archive.hits import StatementHit
from hronika.archive.identity.who import Identity
from hronika.archive.people.stored import Relation
from hronika.ledger import Archive
from hronika.web.listed import COLUMNS, ListedEvent, ListedStatement, listed, rows_of
from hronika.web.meant import meant, one_meant, own_address
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.pages.person_details import (
    BriefPerson,
    PersonDetails,
    brief,
    details,
    events_of,
    page_of,
    statements_of,
    years_of,
)

pages = Pages()

_PAGE, _PAGE_OF_EVENTS, _PAGE_OF_ALL = 20, 12, 200

After = Annotated[str | None, Query(max_length=40)]
Judged = Annotated[int | None, Query(ge=1, le=1 << 60)]


class PersonPageData(PageData):
    """Somebody whom an address means, or `namesakes` where it means several.

    With `after` it has only the further statements. `next` is the key that the next page begins after.
    """

    person: PersonDetails | None
    namesakes: tuple[BriefPerson, ...]
    next: str | None


class SaidAboutData(PageData):
    """What is said of somebody (`kind` statement), or told of it (event), the newest first."""

    address: str
    name: str
    kind: Literal["statement", "event"]
    total: int
    statements: tuple[ListedStatement, ...] = ()
    events: tuple[ListedEvent, ...] = ()
    next: str | None


@pages.page("/person/{name}", "person.html", PersonPageData)
def person(asked: Asked, name: str, after: After = None, undo: Judged = None) -> PageView:
    """Show somebody, named by the slug of a name, or by that with `~` and the id of a profile.

    `undo` is the number of a judgement that was just made, to be offered for taking back.
    """
    found = meant(asked, name)
    if len(found) > 1:
        return _namesakes(asked, found)
    [identity] = found
    said, key = page_of(asked, identity.id, "says", after, _PAGE)
    shown = details(asked, identity, said, whole=after is None)

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        page = archive.items_of(identity.id, "says", limit=_PAGE_OF_ALL, after=key)
        return rows_of([listed(hit) for hit in page.hits], COLUMNS[StatementHit]), page.next

    return PageView(
        identity.name,
        PersonPageData(person=shown, namesakes=(), next=key),
        Rows(COLUMNS[StatementHit], rows_of(shown.said, COLUMNS[StatementHit])),
        {
            "whole": after is None,
            "undo": undo,
            "years": years_of(identity),
            "can_split": len(identity.known_as) > 1,
        },
        more=more,
    )


@pages.page("/person/{name}/about", "person_about.html", SaidAboutData)
def person_about(
    asked: Asked, name: str, kind: Literal["statement", "event"] = "statement", after: After = None
) -> PageView:
    """List what is said about somebody, or the events it takes part in, the newest first."""
    identity = one_meant(asked, name)
    relation: Relation = "said of" if kind == "statement" else "told of"
    limit = _PAGE if kind == "statement" else _PAGE_OF_EVENTS
    items, key = page_of(asked, identity.id, relation, after, limit)
    counts = asked.archive.tallies(identity.id)
    data = SaidAboutData(
        address=own_address(identity),
        name=identity.name,
        kind=kind,
        total=counts.said_of if kind == "statement" else counts.told_of,
        statements=statements_of(items),
        events=events_of(items),
        next=key,
    )
    columns = next(has for hit, has in COLUMNS.items() if hit.__name__.lower().startswith(kind))

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        page = archive.items_of(identity.id, relation, limit=_PAGE_OF_ALL, after=key)
        return rows_of([listed(hit) for hit in page.hits], columns), page.next

    return PageView(
        asked.words(f"person.about.{kind}", name=identity.name),
        data,
        Rows(columns, rows_of(items, columns)),
        {"items": items},
        more=more,
    )


def _namesakes(asked: Asked, found: Sequence[Identity]) -> PageView:
    each = tuple(map(brief, found))
    columns = ("address", "name", "role", "first", "last", "articles", "statements")
    rows = [
        [
            one.address,
            one.name,
            one.role,
            str(one.first or ""),
            str(one.last or ""),
            one.articles,
            one.statements,
        ]
        for one in each
    ]
    return PageView(
        asked.words("person.namesakes", name=found[0].name),
        PersonPageData(person=None, namesakes=each, next=None),
        Rows(columns, rows),
        {"whole": False, "undo": None, "years": None, "can_split": False},
    )
