"""The numbers of what is stored: `(day << 20) | n`, so that they order by day and a period is a range.

`day` counts from 1, the first of January of the year 1; it is 0 where the day is not known, which comes
before all and belongs to no period. `n` counts from 0 within the day.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from hronika.errors import DataError

_BITS = 20
MOST_A_DAY = 1 << _BITS
"""How many of one kind a day has room for."""


def new_numbers(
    connection: sqlite3.Connection, day: date | None, counts: Mapping[str, int]
) -> dict[str, list[int]]:
    """Give so many numbers of a day for each table, that nothing there ever had, in order."""
    more = ", ".join(f"{table} = {table} + excluded.{table}" for table in counts)
    last = connection.execute(
        f"INSERT INTO last_numbers (day, {', '.join(counts)}) VALUES (?{', ?' * len(counts)}) "  # noqa: S608
        f"ON CONFLICT DO UPDATE SET {more} RETURNING {', '.join(counts)}",
        (_day(day), *counts.values()),
    ).fetchone()
    return {
        table: [number_of(day, place) for place in range(after - count, after)]
        for (table, count), after in zip(counts.items(), last, strict=True)
    }


def number_of(day: date | None, place: int) -> int:
    """Give the number of the item at this place of its day; raises DataError where the day is full."""
    if place >= MOST_A_DAY:
        raise DataError(
            f"The archive holds {MOST_A_DAY:,} entries of one kind for {day or 'articles without a day'}, "
            "which is all that a day has room for: give the articles their days, or begin another archive."
        )
    return (_day(day) << _BITS) | place


def given_below(connection: sqlite3.Connection, table: str, number: int) -> int:
    """Count the numbers of a table below this one that were ever given."""
    before, of_day = connection.execute(
        f"SELECT coalesce(sum({table}) FILTER (WHERE day < :day), 0), "  # noqa: S608 it is ours
        f"coalesce(sum({table}) FILTER (WHERE day = :day), 0) FROM last_numbers WHERE day <= :day",
        {"day": number >> _BITS},
    ).fetchone()
    return int(before) + min(int(of_day), number & (MOST_A_DAY - 1))


def day_of(number: int) -> date | None:
    """Give the day that a number lies on, None where that is not known."""
    day = number >> _BITS
    return date.fromordinal(day) if day else None


def days_of(numbers: Iterable[int]) -> dict[date | None, int]:
    """Count how many numbers lie on each day."""
    days = Counter([number >> _BITS for number in numbers])
    return {day_of(day << _BITS): count for day, count in days.items()}


def period(since: date | None, until: date | None) -> range:
    """Give the numbers of a period, both days included; without any bound also those of no known day."""
    first = 0 if since is None and until is None else (since or date.min).toordinal() << _BITS
    return range(first, ((until or date.max).toordinal() + 1) << _BITS)


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
