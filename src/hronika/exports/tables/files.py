"""The files of tables: how a table is written as CSV, JSON lines or Parquet, as its rows come."""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from hronika.exports.tables.ports import BinaryOut, TableFile
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import TableFormat, TableSchema

MEDIA_TYPES: dict[TableFormat, str] = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
}

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_file(table: TableSchema, form: TableFormat, out: BinaryOut, *, excel: bool = False) -> TableFile:
    """Begin a file of a table.

    `excel` is for CSV that a spreadsheet opens: a byte order mark, and cells that begin like formulas with an
    apostrophe before them. Raises UsageError where a package is missing.
    """
    if form == "parquet":
        from hronika.exports.tables.parquet import ParquetFile

        return ParquetFile(table, out)
    return _CsvFile(table, out, excel) if form == "csv" else _LinesFile(table, out)


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

    def __init__(self, table: TableSchema, out: BinaryOut, excel: bool) -> None:
        self._out = out
        self._lines = _Lines()
        self._writer = csv.writer(self._lines, lineterminator="\r\n")
        # The others are written by `csv` as they are to be; calling something for each cell is slow.
        self._made = [
            (place, _CELLS[column.type])
            for place, column in enumerate(table.columns)
            if column.type in _CELLS
        ]
        if excel:
            strings = [place for place, column in enumerate(table.columns) if column.type == "string"]
            self._made += [(place, disarmed) for place in strings]
            out.write("\ufeff".encode())
        self._writer.writerow([column.name for column in table.columns])
        self._flush()

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            cells = list(row)
            for place, make in self._made:
                if cells[place] is not None:
                    cells[place] = make(cells[place])
            self._writer.writerow(cells)
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


def disarmed(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection).

    Numbers, days and instants are no strings of a table, and stay what they are.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


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


def _json_cell(value: Any) -> str:
    return json_bytes(value).decode() if value else "[]"


_CELLS: dict[str, Callable[[Any], str]] = {
    "boolean": lambda value: "true" if value else "false",
    "datetime": _iso,
    "strings": _json_cell,
    "places": _json_cell,
    "mentions": _json_cell,
}
