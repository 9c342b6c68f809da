"""What statements and events are compared by beside their words: names, times, numbers, as they stand in a stretch.

All of it is read from the record: names by the stems of their words in the nominative, times by their values,
numbers by theirs, whatever words they are written in.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

from hronika.archive.terms import fold
from hronika.language.latvian.wording import Word, content_stem, negated, number_word, sides
from hronika.lemmas import LemmatizedWord
from hronika.record import Record, Span

_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_KINDS_OF_MONEY = 3  # letters of a code of ISO 4217



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

    `order` are hashes of the stems of content words, each once, in the order of the text, without those of times
    and numbers; `stems` are the same as a set, `negated` are those of
    them that are negated, `sides` the sides of opposites that they stand on. Numbers, times and names are as
    many as there are mentions, sorted.
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
    """Finds the facts in stretches of one article."""

    def __init__(self, record: Record, text: str, words: Sequence[LemmatizedWord]) -> None:
        self._text = text
        self._words = words
        self._starts = [word.start for word in words]
        self._names = _Placed((name.span, name_in_words(name.name)) for name in record.names)
        self._times = _Placed((time.span, time.value) for time in record.times)
        self._quantities = _Placed((item.span, _amount(item.value, item.unit)) for item in record.quantities)

    def words(self, spans: Iterable[Span]) -> list[LemmatizedWord]:
        """Give the words that begin in one of the spans."""
        return [
            word
            for span in spans
            for word in self._words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        ]

    def facts(self, spans: Sequence[Span]) -> Facts:
        """Give what stands in the spans."""
        words = self.words(spans)
        times = list(self._times.within(spans))
        amounts = list(self._quantities.within(spans))
        timed = [(span.start, span.end) for span, _ in times]
        counted = [(span.start, span.end) for span, _ in amounts]
        numbers = [amount for _, amount in amounts]
        said: list[Word] = []
        stems: list[int | None] = []
        end = 0
        for word in words:
            parted = "," in self._text[end : word.start] or ";" in self._text[end : word.start]
            end = word.end
            stem = None
            if not _inside(word, timed):
                number = _number(word)
                if number is None:
                    stem = word_stem(word)
                elif not _inside(word, counted):
                    numbers.append(number)
            stems.append(stem)
            said.append(Word(word.form, word.lemma, parted, stem is not None))
        not_so = {stems[place] for place in negated(said)}
        order = tuple(dict.fromkeys(stem for stem in stems if stem is not None))
        return Facts(
            order,
            frozenset(order),
            frozenset(stem for stem in not_so if stem is not None),
            frozenset(side for word, stem in zip(said, stems, strict=True) if stem for side in sides(word.lemma)),
            tuple(sorted(numbers)),
            tuple(sorted([TimeInWords(value, _hash(span.text.casefold())) for span, value in times], key=str)),
            tuple(sorted(name for _, name in self._names.within(spans))),
        )


def word_stem(word: LemmatizedWord) -> int | None:
    """Give the hash of the stem of a word, in a name of the word of the name that it is a form of."""
    if word.nominative and word.form.isupper():
        return name_stem(word.form)
    return name_stem(word.nominative[0]) if word.nominative else _content(word.lemma)


@lru_cache(1 << 15)
def _content(lemma: str) -> int | None:
    stem = content_stem(lemma)
    return None if stem is None else _hash(stem)


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


def is_same_name(one: NameInWords, other: NameInWords) -> bool:
    """Say whether two may name one: the words of one stand in the other, or one is the acronym of the other."""
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
        return one.words != other.words and (one.value is None) != (other.value is None)
    if one.value[:1].isdigit() and other.value[:1].isdigit():
        if one.value.startswith(other.value) or other.value.startswith(one.value):
            return True
        days = days_of(one.value), days_of(other.value)
        return bool(days[0] and days[1] and "W" in one.value + other.value
                    and days[0][0] <= days[1][1] and days[1][0] <= days[0][1])
    return one.value == other.value


@lru_cache(1 << 12)
def days_of(value: str) -> tuple[date, date] | None:
    """Give the first and the last day of a TIMEX3 value: a day, a week, a month or a year; else None."""
    parts = value[:10].split("T")[0].split("-")
    try:
        if len(parts) == 3 and not parts[1].startswith("W"):
            day = date(*map(int, parts))
            return day, day
        if len(parts) >= 2 and parts[1].startswith("W"):
            first = date.fromisocalendar(int(parts[0]), int(parts[1][1:]), 1)
            return first, first + timedelta(days=6)
        if len(parts) == 2:
            first = date(int(parts[0]), int(parts[1]), 1)
            after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return first, after - timedelta(days=1)
        if len(parts[0]) == 4:
            return date(int(parts[0]), 1, 1), date(int(parts[0]), 12, 31)
    except ValueError:
        return None
    return None


def stand_against(one: Facts, other: Facts, *, near: bool) -> bool:
    """Say whether one of two stretches has another number, time, name or polarity in the place of one of the other.

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
        if _replaced(*times, partial(is_same_time, near=near)):
            return True
    return one.names != other.names and _replaced(one.names, other.names, is_same_name)


def _replaced(one: Sequence[T], other: Sequence[T], is_same: Callable[[T, T], bool]) -> bool:
    """Say whether something of one stands in the place of something of the other.

    So it is where both have what the other lacks, and where one has as many and lacks one of the other's.
    """
    lone = sum(1 for each in one if not any(is_same(each, its) for its in other))
    new = sum(1 for each in other if not any(is_same(its, each) for its in one))
    return bool(
        (lone and new) or (lone and len(other) >= len(one)) or (new and len(one) >= len(other))
    )


def _differ_in_polarity(one: Facts, other: Facts) -> bool:
    """Say whether one negates what the other does not, or has a negated word in the place of one of the other."""
    lone = one.negated - other.negated
    if lone & other.stems:
        return True
    new = other.stems - one.stems
    return bool(lone) and bool(new) and not (other.negated - one.negated)


def _inside(word: LemmatizedWord, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in places)


def _number(word: LemmatizedWord) -> str | None:
    if any(letter.isdecimal() for letter in word.form):
        return word.form.rstrip(".").replace(",", ".")
    return number_word(word.lemma)


def _amount(value: float, unit: str | None) -> str:
    """Write an amount; of units only those of money and per cent count, others may have other names."""
    number = f"{value:g}"
    kept = unit == "%" or (unit is not None and len(unit) == _KINDS_OF_MONEY and unit.isupper())
    return f"{number} {unit}" if kept else number


def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


class _Placed:
    """Values by where they stand; looked up by the start of their spans."""

    def __init__(self, items: Iterable[tuple[Span, object]]) -> None:
        self._items = sorted(items, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._items]

    def within(self, spans: Iterable[Span]) -> Iterator[tuple[Span, object]]:
        """Yield what begins in one of the spans."""
        for span in spans:
            first, after = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end - 1)
            yield from self._items[first:after]
