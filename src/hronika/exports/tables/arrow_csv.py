"""CSV of rows that are record batches of Arrow: the bytes that `csv` of Python writes of the same rows.

Whole columns are made cells at once, and joined to lines; nothing is called for a row.
"""

import re
from collections.abc import Iterable
from typing import Any

import pyarrow
from pyarrow import compute

from hronika.exports.tables.cells import BEGINNINGS, CELLS, disarmed
from hronika.exports.tables.schemas import ColumnType, TableSchema

_DISARMED = f"(?:^|;)[{re.escape(BEGINNINGS)}]"
_QUOTED = '",\r\n'


def csv_lines(batch: Any, table: TableSchema, *, disarm: bool) -> bytes:
    """Write the rows of a batch, which has the columns of the table, as lines that end in CRLF."""
    columns = [
        _cells(values, column.type, disarm)
        for values, column in zip(batch.columns, table.columns, strict=True)
    ]
    joined = compute.binary_join_element_wise(*columns, ",", null_handling="replace", null_replacement="")
    lines = compute.binary_join(pyarrow.ListArray.from_arrays([0, len(joined)], joined), "\r\n")
    return lines[0].as_buffer().to_pybytes() + b"\r\n" if len(joined) else b""


def _cells(values: Any, kind: ColumnType, disarm: bool) -> Any:
    """Give the cells of a column as strings, null for an empty one."""
    if values.null_count == len(values):
        return pyarrow.nulls(len(values), pyarrow.string())
    if kind in ("integer", "date"):
        return values.cast(pyarrow.string())
    if kind == "number":  # few are different, and Python writes them otherwise than Arrow
        encoded = values.dictionary_encode()
        return _strings(map(repr, encoded.dictionary.to_pylist())).take(encoded.indices)
    if kind == "places":
        values = _places(values)
    elif kind != "string":
        values = _strings(CELLS[kind](values.to_pylist()))
    elif disarm and _holds(values, f"{BEGINNINGS};"):
        found = compute.match_substring_regex(values, _DISARMED)
        made = _strings(disarmed(values.filter(found).to_pylist()))
        values = compute.replace_with_mask(values, found.fill_null(False), made)
    if not _holds(values, _QUOTED):
        return values
    quoted = compute.binary_join_element_wise('"', compute.replace_substring(values, '"', '""'), '"', "")
    return compute.if_else(compute.match_substring_regex(values, f"[{_QUOTED}]"), quoted, values)


def _places(values: Any) -> Any:
    """Write lists of places as JSON."""
    starts, ends = (each.cast(pyarrow.string()) for each in values.flatten().flatten())
    written = compute.binary_join_element_wise('{"start":', starts, ',"end":', ends, "}", "")
    joined = compute.binary_join(pyarrow.ListArray.from_arrays(_offsets(values), written), ",")
    return compute.binary_join_element_wise("[", joined, "]", "")


def _offsets(lists: Any) -> Any:
    """Give where lists begin and end among what is in them, of which there may be more before and behind."""
    return compute.subtract(lists.offsets, lists.offsets[0])


def _strings(values: Iterable[str | None]) -> Any:
    return pyarrow.array(values, pyarrow.string())


def _holds(values: Any, characters: str) -> bool:
    """Whether strings may hold one of these: searching all of their bytes at once is quick."""
    data = values.buffers()[2]
    written = b"" if data is None else data.to_pybytes()
    return any(character.encode() in written for character in characters)
