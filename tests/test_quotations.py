"""Which quotation marks belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.language.quotation_marks import CHARACTERS
from hronika.reading.document.quotations import find_quotations


def inner(text: str) -> list[str]:
    return [text[quotation.inner_start : quotation.inner_end] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Nē," viņš teica.', ["Nē,"]),
        ("„Nē,” viņš teica.", ["Nē,"]),
        ("„Nē,“ viņš teica.", ["Nē,"]),
        ("“Nē,” viņš teica.", ["Nē,"]),
        ("«Nē,» viņš teica.", ["Nē,"]),
        ("»Nē,« viņš teica.", ["Nē,"]),
        (",,Nē,'' viņš teica.", ["Nē,"]),
        ("‘Nē,’ viņš teica.", ["Nē,"]),
        ("‛Nē,’ viņš teica.", ["Nē,"]),
        ("‚Nē,‘ viņš teica.", ["Nē,"]),
        ("‹Nē,› viņš teica.", ["Nē,"]),
        ("›Nē,‹ viņš teica.", ["Nē,"]),
        ("‟Nē,” viņš teica.", ["Nē,"]),
        ("❝Nē,❞ viņš teica.", ["Nē,"]),
        ("〝Nē,〞 viņš teica.", ["Nē,"]),
        ("＂Nē,＂ viņš teica.", ["Nē,"]),
        ("``Nē,'' viņš teica.", ["Nē,"]),
        ("″Nē,″ viņš teica.", ["Nē,"]),
        ("«Viņa teica: ‹Nē.› Un aizgāja,» stāstīja Juris.", ["Viņa teica: ‹Nē.› Un aizgāja,", "Nē."]),
        ('Firma "Lācis" un "Vilks".', ["Lācis", "Vilks"]),
        ('"Viņa saka: "Nē." Un aiziet," teica Juris.', ['Viņa saka: "Nē." Un aiziet,', "Nē."]),
        ('"Viņš saka: "Nē!"" teica Juris.', ['Viņš saka: "Nē!"', "Nē!"]),
        ("«Viņš saka: «Nē!»» teica Juris.", ["Viņš saka: «Nē!»", "Nē!"]),
        ("McDonald's un d'Artanjans", []),
        ("‹ Iepriekšējais raksts\nNākamais raksts ›", []),
        ("Divi.\n„Viens.\nTrīs.”", ["Viens.", "Trīs."]),
        ('Es nāku," teica Juris.', ["Es nāku,"]),
        ('"', []),
        ("", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_depth_and_closing() -> None:
    outer, nested = find_quotations('"Viņa saka: "Nē." Un aiziet," teica Juris.')
    assert (outer.depth, nested.depth) == (0, 1)
    assert outer.parts == [nested]
    assert outer.closed


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    [quotation] = find_quotations("Viņš teica: „Mēs nākam. Mēs esam klāt.\nPēc tam")
    assert not quotation.closed
    assert quotation.inner_end == len("Viņš teica: „Mēs nākam. Mēs esam klāt.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "„Skolu slēdz.\nSkolēnu ir maz.\nAutobuss nekursē,” teica Juris.",
            ["Skolu slēdz.", "Skolēnu ir maz.", "Autobuss nekursē,"],
        ),
        (
            'Viņa teica: "Gads bija grūts.\n\nFirma "Lācis" bankrotēja.\n\nMēs palikām."',
            ["Gads bija grūts.", 'Firma "Lācis" bankrotēja.', "Lācis", "Mēs palikām."],
        ),
        (
            "„Gads bija grūts.\n„Firma bankrotēja.\nMēs palikām.”",
            ["Gads bija grūts.", "Firma bankrotēja.", "Mēs palikām."],
        ),
        # A heading or a link between the paragraphs is not said.
        ('"Lietus lija.\nLasi arī: Plūdi Rēzeknē\nMēs gājām."', ["Lietus lija.", "Mēs gājām."]),
        # Who forgot a mark is not taken to have quoted all that follows.
        (
            '"Lietus lija.\nUpe kāpa.\n"Mēs gājām," teica Juris.\nMājas stāv.',
            ["Lietus lija.", "Mēs gājām,"],
        ),
        (
            '"Lietus lija.\nUpe kāpa.\n"Nē," teica Juris.\nMājas stāv.\nMēs gājām," teica Ilze.',
            ["Lietus lija.", "Nē,", "Mēs gājām,"],
        ),
        ('"Lietus lija.\n' + "Upe kāpa.\n" * 12 + 'Mēs gājām."', ["Lietus lija.", "Mēs gājām."]),
    ],
)
def test_speech_of_several_paragraphs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@given(st.text(alphabet=CHARACTERS + ",.: \nabĀ", max_size=80))
def test_any_marks_give_quotations_inside_the_text(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start <= quotation.inner_start
        assert quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        assert quotation.depth >= 0
