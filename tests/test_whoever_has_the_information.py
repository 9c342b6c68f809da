"""Information that somebody has is his word; an adjective says in what way somebody spoke."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pēc raidījuma rīcībā esošās informācijas, Rubene izņēmusi naudu.", "raidījums"),
        ("Pēc raidījuma rīcībā esošajām ziņām, Rubene izņēmusi naudu.", "raidījums"),
        ("Pēc policijas rīcībā esošās informācijas vīrietis devies uz Igauniju.", "policija"),
        ("Pēc ziņu aģentūras rīcībā esošās informācijas vīrietis aizbēdzis.", "ziņu aģentūra"),
        ('Pēc "Reuters" rīcībā esošās informācijas vīrietis aizbēdzis.', "Reuters"),
        ("Pēc mūsu rīcībā esošās informācijas, Rubene izņēmusi naudu.", None),
    ],
)
def test_who_has_information_tells_it(text: str, speaker: str | None) -> None:
    record = read(text, published="2025-05-05")
    (statement,) = record.statements
    assert statement.speaker_name == speaker
    assert all(event.vouched == "attributed" for event in record.events)


def test_what_is_done_after_information_comes_is_no_statement() -> None:
    assert not read(
        "Pēc informācijas saņemšanas vīrietis devās uz Igauniju.", published="2025-05-05"
    ).statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Kustības nebija," mediju zonā kritisks bija galvenais treneris Oļegs Sorokins.', "Oļegs Sorokins"),
        ('"Mēs tiksim galā," optimistiska ir direktore Anna Liepa.', "Anna Liepa"),
        ('"Neko tādu negaidīju," pārsteigts bija ministrs Jānis Kalns.', "Jānis Kalns"),
    ],
)
def test_an_adjective_says_how_somebody_spoke(text: str, speaker: str) -> None:
    (statement,) = read(text, published="2025-05-05").statements
    assert (statement.mode, statement.speaker_name) == ("direct", speaker)


def test_an_adjective_alone_reports_nothing() -> None:
    text = "Ministrs bija kritisks pret likumu. Tiesa bija barga. Direktore ir priecīga par uzvaru."
    assert not read(text, published="2025-05-05").statements
