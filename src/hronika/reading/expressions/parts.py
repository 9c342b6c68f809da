"""Parts of a text with a time of their own: the entries of a live blog, each under its time of day."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hronika.language.quotation_marks import DOUBLE_CHARACTERS
from hronika.reading.document.document import Document
from hronika.record import Span, Time

# A time of day at the head of a paragraph, on a line of its own or before its first sentence.
_HEAD = re.compile(
    r"(?:\A|\n)[ \t]*[\[(]?((\d{1,2})[.:](\d\d))[\])]?"
    rf"(?=[ \t]*\n|[ \t]+(?:[-–—|•·][ \t]*)?[{DOUBLE_CHARACTERS}]?[^\W\d_a-z]|[ \t]*[|])"
)
_PROSE = re.compile(r"[^\W\d_]{2,}[.!?…][\"'”“»’)]*[ \t]*(?:\n|\Z)")
_FEWEST = 2
_HALF_A_DAY = 12 * 60  # minutes


@dataclass(frozen=True)
class DatedParts:
    """The times of day at the heads of the parts of a text, in order; empty where it has no such parts."""

    heads: tuple[Span, ...] = ()

    def head_at(self, offset: int) -> Span | None:
        """Give the time of the part that an offset lies in."""
        place = bisect_right(self.heads, offset, key=lambda head: head.start) - 1
        return self.heads[place] if place >= 0 else None


def read_parts(document: Document) -> None:
    """Find the parts of a live blog and add the times at their heads.

    They are of the day of publication, and of no day that is known where midnight lies between them.
    """
    found = [match for match in _HEAD.finditer(document.text) if int(match[2]) < 24 and int(match[3]) < 60]
    nights = _nights(found) if _are_told(document.text, found) else None
    if nights is None:
        document.keep(DatedParts())
        return
    parts = DatedParts(tuple(document.span(*match.span(1)) for match in found))
    day = document.published.isoformat() if document.published and not nights else ""
    times = [
        Time(
            id=document.identifiers.of("time", (head,)),
            span=head,
            type="TIME",
            value=f"{day}T{int(match[2]):02}:{match[3]}",
        )
        for head, match in zip(parts.heads, found, strict=True)
    ]
    others = [time for time in document.times if not _overlaps(time.span, parts)]
    document.times[:] = sorted([*others, *times], key=lambda time: time.span.start)
    document.keep(parts)


def _are_told(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether sentences stand under all times of day; under those of a programme stand names."""
    bounds = [*(match.end(1) for match in found), len(text)]
    return len(found) >= _FEWEST and all(_PROSE.search(text, start, end) for start, end in pairwise(bounds))


def _nights(found: Sequence[re.Match[str]]) -> int | None:
    """Count the midnights between times of day that are in order, either way; None where they are in none."""
    clocks = [60 * int(match[2]) + int(match[3]) for match in found]
    for ordered in (clocks, clocks[::-1]):
        back = [first - second for first, second in pairwise(ordered) if second < first]
        if all(minutes > _HALF_A_DAY for minutes in back) and clocks[0] != clocks[-1]:
            return len(back)
    return None


def _overlaps(span: Span, parts: DatedParts) -> bool:
    head = parts.head_at(span.end - 1)
    return head is not None and span.start < head.end
