"""A news article as it came in, and what is known about it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from hronika.errors import DataError, UsageError

MAX_CHARACTERS = 5_000_000
"""The longest text taken as one article, in code points; a whole book is about a million."""

DEFAULT_TIMEZONE = "Europe/Riga"
"""The time zone of an outlet that does not say: that of Latvia."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Article:
    """A text to read and what is known about it.

    `text` is kept exactly as given: every offset of the record counts its code points. `published` is the
    outlet's own day on which the article appeared, from which "yesterday" is counted; without it such dates
    stay unresolved. A datetime given as `published` becomes its day in the outlet's `timezone` (an IANA
    name, in which a datetime without a zone is understood) and is kept as `published_at`, in UTC. `language`
    is an ISO 639-1 code. `incomplete` says that the text is only the beginning of the article, as pages show
    it that are to be paid for; `changed_at` is the instant at which its outlet says that it changed it last,
    in UTC as `published_at`. Raises DataError on a text that is empty, binary or too long, and on fields
    that are no strings of Unicode; UsageError on an unknown time zone and on an instant at the edge of the
    calendar.
    """

    text: str
    id: str = ""
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "lv"
    published_at: datetime | None = None
    timezone: str = DEFAULT_TIMEZONE
    incomplete: bool = False
    changed_at: datetime | None = None

    def __post_init__(self) -> None:
        for name in ("text", "id", "title", "outlet", "url", "language"):
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name in ("text", "id", "language")):
                raise DataError(f"The article's `{name}` is not a string.").of("unsuitable value")
        for name, kind, told in (
            ("published", date, "date"),
            ("published_at", datetime, "datetime"),
            ("changed_at", datetime, "datetime"),
        ):
            value = getattr(self, name)
            if value is not None and not isinstance(value, kind):
                raise DataError(f"The article's `{name}` is no `datetime.{told}`.").of("unsuitable value")
        if not isinstance(self.incomplete, bool):
            raise DataError("The article's `incomplete` is neither true nor false.").of("unsuitable value")
        if not self.text.strip():
            raise DataError("The text is empty: there is nothing to read.").of("missing text")
        if "\0" in self.text:
            raise DataError("The text holds NUL characters, so it is binary data and not an article.").of(
                "unreadable encoding"
            )
        for name in ("text", "id", "title", "outlet", "url"):
            if any("\ud800" <= character <= "\udfff" for character in set(getattr(self, name) or "")):
                raise DataError(
                    f"The {name} holds lone surrogates: it was decoded wrongly, read it again as UTF-8."
                ).of("unreadable encoding")
        if len(self.text) > MAX_CHARACTERS:
            raise DataError(
                f"The text has {len(self.text):,} characters, more than the {MAX_CHARACTERS:,} taken as one "
                "article: split it."
            ).of("text too long")
        if not self.id:
            object.__setattr__(self, "id", self.sha256[:16])
        given = self.published if isinstance(self.published, datetime) else self.published_at
        if given is not None:
            day, instant = _in_zone(given, time_zone(self.timezone))
            object.__setattr__(self, "published", day)
            object.__setattr__(self, "published_at", instant)
        if self.changed_at is not None:
            object.__setattr__(self, "changed_at", _in_zone(self.changed_at, time_zone(self.timezone))[1])

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal: what pins a record to its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def time_zone(name: str) -> ZoneInfo:
    """Find a time zone by its IANA name; raises UsageError where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError):
        raise UsageError(
            f"The time zone {str(name)[:40]!r} is not known: name one of the IANA database, such as "
            "Europe/Riga."
        ) from None


def _in_zone(given: datetime, zone: ZoneInfo) -> tuple[date, datetime]:
    """Give the day of an instant in a zone, and the instant in UTC; one without a zone is one of it."""
    try:
        local = given.replace(tzinfo=zone) if given.tzinfo is None else given.astimezone(zone)
        return local.date(), local.astimezone(UTC)
    except OverflowError:
        raise UsageError(f"The published time {given.isoformat()} lies outside the calendar.") from None


def parse_published(value: date | str | None) -> date | None:
    """Read a time of publication: a date, or a datetime where it has a time of day; None stays None.

    A string is an ISO 8601 date (`2022-12-19`) or date and time, with or without a zone. Raises UsageError
    on anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if _ISO_DATE.match(text):
        try:
            if len(text) == len("2022-12-19"):
                return date.fromisoformat(text)
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise UsageError(f"The published date {text[:40]!r} is not a date: write it as 2022-12-19.")


def article_from(given: Article | Mapping[str, Any], timezone: str = DEFAULT_TIMEZONE) -> Article:
    """Make an article of a mapping with `text` and perhaps the other fields of an Article.

    `timezone` is the IANA name of the outlet's time zone where the mapping has none. Other keys are left
    aside. Raises DataError where a value is not what it should be.
    """
    if isinstance(given, Article):
        return given
    if not isinstance(given, Mapping):
        raise DataError(
            f"An article is an Article or a mapping with `text`, and not of the type {type(given).__name__}."
        ).of("unsuitable value")
    known = {key: given.get(key) for key in ("text", "title", "outlet", "url", "language", "incomplete")}
    if known["text"] is None:
        raise DataError("The article has no `text`.").of("missing text")
    zone = given.get("timezone") or timezone
    try:
        time_zone(zone)
        return Article(
            id=_identifier(given.get("id")),
            published=parse_published(given.get("published")),
            changed_at=_instant(given.get("changed_at")),
            timezone=zone,
            **{key: value for key, value in known.items() if value is not None},
        )
    except UsageError as error:
        raise DataError(str(error)).of("unsuitable value") from None


def _instant(value: Any) -> datetime | None:
    """Read an instant; a mere day is none."""
    found = parse_published(value)
    return found if isinstance(found, datetime) else None


def _identifier(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise DataError("The article's `id` is neither a string nor a whole number.").of("unsuitable value")
