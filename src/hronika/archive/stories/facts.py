"""Whether two texts tell of other facts in the same words: reports that come again are no copies.

The weather, prices, sentences and matches are reported in the same words with other numbers and names. In a
copy the same facts stand between the same words, wherever its sentences stand and whatever was left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hronika.archive.terms import fold
from hronika.language.latvian.wording import number_of_form

_WORD = re.compile(r"[^\W_]+")
_OPENS_SENTENCE = re.compile(r"[.!?:…\n„“”\"«»–—]\s*$")
_WITHIN_NUMBER = frozenset((",", ".", ":", " ", "\u00a0"))
_SOFT_HYPHEN = "\u00ad"
_NUMBER, _NAME = "#", "@"
_STEM = 5  # letters by which words are compared; what follows may be an ending
_IN_PLACE = 2  # contexts in which a fact of one text stands where that of the other does
# From how many facts in the place of others, seen from both texts, two tell of something else, if that is
# more than such a share of what stands in the same words. On other days one number is enough: many a report
# has no more. On one day it may be a mistake that was mended, or what is known by now.
_NUMBERS = ((2, 0.0),)
_NUMBERS_OF_ONE_DAY = ((2, 0.3), (4, 0.2))
_NAMES = ((4, 0.4),)


class Fact(NamedTuple):
    """A number or a name, by its words, with what stands beside it.

    `contexts` are the two words before, the two behind, and one of each; other facts among them by a sign.
    """

    is_number: bool
    words: frozenset[str]
    contexts: tuple[tuple[str, str, str], ...]


class _Word(NamedTuple):
    """A word by its stem, or digits; `sort` is a sign where it is a number or a name, else empty."""

    stem: str
    sort: str
    between: str


def facts_in(text: str) -> list[Fact]:
    """Give the numbers and the names of a text: words with a capital within a sentence."""
    words = list(_words(text.replace(_SOFT_HYPHEN, "")))
    # What stands at each place, of numbers and names only that it is one.
    signs = ["", "", *(word.sort or word.stem for word in words), "", ""]
    facts = []
    for run in _runs(words):
        is_number = words[run.start].sort == _NUMBER
        stems = [words[place].stem for place in run]
        (further, before), (behind, beyond) = signs[run.start :][:2], signs[run.stop + 2 :][:2]
        facts.append(
            Fact(
                is_number,
                frozenset([" ".join(stems)] if is_number else stems),
                (("<", further, before), ("-", before, behind), (">", behind, beyond)),
            )
        )  # fmt: skip
    return facts


def tell_of_others(one: Sequence[Fact], other: Sequence[Fact], *, of_one_day: bool) -> bool:
    """Say whether what stands in the same words in two texts are other numbers, or other names, too often."""
    numbers, others = [[fact for fact in facts if fact.is_number] for facts in (one, other)]
    if _are_others(numbers, others, _NUMBERS_OF_ONE_DAY if of_one_day else _NUMBERS):
        return True
    names, others = [[fact for fact in facts if not fact.is_number] for facts in (one, other)]
    return _are_others(names, others, _NAMES)


def _are_others(one: Sequence[Fact], other: Sequence[Fact], bounds: Iterable[tuple[int, float]]) -> bool:
    kept = replaced = 0
    for facts, others in ((one, other), (other, one)):
        beside: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for fact in others:
            for context in fact.contexts:
                beside[context].append(fact)
        for fact in facts:
            met = [its for context in fact.contexts for its in beside.get(context, ())]
            if any(not its.words.isdisjoint(fact.words) for its in met):
                kept += 1
            elif any(met.count(its) >= _IN_PLACE for its in met):
                replaced += 1
    return any(replaced >= fewest and replaced > most * (kept + replaced) for fewest, most in bounds)


def _words(text: str) -> Iterator[_Word]:
    end = 0
    for match in _WORD.finditer(text):
        word, between = match[0], text[end : match.start()]
        end = match.end()
        if number := word if word[0].isdigit() else number_of_form(word):
            yield _Word(number, _NUMBER, between)
        elif word[0].isupper() and match.start() and not _OPENS_SENTENCE.search(between):
            yield _Word(_stem(word), _NAME, between)
        else:
            yield _Word(_stem(word), "", between)


def _runs(words: Sequence[_Word]) -> Iterable[range]:
    """Yield where numbers and names of several words stand: `1,27`, `Anna Roze`."""
    start = 0
    while start < len(words):
        end = start + 1
        if sort := words[start].sort:
            while end < len(words) and words[end].sort == sort and words[end].between in _WITHIN_NUMBER:
                end += 1
            yield range(start, end)
        start = end


@lru_cache(1 << 14)
def _stem(word: str) -> str:
    return fold(word.casefold())[:_STEM]
