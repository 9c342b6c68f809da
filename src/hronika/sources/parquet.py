"""Articles from Parquet files: a row each, read some at once, so that memory does not grow with the file.

Needs pyarrow, which the extra `parquet` installs and which is imported when the first file is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hronika.errors import DataError, UsageError

FIELDS = (
    *("text", "id", "title", "published", "outlet", "url", "language", "changed_at"),
    *("timezone", "incomplete"),
)
"""What columns of these names give: the fields of an article (`hronika.article.article_from`)."""

_MAGIC = b"PAR1"
_TEXT = re.compile(rb"[\t\n\r\x20-\xff]|\Z")
_AT_ONCE = 16  # rows: texts may be long
_MOST_NAMED = 12  # columns that a message names
_PIECE = 1 << 20  # bytes of a column that are read at once

# What a field may be made of, by the names of Arrow's tests for types.
_STRINGS = ("is_string", "is_large_string", "is_string_view", "is_binary", "is_large_binary")
_WANTED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "id": ((*_STRINGS, "is_integer"), "strings or whole numbers"),
    "published": ((*_STRINGS, "is_date", "is_timestamp"), "dates, timestamps or strings"),
    "changed_at": ((*_STRINGS, "is_timestamp"), "timestamps or strings"),
    "incomplete": (("is_boolean",), "true and false"),
}


def is_parquet(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a Parquet file: behind its letters no text goes on."""
    return head.startswith(_MAGIC) and not _TEXT.match(head[len(_MAGIC) :])


def columns_from(option: str) -> dict[str, str]:
    """Read which columns hold which fields: `text=body,published=date`; `outlet=` says that none does.

    Raises UsageError on anything else, and on a field that articles do not have.
    """
    found: dict[str, str] = {}
    for pair in option.split(","):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals:
            raise UsageError(f"{pair[:40]!r} maps no column: write field=column, such as text=body.")
        if field not in FIELDS:
            raise UsageError(f"Articles have no field {field[:40]!r}, but {', '.join(FIELDS)}.")
        if field in found:
            raise UsageError(f"The field {field!r} is mapped twice: leave one of them.")
        found[field] = column
    if not found.get("text", "text"):
        raise UsageError("The field 'text' is mapped to no column, and an article is nothing without it.")
    return found


def rows_of(
    path: str, name: str, columns: Mapping[str, str] | None = None
) -> Iterator[tuple[str, dict[str, Any] | DataError]]:
    """Yield the fields of the article in every row, with its place, and an error in the place of a bad row.

    `columns` gives the columns of fields whose columns are not called as they are, as `columns_from` reads
    them; others are left aside. `name` names the file in messages, which tell of the option `--columns` where
    `columns` is given, be it empty. A file whose columns do not fit is one error, and so is every one where
    pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        told = f"{name} is Parquet, which needs pyarrow: pip install 'hronika[parquet]'."
        yield name, DataError(told).of("unreadable file")
        return
    failures = (pyarrow.ArrowException, OSError, ValueError, OverflowError, LookupError)
    row = 0
    try:
        with ParquetFile(path, pre_buffer=False, buffer_size=_PIECE) as file:
            columns_of = _columns(file.schema_arrow, name, columns)
            wanted = list(dict.fromkeys(columns_of.values()))
            for batch in file.iter_batches(_AT_ONCE, columns=wanted, use_threads=False):
                values = [(field, _values(batch.column(column))) for field, column in columns_of.items()]
                for index in range(batch.num_rows):
                    row += 1
                    place = f"{name}, row {row}"
                    yield place, _fields([(field, several[index]) for field, several in values], place)
    except DataError as error:
        yield name, error.of("unreadable file")
    except failures as error:
        where = f"is damaged or cut off behind row {row}" if row else "is no whole Parquet file"
        reason = str(error).partition("\n")[0][:100].rstrip(".")
        told = f"{name} {where} ({reason}): write it anew, or name another."
        yield name, DataError(told).of("unreadable file")


def _columns(schema: Any, name: str, given: Mapping[str, str] | None) -> dict[str, str]:
    """Give the columns of the fields that a file has; raises DataError where they do not fit."""
    names = list(schema.names)
    found: dict[str, str] = {}
    for field in FIELDS:
        column = (given or {}).get(field, field)
        if column in names:
            found[field] = column
        elif column and (field == "text" or field in (given or {})):
            told = (
                f"say which it is, as in --columns {field}=COLUMN"
                if given is not None
                else "rename the one that holds it"
            )
            raise DataError(f"{name} has no column `{column[:40]}`, but {_told(names)}: {told}.")
    for field, column in found.items():
        if names.count(column) > 1:
            raise DataError(f"{name} has the column `{column[:40]}` twice: leave one of them.")
        kinds, wanted = _WANTED.get(field, (_STRINGS, "strings"))
        kind = schema.field(column).type
        if not _is_one_of(kind, kinds):
            leave = "" if given is None or field == "text" else f", or leave it out with --columns {field}="
            advice = f"convert them{leave}"
            raise DataError(
                f"{name} has values of the type {str(kind)[:60]} in the column `{column[:40]}`, and for the "
                f"field `{field}` {wanted} are wanted: {advice}."
            )
    return found


def _told(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{each[:40]}`" for each in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown or "none at all"


def _is_one_of(kind: Any, tests: Sequence[str]) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        kind = kind.value_type
    return types.is_null(kind) or any(getattr(types, test)(kind) for test in tests)


def _values(column: Any) -> list[Any]:
    """Give the values of a column as Python has them, with what is wrong in the place of a bad one."""
    import pyarrow

    if pyarrow.types.is_timestamp(column.type):
        # Python tells no nanoseconds.
        column = column.cast(pyarrow.timestamp("us", column.type.tz), safe=False)
    try:
        return [_text(value) for value in column.to_pylist()]
    except (ValueError, OverflowError, LookupError):
        return [_value(each) for each in column]


def _value(scalar: Any) -> Any:
    try:
        return _text(scalar.as_py())
    except UnicodeDecodeError:
        return DataError("is not UTF-8")
    except (ValueError, OverflowError, LookupError):
        return DataError("is outside the calendar or in no zone that is known")


def _text(value: Any) -> Any:
    """Give bytes as the text they are in UTF-8, as some programs do not mark them; all else as it is."""
    return value.decode() if isinstance(value, bytes) else value


def _fields(values: Sequence[tuple[str, Any]], place: str) -> dict[str, Any] | DataError:
    for field, value in values:
        if isinstance(value, DataError):
            return DataError(f"{place}: its `{field}` {value}.").of("unsuitable value")
    return {field: value for field, value in values if value is not None}
