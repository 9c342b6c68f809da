"""The gazetteer: Latvian names of countries, regions and settlements, in any case, and what they mean."""

import re
import subprocess
import sys

import pytest
from babel.localedata import load
from hypothesis import given
from hypothesis import strategies as st

from hronika.language.latvian.declension import LatvianDeclension
from hronika.language.latvian.places.gazetteer import (
    FILE,
    country_named,
    country_of,
    places_called,
    places_named,
    region_of,
)


def codes(form: str) -> list[str]:
    return [called.place.code for called in places_called(form)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ASV", "US"),
        ("Amerikas Savienotās Valstis", "US"),
        ("Lielbritānija", "GB"),
        ("Apvienotā Karaliste", "GB"),
        ("Baltkrievija", "BY"),
        ("Gruzija", "GE"),
        ("Čehija", "CZ"),
        ("Dienvidāfrika", "ZA"),
        ("Krievijas Federācija", "RU"),
    ],
)
def test_a_country_has_its_short_long_and_other_names(name: str, code: str) -> None:
    assert country_named(name) == code
    assert codes(name) == [code]


def test_countries_are_called_as_in_cldr() -> None:
    territories = load("lv", merge_inherited=False)["territories"]
    named = {code: re.sub(r" \(.*\)", "", name) for code, name in territories.items() if country_of(code)}
    assert len(named) > 240
    assert not {code: name for code, name in named.items() if code not in codes(name)}


def test_the_name_of_two_states_is_in_doubt() -> None:
    assert country_named("Kongo") is None
    assert set(codes("Kongo")) == {"CD", "CG"}
    assert codes("Kongo Republika") == ["CG"]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Cēsīm", "Cēsis"),
        ("Valkas", "Valka"),
        ("Talsos", "Talsi"),
        ("Ventspilī", "Ventspils"),
        ("Saldum", "Saldus"),
        ("Harkivas apgabalā", "Harkivas apgabals"),
        ("Amerikas Savienotajās Valstīs", "Amerikas Savienotās Valstis"),
        ("Apvienotajai Karalistei", "Apvienotā Karaliste"),
        ("Siguldas novadu", "Siguldas novads"),
        ("ņujorkā", "Ņujorka"),
    ],
)
def test_any_case_of_a_name_finds_its_place(form: str, name: str) -> None:
    assert name in [called.place.name for called in places_called(form)]


@pytest.mark.parametrize(
    "name", ["Rīga", "Madona", "Kramatorska", "Parīze", "Gruzija", "Ogre", "Tokija", "Viļņa"]
)
def test_every_singular_form_leads_back(name: str) -> None:
    for forms in LatvianDeclension().forms(name, "female").values():
        for form in forms:
            assert name in [called.place.name for called in places_called(form)], form


def test_names_that_sound_alike_are_kept_apart() -> None:
    assert codes("Valka") == ["LV.30"]
    assert codes("Valga") == ["EE.19"]
    assert codes("Džordžija") == ["US.GA"]
    assert codes("Gruzija") == ["GE"]


def test_a_settlement_has_an_id_people_and_coordinates() -> None:
    [called] = places_named("Cēsis")
    place = called.place
    assert (place.kind, place.code, place.country, place.geonames) == ("settlement", "LV.05", "LV", 460570)
    assert place.population > 10_000
    assert place.latitude == pytest.approx(57.31, abs=0.02)
    assert place.longitude == pytest.approx(25.27, abs=0.02)
    region = region_of("LV.05")
    assert region is not None
    assert (region.name, region.geonames, region.latitude) == ("Cēsu novads", None, None)


def test_of_two_of_a_name_the_one_that_papers_mean_has_it() -> None:
    standings = {called.place.country: called.standing for called in places_named("Barselona")}
    assert standings == {"ES": "usual", "VE": "form"}


def test_the_usual_name_is_told_from_others() -> None:
    standings = {called.place.kind: called.standing for called in places_named("Ņujorka")}
    assert standings == {"region": "other", "settlement": "usual"}


def test_all_towns_of_latvia_are_there() -> None:
    towns = """
        Rīga Daugavpils Liepāja Jelgava Jūrmala Ventspils Rēzekne Valmiera Ogre Jēkabpils Tukums Cēsis
        Salaspils Kuldīga Olaine Saldus Talsi Sigulda Bauska Dobele Krāslava Ludza Preiļi Līvāni Aizkraukle
        Gulbene Madona
        Limbaži Alūksne Balvi Aizpute Smiltene Valka Ikšķile Baloži Lielvārde Kandava Kārsava Auce Ape Subate
    """
    missing = [town for town in towns.split() if not any(code.startswith("LV") for code in codes(town))]
    assert not missing


@given(st.text(max_size=200))
def test_any_text_is_a_question(text: str) -> None:
    for called in places_called(text):
        assert called.place.code[:2].isupper()


def test_much_text_is_no_name() -> None:
    assert places_called("Rīgā " * 10_000) == ()


def test_the_file_is_small_and_quickly_read() -> None:
    assert FILE.stat().st_size < 600_000
    code = (
        "import time; from hronika.language.latvian.places.gazetteer import places_named; "
        "t = time.process_time(); places_named('Rīga'); print(time.process_time() - t)"
    )
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(times) < 0.1
