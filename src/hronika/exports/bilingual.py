"""Words in Latvian and English side by side, as HTML of which a page shows one."""

from markupsafe import Markup

from hronika.exports.i18n import (
    LANGUAGES,
    count_in_words,
    in_words,
    number_in_words,
    time_in_words,
    warning_in_words,
)
from hronika.exports.markup import plain


def in_both(latvian: str, english: str) -> Markup:
    """Mark up the same thing said in both languages."""
    if latvian == english:
        return Markup("<span>{}</span>").format(plain(latvian))
    return Markup('<span class="lv" lang="lv">{}</span><span class="en" lang="en">{}</span>').format(
        plain(latvian), plain(english)
    )


def both(key: str) -> Markup:
    """Give a word of the table of strings: `both("act.say")`."""
    return in_both(*(in_words(key, language) for language in LANGUAGES))


def time_in_both(value: str, *, repeated: bool = False) -> Markup:
    """Write a TIMEX3 value; `repeated` says that it is that of a SET."""
    return in_both(*(time_in_words(value, language, repeated=repeated) for language in LANGUAGES))


def number_in_both(number: float, unit: str | None) -> Markup:
    """Write a number with its unit after it."""
    after = f"\u00a0{unit}" if unit else ""
    return in_both(*(number_in_words(number, language) + after for language in LANGUAGES))


def count_in_both(number: int, key: str) -> Markup:
    """Write how many there are of something, by its key in the table: `count_in_both(2, "events")`."""
    return in_both(*(count_in_words(number, key, language) for language in LANGUAGES))


def warning_in_both(warning: str) -> Markup:
    """Give a warning of a record."""
    return in_both(*(warning_in_words(warning, language) for language in LANGUAGES))
