"""A text with marks on it, as HTML: marks may nest, overlap and cross paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

NOTHING = Markup()


@dataclass(frozen=True)
class Mark:
    """A stretch of the text to wrap in an element.

    `attributes` go on every piece of it, `id` only on the first, and `before` stands in front of that.
    Of two marks on the same stretch the one given first is outside.
    """

    start: int
    end: int
    attributes: Markup
    id: str = ""
    before: Markup = NOTHING


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Markup]:
    """Cut the text into its lines, without the empty ones, with the marks on them."""
    ordered = sorted((mark for mark in marks if mark.start < mark.end), key=lambda m: (m.start, -m.end))
    edges = {edge for mark in ordered for edge in (mark.start, mark.end)}
    result = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
            touching = [mark for mark in ordered if mark.start < end and start < mark.end]
            pieces = (_piece(text, a, b, touching) for a, b in pairwise(cuts))
            result.append(Markup().join(pieces))
        start = end
    return result


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """Wrap a piece that no edge of a mark divides in the marks that lie on it."""
    markup = escape(text[start:end])
    for mark in reversed([mark for mark in marks if mark.start <= start and end <= mark.end]):
        opening = mark.attributes
        before = Markup()
        if mark.start == start:
            before = mark.before
            if mark.id:
                opening = Markup('id="{}" ').format(mark.id) + opening
        markup = Markup("{}<span {}>{}</span>").format(before, opening, markup)
    return markup
