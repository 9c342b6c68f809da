"""Who is meant by a name: the people and institutions of an archive, with what they are and what they said."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from hronika.archive.identity.naming import blocks_called, may_mean
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.numbers import day_of
from hronika.archive.store import Store
from hronika.errors import UsageError


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
    `statements` counts what it says in current versions, `articles` those that name it.
    """

    id: str
    kind: ProfileKind
    name: str
    known_as: tuple[KnownAs, ...]
    statements: int

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

    Raises UsageError where no name is given.
    """
    if not name.strip():
        raise UsageError("Say who is asked for: hronika who NAME.")
    with store.reading() as connection:
        rows = connection.execute("SELECT entity FROM profile WHERE id = ?", (name.strip(),)).fetchall()
        entities = {entity for (entity,) in rows}
        if not entities:
            for block in blocks_called(name):
                entities |= {
                    entity
                    for entity, kind, called in connection.execute(
                        "SELECT entity, kind, name FROM profile WHERE block = ? OR block > ? AND block < ?",
                        (block, f"{block}|", f"{block}|\U0010ffff"),
                    )
                    if may_mean(name, kind, called)
                }
        found = identities(connection, entities)
        questions = _questions(connection, [profile.id for each in found for profile in each.known_as])
    return Who(tuple(found[:most]), tuple(questions))


def identity_of(connection: sqlite3.Connection, id: str) -> Identity:
    """Give whom an id leads to, that of any profile; raises UsageError where it leads to nobody."""
    row = connection.execute("SELECT entity FROM profile WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise UsageError(f"Nobody in the archive has the id {id[:60]!r}: `hronika who NAME` gives ids.")
    return identities(connection, [row[0]])[0]


def open_questions(store: Store, *, most: int = 20) -> list[OpenQuestion]:
    """Give pairs of whom the archive is not sure whether they are one, the likeliest first."""
    with store.reading() as connection:
        ids = connection.execute("SELECT one FROM doubt ORDER BY score DESC, one, other LIMIT ?", (most,))
        return list(_questions(connection, [id for (id,) in ids.fetchall()]))[:most]


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
        "SELECT count(*) FROM profile p JOIN appearance a ON a.profile = p.number "
        "JOIN statement s ON s.version = a.version AND s.speaker_name = a.name WHERE p.entity = ?",
        (entity,),
    ).fetchone()
    known_as.sort(key=lambda each: (-each.articles, each.id))
    representative = next(row for row in rows if row[0] == entity)
    made = Identity(representative[1], representative[2], "", tuple(known_as), statements)
    # A full name says more than a surname that more articles use.
    return made._replace(name=max(made.names, key=lambda name: (" " in name, -made.names.index(name))))


def _questions(connection: sqlite3.Connection, profiles: Sequence[str]) -> Iterable[OpenQuestion]:
    pairs = {
        (score, one, other)
        for profile in profiles
        for score, one, other in connection.execute(
            "SELECT score, one, other FROM doubt WHERE one = ? OR other = ?", (profile, profile)
        )
    }
    seen: set[frozenset[str]] = set()
    for score, *pair in sorted(pairs, reverse=True):
        one, other = (identity_of(connection, id) for id in pair)
        both = frozenset((one.id, other.id))
        if len(both) == 2 and both not in seen and one.articles and other.articles:
            seen.add(both)
            yield OpenQuestion(score, *sorted((one, other), key=lambda each: (-each.articles, each.id)))


def _day(version: int | None) -> date | None:
    return day_of(version) if version else None
