"""The paragraphs of a text in which marks stand, for pages that show something where it was said."""

from collections.abc import Sequence

from markupsafe import Markup

from hronika.exports.markup import Mark, paragraphs


def paragraphs_around(text: str, marks: Sequence[Mark]) -> list[Markup]:
    """Give the paragraphs from the first mark to the end of the last one, with these marks on them."""
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    lines = paragraphs(text, marks)
    ends = [*(line.start for line in lines[1:]), len(text) + 1]
    return [line.markup for line, end in zip(lines, ends, strict=True) if line.start < last and end > first]
