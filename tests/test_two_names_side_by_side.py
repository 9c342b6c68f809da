"""Two persons beside each other in different cases are two; one whose given name takes no ending is one."""

import pytest

from hronika import read


def people(text: str) -> list[str | None]:
    """The names of the persons of a text, in order."""
    record = read(text, published="2025-05-05")
    return list(dict.fromkeys(name.name for name in record.names if name.kind == "person"))


def parts(text: str, predicate: str) -> dict[str, str | None]:
    """Who takes part in the event of a predicate, by role."""
    record = read(text, published="2025-05-05")
    event = next(event for event in record.events if event.predicate.text == predicate)
    return {participant.role: participant.name for participant in event.participants}


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Putinam Šolcs zvanīja piektdien.", "zvanīja", {"agent": "Šolcs", "counterpart": "Putins"}),
        ("Tramps Putinam zvanīja piektdien.", "zvanīja", {"agent": "Tramps", "counterpart": "Putins"}),
        (
            "Kalniņai Bērziņš uzdāvināja ziedus.",
            "uzdāvināja",
            {"agent": "Bērziņš", "counterpart": "Kalniņa", "patient": "ziedi"},
        ),
        (
            "Ministrei Siliņai Bērziņš pārmeta kūtrumu.",
            "pārmeta",
            {"agent": "Bērziņš", "counterpart": "Siliņa", "patient": "kūtrums"},
        ),
        ("Rinkēviču Siliņa atbalsta.", "atbalsta", {"agent": "Siliņa", "patient": "Rinkēvičs"}),
        ("Trampu Makrons uzņēma sirsnīgi.", "uzņēma", {"agent": "Makrons", "patient": "Tramps"}),
        (
            "Jānis Annai uzdāvināja ziedus.",
            "uzdāvināja",
            {"agent": "Jānis", "counterpart": "Anna", "patient": "ziedi"},
        ),
        (
            "Rīgai Bērziņš solīja jaunu tiltu.",
            "solīja",
            {"agent": "Bērziņš", "counterpart": "Rīga", "patient": "jauns tilts"},
        ),
    ],
)
def test_who_does_it_and_to_whom_are_two(text: str, predicate: str, expected: dict[str, str]) -> None:
    assert parts(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sūdzībā Strasbūrai Timoškins norādīja, ka sēdes atliktas.", "Timoškins"),
        ("Vēstulē Briselei Ozoliņš uzsvēra, ka naudas nav.", "Ozoliņš"),
        ("Intervijā Delfiem Kalniņš sacīja, ka atkāpsies.", "Kalniņš"),
    ],
)
def test_who_speaks_is_not_whom_it_is_said_to(text: str, speaker: str) -> None:
    (statement,) = read(text, published="2025-05-05").statements
    assert statement.speaker_name == speaker


def test_a_genitive_is_another_person() -> None:
    text = "Kad Tramps Putina priekšā klusēja, Makrons runāja. Putins smējās."
    assert people(text) == ["Tramps", "Putins", "Makrons"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karim Benzemā guva vārtus.", "Karim Benzemā"),
        ("Miriam Makeba dziedāja.", "Miriam Makeba"),
        ("Ibrahim Traore solīja vēlēšanas.", "Ibrahim Traore"),
        ("Bendžamins Netanjahu klusēja.", "Bendžamins Netanjahu"),
        ("Jans Antonesku kļuva par līderi.", "Jans Antonesku"),
        ("Andžejs Duda klusēja.", "Andžejs Duda"),
        ("Runasvīre Aļona Gromova klusēja.", "Aļona Gromova"),
        ("Sveica Oļesju Žeļezņaka.", "Oļesja Žeļezņaka"),
    ],
)
def test_one_name_is_one_person(text: str, name: str) -> None:
    assert people(text) == [name]


def test_a_given_name_without_an_ending_acts() -> None:
    assert parts("Karim Benzemā guva vārtus.", "guva")["agent"] == "Karim Benzemā"


@pytest.mark.parametrize(
    ("text", "speaker", "with_whom"),
    [
        (
            "Pēc sarunas ar Putinu Francijas prezidents paziņoja, ka vienošanās nav panākta.",
            "Francijas prezidents",
            "Putins",
        ),
        (
            "Pēc sarunas ar Trampu Kanādas premjerministrs Marks Kārnijs paziņoja, ka tarifi paliks.",
            "Kanādas premjerministrs Marks Kārnijs",
            "Tramps",
        ),
        (
            "Pēc tikšanās ar Ozolu slimnīcas vadītāja pastāstīja, ka cenas kāps.",
            "slimnīcas vadītāja",
            "Ozols",
        ),
    ],
)
def test_a_name_behind_a_preposition_ends_before_a_genitive(text: str, speaker: str, with_whom: str) -> None:
    record = read(text)
    phrase = record.statements[0].speaker
    assert phrase is not None
    assert phrase.text == speaker
    assert [each.name for event in record.events[:1] for each in event.participants] == [with_whom]
