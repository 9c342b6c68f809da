"""Scores readings against gold articles, by the rules that stand in the project's annotation guidelines.

Content is compared by the overlap (Jaccard) of its letters and digits, every gold statement with at most
one reading; then, on the matched ones, speaker, mode and cue. Times are compared by exact span, then value.
"""

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Document = Mapping[str, Any]

GOOD, FAIR = 0.8, 0.5
"""The overlaps from which two contents count as the same, strictly and loosely."""


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, read: int, gold: int) -> "Rates":
        """Reckon the rates from counts."""
        precision, recall = ratio(right, read), ratio(right, gold)
        return cls(precision, recall, ratio(2 * precision * recall, precision + recall))


def ratio(part: float, whole: float) -> float:
    """Divide; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def load(path: Path) -> list[Document]:
    """Load documents, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def score(gold: Iterable[Document], readings: Iterable[Document]) -> dict[str, float]:
    """Score readings (records as JSON objects) against gold documents; names of scores to values in 0..1."""
    by_id = {reading.get("id") or reading["article"]["id"]: reading for reading in readings}
    count: Counter[str] = Counter()
    claims: list[tuple[float, bool]] = []
    for document in gold:
        reading = by_id.get(document["id"], {"statements": [], "times": []})
        claims += _count_statements(count, document, reading)
        _count_times(count, document, reading)
    return _scores(count) | ({"calibration_error": calibration_error(claims)} if claims else {})


def calibration_error(claims: Iterable[tuple[float, bool]], bins: int = 10) -> float:
    """The expected calibration error of confidences, each given with whether what it is of was right.

    The mean distance between confidence and share of right ones over equal bins, weighed by how many fall
    into each (Guo et al. 2017, "On Calibration of Modern Neural Networks").
    """
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in claims:
        groups[min(bins - 1, int(confidence * bins))].append((confidence, right))
    gaps = (abs(sum(c - right for c, right in group)) for group in groups.values())
    return ratio(sum(gaps), sum(map(len, groups.values())))


def _scores(count: Counter[str]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, right, kind in (
        ("statement", "good", "statement"),
        ("statement_fair", "fair", "statement"),
        ("statement_exact", "exact", "statement"),
        ("whole_statement", "whole", "statement"),
        ("time_span", "time_span", "time"),
        ("time_value", "time_value", "time"),
    ):
        rates = Rates.of(count[right], count[f"read_{kind}"], count[f"gold_{kind}"])
        scores |= {f"{name}.p": rates.precision, f"{name}.r": rates.recall, f"{name}.f1": rates.f1}
    for mode in ("direct", "indirect", "mixed"):
        scores[f"recall.{mode}"] = ratio(count[f"good_{mode}"], count[f"gold_{mode}"])
    scores["speaker_strict"] = ratio(count["speaker_strict"], count["fair"])
    scores["speaker_lenient"] = ratio(count["speaker_lenient"], count["fair"])
    scores["mode"] = ratio(count["mode"], count["fair"])
    scores["cue"] = ratio(count["cue"], count["gold_cue"])
    scores["time_wrong_values"] = ratio(count["time_wrong"], count["time_valued"])
    return scores


def _count_statements(count: Counter[str], document: Document, reading: Document) -> list[tuple[float, bool]]:
    """Count, and give the confidence of every reading that has one with whether it is right as a whole."""
    gold, read = document["statements"], reading["statements"]
    count["gold_statement"] += len(gold)
    count["read_statement"] += len(read)
    for statement in gold:
        count[f"gold_{statement['mode']}"] += 1
    right: set[int] = set()
    for overlap, expected, found in matched(gold, read, document["text"]):
        good = overlap >= GOOD
        strict, lenient = same_name(expected.get("speaker_name"), found.get("speaker_name"))
        count["fair"] += 1
        count["good"] += good
        count["exact"] += overlap == 1
        count[f"good_{expected['mode']}"] += good
        count["speaker_strict"] += strict
        count["speaker_lenient"] += lenient
        count["whole"] += good and lenient
        if good and lenient:
            right.add(id(found))
        count["mode"] += expected["mode"] == found.get("mode")
        if expected.get("cue"):
            count["gold_cue"] += 1
            count["cue"] += span(expected["cue"]) == span(found.get("cue"))
    return [(item["confidence"], id(item) in right) for item in read if "confidence" in item]


def matched(gold: Any, read: Any, text: str) -> Iterable[tuple[float, Document, Document]]:
    """Pair gold statements with readings, with their overlap, the pairs of the largest first."""
    expected = [_letters(statement["content"], text) for statement in gold]
    found = [_letters(statement["content"], text) for statement in read]
    pairs = sorted(
        (
            (len(a & b) / len(a | b), x, y)
            for x, a in enumerate(expected)
            for y, b in enumerate(found)
            if a & b
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_read: set[int] = set()
    for overlap, x, y in pairs:
        if overlap >= FAIR and x not in used_gold and y not in used_read:
            used_gold.add(x)
            used_read.add(y)
            yield overlap, gold[x], read[y]


def _count_times(count: Counter[str], document: Document, reading: Document) -> None:
    gold = {span(time["span"]): time for time in document["times"]}
    read = {span(time["span"]): time for time in reading.get("times", [])}
    count["gold_time"] += len(gold)
    count["read_time"] += len(read)
    for place, time in read.items():
        expected = gold.get(place)
        right = expected is not None and expected.get("value") == time.get("value")
        count["time_span"] += expected is not None
        count["time_value"] += right
        if time.get("value") is not None:
            count["time_valued"] += 1
            count["time_wrong"] += not right


def span(value: Any) -> tuple[int, int] | None:
    """Take a span in either form, `[start, end]` or an object with `start` and `end`."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return value["start"], value["end"]
    start, end = value
    return start, end


def _letters(spans: Any, text: str) -> set[int]:
    """Give the places of the letters and digits that spans cover."""
    places = (span(item) or (0, 0) for item in spans)
    return {
        index for start, end in places for index in range(start, end) if text[index : index + 1].isalnum()
    }


def same_name(gold: str | None, read: str | None) -> tuple[bool, bool]:
    """Tell whether names are the same: in every word, and leniently (one holds the other and its end)."""
    a, b = _words(gold), _words(read)
    strict = a == b
    contained = set(a) <= set(b) or set(b) <= set(a)
    return strict, strict or bool(a and b and a[-1] == b[-1] and contained)


def _words(name: str | None) -> list[str]:
    folded = unicodedata.normalize("NFC", name or "").casefold()
    return "".join(letter if letter.isalnum() or letter == "-" else " " for letter in folded).split()
