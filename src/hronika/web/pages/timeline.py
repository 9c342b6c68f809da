"""The timeline: what a query finds by the time of what is told in it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Annotated

from fastapi import Query

from hronika.archive.timeline import Dated, Telling, Timeline
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web.drawing.periods import ChartPeriod
from hronika.web.drawing.timelines import TELLINGS, TimeChart, time_chart
from hronika.web.errors import RefusedError
from hronika.web.listed import ListedEvent, ListedStatement, listed
from hronika.web.narrowed import Happened, active, period_named
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.pages.search import ActiveFilter

pages = Pages()

_PAGE = 20
_PAGE_OF_ALL = 2_000


class TellingCount(PageData):
    """How many entries are told in one way, with a time of their own and without.

    `vouched` and `polarity` are those of events, None of statements.
    """

    vouched: str | None
    polarity: str | None
    dated: int
    undated: int


class PeriodCounts(PageData):
    """How many entries of each way of telling, in the order of `tellings`, begin in a period."""

    first: date
    last: date
    counts: tuple[int, ...]


class TimelineEntry(PageData):
    """An event or a statement with the time that its text gives it (TIMEX3) and the days that this may be."""

    value: str
    first: date
    last: date
    event: ListedEvent | None = None
    statement: ListedStatement | None = None


class TimelineData(PageData):
    """Events and dated statements by the time of what is told, the latest first.

    `dated` have a time of their own, `undated` none; both are counted by how they are told in `tellings`.
    `periods` counts those with a time by when it begins; `before` and `after` lie so far from most that the
    periods do not reach them. `capped` says that only the newest 10 000 events and statements were looked at.
    `next` is the key of the next page, towards the past.
    """

    query: str
    filters: tuple[ActiveFilter, ...]
    since: date | None
    until: date | None
    dated: int
    undated: int
    capped: bool
    tellings: tuple[TellingCount, ...]
    periods: tuple[PeriodCounts, ...]
    before: int
    after: int
    notes: tuple[str, ...]
    entries: tuple[TimelineEntry, ...]
    next: str | None


_COLUMNS = (
    "address", "kind", "time", "first", "last", "vouched", "polarity", "speaker", "text", "place",
    "published", "outlet", "at_source", "denied_by", "denied_by_article",
)  # fmt: skip


@pages.page("/timeline", "timeline.html", TimelineData)
def timeline(asked: Asked, wanted: Annotated[Happened, Query()]) -> PageView:
    """Show what a search finds by the time that its texts give it, not by that of publication."""
    since, until = period_named(asked, wanted.first), period_named(asked, wanted.last)
    bounds = since.first if since else None, until.last if until else None
    query = wanted.whole
    try:
        found = asked.archive.timeline(
            query, limit=_PAGE, since=bounds[0], until=bounds[1], before=wanted.after
        )
    except UsageError:
        raise RefusedError(asked.words("timeline.no_key")) from None
    chart = time_chart(found.counts, bounds[0])
    data = _data(asked, wanted, found, chart)

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        page = archive.timeline(query, limit=_PAGE_OF_ALL, since=bounds[0], until=bounds[1], before=key)
        return [_row(each) for each in _entries(page)], page.before

    return PageView(
        asked.words("timeline.title_of", query=wanted.q[:80]) if wanted.q else asked.words("timeline.title"),
        data,
        Rows(_COLUMNS, [_row(each) for each in data.entries]),
        {
            "chart": chart,
            "given": wanted,
            "narrowed": _narrowed(asked, chart),
            "period_of": _written(asked),
            "short_of": _shortly,
        },
        more=more,
    )


def _data(asked: Asked, wanted: Happened, found: Timeline, chart: TimeChart | None) -> TimelineData:
    dated: dict[Telling, int] = {}
    for (telling, _), count in found.counts.items():
        dated[telling] = dated.get(telling, 0) + count
    told = tuple(each for each in TELLINGS if each in dated or each in found.undated_counts)
    since, until = period_named(asked, wanted.first), period_named(asked, wanted.last)
    return TimelineData(
        query=wanted.q,
        filters=active(asked, wanted),
        since=since.first if since else None,
        until=until.last if until else None,
        dated=found.dated,
        undated=found.undated,
        capped=not found.of_all,
        tellings=tuple(
            TellingCount(
                vouched=each.vouched,
                polarity=each.polarity,
                dated=dated.get(each, 0),
                undated=found.undated_counts.get(each, 0),
            )
            for each in told
        ),
        periods=_periods(chart, told),
        before=chart.stretch.before if chart else 0,
        after=chart.stretch.after if chart else 0,
        notes=found.notes,
        entries=tuple(_entries(found)),
        next=found.before,
    )


def _periods(chart: TimeChart | None, tellings: tuple[Telling, ...]) -> tuple[PeriodCounts, ...]:
    if chart is None:
        return ()
    places = {row.telling: place for place, row in enumerate(chart.rows)}
    return tuple(
        PeriodCounts(
            first=period.first,
            last=period.last,
            counts=tuple(values[places[each]] if each in places else 0 for each in tellings),
        )
        for period, values in chart.periods
    )


def _entries(found: Timeline) -> Iterable[TimelineEntry]:
    return [_entry(each) for each in reversed(found.entries)]


def _entry(dated: Dated) -> TimelineEntry:
    item = listed(dated.hit)
    return TimelineEntry(
        value=dated.value,
        first=dated.days.first,
        last=dated.days.last,
        event=item if isinstance(item, ListedEvent) else None,
        statement=item if isinstance(item, ListedStatement) else None,
    )


def _row(entry: TimelineEntry) -> Row:
    event, item = entry.event, entry.event or entry.statement
    assert item is not None
    told = (event.vouched, event.polarity, event.place) if event else (None, None, None)
    return [
        item.address, "event" if event else "statement", entry.value, str(entry.first), str(entry.last),
        told[0], told[1], item.speaker, item.text, told[2], str(item.published or ""), item.outlet,
        item.at_source, *((event.denied_by, event.denied_by_article) if event else (None, None)),
    ]  # fmt: skip


def _written(asked: Asked) -> Callable[[ChartPeriod], str]:
    """Give what writes a period in words."""

    def written(period: ChartPeriod) -> str:
        if period.value is not None:
            return asked.words.time(period.value)
        return f"{period.first.year}–{period.last.year}"

    return written


def _shortly(period: ChartPeriod) -> str:
    """Write a period for an axis: `7.5.2024`, `5.2024`, `4.–6.2024`, `2024`, `2020–2029`."""
    match (period.value or "").split("-"):
        case [year, month, day]:
            return f"{int(day)}.{int(month)}.{year}"
        case [year, part] if part[0] == "W":
            return f"{period.first.day}.{period.first.month}.{period.first.year}"
        case [year, part] if part[0] == "Q":
            return f"{period.first.month}.–{period.last.month}.{year}"
        case [year, month]:
            return f"{int(month)}.{year}"
    return period.value or f"{period.first.year}–{period.last.year}"


def _narrowed(asked: Asked, chart: TimeChart | None) -> dict[str, list[str] | str]:
    """Give the addresses of this page narrowed to each period, and to what lies before and after all."""
    if chart is None:
        return {}

    def address(first: date | str | None, last: date | str | None) -> str:
        kept = [(key, value) for key, value in asked.query if key not in ("after", "from", "to")]
        bounds = [("from", first), ("to", last)]
        return asked.where_with([*kept, *((key, str(value)) for key, value in bounds if value)])

    return {
        "periods": [address(period.first, period.last) for period, _ in chart.periods],
        "before": address(None, chart.stretch.first - timedelta(1)) if chart.stretch.before else "",
        "after": address(chart.stretch.last + timedelta(1), None) if chart.stretch.after else "",
    }
