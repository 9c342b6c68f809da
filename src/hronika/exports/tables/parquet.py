"""Tables in Parquet, by Arrow schemas that name the version of the table and describe each column.

Needs pyarrow, which the extra `parquet` installs.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from hronika.exports.tables.ports import BinaryOut
from hronika.exports.tables.rows import Row
from hronika.exports.tables.schemas import VERSION, TableSchema
from hronika.extras import lacks

try:
    import pyarrow
    from pyarrow.parquet import ParquetWriter
except ImportError:
    raise lacks("Parquet", "parquet") from None

GROUP_ROWS = 10_000
"""How many rows are held back and written as one row group, unless told otherwise."""

_ROWS_AT_ONCE = 1_000
"""So many rows become Arrow at once, as they take ten times the memory as objects."""

_PLACE = pyarrow.struct([pyarrow.field(name, pyarrow.int64(), False) for name in ("start", "end")])
_PLACES = pyarrow.list_(_PLACE)
_MENTION = pyarrow.struct(
    [
        pyarrow.field("id", pyarrow.string(), False),
        pyarrow.field("text", pyarrow.string(), False),
        pyarrow.field("start", pyarrow.int64(), False),
        pyarrow.field("end", pyarrow.int64(), False),
        pyarrow.field("vouched", pyarrow.string(), False),
        pyarrow.field("polarity", pyarrow.string(), False),
        pyarrow.field("evidence", pyarrow.list_(pyarrow.string())),
        pyarrow.field("statement", pyarrow.string()),
    ]
)
_TYPES: Mapping[str, Any] = {
    "string": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "datetime": pyarrow.timestamp("us", "UTC"),
    "strings": pyarrow.list_(pyarrow.string()),
    "places": _PLACES,
    "mentions": pyarrow.list_(_MENTION),
}


@cache
def arrow_schema(table: TableSchema) -> Any:
    """Give the Arrow schema of a table, with descriptions and the version in its metadata."""
    fields = [
        pyarrow.field(
            column.name, _TYPES[column.type], not column.required, {"description": column.description}
        )
        for column in table.columns
    ]
    return pyarrow.schema(fields, {"hronika.table": table.name, "hronika.tables_version": VERSION})


class ParquetFile:
    """A Parquet file of a table; it has the whole schema also where there is no row.

    So many rows as `group_rows` are held back in memory and written as one row group.
    """

    def __init__(self, table: TableSchema, out: BinaryOut, group_rows: int = GROUP_ROWS) -> None:
        self._group_rows = group_rows
        self._schema = arrow_schema(table)
        self._writer = ParquetWriter(out, self._schema, compression="zstd")
        self._held: list[Row] = []
        self._batches: list[Any] = []
        self._batch_rows = 0

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows behind those that are there, so many at once that groups of them are of use."""
        self._held += rows
        if len(self._held) >= _ROWS_AT_ONCE:
            self._hold_batch()
        self._flush_if_many()

    def write_batch(self, batch: Any) -> None:
        """Write rows that are Arrow already."""
        self._hold_batch()
        self._batches.append(batch)
        self._batch_rows += batch.num_rows
        self._flush_if_many()

    def close(self) -> None:
        """Write what is held back and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush_if_many(self) -> None:
        if len(self._held) + self._batch_rows >= self._group_rows:
            self._flush()

    def _flush(self) -> None:
        self._hold_batch()
        if self._batches:
            self._writer.write_table(pyarrow.Table.from_batches(self._batches, self._schema))
        self._batches.clear()
        self._batch_rows = 0

    def _hold_batch(self) -> None:
        """Make what is held back as rows a batch behind the others."""
        if not self._held:
            return
        arrays = [
            _places(values) if field.type == _PLACES else _array(values, field.type)
            for values, field in zip(zip(*self._held, strict=True), self._schema, strict=True)
        ]
        self._batches.append(pyarrow.record_batch(arrays, schema=self._schema))
        self._batch_rows += len(self._held)
        self._held.clear()


def _places(values: Sequence[Sequence[Mapping[str, int]]]) -> Any:
    """Make the array of lists of places from its numbers: Arrow takes objects in at a tenth of the speed."""
    offsets = pyarrow.array(accumulate(map(len, values), initial=0), pyarrow.int32())
    ends = [
        pyarrow.array([place[end] for places in values for place in places], pyarrow.int64())
        for end in ("start", "end")
    ]
    return pyarrow.ListArray.from_arrays(
        offsets, pyarrow.StructArray.from_arrays(ends, fields=list(_PLACE)), type=_PLACES
    )


def _array(values: Sequence[Any], kind: Any) -> Any:
    try:
        return pyarrow.array(values, kind)
    except UnicodeEncodeError:  # lone surrogates, which UTF-8 cannot hold
        return pyarrow.array([_encodable(value) for value in values], kind)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, list):
        return [_encodable(each) for each in value]
    if isinstance(value, dict):
        return {name: _encodable(each) for name, each in value.items()}
    return value
