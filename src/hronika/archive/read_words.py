"""The words of an article as contents are compared by them, read once for all that compare."""

import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from hronika.language.latvian.wording import Negates, read_word
from hronika.lemmas import LemmatizedWord
from hronika.record import Span

T = TypeVar("T")


class ReadWord(NamedTuple):
    """What a word is compared by (`hronika.language.latvian.wording.WordReading`); the stem is hashed."""

    stem: int | None
    number: str | None
    negates: Negates | None
    sides: tuple[int, ...]


class AtPlaces(Generic[T]):
    """What some of the words of a text have, by their places in it."""

    def __init__(self, found: Mapping[int, T]) -> None:
        self._places = sorted(found)
        self._values = [found[place] for place in self._places]

    def within(self, places: range) -> list[T]:
        """Give what the words in these places have, in their order."""
        known = self._places
        return self._values[bisect_left(known, places.start) : bisect_left(known, places.stop)]


class ReadWords:
    """The words of a text, by their places in it.

    `stems` has the hash of the stem of each word, None of one without content; of what few words have there
    are only those: `marked` are the words that are a number, negate something or stand on a side, `capitals`
    those with a capital, `in_names` those that have a nominative as part of a name, and `gaps` what stands
    before a word where that is not a single character.
    """

    def __init__(self, text: str, words: Sequence[LemmatizedWord]) -> None:
        self.words = words
        self.starts = [word[0] for word in words]
        read = [_read(word[2], word[3]) for word in words]
        self.stems = [stem for stem, _ in read]
        self.marked = {place: marked for place, (_, marked) in enumerate(read) if marked is not None}
        self.capitals = [place for place, word in enumerate(words) if word[2][:1].isupper()]
        self.in_names = [place for place, word in enumerate(words) if word[4]]
        ends = [-1, *[word[1] for word in words]]
        self.gaps = {
            place: text[max(end, 0) : start]
            for place, (start, end) in enumerate(zip(self.starts, ends, strict=False))
            if start - end != 1
        }

    def inside(self, span: Span) -> range:
        """Give the places of the words that begin in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


@lru_cache(1 << 16)
def _read(form: str, lemma: str) -> tuple[int | None, ReadWord | None]:
    """Give the hash of the stem of a word, and all that it is compared by where that is more."""
    stem, number, negates, sides = read_word(form, lemma)
    hashed = None if stem is None else hash_of_stem(stem)
    return hashed, ReadWord(hashed, number, negates, sides) if number or negates or sides else None


def hash_of_stem(stem: str) -> int:
    """Give the number by which a stem is compared and stored."""
    return zlib.crc32(stem.encode())
