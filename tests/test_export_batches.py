"""Rows that are Arrow already are written as those that are not: the same bytes, in every kind of file."""

import io
import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import pyarrow.parquet
import pytest
from bulk_help import InThisProcess, written
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.bulk.exporting import BulkSource
from hronika.bulk.result import BulkResult
from hronika.bulk.run import Bulk
from hronika.exports.exported import ExportedArticle, FinishedTables, Unreadable
from hronika.exports.tables.files import table_file
from hronika.exports.tables.folder import write_folder, write_table
from hronika.exports.tables.parquet import arrow_schema
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import (
    BY_NAME,
    TABLES,
    Column,
    ColumnType,
    CsvStyle,
    TableFormat,
    TableSchema,
)

_TEXT = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠;\", \0ļ🔥a1'") | st.characters(exclude_categories=["Cs"]))


def _objects(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Make objects with these members, in this order."""
    return st.tuples(*members.values()).map(lambda values: dict(zip(members, values, strict=True)))


_VALUES: dict[ColumnType, st.SearchStrategy[Any]] = {
    "string": _TEXT,
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "date": st.dates(date(1000, 1, 1)),
    "datetime": st.datetimes(datetime(1700, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
    "strings": st.lists(_TEXT, max_size=3),
    "places": st.lists(_objects(start=st.integers(0, 99_999), end=st.integers(0, 99_999)), max_size=3),
    "mentions": st.lists(
        _objects(
            id=_TEXT, text=_TEXT, start=st.integers(0, 9), end=st.integers(0, 9), vouched=_TEXT,
            polarity=_TEXT, evidence=st.lists(_TEXT, max_size=2), statement=st.none() | _TEXT,
        ),
        max_size=2,
    ),
}  # fmt: skip
_KINDS: tuple[ColumnType, ...] = get_args(ColumnType)
_OPTIONAL = tuple(kind for kind in _KINDS if kind not in ("strings", "places", "mentions"))
_EVERY_TYPE = TableSchema(
    "every",
    "a row with a column of every type, and one more where it may be null",
    (
        *(Column(kind, kind, "a value", required=True) for kind in _KINDS),
        *(Column(f"{kind}_or_null", kind, "a value or none") for kind in _OPTIONAL),
    ),
)
_ROWS = st.lists(
    st.tuples(*(_VALUES[kind] for kind in _KINDS), *(st.none() | _VALUES[kind] for kind in _OPTIONAL)),
    max_size=6,
)


def _batch(rows: list[Row]) -> Any:
    columns = zip(*rows, strict=True) if rows else [()] * len(_EVERY_TYPE.columns)
    schema = arrow_schema(_EVERY_TYPE)
    arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pyarrow.record_batch(arrays, schema=schema)


def _file(form: TableFormat, style: CsvStyle, rows: list[Row], batches: list[Any]) -> bytes:
    out = io.BytesIO()
    file = table_file(_EVERY_TYPE, form, out, style=style)
    file.write(rows)
    for batch in batches:
        file.write_batch(batch)
    file.close()
    return out.getvalue()


@pytest.mark.parametrize("style", get_args(CsvStyle))
@settings(max_examples=40)
@given(rows=_ROWS)
def test_csv_of_batches_is_that_of_rows(style: CsvStyle, rows: list[Row]) -> None:
    assert _file("csv", style, [], [_batch(rows)]) == _file("csv", style, rows, [])


@settings(max_examples=40)
@given(rows=_ROWS, at=st.integers(0, 6))
def test_a_part_of_a_batch_is_written_as_the_part_that_it_is(rows: list[Row], at: int) -> None:
    whole = _batch(rows)
    assert _file("csv", "safe", rows[:at], [whole.slice(at)]) == _file("csv", "safe", rows, [])
    assert _file("jsonl", "safe", rows[:at], [whole.slice(at)]) == _file("jsonl", "safe", rows, [])


@settings(max_examples=40)
@given(rows=_ROWS)
def test_parquet_has_rows_and_batches_in_their_order(rows: list[Row]) -> None:
    data = _file("parquet", "safe", rows, [_batch(rows), _batch(rows[:1])])
    data_of_rows = _file("parquet", "safe", [*rows, *rows, *rows[:1]], [])
    found, expected = (pyarrow.parquet.read_table(io.BytesIO(each)) for each in (data, data_of_rows))
    assert found.equals(expected, check_metadata=True)


_ARTICLES: list[dict[str, Any] | str] = [
    {"id": "=1+1", "outlet": "Ziņas; -2", "published": "2024-05-07", "title": "“Nē” un \"jā\",\nteica",
     "text": "Skolotāji 6. maijā Rīgā streikoja. “Algas augs; -5, jā,” sacīja ministre Anna Bērziņa."},
    '{"id": "cut", "text": ',
    {"id": "tilts", "outlet": "AVĪZE", "published": "2024-06-08", "published_at": "2024-06-08T05:30:00+03:00",
     "text": "Jelgavas mērs Jānis Kalniņš solīja, ka tiltu atvērs nākamajā nedēļā. Viņš noliedza zādzību."},
    {"id": "xx", "outlet": "Avīze", "text": "Līst.", "language": "xx"},
    {"id": "undated", "text": "Ogrē dega noliktava, ziņoja glābēji. Cietuši 3,5 procenti."},
]  # fmt: skip


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bulk result of three units, with a failure of a known outlet and one of an unknown."""
    folder = tmp_path_factory.mktemp("batches")
    path = written(folder / "news.jsonl", _ARTICLES)
    Bulk(folder / "ledger", engine=InThisProcess(), unit_size=2).read([path])
    return folder / "ledger"


def _exported(source: BulkSource, form: TableFormat, folder: Path) -> dict[str, Any]:
    write_folder(source.articles(), form, folder, source="ledger", query="", version="1")
    # How rows are parted in groups is no part of what they are.
    read = pyarrow.parquet.read_table if form == "parquet" else Path.read_bytes
    tables = {path.name: read(path) for path in folder.glob(f"*.{form}")}
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert len(tables) == len(TABLES)
    return {**tables, "rows": [each["rows"] for each in package["resources"]], "hronika": package["hronika"]}


@pytest.mark.parametrize("form", get_args(TableFormat))
@pytest.mark.parametrize(
    ("chosen", "articles"),
    [
        ({}, 3),
        ({"outlet": "avīze"}, 1),
        ({"outlet": "nobody"}, 0),
        ({"since": "2024-06"}, 1),
        ({"until": "2024-05", "outlet": "ziņas; -2"}, 1),
        ({"since": "2024-05-07", "until": "2024-06-08"}, 2),
    ],
)
def test_the_tables_of_a_result_are_those_made_of_its_records(
    result: Path, tmp_path: Path, form: TableFormat, chosen: dict[str, str], articles: int
) -> None:
    by_tables = BulkSource(BulkResult(result), **chosen, tables=BY_NAME)
    by_records = BulkSource(BulkResult(result), **chosen)
    made = _exported(by_tables, form, tmp_path / "tables")
    assert made == _exported(by_records, form, tmp_path / "records")
    assert made["rows"][0] == articles
    found = list(by_tables.articles())
    assert {type(each) for each in found} == {FinishedTables}
    failed = [each for each in by_records.articles() if isinstance(each, Unreadable)]
    told = [one for each in found if isinstance(each, FinishedTables) for one in each.failures]
    assert [(one.place, str(one.error)) for one in told] == [(one.place, str(one.error)) for one in failed]


def _damage(file: Path) -> None:
    table = pyarrow.parquet.read_table(file)
    pyarrow.parquet.write_table(table.slice(0, 0), file)


@pytest.mark.parametrize("damage", [_damage, Path.unlink])
def test_a_table_that_is_not_as_it_was_written_is_made_of_the_records(
    result: Path, tmp_path: Path, run: Run, damage: Any
) -> None:
    copy = Path(shutil.copytree(result, tmp_path / "copy"))
    files = sorted((copy / "statements").glob("*.parquet"))
    damage(max(files, key=lambda file: file.stat().st_size))
    for folder in (result, copy):
        to = tmp_path / f"{folder.name}.csv"
        assert run("export", "csv", folder, "--table", "statements", "-o", to).exit_code == 1
    assert (tmp_path / "copy.csv").read_bytes() == (tmp_path / "ledger.csv").read_bytes()
    assert len((tmp_path / "copy.csv").read_bytes().splitlines()) > 2
    kinds = [type(each) for each in BulkSource(BulkResult(copy), tables=["statements"]).articles()]
    assert kinds.count(FinishedTables) == len(files) - 1
    assert ExportedArticle in kinds


def test_tables_of_another_version_are_made_of_the_records(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hronika.exports.tables.parquet.VERSION", "9.0")
    # It is kept, and has to be made of the other version here, and of the true one after.
    monkeypatch.setattr("hronika.exports.tables.parquet.arrow_schema", arrow_schema.__wrapped__)
    source = BulkSource(BulkResult(result), tables=["statements"])
    found = list(source.articles())
    assert not any(isinstance(each, FinishedTables) for each in found)
    out = io.BytesIO()
    assert write_table(found, BY_NAME["statements"], "parquet", out).counts["statements"] >= 2
