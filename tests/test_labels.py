import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.language.latvian.labels import apply_script, edit_script, join_tag, parsed_script, split_tag

LETTERS = st.text("aābcčdeēfgģhiījkķlļmnņoprsštuūvzžAĀĢŠ|=-.", min_size=1, max_size=15)


@given(LETTERS, LETTERS)
def test_a_script_makes_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(parsed_script(edit_script(form, lemma)), form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "other", "expected"),
    [
        ("Latvijas", "Latvija", "Rīgas", "Rīga"),
        ("Mājās", "māja", "Vietās", "vieta"),
        ("nerunāja", "runāt", "nedomāja", "domāt"),
        ("vislielākais", "liels", "vismazākais", "mazs"),
    ],
)
def test_a_script_serves_words_alike(form: str, lemma: str, other: str, expected: str) -> None:
    assert apply_script(parsed_script(edit_script(form, lemma)), other) == expected


def test_a_script_that_cuts_more_than_there_is_gives_nothing() -> None:
    assert apply_script(parsed_script(edit_script("nerunāja", "runāt")), "ne") is None


def test_tags_come_apart_as_they_were_joined() -> None:
    assert split_tag(join_tag("NOUN", "Case=Nom|Number=Sing")) == ("NOUN", {"Case": "Nom", "Number": "Sing"})
    assert split_tag(join_tag("PUNCT", "_")) == ("PUNCT", {})
