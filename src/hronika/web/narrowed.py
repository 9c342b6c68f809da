"""Pages of a part of the archive: what a query and filters find, as the search page has them."""

from pydantic import Field

from hronika.archive.days import Days, days_of
from hronika.web.errors import RefusedError
from hronika.web.page import Asked
from hronika.web.pages.search import ActiveFilter, SearchQuery

DAY = r"^(\d{4}(-\d\d(-\d\d)?)?)?$"
"""A day, a month, a year, or nothing."""
KEY = r"^\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d_(event|statement)_\d{1,18}$"
"""A key of a timeline."""


class Happened(SearchQuery):
    """A search with a time of what is told: `from` and `to` are days, months or years, both included.

    `after` is the key `next` of a page of the timeline.
    """

    after: str | None = Field(None, pattern=KEY)
    first: str = Field("", alias="from", pattern=DAY)
    last: str = Field("", alias="to", pattern=DAY)


def active(asked: Asked, wanted: SearchQuery) -> tuple[ActiveFilter, ...]:
    """Give the filters of a page, each with the address of the page without it."""
    return tuple(
        ActiveFilter(
            name=name,
            value=value,
            without=asked.where_with(
                [(key, each) for key, each in asked.query if key != "after" and (key, each) != (name, value)]
            ),
        )
        for name, value in wanted.filters
    )


def period_named(asked: Asked, written: str) -> Days | None:
    """Give the days of a day, a month or a year, None where nothing is written."""
    if not written:
        return None
    days = days_of(written)
    if days is None:
        raise RefusedError(asked.words("due.no_day", day=written[:20]))
    return days
