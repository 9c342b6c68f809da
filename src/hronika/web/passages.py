"""The paragraphs of a text in which marks stand, for pages that show something where it was said."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from markupsafe import Markup

from hronika.archive.alignment import Part, marked
from hronika.exports.markup import Mark, paragraphs

_LONGEST_COMPARED = 1_500  # code points of which the words of both sides are compared within some 2 ms


def paragraphs_around(text: str, marks: Sequence[Mark]) -> list[Markup]:
    """Give the paragraphs from the first mark to the end of the last one, with these marks on them."""
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    begin, end = starts[bisect_right(starts, first) - 1], starts[bisect_left(starts, last)]
    here = [replace(mark, start=mark.start - begin, end=mark.end - begin) for mark in marks]
    return [line.markup for line in paragraphs(text[begin:end], here)]


def differing(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Part both texts where words that differ begin and end; of long ones all is said to differ."""
    if max(len(old), len(new)) > _LONGEST_COMPARED:
        return (Part(old, differs=True),), (Part(new, differs=True),)
    return marked(old, new)
