"""Stretches of the calendar that a chart counts by: days, weeks, months, years and more."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

MOST_PERIODS = 40
_STEPS = ("day", "week", "month", "quarter", 1, 5, 10, 50, 100, 500)
"""From the finest to the coarsest; numbers are years."""
_MIDDLE = 0.95
"""The share of all that a chart shows where a few lie far from the others."""
_FAR, _LEAST_FAR = 4, timedelta(days=5 * 365)


class ChartPeriod(NamedTuple):
    """A stretch from the first to the last day; `value` is its TIMEX3 value, None of several years."""

    first: date
    last: date
    value: str | None


class Stretch(NamedTuple):
    """What a chart shows of all, from the first to the last day, and how many lie before and after it."""

    first: date
    last: date
    before: int
    after: int


def stretch_of(counts: Mapping[date, int]) -> Stretch:
    """Give the days that a chart shows: all, or those of most where a few lie far away."""
    days = sorted(counts)
    first, last = days[0], days[-1]
    total = sum(counts.values())
    aside = int(total * (1 - _MIDDLE) / 2)
    low, high = _passed(days, counts, aside), _passed(days[::-1], counts, aside)
    if last - first > max(_FAR * (high - low), _LEAST_FAR):
        first, last = low, high
    before = sum(count for day, count in counts.items() if day < first)
    return Stretch(first, last, before, sum(count for day, count in counts.items() if day > last))


def _passed(days: list[date], counts: Mapping[date, int], most: int) -> date:
    """Give the first day before which not more than so many lie, in the order given."""
    seen = 0
    for day in days:
        seen += counts[day]
        if seen > most:
            return day
    return days[-1]


def periods(first: date, last: date) -> list[ChartPeriod]:
    """Give the finest periods, all alike and not too many, that hold all days from the first to the last."""
    for step in _STEPS:
        found = []
        for period in _periods(step, first, last):
            found.append(period)
            if len(found) > MOST_PERIODS:
                break
        else:
            return found
    return found


def _periods(step: str | int, first: date, last: date) -> Iterator[ChartPeriod]:
    start = _begin(step, first)
    while start <= last:
        following = _following(step, start)
        end = following - timedelta(1) if following else date.max
        yield ChartPeriod(start, end, _value(step, start))
        if following is None:
            return
        start = following


def _begin(step: str | int, day: date) -> date:
    match step:
        case "day":
            return day
        case "week":
            return day - timedelta(min(day.weekday(), day.toordinal() - 1))
        case "month":
            return day.replace(day=1)
        case "quarter":
            return date(day.year, day.month - (day.month - 1) % 3, 1)
    return date(max(1, day.year - day.year % int(step)), 1, 1)


def _following(step: str | int, start: date) -> date | None:
    """Give the first day of the period after this one, None where the calendar ends."""
    try:
        match step:
            case "day":
                return start + timedelta(1)
            case "week":
                return start + timedelta(7)
            case "month" | "quarter":
                months = start.month + (1 if step == "month" else 3)
                return date(start.year + (months > 12), (months - 1) % 12 + 1, 1)
        years = int(step)
        return date(start.year - start.year % years + years, 1, 1)
    except (ValueError, OverflowError):
        return None


def _value(step: str | int, start: date) -> str | None:
    match step:
        case "day":
            return start.isoformat()
        case "week":
            return "{:04}-W{:02}".format(*start.isocalendar())
        case "month":
            return f"{start.year:04}-{start.month:02}"
        case "quarter":
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
    return f"{start.year:04}" if step == 1 else None
