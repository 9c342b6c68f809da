"""Which names of places are Latvian.

Names are of two classes. Attested are those that GeoNames or CLDR give as Latvian and those of our lists; by
form alone are other names of GeoNames that could be Latvian, and names that were transcribed.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from hronika.language.latvian.places.gazetteer import PlaceKind, nominatives
from training.gazetteer.sources import City, Geonames, Village, rows
from training.gazetteer.transcribing import transcribed

NEAR = frozenset(("LT", "EE", "BY", "RU", "UA"))
"""Countries of which smaller towns have names by form too."""
_LEAST = 300_000
_LEAST_NEAR = 15_000

_LATVIAN = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:[ -][A-Za-zĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž]+)*")
_FOREIGN = re.compile(r"[qwxy]|sh|ch|th|kh|zh|ph|oo|ee|aa|uu|ii|sch|tz|ll|tt|ss", re.IGNORECASE)
# Without -as and -is, which are Lithuanian where they are nominatives.
_ENDINGS = tuple("aeiouāēīū")

Names = dict[int, list[str]]
"""Names by the id of the place, the usual one first."""


def attested_names(geonames: Geonames, tagged: Mapping[str, str], zones: Mapping[str, str]) -> Names:
    """Give names of settlements that are known to be Latvian; raises ValueError where a list names none."""
    found: Names = {}
    largest: dict[tuple[str, str], City] = {}
    for city in sorted(geonames.cities.values(), key=lambda city: city.population):
        largest[city.country, city.name] = city
    missing = []
    for country, name, names in rows("names.tsv", 3):
        if (country, name) not in largest:
            missing.append(f"{country} {name}")
            continue
        _add(found, largest[country, name].id, names.split("|"))
    if missing:
        raise ValueError(f"names.tsv: GeoNames has no {', '.join(missing)}")
    listed = {name for names in found.values() for name in names}
    given = [
        (int(key), name) for key, name in tagged.items() if key.isdigit() and int(key) in geonames.cities
    ]
    given += [(city.id, name) for city, name in _of_zones(geonames.cities.values(), zones)]
    for id, name in given:
        # A name of our list means the places of the list before all others (Barcelona in Venezuela).
        _add(found, id, [each for each in _clean(name) if each not in listed or each in found.get(id, ())])
    for city in geonames.cities.values():
        if city.country == "LV":
            _add(found, city.id, [city.name] if city.id not in found else [])
    return found


def names_by_form(geonames: Geonames, tagged: Mapping[str, Mapping[str, str]]) -> Names:
    """Give names of settlements that may be Latvian by their form.

    `tagged` are names by language and id: those in Latvian, which our lists may give to another place, and
    those that names are transcribed from.
    """
    found: Names = {}
    for city in geonames.cities.values():
        if latvian := tagged["lv"].get(str(city.id)):
            _add(found, city.id, _clean(latvian))
        _add(found, city.id, transcribed(city, tagged))
        if city.population >= (_LEAST_NEAR if city.country in NEAR else _LEAST) and city.country != "LV":
            _add(found, city.id, filter(_looks_latvian, (city.name, *city.others)))
    return found


def region_names(geonames: Geonames, tagged: Mapping[str, str]) -> dict[str, list[str]]:
    """Give names of first-level regions by their code."""
    known = {city.region for city in geonames.cities.values()}
    found: dict[str, list[str]] = {}
    for code, names in rows("regions.tsv", 2):
        if code not in known:
            raise ValueError(f"regions.tsv: GeoNames has no region {code}")
        found[code] = names.split("|")
    for code, name in tagged.items():
        if "." in code and code in known:
            found.setdefault(code, [])
            found[code] += [each for each in _clean(name) if each not in found[code]]
    return found


def parishes(geonames: Geonames, countries: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the parishes of Latvia, code of the region and names; raises ValueError for an unknown region.

    One whose village is named as a country has that name too (`Maltas pagasts`, `Malta`).
    """
    known = {city.region for city in geonames.cities.values()}
    for code, names in rows("parishes.tsv", 2):
        if code not in known:
            raise ValueError(f"parishes.tsv: GeoNames has no region {code}")
        for name in names.split():
            yield (
                code,
                [f"{name} pagasts", *(village for village in nominatives(name) if village in countries)],
            )


def villages(given: Iterable[Village], settlements: Collection[str]) -> Iterator[tuple[PlaceKind, Village]]:
    """Yield the villages that a name can tell: each is the only one of that name in its municipality.

    A parish is called by the village in its middle, which is a settlement as those that are larger; of two of
    one name in a municipality it is the one that is meant. What is called as one of the `settlements` is
    left out, and what has more than a word for a name.
    """
    called: dict[tuple[str, str], list[Village]] = {}
    for village in given:
        if _LATVIAN.fullmatch(village.name) and village.name.isalpha() and village.name not in settlements:
            if village.name == _genitive(village):
                continue  # some are written as their parish is
            called.setdefault((village.region, village.name), []).append(village)
    for (_, name), those in sorted(called.items()):
        seats = [village for village in those if name in nominatives(_genitive(village))]
        if len(seats) == 1:
            yield "settlement", seats[0]
        elif len(those) == 1:
            yield "village", those[0]


def _genitive(village: Village) -> str:
    return village.parish.partition(" ")[0]


def country_names(
    geonames: Geonames, tagged: Mapping[str, str], territories: Mapping[str, str]
) -> dict[str, list[str]]:
    """Give names of countries by ISO 3166-1 code: that of CLDR, those of our list, those of GeoNames."""
    more = {code: names.split("|") for code, names in rows("countries.tsv", 2)}
    found = {
        code: list(
            dict.fromkeys((*_clean(territories[code]), *more.get(code, ()), *_clean(tagged.get(code, ""))))
        )
        for code in geonames.countries
        if code in territories
    }
    times = Counter(name for names in found.values() for name in names)
    # What two countries are called (`Kongo`) is the usual name of neither.
    return {code: sorted(names, key=lambda name: times[name] > 1) for code, names in found.items()}


def _of_zones(cities: Iterable[City], zones: Mapping[str, str]) -> Iterator[tuple[City, str]]:
    of_zone: dict[str, list[City]] = {}
    for city in cities:
        of_zone.setdefault(city.timezone, []).append(city)
    for zone, name in zones.items():
        wanted = zone.rpartition("/")[2].replace("_", " ").lower()
        called = [
            city
            for city in of_zone.get(zone, ())
            if wanted in {each.lower() for each in (city.name, *city.others)}
        ]
        if called:
            yield max(called, key=lambda city: city.population), name


def _looks_latvian(name: str) -> bool:
    return (
        len(name) > 3
        and name.endswith(_ENDINGS)
        and _LATVIAN.fullmatch(name) is not None
        and _FOREIGN.search(name) is None
    )


def _clean(name: str) -> list[str]:
    """Write names alike: nothing in brackets or after a comma, kinds of places in small letters."""
    without = re.sub(r"\s*\(.*?\)", "", name.partition(",")[0]).strip()
    kinds = re.sub(r"\b(Novads|Pagasts|Apgabals|Republika|Salas?)$", lambda kind: kind[0].lower(), without)
    return [each for each in re.split(r"\s*/\s*", kinds) if each]


def _add(found: Names, id: int, names: Iterable[str]) -> None:
    known = found.setdefault(id, [])
    known += [name for name in dict.fromkeys(names) if name not in known]
