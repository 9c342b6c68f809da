"""The gazetteer: which countries, regions and settlements a Latvian name may mean.

It is made by `training/gazetteer` from GeoNames and CLDR (`README.md` beside this file credits them), and
read when it is first asked for. It knows settlements of all sizes in Latvia, towns of its neighbours and of
Ukraine, cities of the world; it knows no streets, waters or mountains.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path
from typing import Literal, NamedTuple, cast

from hronika.language.latvian.paradigms import BY_NAME, inflected, readings

FILE = Path(__file__).with_name("gazetteer.tsv.gz")

PlaceKind = Literal["country", "region", "parish", "capital", "settlement", "village"]
"""A country, a first-level region of one, a parish of Latvia, a capital of a country, another settlement, a
village of Latvia after which no parish is called."""
Standing = Literal["usual", "other", "form"]
"""What a name is to a place: its usual one, another one that is attested, or Latvian by its form alone."""

_MOST_COMBINED = 400
_MOST_WORDS = 6


class Place(NamedTuple):
    """A place of the gazetteer.

    `code` is the ISO 3166-1 code of a country (`LV`), else that of the first-level region by GeoNames
    (`LV.21`) that it is or lies in. `geonames` is its id there, None of regions, parishes and villages.
    `population` is 0 where it is not known, as of all of those. `latitude` and `longitude` are degrees (WGS
    84), None of countries, regions and parishes, and where they are not known.
    """

    kind: PlaceKind
    code: str
    geonames: int | None
    name: str
    population: int
    latitude: float | None
    longitude: float | None

    @property
    def country(self) -> str:
        """The ISO 3166-1 code of its country."""
        return self.code[:2]


class Called(NamedTuple):
    """A place that a name may mean, and what the name is to it.

    That is its usual name, another one that is attested, or one that could be Latvian by its form alone.
    """

    place: Place
    standing: Standing


def places_named(name: str) -> tuple[Called, ...]:
    """Give the places that have a name, which is in the nominative, those of most people first.

    >>> [called.place.code for called in places_named("Valga")]
    ['EE.19']
    """
    return _places(" ".join(name.split()).casefold())


def places_called(form: str) -> tuple[Called, ...]:
    """Give the places whose name a form may be, in any case; as a nominative before all else.

    >>> [called.place.name for called in places_called("Cēsīm")]
    ['Cēsis']
    """
    words = form.split()
    if not words or len(words) > _MOST_WORDS:
        return ()
    found = places_named(form)
    if found:
        return found
    options = [dict.fromkeys((word, *nominatives(word))) for word in words]
    called: dict[Called, None] = {}
    for chosen in islice(product(*options), _MOST_COMBINED):
        called |= dict.fromkeys(places_named(" ".join(chosen)))
    return tuple(sorted(called, key=lambda each: -each.place.population))


def country_of(code: str) -> Place | None:
    """Give the country that a code of a place begins with."""
    return _countries().get(code[:2])


def region_of(code: str) -> Place | None:
    """Give the first-level region that has a code."""
    return _regions().get(code)


def country_named(name: str) -> str | None:
    """Give the code of the country that has a name, in the nominative; None where none or several have it."""
    return _country_names().get(name)


@lru_cache(maxsize=4_096)
def nominatives(word: str) -> tuple[str, ...]:
    """Give the nominatives, singular and plural, that a form of a word in a name may have by its ending."""
    found: dict[str, None] = {}
    for reading in readings(word):
        found[reading.lemma] = None
        if reading.number == "Plur":
            found[inflected(reading.lemma, BY_NAME[reading.paradigm], "Plur", "Nom")] = None
    return tuple(found)


@cache
def _lines() -> Sequence[str]:
    return gzip.decompress(FILE.read_bytes()).decode().splitlines()


@cache
def _index() -> Mapping[str, list[tuple[int, Standing]]]:
    """The lines that have a name, which is without capitals, and what it is to their places."""
    index: dict[str, list[tuple[int, Standing]]] = {}
    for number, line in enumerate("\n".join(_lines()).casefold().split("\n")):
        if line.startswith("#"):
            continue
        _, attested, by_form = line.rsplit("\t", 2)
        standing: Standing = "usual"
        for name in attested.split("|") if attested else ():
            index.setdefault(name, []).append((number, standing))
            standing = "other"
        for name in by_form.split("|") if by_form else ():
            index.setdefault(name, []).append((number, "form"))
    return index


@lru_cache(maxsize=4_096)
def _places(name: str) -> tuple[Called, ...]:
    found = [Called(_place(_lines()[number]), standing) for number, standing in _index().get(name, ())]
    return tuple(sorted(found, key=lambda called: -called.place.population))


def _place(line: str) -> Place:
    kind, code, id, population, latitude, longitude, attested, by_form = line.split("\t")
    name = (attested or by_form).partition("|")[0]
    return Place(
        cast("PlaceKind", kind),
        code,
        int(id) if id else None,
        name,
        int(population),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
    )


def _of_kind(kind: PlaceKind) -> Iterator[str]:
    return (line for line in _lines() if line.startswith(f"{kind}\t"))


@cache
def _countries() -> Mapping[str, Place]:
    return {place.code: place for place in map(_place, _of_kind("country"))}


@cache
def _regions() -> Mapping[str, Place]:
    return {place.code: place for place in map(_place, _of_kind("region"))}


@cache
def _country_names() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for line in _of_kind("country"):
        _, code, *_, names, _ = line.split("\t")
        for name in names.split("|"):
            found.setdefault(name, set()).add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}
