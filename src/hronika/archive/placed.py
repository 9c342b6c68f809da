"""What stands somewhere in a text, found by where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from hronika.record import Span

T = TypeVar("T")


class Placed(Generic[T]):
    """Values by the spans at which they stand."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        found = sorted(items, key=lambda item: (item[0].start, item[0].end))
        self._values = [value for _, value in found]
        self._starts = [span.start for span, _ in found]
        self._ends = [span.end for span, _ in found]
        # How far those up to each reach: one may stand in a longer one.
        self._reach = list(accumulate(self._ends, max))

    def all(self) -> list[T]:
        """Give all values, in the order of the text."""
        return self._values

    def beginning_in(self, spans: Iterable[Span]) -> Iterator[T]:
        """Yield for each span what begins in it."""
        for span in spans:
            yield from self._values[
                bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
            ]

    def touching(self, spans: Iterable[Span]) -> Iterator[T]:
        """Yield for each span what stands, at least in part, in it."""
        for start, end in [(span.start, span.end) for span in spans]:
            for place in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
                if self._ends[place] > start:
                    yield self._values[place]
