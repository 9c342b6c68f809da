"""Scores events against gold ones, by the rules of `docs/events.md`; frames against a FrameNet corpus.

usage: python -m benchmarks.score_events [--gold FILE ...] [--frames FILE] [--json FILE]

A reading is right where its predicate is the gold word (a mention of an event counts like an event). On
those that are, type, vouching, time and place are compared, null being an answer too. Participants are
counted over the whole text: one is right under a right predicate, in the same role, where its words are
mostly those of the gold one (Jaccard of code points), or, where the gold words leave it out, its name is.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.score import Document, Rates, load, ratio, same_name, span
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

ROOT = Path(__file__).parents[1]
# The sample articles, seen while the rules were written, and articles that were not.
GOLD = ROOT / "tests" / "gold" / "events.jsonl"
UNSEEN = ROOT / "tests" / "gold" / "unseen_events.jsonl"
FRAMES = ROOT.parent / "shared" / "data" / "fullstack-frames-dev.conll.xz"

VOUCHED = ("asserted", "attributed", "denied", "possible", "planned", "hypothetical")
ROLES = ("agent", "patient", "counterpart")
ALIKE = 0.5
"""The overlap from which two phrases count as the same."""


def score_events(gold: Iterable[Document], readings: Iterable[Document]) -> dict[str, float]:
    """Score records as JSON objects against gold events; names of scores to values in 0..1."""
    by_id = {reading["id"]: reading for reading in readings}
    count: Counter[str] = Counter()
    for document in gold:
        _count(count, document["events"], by_id[document["id"]])
    return _scores(count)


def _count(count: Counter[str], gold: list[Document], record: Document) -> None:
    found: dict[tuple[int, int] | None, tuple[Document, Document, int]] = {}
    for number, event in enumerate(record["events"]):
        for told in (event, *event["mentions"]):
            found.setdefault(span(told["predicate"]), (event, told, number))
    count["read"] += len(found)
    count["gold"] += len(gold)
    count["asserted_in_statements"] += sum(
        told["vouched"] == "asserted" and _inside(span(told["predicate"]), record["statements"])
        for _, told, _ in found.values()
    )
    matched = {}
    for index, expected in enumerate(gold):
        for participant in expected["participants"]:
            count[f"gold_{participant['role']}"] += 1
        match = found.get(span(expected["predicate"]))
        if match is None:
            continue
        event, told, number = match
        matched[index] = number
        count["right"] += 1
        count["type"] += expected["type"] == event["type"]
        count["typed"] += expected["type"] is not None
        count["right_type"] += expected["type"] is not None and expected["type"] == event["type"]
        count["polarity"] += expected["polarity"] == told["polarity"]
        count[f"gold_{expected['vouched']}"] += 1
        count[f"read_{told['vouched']}"] += 1
        count[f"right_{expected['vouched']}"] += expected["vouched"] == told["vouched"]
        if told is event:
            count["whole"] += 1
            time = next((item["span"] for item in record["times"] if item["id"] == event["time"]), None)
            count["time"] += span(expected["time"]) == span(time)
            count["place"] += _alike(span(expected["place"]), span(event["place"]))
            for role in ROLES:
                count[f"right_{role}"] += _participants(expected, event, role)
    for event, told, _ in found.values():
        if told is event:
            for participant in event["participants"]:
                count[f"read_{participant['role']}"] += 1
    _count_same(count, gold, matched)


def score_named(gold: Iterable[Document], readings: Iterable[Document]) -> dict[str, float]:
    """Score records against gold documents whose events name agent and source, and that have statements too.

    `found` is the share of gold events whose predicate was read, `unmatched` that of the events read that no
    gold event is; `vouched`, `polarity`, `source` and `agent` are shares of those found, null being an
    answer too, and names right where `same_name` is lenient. `asserted_in_statements` is the share of the
    events read that stand inside a gold statement and are told as facts of the article.
    """
    by_id = {reading["id"]: reading for reading in readings}
    count: Counter[str] = Counter()
    for document in gold:
        record = by_id[document["id"]]
        speakers = {item["id"]: item["speaker_name"] for item in record["statements"]}
        found = {
            span(told["predicate"]): (event, told)
            for event in record["events"]
            for told in (event, *event["mentions"])
        }
        count["read"] += len(found)
        count["gold"] += len(document["events"])
        count["asserted_in_statements"] += sum(
            told["vouched"] == "asserted" and _inside(place, document["statements"])
            for place, (_, told) in found.items()
        )
        for expected in document["events"]:
            if (match := found.get(span(expected["predicate"]))) is None:
                continue
            event, told = match
            count["right"] += 1
            count["vouched"] += expected["vouched"] == told["vouched"]
            count["polarity"] += expected["polarity"] == told["polarity"]
            count["source"] += _same_or_none(expected["source"], speakers.get(told["statement"]))
            agents = [item["name"] for item in event["participants"] if item["role"] == "agent"]
            count["agent"] += any(_same_or_none(expected["agent_name"], agent) for agent in agents or [None])
    scores = {part: ratio(count[part], count["right"]) for part in ("vouched", "polarity", "source", "agent")}
    scores["found"] = ratio(count["right"], count["gold"])
    scores["unmatched"] = ratio(count["read"] - count["right"], count["read"])
    scores["asserted_in_statements"] = ratio(count["asserted_in_statements"], count["read"])
    return scores


def _same_or_none(expected: str | None, read: str | None) -> bool:
    return read is None if expected is None else same_name(expected, read)[1]


def _count_same(count: Counter[str], gold: list[Document], matched: Mapping[int, int]) -> None:
    """Count pairs of mentions of one event, among those that were read."""
    of_gold: dict[int, int] = {}
    for index, event in enumerate(gold):
        of_gold[index] = of_gold[event["same"]] if event["same"] is not None else index
    for one in matched:
        for other in matched:
            if one < other:
                together, read = of_gold[one] == of_gold[other], matched[one] == matched[other]
                count["gold_same"] += together
                count["read_same"] += read
                count["right_same"] += together and read


def _inside(predicate: tuple[int, int] | None, statements: Iterable[Document]) -> bool:
    parts = [span(part) for statement in statements for part in statement["content"]]
    return predicate is not None and any(part and part[0] <= predicate[0] < part[1] for part in parts)


def _alike(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return one is other
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= ALIKE * (one[1] - one[0] + other[1] - other[0] - shared)


def _participants(expected: Document, event: Document, role: str) -> int:
    """How many gold participants of a role were read, each by one reading."""
    readings = [item for item in event["participants"] if item["role"] == role]
    right = 0
    for item in expected["participants"]:
        if item["role"] != role:
            continue
        for reading in readings:
            words = item["span"] is not None and _alike(span(item["span"]), span(reading["span"]))
            named = item["span"] is None and same_name(item["name"], reading["name"])[1]
            if words or named:
                readings.remove(reading)
                right += 1
                break
    return right


def _scores(count: Counter[str]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for kind in ("right", "read", "gold"):
        count[f"{kind}_predicate"] = count[kind]
        count[f"{kind}_participants"] = sum(count[f"{kind}_{role}"] for role in ROLES)
    for name in ("predicate", "participants", *ROLES, "same"):
        rates = Rates.of(count[f"right_{name}"], count[f"read_{name}"], count[f"gold_{name}"])
        scores |= {f"{name}.p": rates.precision, f"{name}.r": rates.recall, f"{name}.f1": rates.f1}
    scores["type"] = ratio(count["type"], count["right"])
    scores["type_where_any"] = ratio(count["right_type"], count["typed"])
    scores["polarity"] = ratio(count["polarity"], count["right"])
    scores["vouched"] = ratio(sum(count[f"right_{name}"] for name in VOUCHED), count["right"])
    for name in VOUCHED:
        rates = Rates.of(count[f"right_{name}"], count[f"read_{name}"], count[f"gold_{name}"])
        scores[f"vouched.{name}.f1"] = rates.f1
    scores["time"] = ratio(count["time"], count["whole"])
    scores["place"] = ratio(count["place"], count["whole"])
    scores["asserted_in_statements"] = count["asserted_in_statements"]
    return scores


def texts_of(gold: Iterable[Document]) -> list[Document]:
    """The articles of gold documents: those that bring a text, and sample articles."""
    samples = {article["id"]: article for article in load(SAMPLE_ARTICLES)}
    return [document if "text" in document else samples[document["id"]] for document in gold]


def read_all(articles: Iterable[Document]) -> list[dict[str, Any]]:
    """Read articles; their records as JSON objects."""
    found = []
    for record in Reader().read_many(
        {name: article[name] for name in ("id", "title", "published", "text")} for article in articles
    ):
        if isinstance(record, Exception):
            raise record
        found.append(record.model_dump(mode="json"))
    return found


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score_events", description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", default=[GOLD, UNSEEN], help="gold events, *.jsonl")
    parser.add_argument("--frames", type=Path, default=FRAMES, help="FrameNet corpus, ten columns and two")
    parser.add_argument("--json", type=Path, help="file to write every score to")
    options = parser.parse_args()
    scores: dict[str, float] = {}
    for path in options.gold:
        gold = load(path)
        found = score_events(gold, read_all(texts_of(gold)))
        scores |= {f"{path.stem}/{name}": value for name, value in found.items()}
    if options.frames.exists():
        from training.frame_scores import score_frames

        scores |= {f"frames/{name}": value for name, value in score_frames(options.frames).items()}
    for name, value in scores.items():
        print(f"{name:38} {value:.3f}")
    if options.json:
        options.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
