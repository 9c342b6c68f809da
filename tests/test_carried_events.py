"""Events that an empty verb carries share what the verbs above it say: `streiks varētu notikt`."""

import pytest

from hronika import read
from hronika.record import Event


def event(text: str, word: str) -> Event:
    return next(one for one in read(text, published="2024-05-07").events if one.predicate.text == word)


@pytest.mark.parametrize(
    ("text", "word", "vouched", "polarity"),
    [
        ("Streiks varētu notikt rudenī.", "Streiks", "possible", "positive"),
        ("Remonts var sākties jau jūnijā.", "Remonts", "possible", "positive"),
        ("Tiesas prāva varētu sākties pavasarī.", "prāva", "possible", "positive"),
        ("Sarunas drīkstētu atsākties tikai rudenī.", "Sarunas", "possible", "positive"),
        ("Būvdarbi var nesākties.", "Būvdarbi", "possible", "negative"),
        ("Remonts nevarēja sākties.", "Remonts", "asserted", "negative"),
        ("Streiks notika rudenī.", "Streiks", "asserted", "positive"),
        ("Remonts jau sācies.", "Remonts", "asserted", "positive"),
        ("Vētra var plosīties vēl divas dienas.", "Vētra", "asserted", "positive"),
    ],
)
def test_factuality(text: str, word: str, vouched: str, polarity: str) -> None:
    found = event(text, word)
    assert (found.vouched, found.polarity) == (vouched, polarity)


@pytest.mark.parametrize("text", ["Streiks varētu notikt rudenī.", "Koncerts nevarēs notikt."])
def test_what_happens_does_not_act(text: str) -> None:
    assert not read(text, published="2024-05-07").events[0].participants
