"""`hronika verify` finds whatever in a record is not in its text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, Run

from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import problems

RIGHT = DATA / "records.jsonl"


def changed(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Write the first right record with something changed in it."""
    record = json.loads(RIGHT.read_text(encoding="utf-8").splitlines()[0])
    change(record)
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_right_records_are_right(run: Run) -> None:
    result = run("verify", RIGHT, "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 0, result.output
    assert "3 records" in result.stdout


def test_indented_records_are_read_as_well(run: Run, tmp_path: Path) -> None:
    lines = RIGHT.read_text(encoding="utf-8").splitlines()
    several, single = tmp_path / "several.json", tmp_path / "single.json"
    several.write_text(json.dumps([json.loads(line) for line in lines], indent=2), encoding="utf-8")
    single.write_text(json.dumps(json.loads(lines[0]), indent=2), encoding="utf-8")
    assert "3 records" in run("verify", several, "--texts", SAMPLE_ARTICLES).stdout
    assert "1 records" in run("verify", single, "--texts", SAMPLE_ARTICLES).stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda r: r["statements"][2]["cue"].update(text="teica"),
            "raksts-01: statements[2].cue: says 'teica'",
        ),
        (
            lambda r: r["statements"][0]["content"][0].update(end=10**6),
            "statements[0].content[0]: 221:1000000",
        ),
        (lambda r: r["times"][0]["span"].update(start=5), "times[0].span:"),
        (lambda r: r["article"].update(sha256="0" * 64), "article.sha256: is not the hash"),
        (lambda r: r["statements"][0].update(within=99), "statements[0].within: 99 is no other statement"),
        (lambda r: r["statements"][0].update(within=0), "statements[0].within: 0 is no other statement"),
        (lambda r: r["people"][0].update(id="x"), "people[0].id: 'x'"),
        (lambda r: r["article"].update(id="none"), "no article with this id"),
        (lambda r: r.pop("statements"), None),
        (lambda r: r.update(surprise=1), "line 1: surprise: Extra inputs"),
        (lambda r: r["statements"][0].update(mode="sung"), "statements.0.mode: Input should be"),
    ],
)
def test_what_is_wrong_is_named(
    run: Run, tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str | None
) -> None:
    result = run("verify", changed(tmp_path, change), "--texts", SAMPLE_ARTICLES)
    if said is None:
        assert result.exit_code == 0
    else:
        assert result.exit_code == 1
        assert said in result.stdout


def test_broken_json_is_named_by_its_line_and_the_rest_still_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    lines = RIGHT.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], "{broken", lines[1]]), encoding="utf-8")
    result = run("verify", path, "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 1
    assert f"{path}, line 2: Invalid JSON" in result.stdout
    assert "1 thing is wrong in 3 records" in result.stderr


def test_of_several_articles_with_one_id_the_right_one_counts(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "raksts-01", "text": "Cits teksts."}) + "\n", encoding="utf-8")
    assert run("verify", RIGHT, "--texts", other, "--texts", SAMPLE_ARTICLES).exit_code == 0


def test_no_records_is_an_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("", encoding="utf-8")
    assert run("verify", path, "--texts", SAMPLE_ARTICLES).exit_code == 1


def test_every_span_of_a_record_is_looked_at(record: Record) -> None:
    paths = [path for path, _ in record.spans()]
    assert len(paths) == len(set(paths))
    assert "statements[0].content[0]" in paths
    assert any(path.startswith("people[0].roles[0]") for path in paths)


def test_problems_of_a_right_record_are_none(records: list[Record], samples: list[Any]) -> None:
    for record, article in zip(records, samples, strict=False):
        assert list(problems(record, article)) == []
