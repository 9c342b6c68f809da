"""The places: where what a query finds is told to happen, on a map and in a table."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query
from pydantic import Field

from hronika.archive.places.mapped import Mapped, MappedPlace
from hronika.archive.timeline import Telling
from hronika.web import addresses
from hronika.web.drawing.maps import VIEWS, Dot, ViewName, country_points, dots, smallest_view
from hronika.web.drawing.timelines import TELLINGS
from hronika.web.narrowed import active
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.pages.search import ActiveFilter, SearchQuery, whole_query

pages = Pages()

_SHOWN = 100
"""How many places the table of the page shows; CSV and JSON have all."""


class PlacesQuery(SearchQuery):
    """A search with the part of the world that the map shows; without one, that of most places."""

    view: ViewName | None = Field(None)


class PlaceEvents(PageData):
    """How many events are told in one way to happen at a place."""

    vouched: str
    polarity: str
    events: int


class PlaceShown(PageData):
    """A place: in how many articles it is named, and what is told to happen there.

    `latitude` and `longitude` are degrees (WGS 84), None of countries, regions and parishes. `asserted`
    counts the events that articles tell as facts of their own, `others` all others, `events` each way.
    """

    name: str
    kind: str
    country: str
    country_name: str | None
    latitude: float | None
    longitude: float | None
    articles: int
    asserted: int
    others: int
    events: tuple[PlaceEvents, ...]
    articles_address: str
    events_address: str


class UnresolvedName(PageData):
    """A name of a place of which it is not sure which place it means; it is on no map."""

    name: str
    articles: int
    address: str


class PlacesData(PageData):
    """The places of what was found, those of most articles first, and the names that stay unresolved.

    `outside` counts the places that lie outside the view, `without_point` those of which no point is known.
    `found` and `found_unresolved` count also what is left out. `capped` says that only the newest 10 000
    articles and events were looked at.
    """

    query: str
    filters: tuple[ActiveFilter, ...]
    view: ViewName
    places: tuple[PlaceShown, ...]
    unresolved: tuple[UnresolvedName, ...]
    found: int
    found_unresolved: int
    outside: int
    without_point: int
    capped: bool
    notes: tuple[str, ...]


_COLUMNS = (
    "name", "kind", "country", "latitude", "longitude", "articles", "asserted", "others", "articles_address",
    "events_address",
)  # fmt: skip


@pages.page("/places", "places.html", PlacesData)
def places(asked: Asked, wanted: Annotated[PlacesQuery, Query()]) -> PageView:
    """Show where the articles that are found name places, and what they tell to happen there."""
    found = asked.archive.places(wanted.whole)
    points = [_point(each) for each in found.places]
    view = wanted.view or smallest_view([point for point in points if point])
    shown = tuple(_shown(wanted, each) for each in found.places)
    drawn = dots(
        view,
        points,
        [each.name for each in shown],
        [(each.articles, each.asserted, each.others) for each in shown],
    )
    data = _data(asked, wanted, found, view, shown, drawn, points)
    tellings = [each for each in TELLINGS if any(each in place.events for place in found.places)]
    return PageView(
        asked.words("places.title_of", query=wanted.q[:80]) if wanted.q else asked.words("places.title"),
        data,
        Rows(_COLUMNS, [[getattr(each, column) for column in _COLUMNS] for each in shown]),
        {
            "dots": drawn,
            "map": VIEWS[view],
            "views": tuple(VIEWS),
            "given": wanted,
            "shown": _SHOWN,
            "tellings": tellings,
            "counts": [[place.events.get(each, 0) for each in tellings] for place in found.places[:_SHOWN]],
        },
    )


def _data(
    asked: Asked,
    wanted: PlacesQuery,
    found: Mapped,
    view: ViewName,
    shown: tuple[PlaceShown, ...],
    drawn: Sequence[Dot],
    points: Sequence[tuple[float, float] | None],
) -> PlacesData:
    placed = sum(point is not None for point in points)
    return PlacesData(
        query=wanted.q,
        filters=active(asked, wanted),
        view=view,
        places=shown,
        unresolved=tuple(
            UnresolvedName(
                name=each.name, articles=each.articles, address=_search(wanted, each.name, "article")
            )
            for each in found.unresolved
        ),
        found=found.found,
        found_unresolved=found.found_unresolved,
        outside=placed - len(drawn),
        without_point=len(points) - placed,
        capped=not found.of_all,
        notes=found.notes,
    )


def _shown(wanted: PlacesQuery, place: MappedPlace) -> PlaceShown:
    asserted = place.events.get(Telling("asserted", "positive"), 0)
    return PlaceShown(
        name=place.name,
        kind=place.kind,
        country=place.country,
        country_name=place.country_name,
        latitude=place.latitude,
        longitude=place.longitude,
        articles=place.articles,
        asserted=asserted,
        others=sum(place.events.values()) - asserted,
        events=tuple(
            PlaceEvents(vouched=each.vouched, polarity=each.polarity, events=place.events[each])
            for each in TELLINGS
            if each.vouched and each.polarity and each in place.events
        ),
        articles_address=_search(wanted, place.name, "article"),
        events_address=_search(wanted, place.name, "event"),
    )


def _search(wanted: PlacesQuery, name: str, kind: str) -> str:
    return addresses.of_search(whole_query(wanted.whole, [("place", name)]), kind=kind)


def _point(place: MappedPlace) -> tuple[float, float] | None:
    """Give longitude and latitude of where a place is drawn; a country stands in its middle."""
    if place.kind == "country":
        return country_points().get(place.country)
    if place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude
