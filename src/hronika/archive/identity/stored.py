"""The tables of who is who, kept in step with the current versions of articles.

Of the words that articles use for the roles of a profile `title` has the shortest. A profile belongs to one `entity`, which is the number of the profile that stands for it: of its profiles
the one with the earliest year, then the smallest id, so that it is the same in whatever order the articles of
a year were added. `first` and `last` are years, 0 where no article has a day. An `appearance` is a name in a
current version. A `doubt` are two entities that may be one.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from hronika.archive.current import CurrentVersion
from hronika.archive.identity.clustering import cluster
from hronika.archive.identity.judgements import judged, linked
from hronika.archive.identity.likelihood import likelihood
from hronika.archive.identity.naming import block_of, family_of, level_of, things_called
from hronika.archive.identity.profiles import Appearance, Profile, appearances_of, profile_id, written_roles
from hronika.archive.numbers import day_of

SCHEMA = (
    """CREATE TABLE profile (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        roles TEXT NOT NULL,
        title TEXT NOT NULL,
        gender TEXT,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        block TEXT NOT NULL,
        entity INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX profile_of_block ON profile (block)",
    "CREATE INDEX profile_of_entity ON profile (entity)",
    """CREATE TABLE appearance (
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        item TEXT,
        profile INTEGER NOT NULL REFERENCES profile (number),
        PRIMARY KEY (version, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX appearance_of_profile ON appearance (profile, version)",
    # Which acronym an article gives which name: blocks of both.
    """CREATE TABLE alias (
        acronym TEXT NOT NULL,
        name TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        PRIMARY KEY (acronym, name, version)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX alias_of_name ON alias (name, acronym)",
    "CREATE INDEX alias_of_version ON alias (version)",
    """CREATE TABLE doubt (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        score REAL NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX doubt_other ON doubt (other)",
    "CREATE INDEX doubt_score ON doubt (score)",
)

_COLUMNS = "number, id, kind, name, roles, gender, first, last"


class _Row(NamedTuple):
    profile: Profile
    block: str
    entity: int


class Identities:
    """Keeps who is who in step with the versions, in the transactions of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Add what a version, which is now a current one, tells of those that it names."""
        day = day_of(version.number)
        year = day.year if day else 0
        changed: set[str] = set()
        rows = []
        for appearance in appearances_of(version.record, version.words):
            number = self._profile(appearance, year, changed)
            rows.append((version.number, appearance.name, appearance.item, number))
            for acronym in appearance.aliases:
                pair = things_called(acronym), things_called(appearance.name)
                new = self._connection.execute(
                    "SELECT 1 FROM alias WHERE acronym = ? AND name = ? LIMIT 1", pair
                ).fetchone() is None
                self._connection.execute("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", (*pair, version.number))
                changed |= set(pair) if new else set()
        self._connection.executemany("INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)", rows)
        self.recluster(changed)

    def leave(self, version: int) -> None:
        """Take out what a version tells, as it is no current one any more."""
        profiles = self._connection.execute(
            "SELECT DISTINCT profile FROM appearance WHERE version = ?", (version,)
        ).fetchall()
        blocks = self._connection.execute(
            "SELECT acronym FROM alias WHERE version = ? UNION SELECT name FROM alias WHERE version = ?",
            (version, version),
        ).fetchall()
        self._connection.execute("DELETE FROM appearance WHERE version = ?", (version,))
        self._connection.execute("DELETE FROM alias WHERE version = ?", (version,))
        changed = {block for (block,) in blocks}
        for (profile,) in profiles:
            self._lose(profile, changed)
        self.recluster(changed)

    def recluster(self, blocks: Iterable[str]) -> None:
        """Make the clusters of blocks anew, and of those that aliases and judgements link with them."""
        for block in sorted(set(blocks)):
            rows = self._linked_rows(block)
            if rows:
                self._cluster(rows)
            family = family_of(block)
            if family is not None and family != block:
                self._lay_surnames(family)

    def clear(self) -> None:
        """Remove all but what people judged and what they judged it of."""
        for table in ("appearance", "alias", "doubt"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 they are ours
        self._connection.execute("DELETE FROM profile WHERE id NOT IN (SELECT profile FROM judged)")

    def _profile(self, appearance: Appearance, year: int, changed: set[str]) -> int:
        """Give the number of the profile of an appearance, made where there is none."""
        roles = written_roles(appearance.roles)
        id = profile_id(appearance.profile_kind, appearance.name, roles)
        row = self._connection.execute(
            "SELECT number, block, title, first, last, gender FROM profile WHERE id = ?", (id,)
        ).fetchone()
        if row is None:
            block = block_of(appearance.profile_kind, appearance.name)
            number = self._connection.execute(
                "INSERT INTO profile (id, kind, name, roles, title, gender, first, last, block, entity) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                (
                    id, appearance.profile_kind, appearance.name, roles, appearance.title, appearance.gender,
                    year, year, block,
                ),
            ).lastrowid  # fmt: skip
            assert number is not None
            self._connection.execute("UPDATE profile SET entity = number WHERE number = ?", (number,))
            changed.add(block)
            return number
        number, block, title, first, last, gender = row
        shorter = min(title, appearance.title, key=lambda words: (len(words), words))
        if shorter != title:
            self._connection.execute("UPDATE profile SET title = ? WHERE number = ?", (shorter, number))
        earlier = year and (not first or year < first)
        if earlier or year > last or (gender is None and appearance.gender):
            self._connection.execute(
                "UPDATE profile SET first = ?, last = ?, gender = coalesce(gender, ?) WHERE number = ?",
                (year if earlier else first, max(year, last), appearance.gender, number),
            )
            changed.add(block)
        return int(number)

    def _lose(self, number: int, changed: set[str]) -> None:
        """Have a profile lose an appearance: its years follow, and without any it goes unless judged."""
        id, block, first, last = self._connection.execute(
            "SELECT id, block, first, last FROM profile WHERE number = ?", (number,)
        ).fetchone()
        earliest, latest = self._connection.execute(
            # The versions of no day come first; they say nothing of years.
            "SELECT (SELECT min(version) FROM appearance WHERE profile = :p AND version >= 1 << 20), max(version) "
            "FROM appearance WHERE profile = :p",
            {"p": number},
        ).fetchone()
        if latest is None:
            judged_too = self._connection.execute("SELECT 1 FROM judged WHERE profile = ? LIMIT 1", (id,))
            if judged_too.fetchone() is None:
                self._connection.execute("DELETE FROM doubt WHERE one = ? OR other = ?", (id, id))
                self._connection.execute("DELETE FROM profile WHERE number = ?", (number,))
                changed.add(block)
            return
        days = [day_of(version) if version is not None else None for version in (earliest, latest)]
        years = tuple(day.year if day else 0 for day in days)
        if years != (first, last):
            self._connection.execute(
                "UPDATE profile SET first = ?, last = ? WHERE number = ?", (*years, number)
            )
            changed.add(block)

    def _linked_rows(self, block: str) -> list[_Row]:
        """Give the profiles of a block and of all that aliases and judgements link to it."""
        found: dict[str, _Row] = {}
        waiting, seen = {block}, {block}
        while waiting:
            new = [row for each in sorted(waiting) for row in self._rows("block = ?", (each,))]
            found |= {row.profile.id: row for row in new}
            ids = {row.profile.id for row in new}
            others = {
                profile
                for judgement in linked(self._connection, ids)
                for profile in (*judgement.one, *judgement.other)
            } - found.keys()
            rows = [row for id in sorted(others) for row in self._rows("id = ?", (id,))]
            reached = {row.block for row in rows}
            for each in waiting:
                aliases = self._connection.execute(
                    "SELECT DISTINCT name FROM alias WHERE acronym = ? "
                    "UNION SELECT DISTINCT acronym FROM alias WHERE name = ?",
                    (each, each),
                )
                reached |= {other for (other,) in aliases}
            waiting = reached - seen
            seen |= waiting
        return list(found.values())

    def _rows(self, condition: str, values: Sequence[object]) -> list[_Row]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, block, entity FROM profile WHERE {condition}",  # noqa: S608 it is ours
            values,
        )
        return [_Row(Profile(*row[:-2]), *row[-2:]) for row in rows.fetchall()]

    def _cluster(self, rows: Collection[_Row], fixed: Collection[_Row] = ()) -> None:
        """Cluster profiles, and store what entity each is of and which pairs are in doubt.

        What is `fixed` stays in the entities it is of, and others may be laid to these.
        """
        profiles = {row.profile.id: row.profile for row in (*rows, *fixed)}
        blocks = {row.profile.id: row.block for row in (*rows, *fixed)}
        levels: dict[int, list[str]] = {}
        for row in rows:
            levels.setdefault(level_of(row.profile), []).append(row.profile.id)
        groups: dict[int, set[str]] = {}
        for row in fixed:
            groups.setdefault(row.entity, set()).add(row.profile.id)
        acronyms = self._acronyms({row.block for row in rows})

        def score(one: str, other: str) -> float:
            pair = blocks[one], blocks[other]
            by_alias = pair in acronyms or pair[::-1] in acronyms
            return likelihood(profiles[one], profiles[other], by_alias=by_alias)

        ids = [row.profile.id for row in rows]
        made = cluster(
            [levels[level] for level in sorted(levels)],
            score,
            judged(linked(self._connection, ids)),
            groups.values(),
        )
        entities = {row.profile.id: row.entity for row in (*rows, *fixed)}
        changes = []
        for group in made.clusters:
            first = min((profiles[id] for id in group), key=_precedence)
            changes += [(first.number, profiles[id].number) for id in group if entities[id] != first.number]
        self._connection.executemany("UPDATE profile SET entity = ? WHERE number = ?", changes)
        for id in ids:
            self._connection.execute("DELETE FROM doubt WHERE one = ? OR other = ?", (id, id))
        self._connection.executemany(
            "INSERT OR REPLACE INTO doubt VALUES (?, ?, ?)",
            [(doubt.one, doubt.other, doubt.score) for doubt in made.doubts],
        )

    def _lay_surnames(self, family: str) -> None:
        """Lay those of a family who stand without a given name to whom they fit, now that it has changed."""
        rows = self._rows("block = ?", (family,))
        if rows:
            others = self._rows("block > ? AND block < ?", (family, family + "\U0010ffff"))
            self._cluster(rows, others)

    def _acronyms(self, blocks: Iterable[str]) -> set[tuple[str, str]]:
        return {
            (acronym, name)
            for block in blocks
            for acronym, name in self._connection.execute(
                "SELECT DISTINCT acronym, name FROM alias WHERE acronym = ? OR name = ?", (block, block)
            )
        }


def _precedence(profile: Profile) -> tuple[int, str]:
    return profile.first or 9999, profile.id
