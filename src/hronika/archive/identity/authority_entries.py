"""What an authority list tells of one person or institution: names, dated roles, gender and birth.

Days may be known to the year or the month alone: `2023`, `2023-09`, `2023-09-15`. What the list does not tell
is None.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from hronika.archive.days import Days, days_of
from hronika.archive.identity.profiles import ProfileKind
from hronika.errors import DataError
from hronika.record import Gender

LONGEST = 200
"""Letters that a name, a role or an institution of a list may have."""
MOST_NAMES = 60
"""Names of one entry that are taken."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LATVIAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?")
_MARKUP = re.compile(r"[<>]|&#?\w+;")
_SCRIPTS = ("LATIN", "CYRILLIC")


class ListedRole(NamedTuple):
    """A role that a list gives somebody, and from when to when; `first` and `last` are parts of ISO dates.

    `title` are the words as the list has them, `organization` and `place` say of what it is.
    """

    title: str
    organization: str | None = None
    place: str | None = None
    first: str | None = None
    last: str | None = None

    @property
    def whole_title(self) -> str:
        """The title with what it is of, as it is shown: `mērs (Jelgava)`."""
        of = ", ".join(part for part in (self.organization, self.place) if part)
        return f"{self.title} ({of})" if of else self.title


class AuthorityEntry(NamedTuple):
    """A person or an institution of a list, by the id that it has there."""

    id: str
    kind: ProfileKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[ListedRole, ...] = ()
    gender: Gender | None = None
    born: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the one that it is shown by first."""
        return (self.name, *self.aliases)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of its roles, 1 and 9999 where an end is open, 0 without any day."""
        dated = [role for role in self.roles if role.first or role.last]
        if not dated or any(not (role.first or role.last) for role in self.roles):
            return 0, 0
        return (
            min(int(role.first[:4]) if role.first else 1 for role in dated),
            max(int(role.last[:4]) if role.last else 9999 for role in dated),
        )


class Read(NamedTuple):
    """The entries of a list, and a sentence for each thing in it that cannot be read."""

    entries: tuple[AuthorityEntry, ...]
    problems: tuple[str, ...]


def name_from(text: str) -> str:
    """Give a name as it is compared; raises DataError where it cannot be the name of anybody."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise DataError("has no name")
    if len(name) > LONGEST:
        raise DataError(f"has a name of {len(name)} letters, where {LONGEST} are the most")
    letters = [character for character in name if character.isalpha()]
    if not letters:
        raise DataError(f"has the name {name[:60]!r}, in which there is no letter")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") for character in name):
        raise DataError("has a name with characters that cannot be seen")
    if _MARKUP.search(name):
        raise DataError(f"has the name {name[:60]!r}, in which there is markup: plain text is wanted")
    if not all(unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in letters):
        raise DataError(
            f"has the name {name[:60]!r}, which is in no script that is known: Latin and Cyrillic letters are"
        )
    return name


def day_from(text: str) -> str | None:
    """Give a day, month or year in ISO 8601, None of nothing; raises DataError where it is none."""
    text = text.strip()
    if not text:
        return None
    iso, latvian = _ISO.fullmatch(text), _LATVIAN.fullmatch(text)
    parts = iso.groups() if iso else latvian.groups()[::-1] if latvian else None
    if parts is None:
        raise DataError(f"has {text[:40]!r} for a day, which is none: write 2023-09-15, 2023-09 or 2023")
    year, month, day = (int(part) if part else None for part in parts)
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        raise DataError(f"has {text[:40]!r} for a day, which no calendar has") from None
    return "-".join(
        f"{part:0{width}}" for part, width in ((year, 4), (month, 2), (day, 2)) if part is not None
    )


def bounds_of(day: str) -> Days:
    """Give the first and the last day that a day, month or year, as `day_from` gives it, may be."""
    days = days_of(day)
    assert days is not None
    return days


def check_order(first: str | None, last: str | None) -> None:
    """Raise DataError where a role would end before it began."""
    if first and last and bounds_of(first)[0] > bounds_of(last)[1]:
        raise DataError(f"has a role that ends ({last}) before it begins ({first})")


def distinct(names: Iterable[str], name: str) -> tuple[str, ...]:
    """Give each of the further names once, without the one that stands first."""
    return tuple(dict.fromkeys(each for each in names if each != name))[: MOST_NAMES - 1]
