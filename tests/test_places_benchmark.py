"""The score of places: marks are read rightly, and the texts of ours are resolved as well as is said."""

import pytest

from benchmarks.places import Answer, Marked, answers, halves, marked, score
from hronika.archive.places.resolving import Resolved
from hronika.language.latvian.places.gazetteer import places_named


def test_marks_are_taken_out_of_a_text() -> None:
    text, marks = marked("[Valkā|454572] un [Kongo|-] līst.")
    assert text == "Valkā un Kongo līst."
    assert [(mark.start, mark.name, mark.place) for mark in marks] == [
        (0, "Valkā", "454572"),
        (9, "Kongo", None),
    ]


def test_a_wrong_place_costs_precision_and_a_missing_one_recall() -> None:
    [valka], [latvia] = places_named("Valka"), places_named("Latvija")
    right = Answer(Marked("", 0, "Valkā", "454572"), True, Resolved("Valka", valka.place, 1.0))
    wrong = Answer(Marked("", 0, "Latvijā", None), True, Resolved("Latvija", latvia.place, 1.0))
    missing = Answer(Marked("", 0, "Latvijā", "LV"), False, None)
    counted = score([right, wrong, missing])
    assert counted == (2, 1, 2, 1)
    assert (counted.precision, counted.recall) == (0.5, 0.5)


@pytest.mark.slow
def test_places_of_our_texts_are_resolved_rightly() -> None:
    read, unread = halves()
    given = list(answers([*read, *unread]))
    assert len(given) > 150
    counted = score(given)
    assert counted.precision >= 0.97
    assert counted.recall >= 0.75
    # Of the names that the record has.
    assert counted.right / counted.named >= 0.93
