"""`hronika changes` lists what was altered, marked, in every format, and says what it leaves out."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from conftest import Run

from hronika.archive.store import Store
from hronika.article import Article
from hronika.cli.changes import _cells
from hronika.reading.reader import Reader


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    reader = Reader()
    with Store(path) as store:
        for words in ("slēgs trīs skolas", "slēgs divas skolas", "neslēgs divas skolas"):
            given = Article(
                f"Ministre Anna Roze sacīja, ka rudenī {words}.", id="a1", title="Skolas", outlet="Avīze",
                published=date(2024, 5, 7),
            )  # fmt: skip
            store.add(given, reader.read_with_lemmas(given))
    return path


def test_the_newest_first_with_the_words_marked(path: Path, run: Run) -> None:
    result = run("changes", "--archive", path, "--format", "csv")
    assert result.exit_code == 0, result.output
    first, second = csv.DictReader(io.StringIO(result.stdout))
    assert (first["old"], first["new"]) == (
        "rudenī **slēgs** divas skolas",
        "rudenī **neslēgs** divas skolas",
    )
    assert (second["old"], second["new"]) == ("rudenī slēgs **trīs** skolas", "rudenī slēgs **divas** skolas")
    assert (json.loads(first["alters"]), json.loads(second["alters"])) == (["negation"], ["number"])
    assert (second["outlet"], second["title"], second["new_speaker"]) == ("Avīze", "Skolas", "Anna Roze")
    assert (second["old_version"], second["new_version"]) == ("1", "2")


def test_json_tells_where_words_differ(path: Path, run: Run) -> None:
    for line in run("changes", "--archive", path, "--format", "jsonl").stdout.splitlines():
        row = json.loads(line)
        for name in ("old", "new"):
            [[start, end]] = row[f"{name}_differs"]
            assert row[name][start:end] in ("slēgs", "neslēgs", "trīs", "divas")


def test_the_table_has_stars_in_files_and_bold_in_terminals(path: Path, run: Run) -> None:
    assert "**trīs**" in run("changes", "--archive", path).stdout
    row = json.loads(run("changes", "--archive", path, "--format", "jsonl").stdout.splitlines()[1])
    said = _cells(row, bold=True)[-1]
    assert str(said) == "rudenī slēgs trīs skolas → rudenī slēgs divas skolas"
    assert [str(said)[span.start : span.end] for span in said.spans] == ["trīs", "divas"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--limit", "1"], 1), (["--article", "a1"], 2), (["skola"], 2), (["trīs"], 1), (["tilts"], 0),
        (["speaker:Roze"], 2), (["--since", "2000"], 2), (["--until", "2000-01"], 0),
        (["--since", "2000-01-01"], 2),
    ],
)  # fmt: skip
def test_what_was_asked_for(path: Path, run: Run, arguments: list[str], count: int) -> None:
    result = run("changes", "--archive", path, "--format", "jsonl", *arguments)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == count
    assert ("No change was found." in result.stderr) is (count == 0)
    assert ("--limit gives more" in result.stderr) is (arguments[0] == "--limit")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--since", "yesterday"], 2, "--since yesterday is no day"),
        (["--until", "2024-13"], 2, "--until 2024-13 is no day"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(
    path: Path, run: Run, arguments: list[str], code: int, sentence: str
) -> None:
    result = run("changes", "--archive", path, *arguments)
    assert result.exit_code == code
    assert sentence in result.stderr


@pytest.mark.parametrize(
    "command", [["changes"], ["check"], ["reread"], ["forget", "a1"], ["backup", "copy.db"]]
)
def test_without_an_archive_a_sentence_says_how_to_fill_one(
    tmp_path: Path, run: Run, command: list[str]
) -> None:
    result = run(*command, "--archive", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "hronika add" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_reread_and_backup_say_what_they_did(path: Path, tmp_path: Path, run: Run) -> None:
    result = run("reread", "--archive", path)
    assert result.stdout.startswith("3 versions · 0 read again")
    result = run("reread", "--all", "--dry-run", "--archive", path)
    assert result.stdout.splitlines()[-1] == "Nothing was stored."
    copy = tmp_path / "copy.db"
    assert run("backup", copy, "--archive", path).stdout.startswith(f"{copy}: 1 article")
    assert run("check", "--archive", copy).stdout.endswith("examined: well\n")
    again = run("backup", copy, "--archive", path)
    assert again.exit_code == 2
    assert "exists" in again.stderr
