"""What statements and events are compared by: content words, names, times and numbers of a stretch of text.

All of it is read from the record: names by the stems of their words in the nominative, times by their values,
numbers by theirs, whatever words they are written in.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar, cast

from hronika.archive.days import days_of
from hronika.archive.placed import Placed
from hronika.archive.read_words import ReadWords
from hronika.archive.terms import fold
from hronika.language.latvian.wording import Negates, negated
from hronika.lemmas import LemmatizedWord
from hronika.record import Quantity, Record, Span

_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
# After these a capital does not tell a name that nobody recognised.
_OPENS_SENTENCE = frozenset('.!?:\n–—-•„“”"«»(')
_PARTS = frozenset(",;.!?:")


T = TypeVar("T")


class NameInWords(NamedTuple):
    """A name: hashes of the stems of its words, and of its acronym, be it one or have one."""

    stems: tuple[int, ...]
    acronym: int


class TimeInWords(NamedTuple):
    """A time expression: its value, and a hash of its words."""

    value: str | None
    words: int


class Facts(NamedTuple):
    """What stands in a stretch of a text.

    `order` are hashes of the stems of content words, each once, in the order of the text, without those of
    times and numbers; `stems` are the same as a set, `negated` those of them that are negated, `sides` the
    sides of opposites that they stand on. Numbers, times and names are as many as there are mentions, sorted.
    """

    order: tuple[int, ...]
    stems: frozenset[int]
    negated: frozenset[int]
    sides: frozenset[int]
    numbers: tuple[str, ...]
    times: tuple[TimeInWords, ...]
    names: tuple[NameInWords, ...]

    @property
    def size(self) -> int:
        """How much is told: content words, numbers and times."""
        return len(self.stems) + len(self.numbers) + len(self.times)


class FactsOf:
    """Finds the facts in stretches of one article, whose words are read once."""

    def __init__(self, record: Record, read: ReadWords) -> None:
        words = self._words = read.words
        self._inside = read.inside
        self._names = Placed((name.span, name_in_words(name.name)) for name in record.names)
        self._times = Placed(
            (time.span, TimeInWords(time.value, _hash(time.span.text.casefold()))) for time in record.times
        )
        self._quantities = Placed((item.span, _amount(item)) for item in record.quantities)
        timed = {place for time in record.times for place in read.inside(time.span)}
        counted = {place for item in record.quantities for place in read.inside(item.span)}
        named = frozenset(read.in_names)
        self._stems = read.stems.copy()
        for place in read.in_names:
            word = words[place]
            # A word of a name counts as the word of the name that it is a form of.
            self._stems[place] = name_stem(word.form if word.form.isupper() else word.nominative[0])
        for place in timed:
            self._stems[place] = None
        # What most words have none of is kept by place.
        self._numbers: dict[int, str] = {}
        self._sides: dict[int, tuple[int, ...]] = {}
        negating: dict[int, Negates] = {}
        for place, marked in read.marked.items():
            if place in timed or place in named:
                continue
            if marked.number is not None and place not in counted:
                self._numbers[place] = marked.number
            if marked.negates is not None:
                negating[place] = marked.negates
            if marked.sides:
                self._sides[place] = marked.sides
        self._unnamed = {
            place: name_in_words(words[place].lemma)
            for place in read.capitals
            if place and place not in named and _OPENS_SENTENCE.isdisjoint(read.gaps.get(place, ""))
        }
        parted = {place for place, between in read.gaps.items() if not _PARTS.isdisjoint(between)}
        self._negated = sorted(negated(self._stems, negating, parted))

    def words(self, spans: Iterable[Span]) -> list[LemmatizedWord]:
        """Give the words that begin in one of the spans."""
        return [self._words[place] for span in spans for place in self._inside(span)]

    def word(self, span: Span) -> int:
        """Give a hash of the stem of the first content word in a span, of its letters where there is none."""
        stems = (stem for place in self._inside(span) if (stem := self._stems[place]) is not None)
        return next(stems, None) or _hash(span.text.casefold())

    def unnamed(self, span: Span) -> list[NameInWords]:
        """Give the words of a span with a capital that nobody recognised as a name."""
        return [self._unnamed[place] for place in self._inside(span) if place in self._unnamed]

    def content(self, span: Span) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Give the hashes of the stems in a span, each once, in order, and the numbers, sorted."""
        inside = self._inside(span)
        stems = dict.fromkeys(self._stems[inside.start : inside.stop])
        stems.pop(None, None)
        return cast("tuple[int, ...]", tuple(stems)), tuple(sorted(self._numbers_in(span, inside)))

    def facts(self, spans: Sequence[Span]) -> Facts:
        """Give what stands in the spans."""
        numbers: list[str] = []
        names = self._names.beginning_in(spans)
        order: dict[int | None, None] = {}
        not_so: list[int] = []
        on_sides: list[int] = []
        for span in spans:
            inside = self._inside(span)
            order |= dict.fromkeys(self._stems[inside.start : inside.stop])
            numbers += self._numbers_in(span, inside)
            not_so += [
                stem
                for place in self._negated
                if place in inside and (stem := self._stems[place]) is not None
            ]
            if self._sides:
                on_sides += [
                    side for place, sides in self._sides.items() if place in inside for side in sides
                ]
            if self._unnamed:
                # The first word of what is said may have its capital for that.
                names += [name for place, name in self._unnamed.items() if inside.start < place < inside.stop]
        order.pop(None, None)
        stems = cast("tuple[int, ...]", tuple(order))
        times = self._times.beginning_in(spans)
        if len(times) > 1:
            times.sort(key=str)
        return Facts(
            stems, frozenset(stems), frozenset(not_so), frozenset(on_sides),
            tuple(sorted(numbers)), tuple(times), tuple(sorted(names)),
        )  # fmt: skip

    def _numbers_in(self, span: Span, inside: range) -> list[str]:
        return [
            *self._quantities.beginning_in([span]),
            *(number for place, number in self._numbers.items() if place in inside),
        ]


@lru_cache(1 << 14)
def name_stem(word: str) -> int:
    """Give the hash of the stem of a word in a name, without marks on its letters."""
    return _hash(fold(word.casefold()).rstrip("aeisu") or word)


@lru_cache(1 << 14)
def name_in_words(name: str) -> NameInWords:
    """Read a name in the nominative."""
    parts = [part for part in name.replace('"', " ").replace("-", " ").split() if part[0].isalnum()]
    acronym = name if len(parts) == 1 else "".join(part[0] for part in parts).upper()
    return NameInWords(tuple(map(name_stem, parts)), _hash(acronym))


def stored_name(stored: Sequence[Any]) -> NameInWords:
    """Give a name that was stored as JSON."""
    stems, acronym = stored
    return NameInWords(tuple(stems), acronym)


def is_same_name(one: NameInWords, other: NameInWords) -> bool:
    """Say whether two may name one: the words of one are in the other, or one is the acronym of the other."""
    if set(one.stems) <= set(other.stems) or set(other.stems) <= set(one.stems):
        return True
    return one.acronym == other.acronym and 1 in (len(one.stems), len(other.stems))


def is_same_time(one: TimeInWords, other: TimeInWords, *, near: bool) -> bool:
    """Say whether two expressions may mean one time.

    One may say less than the other (`maijā`, `7. maijā`). The same words in a copy of an article mean the
    same, whatever the day on which it was printed.
    """
    if one.words == other.words and (near or one.value == other.value):
        return True
    if one.value is None or other.value is None:
        return False
    if one.value[:1].isdigit() and other.value[:1].isdigit():
        if one.value.startswith(other.value) or other.value.startswith(one.value):
            return True
        days = days_of(one.value), days_of(other.value)
        return bool(
            days[0]
            and days[1]
            and "W" in one.value + other.value
            and days[0].first <= days[1].last
            and days[1].first <= days[0].last
        )
    return one.value == other.value


def stand_against(one: Facts, other: Facts, *, near: bool) -> bool:
    """Say whether a number, time, name or polarity of one stretch stands in the place of one of the other.

    What one has and the other leaves out stands against nothing.
    """
    if _differ_in_polarity(one, other) or _differ_in_polarity(other, one):
        return True
    left, right = one.sides - other.sides, other.sides - one.sides
    if any(-side in right for side in left):
        return True
    if one.numbers != other.numbers and _replaced(one.numbers, other.numbers, str.__eq__):
        return True
    if one.times != other.times:
        times = [[time for time in each.times if time.value not in _REFERENCES] for each in (one, other)]
        if _replaced(times[0], times[1], partial(is_same_time, near=near)):
            return True
    return one.names != other.names and _replaced(one.names, other.names, is_same_name)


def _replaced(one: Sequence[T], other: Sequence[T], is_same: Callable[[T, T], bool]) -> bool:
    """Say whether something of one stands in the place of something of the other.

    So it is where both have what the other lacks, and where one has as many and lacks one of the other's.
    """
    lone = sum(1 for each in one if not any(is_same(each, its) for its in other))
    new = sum(1 for each in other if not any(is_same(its, each) for its in one))
    return bool((lone and new) or (lone and len(other) >= len(one)) or (new and len(one) >= len(other)))


def _differ_in_polarity(one: Facts, other: Facts) -> bool:
    """Say whether one negates what the other does not, or has a negated word where that has another."""
    lone = one.negated - other.negated
    if lone & other.stems:
        return True
    new = other.stems - one.stems
    return bool(lone) and bool(new) and not (other.negated - one.negated)


def _amount(item: Quantity) -> str:
    """Write an amount; of units only those of money and per cent count, others may have other names."""
    number = f"{item.value:g}"
    return f"{number} {item.unit}" if item.unit == "%" or item.is_money else number


def _hash(text: str) -> int:
    return zlib.crc32(text.encode())
