"""What stands somewhere in a text, found by where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from hronika.record import Span

T = TypeVar("T")


class Placed(Generic[T]):
    """Values by the spans at which they stand."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        found = [((span.start, span.end), value) for span, value in items]
        found.sort(key=itemgetter(0))
        self._values = [value for _, value in found]
        self._starts = [place[0] for place, _ in found]
        self._ends = [place[1] for place, _ in found]
        # How far those up to each reach: one may stand in a longer one.
        self._reach = list(accumulate(self._ends, max))

    def all(self) -> list[T]:
        """Give all values, in the order of the text."""
        return self._values

    def beginning_in(self, spans: Iterable[Span]) -> list[T]:
        """Give for each span what begins in it."""
        found: list[T] = []
        for span in spans:
            found += self._values[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return found

    def touching(self, spans: Iterable[Span]) -> list[T]:
        """Give for each span what stands, at least in part, in it."""
        found: list[T] = []
        for span in spans:
            start = span.start
            for place in range(bisect_right(self._reach, start), bisect_left(self._starts, span.end)):
                if self._ends[place] > start:
                    found.append(self._values[place])
        return found
