"""What a page shows of somebody: names, roles over time, what it said and is said of it, with whom."""

from collections.abc import Iterable, Sequence
from datetime import date

from hronika.archive.identity.who import Identity, OpenQuestion
from hronika.archive.people.stored import Relation
from hronika.archive.people.telling import DueOf
from hronika.archive.queries import filter_on
from hronika.errors import UsageError
from hronika.web import addresses
from hronika.web.errors import RefusedError
from hronika.web.listed import AnyListed, ListedEvent, ListedStatement, listed
from hronika.web.meant import own_address
from hronika.web.page import Asked, PageData

_MOST_ABOUT, _MOST_EVENTS, _MOST_WITH, _MOST_NAMES, _MOST_ROLES, _MOST_QUESTIONS = 5, 3, 12, 24, 12, 3


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


def details(asked: Asked, identity: Identity, said: Sequence[AnyListed], *, whole: bool) -> PersonDetails:
    """Gather what a page shows of somebody with what it said; without `whole` no more than that."""
    archive, id = asked.archive, identity.id
    counts = archive.tallies(id)
    about = page_of(asked, id, "said of", None, _MOST_ABOUT)[0] if whole and counts.said_of else ()
    events = page_of(asked, id, "told of", None, _MOST_EVENTS)[0] if whole and counts.told_of else ()
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
        said=statements_of(said),
        said_about=statements_of(about),
        told_of=events_of(events),
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
                    filter_on("about", each.word) if each.is_name else each.word, speaker=identity.name
                ),
            )
            for each in (archive.matters(id) if whole and counts.says > 1 else ())
        ),
        falls_due=tuple(
            _due(each, asked.today)
            for each in (archive.due_of(id, asked.today) if whole and counts.due else ())
        ),
    )  # fmt: skip


def page_of(
    asked: Asked, id: str, relation: Relation, after: str | None, limit: int
) -> tuple[tuple[AnyListed, ...], str | None]:
    """List what somebody says, or is said or told of it, with the key that the next page begins after."""
    try:
        page = asked.archive.items_of(id, relation, limit=limit, after=after)
    except UsageError:
        raise RefusedError(asked.words("person.no_key")) from None
    return tuple(listed(hit) for hit in page.hits), page.next


def statements_of(items: Iterable[AnyListed]) -> tuple[ListedStatement, ...]:
    """Give the statements of a list."""
    return tuple(item for item in items if isinstance(item, ListedStatement))


def events_of(items: Iterable[AnyListed]) -> tuple[ListedEvent, ...]:
    """Give the events of a list."""
    return tuple(item for item in items if isinstance(item, ListedEvent))


def _maybe(identity: Identity, question: OpenQuestion) -> MaybeOne:
    other = question.other if question.one.id == identity.id else question.one
    return MaybeOne(
        address=own_address(other), id=other.id, name=other.name, role=role_of(other),
        likelihood=round(question.score, 3),
    )  # fmt: skip


def _due(each: DueOf, today: date) -> FallsDue:
    [said] = statements_of([listed(each.hit)])
    return FallsDue(day=each.day, value=each.value, is_past=each.day <= today, said=said)


def years_of(identity: Identity) -> tuple[int, int] | None:
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
