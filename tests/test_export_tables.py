"""Exports as tables: read back by DuckDB, Arrow and the csv of Python, as other programs read them."""

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import duckdb
import pyarrow.parquet
import pytest
from conftest import Run
from exports_help import ARTICLES, fill, identifiers, lines_of, stored

from hronika import Archive
from hronika.errors import DataError
from hronika.exports.exported import ExportedArticle
from hronika.exports.tables.files import table_file
from hronika.exports.tables.folder import write_folder, write_table
from hronika.exports.tables.rows import rows_of
from hronika.exports.tables.schemas import BY_NAME, TABLES, VERSION, CsvStyle
from hronika.record import ArticleInfo, ReaderInfo, Record, Span, Statement

_COLUMNS: dict[str, list[str]] = {table.name: [column.name for column in table.columns] for table in TABLES}


def _rows(articles: Iterable[ExportedArticle], table: str) -> list[dict[str, Any]]:
    return [
        dict(zip(_COLUMNS[table], row, strict=True))
        for article in articles
        for row in rows_of(article, BY_NAME[table].name)
    ]


def _duckdb(question: str, *values: object) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        found = connection.execute(question, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _export(run: Run, archive: Path, form: str, to: Path, *more: object) -> str:
    result = run("export", form, "--archive", archive, "-o", to, *more)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_parquet_has_for_duckdb_all_that_the_records_have(
    run: Run, exported_archive: Path, tmp_path: Path
) -> None:
    told = _export(run, exported_archive, "parquet", tmp_path / "out")
    articles = stored(exported_archive)
    for table in TABLES:
        found = _duckdb("SELECT * FROM read_parquet(?)", str(tmp_path / "out" / f"{table.name}.parquet"))
        assert found == _rows(articles, table.name), table.name
    assert told == (
        " 3 articles, 8 statements, 7 events, 9 participants, 4 times, 15 names, 5 people, 1 response\n"
    )
    statements = _duckdb(
        "SELECT * FROM read_parquet(?) WHERE speaker_name = 'Juris Zaķis' ORDER BY published",
        str(tmp_path / "out" / "statements.parquet"),
    )
    assert [each["content"] for each in statements] == ["Nē", "Liepājā uzbruka policistiem"]
    assert [each["stance"] for each in statements] == ["holds", "denies"]
    assert statements[0]["start"] == 27
    assert statements[0]["published"] == date(2024, 5, 7)


def test_parquet_says_what_it_is(run: Run, exported_archive: Path, tmp_path: Path) -> None:
    _export(run, exported_archive, "parquet", tmp_path / "out")
    for table in TABLES:
        schema = pyarrow.parquet.read_schema(tmp_path / "out" / f"{table.name}.parquet")
        assert schema.names == _COLUMNS[table.name]
        assert schema.metadata[b"hronika.tables_version"] == VERSION.encode()
        for column in table.columns:
            field = schema.field(column.name)
            assert field.nullable is not column.required
            assert field.metadata[b"description"] == column.description.encode()


def test_csv_is_that_of_rfc_4180(run: Run, exported_archive: Path, tmp_path: Path) -> None:
    told = _export(run, exported_archive, "csv", tmp_path / "out", "--raw")
    assert " as it is in the texts: a spreadsheet takes cells that begin with = + - @ for formulas\n" in told
    articles = stored(exported_archive)
    for table in TABLES:
        data = (tmp_path / "out" / f"{table.name}.csv").read_bytes()
        assert not data.startswith("\ufeff".encode())
        assert data.endswith(b"\r\n")
        header, *lines = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        assert header == _COLUMNS[table.name]
        rows = _rows(articles, table.name)
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            assert line == [_cell(value) for value in row.values()]
    found = _duckdb("SELECT * FROM read_csv(?)", str(tmp_path / "out" / "statements.csv"))
    assert [each["id"] for each in found] == [row["id"] for row in _rows(articles, "statements")]
    assert [each["start"] for each in found] == [row["start"] for row in _rows(articles, "statements")]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def test_json_lines_have_every_column(run: Run, exported_archive: Path, tmp_path: Path) -> None:
    _export(run, exported_archive, "jsonl", tmp_path / "out")
    articles = stored(exported_archive)
    for table in TABLES:
        lines = list(lines_of(tmp_path / "out" / f"{table.name}.jsonl"))
        rows = _rows(articles, table.name)
        assert lines == json.loads(json.dumps(rows, default=lambda day: day.isoformat()))
        assert all(list(line) == _COLUMNS[table.name] for line in lines)


def test_what_is_only_claimed_says_so_in_every_table_of_events(exported_archive: Path) -> None:
    vouched = {row["predicate"]: row["vouched"] for row in _rows(stored(exported_archive), "events")}
    assert vouched["streikoja"] == "asserted"
    assert vouched["atvērs"] == "planned"
    assert vouched["uzbruka"] == "denied"


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_an_export_of_the_same_is_the_same_and_keeps_its_rows_when_articles_come(
    run: Run, tmp_path: Path, form: str
) -> None:
    archive = tmp_path / "news.db"
    fill(archive)
    for name in ("one", "two"):
        _export(run, archive, form, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    before = identifiers(stored(archive), "statements")
    with Archive(archive) as open_one:
        open_one.add(
            {"id": "vēl", "text": "Ministrs Jānis Vilks sacīja, ka algas augs.", "published": "2024-05-07"}
        )
    assert before < identifiers(stored(archive), "statements")


def test_the_description_tells_of_every_file(run: Run, exported_archive: Path, tmp_path: Path) -> None:
    _export(
        run,
        exported_archive,
        "csv",
        tmp_path / "out",
        "--licence",
        "CC-BY-4.0",
        "--query",
        "since:2024-05-08",
    )
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in package["resources"]] == list(BY_NAME)
    for resource in package["resources"]:
        data = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        header, *lines = csv.reader(io.StringIO(data.decode(), newline=""))
        assert resource["rows"] == len(lines)
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    told = package["hronika"]
    assert told["tables"] == VERSION
    assert told["query"] == "since:2024-05-08"
    assert [reader["articles"] for reader in told["readers"]] == [2]
    assert told["readers"][0]["model"]["version"]
    assert {score["what"] for score in told["accuracy"]["scores"]} >= {"statements", "told_as_fact"}


def test_a_search_chooses_statements_and_events(run: Run, exported_archive: Path, tmp_path: Path) -> None:
    told = _export(run, exported_archive, "jsonl", tmp_path / "out", "--speaker", "Purmalis")
    assert "1 article, 2 statements, 1 event," in told
    statements = list(lines_of(tmp_path / "out" / "statements.jsonl"))
    assert {line["speaker_name"] for line in statements} == {"Valdis Purmalis"}
    one = stored(exported_archive, "outlet:Ziņas (tilts OR policists)")
    assert [article.record.id for article in one] == ["tilts"]
    assert [item.predicate.text for item in one[0].events] == ["atvērs", "uzbruka"]
    assert len(one[0].statements) == 2
    whole = stored(exported_archive, "policists", whole=True)
    assert [len(article.statements) for article in whole] == [4]
    assert [article.record.id for article in stored(exported_archive, "until:2024-05-07")] == ["uguns"]


def test_filters_of_options_and_the_query_are_put_together(
    run: Run, exported_archive: Path, tmp_path: Path
) -> None:
    asked = (
        "--about",
        'Jelgava "x"',
        "--query",
        "tilts OR ceļš",
        "--since",
        "2024-05-09",
        "--outlet",
        "Avīze",
    )
    assert (
        "Nothing was found"
        in run("export", "jsonl", "-a", exported_archive, "-o", tmp_path / "none", *asked).stderr
    )
    asked = ("--about", "Jelgava", *asked[2:])
    _export(run, exported_archive, "jsonl", tmp_path / "out", *asked)
    assert [line["content"] for line in lines_of(tmp_path / "out" / "statements.jsonl")] == [
        "tiltu Jelgavā neslēgs"
    ]


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_an_empty_result_is_a_valid_export(
    run: Run, exported_archive: Path, tmp_path: Path, form: str
) -> None:
    result = run("export", form, "-a", exported_archive, "-o", tmp_path / "out", "--query", "ziloņkauls")
    assert result.exit_code == 0
    assert "Nothing was found to export" in result.stderr
    for table in TABLES:
        path = tmp_path / "out" / f"{table.name}.{form}"
        if form == "parquet":
            assert pyarrow.parquet.read_table(path).column_names == _COLUMNS[table.name]
        elif form == "csv":
            assert path.read_text(encoding="utf-8").strip().split(",") == _COLUMNS[table.name]
        else:
            assert path.read_bytes() == b""


def _said(*contents: str) -> ExportedArticle:
    """Make an article of direct statements, without a text, as no reader would find them."""
    statements = []
    place = 0
    for number, content in enumerate(contents):
        span = Span.model_construct(start=place, end=place + len(content), text=content)
        statements.append(
            Statement.model_construct(
                id=f"s{number:016x}", content=(span,), mode="direct", act="say", stance="holds",
                speaker=None, speaker_name=None, speaker_id=None, cue=None, addressee=None, medium=None,
                said_at=None, within=None, confidence=0.5,
            )
        )  # fmt: skip
        place += len(content)
    record = Record(
        id="x",
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(id="x", sha256="0" * 64, published_at=datetime(2024, 5, 7, 5, 30, tzinfo=UTC)),
    )
    return ExportedArticle(record.model_copy(update={"statements": tuple(statements)}))


_FORMULAS = (
    '=HYPERLINK("http://x","y")', "-5 grādi", "@zinas raksta", "+371 67", "\tcmd", "\rcmd", "\n=1", "＝1+1",
)  # fmt: skip
_HARMLESS = ("Pirmā; \"rinda\".\n\nOtrā, 'rinda'.", "5 - 3", "a=b", "'=1", "")
_STYLES: tuple[CsvStyle, ...] = get_args(CsvStyle)


def _csv_of(article: ExportedArticle, table: str = "statements", *, style: CsvStyle) -> bytes:
    out = io.BytesIO()
    write_table([article], BY_NAME[table], "csv", out, style=style)
    return out.getvalue()


def _read(data: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline=""), strict=True))


@pytest.mark.parametrize("style", ["safe", "excel"])
def test_no_cell_is_a_formula_for_a_spreadsheet(style: CsvStyle) -> None:
    article = _said(*_FORMULAS, *_HARMLESS)
    data = _csv_of(article, style=style)
    assert data.startswith(b"\xef\xbb\xbf") is (style == "excel")
    rows = _read(data, "utf-8-sig")
    assert [row["content"] for row in rows] == [*(f"'{formula}" for formula in _FORMULAS), *_HARMLESS]
    # Whatever a program takes for the end of a cell or a line within one stands in quotation marks.
    doubled = [formula.replace('"', '""') for formula in _FORMULAS if set(formula) & set('",\r\n')]
    assert len(doubled) == 3
    assert all(f"\"'{formula}" in data.decode() for formula in doubled)
    assert [float(row["confidence"]) for row in rows] == [0.5] * len(rows)
    assert rows[1]["start"] == str(len(_FORMULAS[0]))
    told = _read(_csv_of(article, "articles", style=style), "utf-8-sig")[0]
    assert told["published_at"] == "2024-05-07T05:30:00Z"


def test_no_formula_begins_where_a_semicolon_ends_a_cell() -> None:
    [row] = _read(_csv_of(_said("viens;=1+1; divi;-2"), style="safe"), "utf-8")
    assert row["content"] == "viens;'=1+1; divi;'-2"


def test_raw_csv_reads_back_equal(tmp_path: Path) -> None:
    article = _said(*_FORMULAS, *_HARMLESS)
    data = _csv_of(article, style="raw")
    assert [row["content"] for row in _read(data, "utf-8")] == [*_FORMULAS, *_HARMLESS]
    (tmp_path / "raw.csv").write_bytes(data)
    found = _duckdb(
        "SELECT content, confidence FROM read_csv(?, quote = '\"', escape = '\"')", str(tmp_path / "raw.csv")
    )
    assert [row["content"] or "" for row in found] == [*_FORMULAS, *_HARMLESS]
    assert {row["confidence"] for row in found} == {0.5}


def test_numbers_below_zero_stay_numbers() -> None:
    out = io.BytesIO()
    file = table_file(BY_NAME["quantities"], "csv", out)
    file.write([("-a", None, None, "0" * 64, "-5 grādi", 0, 8, -5.0, "grāds", False)])
    file.close()
    [row] = _read(out.getvalue(), "utf-8")
    assert (row["article"], row["text"], row["value"], row["approximate"]) == (
        "'-a",
        "'-5 grādi",
        "-5.0",
        "false",
    )


@pytest.mark.parametrize("style", _STYLES)
def test_csv_says_whether_it_is_safe(
    run: Run, exported_archive: Path, tmp_path: Path, style: CsvStyle
) -> None:
    options = [] if style == "safe" else [f"--{style}"]
    told = _export(run, exported_archive, "csv", tmp_path / "out", *options)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    is_safe = style != "raw"
    assert (" safe for spreadsheets: " in told) is is_safe
    assert package["hronika"]["formulas"] == ("disarmed by an apostrophe" if is_safe else "as in the text")
    ids = [row["article"] for row in _read((tmp_path / "out" / "articles.csv").read_bytes(), "utf-8-sig")]
    assert ids[-1] == ("'-1+1" if is_safe else "-1+1")


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_hostile_characters_break_no_file(tmp_path: Path, form: Any) -> None:
    article = _said("vesels", "a\0b", "c\ud800d", "beigas")
    write_folder([article], form, tmp_path / "out", source="x", query="", version="0")
    path = tmp_path / "out" / f"statements.{form}"
    if form == "parquet":
        contents: Sequence[Any] = pyarrow.parquet.read_table(path)["content"].to_pylist()
    elif form == "csv":
        contents = [row["content"] for row in _read(path.read_bytes(), "utf-8")]
        assert [row["content"] for row in _duckdb("SELECT content FROM read_csv(?)", str(path))] == contents
    else:
        contents = [line["content"] for line in lines_of(path)]
    assert contents == ["vesels", "a\ufffdb" if form == "csv" else "a\0b", "c?d", "beigas"]


def test_parquet_is_written_as_rows_come(tmp_path: Path) -> None:
    sizes = []
    out = (tmp_path / "x.parquet").open("w+b")

    def articles() -> Iterable[ExportedArticle]:
        for _ in range(5):
            sizes.append(out.tell())
            yield _said(*map(str, range(6_000)))

    with out:
        write_table(articles(), BY_NAME["statements"], "parquet", out)
    assert sizes[-1] > sizes[0] + 10_000
    file = pyarrow.parquet.ParquetFile(tmp_path / "x.parquet")
    assert file.metadata.num_row_groups == 3
    assert file.metadata.num_rows == 30_000


def test_one_table_goes_to_a_file_or_to_standard_output(
    run: Run, exported_archive: Path, tmp_path: Path
) -> None:
    _export(run, exported_archive, "parquet", tmp_path / "s.parquet", "--table", "statements")
    assert pyarrow.parquet.read_table(tmp_path / "s.parquet").num_rows == 8
    result = run("export", "csv", "-a", exported_archive, "--table", "people")
    assert [row["name"] for row in _read(result.stdout.encode(), "utf-8")] == [
        row["name"] for row in _rows(stored(exported_archive), "people")
    ]
    assert " 5 people" in result.stderr


def test_records_are_exported_and_a_bad_line_stands_among_the_errors(
    run: Run, tmp_path: Path, records: list[Record]
) -> None:
    lines = [record.model_dump_json() for record in records]
    (tmp_path / "r.jsonl").write_text(
        "\n".join([lines[0], '{"id": "kaut kas"}', *lines[1:]]), encoding="utf-8"
    )
    result = run("export", "jsonl", tmp_path / "r.jsonl", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "r.jsonl, line 2: " in result.stderr
    assert [line["article"] for line in lines_of(tmp_path / "out" / "articles.jsonl")] == [
        record.id for record in records
    ]
    [error] = lines_of(tmp_path / "out" / "errors.jsonl")
    assert str(error["place"]).endswith("r.jsonl, line 2")
    assert len(list(lines_of(tmp_path / "out" / "statements.jsonl"))) == sum(
        len(record.statements) for record in records
    )


def test_a_folder_is_replaced_only_by_a_whole_export_and_only_where_it_is_one(
    run: Run, exported_archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    _export(run, exported_archive, "csv", out)
    before = sorted(path.name for path in out.iterdir())

    def failing() -> Iterable[ExportedArticle]:
        yield from stored(exported_archive)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_folder(failing(), "jsonl", out, source="x", query="", version="0")
    assert sorted(path.name for path in out.iterdir()) == before
    _export(run, exported_archive, "jsonl", out)
    assert not list(out.glob("*.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "photo.jpg").touch()
    (tmp_path / "file").touch()
    for place, sentence in (
        ("mine", "holds other things than an export"),
        ("file", "is a file"),
        ("no/out", "there is no folder"),
    ):
        result = run("export", "csv", "-a", exported_archive, "-o", tmp_path / place)
        assert result.exit_code == 2
        assert sentence in result.stderr
    assert (tmp_path / "mine" / "photo.jpg").exists()


def test_what_stood_there_stays_where_the_new_one_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_folder([], "jsonl", out, source="old", query="", version="0")
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    move = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(DataError, match="nothing there was changed"):
        write_folder([], "jsonl", out, source="new", query="", version="0")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("xlsx",), "There is no format 'xlsx': name one of parquet, csv, jsonl, "),
        (("csv",), "The tables are a folder: name it with -o"),
        (("csv", "--table", "rows"), "There is no table 'rows': name one of articles, "),
        (("jsonl", "--excel"), "--excel does not go with the format jsonl"),
        (("parquet", "--raw"), "--raw does not go with the format parquet"),
        (("csv", "--raw", "--excel"), "name --excel or --raw, not both"),
        (("conllu", "--table", "names"), "--table does not go with the format conllu"),
        (("conllu", "--claims"), "--claims does not go with the format conllu"),
        (("gold", "--about", "x"), "A search does not go with this export"),
        (("conllu", "no.jsonl"), "no.jsonl"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(
    run: Run, exported_archive: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = run("export", *arguments, "-a", exported_archive)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_parquet_without_its_package_says_what_to_install(
    run: Run, exported_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "hronika.exports.tables.parquet", raising=False)
    result = run("export", "parquet", "-a", exported_archive, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "pip install 'hronika[parquet]'" in result.stderr
    assert not list(tmp_path.iterdir())


def test_corrections_of_people_are_exported(run: Run, tmp_path: Path) -> None:
    with Archive(tmp_path / "news.db") as archive:
        archive.add(ARTICLES[2])
        [one, _] = archive.statements("")
        archive.correct(one.id, author="E. Zīle", speaker_name="Valdis Purmalis jun.")
    rows = _rows(stored(tmp_path / "news.db"), "statements")
    corrected = {row["id"]: (row["speaker_name"], row["corrected"]) for row in rows}
    assert corrected[one.id] == ("Valdis Purmalis jun.", ["speaker_name"])
