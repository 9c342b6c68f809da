"""The chart of a timeline: a row for each way of telling, a sign with a count for each period."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, get_args

from hronika.archive.days import Days
from hronika.archive.timeline import Telling
from hronika.record import Polarity, Vouched
from hronika.web.drawing.periods import ChartPeriod, Stretch, periods, stretch_of

WIDTH, LABELS, ROW, HEAD, FOOT = 960.0, 270.0, 36.0, 8.0, 44.0
_MOST_TICKS = 8
_HALF_LABEL = 38.0  # of `10.–12.2024` in the small type of the chart

TELLINGS: tuple[Telling, ...] = (
    *(Telling(vouched, polarity) for vouched in get_args(Vouched) for polarity in get_args(Polarity)),
    Telling(None, None),
)
"""All ways of telling in the order of the rows: events by their factuality, then statements."""


class TimeSign(NamedTuple):
    """A sign at a place of a row, with how many it stands for."""

    x: float
    entries: int


class TimeRow(NamedTuple):
    """A row: its middle, all its entries, its signs, and stretches for those dated to more than a period."""

    telling: Telling
    y: float
    total: int
    signs: tuple[TimeSign, ...]
    lines: tuple[tuple[float, float], ...]


class Tick(NamedTuple):
    """A label of the axis, centred at its place, or ending at the edge where it would go beyond."""

    x: float
    period: ChartPeriod

    @property
    def is_at_edge(self) -> bool:
        """Whether a label that is centred there would be cut off."""
        return self.x > WIDTH - _HALF_LABEL


class TimeChart(NamedTuple):
    """The chart, and the counts that it shows by period, in the order of its rows."""

    height: float
    rows: tuple[TimeRow, ...]
    ticks: tuple[Tick, ...]
    stretch: Stretch
    periods: tuple[tuple[ChartPeriod, tuple[int, ...]], ...]


def time_chart(counts: Mapping[tuple[Telling, Days], int], since: date | None) -> TimeChart | None:
    """Lay out the chart of a timeline, None where nothing has a time.

    What is dated to a longer stretch stands at its beginning, or at `since` where it began before.
    """
    placed: dict[tuple[Telling, Days], int] = {}
    by_day: Counter[date] = Counter()
    for (telling, days), count in counts.items():
        start = max(days.first, since) if since else days.first
        placed[telling, Days(start, days.last)] = placed.get((telling, Days(start, days.last)), 0) + count
        by_day[start] += count
    if not by_day:
        return None
    stretch = stretch_of(by_day)
    cells = periods(stretch.first, stretch.last)
    starts, step = [cell.first for cell in cells], (WIDTH - LABELS) / len(cells)
    first, last = starts[0], cells[-1].last
    whole = max(1, (last - first).days + 1)
    rows: list[TimeRow] = []
    table: list[list[int]] = []
    for telling in TELLINGS:
        own = {days: count for (each, days), count in placed.items() if each == telling}
        if not own:
            continue
        in_cells: Counter[int] = Counter()
        lines: set[tuple[float, float]] = set()
        for days, count in own.items():
            cell = _cell(starts, days.first)
            if cell is None or days.first > stretch.last or days.first < stretch.first:
                continue
            in_cells[cell] += count
            if days.last > cells[cell].last:
                share = min(1.0, ((days.last - first).days + 1) / whole)
                lines.add(
                    (round(LABELS + (cell + 0.5) * step, 1), round(LABELS + share * (WIDTH - LABELS), 1))
                )
        table.append([in_cells[cell] for cell in range(len(cells))])
        rows.append(
            TimeRow(
                telling,
                HEAD + (len(rows) + 0.5) * ROW,
                sum(own.values()),
                tuple(
                    TimeSign(round(LABELS + (cell + 0.5) * step, 1), count)
                    for cell, count in sorted(in_cells.items())
                ),
                _joined(lines),
            )
        )
    every = -(-len(cells) // _MOST_TICKS)
    return TimeChart(
        HEAD + len(rows) * ROW + FOOT,
        tuple(rows),
        tuple(
            Tick(round(LABELS + (cell + 0.5) * step, 1), period)
            for cell, period in enumerate(cells)
            if cell % every == 0
        ),
        stretch,
        tuple(
            (period, values)
            for period, values in zip(cells, zip(*table, strict=True), strict=True)
            if any(values)
        ),
    )


def _cell(starts: Sequence[date], day: date) -> int | None:
    found = None
    for cell, start in enumerate(starts):
        if start > day:
            break
        found = cell
    return found


def _joined(lines: set[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Give of lines that begin at one place the longest."""
    longest: dict[float, float] = {}
    for start, end in lines:
        longest[start] = max(end, longest.get(start, 0.0))
    return tuple(sorted(longest.items()))
