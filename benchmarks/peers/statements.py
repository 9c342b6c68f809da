"""Statements: content and speaker, beside quotation marks with the nearest name, and a list of verbs."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers.comparison import HRONIKA, Given, Measure, PeerComparison, exactly, versions_of
from benchmarks.peers.quotation_marks import by_marks, by_verbs
from benchmarks.score import load, score
from hronika.errors import HronikaError
from hronika.reading.reader import Reader
from hronika.record import Record

_OWN = Path(__file__).parents[2] / "tests" / "gold"
_Finder = Callable[[str, Record], list[dict[str, Any]]]
_FINDERS: dict[str, _Finder] = {
    HRONIKA: lambda _, record: record.model_dump(mode="json")["statements"],
    "quotation marks": by_marks,
    "marks and verbs": by_verbs,
}


def compare(given: Given) -> PeerComparison:
    """Score them on articles whose errors nobody has looked at, and on all gold sets."""
    sets = {"twenty unread articles": load(_OWN / "unread_articles.jsonl")}
    others = [
        _OWN / "news_articles.jsonl",
        _OWN / "agency_articles.jsonl",
        *sorted(given.gold.glob("*.jsonl")),
    ]
    sets["other gold"] = [document for path in others for document in load(path)]
    return PeerComparison(
        "statements",
        "Gold articles, by the overlap of letters (0.8 counts as found). “quotation marks” takes what is "
        "quoted, from three words on, and the nearest person named; “marks and verbs” asks for a verb of "
        "saying beside it and takes what follows `ka` as indirect speech. Both are given Hronika's sentences "
        "and names of persons. The other gold is what rules were mended after.",
        versions_of(),
        [measure for name, gold in sets.items() for measure in _measures(name, given.part(gold))],
    )


def _measures(name: str, gold: Sequence[Mapping[str, Any]]) -> list[Measure]:
    found: dict[str, list[dict[str, Any]]] = {who: [] for who in _FINDERS}
    for document, record in zip(gold, Reader().read_many(gold), strict=True):
        if isinstance(record, HronikaError):
            raise record
        for who, statements in _FINDERS.items():
            found[who].append({"id": document["id"], "statements": statements(document["text"], record)})
    whole = {who: score(gold, read) for who, read in found.items()}
    of_kind = {
        kind: {who: score(_only(gold, kind), _only(read, kind)) for who, read in found.items()}
        for kind in ("direct", "indirect")
    }
    return [
        *(
            Measure(f"{name}: {kind} statements found (F1)", "%", "more", _percent(scores, "statement.f1"))
            for kind, scores in of_kind.items()
        ),
        Measure(f"{name}: all statements found (F1)", "%", "more", _percent(whole, "statement.f1")),
        Measure(f"{name}: speaker right, on those found", "%", "more", _percent(whole, "speaker_lenient")),
        Measure(
            f"{name}: content and speaker right (F1)", "%", "more", _percent(whole, "whole_statement.f1")
        ),
    ]


def _only(documents: Sequence[Mapping[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [
        {**document, "statements": [each for each in document["statements"] if each["mode"] == kind]}
        for document in documents
    ]


def _percent(scores: Mapping[str, Mapping[str, float]], name: str) -> dict[str, Any]:
    return exactly({who: 100 * of_one[name] for who, of_one in scores.items()})
