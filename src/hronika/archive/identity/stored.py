"""The tables of who is who, kept in step with the current versions of articles.

A `profile` lies in blocks, and is compared with those that share one; pairs that may be one are kept as
`likeness`. A profile belongs to one `entity`, which is the number of the profile that stands for it: of its
profiles the one with the earliest year, then the smallest id, and a surname alone last, so that it is the
same in whatever order the articles of a year were added. `first` and `last` are years, 0 where no article
has a day; of the words that articles use for the roles of a profile `title` has the shortest. An `appearance`
is a name in a current version. A profile with a `source` is that of an entry of an authority list
(`hronika.archive.identity.listed`): it stands for the entity that it is in, and needs no appearance.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product, starmap

from hronika.archive.current import CurrentVersion, Follower, empty
from hronika.archive.identity.clustering import OPEN, cluster
from hronika.archive.identity.connections import connections_of
from hronika.archive.identity.contents import TABLES
from hronika.archive.identity.judgements import judged, linked
from hronika.archive.identity.likelihood import likelihood
from hronika.archive.identity.listed import all_listed, listed_profiles
from hronika.archive.identity.naming import (
    LEAST_TOLD,
    block_of_slug,
    blocks_of,
    compared_with,
    level_of,
    may_be_turned,
    things_called,
    turned_with,
)
from hronika.archive.identity.profile_rows import (
    called_too,
    entities_of,
    liked_by,
    profiles_numbered,
    profiles_of_entities_liked,
    profiles_where,
    profiles_within,
)
from hronika.archive.identity.profiles import (
    Appearance,
    Profile,
    ProfileKind,
    appearances_of,
    profile_id,
    written_roles,
)
from hronika.archive.identity.scoring import Scores
from hronika.archive.numbers import day_of
from hronika.archive.people.naming import slug
from hronika.archive.rows import json_list
from hronika.record import Gender

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
        entity INTEGER NOT NULL,
        source TEXT,
        also TEXT NOT NULL DEFAULT '',
        born INTEGER
    ) STRICT""",
    "CREATE INDEX profile_of_entity ON profile (entity)",
    """CREATE TABLE profile_block (
        block TEXT NOT NULL,
        profile INTEGER NOT NULL REFERENCES profile (number) ON DELETE CASCADE,
        PRIMARY KEY (block, profile)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX profile_block_of ON profile_block (profile)",
    # Each pair stands both ways.
    """CREATE TABLE likeness (
        profile INTEGER NOT NULL REFERENCES profile (number) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES profile (number) ON DELETE CASCADE,
        score REAL NOT NULL,
        PRIMARY KEY (profile, other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX likeness_other ON likeness (other)",
    "CREATE INDEX likeness_score ON likeness (score)",
    """CREATE TABLE appearance (
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        item TEXT,
        profile INTEGER NOT NULL REFERENCES profile (number),
        PRIMARY KEY (version, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX appearance_of_profile ON appearance (profile, version)",
    # Which acronym an article gives which name, by their blocks.
    """CREATE TABLE alias (
        acronym TEXT NOT NULL,
        name TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        PRIMARY KEY (acronym, name, version)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX alias_of_name ON alias (name, acronym)",
    "CREATE INDEX alias_of_version ON alias (version)",
)


class Identities(Follower):
    """Keeps who is who in step with the versions, in the transactions of one connection."""

    tables = TABLES

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: set[int] = set()
        self._changed: set[int] = set()
        connection.create_function("profile_id", 3, profile_id, deterministic=True)

    def enter(self, version: CurrentVersion) -> None:
        """Add what a version, which is now a current one, tells of those that it names."""
        day = day_of(version.number)
        appearances = appearances_of(version.record, version.words)
        ids = [profile_id(each.profile_kind, each.name, written_roles(each.roles)) for each in appearances]
        known = self._known(ids)
        rows = []
        for id, appearance in zip(ids, appearances, strict=True):
            year = day.year if day else 0
            if id in known:
                number = known[id][0]
                self._update(appearance, *known[id], year)
            else:
                number = self._new_profile(appearance, id, year)
                self._new.add(number)
                known[id] = (number, appearance.title, year, year, appearance.gender)
            rows.append((version.number, appearance.name, appearance.item, number))
            for acronym in appearance.aliases:
                self._call(things_called(acronym), things_called(appearance.name), version.number)
        self._connection.executemany("INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)", rows)

    def leave(self, version: int) -> None:
        """Take out what a version tells, as it is no current one any more."""
        profiles = self._connection.execute(
            "SELECT DISTINCT profile FROM appearance WHERE version = ?", (version,)
        ).fetchall()
        pairs = self._connection.execute(
            "SELECT acronym, name FROM alias WHERE version = ?", (version,)
        ).fetchall()
        self._connection.execute("DELETE FROM appearance WHERE version = ?", (version,))
        self._connection.execute("DELETE FROM alias WHERE version = ?", (version,))
        for pair in pairs:
            if not self._is_called(*pair):
                self._changed |= self._in_blocks(pair)
        for (profile,) in profiles:
            self._lose(profile)

    def settle(self) -> None:
        """Compare who is new or has changed, and say anew who is who of those whom that touches."""
        new, changed = self._new, self._changed - self._new
        self._new, self._changed = set(), set()
        self._follow(new, changed)

    def roll_back(self) -> None:
        """Forget who is new and who has changed."""
        self._new, self._changed = set(), set()

    def clear(self) -> None:
        """Remove all but what people judged, what they judged it of, and what authority lists tell."""
        empty(self._connection, ("appearance", "alias", "likeness", "profile_block"))
        self._connection.execute("DELETE FROM profile WHERE id NOT IN (SELECT profile FROM judged)")
        self._connection.execute(
            "UPDATE profile SET first = 0, last = 0, entity = number, source = NULL, also = '', born = NULL"
        )
        self.roll_back()
        kept = self._profiles("1", ())
        for profile in kept:
            self._write_blocks(profile.number, profile.kind, [profile.name])
        self._follow(set(), {profile.number for profile in kept})
        self.relist(all_listed(self._connection))

    def relist(self, ids: Iterable[str]) -> None:
        """Have profiles, by their ids, be what authority lists say now; some may be of no list any more."""
        wanted = list(dict.fromkeys(ids))
        listed = listed_profiles(self._connection, wanted)
        for id in wanted:
            there = self._profiles("id = ?", (id,))
            if id not in listed:
                for profile in there:
                    self._connection.execute(
                        "UPDATE profile SET source = NULL, also = '', born = NULL WHERE id = ?", (id,)
                    )
                    self._lose(profile.number)
                continue
            told = listed[id]
            number = there[0].number if there else self._insert(id, told.kind, told.name, "", "", None, 0, 0)
            (self._changed if there else self._new).add(number)
            self._connection.execute(
                "UPDATE profile SET kind = ?, name = ?, roles = ?, gender = ?, first = ?, last = ?, "
                "source = ?, also = ?, born = ? WHERE number = ?",
                (*told[1:], number),
            )
            [profile] = self._profiles("number = ?", (number,))
            self._write_blocks(number, profile.kind, profile.names)
        self.settle()

    def recluster(self, numbers: Iterable[int]) -> None:
        """Make the clusters anew that profiles are in, or may be in by likeness or judgement."""
        waiting = set(numbers)
        connections = connections_of(self._connection, waiting)
        loose: set[int] = set()
        alone: list[int] = []
        while waiting:
            profiles = connections.reached(waiting.pop())
            waiting -= profiles.keys()
            firm = {number for number, profile in profiles.items() if level_of(profile) < LEAST_TOLD}
            loose |= profiles.keys() - firm
            if len(firm) == 1:
                alone += firm
            else:
                self._cluster([profiles[number] for number in sorted(firm)])
        self._connection.execute(
            "UPDATE profile SET entity = number "
            "WHERE number IN (SELECT value FROM json_each(?)) AND entity <> number",
            (json_list(alone),),
        )
        # Those who are named by a surname alone come last: to whom they can belong is known now. None of them
        # says who another is, unless people do.
        are_judged = linked(self._connection, [connections.profiles[number].id for number in loose])
        fitting = {} if are_judged else self._fitting(loose)
        while loose:
            profile = connections.profiles[loose.pop()]
            judged_too = self._judged_with(profile) if are_judged else [profile]
            together = [other for other in judged_too if level_of(other) >= LEAST_TOLD]
            loose -= {other.number for other in together}
            if are_judged:
                fitting = self._fitting(other.number for other in judged_too)
            fixed = {each.number: each for other in judged_too for each in fitting.get(other.number, ())}
            self._cluster(together, list(fixed.values()))

    def _judged_with(self, profile: Profile) -> list[Profile]:
        """Give all of whom people said that they are, or are not, one with a profile, and itself."""
        judgements = linked(self._connection, [profile.id])
        ids = {profile.id, *(id for each in judgements for id in (*each.one, *each.other))}
        return [other for id in sorted(ids) for other in self._profiles("id = ?", (id,))]

    def _known(self, ids: Sequence[str]) -> dict[str, tuple[int, str, int, int, Gender | None]]:
        """Give number, title, years and gender of the profiles with these ids that are there."""
        rows = self._connection.execute(
            "SELECT p.id, p.number, p.title, p.first, p.last, p.gender FROM json_each(?) j "
            "CROSS JOIN profile p ON p.id = j.value",
            (json_list(ids),),
        )
        return {row[0]: row[1:] for row in rows.fetchall()}

    def _update(
        self,
        appearance: Appearance,
        number: int,
        title: str,
        first: int,
        last: int,
        gender: Gender | None,
        year: int,
    ) -> None:
        """Have a profile appear in a further article, of a year."""
        shorter = min(title, appearance.title, key=lambda words: (len(words), words))
        if shorter != title:
            self._connection.execute("UPDATE profile SET title = ? WHERE number = ?", (shorter, number))
        earlier = year and (not first or year < first)
        is_back = not last and not self._appears(number)
        if earlier or is_back or year > last or (gender is None and appearance.gender):
            self._connection.execute(
                "UPDATE profile SET first = ?, last = ?, gender = coalesce(gender, ?) WHERE number = ?",
                (year if earlier else first, max(year, last), appearance.gender, number),
            )
            self._changed.add(number)

    def _new_profile(self, appearance: Appearance, id: str, year: int) -> int:
        kind, name, roles = appearance.profile_kind, appearance.name, written_roles(appearance.roles)
        number = self._insert(id, kind, name, roles, appearance.title, appearance.gender, year, year)
        self._add_blocks(number, kind, [name])
        return number

    def _insert(self, *values: object) -> int:
        [number] = self._connection.execute(
            "INSERT INTO profile (number, id, kind, name, roles, title, gender, first, last, entity) "
            "SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(number), 0) + 1 "
            "FROM profile RETURNING number",
            values,
        ).fetchone()
        return int(number)

    def _write_blocks(self, number: int, kind: ProfileKind, names: Iterable[str]) -> None:
        self._connection.execute("DELETE FROM profile_block WHERE profile = ?", (number,))
        self._add_blocks(number, kind, names)

    def _add_blocks(self, number: int, kind: ProfileKind, names: Iterable[str]) -> None:
        called = list(names)
        blocks = {block for name in called for block in blocks_of(kind, name)}
        blocks |= {block_of_slug(slug(name)) for name in called}
        self._connection.executemany(
            "INSERT INTO profile_block VALUES (?, ?)", [(block, number) for block in sorted(blocks)]
        )

    def _lose(self, number: int) -> None:
        """Have a profile lose an appearance: its years follow, and without any it goes unless judged."""
        id, first, last = self._connection.execute(
            "SELECT id, first, last FROM profile WHERE number = ?", (number,)
        ).fetchone()
        earliest, latest = self._connection.execute(
            # The versions of no day come first; they say nothing of years.
            "SELECT (SELECT min(version) FROM appearance WHERE profile = :p AND version >= 1 << 20), "
            "max(version) FROM appearance WHERE profile = :p",
            {"p": number},
        ).fetchone()
        if latest is None:
            of_it = self._connection.execute("SELECT number FROM profile WHERE entity = ?", (number,))
            self._changed |= liked_by(self._connection, [number]).get(number, set())
            self._changed |= {other for (other,) in of_it.fetchall()}
            is_judged = self._connection.execute("SELECT 1 FROM judged WHERE profile = ? LIMIT 1", (id,))
            if is_judged.fetchone() is None:
                self._connection.execute("DELETE FROM profile WHERE number = ?", (number,))
                self._new.discard(number)
                self._changed.discard(number)
            else:
                # Its id still leads to whom people judged it to be; by itself it is like nobody.
                self._connection.execute("UPDATE profile SET first = 0, last = 0 WHERE number = ?", (number,))
                self._changed.add(number)
            return
        days = [day_of(version) if version is not None else None for version in (earliest, latest)]
        years = tuple(day.year if day else 0 for day in days)
        if years != (first, last):
            self._connection.execute(
                "UPDATE profile SET first = ?, last = ? WHERE number = ?", (*years, number)
            )
            self._changed.add(number)

    def _call(self, acronym: str, name: str, version: int) -> None:
        is_known = self._is_called(acronym, name)
        self._connection.execute("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", (acronym, name, version))
        if not is_known:
            self._changed |= self._in_blocks((acronym, name))

    def _is_called(self, acronym: str, name: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM alias WHERE acronym = ? AND name = ? LIMIT 1", (acronym, name)
        ).fetchone()
        return row is not None

    def _follow(self, new: set[int], changed: set[int]) -> None:
        """Compare profiles that are new or have changed, and make the clusters they touch anew."""
        touched = changed.union(*liked_by(self._connection, changed).values())
        touched |= self._compare(new, changed)
        if touched:
            self.recluster(touched)

    def _compare(self, new: set[int], changed: set[int]) -> set[int]:
        """Note how likely profiles and each that shares a block with them are one; give those that may be."""
        gone = json_list(sorted(changed))
        for side in ("profile", "other") if changed else ():
            self._connection.execute(
                f"DELETE FROM likeness WHERE {side} IN (SELECT value FROM json_each(?))",  # noqa: S608
                (gone,),
            )
        compared = self._told_of(new | changed)
        called = called_too(self._connection, compared.values())
        ranges = {
            number: {
                *(bounds for name in profile.names for bounds in compared_with(profile.kind, name)),
                *((block, block) for block in called[profile.id]),
            }
            for number, profile in compared.items()
        }
        turned = {
            number: {bounds for name in profile.names for bounds in turned_with(profile.kind, name)}
            for number, profile in compared.items()
        }
        within = profiles_within(self._connection, set().union(*ranges.values(), *turned.values()))
        others = compared | self._told_of(set().union(*within.values()) - compared.keys())
        likely: dict[int, dict[int, float]] = defaultdict(dict)
        touched: set[int] = set()
        for number in sorted(compared):
            profile = compared[number]
            for other in likely.pop(number, {}):
                del likely[other][number]
            sharing = set[int]().union(*(within.get(bounds, ()) for bounds in ranges[number]))
            swapped = set[int]().union(*(within.get(bounds, ()) for bounds in turned[number])) - sharing
            sharing |= {
                other
                for other in swapped & others.keys()
                if any(starmap(may_be_turned, product(profile.names, others[other].names)))
            }
            for other in sharing & others.keys():
                if other == number:
                    continue
                its = others[other]
                by_alias = its.kind == "thing" and things_called(its.name) in called[profile.id]
                score = likelihood(profile, its, by_alias=by_alias)
                if score >= OPEN:
                    likely[number][other] = likely[other][number] = score
                    touched |= {number, other}
        self._connection.executemany(
            "INSERT INTO likeness VALUES (?, ?, ?)",
            sorted((one, other, score) for one, its in likely.items() for other, score in its.items()),
        )
        return touched

    def _told_of(self, numbers: Iterable[int]) -> dict[int, Profile]:
        """Give those of profiles that an article or a list has; others are there as people judged them."""
        found = profiles_numbered(self._connection, numbers)
        return {
            number: profile
            for number, profile in found.items()
            if profile.source or profile.last or self._appears(number)
        }

    def _fitting(self, numbers: Iterable[int]) -> dict[int, list[Profile]]:
        """Give by number what tells of those whom each, named by a surname, may be; of these none does."""
        fitting: dict[int, list[Profile]] = defaultdict(list)
        for number, profile in profiles_of_entities_liked(self._connection, numbers):
            if level_of(profile) < LEAST_TOLD:
                fitting[number].append(profile)
        return fitting

    def _cluster(self, profiles: Sequence[Profile], fixed: Sequence[Profile] = ()) -> None:
        """Cluster profiles, and store what entity each is of; those that are fixed stay in theirs."""
        if not profiles:
            return
        of = {profile.id: profile for profile in (*profiles, *fixed)}
        levels: dict[int, list[str]] = {}
        for profile in profiles:
            levels.setdefault(level_of(profile), []).append(profile.id)
        entities = entities_of(self._connection, (profile.number for profile in of.values()))
        groups: dict[int, set[str]] = {}
        for profile in fixed:
            groups.setdefault(entities[profile.number], set()).add(profile.id)
        called = called_too(self._connection, of.values())
        said = judged(linked(self._connection, [profile.id for profile in profiles]))
        made = cluster(
            [levels.get(level, []) for level in range(LEAST_TOLD + 1)],
            Scores(of, called, said),
            said,
            groups.values(),
        )
        changes = []
        for group in made:
            first = min((of[id] for id in group), key=_standing)
            changes += [
                (first.number, of[id].number) for id in group if entities[of[id].number] != first.number
            ]
        self._connection.executemany("UPDATE profile SET entity = ? WHERE number = ?", changes)

    def _appears(self, number: int) -> bool:
        """Say whether a current version has a profile; one that people judged stays without any."""
        row = self._connection.execute(
            "SELECT 1 FROM appearance WHERE profile = ? LIMIT 1", (number,)
        ).fetchone()
        return row is not None

    def _in_blocks(self, blocks: Iterable[str]) -> set[int]:
        return {
            number
            for block in blocks
            for (number,) in self._connection.execute(
                "SELECT profile FROM profile_block WHERE block = ?", (block,)
            )
        }

    def _profiles(self, condition: str, values: Sequence[object] | Mapping[str, object]) -> list[Profile]:
        return profiles_where(self._connection, condition, values)


def _standing(profile: Profile) -> tuple[bool, bool, int, str]:
    """Give by what that profile comes first which stands for an entity."""
    return not profile.source, level_of(profile) >= LEAST_TOLD, profile.first or 9999, profile.id
