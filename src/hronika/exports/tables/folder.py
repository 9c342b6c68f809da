"""Writes exported articles as tables: a folder of them with its description, or one table alone."""

import hashlib
import io
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from hronika.errors import DataError, UsageError
from hronika.exports.exported import ExportedArticle, FinishedTables, Unreadable
from hronika.exports.tables.files import file_name, table_file
from hronika.exports.tables.package import WrittenTable, data_package
from hronika.exports.tables.ports import BinaryOut, TableFile
from hronika.exports.tables.rows import error_row, rows_of
from hronika.exports.tables.schemas import BY_NAME, TABLES, CsvStyle, TableFormat, TableSchema
from hronika.exports.tally import Tally
from hronika.record import ReaderInfo

_DESCRIPTION = "datapackage.json"

Exported = ExportedArticle | Unreadable | FinishedTables
"""What tables are written of."""


def write_table(
    articles: Iterable[Exported],
    table: TableSchema,
    form: TableFormat,
    out: BinaryOut,
    *,
    style: CsvStyle = "safe",
) -> Tally:
    """Write one table to a file as articles come, and count what was written."""
    tally = Tally()
    file = table_file(table, form, out, style=style)
    for article in articles:
        tally.count(table.name, _write(article, table, file))
    file.close()
    return tally


def write_folder(
    articles: Iterable[Exported],
    form: TableFormat,
    folder: Path,
    *,
    source: str,
    query: str,
    version: str,
    licence: str | None = None,
    style: CsvStyle = "safe",
) -> Tally:
    """Write all tables as articles come, each to its file in a folder, and their description.

    The folder is made beside its place and moved there when it is whole; one that is there already is
    replaced if it is an export, so that whatever goes wrong, what stood there still does. Raises UsageError
    where the folder is something else, DataError where it cannot be written.
    """
    check_folder(folder)
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        draft.mkdir()
        tally, readers, written = _write_into(draft, articles, form, style)
        description = data_package(
            written,
            form,
            name="hronika-export",
            title=f"Export of {source}",
            query=query,
            readers=readers,
            version=version,
            licence=licence,
            style=style,
        )
        (draft / _DESCRIPTION).write_text(description, encoding="utf-8", newline="\n")
        _put_in_place(draft, folder)
    except OSError as error:
        raise DataError(
            f"{folder} cannot be written: {error.strerror or error}; nothing there was changed."
        ) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return tally


def check_folder(folder: Path) -> None:
    """Raise UsageError where a folder of tables cannot be put, as something else is there."""
    if not folder.parent.is_dir():
        raise UsageError(f"{folder} cannot be written: there is no folder {folder.parent}.")
    if folder.is_dir():
        if any(folder.iterdir()) and not (folder / _DESCRIPTION).is_file():
            raise UsageError(f"{folder} holds other things than an export: name a new folder.")
    elif folder.exists():
        raise UsageError(f"{folder} is a file: name a folder, or one table with --table.")


def _write_into(
    folder: Path, articles: Iterable[Exported], form: TableFormat, style: CsvStyle
) -> tuple[Tally, Counter[ReaderInfo], list[WrittenTable]]:
    tally, readers = Tally(BY_NAME), Counter[ReaderInfo]()
    with ExitStack() as opened:
        outs = [
            _Hashed(opened.enter_context((folder / file_name(table, form)).open("wb"))) for table in TABLES
        ]
        files: list[TableFile] = [
            table_file(table, form, out, style=style) for table, out in zip(TABLES, outs, strict=True)
        ]
        for article in articles:
            for table, file in zip(TABLES, files, strict=True):
                tally.count(table.name, _write(article, table, file))
            if isinstance(article, ExportedArticle):
                readers[article.record.reader] += 1
            elif isinstance(article, FinishedTables):
                readers.update(article.readers)
        for file in files:
            file.close()
    return (
        tally,
        readers,
        [
            WrittenTable(
                table, [file_name(table, form)], tally.counts[table.name], out.size, out.hash.hexdigest()
            )
            for table, out in zip(TABLES, outs, strict=True)
        ],
    )


def _write(article: Exported, table: TableSchema, file: TableFile) -> int:
    """Write what there is for a table, and give how many rows that are."""
    if isinstance(article, FinishedTables):
        batches = article.batches(table.name)
        for batch in batches:
            file.write_batch(batch)
        return sum(batch.num_rows for batch in batches)
    if isinstance(article, Unreadable):
        rows = [error_row(article)] if table.name == "errors" else []
    else:
        rows = rows_of(article, table.name)
    if rows:
        file.write(rows)
    return len(rows)


def _put_in_place(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.replace(folder)
        return
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.replace(old)
    try:
        draft.replace(folder)
    except OSError:
        old.replace(folder)
        raise
    shutil.rmtree(old)


class _Hashed(io.RawIOBase):
    """A file that is hashed and measured while it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self.hash = hashlib.sha256()
        self.size = 0
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.hash.update(data)
        self.size += memoryview(data).nbytes
        return self._file.write(data)

    def tell(self) -> int:
        return self.size
