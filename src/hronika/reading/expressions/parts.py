"""Parts of a text with a time of their own: the entries of a live blog, each under its time of day."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hronika.reading.document.document import Document
from hronika.record import Span, Time

# A time of day at the head of a paragraph, on a line of its own or before its first sentence.
_HEAD = re.compile(
    r"(?:\A|\n)[ \t]*((\d{1,2})[.:](\d\d))(?=[ \t]*\n|[ \t]+(?:[-–—|•·][ \t]*)?[^\W\d_a-z]|[ \t]*[|])"
)
_PROSE = re.compile(r"[^\W\d_]{2,}[.!?…][\"'”“»’)]*[ \t]*(?:\n|\Z)")
_FEWEST = 2


@dataclass(frozen=True)
class DatedParts:
    """The times of day at the heads of the parts of a text, in order; empty where it has no such parts."""

    heads: tuple[Span, ...] = ()

    def head_at(self, offset: int) -> Span | None:
        """Give the time of the part that an offset lies in."""
        place = bisect_right(self.heads, offset, key=lambda head: head.start) - 1
        return self.heads[place] if place >= 0 else None


def read_parts(document: Document) -> None:
    """Find the parts of a live blog and add the times at their heads, which are of the day of publication."""
    found = [match for match in _HEAD.finditer(document.text) if int(match[2]) < 24 and int(match[3]) < 60]
    if not _are_entries(document.text, found):
        document.keep(DatedParts())
        return
    heads = tuple(document.span(*match.span(1)) for match in found)
    day = document.article.published
    times = [
        Time(
            id=document.identifiers.of("time", (head,)),
            span=head,
            type="TIME",
            value=f"{day.isoformat() if day else ''}T{int(match[2]):02}:{match[3]}",
        )
        for head, match in zip(heads, found, strict=True)
    ]
    taken = DatedParts(heads)
    others = [time for time in document.times if not _overlaps(time.span, taken)]
    document.times[:] = sorted([*others, *times], key=lambda time: time.span.start)
    document.keep(taken)


def _are_entries(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether what stands under times of day is told, in the order of time; a programme is a mere list."""
    if len(found) < _FEWEST:
        return False
    clocks = [(int(match[2]), match[3]) for match in found]
    if clocks not in (sorted(clocks), sorted(clocks, reverse=True)) or clocks[0] == clocks[-1]:
        return False
    bounds = [*(match.end(1) for match in found), len(text)]
    return all(_PROSE.search(text, start, end) for start, end in pairwise(bounds))


def _overlaps(span: Span, parts: DatedParts) -> bool:
    head = parts.head_at(span.end - 1)
    return head is not None and span.start < head.end
