"""One happening told twice is one event, two of a kind are two; games and violence; passives that report."""

import pytest

from hronika import read


def told(text: str) -> dict[str, list[str]]:
    """The predicates of a text with those of their further mentions."""
    events = read(text, published="2024-05-07").events
    return {event.predicate.text: [other.predicate.text for other in event.mentions] for event in events}


@pytest.mark.parametrize(
    "text",
    [
        "Policija pirmdien aizturēja ministru Pēteri Liepu. Liepu aizturēja mājās.",
        "Prezidents Jānis Kalns parakstīja likumu. Likumu Kalns parakstīja trešdien.",
        "Valdība iecēla Annu Rozi. Rozi iecēla vienbalsīgi.",
    ],
)
def test_a_verb_told_again_of_the_same_people_is_one_event(text: str) -> None:
    assert [others for others in told(text).values() if others] != []


@pytest.mark.parametrize(
    "text",
    [
        "Pirmdien aizturēja Juri Ozolu. Otrdien aizturēja arī Juri Ozolu, kas bija aizbēdzis.",
        "Policija aizturēja Juri Ozolu. Policija aizturēja arī Pēteri Liepu.",
        "Policija aizturēja vīrieti Rīgā. Aizturēšana Liepājā notika vēlāk.",
        "Prezidents Jānis Kalns parakstīja likumu. Kalns parakstīja arī rīkojumu.",
        "Ministrs Jānis Kalns kritizēja Annu Rozi. Rozi Kalns kritizēja vēlreiz.",
    ],
)
def test_two_of_a_kind_are_two_events(text: str) -> None:
    assert not any(told(text).values())


def test_a_retold_event_has_the_time_that_is_told_later() -> None:
    text = "Prezidents Jānis Kalns parakstīja likumu. Likumu Kalns parakstīja trešdien."
    record = read(text, published="2024-05-10")
    [event] = [event for event in record.events if event.mentions]
    assert event.time is not None


@pytest.mark.parametrize(
    ("text", "predicate", "kind"),
    [
        ("Hokejists nošāva kaimiņu.", "nošāva", "assault"),
        ("Futbolists pie veikala ar pistoli šāva uz garāmgājējiem.", "šāva", "assault"),
        ("Basketbolists dzīvoklī uzbruka draudzenei.", "uzbruka", "assault"),
        ("Biatlonists sprintā šāva bez kļūdām.", "šāva", "competition"),
        ("Hokejisti bombardēja pretinieku vārtus.", "bombardēja", "competition"),
        ("Futbolists uzbruka aizsargam.", "uzbruka", "competition"),
    ],
)
def test_an_athlete_who_plays_and_one_who_does_not(text: str, predicate: str, kind: str) -> None:
    events = read(text).events
    assert next(event.type for event in events if event.predicate.text == predicate) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tilts tika atklāts pirmdien.", ["atklāts"]),
        ("Budžets ir apstiprināts.", ["apstiprināts"]),
        ("Pieteikums noraidīts.", ["noraidīts"]),
        ("Jubilejā tika pieminēti kritušie.", ["pieminēti"]),
        ("Radars tiks uzstādīts rudenī.", ["uzstādīts"]),
        # how it is
        ("Ziņojumā minēti trīs ministri.", []),
        ("Likumā noteikts termiņš.", []),
    ],
)
def test_a_passive_of_a_reporting_verb_is_an_event_where_it_is_done(text: str, words: list[str]) -> None:
    assert list(told(text)) == words


def test_a_rejection_shares_the_object_of_the_verb_before() -> None:
    assert list(told("Deputāte šādu iespēju ne apstiprina, ne noliedz.")) == ["apstiprina", "noliedz"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pēc valdības sēdes ministrs sacīja, ka algas celsies.", ["celsies"]),
        ("Pēc tikšanās ar Valdi Ozolu ministrs sacīja, ka algas celsies.", ["tikšanās", "celsies"]),
        ("Par sarunām ministrs sacīja, ka algas celsies.", ["sarunām", "celsies"]),
    ],
)
def test_the_occasion_of_a_statement_is_no_news(text: str, words: list[str]) -> None:
    assert list(told(text)) == words
