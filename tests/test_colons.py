"""What follows a colon after reported content: it is not denied with it, and not claimed by others."""

import pytest

import hronika
from hronika.record import Record


def event(record: Record, predicate: str) -> tuple[str, str]:
    return next((e.vouched, e.polarity) for e in record.events if e.predicate.text == predicate)


@pytest.mark.parametrize(
    ("text", "denied", "instead"),
    [
        ("Šoferis noliedz, ka redzējis zīmi: to aizsedzis krūms.", "redzējis zīmi", "to aizsedzis krūms"),
        (
            "Kasiere noliedza, ka piesavinājusies naudu: kase bijusi tukša.",
            "piesavinājusies naudu",
            "kase bijusi tukša",
        ),
        (
            "Īpašnieks Juris Zaķis noliedz, ka vīrs būtu sūtīts darbā: tas bijis viņa paša lēmums.",
            "vīrs būtu sūtīts darbā",
            "tas bijis viņa paša lēmums",
        ),
    ],
)
def test_what_is_so_instead_is_held_by_who_denies(text: str, denied: str, instead: str) -> None:
    first, second = hronika.read(text).statements
    assert (first.content[0].text, first.stance) == (denied, "denies")
    assert (second.content[0].text, second.stance) == (instead, "holds")
    assert first.speaker_name == second.speaker_name is not None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ārste kliedēja apgalvojumu, ka zāles kaitējot: pētījumos tas nav pierādīts.", "zāles kaitējot"),
        ("Muzejs noraidīja baumas, ka glezna ir viltota: eksperti to pārbaudīja.", "glezna ir viltota"),
        ("Dome neticēja baumām, ka tilts esot bīstams: inženieri to apskatīja.", "tilts esot bīstams"),
    ],
)
def test_what_others_claim_ends_at_a_colon(text: str, content: str) -> None:
    assert content in [s.content[0].text for s in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        ("Muzejs noraidīja baumas, ka glezna ir viltota: eksperti to pārbaudīja.", "pārbaudīja", "asserted"),
        ("Šoferis noliedz, ka redzējis zīmi: to aizsedzis krūms.", "aizsedzis", "attributed"),
        ("Dome neticēja baumām, ka tilts varot sabrukt: inženieri to remontēja.", "remontēja", "asserted"),
    ],
)
def test_what_follows_has_its_own_factuality(text: str, predicate: str, vouched: str) -> None:
    assert event(hronika.read(text), predicate) == (vouched, "positive")


def test_what_somebody_says_goes_on_after_a_colon() -> None:
    text = "Treneris norādīja, ka komanda ir nogurusi: aizvadītas trīs spēles."
    (statement,) = hronika.read(text).statements
    assert statement.content[0].text == "komanda ir nogurusi: aizvadītas trīs spēles"


def test_a_time_after_a_colon_dates_no_denial() -> None:
    statement = hronika.read("Kasiere noliedza, ka ņēmusi naudu: kase bijusi tukša jau pirmdien.").statements[
        0
    ]
    assert statement.said_at is None


def test_hearsay_after_a_colon_stays_with_the_denial_and_is_not_denied() -> None:
    text = "Advokāts noliedz, ka klients būtu bēdzis: viņš esot meklējis palīdzību."
    record = hronika.read(text)
    assert [s.content[0].text for s in record.statements] == [
        "klients būtu bēdzis: viņš esot meklējis palīdzību"
    ]
    assert event(record, "bēdzis")[0] == "denied"
    assert event(record, "meklējis")[0] == "attributed"
