"""The page of what is due: promises, predictions and plans whose time has come, and what came of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from fastapi import Query

from hronika.archive.days import days_of
from hronika.archive.due.listing import Due
from hronika.archive.hits import EventHit
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web.errors import NotThereError, RefusedError
from hronika.web.listed import ListedEvent, ListedStatement, listed
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows

pages = Pages()

_PAGE = 6
_PAGE_OF_ALL = 50
_AHEAD = timedelta(days=30)

_DAY = r"^([12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"

Day = Annotated[str | None, Query(max_length=10, pattern=_DAY)]


class DuePromise(PageData):
    """A statement that falls due on `day`, the last one of the time `value` (TIMEX3) that it tells.

    `planned` are the events that it tells as planned. `statements` are what the same speaker said on the
    matter since, `events` what articles tell of it since. Whether it was kept is not told.
    """

    day: date
    value: str
    role: str | None
    said: ListedStatement
    planned: tuple[ListedEvent, ...]
    statements: tuple[ListedStatement, ...]
    events: tuple[ListedEvent, ...]


class DueData(PageData):
    """What falls due from `since` to `by`, the latest first; `next` is the key of the next page."""

    by: date
    since: date | None
    due: tuple[DuePromise, ...]
    next: str | None


@pages.page("/due", "due.html", DueData)
def due(
    asked: Asked, by: Day = None, since: Day = None, after: Annotated[str | None, Query(max_length=40)] = None
) -> PageView:
    """List promises, predictions and plans that fall due by a day, month or year: by default in 30 days."""
    last = _bound(asked, by, last=True) or asked.today + _AHEAD
    first = _bound(asked, since, last=False)
    is_period = first is None or first <= last
    try:
        found, key = _page(asked.archive, last, first, after, _PAGE) if is_period else ((), None)
    except UsageError:
        raise NotThereError(asked.words("common.no_key")) from None
    columns = (
        "address",
        "due",
        "value",
        "speaker",
        "role",
        "text",
        "published",
        "outlet",
        "statements",
        "events",
    )

    def more(archive: Archive, key: str) -> tuple[list[Row], str | None]:
        further, following = _page(archive, last, first, key, _PAGE_OF_ALL)
        return [_row(each) for each in further], following

    return PageView(
        asked.words("due.title"),
        DueData(by=last, since=first, due=found, next=key),
        Rows(columns, [_row(each) for each in found]),
        {"given": {"by": by or "", "since": since or ""}, "is_period": is_period},
        more=more,
    )


def _page(
    archive: Archive, last: date, first: date | None, after: str | None, limit: int
) -> tuple[tuple[DuePromise, ...], str | None]:
    found = archive.due(last, first, limit=limit, before=after)
    key = found[0].key if len(found) == limit else None
    is_last = key is None or not archive.due(last, first, limit=1, before=key, and_since=False)
    return tuple(_promise(each) for each in reversed(found)), None if is_last else key


def _promise(each: Due) -> DuePromise:
    said = listed(each.hit)
    assert isinstance(said, ListedStatement)
    return DuePromise(
        day=each.day,
        value=each.value,
        role=each.role or None,
        said=said,
        planned=tuple(_events(each.planned)),
        statements=tuple(item for item in map(listed, each.statements) if isinstance(item, ListedStatement)),
        events=tuple(_events(each.events)),
    )


def _events(hits: Iterable[EventHit]) -> list[ListedEvent]:
    return [item for item in map(listed, hits) if isinstance(item, ListedEvent)]


def _row(each: DuePromise) -> Row:
    said = each.said
    return [
        said.address, each.day.isoformat(), each.value, said.speaker, each.role, said.text,
        str(said.published or ""), said.outlet, len(each.statements), len(each.events),
    ]  # fmt: skip


def _bound(asked: Asked, written: str | None, *, last: bool) -> date | None:
    """Give the first or the last day of a day, month or year."""
    if not written:
        return None
    days = days_of(written)
    if days is None:
        raise RefusedError(asked.words("due.no_day", day=written[:20]))
    return days.last if last else days.first
