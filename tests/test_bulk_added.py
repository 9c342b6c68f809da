"""A bulk result is added to an archive without being read again, and the archive is the same."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from bulk_help import InThisProcess, written
from conftest import Run

from benchmarks.bulk import varied
from hronika import Archive
from hronika.archive.store import Store
from hronika.bulk.adding import check_all, gather_all
from hronika.bulk.lock import locked, unchanged
from hronika.bulk.result import is_result
from hronika.bulk.run import Bulk
from hronika.errors import DataError, UsageError
from hronika.intake.adding import Added, Adding
from hronika.reading.reader import Reader
from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES

ADDED = {"added"}  # the one column that tells when


def articles(number: int) -> list[dict[str, Any]]:
    """Make articles with names, times, events and responses, and a second version of the first."""
    made = []
    for place in range(number):
        text = (
            f"Ministre Anna Bērziņa {place + 1}. maijā Rīgā sacīja, ka tiltu atvērs. "
            "Jānis Kalniņš to noliedza. Jelgavā dega noliktava."
        )
        url = f"https://avize.example/{place}"
        made.append(
            {
                "id": f"a{place}",
                "outlet": "Avīze",
                "published": f"2024-05-{place + 1:02}",
                "text": text,
                "url": url,
            }
        )
    return [*made, {**made[0], "text": made[0]["text"].replace("atvērs", "slēgs")}]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("given") / "news.jsonl", articles(5))


@pytest.fixture(scope="module")
def made(given: Path) -> Path:
    """Six articles, two of which are versions of one, in two units."""
    folder = given.parent / "made"
    Bulk(folder, engine=InThisProcess(), unit_size=4).read([given])
    return folder


@pytest.fixture
def result(made: Path, tmp_path: Path) -> Path:
    """A copy of the result that may be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "out"))


@pytest.fixture
def nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object, **__: object) -> None:
        raise AssertionError("it was read again")

    monkeypatch.setattr(Reader, "read_with_lemmas", read)


def add(source: Path, archive: Path, told: Callable[[str], None] = lambda _: None) -> list[Added]:
    with Store(archive) as store:
        return list(Adding(store).add(gather_all([str(source)], told)))


def tables(archive: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Give all rows of an archive but when they came, and of its indexes of words what stands where.

    How these lie in the file hangs on what was stored together, and so on the clock.
    """
    found = {}
    connection = sqlite3.connect(archive)
    names = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    indexes = [name for name, made in names if made.startswith("CREATE VIRTUAL")]
    for index in indexes:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab(main, {index}, instance)"
        )
    for name in (*(f"{index}_words" for index in indexes), *(name for name, _ in names)):
        if not name.endswith(("_index_data", "_index_idx")):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            wanted = ", ".join(column for column in columns if column not in ADDED)
            rows = connection.execute(f"SELECT {wanted} FROM {name}").fetchall()  # noqa: S608
            found[name] = sorted(rows, key=repr)
    connection.close()
    assert all(found[f"{index}_words"] for index in indexes)
    return found


def test_the_archive_is_that_of_the_articles_themselves(
    given: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = add(given, tmp_path / "read.db")
    with monkeypatch.context() as patched:
        patched.setattr(Reader, "read_with_lemmas", None)  # nothing is read
        taken = add(made, tmp_path / "taken.db")
    assert [(each.outcome, each.id) for each in taken] == [(each.outcome, each.id) for each in read]
    assert [each.outcome for each in taken] == ["new"] * 5 + ["changed"]
    assert tables(tmp_path / "taken.db") == tables(tmp_path / "read.db")
    assert {each.outcome for each in add(made, tmp_path / "taken.db")} == {"duplicate"}


@pytest.mark.slow
def test_the_archive_of_samples_and_of_many_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "many.jsonl", varied(100))
    Bulk(tmp_path / "out", engine=InThisProcess()).read([SAMPLE_ARTICLES, ALTERED_ARTICLE, path])
    with Store(tmp_path / "read.db") as store:
        sources = [str(each) for each in (SAMPLE_ARTICLES, ALTERED_ARTICLE, path)]
        list(Adding(store).add(gather_all(sources, print)))
    add(tmp_path / "out", tmp_path / "taken.db")
    assert tables(tmp_path / "taken.db") == tables(tmp_path / "read.db")


def test_what_another_reader_made_is_read_again(result: Path, given: Path, tmp_path: Path) -> None:
    header, *units = (result / "manifest.jsonl").read_text().splitlines(keepends=True)
    other = {**json.loads(header), "hronika": "0.0.1"}
    (result / "manifest.jsonl").write_text("".join([json.dumps(other) + "\n", *units]))
    told: list[str] = []
    add(result, tmp_path / "again.db", told.append)
    assert len(told) == 1
    assert "hronika 0.0.1 there and" in told[0]
    assert "read again" in told[0]
    add(given, tmp_path / "read.db")
    assert tables(tmp_path / "again.db") == tables(tmp_path / "read.db")


def test_what_is_finished_of_a_run_is_added_and_told(result: Path, tmp_path: Path) -> None:
    (result / "datapackage.json").unlink()
    manifest = (result / "manifest.jsonl").read_bytes()
    (result / "manifest.jsonl").write_bytes(
        b"".join(manifest.splitlines(keepends=True)[:2]) + b'{"unit": "half'
    )
    told: list[str] = []
    added = add(result, tmp_path / "archive.db", told.append)
    assert 0 < len(added) < 6
    assert told == [
        f"{result} is not complete: the {len(added)} articles of its 1 finished units are added, and "
        "`hronika bulk` goes on with the others."
    ]


def altered(result: Path, change: Callable[[dict[str, Any]], None], *, hashed: bool = True) -> None:
    """Change the first row of the first unit, with its hash in the manifest or not."""
    header, *lines = (result / "manifest.jsonl").read_text().splitlines()
    unit = json.loads(lines[0])
    file = result / "records" / f"{unit['unit']}.parquet"
    table = pyarrow.parquet.read_table(file)
    rows = table.to_pylist()
    change(rows[0])
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=table.schema), file)
    if hashed:
        unit["files"]["records"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        lines[0] = json.dumps(unit)
        (result / "manifest.jsonl").write_text("\n".join([header, *lines]) + "\n")


@pytest.mark.parametrize(
    ("column", "change", "sentence"),
    [
        ("text", lambda text: text.replace("Rīgā", "Ogrē"), "its text is not the one that was read"),
        ("record", lambda record: record.replace("Kalniņš", "Kalnīņš"), "checksum"),
        ("record", lambda record: record[:-9], "Invalid JSON"),
        ("outlet", lambda _: "Cita avīze", "article.outlet"),
        ("words", lambda words: words[:-9], "its words are damaged"),
    ],
)
@pytest.mark.parametrize("hashed", [True, False])
def test_a_row_that_was_changed_is_an_error_and_costs_no_other(
    result: Path, tmp_path: Path, column: str, change: Callable[[str], str], sentence: str, hashed: bool
) -> None:
    altered(result, lambda row: row.update({column: change(row[column])}), hashed=hashed)
    told: list[str] = []
    added = add(result, tmp_path / "archive.db", told.append)
    assert len(added) == 6
    failed = [each for each in added if each.outcome == "failed"]
    if hashed:
        assert told == []
    else:
        assert "were changed: they are read again" in told[0]
    if column == "words" and not hashed:
        assert failed == []  # words are read anew where they cannot be trusted
        return
    (bad,) = failed
    assert sentence in str(bad.error)


@pytest.mark.parametrize("spoilt", [b"PAR1 no more", b"", None])
def test_a_file_that_cannot_be_read_is_one_error(result: Path, tmp_path: Path, spoilt: bytes | None) -> None:
    file = sorted((result / "records").iterdir())[0]
    lost = pyarrow.parquet.read_metadata(file).num_rows
    file.unlink() if spoilt is None else file.write_bytes(spoilt)
    added = add(result, tmp_path / "archive.db")
    (bad,) = (each for each in added if each.outcome == "failed")
    assert f"{file}: it cannot be read" in str(bad.error)
    assert len(added) == 6 - lost + 1


def test_what_is_no_result_of_this_format_is_refused(result: Path, tmp_path: Path) -> None:
    header, *units = (result / "manifest.jsonl").read_text().splitlines(keepends=True)
    newer = json.dumps({**json.loads(header), "format": 9}) + "\n"
    (result / "manifest.jsonl").write_text("".join([newer, *units]))
    with pytest.raises(UsageError, match=r"format 9 there and 2 here\): install that one"):
        check_all([str(result)])
    (result / "manifest.jsonl").write_text(header + '{"unit": "x"}\n')
    with pytest.raises(DataError, match="is damaged"):
        check_all([str(result)])
    for other in ("", "[1]\n", '{"name": "web app"}\n', "\xff"):
        (result / "manifest.jsonl").write_text(other)
        assert not is_result(str(result))
    assert not is_result(str(tmp_path / "none"))


def test_a_result_at_work_is_not_added(result: Path, tmp_path: Path) -> None:
    with locked(result):
        (bad,) = add(result, tmp_path / "archive.db")
    assert "Another run is at work in" in str(bad.error)
    with unchanged(result), unchanged(result), pytest.raises(DataError, match="at work"), locked(result):
        pass


def test_a_result_within_a_folder_is_told_and_not_read_as_articles(
    result: Path, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    written(folder / "news.jsonl", [{"id": "b", "text": "Ogrē dega noliktava."}])
    shutil.copytree(result, folder / "ledger")
    ended = run("add", str(folder), "--archive", str(tmp_path / "archive.db"))
    assert ended.exit_code == 0, ended.output
    assert ended.stdout.startswith("1 seen · 1 new ")
    assert (
        f"{folder / 'ledger'} was made by `hronika bulk` and is not read: name it by itself" in ended.stderr
    )


def test_an_archive_in_python_takes_it_too(result: Path, tmp_path: Path, nobody_reads: None) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        added = archive.add_from(result)
    assert (added.counts.new, added.counts.changed, added.failures, added.notes) == (5, 1, (), ())


def test_the_command_line(result: Path, tmp_path: Path, run: Run, nobody_reads: None) -> None:
    (result / "errors.parquet").unlink()  # which adding does not need
    archive = tmp_path / "archive.db"
    ended = run("add", str(result), "--archive", str(archive))
    assert (ended.exit_code, ended.stdout) == (0, "6 seen · 5 new · 1 changed · 0 copies · 0 failed\n")
