"""`hronika correct` and `hronika corrections`."""

import csv
import getpass
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from hronika.archive.checking import check
from hronika.archive.store import Store
from hronika.article import Article
from hronika.reading.reader import Reader

ALIKE = "Alfas vadītājs sacīja: “Algas augs.” Betas vadītājs sacīja: “Algas augs.”"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "archive.db"
    monkeypatch.setenv("HRONIKA_ARCHIVE", str(path))
    monkeypatch.delenv("HRONIKA_AUTHOR", raising=False)
    add(path, ALIKE)
    return path


def add(path: Path, text: str) -> None:
    article = Article(text, id="algas-1", outlet="Avīze", published=date(2024, 5, 7))
    with Store(path) as store:
        store.add(article, Reader().read_with_lemmas(article))


def ids(path: Path) -> list[str]:
    with Store(path) as store, store.reading() as connection:
        return [id for (id,) in connection.execute("SELECT id FROM statements ORDER BY start").fetchall()]


def listed(run: Run, *options: str) -> list[dict[str, Any]]:
    result = run("corrections", "--format", "jsonl", *options)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def done(run: Run, *arguments: object) -> str:
    result = run("correct", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_correction_says_what_it_changed_and_who_made_it(run: Run, archive: Path) -> None:
    first = ids(archive)[0]
    said = done(run, first[:7], "--speaker", "Ilona Lapsa", "--author", "Anna", "--reason", "dzirdēts")
    assert said.splitlines() == [
        f"1: change by Anna, statement {first} of algas-1: Algas augs",
        "   speaker_name: Alfas vadītājs → Ilona Lapsa",
    ]
    assert done(run, "--undo", 1).splitlines() == [
        f"2: undo by {getpass.getuser()}, statement {first} of algas-1: Algas augs",
        "   speaker_name: Ilona Lapsa → Alfas vadītājs",
    ]
    [newest, oldest] = listed(run)
    assert (newest["undoes"], oldest["state"], oldest["reason"]) == (1, "undone", "dzirdēts")


def test_the_author_comes_from_the_environment(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRONIKA_AUTHOR", "Zane")
    assert "confirm by Zane" in done(run, ids(archive)[0], "--confirm")


def test_words_that_only_look_alike_are_orphaned(run: Run, archive: Path) -> None:
    first, second = ids(archive)
    done(run, first, "--speaker", "Ilona Lapsa", "--author", "Anna")
    done(run, second, "--speaker", "Zane Egle", "--author", "Anna")
    add(archive, "Betas vadītājs sacīja: “Algas augs.”")
    [orphan] = listed(run, "--orphaned")
    assert (orphan["number"], orphan["state"], orphan["values"]) == (
        1,
        "orphaned",
        {"speaker_name": "Ilona Lapsa"},
    )
    [kept] = listed(run, "--disagreeing")
    assert (kept["number"], kept["item"]) == (2, ids(archive)[0])
    with Store(archive) as store, store.reading() as connection:
        assert connection.execute("SELECT speaker_name FROM statements").fetchall() == [("Zane Egle",)]
    table = run("corrections").stdout
    assert "orphaned" in table
    assert "Ilona Lapsa" in table


def test_who_said_what_is_shown_beside_what_the_reader_says(run: Run, archive: Path) -> None:
    first = ids(archive)[0]
    done(run, first, "--speaker", "Ilona Lapsa", "--author", "Anna")
    done(run, first, "--note", "Dzirdēts ierakstā.", "--author", "Zane")
    shown = json.loads(run("show", first, "--format", "jsonl").stdout)["fields"]
    assert (shown["speaker_name"], shown["corrected"]) == ("Ilona Lapsa", {"speaker_name": "Anna"})
    assert (shown["reader"], shown["notes"]) == (
        {"speaker_name": "Alfas vadītājs"},
        ["Zane: Dzirdēts ierakstā."],
    )
    found = json.loads(run("search", "speaker:Lapsa", "--format", "jsonl").stdout)
    assert found["speaker"] == "Ilona Lapsa"


def test_notes_and_replies(run: Run, archive: Path) -> None:
    done(run, ids(archive)[0], "--note", "Jāpārbauda.", "--author", "Anna")
    done(run, "--reply-to", 1, "--note", "Pārbaudīts.", "--author", "Zane")
    done(run, "algas-1", "--note", "Īss raksts.", "--author", "Zane")
    article, reply, note = listed(run)
    assert (note["text"], note["item"]) == ("Jāpārbauda.", ids(archive)[0])
    assert (reply["text"], reply["answers"], reply["item"]) == ("Pārbaudīts.", 1, note["item"])
    assert (article["kind"], article["item"]) == ("article", None)
    assert [row["number"] for row in listed(run, "--author", "Anna")] == [1]


def test_what_was_missed_is_added_by_its_words_and_what_stands_beside_them(run: Run, archive: Path) -> None:
    result = run("correct", "--add", "time", "--article", "algas-1", "--words", "sacīja", "--date", "2024")
    assert result.exit_code == 2
    assert "stand at 2 places of the text: say which with --before or --after" in result.stderr
    done(
        run, "--add", "time", "--article", "algas-1", "--words", "sacīja", "--before", "Betas vadītājs",
        "--date", "2024",
    )  # fmt: skip
    [row] = listed(run)
    assert row["values"] == {"type": "DATE", "value": "2024"}
    with Store(archive) as store:
        assert check(store).problems == []


def test_a_change_of_several_fields_is_one_correction(run: Run, archive: Path) -> None:
    said = done(run, ids(archive)[1], "--stance", "denies", "--act", "deny", "--speaker", "unknown")
    assert [line.strip() for line in said.splitlines()[1:]] == [
        "speaker: Betas vadītājs → unknown",
        "speaker_name: betas vadītājs → unknown",
        "act: say → deny",
        "stance: holds → denies",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say what is to be corrected"),
        (("--confirm",), "ID is missing"),
        (("s123456789", "--reject", "--confirm"), "--reject and --confirm are several corrections"),
        (("s123456789", "--stance", "holds", "--confirm"), "--confirm and another value are several"),
        (("s123456789", "--reject"), "Nothing has an identifier that begins with 's123456789'"),
        (("--reply-to", "1"), "A reply needs its text"),
        (("--add", "quantity", "--article", "algas-1", "--words", "Algas"), "'quantity' cannot be added"),
        (("--undo", "9"), "There is no correction of the number 9"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    run: Run, archive: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = run("correct", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_lists_of_corrections_have_every_format_and_a_limit(run: Run, archive: Path) -> None:
    for id in ids(archive):
        done(run, id, "--stance", "doubts")
    rows = list(csv.DictReader(io.StringIO(run("corrections", "--format", "csv").stdout)))
    assert [row["number"] for row in rows] == ["2", "1"]
    assert len(json.loads(run("corrections", "--format", "json").stdout)) == 2
    limited = run("corrections", "--limit", "1", "--format", "jsonl")
    assert len(limited.stdout.splitlines()) == 1
    assert "2 corrections, of which 1 are shown" in limited.stderr


def test_nothing_commands_the_terminal(run: Run, archive: Path) -> None:
    said = done(run, ids(archive)[0], "--speaker", "Ilo\x1b[31mna", "--author", "A\x1b[2Jnna")
    table = run("corrections").stdout
    assert "\x1b" not in said + table
