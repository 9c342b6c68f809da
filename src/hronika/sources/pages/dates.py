"""Dates as pages write them; the words of Latvian are read by the grammar of times."""

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hronika.language.latvian.times import LatvianTimes

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(\d{1,2}:\d\d)(?::\d\d)?)?")
# `7. maijs 2024` becomes `2024. gada 7. maijs`, `7.maijs` `7. maijs`.
_YEAR_LAST = re.compile(
    r"\b(\d{1,2})\.\s*([^\W\d_]{3,12}),?\s+(\d{4})\.?(?!\d)(?:\s*g(?:ads|ada|adā|\.))?", re.IGNORECASE
)
_UNSPACED = re.compile(r"(?<=\d)\.(?=[^\W\d_])")
_CLOCK = re.compile(r"(?:\bplkst\.?\s*|[\s,|•·–-])(\d{1,2})[:.](\d\d)(?![.\d])")
_EARLIEST = 1900


def iso_date(text: str) -> date | None:
    """Read an ISO 8601 date or instant as machines write them, with or without a zone; None if it is none."""
    match = _ISO.match(text.strip())
    if match is None:
        return None
    day, clock, zone = match.groups()
    try:
        if clock is None:
            return date.fromisoformat(day)
        return datetime.fromisoformat(f"{day}T{clock}{zone or ''}")
    except ValueError:
        return None


def written_date(text: str) -> date | None:
    """Read the one date that a short text in Latvian holds, with its time of day if it tells one.

    `2024. gada 6. maijs, plkst. 12.30`, `7. maijs 2024, 08:00`, `07.05.2024 08:00`, `2024/5/7`. None where
    there is none, where the year is not told, where it is no day of the calendar, and where there are two.
    """
    found = iso_date(text)
    if found is None and (match := _SLASHED.search(text)):
        year, month, day, clock = match.groups()
        found = _from_value(f"{year}-{month:>02}-{day:>02}" + (f"T{clock:>05}" if clock else ""))
    return found or _by_grammar(text)


@cache
def _times() -> "LatvianTimes":
    from hronika.language.latvian.times import LatvianTimes

    return LatvianTimes()


def _by_grammar(text: str) -> date | None:
    from hronika.language.latvian.tokenizer import sentences

    text = _YEAR_LAST.sub(r"\3. gada \1. \2", _UNSPACED.sub(". ", text))
    values = {
        expression.value
        for found in _times().expressions(sentences(text), None)
        for expression in found
        if expression.value
    }
    days = {value for value in values if _from_value(value) is not None}
    if len({value[:10] for value in days}) != 1:
        return None
    value = max(days, key=len)
    if "T" not in value and (clock := _CLOCK.search(text)):
        value = f"{value}T{int(clock[1]):02}:{clock[2]}"
    return _from_value(value)


def _from_value(value: str) -> date | None:
    try:
        found = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None
    return found if len(value) >= 10 and found.year >= _EARLIEST else None
