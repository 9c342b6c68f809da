"""The search page: words and filters in the address, what is found, and counts by every facet."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from hronika.archive.facets import Facets
from hronika.archive.hits import ArticleHit, EventHit, Hit, NameHit, SearchKind, StatementHit
from hronika.archive.queries import FILTERS, filter_on
from hronika.archive.search import Order
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web.errors import NotThereError
from hronika.web.listed import (
    COLUMNS,
    ListedArticle,
    ListedEvent,
    ListedName,
    ListedStatement,
    listed,
    rows_of,
)
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.words import PageWords

pages = Pages()

_PAGE = 20
_MOST_VALUES = 8
"""How many values of a facet are shown."""
_PAGE_OF_ALL = 500
"""How many rows are asked for at a time where all are sent."""

_HITS: dict[SearchKind, type[Hit]] = {
    "statement": StatementHit, "event": EventHit, "article": ArticleHit, "name": NameHit,
}  # fmt: skip
_FILTERS = (
    "speaker",
    "about",
    "outlet",
    "type",
    "mode",
    "act",
    "stance",
    "vouched",
    "place",
    "since",
    "until",
)

Values = Annotated[list[str], Query(max_length=20)]


class SearchQuery(BaseModel):
    """What a search asks for, as its address says it.

    `q` is in the language of queries. Each filter narrows what is found and may be given several times;
    `since` and `until` are days, months or years of publication. `after` is the key `next` of a page.
    """

    q: str = Field("", max_length=1000)
    kind: SearchKind = "statement"
    order: Order = "newest"
    after: str | None = Field(None, max_length=100, pattern=r"^[nr](-[0-9.e+-]+)+$")
    speaker: Values = []
    about: Values = []
    outlet: Values = []
    type: Values = []
    mode: Values = []
    act: Values = []
    stance: Values = []
    vouched: Values = []
    place: Values = []
    since: str = Field("", max_length=10)
    until: str = Field("", max_length=10)

    @property
    def filters(self) -> list[tuple[str, str]]:
        """All filters, by name and value."""
        named = [(name, value) for name in FILTERS for value in getattr(self, name)]
        named += [("since", self.since), ("until", self.until)]
        return [(name, value) for name, value in named if value.strip()]

    @property
    def whole(self) -> str:
        """The whole query, with the filters in it."""
        return whole_query(self.q, self.filters)


class FacetValue(PageData):
    """A value of a facet, how many hits have it, and the address of the search with it as a filter.

    None is what a hit does not tell, which is no filter.
    """

    value: str | None
    count: int
    address: str | None


class FacetData(PageData):
    """The most frequent values of a facet; months in the order of time, by years where they are many."""

    name: str
    values: tuple[FacetValue, ...]
    further: int


class ActiveFilter(PageData):
    """A filter of the search and the address of the search without it."""

    name: str
    value: str
    without: str


class SearchData(PageData):
    """A page of what was found.

    `total` counts all of it, as far as 10 000: beyond that `capped` is true. `next` is the key that the next
    page begins after, the parameter `after`. `facets` count the newest 10 000; those that could not be
    counted in time are named in `uncounted`. `notes` say what of the query was left aside, in English.
    """

    query: str
    kind: Literal["statement", "event", "article", "name"]
    order: Literal["newest", "rank"]
    total: int
    capped: bool
    next: str | None
    filters: tuple[ActiveFilter, ...]
    facets: tuple[FacetData, ...]
    uncounted: tuple[str, ...]
    notes: tuple[str, ...]
    statements: tuple[ListedStatement, ...] = ()
    events: tuple[ListedEvent, ...] = ()
    articles: tuple[ListedArticle, ...] = ()
    names: tuple[ListedName, ...] = ()


@pages.page("/search", "search.html", SearchData)
def search(asked: Asked, wanted: Annotated[SearchQuery, Query()]) -> PageView:
    """Search statements, events, articles or names, in the language of queries, with filters."""
    kind, order, filters, query = wanted.kind, wanted.order, wanted.filters, wanted.whole
    try:
        found = asked.archive.search(query, kind, limit=_PAGE, after=wanted.after, order=order, facets=True)
    except UsageError:
        raise NotThereError(asked.words("common.no_key")) from None
    items = tuple(listed(hit) for hit in found.hits)
    facets, uncounted = _facets(asked, found.facets, filters)
    data = SearchData(
        query=wanted.q,
        kind=kind,
        order=order,
        total=found.total,
        capped=not found.total_is_exact,
        next=found.next,
        filters=tuple(
            ActiveFilter(name=name, value=value, without=_without(asked, name, value))
            for name, value in filters
        ),
        facets=facets,
        uncounted=uncounted,
        notes=found.notes,
        **{f"{kind}s": items},  # type: ignore[arg-type] # each kind has the list of its name
    )
    columns = COLUMNS[_HITS[kind]]

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        page = archive.search(query, kind, limit=_PAGE_OF_ALL, after=key, order=order)
        return rows_of([listed(hit) for hit in page.hits], columns), page.next

    return PageView(
        title=title_of(asked.words, wanted),
        data=data,
        rows=Rows(columns, rows_of(items, columns)),
        extra={"items": items, "kinds": tuple(_HITS), "with_marks": found.with_marks},
        more=more,
    )


def whole_query(words: str, filters: Sequence[tuple[str, str]]) -> str:
    """Put filters of an address behind the words of a query; quotation marks in a value cannot end it."""
    written = [filter_on(name, value) for name, value in filters]
    return " ".join(filter(None, [f"({words})" if words.strip() and written else words, *written]))


def _facets(
    asked: Asked, counted: Facets | None, filters: Sequence[tuple[str, str]]
) -> tuple[tuple[FacetData, ...], tuple[str, ...]]:
    if counted is None:
        return (), ()
    facets, uncounted = [], []
    for name, values in counted.values.items():
        if values is None:
            uncounted.append(name)
        elif name == "month":
            facets.append(_periods(asked, values))
        else:
            shown = values[:_MOST_VALUES]
            facets.append(
                FacetData(
                    name=name,
                    values=tuple(
                        FacetValue(value=value, count=count, address=_with(asked, name, value, filters))
                        for value, count in shown
                    ),
                    further=len(values) - len(shown),
                )
            )
    return tuple(facet for facet in facets if facet.values), tuple(uncounted)


def _with(asked: Asked, name: str, value: str | None, filters: Sequence[tuple[str, str]]) -> str | None:
    if value is None or (name, value) in filters:
        return None
    kept = [(key, each) for key, each in asked.query if key != "after"]
    return asked.where_with([*kept, (name, value)])


def _without(asked: Asked, name: str, value: str) -> str:
    kept = [(key, each) for key, each in asked.query if key != "after" and (key, each) != (name, value)]
    return asked.where_with(kept)


def _periods(asked: Asked, months: Sequence[tuple[str | None, int]]) -> FacetData:
    """Give years, or months where all are of one year, in the order of time."""
    known = {month: count for month, count in months if month is not None}
    years: dict[str, int] = {}
    for month, count in known.items():
        years[month[:4]] = years.get(month[:4], 0) + count
    periods = years if len(years) > 1 else known
    kept = [(key, each) for key, each in asked.query if key not in ("after", "since", "until")]
    values = [
        FacetValue(
            value=period,
            count=count,
            address=asked.where_with([*kept, ("since", period), ("until", period)]),
        )
        for period, count in sorted(periods.items())
    ]
    undated = dict(months).get(None, 0)
    if undated:
        values.append(FacetValue(value=None, count=undated, address=None))
    return FacetData(name="period", values=tuple(values), further=0)


def title_of(words: PageWords, wanted: SearchQuery) -> str:
    """Name a search by what it asks for."""
    values = (words.filter(name, value, wanted.kind) for name, value in wanted.filters)
    told = ", ".join(filter(None, [wanted.q, *values]))
    title = words("search.title_of", query=told[:80]) if told else words("search.title")
    return title if wanted.kind == "statement" else f"{title} · {words(f'search.kind.{wanted.kind}')}"
