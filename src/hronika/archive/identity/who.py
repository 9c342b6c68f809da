"""Who is meant by a name: the people and institutions of an archive, what they are and what they said."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from hronika.archive.identity.judgements import judged, linked
from hronika.archive.identity.listed import ListedAs, listed_as
from hronika.archive.identity.naming import best_name, blocks_called, is_whole, may_mean
from hronika.archive.identity.person_names import names_in_nominative
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.identity.tenures import statements_by_office
from hronika.archive.numbers import day_of
from hronika.archive.review.judged_names import is_thrown_out
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.language import dictionary_forms
from hronika.language.latvian.declension import LatvianDeclension


class Held(NamedTuple):
    """What articles call somebody, the first and the last day on which they do, and how many do."""

    title: str
    first: date | None
    last: date | None
    articles: int


class KnownAs(NamedTuple):
    """A name with the roles that stand with it: a profile, which can be judged, and its articles."""

    id: str
    name: str
    title: str
    first: date | None
    last: date | None
    articles: int


class Identity(NamedTuple):
    """A person, institution, place or thing of an archive.

    `id` is that of the profile that stands for it; those of all its profiles (`known_as`) lead to it.
    `statements` counts what it says in current versions, `articles` those that name it. `listed` is what
    authority lists tell of it. `by_office` counts further statements that articles attribute to an office
    alone, on days on which only it can have held that.
    """

    id: str
    kind: ProfileKind
    name: str
    known_as: tuple[KnownAs, ...]
    statements: int
    listed: tuple[ListedAs, ...] = ()
    by_office: int = 0

    @property
    def is_established(self) -> bool:
        """Whether there is enough to say that it is somebody: a list, a whole name, or several articles."""
        return bool(self.listed) or self.articles > 1 or any(is_whole(self.kind, name) for name in self.names)

    @property
    def articles(self) -> int:
        """How many articles name it."""
        return sum(each.articles for each in self.known_as)

    @property
    def first(self) -> date | None:
        """The first day on which an article names it."""
        return min((each.first for each in self.known_as if each.first), default=None)

    @property
    def last(self) -> date | None:
        """The last day on which an article names it."""
        return max((each.last for each in self.known_as if each.last), default=None)

    @property
    def roles(self) -> tuple[Held, ...]:
        """The roles that articles give it, the one of most articles first."""
        of: dict[str, list[KnownAs]] = {}
        for each in self.known_as:
            if each.title:
                of.setdefault(each.title, []).append(each)
        held = [
            Held(
                title,
                min((each.first for each in having if each.first), default=None),
                max((each.last for each in having if each.last), default=None),
                sum(each.articles for each in having),
            )
            for title, having in of.items()
        ]
        return tuple(sorted(held, key=lambda each: (-each.articles, each.title)))

    @property
    def names(self) -> tuple[str, ...]:
        """The names it goes by, the one of most articles first."""
        counts: dict[str, int] = {}
        for each in self.known_as:
            counts[each.name] = counts.get(each.name, 0) + each.articles
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


class OpenQuestion(NamedTuple):
    """Two of an archive of whom it is not sure whether they are one, and how likely that is, from 0 to 1."""

    score: float
    one: Identity
    other: Identity


class Who(NamedTuple):
    """Whom a name may mean, the one of most articles first, and what is open about them."""

    found: tuple[Identity, ...]
    questions: tuple[OpenQuestion, ...]


def who(store: Store, name: str, *, most: int = 100) -> Who:
    """Say whom a name may mean: in any form, order or spelling, or by an id that it has or had.

    What people said to be no name (`hronika.archive.review.names`) is nobody, unless an id asks for it.

    Raises UsageError where no name is given.
    """
    if not name.strip():
        raise UsageError("Say who is asked for: hronika who NAME.")
    with store.reading() as connection:
        entities = _led_to(connection, name.strip())
        by_id = bool(entities)
        if not entities:
            meant = _nominatives(name)
            for bounds in blocks_called(meant):
                rows = connection.execute(
                    "SELECT p.entity, p.kind, p.name, p.also FROM profile_block b "
                    "JOIN profile p ON p.number = b.profile WHERE b.block BETWEEN ? AND ?",
                    bounds,
                ).fetchall()
                entities |= {
                    entity
                    for entity, kind, called, also in rows
                    if any(
                        may_mean(asked, kind, each)
                        for asked in meant
                        for each in (called, *filter(None, also.split("|")))
                    )
                }
        found = identities(connection, entities)
        if not by_id:
            found = [each for each in found if not _is_no_name(connection, each)]
        numbers = ", ".join(map(str, sorted(entities)))
        questions = list(_questions(connection, f"p.entity IN ({numbers})", ()))
    return Who(tuple(found[:most]), tuple(questions))


def identity_of(connection: sqlite3.Connection, id: str) -> Identity:
    """Give whom an id leads to, that of any profile or of a list.

    Raises UsageError where it leads to nobody, or those of two lists to two.
    """
    entities = _led_to(connection, id)
    if not entities:
        raise UsageError(f"Nobody in the archive has the id {id[:60]!r}: `hronika who NAME` gives ids.")
    if len(entities) > 1:
        raise UsageError(f"Two lists have the id {id[:60]!r}: name somebody by an id that begins with p.")
    return identities(connection, entities)[0]


def identity_in(store: Store, id: str) -> Identity:
    """Give whom an id leads to, as `identity_of` does."""
    with store.reading() as connection:
        return identity_of(connection, id)


def profiles_in(store: Store, version: int) -> dict[str, str]:
    """Give by name the ids of the profiles that a version of an article names: they lead to who is meant."""
    with store.reading() as connection:
        return dict(
            connection.execute(
                "SELECT a.name, p.id FROM appearance a JOIN profile p ON p.number = a.profile "
                "WHERE a.version = ?",
                (version,),
            ).fetchall()
        )


def _led_to(connection: sqlite3.Connection, id: str) -> set[int]:
    """Give the entities that an id leads to: that of a profile, else those that lists have."""
    rows = connection.execute("SELECT entity FROM profile WHERE id = ?", (id,)).fetchall()
    rows = (
        rows
        or connection.execute(
            "SELECT p.entity FROM authority_entry e JOIN profile p ON p.id = e.profile WHERE e.id = ?", (id,)
        ).fetchall()
    )
    return {entity for (entity,) in rows}


def open_questions(store: Store, *, of: str | None = None, most: int = 20) -> list[OpenQuestion]:
    """Give pairs of whom the archive is not sure whether they are one, the likeliest first.

    `of` is the id of somebody whom all of them are to be about.
    """
    condition, values = "1", tuple[str, ...]()
    if of is not None:
        condition, values = "p.entity = (SELECT entity FROM profile WHERE id = ?)", (of,)
    with store.reading() as connection:
        return list(islice(_questions(connection, condition, values), most))


def identities(connection: sqlite3.Connection, entities: Iterable[int]) -> list[Identity]:
    """Give those that have these numbers, the one of most articles first."""
    found = [_identity(connection, entity) for entity in sorted(set(entities))]
    return sorted(found, key=lambda each: (-each.articles, each.name, each.id))


def _identity(connection: sqlite3.Connection, entity: int) -> Identity:
    rows = connection.execute(
        "SELECT p.number, p.id, p.kind, p.name, p.title, count(a.version), min(a.version), max(a.version) "
        "FROM profile p LEFT JOIN appearance a ON a.profile = p.number WHERE p.entity = ? GROUP BY p.number",
        (entity,),
    ).fetchall()
    known_as = [
        KnownAs(id, name, title, _day(first), _day(last), articles)
        for _, id, _, name, title, articles, first, last in rows
    ]
    [statements] = connection.execute(
        "SELECT coalesce(sum(t.count), 0) FROM profile p JOIN tally t ON t.profile = p.number "
        "WHERE p.entity = ? AND t.of = 'says'",
        (entity,),
    ).fetchone()
    known_as.sort(key=lambda each: (-each.articles, each.id))
    representative = next(row for row in rows if row[0] == entity)
    made = Identity(representative[1], representative[2], "", tuple(known_as), statements)
    if listed := listed_as(connection, entity):
        by_office = len(statements_by_office(connection, entity))
        return made._replace(name=representative[3], listed=listed, by_office=by_office)
    return made._replace(name=best_name(made.kind, made.names))


def _questions(
    connection: sqlite3.Connection, condition: str, values: Sequence[object]
) -> Iterator[OpenQuestion]:
    """Yield pairs that are likely enough and not settled, of profiles `p` that meet a condition of SQL."""
    pairs = connection.execute(
        "SELECT l.score, p.entity, o.entity FROM likeness l JOIN profile p ON p.number = l.profile "  # noqa: S608
        f"JOIN profile o ON o.number = l.other WHERE p.entity <> o.entity AND {condition} "
        "ORDER BY l.score DESC, p.id, o.id",
        values,
    )
    seen: set[frozenset[str]] = set()
    told: dict[int, Identity] = {}
    for score, *entities in pairs:
        told |= {each: _identity(connection, each) for each in entities if each not in told}
        one, other = (told[entity] for entity in entities)
        both = frozenset((one.id, other.id))
        is_told_of = all(each.articles or each.listed for each in (one, other))
        if both in seen or not is_told_of or not (one.articles or other.articles):
            continue
        seen.add(both)
        if any(_is_no_name(connection, each) for each in (one, other)):
            continue
        if not _is_settled(connection, one, other):
            yield OpenQuestion(score, *sorted((one, other), key=lambda each: (-each.articles, each.id)))


def _is_no_name(connection: sqlite3.Connection, identity: Identity) -> bool:
    """Say whether people said of each of its names that it is none."""
    return all(is_thrown_out(connection, identity.kind, name) for name in identity.names)


def _is_settled(connection: sqlite3.Connection, one: Identity, other: Identity) -> bool:
    """Say whether somebody judged profiles of two different, or that it cannot be told."""
    sides = [{profile.id for profile in each.known_as} for each in (one, other)]
    pairs = judged(linked(connection, sides[0]))
    return any(
        {first, second} <= sides[0] | sides[1]
        and not {first, second} <= sides[0]
        and not {first, second} <= sides[1]
        for first, second in pairs.different | pairs.unsure
    )


def _nominatives(name: str) -> list[str]:
    """Give what a name in any case may be in the nominative, as it is first."""
    people = [str(reading) for reading in names_in_nominative(name, LatvianDeclension())]
    *before, last = name.split()
    things = [" ".join((*before, form)) for form in dictionary_forms(last.casefold())]
    return list(dict.fromkeys([name, *people, *things]))


def _day(version: int | None) -> date | None:
    return day_of(version) if version else None
