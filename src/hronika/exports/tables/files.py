"""The files of tables: how a table is written as CSV, JSON lines or Parquet, as its rows come."""

import csv
import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from hronika.exports.tables.ports import BinaryOut, TableFile
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import CsvStyle, TableFormat, TableSchema

MEDIA_TYPES: dict[TableFormat, str] = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
}

_BEGINNINGS = "=+-@\t\r\n＝＋－＠"
"""What cells of formulas begin with, by OWASP (CSV injection)."""

# Where numbers have a decimal comma, as in Latvian, Excel takes a semicolon for the end of a cell.
_FORMULA = re.compile(f"(?:^|(?<=;))(?=[{re.escape(_BEGINNINGS)}])")


def table_file(
    table: TableSchema, form: TableFormat, out: BinaryOut, *, style: CsvStyle = "safe"
) -> TableFile:
    """Begin a file of a table; `style` is for CSV. Raises UsageError where a package is missing."""
    if form == "parquet":
        from hronika.exports.tables.parquet import ParquetFile

        return ParquetFile(table, out)
    return _CsvFile(table, out, style) if form == "csv" else _LinesFile(table, out)


def file_name(table: TableSchema, form: TableFormat) -> Path:
    """Give the name of the file of a table."""
    return Path(f"{table.name}.{form}")


class _LinesFile:
    """JSON lines: one object a row, with all columns."""

    def __init__(self, table: TableSchema, out: BinaryOut) -> None:
        self._columns = [column.name for column in table.columns]
        self._out = out

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._out.write(json_bytes(dict(zip(self._columns, row, strict=True))) + b"\n")

    def close(self) -> None:
        pass


class _CsvFile:
    """CSV after RFC 4180 in UTF-8: a header, lines that end in CRLF, null as an empty cell, lists as JSON.

    NUL, which many programs take for the end of a cell, becomes U+FFFD.
    """

    def __init__(self, table: TableSchema, out: BinaryOut, style: CsvStyle) -> None:
        self._out = out
        self._lines = _Lines()
        self._writer = csv.writer(self._lines, lineterminator="\r\n")
        # The others are written by `csv` as they are to be.
        self._made = [_CELLS.get(column.type) for column in table.columns]
        if style != "raw":
            self._made = [
                _disarmed if column.type == "string" else made
                for column, made in zip(table.columns, self._made, strict=True)
            ]
        if style == "excel":
            out.write("\ufeff".encode())
        self._writer.writerow([column.name for column in table.columns])
        self._flush()

    def write(self, rows: Sequence[Row]) -> None:
        if not rows:
            return
        # A column at once: calling something for each cell is slow.
        columns = [
            values if make is None else make(values)
            for values, make in zip(zip(*rows, strict=True), self._made, strict=True)
        ]
        self._writer.writerows(zip(*columns, strict=True))
        self._flush()

    def close(self) -> None:
        pass

    def _flush(self) -> None:
        written = "".join(self._lines)
        self._lines.clear()
        self._out.write(written.replace("\0", "\ufffd").encode(errors="replace"))


class _Lines(list[str]):
    """What `csv` writes to."""

    def write(self, line: str) -> None:
        self.append(line)


def _disarmed(cells: Sequence[str | None]) -> list[str | None]:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Numbers, days and instants are no strings of a table, and stay what they are.
    """
    return [
        _FORMULA.sub("'", cell) if cell and (cell[0] in _BEGINNINGS or ";" in cell) else cell
        for cell in cells
    ]


def json_bytes(value: Any) -> bytes:
    """Write JSON in UTF-8 on one line; lone surrogates, which UTF-8 cannot hold, become question marks."""
    try:
        return to_json(value)
    except ValueError:
        text = json.dumps(value, ensure_ascii=False, default=_iso, separators=(",", ":"))
        return text.encode(errors="replace")


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def _json_cells(values: Sequence[Any]) -> list[str | None]:
    return [json_bytes(value).decode() if value else None if value is None else "[]" for value in values]


_CELLS: dict[str, Callable[[Sequence[Any]], Sequence[Any]]] = {
    "boolean": lambda values: [None if value is None else "true" if value else "false" for value in values],
    "datetime": lambda values: [None if value is None else _iso(value) for value in values],
    "strings": _json_cells,
    "places": _json_cells,
    "mentions": _json_cells,
}
"""What makes the cells of a column of its values; None is an empty cell."""
