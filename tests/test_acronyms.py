import pytest

from hronika.language.acronyms import first_word_of, is_acronym, stands_for


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("VUGD", "Valsts ugunsdzēsības un glābšanas dienests"),
        ("EM", "Ekonomikas ministrija"),
        ("LVĢMC", "Latvijas Vides , ģeoloģijas un meteoroloģijas centrs"),
        ("VKKF", "Valsts kultūrkapitāla fonds"),
        ("ZZS", "Zaļo un Zemnieku savienība"),
        ("LTRK", "Latvijas Tirdzniecības un rūpniecības kamera"),
    ],
)
def test_stands_for(letters: str, words: str) -> None:
    assert stands_for(letters, words.split())


@pytest.mark.parametrize(
    ("letters", "words"),
    [("VID", "Valsts policija"), ("EM", "Ekonomikas"), ("EM", ""), ("AB", "Bērnu aptieka")],
)
def test_does_not_stand_for(letters: str, words: str) -> None:
    assert not stands_for(letters, words.split())


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("VUGD", True),
        ("EM", True),
        ("Rīga", False),
        ("II", False),
        ("XIV", False),
        ("A.", False),
        ("", False),
    ],
)
def test_is_abbreviation(text: str, is_one: bool) -> None:
    assert is_acronym(text) == is_one


def test_the_name_before_the_bracket() -> None:
    words = ["informēja", "Valsts", "ugunsdzēsības", "un", "glābšanas", "dienestā"]
    assert first_word_of("VUGD", words) == 1
    assert first_word_of("LDS", words) is None
