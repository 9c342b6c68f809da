"""The pages of somebody: what it is called and was, what it said, what is said of it, with whom, on what."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import Query

from hronika.archive.hits import StatementHit
from hronika.archive.identity.who import Identity, OpenQuestion
from hronika.archive.people.stored import Relation
from hronika.archive.people.telling import DueOf
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web import addresses
from hronika.web.errors import RefusedError
from hronika.web.listed import COLUMNS, AnyListed, ListedEvent, ListedStatement, listed, rows_of
from hronika.web.meant import meant, one_meant, own_address
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows

pages = Pages()

_PAGE, _PAGE_OF_EVENTS, _PAGE_OF_ALL = 20, 12, 200
_MOST_ABOUT, _MOST_EVENTS, _MOST_WITH, _MOST_NAMES, _MOST_ROLES, _MOST_QUESTIONS = 5, 3, 12, 24, 12, 3

After = Annotated[str | None, Query(max_length=40)]
Judged = Annotated[int | None, Query(ge=1, le=1 << 60)]


class RoleListed(PageData):
    """A role as an authority list has it; `first` and `last` are parts of ISO dates."""

    title: str
    first: str | None
    last: str | None


class EntryListed(PageData):
    """An entry of an authority list: its source, the id there, the name, and the roles."""

    source: str
    id: str
    name: str
    roles: tuple[RoleListed, ...]


class RoleOverTime(PageData):
    """A role that articles give somebody: the first and the last day on which they do, and how many do."""

    title: str
    first: date | None
    last: date | None
    articles: int


class InCompany(PageData):
    """Another one, and how many statements or meetings there are: `counts` by kind.

    `about`: one speaks about the other, `by`: is spoken about by it; `to`, `from`: speaks to it, is spoken
    to; `meets`: they take part in a visit or a talk.
    """

    address: str
    name: str
    counts: dict[str, int]
    total: int


class MatterSpokenOf(PageData):
    """A word or a name that many of the newest statements have and few others; `address` is of a search."""

    word: str
    is_name: bool
    statements: int
    address: str


class FallsDue(PageData):
    """A statement that falls due on `day`, the last one of the time `value` (TIMEX3) that it tells."""

    day: date
    value: str
    is_past: bool
    said: ListedStatement


class MaybeOne(PageData):
    """Somebody who may be the same, with the likelihood from 0 to 1; nobody has said so yet."""

    address: str
    id: str
    name: str
    role: str | None
    likelihood: float


class BriefPerson(PageData):
    """What tells somebody from a namesake: role, years, how many articles and statements."""

    address: str
    name: str
    role: str | None
    first: date | None
    last: date | None
    articles: int
    statements: int


class PersonDetails(PageData):
    """Somebody or something of the archive.

    `kind` is what articles mostly name it as (`NameKind`), None where no article names it. `names` are
    spellings and `roles` what articles call it, those of most articles first; `further_names` and
    `further_roles` count the others. `statements` counts what it says, `by_office` further statements that
    articles attribute to an office alone which it held; `about` statements on it, `events` those that it
    takes part in, `due` what it says that has a day.
    """

    address: str
    id: str
    name: str
    kind: str | None
    names: tuple[str, ...]
    further_names: int
    roles: tuple[RoleOverTime, ...]
    further_roles: int
    listed: tuple[EntryListed, ...]
    first: date | None
    last: date | None
    articles: int
    statements: int
    by_office: int
    about: int
    events: int
    due: int
    maybe: tuple[MaybeOne, ...]
    said: tuple[ListedStatement, ...]
    said_about: tuple[ListedStatement, ...]
    told_of: tuple[ListedEvent, ...]
    company: tuple[InCompany, ...]
    matters: tuple[MatterSpokenOf, ...]
    falls_due: tuple[FallsDue, ...]


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
    said, key = _page(asked, identity.id, "says", after, _PAGE)
    details = _details(asked, identity, said, whole=after is None)

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        page = archive.items_of(identity.id, "says", limit=_PAGE_OF_ALL, after=key)
        return rows_of([listed(hit) for hit in page.hits], COLUMNS[StatementHit]), page.next

    return PageView(
        identity.name,
        PersonPageData(person=details, namesakes=(), next=key),
        Rows(COLUMNS[StatementHit], rows_of(details.said, COLUMNS[StatementHit])),
        {
            "whole": after is None,
            "undo": undo,
            "years": _years(identity),
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
    items, key = _page(asked, identity.id, relation, after, limit)
    counts = asked.archive.tallies(identity.id)
    data = SaidAboutData(
        address=own_address(identity),
        name=identity.name,
        kind=kind,
        total=counts.said_of if kind == "statement" else counts.told_of,
        statements=_statements(items),
        events=_events(items),
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


def brief(identity: Identity) -> BriefPerson:
    """Tell somebody from others in a line."""
    return BriefPerson(
        address=own_address(identity), name=identity.name, role=role_of(identity), first=identity.first,
        last=identity.last, articles=identity.articles, statements=identity.statements,
    )  # fmt: skip


def role_of(identity: Identity) -> str | None:
    """Give what articles or else lists mostly call somebody."""
    if identity.roles:
        return identity.roles[0].title
    return next((role.title for entry in identity.listed for role in entry.roles[-1:]), None)


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


def _details(asked: Asked, identity: Identity, said: Sequence[AnyListed], *, whole: bool) -> PersonDetails:
    archive, id = asked.archive, identity.id
    counts = archive.tallies(id)
    about = _page(asked, id, "said of", None, _MOST_ABOUT)[0] if whole and counts.said_of else ()
    events = _page(asked, id, "told of", None, _MOST_EVENTS)[0] if whole and counts.told_of else ()
    company = archive.company(id, limit=_MOST_WITH) if whole else []
    return PersonDetails(
        address=own_address(identity),
        id=id,
        name=identity.name,
        kind=archive.kind_of(id),
        names=identity.names[:_MOST_NAMES],
        further_names=max(0, len(identity.names) - _MOST_NAMES),
        further_roles=max(0, len(identity.roles) - _MOST_ROLES),
        roles=tuple(
            RoleOverTime(title=each.title, first=each.first, last=each.last, articles=each.articles)
            for each in identity.roles[:_MOST_ROLES]
        ),
        listed=tuple(
            EntryListed(
                source=entry.source,
                id=entry.id,
                name=entry.name,
                roles=tuple(
                    RoleListed(title=role.title, first=role.first, last=role.last) for role in entry.roles
                ),
            )
            for entry in identity.listed
        ),
        first=identity.first,
        last=identity.last,
        articles=identity.articles,
        statements=counts.says,
        by_office=identity.by_office,
        about=counts.said_of,
        events=counts.told_of,
        due=counts.due,
        maybe=tuple(_maybe(identity, each) for each in archive.questions(of=id, limit=_MOST_QUESTIONS)),
        said=_statements(said),
        said_about=_statements(about),
        told_of=_events(events),
        company=tuple(
            InCompany(
                address=addresses.of_person(each.name, each.id), name=each.name, total=each.total,
                counts={str(kind): count for kind, count in each.counts.items()},
            )
            for each in company
        ),
        matters=tuple(
            MatterSpokenOf(
                word=each.word, is_name=each.is_name, statements=each.statements,
                address=addresses.of_search(
                    f'about:"{each.word}"' if each.is_name else each.word, speaker=identity.name
                ),
            )
            for each in (archive.matters(id) if whole and counts.says > 1 else ())
        ),
        falls_due=tuple(
            _due(each, asked.today)
            for each in (archive.due_of(id, asked.today) if whole and counts.due else ())
        ),
    )  # fmt: skip


def _page(
    asked: Asked, id: str, relation: Relation, after: str | None, limit: int
) -> tuple[tuple[AnyListed, ...], str | None]:
    try:
        page = asked.archive.items_of(id, relation, limit=limit, after=after)
    except UsageError:
        raise RefusedError(asked.words("person.no_key")) from None
    return tuple(listed(hit) for hit in page.hits), page.next


def _statements(items: Iterable[AnyListed]) -> tuple[ListedStatement, ...]:
    return tuple(item for item in items if isinstance(item, ListedStatement))


def _events(items: Iterable[AnyListed]) -> tuple[ListedEvent, ...]:
    return tuple(item for item in items if isinstance(item, ListedEvent))


def _maybe(identity: Identity, question: OpenQuestion) -> MaybeOne:
    other = question.other if question.one.id == identity.id else question.one
    return MaybeOne(
        address=own_address(other), id=other.id, name=other.name, role=role_of(other),
        likelihood=round(question.score, 3),
    )  # fmt: skip


def _due(each: DueOf, today: date) -> FallsDue:
    [said] = _statements([listed(each.hit)])
    return FallsDue(day=each.day, value=each.value, is_past=each.day <= today, said=said)


def _years(identity: Identity) -> tuple[int, int] | None:
    """Give the first year and the one after the last, of articles and of lists, for the bands of roles."""
    years = [day.year for each in identity.roles for day in (each.first, each.last) if day]
    years += [
        int(day[:4])
        for entry in identity.listed
        for role in entry.roles
        for day in (role.first, role.last)
        if day and day[:4].isdigit()
    ]
    return (min(years), max(years) + 1) if years else None
