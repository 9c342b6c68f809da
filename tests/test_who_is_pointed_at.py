"""Whom `the latter`, a demonstrative alone and `both` mean, and where nobody can tell."""

import pytest

from hronika import Record, read


def said(text: str) -> list[tuple[str | None, bool]]:
    """Who speaks, and whether the record is sure of it."""
    record = read(text, published="2026-03-14")
    return [(each.speaker_name, each.confidence >= 0.7) for each in record.statements]


def agents(record: Record) -> list[str | None]:
    return [one.name for one in record.events[-1].participants if one.role == "agent"]


@pytest.mark.parametrize(
    ("before", "ordinal", "expected"),
    [
        ("Mērs Jānis Vilks uzņēma rektoru Uldi Koku.", "Pēdējais", "Uldis Koks"),
        ("Mērs Jānis Vilks uzņēma rektori Evu Bērzu.", "Pēdējā", "Eva Bērza"),
        ("Lietu pētīja žurnālists Jānis Vilks.", "Pēdējais", "Jānis Vilks"),
    ],
)
def test_the_latter_is_who_was_named_last(before: str, ordinal: str, expected: str) -> None:
    assert said(f"{before} {ordinal} uzsvēra, ka naudas pietiek.") == [(expected, True)]


def test_the_former_is_who_was_named_first() -> None:
    text = "Ministrs Jānis Vilks ar rektoru Uldi Koku strīdējās. Pirmais apgalvoja, ka naudas pietiek."
    assert said(text)[0][0] == "Jānis Vilks"


def test_the_first_who_did_something_is_not_the_former_of_two() -> None:
    record = read("Jānis Vilks uzteica Uldi Koku. Viņš esot pirmais, kurš uzklausījis zvejniekus.")
    assert agents(record) != ["Jānis Vilks"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Muitas dienests pārmeklēja kuģi. Tas norādīja, ka preces izņemtas.", ("Muitas dienests", True)),
        ('Partija "Krasts" prasa vēlēšanas. Tā uzsvēra, ka valdība kļūdās.', ("Krasts", True)),
        ("Jānis Vilks rakstīja ministram Uldim Kokam. Tas atbildēja, ka naudas nav.", ("Uldis Koks", False)),
        (
            "Mērs lūdza naudu Veselības ministrijai. Tā atbildēja, ka naudas nav.",
            ("Veselības ministrija", True),
        ),
    ],
)
def test_a_demonstrative_speaks_for_who_was_told_of_and_is_a_guess_of_two(
    text: str, expected: tuple[str, bool]
) -> None:
    assert said(text) == [expected]


def test_both_are_a_guess_where_a_third_is_told_of() -> None:
    two = "Tiesa uzklausīja Jāni Vilku un Uldi Koku. Abi apgalvoja, ka ir nevainīgi."
    assert said(two) == [("Jānis Vilks un Uldis Koks", True)]
    three = "Prokurors Ivo Balodis apsūdzēja Jāni Vilku un Uldi Koku. Abi apgalvoja, ka ir nevainīgi."
    assert said(three) == [("Jānis Vilks un Uldis Koks", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pienāca Vācijas un Somijas kuģi, un abas valstis būvēs bāzi.", "Vācija un Somija"),
        ("Francija un Itālija noslēdza līgumu. Abas valstis būvēs kuģus.", "Francija un Itālija"),
        ("Francija, Spānija un Itālija noslēdza līgumu. Abas valstis būvēs kuģus.", "abas valstis"),
        (
            "Polijas prezidents Jans Koss uzņēma Somijas kolēģi Uno Tamu. Tulks Ivo Loks smējās. Abi līderi "
            "parakstīja līgumu.",
            "Jans Koss un Uno Tams",
        ),
    ],
)
def test_both_with_a_noun_are_two_of_its_kind(text: str, expected: str) -> None:
    assert agents(read(text, published="2026-03-14")) == [expected]
