"""The words of an article as contents are compared by them, read once for all that compare."""

import zlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hronika.language.latvian.wording import Negates, read_word
from hronika.lemmas import LemmatizedWord
from hronika.record import Span


class ReadWord(NamedTuple):
    """What a word is compared by (`hronika.language.latvian.wording.WordReading`); the stem is hashed."""

    stem: int | None
    number: str | None
    negates: Negates | None
    sides: tuple[int, ...]


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
        self.stems: list[int | None] = []
        self.marked: dict[int, ReadWord] = {}
        self.capitals: list[int] = []
        self.in_names: list[int] = []
        self.gaps: dict[int, str] = {}
        end = -1
        for place, (start, after, form, lemma, nominative) in enumerate(words):
            read, is_marked = _read(form, lemma)
            self.stems.append(read.stem)
            if is_marked:
                self.marked[place] = read
            if form[:1].isupper():
                self.capitals.append(place)
            if nominative:
                self.in_names.append(place)
            if start - end != 1:
                self.gaps[place] = text[max(end, 0) : start]
            end = after

    def inside(self, span: Span) -> range:
        """Give the places of the words that begin in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


@lru_cache(1 << 16)
def _read(form: str, lemma: str) -> tuple[ReadWord, bool]:
    stem, number, negates, sides = read_word(form, lemma)
    hashed = None if stem is None else hash_of_stem(stem)
    return ReadWord(hashed, number, negates, sides), bool(number or negates or sides)


def hash_of_stem(stem: str) -> int:
    """Give the number by which a stem is compared and stored."""
    return zlib.crc32(stem.encode())
