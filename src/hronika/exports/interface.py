"""The report's own words in Latvian and English, and dates and numbers written the way each does."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

LANGUAGES = ("lv", "en")

_STRINGS = Path(__file__).with_name("report") / "strings.toml"
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>SP|SU|FA|WI|Q[1-4]|H[12])|-W(?P<week>\d\d)(?:-(?P<weekend>WE))?"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?:(?P<clock>\d\d(?::\d\d)?)|(?P<daypart>[A-Z]{2})))?)?)?"
)


@cache
def strings() -> dict[str, Any]:
    """The table of words, read once."""
    return tomllib.loads(_STRINGS.read_text(encoding="utf-8"))


def both(key: str) -> Markup:
    """Give a word in both languages, for the page to show one: `both("act.say")`."""
    entry = strings()
    for part in key.split("."):
        entry = entry[part]
    return in_both(entry["lv"], entry["en"])


def in_both(latvian: str, english: str) -> Markup:
    """Mark up the same thing said in both languages."""
    if latvian == english:
        return Markup("<span>{}</span>").format(latvian)
    return Markup('<span class="lv" lang="lv">{}</span><span class="en" lang="en">{}</span>').format(
        latvian, english
    )


def date_in_words(value: str) -> Markup:
    """Write a TIMEX3 value as people do; one of an unusual form stays as it is."""
    return in_both(*(_date(value, language) for language in LANGUAGES))


def number_in_words(number: float, unit: str | None) -> Markup:
    """Write a number with its thousands apart and its unit after it."""
    grouped = f"{number:,.10f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    unit = f"\u00a0{unit}" if unit else ""
    latvian = grouped.replace(",", "\u202f").replace(".", ",")
    return in_both(latvian + unit, grouped.replace(",", "\u202f") + unit)


def _date(value: str, language: str) -> str:
    match = _VALUE.fullmatch(value)
    if match is None:
        return value
    words = strings()
    latvian = language == "lv"
    year = match["year"]
    if part := match["part"]:
        name = words["part"][part][language]
        return f"{year}. gada {name}" if latvian else f"{name} {year}"
    if week := match["week"]:
        return f"{year}. gada {int(week)}. nedēļa" if latvian else f"week {int(week)}, {year}"
    if not match["month"]:
        return f"{year}. gads" if latvian else year
    if not 1 <= int(match["month"]) <= 12:
        return value
    month = words["months"][language][int(match["month"]) - 1]
    if not (day := match["day"]):
        return f"{year}. gada {month}" if latvian else f"{month} {year}"
    date = f"{year}. gada {int(day)}. {month}" if latvian else f"{int(day)} {month} {year}"
    if clock := match["clock"]:
        return f"{date}, plkst. {clock}" if latvian else f"{date}, {clock}"
    if daypart := match["daypart"]:
        name = words["time_of_day"].get(daypart, {}).get(language, daypart)
        return f"{date}, {name}"
    return date
