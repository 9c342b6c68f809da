"""Beside a verb of saying stand whom somebody told, and words taken for his own: neither is who speaks."""

import pytest

from hronika import read


def speakers(text: str) -> list[str | None]:
    return [statement.speaker_name for statement in read(text, published="2026-03-14").statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Ministrs Juris Kalējs "Delfi" atklāja, ka lems pirmdien.', "Juris Kalējs"),
        ('Fonda pārvaldniece "TVNET" apstiprināja, ka līgums ir gatavs.', "fonda pārvaldniece"),
        ('Partijas līdere Elza Roze "Delfi TV" atzina, ka balsu trūkst.', "Elza Roze"),
        ("Ugunsdzēsēja LETA pastāstīja, ka jumts iegruvis.", "ugunsdzēsēja"),
        ('Policijā "Delfi" apstiprināja, ka vadonis aizbēdzis.', "policija"),
        ("Prokuratūrā BNS norādīja, ka lieta nodota tiesai.", "prokuratūra"),
        ('Treneris "Rīta Avīzei" atzina, ka komanda nogurusi.', "treneris"),
    ],
)
def test_an_outlet_that_is_not_declined_is_told(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Operators "Elnet" lēš, ka remonts ilgs nedēļu.', "Elnet"),
        ('Uzņēmums "Tilta darbi" paziņoja, ka darbi sākti.', "Tilta darbi"),
        ('Aģentūrā "Reta" pastāstīja, ka izstāde atlikta.', "Reta"),
        ("Aģentūra LETA ziņo, ka tiltu slēgs.", "LETA"),
        ("“Financial Times” rakstīja, ka tirgi krīt.", "Financial Times"),
    ],
)
def test_a_name_after_the_noun_that_says_what_it_names_speaks(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    "rest",
    [
        "deputātiem skaidroja, ka nauda piešķirta.",
        'portālam "Vēstis" atklāja, ka nauda piešķirta.',
        "Latvijas Radio sacīja, ka nauda piešķirta.",
        "komisijas sēdē norādīja, ka nauda piešķirta.",
    ],
)
def test_a_pronoun_that_opens_a_sentence_speaks_and_owns_nothing(rest: str) -> None:
    assert speakers(f"Mērs Jānis Vilks uzņēma rektori Evu Bērzu. Viņa {rest}") == ["Eva Bērza"]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("padomniekam žurnālisti sacīja, ka nauda piešķirta.", "žurnālisti"),
        ("ieskatā, nauda jau ir piešķirta.", "Jānis Vilks"),
    ],
)
def test_a_pronoun_before_who_speaks_or_a_view_owns_that(rest: str, expected: str) -> None:
    assert speakers(f"Mērs Jānis Vilks uzņēma rektori Evu Bērzu. Viņa {rest}") == [expected]


def test_a_town_that_opens_a_sentence_is_not_who_spoke_before() -> None:
    text = "Ministrs Jānis Vilks sacīja, ka brauks. {} paziņoja, ka robeža ir slēgta."
    assert speakers(text.format("Bogotā")) == ["Jānis Vilks", "Bogota"]
    assert speakers(text.format("Liepājā")) == ["Jānis Vilks", None]


def test_nobody_is_no_source() -> None:
    assert speakers("Neviena partija neapgalvo, ka nodokļi saruks.") == []
