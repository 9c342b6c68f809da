"""Whom something is told, or where, stands before who tells it as often as behind, and is no part of him."""

import pytest

from hronika import read


def said(text: str) -> tuple[str | None, str | None]:
    """The words that name the source of the only statement of a text, and those of whom it was told."""
    (statement,) = read(text, published="2025-05-05").statements
    speaker, addressee = statement.speaker, statement.addressee
    return speaker.text if speaker else None, addressee.text if addressee else None


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("Aģentūrai LETA policija teica, ka cenas pieaugs.", "policija", "Aģentūrai LETA"),
        ("Aģentūrai LETA Tramps apgalvo, ka cenas pieaugs.", "Tramps", "Aģentūrai LETA"),
        (
            "Aģentūrai LETA ministrs Jānis Kalns teica, ka cenas pieaugs.",
            "ministrs Jānis Kalns",
            "Aģentūrai LETA",
        ),
        (
            'Laikrakstam "Diena" Ārlietu ministrija teica, ka cenas pieaugs.',
            "Ārlietu ministrija",
            'Laikrakstam "Diena"',
        ),
        (
            'Trešdien portālam "Delfi" ekonomikas ministre Anna Liepa sacīja, ka cenas pieaugs.',
            "ekonomikas ministre Anna Liepa",
            'portālam "Delfi"',
        ),
        (
            'Laikrakstam "Diena" uzņēmuma "Zeme" vadītājs Uldis Roze teica, ka cenas pieaugs.',
            'uzņēmuma "Zeme" vadītājs Uldis Roze',
            'Laikrakstam "Diena"',
        ),
        ("Kalniņa žurnālistiem teica, ka cenas pieaugs.", "Kalniņa", "žurnālistiem"),
        ('Kalniņa laikrakstam "Diena" sacīja, ka cenas pieaugs.', "Kalniņa", 'laikrakstam "Diena"'),
        ("Ministrija Latvijas Radio teica, ka cenas pieaugs.", "Ministrija", "Latvijas Radio"),
        ('Ministrs laikrakstam "Diena" teica, ka cenas pieaugs.', "Ministrs", 'laikrakstam "Diena"'),
        ("Jānis Kalns Latvijas Radio teica, ka cenas pieaugs.", "Jānis Kalns", "Latvijas Radio"),
        ("NATO Latvijas Radio uzsvēra, ka cenas pieaugs.", "NATO", "Latvijas Radio"),
        (
            "Latvijas Radio Ārlietu ministrija teica, ka cenas pieaugs.",
            "Ārlietu ministrija",
            "Latvijas Radio",
        ),
        (
            "Latvijas Radio Rīgas domes priekšsēdētājs Uldis Roze uzsvēra, ka cenas pieaugs.",
            "Rīgas domes priekšsēdētājs Uldis Roze",
            "Latvijas Radio",
        ),
        ('"Cenas pieaugs," Latvijas Radio teica mediķi.', "mediķi", "Latvijas Radio"),
    ],
)
def test_whom_it_is_told_is_no_part_of_who_tells(text: str, speaker: str, told: str) -> None:
    assert said(text) == (speaker, told)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Preses konferencē Ārlietu ministrija teica, ka cenas pieaugs.", "Ārlietu ministrija"),
        ("Saeimas sēdē Krievija apgalvoja, ka cenas pieaugs.", "Krievija"),
        ("Intervijā VUGD skaidro, ka cenas pieaugs.", "VUGD"),
        ("Merkele Saeimas sēdē sacīja, ka cenas pieaugs.", "Merkele"),
        ("Cenas pieaugs, paziņoja Anna Kalniņa Rīgā.", "Anna Kalniņa"),
        ("Cenas pieaugs, pirms nedēļas teica Merkele.", "Merkele"),
        ("Cenas pieaugs, uzskata Kalniņa intervijā.", "Kalniņa"),
    ],
)
def test_where_and_when_it_is_told_is_no_part_of_who_tells(text: str, speaker: str) -> None:
    assert said(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Latvijas Radio žurnāliste Anna Kalniņa teica, ka cenas pieaugs.",
            "Latvijas Radio žurnāliste Anna Kalniņa",
        ),
        (
            "Latvijas Radio kora direktors Egils Zars teica, ka cenas pieaugs.",
            "Latvijas Radio kora direktors Egils Zars",
        ),
        ("Latvijas Radio ziņo, ka cenas pieaugs.", "Latvijas Radio"),
        (
            '"Radio Marija" raidījumu vadītāja Anna Zara teica, ka cenas pieaugs.',
            '"Radio Marija" raidījumu vadītāja Anna Zara',
        ),
        ("Ārsts slimnīcā teica, ka cenas pieaugs.", "Ārsts"),
        ('Laikraksta "Diena" redaktors teica, ka cenas pieaugs.', 'Laikraksta "Diena" redaktors'),
    ],
)
def test_who_belongs_to_an_outlet_speaks(text: str, speaker: str) -> None:
    assert said(text)[0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        'Anna Zara platformā "Telegram" rakstīja, ka cenas pieaugs.',
        '"Cenas pieaugs," Anna Zara raksta "Facebook".',
        'Vietnē "Instagram" Anna Zara vēstīja, ka cenas pieaugs.',
    ],
)
def test_nothing_is_told_to_a_platform(text: str) -> None:
    assert said(text) == ("Anna Zara", None)
