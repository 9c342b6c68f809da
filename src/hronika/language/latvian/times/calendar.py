"""Arithmetic of the calendar: periods, the nearest ones to a day, ISO weeks, Easter."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season of TIMEX3 begins; a winter has the year of its December."""


class Period(NamedTuple):
    """A stretch of days and the TIMEX3 value that names it."""

    value: str
    first: date
    last: date


def day_period(day: date) -> Period:
    """Give one day as a period."""
    return Period(day.isoformat(), day, day)


def months_period(value: str, year: int, month: int, count: int) -> Period | None:
    """Give the period of some months, None outside the years that a date can have."""
    end = year * 12 + month - 1 + count
    if not (year >= 1 and end // 12 < date.max.year):
        return None
    return Period(value, date(year, month, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1))


def season_period(year: int, season: str) -> Period | None:
    """Give a season of a year."""
    return months_period(f"{year:04}-{season}", year, SEASONS[season], 3)


def term_period(year: int, term: str) -> Period | None:
    """Give a quarter or half of a year: `Q1`, `H2`."""
    count = {"Q": 3, "H": 6}[term[0]]
    return months_period(f"{year:04}-{term}", year, (int(term[1]) - 1) * count + 1, count)


def month_period(year: int, month: int) -> Period | None:
    """Give a month of a year."""
    return months_period(f"{year:04}-{month:02}", year, month, 1)


def exact(year: int, month: int, day: int) -> date | None:
    """Give a date, None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """Give year and month so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def same_day(day: date, months: int) -> date | None:
    """Give the same day so many months away, or the last of that month; None outside all years."""
    period = month_period(*shifted_month(day, months))
    return period and min(period.last, period.first + timedelta(days=day.day - 1))


def shifted(day: date, days: int) -> date | None:
    """Give a day so many days away, None outside the years that a date can have."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week(day: date) -> str:
    """Give the ISO week of a day: `2022-W50`."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def easter(year: int) -> date:
    """Give Easter Sunday of the Western church (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def feast_day(year: int, feast: str) -> date | None:
    """Give the day of a feast: `12-25`, days from Easter `E+50`, the second Sunday of May `S05-2`."""
    if feast.startswith("E"):
        return shifted(easter(year), int(feast[1:]))
    month, _, day = feast.removeprefix("S").partition("-")
    if feast.startswith("S"):
        first = exact(year, int(month), 1)
        return first and shifted(first, 7 * int(day) - first.isoweekday())
    return exact(year, int(month), int(day))


def latest(periods: Iterable[Period], today: date) -> Period | None:
    """Give the latest period that began not after a day."""
    return max((p for p in periods if p.first <= today), key=lambda p: p.first, default=None)


def upcoming(periods: Iterable[Period], today: date) -> Period | None:
    """Give the first period that has not ended before a day."""
    return min((p for p in periods if p.last >= today), key=lambda p: p.first, default=None)


def finished(periods: Iterable[Period], today: date) -> Period | None:
    """Give the latest period that ended before a day."""
    return max((p for p in periods if p.last < today), key=lambda p: p.first, default=None)


def following(periods: Iterable[Period], today: date) -> Period | None:
    """Give the first period that begins after a day."""
    return min((p for p in periods if p.first > today), key=lambda p: p.first, default=None)


def nearest(periods: Iterable[Period], today: date) -> Period | None:
    """Give the period that a day lies in or is closest to."""
    return min(periods, key=lambda p: max((p.first - today).days, (today - p.last).days, 0), default=None)
