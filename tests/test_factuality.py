"""The factuality of events: the examples of `docs/factuality.md` are read as it says."""

import re
from pathlib import Path

import pytest

from hronika import read

GUIDE = Path(__file__).parents[1] / "docs" / "factuality.md"
ROW = re.compile(r"^\| (.+) \| (\w+) \| (\w+) \| (positive|negative) \|$", re.MULTILINE)
EXAMPLES = ROW.findall(GUIDE.read_text(encoding="utf-8"))


def test_there_are_examples_of_every_class() -> None:
    assert {vouched for _, _, vouched, _ in EXAMPLES} == {
        "asserted", "attributed", "denied", "possible", "planned", "hypothetical",
    }  # fmt: skip


@pytest.mark.parametrize(("text", "word", "vouched", "polarity"), EXAMPLES)
def test_examples_are_read_as_the_guide_says(text: str, word: str, vouched: str, polarity: str) -> None:
    events = {event.predicate.text: event for event in read(text, published="2026-03-14").events}
    assert word in events
    assert (events[word].vouched, events[word].polarity) == (vouched, polarity)


@pytest.mark.parametrize("text", ["Nav šaubu, ka Latvija uzvarēja.", "Karš netraucē pilsētai attīstīties."])
def test_what_is_asserted_has_no_evidence_of_less(text: str) -> None:
    events = [event for event in read(text).events if event.vouched == "asserted"]
    assert events
    assert not any(event.evidence for event in events)
