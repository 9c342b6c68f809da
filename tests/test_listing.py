"""Lists of commands: every format holds every row, and text of articles stays text."""

import csv
import io
import json
from collections.abc import Sequence

import pytest

from hronika.cli.listing import ListFormat, Row, write_listing
from hronika.web.page import safe_cell

ROWS: list[Row] = [
    {"day": "2024-05-07", "who": "Jānis Kalniņš", "words": ["tilts", "būs"], "count": 3},
    {"day": None, "who": 'Kalns, "Leja"', "words": [], "count": 0},
]


def written(form: ListFormat, rows: Sequence[Row] = ROWS) -> str:
    out = io.StringIO()
    count = write_listing(
        iter(rows),
        form,
        out,
        ["day", "who", ""],
        lambda row: [row["day"] or "", row["who"], str(row["count"])],
    )
    assert count == len(rows)
    return out.getvalue()


def test_json_and_lines_hold_all_values() -> None:
    assert json.loads(written(ListFormat.json)) == ROWS
    assert [json.loads(line) for line in written(ListFormat.jsonl).splitlines()] == ROWS


def test_csv_holds_all_values() -> None:
    first, second = csv.DictReader(io.StringIO(written(ListFormat.csv)))
    assert first == {"day": "2024-05-07", "who": "Jānis Kalniņš", "words": '["tilts", "būs"]', "count": "3"}
    assert second == {"day": "", "who": 'Kalns, "Leja"', "words": "[]", "count": "0"}


def test_csv_holds_no_formula_of_a_spreadsheet() -> None:
    cells = ['=HYPERLINK("http://x")', "-1 grāds", "@SUM(A1)", "a;=1+1", "＝1", "tilts – slēgts"]
    [found] = csv.DictReader(
        io.StringIO(written(ListFormat.csv, [{**ROWS[0], "who": cells[0], "words": -3}]))
    )
    assert (found["who"], found["words"]) == (f"'{cells[0]}", "-3")
    for cell, safe in zip(
        cells[1:], ["'-1 grāds", "'@SUM(A1)", "a;'=1+1", "'＝1", "tilts – slēgts"], strict=True
    ):
        [found] = csv.DictReader(io.StringIO(written(ListFormat.csv, [{**ROWS[0], "who": cell}])))
        assert found["who"] == safe
        assert safe_cell(cell) == safe


def test_table_has_a_line_a_row() -> None:
    heading, first, second = written(ListFormat.table).splitlines()
    assert heading.split() == ["day", "who"]
    assert first.split() == ["2024-05-07", "Jānis", "Kalniņš", "3"]
    assert second.split() == ["Kalns,", '"Leja"', "0"]


@pytest.mark.parametrize(("form", "empty"), [("table", ""), ("json", "[]\n"), ("jsonl", ""), ("csv", "")])
def test_nothing_is_an_empty_list(form: str, empty: str) -> None:
    assert written(ListFormat(form), []) == empty


def test_text_commands_no_terminal() -> None:
    assert "\x1b" not in written(ListFormat.table, [{**ROWS[0], "who": "\x1b[31mred\x1b[0m\nnext"}])
