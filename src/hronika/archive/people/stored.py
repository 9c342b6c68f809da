"""Tables that answer for somebody in thousands of articles as fast as for one in few, kept in step with them.

What is said by and of whom is noted by profile, so that a judgement of who is who moves nothing. Counts are
kept. The list of those who are established (`hronika.archive.identity.who.Identity.is_established`) is of
entities: a change of one notes that it is stale, and what is stale is made anew at the end of a transaction.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal, NamedTuple, cast, get_args

from hronika.archive.current import CurrentVersion, Follower, empty
from hronika.archive.identity.naming import best_name, is_whole
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.people.headlines import only_in_headlines
from hronika.archive.people.naming import sorting_key
from hronika.archive.review.judged_names import judged_names, name_key
from hronika.archive.review.unsure import UnsureItems
from hronika.archive.rows import placed_names, said_within
from hronika.record import NameKind

Relation = Literal["says", "said of", "told of", "due", "headed"]
"""That somebody says a statement, that one or an event is about somebody, that what is said has a day; and
that an article names somebody in headlines alone (`hronika.archive.people.headlines`)."""
Doubt = Literal["word", "headline"]
"""Why something may be no name: it is one bare word, or stands in nothing but headlines."""
DOUBTS: tuple[Doubt | None, ...] = (None, *get_args(Doubt))
"""What the column `is_doubtful` of `established` means."""

SCHEMA = (
    # `item` is the number of a row of `event` where the relation is `told of`, of `name` where it is
    # `headed`, else of one of `statement`.
    """CREATE TABLE item_of (
        profile INTEGER NOT NULL,
        relation TEXT NOT NULL,
        item INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        PRIMARY KEY (profile, relation, item)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX item_of_version ON item_of (version)",
    # Of each relation, and of the articles that name somebody as a person, an organization and so on.
    """CREATE TABLE tally (
        profile INTEGER NOT NULL,
        of TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (profile, of)
    ) STRICT, WITHOUT ROWID""",
    # A tie (`hronika.archive.network`) from one profile stands with the other one, too, by another kind.
    """CREATE TABLE company (
        profile INTEGER NOT NULL,
        kind TEXT NOT NULL,
        other INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (profile, kind, other)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE established (
        entity INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        sorting TEXT NOT NULL,
        articles INTEGER NOT NULL,
        statements INTEGER NOT NULL,
        is_doubtful INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX established_by_name ON established (sorting, entity)",
    "CREATE INDEX established_by_statements ON established (statements DESC, sorting, entity)",
    # Whose statements are compared with each other (`hronika.archive.review.candidates`).
    "CREATE INDEX established_speaking ON established (statements DESC, id) WHERE statements > 1",
    # What may be no name: people are asked of it (`hronika.archive.review.names`).
    "CREATE INDEX established_doubtful ON established (articles DESC, id) WHERE is_doubtful",
    "CREATE TABLE stale (entity INTEGER PRIMARY KEY) STRICT",
    """CREATE TRIGGER stale_by_new_profile AFTER INSERT ON profile
        BEGIN INSERT OR IGNORE INTO stale VALUES (new.entity); END""",
    """CREATE TRIGGER stale_by_profile AFTER UPDATE OF entity, source, also, name, kind ON profile
        BEGIN INSERT OR IGNORE INTO stale VALUES (old.entity), (new.entity); END""",
    """CREATE TRIGGER stale_by_no_profile AFTER DELETE ON profile
        BEGIN INSERT OR IGNORE INTO stale VALUES (old.entity); END""",
)

NAMED = "named "
"""What the tallies of articles begin with, before the kind of name."""

_WITH = {"about": ("about", "by"), "to": ("to", "from"), "meets": ("meets", "meets")}
"""For each kind of tie its kind as the one and as the other have it."""


class _Told(NamedTuple):
    """A profile of somebody, with one of its tallies; those are None of a profile without any."""

    id: str
    kind: ProfileKind
    name: str
    title: str
    stands_for_all: int
    source: str | None
    of: str | None
    tally: int | None


class _Item(NamedTuple):
    profile: int
    relation: Relation
    item: int


class KeptPeople(Follower):
    """Keeps the tables in step with the versions, in the transactions of one connection.

    It takes a version in after, and out before, those that keep who is who, what is due, and ties.
    """

    # Names and titles may be those of an earlier version.
    tables: ClassVar = {
        "item_of": "SELECT p.id, i.relation, i.item, i.version FROM {schema}.item_of i "
        "JOIN {schema}.profile p ON p.number = i.profile",
        "tally": "SELECT p.id, t.of, t.count FROM {schema}.tally t "
        "JOIN {schema}.profile p ON p.number = t.profile",
        "company": "SELECT p.id, c.kind, o.id AS other, c.count FROM {schema}.company c "
        "JOIN {schema}.profile p ON p.number = c.profile JOIN {schema}.profile o ON o.number = c.other",
        "established": "SELECT id, kind, articles, statements FROM {schema}.established",
        "stale": "SELECT entity FROM {schema}.stale",
        **UnsureItems.tables,
    }

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._unsure = UnsureItems(connection)

    def enter(self, version: CurrentVersion) -> None:
        """Note what a version, which is now a current one, tells of those that it names."""
        profiles = self._profiles(version.number)
        items = dict.fromkeys(self._items(version, profiles))
        self._connection.executemany(
            "INSERT OR IGNORE INTO item_of VALUES (?, ?, ?, ?)", [(*item, version.number) for item in items]
        )
        self._count(version.number, items, 1)
        self._unsure.enter(version.number, profiles)

    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more."""
        rows = self._connection.execute(
            "SELECT profile, relation, item FROM item_of WHERE version = ?", (version,)
        )
        items = [_Item(*row) for row in rows.fetchall()]
        self._count(version, items, -1)
        self._unsure.leave(version)
        self._connection.execute("DELETE FROM item_of WHERE version = ?", (version,))

    def clear(self) -> None:
        """Know of nobody."""
        empty(self._connection, self.tables)
        self._connection.execute("INSERT OR IGNORE INTO stale SELECT entity FROM profile")

    def settle(self) -> None:
        """Make anew the rows of those of whom something has changed."""
        told: dict[int, list[_Told]] = {}
        rows = self._connection.execute(
            "SELECT p.entity, p.id, p.kind, p.name, p.title, p.number = p.entity, p.source, t.of, t.count "
            "FROM stale s CROSS JOIN profile p ON p.entity = s.entity "
            "LEFT JOIN tally t ON t.profile = p.number AND "
            "(t.of IN ('says', 'headed') OR t.of > 'named ' AND t.of < 'named!')"
        )
        for entity, *row in rows:
            told.setdefault(entity, []).append(_Told(*row))
        keys = {name_key(each.kind, each.name) for its in told.values() for each in its}
        held = judged_names(self._connection, keys)
        established = (_established(entity, its, held) for entity, its in told.items())
        self._connection.execute("DELETE FROM established WHERE entity IN (SELECT entity FROM stale)")
        self._connection.executemany(
            "INSERT INTO established VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(filter(None, established))
        )
        self._unsure.settle()
        self._connection.execute("DELETE FROM stale")

    def _profiles(self, version: int) -> dict[str, int]:
        rows = self._connection.execute("SELECT name, profile FROM appearance WHERE version = ?", (version,))
        return dict(rows.fetchall())

    def _items(self, version: CurrentVersion, profiles: dict[str, int]) -> Iterator[_Item]:
        record, numbers = version.record, version.rows
        speakers = {each.id: profiles.get(each.speaker_name or "") for each in record.statements}
        due = {
            number
            for (number,) in self._connection.execute(
                "SELECT statement FROM due WHERE version = ?", (version.number,)
            )
        }
        mentions, inner = placed_names(record), said_within(record)
        for statement in record.statements:
            number, speaker = numbers["statement"][statement.id], speakers[statement.id]
            if speaker is not None:
                yield _Item(speaker, "says", number)
                if number in due:
                    yield _Item(speaker, "due", number)
            within = {name.id for name in mentions.touching(inner.get(statement.id, ()))}
            for name in mentions.touching(statement.content):
                # What another says within it is that one's.
                profile = profiles.get(name.name)
                if profile is not None and profile != speaker and name.id not in within:
                    yield _Item(profile, "said of", number)
        for event in record.events:
            for each in event.participants:
                if each.name and (profile := profiles.get(each.name)) is not None:
                    yield _Item(profile, "told of", numbers["event"][event.id])
        called = {name.entity: name.name for name in record.names}
        for entity in only_in_headlines(record, version.text):
            if (profile := profiles.get(called[entity])) is not None:
                yield _Item(profile, "headed", numbers["name"][entity])

    def _count(self, version: int, items: Iterable[_Item], sign: int) -> None:
        tallies: dict[tuple[int, str], int] = {}
        named = self._connection.execute(
            "SELECT a.profile, coalesce(n.kind, 'person') FROM appearance a LEFT JOIN name n "
            "ON n.version = a.version AND n.id = a.item WHERE a.version = ?",
            (version,),
        )
        for profile, kind in named.fetchall():
            tallies[profile, NAMED + kind] = tallies.get((profile, NAMED + kind), 0) + sign
        for profile, relation, _ in items:
            tallies[profile, relation] = tallies.get((profile, relation), 0) + sign
        self._connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*key, count) for key, count in tallies.items()],
        )
        ties = self._connection.execute(
            "SELECT t.kind, a.profile, b.profile, count(*) FROM tie t "
            "JOIN appearance a ON a.version = t.version AND a.name = t.one "
            "JOIN appearance b ON b.version = t.version AND b.name = t.other "
            "WHERE t.version = ? GROUP BY 1, 2, 3",
            (version,),
        )
        company = [
            row
            for kind, one, other, count in ties.fetchall()
            for row in (
                (one, _WITH[kind][0], other, sign * count),
                (other, _WITH[kind][1], one, sign * count),
            )
        ]
        self._connection.executemany(
            "INSERT INTO company VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET count = count + excluded.count",
            company,
        )
        if sign < 0:
            self._connection.executemany(
                "DELETE FROM tally WHERE profile = ? AND of = ? AND count = 0", list(tallies)
            )
            self._connection.executemany(
                "DELETE FROM company WHERE profile = ? AND kind = ? AND other = ? AND count = 0",
                [row[:3] for row in company],
            )
        self._connection.execute(
            "INSERT OR IGNORE INTO stale SELECT p.entity FROM appearance a "
            "JOIN profile p ON p.number = a.profile WHERE a.version = ?",
            (version,),
        )


def _established(entity: int, told: Sequence[_Told], held: Mapping[str, bool]) -> tuple[object, ...] | None:
    """Make the row of somebody, None of whom nothing is established or no article names.

    `held` has by their keys the names that people judged, and whether they hold them to be names.
    """
    names: dict[str, int] = {}
    kinds: dict[NameKind, int] = {}
    titles: dict[str, int] = {}
    articles = statements = headed = 0
    is_judged_name = False
    for each in told:
        is_name = held.get(name_key(each.kind, each.name))
        if is_name is False:
            continue  # somebody said that it is no name
        is_judged_name |= is_name is True
        names.setdefault(each.name, 0)
        if each.of is None or each.tally is None:
            continue
        if each.of == "says":
            statements += each.tally
        elif each.of == "headed":
            headed += each.tally
        else:
            articles += each.tally
            names[each.name] += each.tally
            named_as = cast("NameKind", each.of.removeprefix(NAMED))
            kinds[named_as] = kinds.get(named_as, 0) + each.tally
            if each.title:
                titles[each.title] = titles.get(each.title, 0) + each.tally
    representative = next((each for each in told if each.stands_for_all), None)
    if representative is None or not articles:
        return None
    is_listed = any(each.source for each in told)
    if not (is_listed or articles > 1 or any(is_whole(representative.kind, name) for name in names)):
        return None
    ordered = sorted(names, key=lambda name: (-names[name], name))
    name = representative.name if is_listed else best_name(representative.kind, ordered)
    most = min(kinds, key=lambda each: (-kinds[each], each))
    doubt: Doubt | None = None
    if not (is_listed or statements or is_judged_name):
        if not titles and _is_bare(most, name):
            doubt = "word"
        elif headed == articles:  # the role, if any, is told by the same capitals
            doubt = "headline"
    return (
        entity, representative.id, most, name,
        min(titles, key=lambda each: (-titles[each], each), default=""),
        sorting_key(representative.kind, name), articles, statements, DOUBTS.index(doubt),
    )  # fmt: skip


def _is_bare(kind: NameKind, name: str) -> bool:
    """Say whether a name is one word and no acronym, of what would be a person or an institution."""
    return kind in ("person", "organization") and " " not in name and not name.isupper()
