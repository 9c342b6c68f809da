"""The days that time values mean."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.+)?)?))?",
    re.ASCII,
)
_FIRST_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Days(NamedTuple):
    """The first and the last day that a time value may mean."""

    first: date
    last: date


@lru_cache(1 << 12)
def days_of(value: str) -> Days | None:
    """Give the days that a TIMEX3 value may mean, None where it means no stretch of the calendar.

    >>> days_of("2024-02")
    Days(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    >>> days_of("P2Y"), days_of("PAST_REF"), days_of("XXXX-12")
    (None, None, None)
    """
    match = _POINT.fullmatch(value)
    if match is None:
        return None
    year = int(match["year"])
    try:
        if match["week"]:
            first = date.fromisocalendar(year, int(match["week"]), 1)
            return Days(first, first + timedelta(6))
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return Days(day, day)
        if match["quarter"]:
            return _months(year, 3 * int(match["quarter"]) - 2, 3)
        if match["half"]:
            return _months(year, 6 * int(match["half"]) - 5, 6)
        if match["season"]:
            return _months(year, _FIRST_MONTHS[match["season"]], 3)
        if match["month"]:
            return _months(year, int(match["month"]), 1)
        return _months(year, 1, 12)
    except (ValueError, OverflowError):
        return None


def _months(year: int, first: int, count: int) -> Days:
    later, month = divmod(first + count - 2, 12)
    last = calendar.monthrange(year + later, month + 1)[1]
    return Days(date(year, first, 1), date(year + later, month + 1, last))
