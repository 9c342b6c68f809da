"""How sure a statement is: no guess looks certain, and the shares are what was counted."""

from datetime import date
from typing import get_args

import pytest

from benchmarks.calibration import Claim, Shares, cross_validated
from hronika.article import Article
from hronika.reading.attribution.confidence import CONTENT, GUESSES, SPEAKER
from hronika.reading.reader import Reader
from hronika.reading.statements.candidates import Basis, Construction


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_every_construction_and_basis_has_a_share() -> None:
    assert set(CONTENT) == set(get_args(Construction))
    assert set(SPEAKER) == set(get_args(Basis))


def test_no_guess_reaches_the_mark_of_what_is_sure() -> None:
    assert all(round(share * SPEAKER[basis], 3) < 0.7 for share in CONTENT.values() for basis in GUESSES)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Jānis Kalns tikās ar Pēteri Ozolu. Viņš sacīja, ka sarunas bija grūtas.", False),
        (
            "Ministrs Jānis Kalns un mērs Aivars Bite parakstīja līgumu. Viņš uzsvēra, ka tas ir izdevīgs.",
            False,
        ),
        ("Tiesa uzklausīja Māri Zuti un Uldi Vanagu. Viņš liecināja, ka durvis bija vaļā.", False),
        ("Runāja ministrs Jānis Kalns un ministrs Aivars Bite. Ministrs sacīja, ka algas augs.", False),
        ("Atnāca kāds svešinieks no pilsētas. Viņa sacīja, ka algas augs.", False),
        ("Jānis Kalns tikās ar Ilzi Ozolu. Viņš sacīja, ka sarunas bija grūtas.", True),
        ("Jānis Kalns sacīja, ka sarunas sākas. Viņš piebilda, ka Pēteris Ozols melo.", True),
        ("Runāja ministrs Jānis Kalns un mērs Aivars Bite. Ministrs sacīja, ka algas augs.", True),
        ("Ministrs Jānis Kalns sacīja, ka algas augs.", True),
    ],
)
def test_a_speaker_that_could_be_two_is_a_guess(reader: Reader, text: str, sure: bool) -> None:
    statement = reader.read(Article(text, published=date(2024, 5, 7))).statements[-1]
    assert (statement.confidence >= 0.7) == sure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Tiesībsargs Imants Drava atnāca. Bijušais tiesībsargs Jāzeps Melderis klausījās. "
            "Tiesībsargs teica, ka būs labi.",
            "Imants Drava",
        ),
        (
            "Ministre Anna Zole runāja. Bijusī ministre Baiba Kalva klausījās. "
            "Ministre sacīja, ka algas augs.",
            "Anna Zole",
        ),
        (
            "Bijušais mērs Juris Zole atnāca. Mērs Andris Linde klausījās. Mērs sacīja, ka tiltu atklās.",
            "Andris Linde",
        ),
    ],
)
def test_who_holds_an_office_is_meant_before_who_held_it(reader: Reader, text: str, name: str) -> None:
    assert reader.read(Article(text)).statements[-1].speaker_name == name


def claims(right: int, wrong: int) -> list[Claim]:
    """Claims of one construction, each in a text of its own."""
    return [Claim(str(place), "tag", "name", 0.9, True, place < right) for place in range(right + wrong)]


def test_what_is_seen_seldom_is_not_sure() -> None:
    assert Shares(claims(1, 0)).of_speaker("name") < Shares(claims(40, 0)).of_speaker("name")
    assert Shares([]).of_content("tag") == pytest.approx(0.8)


def test_shares_that_do_not_know_the_text_are_off_by_little_where_texts_are_alike() -> None:
    assert cross_validated(claims(95, 5)) < 0.05
