"""The gold events are what `docs/events.md` says, and their spans lie in the sample articles."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hronika.samples import SAMPLE_ARTICLES

GOLD, UNSEEN = (Path(__file__).with_name("gold") / name for name in ("events.jsonl", "unseen_events.jsonl"))
GUIDE = Path(__file__).parents[1] / "docs" / "events.md"
TYPES = set(re.findall(r"^\| `(\w+)` \|", GUIDE.read_text(encoding="utf-8").split("## Types")[1], re.M))
VOUCHED = {"asserted", "attributed", "denied", "possible", "planned", "hypothetical"}
TEXTS = {
    article["id"]: article["text"]
    for article in map(json.loads, SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines())
}
DOCUMENTS, OTHERS = (
    [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in (GOLD, UNSEEN)
)


def test_every_sample_article_is_annotated() -> None:
    assert [document["id"] for document in DOCUMENTS] == list(TEXTS)


@pytest.mark.parametrize("document", DOCUMENTS + OTHERS, ids=lambda document: document["id"])
def test_events_are_whole(document: dict[str, Any]) -> None:
    text = document.get("text") or TEXTS[document["id"]]
    predicates = [tuple(event["predicate"]) for event in document["events"]]
    assert predicates == sorted(set(predicates))
    for index, event in enumerate(document["events"]):
        assert event["vouched"] in VOUCHED
        assert event["type"] is None or event["type"] in TYPES
        assert event["same"] is None or 0 <= event["same"] < index
        assert event["polarity"] in ("positive", "negative")
        assert " " not in text[slice(*event["predicate"])]
        for participant in event["participants"]:
            assert participant["role"] in ("agent", "patient", "counterpart")
            assert participant["span"] is not None or participant["name"]
        spans = [event["predicate"], event["time"], event["place"]]
        for start, end in filter(None, [*spans, *(item["span"] for item in event["participants"])]):
            assert 0 <= start < end <= len(text)
            words = text[start:end]
            assert words == words.strip()
            for edge in (start, end):  # whole words
                inside = 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()
                assert not inside, words
