"""Dates of feeds: those of the standards, those of none, and those in Latvian; understood, or None."""

import re
from datetime import UTC, date, datetime, timedelta
from datetime import timezone as fixed_zone
from zoneinfo import ZoneInfo

from hronika.sources.pages.dates import written_date

_LONGEST = 100
_EARLIEST, _LATEST = 1900, 9990
_UNIX_START = 1  # 1970 itself is what programs write that know no date

_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")
_CLOCK = (
    r"(?:(?:T|[\s,]+(?:plkst\.?\s*)?)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?)?\s*(?P<zone>Z|[A-Za-z]{2,5}(?:\s*[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d(?::?\d\d)?)?"
    r"(?:\s*\([^)]*\))?"
)
_WORD = r"[^\W\d_]+"
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        # Tue, 07 May 2024 08:00:00 +0300; Otrdien, 7. maijs 2024, 08:00
        rf"(?:{_WORD}\.?[\s,]+)?(?P<day>\d{{1,2}})[.\s-]+(?P<name>{_WORD})\.?,?[\s-]+(?P<year>\d{{4}}|\d\d)\.?",
        # May 7, 2024
        rf"(?:{_WORD}\.?[\s,]+)?(?P<name>{_WORD})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        # 2024-05-07T08:00:00+03:00, 2024/5/7, 2024.05.07.
        r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})\.?",
        # 07.05.2024
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\.?",
        # 07/05/2024, which is another day elsewhere
        r"(?P<either>\d{1,2})([/-])(?P<other>\d{1,2})\2(?P<year>\d{4})",
    )
)
# Tue May  7 08:00:00 2024
_ASCTIME = re.compile(
    rf"{_WORD}\s+(?P<name>{_WORD})\s+(?P<day>\d{{1,2}})\s+(?P<clock>\d\d:\d\d:\d\d)\s+(?P<zone>[A-Z]{{2,4}}\s+)?"
    r"(?P<year>\d{4})"
)
# Names of months as far as their endings, which are many: English, Latvian and without diacritics.
_MONTHS = (
    ("january", "janvār", "janvar"),
    ("february", "februār", "februar"),
    ("march", "mart"),
    ("april", "aprīl"),
    ("may", "maij"),
    ("june", "jūnij", "junij"),
    ("july", "jūlij", "julij"),
    ("august",),
    ("september", "septembr"),
    ("october", "oktober", "oktobr"),
    ("november", "novembr"),
    ("december", "decembr"),
)
_LONGEST_ENDING = 2
_ZONES = {
    **dict.fromkeys(("Z", "GMT", "UT", "UTC", "WET"), 0),
    **dict.fromkeys(("CET", "WEST", "BST"), 1),
    **dict.fromkeys(("EET", "CEST"), 2),
    **dict.fromkeys(("EEST", "MSK"), 3),
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "CST": -6,
    "MDT": -6,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
}
_OFFSET = re.compile(r"(?:(?:GMT|UTC|UT)\s*)?([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)


def feed_date(text: str, zone: ZoneInfo) -> date | None:
    """Read the date of a feed: a datetime in the outlet's `zone` where a time of day is told, else a date.

    RFC 822 and ISO 8601, also with Latvian names of days and months and with a wrong day of the week; seconds
    and milliseconds of Unix; days in figures where their order is sure; what the Latvian grammar of times
    reads. A time without a zone is one of the outlet's. None where it is none of these, no day of the
    calendar, or in a zone that is not known: never another date than the one meant.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        found = _read(text)
        if found is None or not _EARLIEST <= found.year <= _LATEST:
            return None
        if not isinstance(found, datetime):
            return found
        return found.replace(tzinfo=zone) if found.tzinfo is None else found.astimezone(zone)
    except (ValueError, OverflowError):
        return None


def is_ahead(found: date | None, now: datetime) -> bool:
    """Whether a date lies more than a day behind `now`, an instant with a zone, in time to come."""
    limit = now + timedelta(days=1)
    if isinstance(found, datetime):
        return found > limit
    return found is not None and found > limit.date()


def _read(text: str) -> date | None:
    """Read a date; raises ValueError where it is of a known form and no day or time of day."""
    if _SECONDS.fullmatch(text):
        return _instant(float(text))
    if _MILLISECONDS.fullmatch(text):
        return _instant(int(text) / 1000)
    if match := _COMPACT.fullmatch(text):
        year, month, day, *times, offset = match.groups()
        return _made(int(year), int(month), int(day), times, offset)
    if match := _ASCTIME.fullmatch(text):
        clock: list[str | None] = [*match["clock"].split(":")]
        return _made(int(match["year"]), _month(match["name"]), int(match["day"]), clock, match["zone"])
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _of_form(match)
    return written_date(text)


def _instant(seconds: float) -> datetime:
    if seconds < _UNIX_START:
        raise ValueError
    return datetime.fromtimestamp(seconds, UTC)


def _of_form(match: re.Match[str]) -> date:
    told = match.groupdict()
    year = int(told["year"])
    if len(told["year"]) == 2:
        year += 2000 if year < 70 else 1900
    if told.get("either"):
        first, second = sorted((int(told["either"]), int(told["other"])))
        if first != second and second <= 12:
            raise ValueError("the order of day and month is not known")
        month, day = first, second
    else:
        month, day = _month(told["name"]) if told.get("name") else int(told["month"]), int(told["day"])
    hour = told["hour"]
    if hour is not None and told["half"]:
        if not 1 <= int(hour) <= 12:
            raise ValueError
        hour = str(int(hour) % 12 + (12 if told["half"].lower().startswith("p") else 0))
    return _made(year, month, day, [hour, told["minute"], told["second"]], told["zone"])


def _month(name: str) -> int:
    """Give the number of a month by its name or its first letters, at least three of them."""
    word = name.casefold()
    for number, names in enumerate(_MONTHS, 1):
        for full in names:
            if len(word) >= 3 and (
                full.startswith(word) or (word.startswith(full) and len(word) <= len(full) + _LONGEST_ENDING)
            ):
                return number
    raise ValueError(f"{name} is no month")


def _made(year: int, month: int, day: int, clock: list[str | None], zone: str | None) -> date:
    hour, minute, second = (int(part) if part else None for part in (*clock, None, None, None)[:3])
    if hour is None:
        return date(year, month, day)
    return datetime(year, month, day, hour, minute or 0, second or 0, tzinfo=_zone(zone))


def _zone(name: str | None) -> fixed_zone | None:
    if not name or not (name := name.strip()):
        return None
    if name.upper() in _ZONES:
        return fixed_zone(timedelta(hours=_ZONES[name.upper()]))
    match = _OFFSET.fullmatch(name)
    if match is None:
        raise ValueError(f"{name} is no time zone that is known")
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return fixed_zone(-offset if match[1] == "-" else offset)
