"""Bulk reading: what comes in is read once, what fails is told, and a run goes on where it was."""

import errno
import hashlib
import json
import os
import re
import shlex
import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import duckdb
import pyarrow.parquet
import pytest
from bulk_help import MARK, InThisProcess, files_in, news, quick, rows, written
from conftest import Run
from pyarrow import parquet
from test_bulk_input import RECORDS

from hronika.article import Article
from hronika.bulk.lock import locked
from hronika.bulk.reading import ERRORS, READ_TABLES
from hronika.bulk.records import readings_in, rows_in
from hronika.bulk.run import Bulk
from hronika.cli.bulk import PLURALS, failures_in_words
from hronika.errors import DataError, FailureKind, UsageError
from hronika.exports.tables.parquet import arrow_schema
from hronika.exports.tables.schemas import VERSION
from hronika.reading.document.document import Document
from hronika.reading.pipeline import STAGES, Stage
from hronika.reading.reader import Reader


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Ten articles, which are three units."""
    return written(tmp_path / "news.jsonl", news(10))


@pytest.fixture
def undisturbed(tmp_path: Path, given: Path) -> dict[str, bytes]:
    """The files that the ten articles become."""
    quick(tmp_path / "undisturbed").read([given])
    return files_in(tmp_path / "undisturbed")


def test_every_part_has_the_declared_schema_also_where_it_is_empty(tmp_path: Path) -> None:
    quiet = [{"id": str(place), "text": f"{word} diena."} for place, word in enumerate("ABC")]
    loud = [
        {"id": f"b{place}", "text": f"Rīgā {place}. maijā dega noliktava. Ministre sacīja, ka līst."}
        for place in range(1, 4)
    ]
    path = written(tmp_path / "news.jsonl", [*quiet, *loud])
    counts = quick(tmp_path / "out", stages=STAGES, unit_size=3).read([path])
    assert (counts.units, counts.articles) == (2, 6)
    for table in READ_TABLES:
        schemas = [pyarrow.parquet.read_schema(file) for file in (tmp_path / "out" / table.name).iterdir()]
        assert len(schemas) == 2
        assert schemas[0].equals(schemas[1], check_metadata=True)
        assert schemas[0].metadata[b"hronika.tables_version"] == VERSION.encode()
    assert not (tmp_path / "out" / ".errors").exists()
    errors = pyarrow.parquet.read_table(tmp_path / "out" / "errors.parquet")
    assert errors.schema.equals(arrow_schema(ERRORS), check_metadata=True)
    assert len(errors) == 0
    sizes = [len(pyarrow.parquet.read_table(file)) for file in (tmp_path / "out" / "events").iterdir()]
    assert sorted(sizes)[0] == 0 < sorted(sizes)[1] == len(rows(tmp_path / "out", "events"))
    query = f"SELECT count(*), count(DISTINCT article) FROM '{tmp_path}/out/events/*.parquet'"  # noqa: S608
    assert duckdb.sql(query).fetchall() == [(sum(sizes), 3)]


def test_what_comes_in_is_read_copied_or_failed(tmp_path: Path) -> None:
    path = written(
        tmp_path / "news.jsonl",
        [
            *news(2),
            '{"id": "broken", "text": ',
            {"id": "nul", "text": "Līst.\0Snieg."},
            '{"id": "lone", "text": "L\\ud800st."}',
            {"id": "empty", "text": " "},
            *news(1),
            {"id": "x", "outlet": "Ziņas", "text": "Ministre sacīja, ka līst.", "language": "xx"},
        ],
    )
    counts = quick(tmp_path / "out").read([path])
    assert (counts.seen, counts.articles, counts.copies, counts.failed) == (8, 2, 1, 5)
    errors = {row["place"].rpartition(" ")[2]: row for row in rows(tmp_path / "out", "errors")}
    assert sorted(errors) == ["3", "4", "5", "6", "8"]
    assert "is not JSON" in errors["3"]["error"]
    assert "NUL" in errors["4"]["error"]
    assert "lone surrogates" in errors["5"]["error"]
    assert errors["5"]["article"] is None
    assert (errors["8"]["article"], errors["8"]["outlet"]) == ("x", "Ziņas")
    assert "language 'xx'" in errors["8"]["error"]
    kinds = {"broken JSON object": 1, "missing text": 1, "unknown language": 1, "unreadable encoding": 2}
    assert counts.failures == kinds == Counter(row["kind"] for row in errors.values())


def test_the_errors_are_one_file_in_the_order_of_the_input(tmp_path: Path, run: Run) -> None:
    """It is written when all is read, and again when a run went on or more came in."""
    path = written(tmp_path / "news.jsonl", ["{", *news(6), "[1]", *news(6, start=6), '{"id": "n"}'])
    out, told = tmp_path / "out", tmp_path / "out" / "errors.parquet"
    steps = quick(out).steps([path])
    while next(steps).units < 2:
        pass
    steps.close()  # type: ignore[attr-defined]
    assert not told.exists()
    kept = {row["place"] for file in (out / ".errors").iterdir() for row in rows_in(file)}
    assert kept == {f"{path}, line {line}" for line in (1, 8)}
    counts = quick(out).read([path])
    assert [row["place"] for row in rows(out, "errors")] == [f"{path}, line {line}" for line in (1, 8, 15)]
    assert counts.failures == {"broken JSON object": 2, "missing text": 1}
    ended = run("export", "jsonl", out, "--table", "errors", "-o", tmp_path / "errors.jsonl")
    assert ended.exit_code == 1
    exported = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text().splitlines()]
    assert exported == rows(out, "errors")
    written(path, [*path.read_text(encoding="utf-8").splitlines(), "}"])
    quick(out, prune=True).read([path])
    quick(tmp_path / "new").read([path])
    assert len(rows(out, "errors")) == 4
    assert files_in(out) == files_in(tmp_path / "new")


def test_every_kind_of_failure_is_told_in_words() -> None:
    assert set(PLURALS) == set(get_args(FailureKind))
    counts = {"text too long": 5, "cut page": 31, "missing text": 1, "broken JSON object": 1000}
    assert failures_in_words(counts) == (
        "1 000 broken JSON objects, 31 cut pages, 5 texts too long, 1 missing text"
    )
    page = (Path(__file__).parents[1] / "docs" / "scale.md").read_text(encoding="utf-8")
    assert [kind for kind in PLURALS if f"| `{kind}` |" not in page] == []


def give_up(document: Document) -> None:
    document.deadline = 0


def test_an_article_over_its_time_is_a_row_of_errors(tmp_path: Path) -> None:
    slow = (Stage("slow", give_up, reads=(), writes=()), Stage("next", give_up, reads=(), writes=()))
    counts = quick(tmp_path / "out", stages=slow).read([written(tmp_path / "news.jsonl", news(1))])
    assert (counts.articles, counts.failed) == (0, 1)
    (row,) = rows(tmp_path / "out", "errors")
    assert (row["article"], row["outlet"]) == ("a0", "Avīze")
    assert "'a0' cannot be read" in row["error"]
    assert row["kind"] == "text over its time"


def test_one_id_with_two_texts_is_told_and_loses_nothing(tmp_path: Path) -> None:
    told: list[str] = []
    articles = [{"id": "a1", "text": "Līst."}, {"id": "a1", "text": "Snieg."}, {"id": "a1", "text": "Līst."}]
    path = written(tmp_path / "news.jsonl", [*articles, {**articles[0], "outlet": "Cita"}])
    counts = quick(tmp_path / "out", warn=told.append).read([path])
    assert (counts.articles, counts.copies, counts.same_ids) == (3, 1, 1)
    (sentence,) = told
    assert "'a1' of" in sentence
    assert "line 2 is that of an earlier article" in sentence
    assert len({(row["outlet"], row["sha256"]) for row in rows(tmp_path / "out", "articles")}) == 3


def test_copies_are_found_across_files_and_units(tmp_path: Path) -> None:
    first, second = (written(tmp_path / f"{name}.jsonl", news(6)) for name in "ab")
    counts = quick(tmp_path / "out").read([first, second])
    assert (counts.seen, counts.articles, counts.copies) == (12, 6, 6)


def test_a_run_that_was_stopped_goes_on_and_ends_in_the_same_bytes(
    tmp_path: Path, given: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        engine = InThisProcess()
        steps = quick(out, engine=engine).steps([given])
        while not engine.done:
            next(steps)
        steps.close()  # type: ignore[attr-defined]
        assert "datapackage.json" not in files_in(out)
    engine = InThisProcess()
    counts = quick(out, engine=engine).read([given])
    assert (len(engine.done), counts.units, counts.all_units, counts.articles) == (1, 3, 3, 10)
    assert files_in(out) == undisturbed


def test_what_a_killed_run_left_half_written_does_not_count(
    tmp_path: Path, given: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    quick(out).read([given])
    manifest = out / "manifest.jsonl"
    *lines, last, _ = manifest.read_bytes().split(b"\n")
    manifest.write_bytes(b"\n".join([*lines, last[: len(last) // 2]]))
    cut = out / "events" / f"{json.loads(lines[1])['unit']}.parquet"
    cut.write_bytes(cut.read_bytes()[:-1])
    (out / "events" / ".0.parquet.1.part").write_bytes(b"half")
    (out / "events" / "ffff.parquet").write_bytes(b"of a unit that was not finished")
    engine = InThisProcess()
    quick(out, engine=engine).read([given])
    assert len(engine.done) == 2
    assert files_in(out) == undisturbed


def test_a_culprit_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    articles = news(6)
    articles[2]["text"] = f"Te ir {MARK}."
    path = written(tmp_path / "news.jsonl", articles)
    counts = quick(tmp_path / "out").read([path])
    assert (counts.articles, counts.failed, counts.all_units) == (5, 1, 2)
    (row,) = rows(tmp_path / "out", "errors")
    assert (row["article"], row["outlet"]) == ("a2", "Avīze")
    assert row["place"].endswith("line 3")
    assert "the process that read it was killed, twice" in row["error"]
    assert row["kind"] == "killed process"


def test_a_full_disk_leaves_what_is_finished(
    tmp_path: Path, given: Path, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, real, calls = tmp_path / "out", os.fsync, []

    def full(file: int) -> None:
        calls.append(file)
        if len(calls) > 16:  # in the second unit
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        DataError, match=r"cannot be written: No space left on device; what is finished \(1 units\) stays"
    ):
        quick(out).read([given])
    monkeypatch.undo()
    assert not list(out.rglob("*.part"))
    engine = InThisProcess()
    quick(out, engine=engine).read([given])
    assert len(engine.done) == 2
    assert files_in(out) == undisturbed


def test_two_runs_into_one_folder_are_refused(tmp_path: Path, given: Path) -> None:
    quick(tmp_path / "out").read([given])
    with locked(tmp_path / "out"), pytest.raises(DataError, match="Another run is at work"):
        quick(tmp_path / "out").read([given])
    quick(tmp_path / "out").read([given])


def test_a_result_made_otherwise_is_refused(tmp_path: Path, given: Path) -> None:
    out = tmp_path / "out"
    quick(out).read([given])
    before = files_in(out)
    with pytest.raises(UsageError, match=r"outlet none there and Ziņas here\): name a new folder"):
        quick(out, outlet="Ziņas").read([given])
    header, _, rest = before["manifest.jsonl"].partition(b"\n")
    (out / "manifest.jsonl").write_bytes(
        json.dumps({**json.loads(header), "hronika": "0"}).encode() + b"\n" + rest
    )
    with pytest.raises(UsageError, match="hronika 0 there and"):
        quick(out).read([given])
    outside = written(tmp_path / "mine.parquet", [])
    for damaged in (
        b"{\n" + rest,
        header + b"\n[]\n",
        header + b"\n" + re.sub(rb"[0-9a-f]{24}(?=\",)", b"../../mine", rest),
    ):
        (out / "manifest.jsonl").write_bytes(damaged)
        with pytest.raises(DataError, match="damaged"):
            quick(out, prune=True).read([given])
    assert outside.exists()


def test_units_that_the_input_does_not_give_any_more(tmp_path: Path, given: Path) -> None:
    out = tmp_path / "out"
    quick(out).read([given])
    written(given, news(4))
    counts = quick(out).read([given])
    assert (len(counts.stale), counts.articles, len(rows(out, "articles"))) == (2, 4, 10)
    counts = quick(out, prune=True).read([given])
    assert (counts.stale, counts.articles, len(rows(out, "articles"))) == ([], 4, 4)
    quick(tmp_path / "new").read([given])
    assert files_in(out) == files_in(tmp_path / "new")


def test_folders_that_are_something_else(tmp_path: Path, given: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").touch()
    for out, sentence in [
        (tmp_path / "other", "other things"),
        (given, "is a file"),
        (tmp_path / "none" / "out", "there is no folder"),
        (tmp_path / "out", "lies in"),
    ]:
        with pytest.raises(UsageError, match=sentence):
            quick(out).read([given, tmp_path] if "lies" in sentence else [given])
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["mine.txt"]
    (tmp_path / "begun").mkdir()
    (tmp_path / "begun" / ".manifest.jsonl.1.part").touch()
    assert quick(tmp_path / "begun").read([given]).articles == 10
    assert not (tmp_path / "begun" / ".manifest.jsonl.1.part").exists()


def test_options_that_make_no_sense(tmp_path: Path) -> None:
    bad: list[tuple[dict[str, Any], str]] = [
        ({"workers": 0, "engine": "local"}, "workers must be 1 or more"),
        ({"engine": "steam"}, "no engine 'steam'"),
        ({"unit_size": 0}, "1 to 500"),
        ({"timezone": "Mars"}, "time zone"),
        ({"published": "soon"}, "is not a date"),
        ({"time_limit": 0.0}, "limit of time"),
        ({"columns": "text"}, "maps no column"),
    ]
    for options, sentence in bad:
        with pytest.raises(UsageError, match=sentence):
            quick(tmp_path / "out", **options)
    with pytest.raises(UsageError, match="no such file"):
        quick(tmp_path / "out").read([tmp_path / "none"])
    with pytest.raises(UsageError, match="fits no file"):
        quick(tmp_path / "out").read([tmp_path / "*.warc"])
    with pytest.raises(UsageError, match="language 'xx'"):
        quick(tmp_path / "out", language="xx").read([written(tmp_path / "news.jsonl", news(1))])
    assert not (tmp_path / "out").exists()


def test_without_pyarrow_it_says_so_before_any_work(
    tmp_path: Path, given: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "hronika.exports.tables.parquet")
    result = run("bulk", given, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'hronika[parquet]'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_records_hold_all_that_was_read(tmp_path: Path) -> None:
    article = Article(
        "Ministre Anna Roze pirmdien sacīja, ka 🔥 Jelgavā līst.", "a", "Lietus", outlet="Ziņas",
        url="https://zinas.example/a", incomplete=True,
    )  # fmt: skip
    given = {name: getattr(article, name) for name in ("text", "id", "title", "outlet", "url", "incomplete")}
    instants = {"published": "2024-05-07T08:30:00+03:00", "changed_at": "2024-05-07T09:00:00Z"}
    path = written(tmp_path / "news.jsonl", [{**given, **instants}])
    quick(tmp_path / "out", stages=STAGES).read([path])
    (file,) = (tmp_path / "out" / "records").iterdir()
    (kept,) = readings_in(file)
    assert {name: getattr(kept.found.article, name) for name in given} == given
    assert kept.found.article.published_at is not None
    assert kept.found.place == f"{path}, line 1"
    assert kept.reading() == Reader().read_with_lemmas(kept.found.article)


def test_the_description_says_what_is_there(tmp_path: Path, given: Path) -> None:
    quick(tmp_path / "out").read([given])
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in package["resources"]] == [table.name for table in (*READ_TABLES, ERRORS)]
    for resource in package["resources"]:
        if resource["name"] == "errors":
            file = tmp_path / "out" / resource["path"]
            assert resource["hash"] == f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
            files = [file]
        else:
            files = [tmp_path / "out" / path for path in resource["path"]]
            assert sorted(files) == sorted((tmp_path / "out" / resource["name"]).iterdir())
        assert resource["bytes"] == sum(file.stat().st_size for file in files)
        assert resource["rows"] == sum(pyarrow.parquet.read_metadata(file).num_rows for file in files)
    assert package["hronika"]["counts"]["articles"] == 10


def test_the_command_line(tmp_path: Path, given: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hronika.bulk.run.load_engine", lambda *_: InThisProcess())
    out = tmp_path / "out"
    result = run("bulk", given, "-o", out, "--title", "Laiks")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0].startswith("1 of 1 units · 10 articles · 10 statements · ")
    assert "came in 10 = read 10 + copies 0 + failed 0" in result.stdout
    written(given, [*news(2), "{"])
    result = run("bulk", given, "-o", out, "--title", "Laiks", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["articles"], told["failed"], len(told["stale"])) == (1, 2, 1, 1)
    assert told["is_complete"]
    assert "1 unit in" in result.stderr
    result = run("bulk", given, "-o", out, "--title", "Laiks", "--prune")
    assert f"failed: {out}/errors.parquet (1 broken JSON object)" in result.stdout.splitlines()
    assert f"failed: {given}, line 3 is not JSON" in result.stdout
    assert result.exit_code == 1
    written(given, ["{"] * 5)
    result = run("bulk", given, "-o", tmp_path / "five")
    told = result.stdout.splitlines()
    assert [line for line in told if "is not JSON" in line] == told[-4:-1]
    assert told[-1] == "and 2 more"
    empty = written(tmp_path / "empty.jsonl", [])
    result = run("bulk", empty, "-o", tmp_path / "nothing")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no article in" in result.stderr
    assert run("bulk", given, "-o", out, "--engine", "local").exit_code == 2


def test_the_commands_and_the_python_of_the_page_run(
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("hronika.bulk.run.load_engine", lambda *_: InThisProcess())
    for folder in ("crawl", "news"):
        Path(folder).mkdir()
    written(Path("news.jsonl"), news(2))
    written(Path("news", "more.jsonl"), news(2, start=2))
    Path("crawl", "a.warc.gz").write_bytes(b"".join(RECORDS))
    parquet.write_table(pyarrow.table({"body": ["Līst."], "date": ["2024-05-07"]}), "articles.parquet")
    page = (Path(__file__).parents[1] / "docs" / "scale.md").read_text(encoding="utf-8")
    commands = re.findall(r"^ {4}hronika (bulk .*)$", page, re.MULTILINE)
    assert len(commands) == 4
    for number, command in enumerate(commands):
        result = run(*shlex.split(command.replace("ledger/", f"ledger-{number}"), comments=True))
        assert result.exit_code == 0, result.output
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(code, {})  # noqa: S102 it is our own
    assert capsys.readouterr().out == "2 read, 0 copies, 0 failed\n"


def test_bulk_is_among_what_is_offered() -> None:
    import hronika

    assert hronika.Bulk is Bulk
