"""What the pages say in Latvian and in English, and how they write days, times and numbers.

The words stand in `strings/`, a file a page; those for what a record holds are the report's
(`hronika.exports.i18n`).
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from hronika.denials import stance_to_name
from hronika.exports.i18n import (
    LANGUAGES,
    Interface,
    form_of_count,
    in_words,
    number_in_words,
    time_in_words,
    warning_in_words,
)
from hronika.exports.markup import isolated
from hronika.web.told import ToldSentence, told

_FOLDER = Path(__file__).with_name("strings")
# `14. oktobris`, `14 October`, `8 mēneši`: a line does not end between them.
_CODED = frozenset(
    {"type", "mode", "act", "stance", "vouched"}
)  # filters whose values are no words of a text
_TOGETHER = re.compile(r"(?<!\d)(\d{1,2}\.?) (?=[^\W\d_])")


@cache
def strings() -> dict[str, Any]:
    """The words of all pages by file and key, read once."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(_FOLDER.glob("*.toml"))}


@cache
def _sentence(key: str, language: Interface) -> str:
    file, _, rest = key.partition(".")
    found: Any = strings().get(file)
    for part in rest.split(".") if found else ():
        found = found.get(part) if isinstance(found, Mapping) else None
    return str(found[language] if found else in_words(key, language))


@lru_cache(maxsize=4096)
def _time(value: str, language: Interface, repeated: bool) -> str:
    return _TOGETHER.sub("\\1\u00a0", time_in_words(value, language, repeated=repeated))


class PageWords:
    """The words of one language: `words("front.title")`, `words("search.found", query="tilts")`."""

    def __init__(self, language: Interface) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Give a sentence by its key, `FILE.KEY`, with values put into it; raises KeyError for no such key.

        What is in no file of a page is looked for among the words of the report: `words("act.say")`.
        """
        sentence = _sentence(key, self.language)
        if not values:
            return sentence
        apart = {name: isolated(value) if type(value) is str else value for name, value in values.items()}
        return sentence.format(**apart)

    def count(self, number: int, key: str) -> str:
        """Write how many there are of something: `words.count(21, "common.articles")` is `21 raksts`."""
        file, _, rest = key.partition(".")
        forms: list[str] = strings()[file]["count"][rest][self.language]
        return f"{self.number(number)}\u00a0{form_of_count(forms, number, self.language)}"

    def stance(self, stance: str | None) -> str | None:
        """Say that a source denies, doubts or leaves open what it says; None where that need not be said."""
        named = stance_to_name(stance)
        return self(f"stance.{named}") if named else None

    def told_by(self, within: str | None, teller: str | None) -> str | None:
        """Say who tells of a statement that is quoted in another, `within`; None where the article does.

        Without this its words would stand there as said to the outlet.
        """
        if within is None:
            return None
        return self("common.told_by", name=teller) if teller else self("within")

    def certainty(self, vouched: str, polarity: str, denied_by: str | None, by_article: bool) -> str:
        """Say how far a text vouches for an event, without saying who does, as `factuality` does."""
        told = self(f"vouched.{vouched}")
        if vouched == "denied" and (denied_by or by_article):
            told = self("denial.article" if by_article else "denial.source")
        return f"{told}, {self('negative')}" if polarity == "negative" else told

    def factuality(
        self, vouched: str, polarity: str, speaker: str | None, denied_by: str | None, by_article: bool
    ) -> str:
        """Say how far a text vouches for an event, who tells of it, and who denies it where it is denied.

        `denied_by` names the source that does, `by_article` says that the article does; with neither it stays
        open who.
        """
        told = self.certainty(vouched, polarity, denied_by, by_article)
        if vouched == "denied" and speaker != denied_by:
            told += f" ({isolated(denied_by)})" if denied_by else ""
            told += f", {self('vouched.attributed')}" if speaker else ""
        return told + (f" ({isolated(speaker)})" if speaker else "")

    def number(self, number: float) -> str:
        """Write a number with its thousands apart."""
        return number_in_words(number, self.language)

    def amount(self, number: float, unit: str | None) -> str:
        """Write a number with its unit after it."""
        return self.number(number) + (f"\u00a0{unit}" if unit else "")

    def warning(self, warning: str) -> str:
        """Give a warning of a record, which is an English sentence."""
        return warning_in_words(warning, self.language)

    def told(self, sentence: str) -> ToldSentence:
        """Give a sentence of the rooms below in the language of the page; what is not known is English."""
        found = told(sentence, self.language)
        if found.code is None and (warning := warning_in_words(sentence, self.language)) != sentence:
            return ToldSentence(warning, self.language, "warning")
        return found

    def time(self, value: str, *, repeated: bool = False) -> str:
        """Write a TIMEX3 value, which may be a day by ISO 8601."""
        return _time(value, self.language, repeated)

    def day(self, day: date | str | None) -> str:
        """Write a day, and a dash for none that is known."""
        if day is None:
            return "–"
        written = day if isinstance(day, str) else day.isoformat()[:10]
        return self.time(written)

    def moment(self, moment: datetime) -> str:
        """Write an instant to the minute, in the zone that it is in."""
        return f"{self.day(moment.date())}, {moment:%H:%M}"

    def filter(self, name: str, value: str, kind: str = "statement") -> str:
        """Write the value of a filter of a search; what is no value of it stays as it was asked."""
        if name in ("period", "since", "until"):
            return self.time(value)
        if name not in _CODED or "." in value:
            return value
        try:
            return self(f"{'kind' if (name, kind) == ('type', 'name') else name}.{value}")
        except KeyError:
            return value

    def period(self, first: date | None, last: date | None) -> str:
        """Write from when to when, by years where it is more than one."""
        if first is None or last is None:
            return self.day(first or last)
        if first.year != last.year:
            return f"{first.year}–{last.year}"
        return str(first.year)


def chosen(asked: str | None, kept: str | None, accepted: str) -> Interface:
    """Choose the language of a page: that asked for, that kept from before, else the browser's, else Latvian.

    `accepted` is the header Accept-Language (RFC 9110, 12.5.4).
    """
    for language in (asked, kept):
        for known in LANGUAGES:
            if language == known:
                return known
    wanted: list[tuple[float, Interface]] = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        for known in LANGUAGES:
            if tag.lower().split("-")[0] == known:
                wanted.append((_weight(weight), known))
    return max(wanted, key=lambda each: each[0])[1] if wanted else "lv"


def _weight(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
