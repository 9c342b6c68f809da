"""People and institutions under other words: periphrases, nationality, sex, seats of power, nicknames."""

import pytest

from hronika import read


def last_speaker(text: str) -> tuple[str | None, float]:
    statement = read(text, published="2026-03-14").statements[-1]
    return statement.speaker_name, statement.confidence


def named(text: str) -> list[tuple[str, str]]:
    return [(name.kind, name.name) for name in read(text).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sorvijas prezidents Marks Leito ieradās. Valsts galva sacīja, ka snigs.", "Marks Leito"),
        ("Sorvijas prezidente Elza Rinde ieradās. Valsts galva sacīja, ka snigs.", "Elza Rinde"),
        ("Bankas prezidents Marks Leito ieradās. Valsts galva sacīja, ka snigs.", "valsts galva"),
        ("Ministru prezidents Jānis Kalns ieradās. Valsts galva sacīja, ka snigs.", "valsts galva"),
        ("Ministru prezidents Jānis Kalns ieradās. Valdības vadītājs sacīja, ka snigs.", "Jānis Kalns"),
        ("Ārlietu ministrs Jānis Kalns ieradās. Diplomātijas vadītājs sacīja, ka snigs.", "Jānis Kalns"),
        (
            "Finanšu ministrs Jānis Kalns ieradās. Diplomātijas vadītājs sacīja, ka snigs.",
            "diplomātijas vadītājs",
        ),
        ("Pulkvedis Jānis Kalns ieradās. Virsnieks sacīja, ka snigs.", "Jānis Kalns"),
        ("Mērs Jānis Kalns ieradās. Virsnieks sacīja, ka snigs.", "virsnieks"),
        ("Advokāts Jānis Kalns ieradās. Aizstāvis sacīja, ka snigs.", "Jānis Kalns"),
        ("Advokāta palīgs Jānis Kalns ieradās. Jurists sacīja, ka snigs.", "jurists"),
    ],
)
def test_a_periphrasis_means_who_has_the_office(text: str, expected: str) -> None:
    assert last_speaker(text)[0] == expected


def test_a_nationality_is_no_name_and_means_the_person_named_before() -> None:
    text = "Treneris Pekka Lehtimeki ieradās. Soms sacīja, ka darba ir daudz."
    assert last_speaker(text)[0] == "Pekka Lehtimeki"
    assert named(text) == [("person", "Pekka Lehtimeki")]
    surname = "Jukums Vācietis vadīja pulku. Vācietis sacīja, ka fronte turēsies."
    assert last_speaker(surname)[0] == "Jukums Vācietis"


def test_a_noun_of_sex_can_mean_who_spoke_just_before_and_is_a_guess_then() -> None:
    name, confidence = last_speaker("Kāda māte teica, ka bail. Sieviete piebilda, ka zvanījusi policijai.")
    assert name == "māte"
    assert confidence < 0.7
    assert last_speaker("Kāda māte teica, ka bail. Lija. Sieviete piebilda, ka snigs.")[0] == "sieviete"
    assert last_speaker("Kāda māte teica, ka bail. Pētniece piebilda, ka snigs.")[0] == "pētniece"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministre Anna Roze teica, ka snigs. Kremlī paziņoja, ka viss ir labi.", "Kremlis"),
        ("Ministre Anna Roze teica, ka snigs. Berlīnē uzskata, ka viss ir labi.", "Berlīne"),
        ("Ministre Anna Roze Berlīnē paziņoja, ka viss ir labi.", "Anna Roze"),
        ("Ministre Anna Roze ieradās Briselē un paziņoja, ka viss ir labi.", "Anna Roze"),
        ("Ministre Anna Roze teica, ka snigs. Baltais nams paziņoja, ka viss ir labi.", "Baltais nams"),
        ("Ministre Anna Roze teica, ka snigs. Pentagons paziņoja, ka viss ir labi.", "Pentagons"),
    ],
)
def test_a_seat_of_power_speaks(text: str, expected: str) -> None:
    assert last_speaker(text)[0] == expected


def test_a_house_and_a_number_of_devices_say_nothing() -> None:
    assert not read("Jaunais nams liecina, ka tirgus aug.").statements
    assert not read("Viena no iekārtām liecina, ka spiediens krītas.").statements


def test_one_of_several_and_a_prisoner_can_testify() -> None:
    assert last_speaker("Viens no aizturētajiem liecināja, ka gulējis.")[0] == "viens no aizturētajiem"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Žurnāls "Jūra" rakstīja, ka zivju ir maz. Izdevums piebilda, ka snigs.', "Jūra"),
        ('Žurnāls "Jūra" un laikraksts "Krasts" rakstīja. Izdevums piebilda, ka snigs.', "izdevums"),
        ("Latvijas Burāšanas savienība strādā. Federācija cer, ka snigs.", "Latvijas Burāšanas savienība"),
        ("Satiksmes ministrija strādā. Federācija cer, ka snigs.", "federācija"),
    ],
)
def test_one_noun_of_an_institution_stands_for_another_where_only_one_is_named(
    text: str, expected: str
) -> None:
    assert last_speaker(text)[0] == expected


def test_where_it_was_said_is_no_part_of_who_said_it() -> None:
    assert last_speaker("Skolnieka māte sapulcē teica, ka bail.")[0] == "skolnieka māte"
    assert last_speaker("Pārstāvis uzņēmumā norādīja, ka darbs sākts.")[0] == "pārstāvis uzņēmumā"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Mēs uzvarēsim," uzsvēra Andra "Lāsma" Kalniņa.', [("person", "Andra Kalniņa")]),
        ("Ieradās vēstnieks Hanss van der Bergs.", [("person", "Hanss van der Bergs")]),
        ("Skolotāja Anda Lielā saņēma balvu. Lielā zālē bija ļaudis.", [("person", "Anda Lielā")]),
        ("Skauts Raits Mežs atrada ceļu. Mežā bija tumšs.", [("person", "Raits Mežs")]),
        ('Viņi šāva ar raķeti "Storm Shadow".', [("product", "Storm Shadow")]),
        ('Tanks "Leopard 2" sadega.', [("product", "Leopard 2")]),
        ('Uzstājās grupa "Tanks".', [("organization", "Tanks")]),
    ],
)
def test_names_are_whole_and_things_are_no_people(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected
