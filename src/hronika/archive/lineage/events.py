"""Whether two events of different articles are one: what is compared, how likely, what rules it out.

How far an article vouches for it is not compared: planned, denied and done are what is told of one event in
turn. The weights stand here; they are set by hand, on pairs of our own (`tests/test_lineage_events.py`).
"""

import math
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pydantic_core import from_json, to_json

from hronika.archive.current import CurrentVersion
from hronika.archive.days import days_of
from hronika.archive.lineage.facts import (
    FactsOf,
    NameInWords,
    is_same_name,
    name_in_words,
    stored_name,
)
from hronika.archive.lineage.members import Member, key_of
from hronika.archive.lineage.sketches import REACH
from hronika.archive.numbers import day_of
from hronika.archive.rows import PLACES
from hronika.record import Event, Name, Participant, Record, Span

LEAST = 0.5
"""The likelihood from which two events are one."""
MOST_APART = timedelta(days=3)
"""How long after an event an article tells of it that does not date it."""
_TO_COME = timedelta(days=14)  # and how long before, of one that is to come

ROLES = ("agent", "patient", "counterpart")
_BIAS = -3.2
_SAME_WORD = 1.0
_NEAR = 2.5  # one article is a copy of the other
_SAME_NAME, _SAME_WORDS, _OTHER_WORDS = 2.0, 1.0, -0.7  # of who takes part in one role
_OTHER_THING = -2.0  # to which it is done
_OTHER_NUMBER = -1.0
_SAME_PLACE, _OTHER_PLACE = 1.5, -3.5
_SAME_DAY = 1.5
_ALONE = 0.6  # of a name that is all there is to an event
_AGAIN = frozenset(("assault", "consult", "competition"))  # what befalls the same ones day after day
_ALIKE = 0.5  # of the words of both, where each has some of its own

_MOST_TOLD = 5  # things that bands are made of each two of


class ComparedPart(NamedTuple):
    """A participant: the role, the name or None, the stems of the words, the numbers among them."""

    role: str
    name: NameInWords | None
    stems: tuple[int, ...]
    numbers: tuple[str, ...]


class ComparedEvent(NamedTuple):
    """What an event is compared by.

    `word` is a hash of the stem of its predicate; `first` and `last` are the ordinals of the days on which it
    may be, both None where nothing tells, `is_dated` says that the article dates it itself.
    """

    type: str | None
    word: int
    parts: tuple[ComparedPart, ...]
    places: tuple[NameInWords, ...]
    first: int | None
    last: int | None
    is_dated: bool

    @property
    def day(self) -> date | None:
        """The day by which it is looked for: the middle of when it may be."""
        if self.first is None or self.last is None:
            return None
        return date.fromordinal((self.first + self.last) // 2)


class EventComparison:
    """How events are compared (`hronika.archive.lineage.members.Comparison`)."""

    def packed(self, features: ComparedEvent) -> bytes:
        """Write what is compared as bytes."""
        return to_json(features)

    def unpacked(self, stored: bytes) -> ComparedEvent:
        """Read it."""
        type, word, parts, places, *rest = from_json(stored)
        return ComparedEvent(
            type,
            word,
            tuple(
                ComparedPart(role, stored_name(name) if name else None, tuple(stems), tuple(numbers))
                for role, name, stems, numbers in parts
            ),
            tuple(map(stored_name, places)),
            *rest,
        )

    def bands(self, features: Sequence[ComparedEvent]) -> list[list[int]]:
        """Give the bands of each: its sort with each two things that are told of it, its word with each."""
        return [sorted(set(_bands(each))) for each in features]

    def stems(self, features: ComparedEvent) -> tuple[int, ...]:
        """Give the hash of its type and of its word."""
        return features.word, _hash(features.type or "")

    def likelihood(self, one: ComparedEvent, other: ComparedEvent, *, near: bool) -> float:
        """Say how likely two events are one, 0 below `LEAST` and where something rules it out."""
        # One word is not always read in one sense.
        if one.word != other.word and (one.type is None or one.type != other.type):
            return 0.0
        if _contradict(one, other) or (has_other_numbers(one, other) and not near):
            return 0.0
        value = _BIAS + _SAME_WORD * (one.word == other.word) + _NEAR * near
        for role in ROLES:
            value += _of_role(role, _in_role(one, role), _in_role(other, role))
        if not _in_role(one, "patient") and not _in_role(other, "patient"):
            # Whoever acts alone is all that there is to it.
            value += _ALONE * _are_the_same(_names(one, "agent"), _names(other, "agent"))
        elif one.type not in _AGAIN and not (_in_role(one, "agent") and _in_role(other, "agent")):
            # So is whom something was done to, where one does not tell by whom.
            value += _ALONE * _are_the_same(_names(one, "patient"), _names(other, "patient"))
        if one.places and other.places:
            value += _SAME_PLACE if _shares_name(one.places, other.places) else _OTHER_PLACE
        if one.is_dated and other.is_dated and one.first == one.last == other.first == other.last:
            value += _SAME_DAY
        if has_other_numbers(one, other):
            value += _OTHER_NUMBER
        likelihood = 1 / (1 + math.exp(-value))
        return round(likelihood, 3) if likelihood >= LEAST else 0.0

    def contradict(self, one: ComparedEvent, other: ComparedEvent) -> bool:
        """Say whether two can never be one: other days, others of other names in one role, or not as many.

        Of copies one may have a later number than the other.
        """
        return _contradict(one, other) or has_other_numbers(one, other)


def _contradict(one: ComparedEvent, other: ComparedEvent) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        if (one.first is None) != (other.first is None):
            return True
    elif one.first > other.last or other.first > one.last:
        return True
    for role in ROLES:
        names = _names(one, role), _names(other, role)
        if names[0] and names[1] and not _shares_name(*names):
            return True
    return False


def has_other_numbers(one: ComparedEvent, other: ComparedEvent) -> bool:
    """Say whether both tell how many take part in a role, and not as many."""
    for role in ROLES:
        numbers = [
            {each for part in _in_role(event, role) for each in part.numbers} for event in (one, other)
        ]
        if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
            return True
    return False


def events_of(version: CurrentVersion, facts_of: FactsOf) -> list[Member[ComparedEvent]]:
    """Give the events of a version as members of groups."""
    record, published = version.record, day_of(version.number)
    article = f"{record.article.outlet}\n{record.article.id}\n{record.article.sha256}"
    times = {time.id: time.value for time in record.times}
    places = _PlacesNamed(record)
    members = []
    for item in record.events:
        event = _compared(item, facts_of, times.get(item.time or ""), places, published)
        members.append(
            Member(
                version.rows["event"][item.id], version.number,
                key_of(f"{article}\n{item.id}", is_shared=False),
                _looked_for(event, published), sorted(set(_bands(event))), event,
            )
        )  # fmt: skip
    return members


def _looked_for(event: ComparedEvent, published: date | None) -> date | None:
    """Give the day by which an event is looked for: its own, or of what lies long back that of publication.

    Else all that was ever told of one day would be looked through.
    """
    if event.day is None or published is None:
        return event.day
    return max(event.day, published) if (published - event.day).days > REACH else event.day


class _PlacesNamed:
    """The mentions of places in an article, and of people, as what is called so may be a place."""

    def __init__(self, record: Record) -> None:
        wanted = (*PLACES, "person")
        found = [name for name in record.names if name.kind in wanted]
        self._names = sorted(found, key=lambda name: name.span.start)
        self._starts = [name.span.start for name in self._names]

    def inside(self, span: Span) -> list[Name]:
        """Give those that begin in a span."""
        return [self._names[place] for place in self._range(span)]

    def of(self, patients: Iterable[Participant]) -> list[Name]:
        """Give the places that stand in what an event is done to and are not its name."""
        found = {
            place
            for part in patients
            if part.span is not None
            for place in self._range(part.span)
            if self._names[place].kind in PLACES
            and not (part.id and self._names[place].name in (part.name or ""))
        }
        return [self._names[place] for place in sorted(found)]

    def _range(self, span: Span) -> range:
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))


def _compared(
    item: Event, facts_of: FactsOf, time: str | None, places: _PlacesNamed, published: date | None
) -> ComparedEvent:
    parts = []
    for part in item.participants:
        stems, numbers = facts_of.content(part.span) if part.span else ((), ())
        name = name_in_words(part.name) if part.id and part.name else None
        if name or stems or numbers:
            parts.append(ComparedPart(part.role, name, stems, numbers))
    where = _where(item, places, facts_of)
    first, last, is_dated = _days(time, item, published)
    return ComparedEvent(
        item.type, facts_of.word(item.predicate), tuple(parts), tuple(where), first, last, is_dated
    )


def _where(item: Event, places: _PlacesNamed, facts_of: FactsOf) -> list[NameInWords]:
    """Give the places where it is, also those that were not recognised as such, and of what it is done to.

    What is called as somebody, and is where something happens, is a place after all. Of `tiltu Ogrē` the
    place belongs to what it is done to.
    """
    patients = (part for part in item.participants if part.role == "patient")
    of_patient = [name_in_words(name.name) for name in places.of(patients)]
    if item.place is None:
        return of_patient
    inside = places.inside(item.place)
    known = [name_in_words(name.name) for name in inside if name.kind in PLACES]
    found = known or [name_in_words(name.name) for name in inside] or facts_of.unnamed(item.place)
    return [*found, *of_patient]


def _days(time: str | None, item: Event, published: date | None) -> tuple[int | None, int | None, bool]:
    """Give the first and the last day on which an event may be, and whether the article dates it."""
    days = days_of(time) if time and time[:1].isdigit() else None
    if days:
        return days.first.toordinal(), days.last.toordinal(), True
    if published is None:
        return None, None, False
    day = published.toordinal()
    if item.vouched == "denied":
        return day - _TO_COME.days, day + _TO_COME.days, False
    if item.when == "after" or item.vouched not in ("asserted", "attributed"):
        return day - MOST_APART.days, day + _TO_COME.days, False
    return day - MOST_APART.days, day, False


def _bands(event: ComparedEvent) -> Iterable[int]:
    """Yield the bands of an event: its sort with each two things told of it, its word with each name.

    A word with anything less is not enough for two to be one.
    """
    named = {part.name.stems[-1] for part in event.parts if part.name}
    told = named | {part.stems[-1] for part in event.parts if part.stems and not part.name}
    told |= {place.stems[0] for place in event.places}
    if event.is_dated and event.first is not None and event.first == event.last:
        told.add(event.first)
    sort = _hash(event.type) if event.type else event.word
    for one, other in combinations(sorted(told)[:_MOST_TOLD], 2):
        yield _band(sort, one, other)
    for each in named:
        yield _band(event.word, each, 0)


def _band(*told: int) -> int:
    mixed = 0
    for each in told:
        mixed = (mixed ^ each) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
    return mixed >> 24


@lru_cache
def _hash(type: str) -> int:
    return zlib.crc32(type.encode())


def _in_role(event: ComparedEvent, role: str) -> list[ComparedPart]:
    return [part for part in event.parts if part.role == role]


def _names(event: ComparedEvent, role: str) -> list[NameInWords]:
    return [part.name for part in _in_role(event, role) if part.name]


def _of_role(role: str, one: Sequence[ComparedPart], other: Sequence[ComparedPart]) -> float:
    """Say what those in one role tell for, or against, one event."""
    names = [[part.name for part in parts if part.name] for parts in (one, other)]
    if names[0] and names[1]:
        return _SAME_NAME  # else they are ruled out
    stems = [{stem for part in parts for stem in part.stems} for parts in (one, other)]
    if not stems[0] or not stems[1]:
        return 0.0
    common = len(stems[0] & stems[1])
    share = common / min(map(len, stems))
    if share < 1 and common / len(stems[0] | stems[1]) < _ALIKE:
        # A law of forests is none of languages; whom a name names may be described elsewhere.
        return _OTHER_WORDS if role != "patient" or names[0] or names[1] else _OTHER_THING
    return _SAME_WORDS * share


def _shares_name(one: Sequence[NameInWords], other: Sequence[NameInWords]) -> bool:
    return any(is_same_name(name, its) for name in one for its in other)


def _are_the_same(one: Sequence[NameInWords], other: Sequence[NameInWords]) -> bool:
    """Say whether each name of both is among those of the other, and there is one."""
    return (
        bool(one)
        and bool(other)
        and all(
            _shares_name([name], others) for names, others in ((one, other), (other, one)) for name in names
        )
    )
