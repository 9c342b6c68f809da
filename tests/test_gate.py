"""The gate lets nothing pass that fell, was not measured, or was measured on another gold file."""

import hashlib
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.gate import compare, compare_gold, gold_hashes

ROOT = Path(__file__).parents[1]

PINNED = {"all/statement.f1": 0.8, "all/time_wrong_values": 0.02, "unseen/type": 0.6}
HASHES = {"gold/articles.jsonl": "aa", "tests/gold/events.jsonl": "bb"}

Gate = Callable[..., tuple[int, str]]


@pytest.fixture
def run_gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Gate:
    """Run the gate with pins and gold of its own: `run_gate(scores, "--pin")`, its exit code and words."""
    monkeypatch.setattr(gate, "BASELINE", tmp_path / "baseline.json")
    monkeypatch.setattr(gate, "GOLD_HASHES", tmp_path / "gold_hashes.json")
    monkeypatch.setattr(gate, "reading_scores", lambda folder: {})
    monkeypatch.setattr(gate, "unclean_scores", lambda folder: {})
    monkeypatch.setattr(gate, "model_scores", lambda folder: {})
    monkeypatch.setattr(gate, "article_scores", dict)
    monkeypatch.setattr(gate, "claim_scores", dict)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "articles.jsonl").write_text("{}\n", encoding="utf-8")

    def run(scores: dict[str, float], *options: str) -> tuple[int, str]:
        monkeypatch.setattr(gate, "event_scores", lambda: scores)
        folders = ["--gold", str(tmp_path / "gold"), "--data", str(tmp_path / "none")]
        return gate.main([*folders, *options]), capsys.readouterr().out

    return run


def test_scores_hold_within_the_tolerance() -> None:
    near = {"all/statement.f1": 0.799, "all/time_wrong_values": 0.021, "unseen/type": 0.7, "all/new": 0.1}
    assert list(compare(near, PINNED)) == []


def test_fallen_scores_are_named() -> None:
    worse = {"all/statement.f1": 0.79, "all/time_wrong_values": 0.03, "unseen/type": math.nan}
    assert [line.split(":")[0] for line in compare(worse, PINNED)] == [f"FELL  {name}" for name in PINNED]


def test_a_pinned_score_that_was_not_measured_fails() -> None:
    (line,) = compare({name: PINNED[name] for name in ("all/statement.f1", "unseen/type")}, PINNED)
    assert line.startswith("NOT MEASURED  all/time_wrong_values: pinned 0.0200;")
    assert "--allow-missing" in line
    assert len(list(compare({}, PINNED))) == len(PINNED)
    assert list(compare({}, PINNED, allow_missing=True)) == []


def test_what_is_measured_must_hold_even_where_others_may_be_missing() -> None:
    (line,) = compare({"unseen/type": 0.5}, PINNED, allow_missing=True)
    assert line.startswith("FELL  unseen/type")


def test_a_changed_missing_or_new_gold_file_fails() -> None:
    assert list(compare_gold(HASHES, HASHES)) == []
    (changed,) = compare_gold(HASHES | {"gold/articles.jsonl": "cc"}, HASHES)
    assert changed.startswith(
        "GOLD CHANGED  gold/articles.jsonl: it is not the file that scores are pinned on;"
    )
    assert "--pin" in changed
    (new,) = compare_gold(HASHES | {"gold/more.jsonl": "cc"}, HASHES)
    assert new.startswith("NEW GOLD FILE  gold/more.jsonl")
    (missing,) = compare_gold({"gold/articles.jsonl": "aa"}, HASHES)
    assert missing.startswith("NO GOLD FILE  tests/gold/events.jsonl")
    assert list(compare_gold({"gold/articles.jsonl": "aa"}, HASHES, allow_missing=True)) == []
    assert len(list(compare_gold({"gold/articles.jsonl": "cc"}, HASHES, allow_missing=True))) == 1


def test_the_gate_passes_what_was_pinned(run_gate: Gate) -> None:
    assert run_gate({"unseen/type": 0.6}, "--pin")[0] == 0
    code, said = run_gate({"unseen/type": 0.601, "unseen/place": 0.5})
    assert code == 0
    assert "NEW   unseen/place" in said
    assert "1 of 1 pinned scores held, 0 fell, 0 were not measured" in said


def test_the_gate_fails_without_pins(run_gate: Gate) -> None:
    code, said = run_gate({"unseen/type": 0.6}, "--allow-missing")
    assert code == 1
    assert "NO BASELINE" in said


def test_the_gate_fails_on_a_fallen_score(run_gate: Gate) -> None:
    run_gate({"unseen/type": 0.6}, "--pin")
    code, said = run_gate({"unseen/type": 0.5})
    assert code == 1
    assert "0 of 1 pinned scores held, 1 fell" in said


def test_the_gate_fails_on_a_missing_score_unless_told(run_gate: Gate) -> None:
    run_gate({"unseen/type": 0.6, "unseen/place": 0.9}, "--pin")
    code, said = run_gate({"unseen/type": 0.6})
    assert code == 1
    assert "NOT MEASURED  unseen/place" in said
    code, said = run_gate({"unseen/type": 0.6}, "--allow-missing")
    assert code == 0
    assert "1 of 2 pinned scores held, 0 fell, 1 were not measured" in said


def test_pinning_keeps_what_was_not_measured(run_gate: Gate) -> None:
    run_gate({"unseen/type": 0.6, "unseen/place": 0.9}, "--pin")
    run_gate({"unseen/type": 0.7}, "--pin")
    assert json.loads(gate.BASELINE.read_text(encoding="utf-8")) == {"unseen/place": 0.9, "unseen/type": 0.7}


def test_the_gate_fails_on_a_changed_gold_file_until_it_is_pinned(run_gate: Gate, tmp_path: Path) -> None:
    run_gate({"unseen/type": 0.6}, "--pin")
    (tmp_path / "gold" / "articles.jsonl").write_text('{"id": "other"}\n', encoding="utf-8")
    code, said = run_gate({"unseen/type": 0.6}, "--allow-missing")
    assert code == 1
    assert "GOLD CHANGED  gold/articles.jsonl" in said
    assert run_gate({"unseen/type": 0.6}, "--pin")[0] == 0
    assert run_gate({"unseen/type": 0.6})[0] == 0


def test_the_gate_fails_on_a_gold_file_that_is_gone(run_gate: Gate, tmp_path: Path) -> None:
    run_gate({"unseen/type": 0.6}, "--pin")
    (tmp_path / "gold" / "articles.jsonl").unlink()
    code, said = run_gate({"unseen/type": 0.6})
    assert code == 1
    assert "NO GOLD FILE  gold/articles.jsonl" in said


def test_gold_files_are_known_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n")
    (tmp_path / "README.md").write_bytes(b"not gold")
    (tmp_path / "lvtb-dev.conllu.xz").write_bytes(b"treebank")
    hashes = gold_hashes(tmp_path, tmp_path)
    assert hashes["gold/a.jsonl"] == hashlib.sha256(b"{}\n").hexdigest()
    assert hashes["data/lvtb-dev.conllu.xz"] == hashlib.sha256(b"treebank").hexdigest()
    assert [name for name in hashes if name.startswith("gold/")] == ["gold/a.jsonl"]


def test_what_is_pinned_is_sound() -> None:
    baseline = json.loads((ROOT / "tests" / "baseline.json").read_text(encoding="utf-8"))
    assert all(0 <= value <= 1 for value in baseline.values())
    assert baseline["all/wrong_spans"] == 0
    pinned = json.loads((ROOT / "tests" / "gold_hashes.json").read_text(encoding="utf-8"))
    assert {name.rpartition("/")[0] for name in pinned} == {
        "gold",
        "gold/kinds",
        "tests/gold",
        "samples",
        "data",
    }


def test_the_gold_files_of_the_repository_are_as_pinned(tmp_path: Path) -> None:
    pinned = json.loads((ROOT / "tests" / "gold_hashes.json").read_text(encoding="utf-8"))
    assert list(compare_gold(gold_hashes(tmp_path, tmp_path), pinned, allow_missing=True)) == []
