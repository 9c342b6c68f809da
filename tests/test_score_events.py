"""The scorer of events: gold against itself, and what each kind of mistake costs."""

import copy
from typing import Any

from benchmarks.score_events import score_events

GOLD: dict[str, Any] = {
    "id": "a",
    "events": [
        {
            "predicate": [10, 18],
            "type": "fire",
            "vouched": "asserted",
            "polarity": "positive",
            "participants": [{"role": "agent", "span": [0, 9], "name": None}],
            "time": [19, 25],
            "place": None,
            "same": None,
        },
        {
            "predicate": [30, 36],
            "type": None,
            "vouched": "planned",
            "polarity": "negative",
            "participants": [
                {"role": "agent", "span": None, "name": "Anna Bērziņa"},
                {"role": "patient", "span": [37, 47], "name": None},
            ],
            "time": None,
            "place": [50, 58],
            "same": 0,
        },
    ],
}


def span(place: list[int] | None) -> dict[str, int] | None:
    return None if place is None else {"start": place[0], "end": place[1]}


def reading() -> dict[str, Any]:
    """A record that says what the gold says, the second event as one of its own."""
    found: dict[str, Any] = {
        "id": "a",
        "statements": [],
        "times": [{"id": "t1", "span": span([19, 25])}],
        "events": [],
    }
    for event in GOLD["events"]:
        found["events"].append(
            {
                "predicate": span(event["predicate"]),
                "type": event["type"],
                "vouched": event["vouched"],
                "polarity": event["polarity"],
                "participants": [{**item, "span": span(item["span"])} for item in event["participants"]],
                "time": None if event["time"] is None else "t1",
                "place": span(event["place"]),
                "mentions": [],
            }
        )
    return found


def test_what_is_right_is_scored_so() -> None:
    scores = score_events([GOLD], [reading()])
    perfect = ("predicate.f1", "participants.f1", "type", "vouched", "polarity", "time", "place")
    assert {name: scores[name] for name in perfect} == dict.fromkeys(perfect, 1.0)
    assert scores["asserted_in_statements"] == 0


def test_a_mention_counts_as_an_event_and_joins_what_is_the_same() -> None:
    found = reading()
    second = found["events"].pop()
    found["events"][0]["mentions"] = [
        {"predicate": second["predicate"], "vouched": "planned", "polarity": "negative"}
    ]
    scores = score_events([GOLD], [found])
    assert scores["predicate.f1"] == scores["vouched"] == scores["same.f1"] == 1
    assert scores["participants.r"] < 1


def test_mistakes_cost() -> None:
    def score_with(change: Any) -> dict[str, float]:
        found = copy.deepcopy(reading())
        change(found["events"])
        return score_events([GOLD], [found])

    def spurious(events: list[dict[str, Any]]) -> None:
        events.append({**copy.deepcopy(events[0]), "predicate": span([70, 75])})

    scores = score_with(spurious)
    assert (scores["predicate.p"], scores["predicate.r"]) == (2 / 3, 1)
    assert scores["participants.p"] == 3 / 4
    assert score_with(lambda events: events.pop())["predicate.r"] == 0.5
    assert score_with(lambda events: events[0].update(type=None))["type"] == 0.5
    assert score_with(lambda events: events[0].update(vouched="denied"))["vouched"] == 0.5
    assert score_with(lambda events: events[0].update(time=None))["time"] == 0.5
    assert score_with(lambda events: events[1].update(place=None))["place"] == 0.5
    assert score_with(lambda events: events[0]["participants"][0].update(role="patient"))["agent.r"] == 0.5
    assert score_with(lambda events: events[1]["participants"][0].update(name="Ozols"))["agent.r"] == 0.5


def test_asserted_events_inside_statements_are_counted() -> None:
    found = reading()
    found["statements"] = [{"content": [span([5, 20])]}]
    assert score_events([GOLD], [found])["asserted_in_statements"] == 1
