"""What must not be done, cases and situations, words from the floor, and subjects that close on a bracket."""

import pytest

from hronika import read
from hronika.record import Event


def _event(text: str, predicate: str) -> Event:
    record = read(text, published="2026-05-07")
    return next(event for event in record.events if event.predicate.text == predicate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Bērni nedrīkst iet uz ledus.", "iet"),
        ("Viņi nedrīkstēja pamest dzīvokli.", "pamest"),
        ("Sikspārņus nedrīkst nogalināt, mocīt un traucēt.", "nogalināt"),
    ],
)
def test_what_must_not_be_done_may_have_been_done(text: str, predicate: str) -> None:
    event = _event(text, predicate)
    assert (event.vouched, event.polarity) == ("hypothetical", "negative")


@pytest.mark.parametrize(
    ("text", "predicate", "vouched"),
    [
        (
            "Vajadzīgi standarti, lai nerastos situācijas, ka absolventi mācījušies ko citu.",
            "mācījušies",
            "hypothetical",
        ),
        ("Nedrīkst pieļaut situāciju, ka uzņēmums pamet valsti.", "pamet", "hypothetical"),
        ("Jānovērš gadījumi, kad policija aiztur nevainīgus cilvēkus.", "aiztur", "hypothetical"),
        ("Izveidojusies situācija, ka bērni pamet skolu.", "pamet", "asserted"),
        ("Bijuši gadījumi, kad policija aizturēja nevainīgus cilvēkus.", "aizturēja", "asserted"),
    ],
)
def test_a_case_is_as_real_as_what_is_said_of_it(text: str, predicate: str, vouched: str) -> None:
    assert _event(text, predicate).vouched == vouched


@pytest.mark.parametrize(
    "text",
    [
        'Ministrs Jānis Kalns skaidroja budžetu. (Starpsauciens no zāles: "Kauns!") Viņš turpināja.',
        'Valdība saka, ka ekonomika aug. (Starpsauciens: "Tie ir meli!") Paprasiet maksātājiem.',
        'Premjere Ilze Roze lasīja ziņojumu. (Sauciens no galerijas: "Pietiek!") Viņa apklusa.',
    ],
)
def test_words_from_the_floor_are_nobodys(text: str) -> None:
    quoted = [s for s in read(text, published="2026-05-07").statements if s.mode == "direct"]
    assert [statement.speaker_name for statement in quoted] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Daudz autoru (Žukovs, 1996; Sīle, 2008 u.c.) norāda uz izglītības nozīmi, īstenojot reformas.",
        "Vairāki pētnieki (Kalns, 2001; Liepa, Zars u. c.) norāda uz trūkumiem, mainot programmas.",
        "Divi eksperti (Roze, Kārkliņa u.c.) norāda uz riskiem, pārbaudot tiltus.",
    ],
)
def test_a_subject_that_closes_on_a_bracket_is_not_said(text: str) -> None:
    assert not read(text, published="2026-05-07").statements
