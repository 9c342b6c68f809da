"""Whether of two texts one is a copy of the other, however much was cut from it and put in other words.

A share of words in a row alone does not tell: who takes over two paragraphs as background has as much of it
as who changes every other word. But what a copy kept stands all over it, a background in one place.
"""

from functools import cached_property

import numpy as np

from hronika.archive.stories.facts import Fact, facts_in, tell_of_others
from hronika.archive.stories.sketches import Shingles, shingles_in_order

_PASSAGE = 20  # words
_HALF = 0.5
_IN_PASSAGE = 0.4  # of what stands in the other text of all passages on average
# In how many of the passages of what has half of its words elsewhere, and of what has less.
_MOST_PASSAGES, _ALL_PASSAGES = 0.66, 0.8
# What is much shorter than another is cut from its beginning; else it is one item of many.
_MUCH_SHORTER = 0.3
_BEGINNING = 1.5  # times its own length, and a passage that the outlet put before it


class TextCompared:
    """A text with what is looked at where it may be a copy, found when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def shingles(self) -> Shingles:
        """The shingles in the order of the text."""
        return shingles_in_order(self._text)

    @cached_property
    def facts(self) -> list[Fact]:
        """The numbers and names."""
        return facts_in(self._text)


def is_copy(one: TextCompared, other: TextCompared, *, of_one_day: bool) -> bool:
    """Say whether of two texts that share shingles one is a copy, and not the same form filled in anew.

    `of_one_day` says that they were published on one day, when numbers may be mended in a copy.
    """
    # Of two of one length it may not depend on the order which is looked through.
    shorter, longer = sorted((one, other), key=lambda text: (len(text.shingles), text.shingles.tobytes()))
    place = longer.shingles
    if len(shorter.shingles) < _MUCH_SHORTER * len(place):
        place = place[: round(_BEGINNING * len(shorter.shingles)) + _PASSAGE]
    return _stands_all_over(shorter.shingles, place) and not tell_of_others(
        one.facts, other.facts, of_one_day=of_one_day
    )


def _stands_all_over(one: Shingles, other: Shingles) -> bool:
    """Say whether what one text has of the other stands in most of its passages."""
    found = np.isin(one, other)
    share = found.mean()
    passages = np.array_split(found, max(1, round(len(one) / _PASSAGE)))
    having = sum(bool(passage.mean() >= _IN_PASSAGE * share) for passage in passages) / len(passages)
    return bool(share) and having >= (_MOST_PASSAGES if share >= _HALF else _ALL_PASSAGES)
