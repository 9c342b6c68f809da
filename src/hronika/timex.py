"""The forms that a TIMEX3 value can have (ISO 8601 as TimeML writes it), with real days, weeks and hours."""

import re
from datetime import date

from hronika.record import TimeType

REFERENCES = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))
"""Values that TIMEX3 gives to expressions without a place in the calendar: `tagad`, `nesen`."""

_CLOCK = r"(?:(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?)?|24:00)"
_PART_OF_DAY = "MO|MI|AF|EV|NI|DT"
_PART_OF_YEAR = "SP|SU|FA|WI|Q[1-4]|H[12]"
_POINT = re.compile(
    rf"(?P<year>\d{{4}}|XXXX)(?:-(?:{_PART_OF_YEAR}|W(?P<week>\d\d)(?:-WE)?"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)
_LONG = re.compile(r"\d{2,3}", re.ASCII)  # a century or decade
_TIME_OF_DAY = re.compile(rf"T(?:{_CLOCK}|{_PART_OF_DAY})", re.ASCII)
_REPEATED = re.compile(
    rf"XXXX-(?:WXX-(?:[1-7]|WE)|XX-XX|{_PART_OF_YEAR}|(?P<month>\d\d)(?:-(?P<day>\d\d))?)"
    rf"(?:T(?:{_CLOCK}|{_PART_OF_DAY}))?",
    re.ASCII,
)
_AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
_DURATION = re.compile(rf"P(?=[\dTX])(?:{_AMOUNT}[YMWD])*(?:T(?:{_AMOUNT}[HMS])+)?", re.ASCII)
_LEAP_YEAR = 2000


def is_value(kind: TimeType, value: str) -> bool:
    """Whether a string is a value that a TIMEX3 of that type can have."""
    if kind == "DURATION":
        return _DURATION.fullmatch(value) is not None
    if kind == "SET":
        return _DURATION.fullmatch(value) is not None or _is_real(_REPEATED.fullmatch(value))
    if kind == "DATE":
        return value in REFERENCES or _LONG.fullmatch(value) is not None or _is_real(_POINT.fullmatch(value))
    day, mark, time = value.partition("T")
    point = _POINT.fullmatch(day)
    whole_day = point is not None and point["day"] is not None and _is_real(point)
    return _TIME_OF_DAY.fullmatch(mark + time) is not None and (whole_day or not day)


def _is_real(match: re.Match[str] | None) -> bool:
    """Whether a point of the calendar exists; without a year, whether it does in some year."""
    if match is None:
        return False
    parts = match.groupdict()
    told = parts.get("year")
    year = int(told) if told is not None and told != "XXXX" else _LEAP_YEAR
    try:
        if parts.get("week") is not None:
            date.fromisocalendar(year, int(parts["week"]), 1)
        else:
            date(year, int(parts["month"] or 1), int(parts["day"] or 1))
    except ValueError:
        return False
    return True
