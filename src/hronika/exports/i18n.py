"""What Hronika says to a person, in Latvian and English: its own words, times and numbers."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from math import floor, log10
from pathlib import Path
from typing import Any, Literal

Interface = Literal["lv", "en"]
LANGUAGES: tuple[Interface, ...] = ("lv", "en")

_STRINGS = Path(__file__).with_name("strings.toml")

_CLOCK = r"(?:T(?:(?P<clock>\d\d(?::\d\d){0,2})|(?P<daypart>[A-Z]{2})))?"
_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>SP|SU|FA|WI|Q[1-4]|H[12])|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)" + _CLOCK + ")?)?"
)
_NO_YEAR = re.compile(
    r"(?:XXXX-(?:(?P<part>SP|SU|FA|WI)|WXX-(?:(?P<weekend>WE)|(?P<weekday>[1-7]))"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?|XX-XX(?=T)))?" + _CLOCK
)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?|X)([YMWDHS])")
_DURATION = re.compile(r"P(?=.)(?:(?:\d+(?:\.\d+)?|X)[YMWD])*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?")


@cache
def strings() -> dict[str, Any]:
    """The table of words, read once."""
    return tomllib.loads(_STRINGS.read_text(encoding="utf-8"))


def in_words(key: str, language: Interface) -> str:
    """Give a word of the table: `in_words("act.say", "en")`; raises KeyError where there is none."""
    entry = strings()
    for part in key.split("."):
        entry = entry[part]
    return str(entry[language])


def time_in_words(value: str, language: Interface, *, repeated: bool = False) -> str:
    """Write a TIMEX3 value as people do: `2 gadi` for `P2Y`, `tagad` for `PRESENT_REF`.

    `repeated` says that it is that of a SET, for which `P1D` is every day. A value of a form that TIMEX3
    values do not have here stays as it is.
    """
    if value in strings()["reference"]:
        return in_words(f"reference.{value}", language)
    if "/" in value:
        return " – ".join(time_in_words(part, language, repeated=repeated) for part in value.split("/"))
    if _DURATION.fullmatch(value):
        return _duration(value, language, repeated)
    if re.fullmatch(r"\d{2,3}", value):
        return _long_ago(value, language)
    if match := _POINT.fullmatch(value):
        return _point(match, language) or value
    if value and (match := _NO_YEAR.fullmatch(value)):
        return _without_year(match, language, repeated) or value
    return value


def number_in_words(number: float, language: Interface) -> str:
    """Write a number with its thousands apart, what is no whole number to four figures or three places."""
    places = 0 if number % 1 == 0 else max(3, 3 - floor(log10(abs(number))))
    grouped = f"{number:,.{places}f}"
    grouped = grouped.rstrip("0").rstrip(".") if places else grouped
    grouped = grouped.replace(",", "\u202f").replace("-", "−")
    return grouped.replace(".", ",") if language == "lv" else grouped


def count_in_words(number: int, key: str, language: Interface) -> str:
    """Write a number of things in the form that the language has for it: `1 raksts`, `12 raksti`."""
    forms = strings()["count"][key][language]
    return f"{number}\u00a0{form_of_count(forms, number, language)}"


def warning_in_words(warning: str, language: Interface) -> str:
    """Give a warning of a record, which is an English sentence; one that the table lacks stays English."""
    if language == "en":
        return warning
    for pattern, translated in _warnings():
        if match := pattern.fullmatch(warning):
            return translated.format(*match.groups())
    return warning


@cache
def _warnings() -> list[tuple[re.Pattern[str], str]]:
    """English warnings as patterns, with a group for what is the article's, and their Latvian templates."""
    return [
        (re.compile("(.*)".join(map(re.escape, entry["en"].split("{}"))), re.DOTALL), entry["lv"])
        for entry in strings()["warning"].values()
    ]


def form_of_count(forms: list[str], number: float, language: Interface) -> str:
    """Choose among the forms of a noun, two in English and three in Latvian, by the plural rules of CLDR.

    Latvian has one for 1, 21, 31 …, one for 10 to 20, 30, 40 … (`10 gadu`) and one for all others.
    """
    if language == "en":
        return forms[number != 1]
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    if number % 10 == 0 or (11 <= number % 100 <= 19 and number % 1 == 0):
        return forms[2]
    return forms[1]


def _duration(value: str, language: Interface, repeated: bool) -> str:
    date_part, _, clock_part = value.partition("T")
    amounts = [(amount, unit) for amount, unit in _AMOUNT.findall(date_part)]
    # M is a month before the T and a minute after it
    amounts += [(amount, "TM" if unit == "M" else unit) for amount, unit in _AMOUNT.findall(clock_part)]
    words = strings()["unit"]
    if repeated and len(amounts) == 1 and amounts[0][0] != "X":
        number, unit = float(amounts[0][0]), words[amounts[0][1]]
        if number == 1:
            return str(unit["every"][language])
        said = unit["after"] if language == "lv" else unit["en"][1]
        return f"{in_words('once_in', language)} {number_in_words(number, language)}\u00a0{said}"
    parts = []
    for amount, name in amounts:
        unit = words[name]
        if amount == "X":
            parts.append(str(unit["some"][language]))
            continue
        number = float(amount)
        parts.append(
            f"{number_in_words(number, language)}\u00a0{form_of_count(unit[language], number, language)}"
        )
    return " ".join(parts)


def _long_ago(value: str, language: Interface) -> str:
    """A century (`19` is the years 1900 to 1999) or a decade (`199`)."""
    if len(value) == 3:
        return f"{value}0.–{value}9.\u00a0gads" if language == "lv" else f"{value}0s"
    century = int(value) + 1
    return f"{century}.\u00a0gadsimts" if language == "lv" else f"{_ordinal(century)} century"


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _point(match: re.Match[str], language: Interface) -> str | None:
    """A year, with month and day where they are known; None where the calendar has no such day."""
    latvian = language == "lv"
    year = match["year"]
    if part := match["part"]:
        name = in_words(f"part.{part}", language)
        if latvian:
            return f"{year}. gada {name}"
        return f"{name} of {year}" if part[0] in "QH" else f"{name} {year}"
    if match["week"]:
        return _week(match, language)
    if not match["month"]:
        return f"{year}. gads" if latvian else year
    if not (day := match["day"]):
        month = _month(match["month"], language)
        return month and (f"{year}. gada {month}" if latvian else f"{month} {year}")
    try:
        written = _day(date(int(year), int(match["month"]), int(day)), language)
    except ValueError:
        return None
    return written + _clock(match, language)


def _day(day: date, language: Interface, *, year: bool = True) -> str:
    month = strings()["months"][language][day.month - 1]
    if language == "lv":
        return f"{day.year}. gada {day.day}. {month}" if year else f"{day.day}. {month}"
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def _week(match: re.Match[str], language: Interface) -> str | None:
    """A week or its end with the days it has, as few know weeks by number."""
    year, week = int(match["year"]), int(match["week"])
    try:
        monday = date.fromisocalendar(year, week, 1)
        sunday = monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    first = sunday - timedelta(days=1) if match["weekend"] else monday
    if first.year != sunday.year:
        days = f"{_day(first, language)} – {_day(sunday, language)}"
    elif first.month != sunday.month:
        latvian = language == "lv"
        days = f"{_day(first, language, year=latvian)} – {_day(sunday, language, year=not latvian)}"
    elif language == "lv":
        days = _day(first, language).replace(f" {first.day}. ", f" {first.day}.–{sunday.day}. ")
    else:
        days = f"{first.day}–{_day(sunday, language)}"
    if match["weekend"]:
        return f"{in_words('weekend', language)}, {days}"
    return f"{week}. nedēļa, {days}" if language == "lv" else f"week {week}, {days}"


def _month(number: str, language: Interface) -> str | None:
    return str(strings()["months"][language][int(number) - 1]) if 1 <= int(number) <= 12 else None


def _clock(match: re.Match[str], language: Interface, before: str = ", ") -> str:
    if clock := match["clock"]:
        return f"{before}plkst. {clock}" if language == "lv" else f"{before}{clock}"
    if daypart := match["daypart"]:
        return f"{before}{_named('time_of_day', daypart, language)}"
    return ""


def _named(table: str, key: str, language: Interface) -> str:
    words: Mapping[str, Any] = strings()[table]
    return str(words[key][language]) if key in words else key


def _without_year(match: re.Match[str], language: Interface, repeated: bool) -> str | None:
    """What lies on no certain day: every Tuesday, every morning, 8 o'clock, 9 May of no certain year."""
    words = strings()
    latvian = language == "lv"
    every, daypart = in_words("every", language), match["daypart"]
    at = " " if latvian else " at "
    if weekday := match["weekday"]:
        name = words["weekdays"][language][int(weekday) - 1]
        if daypart:
            part = _named("times_of_day", daypart, language)
            return f"{name} {part}" if latvian else f"{every} {name} {part}"
        return f"{every} {name}{_clock(match, language, at)}"
    if match["weekend"]:
        return f"{every} {words['each_weekend'][language]}"
    if part := match["part"]:
        return f"{every} {_named('each_part', part, language)}"
    if not match["month"]:
        if not match[0].startswith("XXXX"):
            return _clock(match, language, "")
        if daypart:
            return f"{every} {_named('each_time_of_day', daypart, language)}"
        return f"{in_words('unit.D.every', language)}{_clock(match, language, at)}"
    if (month := _month(match["month"], language)) is None:
        return None
    day = int(match["day"] or 0)
    if not repeated:
        return month if not day else f"{day}. {month}" if latvian else f"{day} {month}"
    if latvian:
        month = words["months_in"]["lv"][int(match["month"]) - 1]
        return f"katru gadu {f'{day}. ' if day else ''}{month}"
    return f"every year on {day} {month}" if day else f"every {month}"
