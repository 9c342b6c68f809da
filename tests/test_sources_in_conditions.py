"""Who is to be believed is the source (`ja ticam ministram`); a condition of another kind names none."""

import pytest

import hronika


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Ja ticam kapteinim, kravu pārkrāva Klaipēdā.",
            "kapteinis",
            ["kravu pārkrāva Klaipēdā"],
        ),
        (
            'Ja tic laikrakstam "Laiks", vienošanās tika panākta jūlijā.',
            "Laiks",
            ["vienošanās tika panākta jūlijā"],
        ),
        (
            "Ja var ticēt kaimiņiem, šķūni nodedzināja pats īpašnieks.",
            "kaimiņi",
            ["šķūni nodedzināja pats īpašnieks"],
        ),
        (
            "Pamiers, ja ticam Kremlim, tika noslēgts jau vasarā.",
            "Kremlis",
            ["Pamiers", "tika noslēgts jau vasarā"],
        ),
        (
            "Ja ticēt ciema vecākajam Ansim Bitem, dzirnavas pārdeva grāfs.",
            "Ansis Bite",
            ["dzirnavas pārdeva grāfs"],
        ),
    ],
)
def test_who_is_believed_is_the_source(text: str, speaker: str, content: list[str]) -> None:
    record = hronika.read(text, published="2024-05-07")
    (statement,) = record.statements
    assert statement.speaker_name == speaker
    assert [span.text for span in statement.content] == content
    assert {event.vouched for event in record.events} == {"attributed"}


@pytest.mark.parametrize(
    "text",
    [
        "Ja vēlētāji tic ministram, viņi balsos.",
        "Ja muižnieks ticētu vagaram, viņš dzirnavas pārdotu.",
        "Ja neticam grāmatvedim, jāpārbauda rēķini.",
        "Ja ticam, ka dzirnavas pārdos, jāmeklē cits dzirnavnieks.",
        "Ja Bite ieradīsies, dzirnavas pārdos.",
    ],
)
def test_nobody_is_believed(text: str) -> None:
    record = hronika.read(text, published="2024-05-07")
    assert not record.statements
    assert "attributed" not in {event.vouched for event in record.events}
