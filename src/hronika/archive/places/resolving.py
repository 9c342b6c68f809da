"""Which place of the gazetteer the names of an article mean; where that is in doubt, none.

Each candidate of a name has a weight: how many people live there, more where it is a country or the capital
of one, where the article names its country or its region, or where it lies in the outlet's own country. Set
against all candidates is the weight of places that the gazetteer does not know. The confidence is the share
of the best, and below `LEAST_SHARE` the name stays unresolved. These are the features usual in the
resolution of toponyms: population, one sense in an article, other places near by (Leidner, Toponym
Resolution in Text, 2007); the weights are set by hand, on the first half of `benchmarks/places.txt`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from hronika.archive.places.mentions import PlaceMention, PlaceReading, Surroundings, place_mentions
from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.places.gazetteer import Place
from hronika.lemmas import LemmatizedWord
from hronika.record import Event, Record, Span

LEAST_SHARE = 0.9
"""The share of the weight that the best candidate must have."""

# Weights, in people: of a country, of a region, and of what could be meant and the gazetteer does not know.
_COUNTRY = 1e13
_REGION = 2e6
_VILLAGE = 30.0
_UNKNOWN = 60_000.0
_UNKNOWN_WHERE_TOLD = 6_000.0
# By how much a candidate weighs more or less.
_CAPITAL = 200.0
_AT_HOME = 200.0
_NEAR = 8.0
_COUNTRY_TOLD = 100.0
_REGION_TOLD = 100.0
_OTHER_NAME = 0.03
_BY_FORM = 0.3
_PERSONS = 0.05
_SMALL_ABROAD = 0.03

_OF_COUNTRY = 2  # letters of its code
_NEAR_COUNTRIES = {"LV": frozenset(("LT", "EE", "BY", "RU", "UA"))}
"""Countries of which the papers of one name towns without saying where they are."""
_WIDTHS = {"village": 0, "settlement": 0, "capital": 0, "parish": 1, "region": 2, "country": 3}


class Resolved(NamedTuple):
    """A place that a name of an article means, and how sure that is, from `LEAST_SHARE` to 1."""

    name: str
    place: Place
    confidence: float


def resolve(record: Record, text: str, words: Sequence[LemmatizedWord]) -> dict[str, Resolved]:
    """Give the places that an article names, by name in the nominative; names in doubt are left out.

    `place_mentions` says which names are looked at; each is resolved once for the article.
    """
    return resolve_mentions(place_mentions(record, words), record, text, words)


def resolve_mentions(
    mentions: Iterable[PlaceMention], record: Record, text: str, words: Sequence[LemmatizedWord]
) -> dict[str, Resolved]:
    """Give the places that these mentions of an article mean, by name; names in doubt are left out."""
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.name, []).append(mention.span)
    if not spans:
        return {}
    around = Surroundings(record, text, words)
    readings = {name: around.reading(name, those) for name, those in spans.items()}
    told = around.countries | {code for reading in readings.values() for code in reading.told}
    found: dict[str, Resolved] = {}
    # What is certain without the others tells countries and regions for the rest.
    for _ in range(2):
        told |= {code for each in found.values() for code in (each.place.code, each.place.country)}
        found = {
            name: resolved
            for name, reading in readings.items()
            if (resolved := _choose(name, reading, told, around.home))
        }
    return found


def place_of(
    event: Event, mentions: Iterable[PlaceMention], found: Mapping[str, Resolved]
) -> Resolved | None:
    """Give where an event happens by the names in its place, else by those in that of its paragraph.

    `mentions` are those of the article, `found` what they mean. Of several places it is the narrowest: a
    settlement before its region, that before the country.
    """
    named = [mention for mention in mentions if mention.name in found]
    for span in filter(None, (event.place, event.paragraph_place)):
        inside = [found[name] for name, words in named if span.start <= words.start and words.end <= span.end]
        if inside:
            return min(inside, key=lambda each: _WIDTHS[each.place.kind])
    return None


def _choose(name: str, reading: PlaceReading, told: frozenset[str], home: str) -> Resolved | None:
    if _is_also_at_home(reading, told, home):
        return None
    weights: dict[Place, float] = {}
    standings = {called.standing for called in reading.candidates}
    unknown = _UNKNOWN
    is_abroad = home not in told and any(len(code) == _OF_COUNTRY for code in told)
    for place, standing in reading.candidates:
        is_told = place.country in told
        weight = _weight(place)
        if place.kind != "country":
            # Which of our villages is meant tells only its municipality.
            weight *= _COUNTRY_TOLD if is_told and place.kind != "village" else 1.0
            weight *= _REGION_TOLD if place.code in told else 1.0
            weight *= _AT_HOME if place.country == home else 1.0
            # A village of ours is not the likeliest where the article is about other countries alone.
            weight *= _SMALL_ABROAD if is_abroad and not place.population and place.country == home else 1.0
            weight *= _NEAR if place.country in _NEAR_COUNTRIES.get(home, ()) else 1.0
        if is_told or place.country == home or reading.is_sorted:
            unknown = _UNKNOWN_WHERE_TOLD
        if standing != "usual" and "usual" in standings:
            weight *= _OTHER_NAME
        if standing == "form":
            # A form alone says too little where nothing else speaks for the country.
            weight *= _BY_FORM if is_told else 0.0
        if reading.is_persons and not is_told and not reading.is_sorted:
            weight *= _PERSONS
        weights[place] = max(weights.get(place, 0.0), weight)
    if not reading.is_sorted:
        weights = _without_namesakes(weights)
    best = max(weights, key=lambda place: (weights[place], place.code), default=None)
    if best is None:
        return None
    share = weights[best] / (sum(weights.values()) + unknown)
    return Resolved(name, best, round(share, 3)) if share >= LEAST_SHARE else None


def _is_also_at_home(reading: PlaceReading, told: frozenset[str], home: str) -> bool:
    """Say whether a country is named as a place at home of which the region is told: `Malta` near Rēzekne."""
    places = [called.place for called in reading.candidates]
    return any(place.kind == "country" for place in places) and any(
        place.kind != "country" and place.country == home and place.code in told for place in places
    )


def _weight(place: Place) -> float:
    if place.kind == "country":
        return _COUNTRY
    if place.kind == "region":
        return _REGION
    if place.kind == "village":
        return _VILLAGE
    has_seat = place.kind == "capital" or place.name in _seats()
    return (place.population + 1_000) * (_CAPITAL if has_seat else 1.0)


@cache
def _seats() -> frozenset[str]:
    """Towns that stand for a government or a court (`Hāga`), which papers name like capitals."""
    return frozenset(name for (name,) in rows("seats"))


def _without_namesakes(weights: Mapping[Place, float]) -> dict[Place, float]:
    """Leave out towns named as their country, and regions named as a town in them.

    Where no noun says what is meant, `Singapūra` is the country and `Ņujorka` the town.
    """
    countries = {place.code for place in weights if place.kind == "country"}
    settled = {place.code for place in weights if place.kind in ("capital", "settlement")}
    return {
        place: weight
        for place, weight in weights.items()
        if place.kind == "country"
        or (place.country not in countries and not (place.kind == "region" and place.code in settled))
    }
