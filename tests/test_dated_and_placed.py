"""Each happening has its own time and place; what only is so, or is no word at all, happens not."""

from datetime import date

import pytest

import hronika
from hronika.record import Record


def read(text: str) -> Record:
    return hronika.read(text, published=date(2024, 5, 7))


def time_of(record: Record, predicate: str) -> str | None:
    event = next(event for event in record.events if event.predicate.text == predicate)
    return next((time.value for time in record.times if time.id == event.time), None)


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("Sestdien pieminēja 1905. gada sacelšanos, kad nošāva strādniekus.", "nošāva", "1905"),
        ("Trešdien godināja 1949. gada deportāciju upurus, kad izsūtīja tūkstošus.", "izsūtīja", "1949"),
        ("1991. gadā, kad gāza valdību, viņš bija students.", "gāza", "1991"),
        ("Tas notika 1990. gada 4. maijā, kad padome pieņēma deklarāciju.", "pieņēma", "1990-05-04"),
        ("Par 2021. gadā Salaspilī veiktu laupīšanu piespriesti pieci gadi cietumā.", "laupīšanu", "2021"),
        ("Piespriesti divi gadi par 2021. gadā izdarītu zādzību Ogrē.", "zādzību", "2021"),
    ],
)
def test_a_clause_or_a_participle_dates_its_own_event(text: str, predicate: str, value: str) -> None:
    assert time_of(read(text), predicate) == value


def test_the_memory_is_not_of_the_year_remembered() -> None:
    record = read("Sestdien pieminēja 1905. gada sacelšanos, kad nošāva strādniekus.")
    assert time_of(record, "pieminēja") == "2024-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "Upe ietek jūrā.",
        "Biļetes maksā no pieciem eiro.",
        "Skolā mācās divsimt bērnu.",
        "Uzņēmumā strādā simts cilvēku.",
        "Kalniņš (dz. 1902, mir. 1977) bija pianists.",
        "Plašāk skat. pielikumu.",
    ],
)
def test_states_and_abbreviations_are_no_events(text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Pilsētā strādā glābēji.", "strādā"),
        ("Karavīrus izveda no pilsētas.", "izveda"),
        ("Uzņēmums naudu izmaksāja.", "izmaksāja"),
    ],
)
def test_what_is_done_stays_an_event(text: str, predicate: str) -> None:
    assert [event.predicate.text for event in read(text).events] == [predicate]
