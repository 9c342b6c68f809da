"""`hronika positions`, `contradictions`, `due`: tables, rows, and sentences for what cannot be answered."""

import csv
import io
import json
from typing import Any

import pytest
from conftest import Run

import hronika

ARTICLES = (
    ("2024-05-07", "Satiksmes ministrs Jānis Kalns sacīja, ka tiltu Jelgavā atvērs jau maija beigās."),
    ("2024-05-27", "Satiksmes ministrs Jānis Kalns sacīja: “Tiltu Jelgavā maijā neatvērs.”"),
    ("2024-05-28", "Aktieris Andris Kalniņš sacīja, ka lugu spēlēs."),
    ("2024-05-28", "Deputāts Andris Kalniņš sacīja, ka lugu nespēlēs."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("archive")
    lines = [
        json.dumps({"id": f"a{number}", "outlet": "Ziņas", "published": day, "text": text})
        for number, (day, text) in enumerate(ARTICLES)
    ]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with hronika.Archive(folder / "a.db") as filled:
        filled.add_from(folder / "a.jsonl")
    return str(folder / "a.db")


def test_what_is_due_stands_with_what_came_since(run: Run, archive: str) -> None:
    shown = run("due", "--by", "2024-06", "--archive", archive).stdout
    assert "2024-05    Jānis Kalns (satiksmes ministrs): tiltu Jelgavā atvērs jau maija beigās" in shown
    assert "since: 1 statement, 1 event (▷ planned → ▷ planned, not so)" in shown


def test_what_was_said_on_a_matter_is_marked_where_it_changed(run: Run, archive: str) -> None:
    shown = run("positions", "Kalns", "tilts", "--archive", archive).stdout.splitlines()
    assert shown[0].startswith(" Jānis Kalns, satiksmes ministrs")
    assert [line[:10] for line in shown[1:3]] == ["2024-05-07", "2024-05-27"]
    assert "≠ polarity:" in shown[2]


def test_both_sources_of_a_contradiction_are_shown(run: Run, archive: str) -> None:
    shown = run("contradictions", "--archive", archive).stdout
    assert "Jānis Kalns: polarity: atvērs / neatvērs" in shown
    assert "2024-05-07 sacīja: tiltu Jelgavā atvērs jau maija beigās [Ziņas]" in shown
    assert "2024-05-27 sacīja: Tiltu Jelgavā maijā neatvērs [Ziņas]" in shown
    assert "both: " in shown


def test_a_pair_is_decided_and_undone_by_ids(run: Run, archive: str) -> None:
    def pairs() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(
            run("contradictions", "--archive", archive, "--format", "json").stdout
        )
        return found

    def decide(*asked: str) -> dict[str, Any]:
        made = run("contradictions", *asked, "--archive", archive, "--author", "E. Zīle", "--format", "json")
        assert made.exit_code == 0, made.stderr
        [row] = json.loads(made.stdout)
        return dict(row)

    [before] = pairs()
    ids = before["one"]["id"], before["other"]["id"]
    assert all(id in run("contradictions", "--archive", archive).stdout for id in ids)
    rejected = decide("--reject", *ids, "--reason", "cits tilts")
    assert (rejected["verdict"], rejected["author"], rejected["one"], rejected["other"]) == (
        "no contradiction", "E. Zīle", *ids,
    )  # fmt: skip
    assert pairs() == []
    undone = decide("--undo", str(rejected["number"]))
    assert (undone["one"], undone["other"]) == ids
    assert pairs() == [before]
    confirmed = decide("--confirm", *ids)
    assert [each["judged_by"] for each in pairs()] == ["E. Zīle"]
    shown = run(
        "contradictions", "--undo", str(confirmed["number"]), "--archive", archive, "--author", "E. Zīle"
    )
    assert f"undoes {confirmed['number']}" in shown.stdout
    assert pairs() == [before]


@pytest.mark.parametrize(
    "asked", [("due", "--by", "2024-06"), ("positions", "Kalns", "tilts"), ("contradictions", "Kalns")]
)
def test_the_formats_hold_the_same(run: Run, archive: str, asked: tuple[str, ...]) -> None:
    def written(form: str) -> str:
        return run(*asked, "--archive", archive, "--format", form).stdout

    rows = json.loads(written("json"))
    assert rows
    assert [json.loads(line) for line in written("jsonl").splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(written("csv"))))
    assert [list(row) for row in table] == [list(row) for row in rows]


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        (("positions", "Kalniņš", "luga"), 2, "may be 2"),
        (("positions", "Neviens", "luga"), 2, "nothing that 'Neviens' says"),
        (("positions", "Kalns", "zivis"), 0, "says nothing that has 'zivis'"),
        (("contradictions", "Neviens"), 2, "nothing that 'Neviens' says"),
        (("contradictions", "--reject", "s1", "s2"), 2, "not said by one speaker"),
        (("contradictions", "--reject", "s1", "s1"), 2, "does not contradict itself"),
        (("contradictions", "Kalns", "--undo", "1"), 2, "do one"),
        (("contradictions", "--undo", "999"), 2, "no decision 999"),
        (("due", "--by", "kādreiz"), 2, "is no time"),
        (("due", "--by", "2024", "--since", "2025"), 2, "swap them"),
        (("due", "--by", "2023"), 0, "Nothing became due"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    run: Run, archive: str, asked: tuple[str, ...], code: int, sentence: str
) -> None:
    made = run(*asked, "--archive", archive)
    assert made.exit_code == code
    assert sentence in made.stderr
    assert len(made.stderr.splitlines()) == 1
