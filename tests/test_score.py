"""Our scorer gives the numbers of the one beside the gold sets."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.score import calibration_error, load, same_name, score

SHARED = Path(__file__).parents[2] / "shared"

TEXT = "Ministre sacīja, ka līs. «Snigs,» teica Jānis Bērziņš vakar. Viņš tam tic un tā domā."


def reference() -> Any:
    specification = importlib.util.spec_from_file_location("reference", SHARED / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


places = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 30)).map(
    lambda p: [p[0], min(p[0] + p[1], len(TEXT))]
)
speakers = st.sampled_from([None, "Jānis Bērziņš", "Bērziņš", "jānis bērziņš", "ministre", "Ministre Anna"])
statements = st.fixed_dictionaries(
    {
        "content": st.lists(places, min_size=1, max_size=2),
        "mode": st.sampled_from(["direct", "indirect", "mixed"]),
        "speaker_name": speakers,
        "cue": st.none() | places,
    }
)
times = st.fixed_dictionaries(
    {
        "span": places,
        "type": st.sampled_from(["DATE", "TIME"]),
        "value": st.sampled_from([None, "2024", "2025"]),
    }
)
documents = st.fixed_dictionaries(
    {"id": st.just("x"), "text": st.just(TEXT), "statements": st.lists(statements), "times": st.lists(times)}
)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold sets are not here")
@given(documents, documents)
def test_scores_are_those_of_the_reference(gold: dict[str, Any], read: dict[str, Any]) -> None:
    expected, _ = reference().score({"x": gold}, {"x": read}, {"x": TEXT})
    ours = score([gold], [read])
    for theirs, name in (
        ("statement_0.8", "statement"),
        ("statement_0.5", "statement_fair"),
        ("statement_exact", "statement_exact"),
        ("whole_statement", "whole_statement"),
        ("time_span", "time_span"),
        ("time_value", "time_value"),
    ):
        for rate in ("p", "r", "f1"):
            assert ours[f"{name}.{rate}"] == pytest.approx(expected[theirs][rate]), name
    for mode, recall in expected["recall_by_mode_0.8"].items():
        assert ours[f"recall.{mode}"] == pytest.approx(recall)
    for name in ("speaker_strict", "speaker_lenient", "mode", "cue", "time_wrong_values"):
        assert ours[name] == pytest.approx(expected[name]), name


@pytest.mark.skipif(not SHARED.exists(), reason="the gold sets are not here")
def test_gold_scored_against_itself_is_perfect() -> None:
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        gold = load(path)
        scores = score(gold, gold)
        assert scores["whole_statement.f1"] == scores["time_value.f1"] == scores["cue"] == 1
        assert scores["time_wrong_values"] == 0


def test_names_are_compared_in_words() -> None:
    assert same_name("Jānis Bērziņš", "jānis  bērziņš") == (True, True)
    assert same_name("Jānis Bērziņš", "Bērziņš") == (False, True)
    assert same_name("Jānis Bērziņš", "Jānis") == (False, False)
    assert same_name(None, None) == (True, True)
    assert same_name(None, "Jānis") == (False, False)


def test_the_calibration_error_is_the_mean_distance_over_bins() -> None:
    # Half of those at 0.9 are right, all of those at 0.6: (2 * 0.4 + 2 * 0.4) / 4.
    assert calibration_error([(0.9, True), (0.9, False), (0.6, True), (0.6, True)]) == pytest.approx(0.4)
    assert calibration_error([(1.0, True)]) == 0
    document = {"id": "x", "text": TEXT, "times": []}
    gold = {"content": [[16, 23]], "mode": "indirect", "speaker_name": "ministre"}
    read = {**document, "statements": [{**gold, "confidence": 0.7}]}
    assert score([{**document, "statements": [gold]}], [read])["calibration_error"] == pytest.approx(0.3)
    assert score([{**document, "statements": []}], [read])["calibration_error"] == pytest.approx(0.7)
    assert "calibration_error" not in score([{**document, "statements": [gold]}], [])
