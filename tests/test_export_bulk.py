"""A bulk result is exported as it is: the tables are its rows, and what could not be read is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from bulk_help import InThisProcess, rows, written
from conftest import Run

from hronika.bulk.lock import locked
from hronika.bulk.run import Bulk
from hronika.exports.formats import EXPORT_FORMATS
from hronika.exports.tables.schemas import TABLES

ARTICLES: list[dict[str, Any] | str] = [
    {"id": "algas", "outlet": "Ziņas", "published": "2024-05-07", "title": "Algas",
     "text": "Skolotāji 6. maijā Rīgā streikoja. “Algas augs,” sacīja ministre Anna Bērziņa."},
    '{"id": "cut", "text": ',
    {"id": "tilts", "outlet": "Avīze", "published": "2024-06-08", "url": "https://avize.example/tilts",
     "text": "Jelgavas mērs Jānis Kalniņš solīja, ka tiltu atvērs nākamajā nedēļā."},
    {"id": "xx", "outlet": "Avīze", "text": "Līst.", "language": "xx"},
    {"id": "undated", "text": "Ogrē dega noliktava, ziņoja glābēji."},
]  # fmt: skip


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulk")
    path = written(folder / "news.jsonl", ARTICLES)
    Bulk(folder / "ledger", engine=InThisProcess(), unit_size=2).read([path])
    return folder / "ledger"


def test_tables_are_the_rows_that_are_there(result: Path, tmp_path: Path, run: Run) -> None:
    ended = run("export", "parquet", result, "-o", tmp_path / "out")
    assert ended.exit_code == 1
    assert "2 articles could not be read" in ended.stderr
    assert "is not JSON" in ended.stderr
    for table in TABLES:
        found = pyarrow.parquet.read_table(tmp_path / "out" / f"{table.name}.parquet").to_pylist()
        assert sorted(found, key=repr) == sorted(rows(result, table.name), key=repr)
    assert len(rows(result, "errors")) == 2
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"] == "Export of ledger"


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_every_format_has_what_it_has_of_the_records_themselves(
    result: Path, tmp_path: Path, run: Run, form: str
) -> None:
    texts = written(tmp_path / "texts.jsonl", ARTICLES)
    records = tmp_path / "records.jsonl"
    run("read", "--format", "jsonl", "-o", records, texts)
    from_records = run("export", form, records, "--texts", texts, "-o", tmp_path / "records.out")
    ended = run("export", form, result, "-o", tmp_path / "result.out")
    assert ended.exit_code == 1, ended.stderr
    assert (tmp_path / "result.out").read_bytes() == (tmp_path / "records.out").read_bytes()
    assert ended.stdout == from_records.stdout
    assert "error" not in ended.stderr.casefold()


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--outlet", "avīze"], ["tilts"]),
        (["--since", "2024-06"], ["tilts"]),
        (["--until", "2024-05"], ["algas"]),
        (["--since", "2024-05-07", "--until", "2024-06-08"], ["algas", "tilts"]),
        (["--since", "2025"], []),
        ([], ["algas", "tilts", "undated"]),
    ],
)
def test_outlets_and_days_choose(
    result: Path, tmp_path: Path, run: Run, options: list[str], ids: list[str]
) -> None:
    run("export", "jsonl", result, "--table", "articles", "-o", tmp_path / "a.jsonl", *options)
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"] for line in lines] == ids


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--about", "tilts"], "for a search it takes an archive"),
        (["--speaker", "Kalniņš"], "for a search it takes an archive"),
        (["--query", "tilts"], "for a search it takes an archive"),
        (["--whole"], "for a search it takes an archive"),
        (["--since", "vakar"], "'vakar' is no day, month or year"),
        (["--texts", "news.jsonl"], "--texts does not go with this export"),
        (["other.jsonl"], "A bulk result is exported alone"),
    ],
)
def test_what_makes_no_sense_is_refused(
    result: Path, tmp_path: Path, run: Run, options: list[str], sentence: str
) -> None:
    ended = run("export", "ftm", result, "-o", tmp_path / "out", *options)
    assert ended.exit_code == 2
    assert sentence in ended.stderr
    assert not (tmp_path / "out").exists()


def test_a_result_is_never_written_over_and_never_read_half(result: Path, tmp_path: Path, run: Run) -> None:
    for place in (result, result / "tables"):
        ended = run("export", "parquet", result, "-o", place)
        assert ended.exit_code == 2
        assert "which is exported" in ended.stderr
    with locked(result):
        ended = run("export", "ftm", result, "-o", tmp_path / "out")
    assert ended.exit_code == 1
    assert "Another run is at work" in ended.stderr
    copy = Path(shutil.copytree(result, tmp_path / "copy"))
    (copy / "datapackage.json").unlink()
    assert "is not complete" in run("export", "bibtex", copy, "-o", tmp_path / "out").stderr
    (copy / "manifest.jsonl").write_text("{}\n")
    ended = run("export", "ftm", copy, "-o", tmp_path / "out")
    assert (ended.exit_code, "is no folder that `hronika bulk` made" in ended.stderr) == (2, True)
    assert run("export", "ftm", tmp_path, "-o", tmp_path / "out").exit_code == 2
