"""A draft as it is read to be checked against an archive."""

from datetime import date, datetime

from hronika.archive.drafts.draft import Draft, QuotedSpan
from hronika.article import DEFAULT_TIMEZONE, Article, time_zone
from hronika.errors import DataError
from hronika.language import load_language
from hronika.language.identify import other_language
from hronika.reading.document.faults import faults
from hronika.reading.document.quotations import find_quotations
from hronika.reading.reader import Reader

MOST_CHARACTERS = 300_000
"""The longest draft that is checked, some 40 000 words."""


def read_draft(text: str, published: date | None = None) -> Draft:
    """Read a text that is to be published on a day, by default today.

    Raises DataError where it is empty, too long or in another language.
    """
    if not any(map(str.isalnum, text)):
        raise DataError("The draft is empty: there is nothing in it to check.")
    if len(text) > MOST_CHARACTERS:
        raise DataError(
            f"The draft has {len(text):,} characters, more than the {MOST_CHARACTERS:,} checked at once: "
            "check it part by part."
        )
    language = load_language("lv")
    seen = other_language(text, language.code, language.lexicon.common_words)
    if seen is not None:
        raise DataError(
            f"The draft seems to be in another language ({seen}): drafts are checked in Latvian alone."
        )
    article = Article(text, published=published or today())
    reading = Reader().read_with_lemmas(article)
    quoted = [
        QuotedSpan(each.inner_start, each.inner_end, each.depth, each.closed)
        for each in find_quotations(text)
    ]
    return Draft(
        text,
        article.published or today(),
        reading.record,
        reading.words,
        tuple(quoted),
        tuple(faults(text, language.lexicon)),
    )


def today() -> date:
    """Give the day that it is where the outlets are."""
    return datetime.now(time_zone(DEFAULT_TIMEZONE)).date()
