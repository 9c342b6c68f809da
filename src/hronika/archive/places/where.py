"""Which places a name may mean, and in how many articles of an archive each of them is named."""

import sqlite3
from typing import NamedTuple

from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.language.latvian.places.gazetteer import Place, country_of, places_called, region_of


class Whereabouts(NamedTuple):
    """A place that a name may mean.

    `country` and `region` are their Latvian names, None where they have none. `articles` counts those with a
    name that means this place beyond doubt, whatever the name is.
    """

    place: Place
    country: str | None
    region: str | None
    articles: int


class Where(NamedTuple):
    """The places that a name may mean, that of most articles first, then that of most people.

    `open` counts the articles with exactly this name of which it is in doubt what it means.
    """

    found: tuple[Whereabouts, ...]
    open: int


def where(store: Store, name: str) -> Where:
    """Say which places a name may mean, in whatever case it stands; raises UsageError without a name."""
    called = places_called(name)
    if not name.strip():
        raise UsageError("Say which place is asked for: hronika where NAME.")
    places = dict.fromkeys(each.place for each in called)
    with store.reading() as connection:
        found = [
            Whereabouts(place, _name_of(country_of(place.code)), _region(place), _articles(connection, place))
            for place in places
        ]
        in_doubt = _in_doubt(connection, {name.strip(), *(place.name for place in places)})
    found.sort(key=lambda each: (-each.articles, -each.place.population, each.place.code))
    return Where(tuple(found), in_doubt)


def _region(place: Place) -> str | None:
    return None if place.kind in ("country", "region") else _name_of(region_of(place.code))


def _name_of(place: Place | None) -> str | None:
    return place.name if place else None


def _articles(connection: sqlite3.Connection, place: Place) -> int:
    [count] = connection.execute(
        "SELECT count(DISTINCT version) FROM place WHERE code = ? AND geonames IS ? AND kind = ?",
        (place.code, place.geonames, place.kind),
    ).fetchone()
    return int(count)


def _in_doubt(connection: sqlite3.Connection, names: set[str]) -> int:
    marks = ", ".join("?" * len(names))
    [count] = connection.execute(
        "SELECT count(DISTINCT n.version) FROM name n JOIN version v ON v.number = n.version "  # noqa: S608
        f"WHERE v.is_current AND n.kind IN ('GPE', 'location') AND n.name IN ({marks}) "
        "AND NOT EXISTS (SELECT 1 FROM place p WHERE p.version = n.version AND p.name = n.name)",
        sorted(names),
    ).fetchone()
    return int(count)
