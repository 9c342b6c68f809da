"""Who held an office on a day, by the authority lists, and which statements are therefore whose.

Days of a list may be known to the year alone: within it a tenure is possible and not certain. An office has a
holder on a day where one and nobody else can have held it, and that is certain.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from hronika.archive.numbers import period

Days = tuple[int, int]
"""The ordinals of the first and the last day."""


class Tenure(NamedTuple):
    """That somebody held an office: surely, and possibly, from when to when."""

    entity: int
    certain: Days
    possible: Days

    def holds(self, day: date) -> bool:
        """Say whether it is certain that it was held on a day."""
        return self.certain[0] <= day.toordinal() <= self.certain[1]

    def may_hold(self, day: date) -> bool:
        """Say whether it can have been held on a day."""
        return self.possible[0] <= day.toordinal() <= self.possible[1]


def tenures(connection: sqlite3.Connection, office: str) -> list[Tenure]:
    """Give all tenures of an office that lists tell of."""
    rows = connection.execute(
        "SELECT p.entity, r.begins, r.begun, r.ending, r.ends FROM authority_role r "
        "JOIN profile p ON p.id = r.profile WHERE r.office = ?",
        (office,),
    )
    # That it has begun is certain on the last day on which it can have begun.
    return [Tenure(entity, (begun, ending), (begins, ends)) for entity, begins, begun, ending, ends in rows]


def statements_by_office(connection: sqlite3.Connection, entity: int) -> list[int]:
    """Give the numbers of the statements of an office that somebody held on their days, in order."""
    offices = connection.execute(
        "SELECT DISTINCT r.office FROM authority_role r JOIN profile p ON p.id = r.profile "
        "WHERE p.entity = ? AND r.office IS NOT NULL",
        (entity,),
    ).fetchall()
    genders = connection.execute(
        "SELECT DISTINCT gender FROM profile WHERE entity = ? AND gender IS NOT NULL", (entity,)
    ).fetchall()
    gender = genders[0][0] if len(genders) == 1 else None
    found: set[int] = set()
    for (office,) in offices:
        known = tenures(connection, office)
        others = [each.possible for each in known if each.entity != entity]
        for each in known:
            if each.entity != entity:
                continue
            for first, last in _without(each.certain, others):
                numbers = period(date.fromordinal(first), date.fromordinal(last))
                rows = connection.execute(
                    "SELECT statement FROM said_by_office WHERE office = ? AND statement >= ? "
                    "AND statement < ? AND (gender IS NULL OR ? IS NULL OR gender = ?)",
                    (office, numbers.start, numbers.stop, gender, gender),
                )
                found |= {number for (number,) in rows}
    return sorted(found)


def _without(days: Days, others: Iterable[Days]) -> Sequence[Days]:
    """Give what remains of a period without others."""
    left = [days] if days[0] <= days[1] else []
    for first, last in others:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, first - 1)), (max(start, last + 1), end))
            if part[0] <= part[1]
        ]
    return left
