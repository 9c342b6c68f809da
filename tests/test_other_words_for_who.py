"""People and institutions under another noun: a specialist, a colleague in office, an office of any name."""

import pytest

from hronika import read


def speakers(text: str) -> list[str | None]:
    return [statement.speaker_name for statement in read(text, published="2026-03-14").statements]


@pytest.mark.parametrize(
    ("first", "noun", "expected"),
    [
        ("Anestezioloģe Anna Roze aiziet.", "Ārste", "Anna Roze"),
        ("Daktere Anna Roze aiziet.", "Mediķe", "Anna Roze"),
        ("Mēra vietniece Anna Roze aiziet.", "Vicemēre", "Anna Roze"),
        ("Tiesnese Anna Roze aiziet.", "Juriste", "Anna Roze"),
        ("Arhibīskaps Jānis Vilks aiziet.", "Garīdznieks", "Jānis Vilks"),
        ("Somijas prezidents Jānis Vilks aiziet.", "Somijas valsts vadītājs", "Jānis Vilks"),
    ],
)
def test_somebody_is_called_by_another_noun(first: str, noun: str, expected: str) -> None:
    assert speakers(f"{first} {noun} uzsvēra, ka lēmums ir galīgs.") == [expected]


def test_another_profession_is_somebody_else() -> None:
    assert speakers("Arhitekts Jānis Vilks aiziet. Ārsts uzsvēra, ka lēmums ir galīgs.") == ["ārsts"]


def test_a_colleague_has_the_same_office_of_another_country() -> None:
    text = "Vācijas ārlietu ministrs Hanss Fogs uzņēma Latvijas kolēģi Baibu Zīli. {} sacīja, ka līst."
    assert speakers(text.format("Ministre")) == ["Baiba Zīle"]
    assert speakers(text.format("Latvijas diplomātijas vadītāja")) == ["Baiba Zīle"]
    assert speakers(text.format("Vācijas ministrs")) == ["Hanss Fogs"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Meža uzskaites dienests mainīja kārtību. Iestāde cer, ka sūdzību nebūs.",
            "Meža uzskaites dienests",
        ),
        ("Ogres dome atcēla nodevu. Pašvaldība cer, ka sūdzību nebūs.", "Ogres dome"),
        ("Jūrmalas dome sūdzējās Ogres domei. Pašvaldība cer, ka sūdzību nebūs.", "pašvaldība"),
        ("Liepājas Universitāte slēgs kursu. Augstskola cer, ka sūdzību nebūs.", "Liepājas Universitāte"),
    ],
)
def test_an_institution_is_called_by_another_noun_where_only_one_can_be_meant(
    text: str, expected: str
) -> None:
    assert speakers(text) == [expected]


def test_a_people_stands_for_its_country_before_an_office() -> None:
    text = "Vācijas ministrs Hanss Fogs uzņēma Polijas kolēģi Janu Kosu. Pēc {} ministra teiktā, līs."
    assert speakers(text.format("poļu")) == ["Jans Koss"]
    assert speakers(text.format("vācu")) == ["Hanss Fogs"]
