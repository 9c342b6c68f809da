"""Verbs that are negated by their form, also where the network takes the form for a positive one."""

import pytest

import hronika

NEGATED = [
    ("Slimnīca divus gadus nemaksājusi par zālēm.", "nemaksājusi"),
    ("Bankas nesniegušas datus uzraugam.", "nesniegušas"),
    ("Audzinātājas nesamaksājušas īri.", "nesamaksājušas"),
    ("Partija ziedojumus nesaņēmusi.", "nesaņēmusi"),
    ("Deputātes balsojumā nepiedalījušās.", "nepiedalījušās"),
    ("Brāļi parādu nesamaksājuši.", "nesamaksājuši"),
    ("Dome līgumu nav parakstījusi.", "parakstījusi"),
    ("Valdība nolēma neratificēt līgumu.", "neratificēt"),
]
POSITIVE = [
    ("Pastnieks nesa maisu uz ciemu.", "nesa"),
    ("Karavīri ievainoto nesuši trīs dienas.", "nesuši"),
    ("Sieviete bērnu nesusi mājās.", "nesusi"),
]


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [(*each, "negative") for each in NEGATED] + [(*each, "positive") for each in POSITIVE],
)
def test_polarity_by_form(text: str, word: str, polarity: str) -> None:
    events = hronika.read(text, published="2024-05-07").events
    assert {event.predicate.text: event.polarity for event in events}[word] == polarity
