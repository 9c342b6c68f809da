"""Things of many articles that are one, found by links between pairs and kept in step with both.

`Groups` keeps a table of members, one row each, their links and their bands. What links connect is a
component; within one, members are put together from the likeliest link on (single linkage), and never two
of one article or two that contradict each other, whatever stands between them. So the result follows from
the members alone, in whatever order they came. Members of one `key` are equal: they are one without a link.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from hronika.archive.current import whole
from hronika.archive.lineage import clustering
from hronika.archive.lineage.clustering import fit, numbers_by_key, pair, parted
from hronika.archive.lineage.members import Comparison, Member, MemberRow
from hronika.archive.lineage.sketches import REACH, in_period, in_reach
from hronika.archive.minhash import BITS_OF_BAND
from hronika.archive.rows import json_list

T = TypeVar("T")


def schema(table: str) -> tuple[str, ...]:
    """Give the tables of groups of this name.

    A component has the number of its first member, a group (`lineage`) too. A key below 0 is of one member
    only. Most members are alone, and stand in none of the two indexes.
    """
    return (
        f"""CREATE TABLE {table} (
            number INTEGER PRIMARY KEY,
            version INTEGER NOT NULL,
            key INTEGER NOT NULL,
            day INTEGER NOT NULL,
            component INTEGER NOT NULL,
            lineage INTEGER NOT NULL,
            features BLOB NOT NULL
        ) STRICT""",
        f"CREATE INDEX {table}_of_key ON {table} (key) WHERE key > 0",
        f"CREATE INDEX {table}_of_component ON {table} (component) WHERE component <> number",
        f"""CREATE TABLE {table}_band (
            band INTEGER NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (band, number)
        ) STRICT, WITHOUT ROWID""",
        f"""CREATE TABLE {table}_link (
            number INTEGER NOT NULL,
            other INTEGER NOT NULL,
            likelihood REAL NOT NULL,
            PRIMARY KEY (number, other)
        ) STRICT, WITHOUT ROWID""",
    )


def contents(table: str) -> dict[str, str]:
    """Give the tables of groups of this name with what is in them, as `Follower.tables` has them."""
    return {
        **whole(table, f"{table}_band"),
        f"{table}_link": "SELECT number, other, round(likelihood, 6) AS likelihood "  # noqa: S608 it is ours
        f"FROM {{schema}}.{table}_link",
    }


class _Equal(NamedTuple):
    component: int
    lineage: int


class Groups(Generic[T]):
    """Keeps the groups of one table, in the transactions of one connection."""

    def __init__(
        self, connection: sqlite3.Connection, table: str, items: str, comparison: Comparison[T]
    ) -> None:
        """Keep groups in a table of what stands in the table of `items`, which has its version and number."""
        self._connection = connection
        self._table = table
        self._of_version = f"number IN (SELECT number FROM {items} WHERE version = ?)"  # noqa: S608 it is ours
        # The first of a component is not in the index of the others.
        self._of_component = "number = :part OR (component = :part AND component <> number)"
        self._comparison = comparison

    def enter(self, members: Sequence[Member[T]], near: Collection[int]) -> None:
        """Take in the members of one version; `near` are the versions that are copies of it."""
        if not members:
            return
        equal = self._equal(member.key for member in members)
        links = list(self._links(members, near))
        self._connection.executemany(
            f"INSERT INTO {self._table} VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 it is ours
            [
                (
                    each.number, each.version, each.key, each.day.toordinal() if each.day else 0,
                    each.number, each.number, self._comparison.packed(each.features),
                )
                for each in members
            ],
        )  # fmt: skip
        self._connection.executemany(
            f"INSERT INTO {self._table}_band VALUES (?, ?)",  # noqa: S608 it is ours
            [
                (period | band, each.number)
                for each in members
                for period in (in_period(each.day),)
                for band in each.bands
            ],
        )
        self._connection.executemany(
            f"INSERT INTO {self._table}_link VALUES (?, ?, ?)",  # noqa: S608 it is ours
            [
                row
                for one, other, likelihood in links
                for row in ((one, other.number, likelihood), (other.number, one, likelihood))
            ],
        )
        joined: dict[int, set[int]] = defaultdict(set)
        for one, other, _ in links:
            joined[one].add(other.component)
        for each in members:
            if each.key in equal:
                joined[each.number].add(equal[each.key].component)
        has_links = {one for one, _, _ in links}
        for each in members:
            mate = equal.get(each.key)
            if (
                mate
                and each.number not in has_links
                and each.number > mate.lineage
                and self._joins_alone(each.number, joined)
            ):
                del joined[each.number]
                self._connection.execute(
                    f"UPDATE {self._table} SET component = ?, lineage = ? WHERE number = ?",  # noqa: S608
                    (mate.component, mate.lineage, each.number),
                )
        keys = {each.number: each.key for each in members}
        self._connect(joined, {pair(keys[one], other.key) for one, other, _ in links})

    def leave(self, version: int) -> None:
        """Take out the members of a version; what they alone connected is connected no more."""
        gone = self._rows(self._of_version, (version,))
        if not gone:
            return
        stored = self._comparison
        for each, bands in zip(gone, stored.bands([each.features for each in gone]), strict=True):
            period = in_period(date.fromordinal(each.day) if each.day else None)
            self._connection.executemany(
                f"DELETE FROM {self._table}_band WHERE band = ? AND number = ?",  # noqa: S608
                [(period | band, each.number) for band in bands],
            )
            others = self._connection.execute(
                f"SELECT other FROM {self._table}_link WHERE number = ?",  # noqa: S608
                (each.number,),
            )
            self._connection.executemany(
                f"DELETE FROM {self._table}_link WHERE number = ? AND other = ?",  # noqa: S608
                [
                    row
                    for (other,) in others.fetchall()
                    for row in ((each.number, other), (other, each.number))
                ],
            )
        # The rest of a component is looked up by its first member, which may be among those that go.
        left = [
            [row for row in self._rows(self._of_component, {"part": component}) if row.version != version]
            for component in sorted({each.component for each in gone})
        ]
        self._connection.executemany(
            f"DELETE FROM {self._table} WHERE number = ?",  # noqa: S608
            [(each.number,) for each in gone],
        )
        for rows in left:
            self._reconnect(rows)

    # Links

    def _links(
        self, members: Sequence[Member[T]], near: Collection[int]
    ) -> Iterator[tuple[int, MemberRow[T], float]]:
        """Yield which members are one with which of other versions, each with one of a version at most."""
        own_keys = {each.key for each in members}
        for version, rows in self._candidates(members, near).items():
            is_near = version in near
            # What has the same words as another there is that one.
            equal = own_keys & {row.key for row, _ in rows}
            scored: list[tuple[float, int, int, int, MemberRow[T]]] = []
            for row, places in rows:
                if row.key in own_keys:
                    continue
                for member in (members[place] for place in places):
                    if member.key in equal:
                        continue
                    likelihood = self._comparison.likelihood(member.features, row.features, near=is_near)
                    if likelihood:
                        less, more = sorted((member.key, row.key))
                        scored.append((-likelihood, less, more, member.number, row))
            scored.sort(key=lambda each: each[:4])
            taken: set[int] = set()
            for opposite, _, _, number, row in scored:
                if number not in taken and row.number not in taken:
                    taken |= {number, row.number}
                    yield number, row, -opposite

    def _candidates(
        self, members: Sequence[Member[T]], near: Collection[int]
    ) -> dict[int, list[tuple[MemberRow[T], set[int]]]]:
        """Give by version what may be one with some of the members, with the places of these."""
        wanted: dict[int, list[int]] = defaultdict(list)
        reached: dict[date | None, list[int]] = {}
        for place, member in enumerate(members):
            if member.day not in reached:
                reached[member.day] = list(filter(self._has_any, in_reach(member.day)))
            for period in reached[member.day]:
                for band in member.bands:
                    wanted[period | band].append(place)
        met: dict[int, set[int]] = defaultdict(set)
        found = self._connection.execute(
            f"SELECT b.band, b.number FROM json_each(?) j "  # noqa: S608 it is ours
            f"CROSS JOIN {self._table}_band b ON b.band = j.value",
            (json_list(wanted),),
        )
        for key, number in found:
            met[number].update(wanted[key])
        candidates: dict[int, list[tuple[MemberRow[T], set[int]]]] = defaultdict(list)
        version = members[0].version
        if met:
            for row in self._by_numbers(met):
                if row.version in near or row.version == version:
                    continue
                places = {place for place in met[row.number] if _in_reach(members[place].day, row.day)}
                if places:
                    candidates[row.version].append((row, places))
        if near:
            sharing: dict[int, list[int]] = defaultdict(list)
            for place, member in enumerate(members):
                for stem in self._comparison.stems(member.features):
                    sharing[stem].append(place)
            for other in near:
                for row in self._rows(self._of_version, (other,)):
                    places = {
                        place
                        for stem in self._comparison.stems(row.features)
                        for place in sharing.get(stem, ())
                    }
                    candidates[other].append((row, places))
        return candidates

    def _has_any(self, period: int) -> bool:
        """Say whether anything lies in a period: what comes after the newest article is empty."""
        row = self._connection.execute(
            f"SELECT 1 FROM {self._table}_band WHERE band >= ? AND band < ? LIMIT 1",  # noqa: S608 it is ours
            (period, period + (1 << BITS_OF_BAND)),
        ).fetchone()
        return row is not None

    def _by_numbers(self, numbers: Iterable[int]) -> Iterator[MemberRow[T]]:
        rows = self._connection.execute(
            f"SELECT m.number, m.version, m.key, m.component, m.lineage, m.day, m.features "  # noqa: S608 it is ours
            "FROM json_each(?) j "
            f"CROSS JOIN {self._table} m ON m.number = j.value",
            (json_list(numbers),),
        )
        for number, version, key, component, lineage, day, features in rows.fetchall():
            yield MemberRow(
                number, version, key, component, lineage, day, self._comparison.unpacked(features)
            )

    def _rows(self, condition: str, values: Sequence[int] | Mapping[str, int]) -> list[MemberRow[T]]:
        rows = self._connection.execute(
            f"SELECT number, version, key, component, lineage, day, features FROM {self._table} "  # noqa: S608 it is ours
            f"WHERE {condition} ORDER BY number",
            values,
        )
        return [
            MemberRow(number, version, key, component, lineage, day, self._comparison.unpacked(features))
            for number, version, key, component, lineage, day, features in rows.fetchall()
        ]

    def _equal(self, keys: Iterable[int]) -> dict[int, "_Equal"]:
        """Give where members of these keys are, of those that there are."""
        shared = [key for key in keys if key > 0]
        if not shared:
            return {}
        rows = self._connection.execute(
            f"SELECT m.key, m.component, m.lineage FROM json_each(?) j JOIN {self._table} m "  # noqa: S608
            f"ON m.number = (SELECT number FROM {self._table} WHERE key = j.value AND key > 0 LIMIT 1)",
            (json_list(shared),),
        )
        return {key: _Equal(component, lineage) for key, component, lineage in rows}

    # Components

    def _joins_alone(self, number: int, joined: Mapping[int, Collection[int]]) -> bool:
        """Say whether a member joins one component, and no other of its version does: then groups stay."""
        if len(joined[number]) > 1:
            return False
        [component] = joined[number]
        return not any(component in others for one, others in joined.items() if one != number)

    def _connect(self, joined: Mapping[int, Collection[int]], linked: Collection[tuple[int, int]]) -> None:
        """Make one component of each member and those that it is joined with, and groups within."""
        leads: dict[int, int] = {}

        def lead(component: int) -> int:
            while (to := leads.get(component, component)) != component:
                component = to
            return component

        for number, components in joined.items():
            ends = {lead(number), *map(lead, components)}
            first = min(ends)
            leads.update(dict.fromkeys(ends - {first}, first))
        changed: dict[int, set[int]] = defaultdict(set)
        for component in leads:
            changed[lead(component)] |= {component, lead(component)}
        for component, numbers in sorted(changed.items()):
            others = numbers - {component}
            # Those of a component that has too many keys are told by these already.
            few = [part for part in sorted(numbers) if self._keys_of(part) <= clustering.MOST]
            parts = [self._rows(self._of_component, {"part": part}) for part in few]
            self._rename(component, others)
            rows = [row for part in parts for row in part]
            if self._keys_of(component) > clustering.MOST:
                self._group_by_keys(rows)
            elif fit(parts, linked, self._comparison):
                self._call(component, [row.number for row in rows])
            else:
                self._group(rows)

    def _rename(self, component: int, parts: Collection[int]) -> None:
        for part in sorted(parts):
            self._connection.execute(
                f"UPDATE {self._table} SET component = :component WHERE {self._of_component}",  # noqa: S608
                {"part": part, "component": component},
            )

    def _keys_of(self, component: int) -> int:
        """Count the keys of a component."""
        [count] = self._connection.execute(
            f"SELECT count(DISTINCT key) FROM {self._table} WHERE {self._of_component}",  # noqa: S608
            {"part": component},
        ).fetchone()
        return int(count)

    def _group_by_keys(self, rows: Iterable[MemberRow[T]]) -> None:
        """Have members be one with those of their key alone."""
        for key, numbers in numbers_by_key(rows).items():
            first = min(numbers)
            if key > 0:
                [first] = self._connection.execute(
                    f"SELECT min(number) FROM {self._table} WHERE key = ? AND key > 0",  # noqa: S608
                    (key,),
                ).fetchone()
                self._connection.execute(
                    f"UPDATE {self._table} SET lineage = :first WHERE key = :key AND key > 0 "  # noqa: S608
                    "AND lineage <> :first",
                    {"first": first, "key": key},
                )
            else:
                self._call(first, numbers)

    def _reconnect(self, rows: Sequence[MemberRow[T]]) -> None:
        """Find anew what is connected among members that were."""
        by_key: dict[int, list[int]] = defaultdict(list)
        keys = {row.number: row.key for row in rows}
        for row in rows:
            by_key[row.key].append(row.number)
        left = {row.number: row for row in rows}
        while left:
            number = min(left)
            reached, new = {number}, [number]
            while new:
                one = new.pop()
                links = self._connection.execute(
                    f"SELECT other FROM {self._table}_link WHERE number = ?",  # noqa: S608
                    (one,),
                )
                found = {other for (other,) in links} | set(by_key.pop(keys[one], ()))
                new += found - reached
                reached |= found
            component = [left.pop(each) for each in sorted(reached)]
            self._connection.executemany(
                f"UPDATE {self._table} SET component = ? WHERE number = ?",  # noqa: S608
                [(number, row.number) for row in component],
            )
            self._group(component)

    def _group(self, rows: Sequence[MemberRow[T]]) -> None:
        """Put the members of a component into groups, from the likeliest link on."""
        keys = {row.number: row.key for row in rows}
        linked: dict[tuple[int, int], float] = {}
        for row in rows:
            links = self._connection.execute(
                f"SELECT other, likelihood FROM {self._table}_link WHERE number = ?",  # noqa: S608
                (row.number,),
            )
            for other, likelihood in links:
                both = pair(row.key, keys[other])
                linked[both] = max(likelihood, linked.get(both, 0))
        for group in parted(rows, linked, self._comparison):
            self._call(min(group), group)

    def _call(self, lineage: int, numbers: Iterable[int]) -> None:
        self._connection.executemany(
            f"UPDATE {self._table} SET lineage = ? WHERE number = ? AND lineage <> ?",  # noqa: S608
            [(lineage, number, lineage) for number in sorted(numbers)],
        )


def _in_reach(day: date | None, other: int) -> bool:
    if day is None or not other:
        return day is None and not other
    return abs(day.toordinal() - other) <= REACH
