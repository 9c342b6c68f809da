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


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("Policija aizturēja 32 gadus vecu vīrieti.", "aizturēja", None),
        ("91 gada vecumā miris dzejnieks Juris Zaķis.", "miris", None),
        ("Tiesa vīrieti sodīja ar trim gadiem cietumā.", "sodīja", None),
        ("Kokus nozāģēja dārznieks ar 20 gadu pieredzi.", "nozāģēja", None),
        ("Pēc četras stundas ilgām debatēm dome apstājās.", "debatēm", "PT4H"),
        ("Izstāde ilga, un muzejs trīs mēnešus remontēja zāli.", "remontēja", "P3M"),
    ],
)
def test_an_age_or_a_measure_is_no_time_of_what_happens(text: str, predicate: str, value: str | None) -> None:
    assert time_of(read(text), predicate) == value


@pytest.mark.parametrize(
    "text",
    [
        "Dome ceturtdien nolēma no 1. augusta likvidēt skolu.",
        "Ministrija aicināja no 1. augusta slēgt robežu.",
        "Padome pieprasīja ar 1. augustu atbrīvot telpas.",
    ],
)
def test_from_when_something_is_to_be_done_lies_ahead(text: str) -> None:
    assert "2024-08-01" in [time.value for time in read(text).times]


@pytest.mark.parametrize(
    "text",
    [
        "Finālā 26. maijā tiksies ar komandu, kas dienu iepriekš uzvarēja.",
        "Vēlēšanas notiks 2. jūnijā, bet partija nedēļu iepriekš atkāpās.",
        "Viesus uzņems 9. maijā, kad mēnesi iepriekš slēgtais tilts jau nogruva.",
    ],
)
def test_what_was_is_not_counted_from_what_is_to_come(text: str) -> None:
    before = next(time for time in read(text).times if time.span.text.endswith("iepriekš"))
    assert before.value is None


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("1989. gadā dzimušajam vīrietim konstatētas divas promiles.", "konstatētas", None),
        ("1998. gadā celto skolu slēdza otrdien.", "slēdza", "2024-05-07"),
        ("2003. gadā dibinātais uzņēmums bankrotēja.", "bankrotēja", None),
        ("2021. gadā bijušais ministrs aizbrauca.", "aizbrauca", "2021"),
        ("2023. gadā notikušajā avārijā cieta divi cilvēki.", "cieta", "2023"),
        ("2009. gadā nodarbināto skaits samazinājās.", "samazinājās", "2009"),
    ],
)
def test_the_year_of_a_participle_is_not_that_of_the_verb(
    text: str, predicate: str, value: str | None
) -> None:
    assert time_of(read(text), predicate) == value


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ('"Nē," viņš teica, būdams pārliecināts, ka dome gaidījusi vasaru.', None),
        ('"Vakcinēties nav par vēlu," viņa sacīja, atzīstot, ka pērn slimoja vairāk.', None),
        ("Mērs norādīja, ka tilts ir drošs, piebilstot, ka rudenī to pārbaudīs.", None),
        ('"Nē," otrdien teica Roze, piebilstot, ka rudenī brauks.', "otrdien"),
        ("Policija aicina ikvienu, kas naktī redzējis autobusu, zvanīt 110.", None),
        ("Vītols, kurš sestdien pametis klubu, norādīja, ka nožēlo.", None),
        ("Paziņojumā, kas publicēts svētdien, dome norādīja, ka tilts ir drošs.", "svētdien"),
    ],
)
def test_when_it_was_said_stands_in_nobodys_words(text: str, dated: str | None) -> None:
    first = read(text).statements[0]
    assert (first.said_at.text if first.said_at else None) == dated
