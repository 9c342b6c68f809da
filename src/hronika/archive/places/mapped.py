"""The places of what a query finds: in how many articles each is named, and what is told to happen there."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hronika.archive import fulltext
from hronika.archive.hits import TABLES, SearchKind
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.queries import Query, parse
from hronika.archive.rows import json_list
from hronika.archive.store import Store
from hronika.archive.timeline import Telling
from hronika.language.latvian.places.gazetteer import PlaceKind, country_of

MOST_ITEMS = 10_000
"""So many of the newest articles and of the newest events are looked at."""
MOST_PLACES, MOST_UNRESOLVED = 500, 100


class MappedPlace(NamedTuple):
    """A place by the name that most articles have for it.

    `country` is the ISO 3166-1 code of its country and `country_name` its Latvian name. `latitude` and
    `longitude` are degrees (WGS 84), None of countries, regions and parishes. `articles` counts those that
    name it, `events` those told to happen there by how far they are told as facts.
    """

    name: str
    kind: PlaceKind
    country: str
    country_name: str | None
    latitude: float | None
    longitude: float | None
    articles: int
    events: Mapping[Telling, int]


class UnresolvedPlace(NamedTuple):
    """A name of a place of which it is in doubt which place it means, and how many articles have it."""

    name: str
    articles: int


@dataclass(frozen=True)
class Mapped:
    """The places of most articles first, and names in doubt.

    `found` and `found_unresolved` count also those that are left out. `of_all` is false where more was found
    than is looked at. `notes` are those of the query.
    """

    places: tuple[MappedPlace, ...]
    unresolved: tuple[UnresolvedPlace, ...]
    found: int
    found_unresolved: int
    of_all: bool
    notes: tuple[str, ...]


_Place = tuple[str, int | None, PlaceKind]
"""The code, the id of GeoNames and the kind of a place, which tell it from all others."""


def places_of(store: Store, text: str = "") -> Mapped:
    """Give the places of the articles and of the events that a query finds.

    The articles tell where a place is named, whatever is told of it; only events with a place of their own
    happen there.
    """
    query = parse(text)
    notes = list(query.notes)
    with store.reading() as connection:
        articles, all_articles = _found(connection, "article", query, notes)
        events, all_events = _found(connection, "event", query, notes)
        called: dict[_Place, Counter[str]] = {}
        named_in: dict[_Place, int] = {}
        points: dict[_Place, tuple[float | None, float | None]] = {}
        for code, geonames, kind, latitude, longitude, names, count in connection.execute(
            "SELECT p.code, p.geonames, p.kind, p.latitude, p.longitude, json_group_array(p.name), "
            "count(DISTINCT p.version) FROM json_each(?) n CROSS JOIN place p ON p.version = n.value "
            "GROUP BY p.code, p.geonames, p.kind",
            (articles,),
        ):
            place = (code, geonames, kind)
            called[place] = Counter(json.loads(names))
            named_in[place] = count
            points[place] = (latitude, longitude)
        told_there: dict[_Place, Counter[Telling]] = {}
        for code, geonames, kind, latitude, longitude, name, vouched, polarity, count in connection.execute(
            "SELECT p.code, p.geonames, p.kind, p.latitude, p.longitude, p.name, e.vouched, e.polarity, "
            "count(*) FROM json_each(?) n CROSS JOIN event_place o ON o.event = n.value "
            "CROSS JOIN place p ON p.version = o.version AND p.name = o.name "
            "CROSS JOIN event e ON e.number = o.event "
            "GROUP BY p.code, p.geonames, p.kind, p.name, e.vouched, e.polarity",
            (events,),
        ):
            place = (code, geonames, kind)
            told_there.setdefault(place, Counter())[Telling(vouched, polarity)] += count
            points[place] = (latitude, longitude)
            if place not in named_in:
                called.setdefault(place, Counter())[name] += count
        unresolved, found_unresolved = _unresolved(connection, articles)
    mapped = [
        _mapped(place, _usual(called[place]), point, named_in.get(place, 0), told_there.get(place, {}))
        for place, point in points.items()
    ]
    mapped.sort(key=lambda each: (-each.articles, -sum(each.events.values()), each.name, each.kind))
    return Mapped(
        tuple(mapped[:MOST_PLACES]),
        unresolved,
        len(mapped),
        found_unresolved,
        all_articles and all_events,
        tuple(dict.fromkeys(notes)),
    )


def _found(
    connection: sqlite3.Connection, kind: SearchKind, query: Query, notes: list[str]
) -> tuple[str, bool]:
    """Give the newest numbers of a kind that a query finds, as JSON, and whether these are all."""
    table = TABLES[kind]
    meanings = meanings_of(connection, table, query.tree)
    notes += meanings.notes
    matching = fulltext.newest(
        connection,
        table,
        meanings.expression(query.tree, loose=True),
        period(query.since, query.until),
        MOST_ITEMS + 1,
    )
    return json_list(matching[:MOST_ITEMS]), len(matching) <= MOST_ITEMS


def _unresolved(connection: sqlite3.Connection, articles: str) -> tuple[tuple[UnresolvedPlace, ...], int]:
    rows = connection.execute(
        "SELECT m.name, count(DISTINCT m.version) "
        "FROM json_each(?) n CROSS JOIN name m ON m.version = n.value "
        "WHERE m.kind IN ('GPE', 'location') "
        "AND NOT EXISTS (SELECT 1 FROM place p WHERE p.version = m.version AND p.name = m.name) "
        "GROUP BY m.name ORDER BY 2 DESC, 1",
        (articles,),
    ).fetchall()
    return tuple(UnresolvedPlace(*row) for row in rows[:MOST_UNRESOLVED]), len(rows)


def _mapped(
    place: _Place,
    name: str,
    point: tuple[float | None, float | None],
    articles: int,
    events: Mapping[Telling, int],
) -> MappedPlace:
    code, _, kind = place
    country = country_of(code)
    return MappedPlace(name, kind, code[:2], country.name if country else None, *point, articles, events)


def _usual(called: Counter[str]) -> str:
    """Give the name that most articles have; of several the shortest, which names no part of the place."""
    return min(called, key=lambda name: (-called[name], len(name), name))
