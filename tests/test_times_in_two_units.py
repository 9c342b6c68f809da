"""Times and amounts of two parts: two units, ranges below zero, digits and Roman months, entries."""

from datetime import date

import pytest

import hronika
from hronika.record import Record


def read(text: str) -> Record:
    return hronika.read(text, published=date(2024, 5, 7))


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Kuģis nogrima pirms gada un divām nedēļām.", "pirms gada un divām nedēļām", "2023-W16"),
        ("Tas bija pirms diviem gadiem un trim dienām.", "pirms diviem gadiem un trim dienām", "2022-05-04"),
        ("Runa ilga divas stundas un 30 minūtes.", "divas stundas un 30 minūtes", "PT2H30M"),
        ("Ceļš aizņem divas dienas un trīs stundas.", "divas dienas un trīs stundas", "P2DT3H"),
        ("Lēmums pieņemts 14.IV.2021.", "14.IV.2021.", "2021-04-14"),
        ("Rēķins izrakstīts 17/07/20 Rīgā.", "17/07/20", "2020-07-17"),
        ("Aiznākamnedēļ sāksies remonts.", "Aiznākamnedēļ", "2024-W21"),
    ],
)
def test_one_expression(text: str, span: str, value: str) -> None:
    assert [(time.span.text, time.value) for time in read(text).times] == [(span, value)]


def test_the_last_day_of_a_shorter_month() -> None:
    record = hronika.read("Tas bija pirms mēneša un vienas dienas.", published=date(2024, 3, 31))
    assert [time.value for time in record.times] == ["2024-02-28"]


@pytest.mark.parametrize("text", ["Konts 24/7 pieejams.", "Maršruts 18/22 slēgts.", "Rezultāts bija 3/4."])
def test_other_slashes_are_no_dates(text: str) -> None:
    assert read(text).times == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Naktī būs no mīnus 8 līdz mīnus 10 grādiem.", [-8, -10]),
        ("Gaiss no mīnus 3 līdz plus 2 grādiem.", [-3, 2]),
    ],
)
def test_both_ends_of_a_range_have_the_unit(text: str, values: list[float]) -> None:
    assert [(amount.value, amount.unit) for amount in read(text).quantities] == [(v, "grāds") for v in values]


def test_times_of_entries_in_brackets() -> None:
    record = read("[12:05] Vārtus gūst Zirnis.\n[12:31] Mājinieki izlīdzina.")
    assert [time.value for time in record.times] == ["2024-05-07T12:05", "2024-05-07T12:31"]


@pytest.mark.parametrize(
    "text",
    [
        "Vins teica, ka skola bus slegta. Skoleni macisies majas.",
        "Policija aiztureja virieti. “Mes stradajam,” vins sacija.",
    ],
)
def test_words_without_their_diacritics_are_no_persons(text: str) -> None:
    record = read(text)
    assert record.people == ()
    assert any("diacritics" in warning for warning in record.warnings)


def test_a_full_name_without_diacritics_stays() -> None:
    record = read("Liga Kalnina un Inese Klava devas majas. Vins palika.")
    assert len(record.people) == 2
