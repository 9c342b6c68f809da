"""Whether a feed is well: a sick one is told from one that has a quiet day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import median
from typing import Literal

from hronika.archive.feeds import FeedDay, FeedState

State = Literal["new", "well", "quiet", "suspect", "failing"]

_HABIT = 28  # days before something went wrong, which tell what is usual
_FEWEST_DAYS = 7  # of answers before a silence can be told from a habit
_SILENT_DAYS = 2  # on which something was to be expected
_EXPECTED = 6  # items that are missed; by chance so many are not
_FEWEST_ITEMS = 5  # of the last days before their lack of text says something
_EARLIEST_BEGIN = 14 * 3600  # before that of UTC a day begins nowhere
_LOST, _USUALLY_LOST = 0.8, 0.2  # shares of items


@dataclass(frozen=True)
class Health:
    """How a feed is, with the reason in a sentence where it is not well.

    `failing`: it does not answer as it should. `suspect`: it answers, and its silence, or what its items
    lack, is not what it usually is. `quiet`: no items on the last day, as may be. `new`: too little is known.
    `usual` is how many items it usually has on a day, the median.
    """

    state: State
    reason: str | None = None
    usual: float | None = None


def health(state: FeedState, days: Sequence[FeedDay]) -> Health:
    """Judge a feed by its state and its last days, in order; days on which it did not answer are not there.

    A silence counts only on days of the week on which the feed usually has items, and of the day on which it
    was last asked only as much as was over then.
    """
    usual = median(day.items for day in days[-_HABIT:]) if days else None
    if state.failing_since is not None:
        since = datetime.fromtimestamp(state.failing_since, UTC).date()
        return Health("failing", f"failing since {since}: {state.reason}", usual)
    if reason := _lost_text(days):
        return Health("suspect", reason, usual)
    silent = 0
    while silent < len(days) and not days[-1 - silent].items:
        silent += 1
    before, run = _parted(days, silent)
    if len(before) < _FEWEST_DAYS:
        return Health("new" if len(days) < _FEWEST_DAYS else "well", None, usual)
    expected = [(day.day, _usual_on(day.day, before) * _share_over(day.day, state)) for day in run]
    missed = [(day, items) for day, items in expected if items >= 1]
    usual = median(day.items for day in before)
    if len(missed) >= _SILENT_DAYS and sum(items for _, items in missed) >= _EXPECTED:
        reason = (
            f"no items since {before[-1].day}, and by habit there would have been about "
            f"{sum(items for _, items in missed):.0f}"
        )
        return Health("suspect", reason, usual)
    return Health("quiet" if run else "well", None, usual)


def _parted(days: Sequence[FeedDay], count: int) -> tuple[Sequence[FeedDay], Sequence[FeedDay]]:
    """Part the last days, so many, from the habit before them: what lasts must not become a habit."""
    begin = len(days) - count
    return days[max(0, begin - _HABIT) : begin], days[begin:]


def _usual_on(day: date, before: Sequence[FeedDay]) -> float:
    """Give how many items a day like this usually has: of its weekday, if there are two of these."""
    alike = [other.items for other in before if other.day.weekday() == day.weekday()]
    return median(alike if len(alike) >= 2 else [other.items for other in before])


def _share_over(day: date, state: FeedState) -> float:
    """Give how much of a day was over when the feed was last asked, by UTC, which is near enough."""
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    if state.last_poll is None or state.last_poll < begin - _EARLIEST_BEGIN:
        return 1.0  # the days are not those of this state
    return min(1.0, max(0.0, (state.last_poll - begin) / 86_400))


def _lost_text(days: Sequence[FeedDay]) -> str | None:
    last = days[-2:]
    bad = len(last)
    while bad < len(days) and days[-1 - bad].without_text >= _LOST * days[-1 - bad].items:
        bad += 1
    before, _ = _parted(days, bad)
    items, lost = sum(day.items for day in last), sum(day.without_text for day in last)
    usually = sum(day.without_text for day in before) / max(1, sum(day.items for day in before))
    if items < _FEWEST_ITEMS or lost < _LOST * items or len(before) < _FEWEST_DAYS or usually > _USUALLY_LOST:
        return None
    return f"{lost} of the {items} items of the last days have no text that could be had; earlier ones had it"
