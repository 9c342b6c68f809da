"""The files of tables: how a table is written as CSV, JSON lines or Parquet, as its rows come.

Rows may be record batches of Arrow too, which are written a column at once.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hronika.exports.tables.cells import CELLS, disarmed, json_bytes
from hronika.exports.tables.ports import BinaryOut, TableFile
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import CsvStyle, TableFormat, TableSchema

MEDIA_TYPES: dict[TableFormat, str] = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
}

_ROWS_AT_ONCE = 500
"""So many rows become lines of CSV at once."""


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

    def write_batch(self, batch: Any) -> None:
        self._out.write(b"".join(json_bytes(row) + b"\n" for row in batch.to_pylist()))

    def close(self) -> None:
        pass


class _CsvFile:
    """CSV after RFC 4180 in UTF-8: a header, lines that end in CRLF, null as an empty cell, lists as JSON.

    NUL, which many programs take for the end of a cell, becomes U+FFFD.
    """

    def __init__(self, table: TableSchema, out: BinaryOut, style: CsvStyle) -> None:
        self._table = table
        self._out = out
        self._disarm = style != "raw"
        self._held: list[Row] = []
        self._lines = _Lines()
        self._writer = csv.writer(self._lines, lineterminator="\r\n")
        # The others are written by `csv` as they are to be.
        self._made = [CELLS.get(column.type) for column in table.columns]
        if self._disarm:
            self._made = [
                disarmed if column.type == "string" else made
                for column, made in zip(table.columns, self._made, strict=True)
            ]
        if style == "excel":
            out.write("\ufeff".encode())
        self._writer.writerow([column.name for column in table.columns])
        self._flush()

    def write(self, rows: Sequence[Row]) -> None:
        self._held += rows
        if len(self._held) >= _ROWS_AT_ONCE:
            self._write_held()

    def write_batch(self, batch: Any) -> None:
        from hronika.exports.tables.arrow_csv import csv_lines

        self._write_held()
        lines = csv_lines(batch, self._table, disarm=self._disarm)
        self._out.write(lines.replace(b"\0", "\ufffd".encode()))

    def close(self) -> None:
        self._write_held()

    def _write_held(self) -> None:
        if not self._held:
            return
        # A column at once: calling something for each cell is slow.
        columns = [
            values if make is None else make(values)
            for values, make in zip(zip(*self._held, strict=True), self._made, strict=True)
        ]
        self._held.clear()
        self._writer.writerows(zip(*columns, strict=True))
        self._flush()

    def _flush(self) -> None:
        written = "".join(self._lines)
        self._lines.clear()
        self._out.write(written.replace("\0", "\ufffd").encode(errors="replace"))


class _Lines(list[str]):
    """What `csv` writes to."""

    def write(self, line: str) -> None:
        self.append(line)
