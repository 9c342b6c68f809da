"""A text with marks on it, as HTML: marks may nest, overlap and cross paragraphs."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

NOTHING = Markup()

# Characters that show nothing themselves and turn round, hide or break what is shown about them: the
# controls of direction that reach beyond their own place, and those of C0 and C1 but tab and line ends.
_UNSEEN = [*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]
_TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
# Form feed and next line are white space that browsers show as boxes; a space stands in their place.
_SHOWN = {code: f"[U+{code:04X}]" for code in (*_UNSEEN, *_TURNING)} | {0x0C: " ", 0x85: " "}


_FIRST, _LAST = "\u2068", "\u2069"
_ISOLATED = re.compile(f"{_FIRST}([^\u202a-\u202e\u2066-\u2069\\n]*){_LAST}")
"""What is kept apart from the text about it (Unicode's FSI and PDI), which turns round nothing there."""
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def plain(text: str) -> Markup:
    """Escape text from outside, with the control characters in it shown by their codes."""
    if text.isprintable():
        return escape(text)
    if _FIRST not in text:
        return escape(text.translate(_SHOWN))
    pieces = [piece.translate(_SHOWN) for piece in _ISOLATED.split(text)]
    pieces[1::2] = [f"{_FIRST}{piece}{_LAST}" for piece in pieces[1::2]]
    return escape("".join(pieces))


def isolated(text: str) -> str:
    """Keep text from outside that is written from right to left apart from the sentence about it."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{_FIRST}{text.translate(_SHOWN)}{_LAST}"


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


class Paragraph(NamedTuple):
    """A line of the text that is not empty: where it starts, in code points, and its marked text."""

    start: int
    markup: Markup


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Cut the text into its lines, without the empty ones, with the marks on them.

    Walks once over the text and the marks, so that the time grows with their number and not its square.
    """
    waiting = deque(sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end)))
    lines = _lines(text)
    edges = {edge for mark in waiting for edge in (mark.start, mark.end)}
    edges.update(start for start, _ in lines)
    cuts = deque(sorted(edge for edge in edges if 0 <= edge < len(text)))
    result = []
    lying: list[Mark] = []  # on the piece at hand, the outermost first
    begun: set[int] = set()  # by identity, the marks of which a piece is written
    for start, end in lines:
        shown = bool(text[start:end].strip())
        pieces = []
        while cuts and cuts[0] < end:
            place = cuts.popleft()
            until = min(cuts[0], end) if cuts else end
            lying = [mark for mark in lying if mark.end > place]
            while waiting and waiting[0].start <= place:
                lying.append(waiting.popleft())
            if shown:
                pieces.append(_piece(text[place:until], lying, begun))
        if shown:
            result.append(Paragraph(start, Markup("".join(pieces))))  # noqa: S704 each piece is escaped
    return result


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines of the text start and end, their line ends within."""
    edges = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    return list(pairwise(edges))


def _piece(text: str, marks: Sequence[Mark], begun: set[int]) -> str:
    """Wrap a piece that no edge of a mark divides in the marks that lie on it, as HTML."""
    # Strings, as an article has a thousand of them: `Markup.format` takes ten times as long.
    written = str(plain(text))
    for mark in reversed(marks):
        opening, before = str(mark.attributes), ""
        if id(mark) not in begun:
            begun.add(id(mark))
            before = mark.before
            if mark.id:
                opening = f'id="{escape(mark.id)}" {opening}'
        written = f"{before}<span {opening}>{written}</span>"
    return written
