"""What a worker does: it reads a unit and writes its files, one of each table."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Self

from hronika.bulk.engines.engine import FilingJob
from hronika.bulk.files import draft_beside, finish
from hronika.bulk.items import Item, failed
from hronika.bulk.records import RECORDS, record_row
from hronika.bulk.units import Unit, is_unit_name
from hronika.errors import DataError, HronikaError
from hronika.exports.exported import ExportedArticle, Unreadable
from hronika.exports.tables.rows import Row, error_row, rows_of
from hronika.exports.tables.schemas import TABLES
from hronika.gc_pause import gc_paused
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader

ALL_TABLES = (*TABLES, RECORDS)
"""The tables of a result."""


_ROWS_AT_ONCE, _RECORDS_AT_ONCE = 2_000, 64
"""So many rows are a row group: as objects they take ten times the memory, and texts and records are long."""


class UnitFile(NamedTuple):
    """A file of a unit: how many rows and bytes it has, and their SHA-256."""

    rows: int
    bytes: int
    sha256: str


class FinishedUnit(NamedTuple):
    """A unit whose files are in their places: its name and its file of each table."""

    name: str
    files: dict[str, UnitFile]

    def rows(self, table: str) -> int:
        """Give how many rows the unit has in a table."""
        return self.files[table].rows

    def as_value(self) -> dict[str, Any]:
        """Give it as a value of JSON."""
        return {"unit": self.name, "files": {table: file._asdict() for table, file in self.files.items()}}

    @classmethod
    def from_value(cls, told: dict[str, Any]) -> Self:
        """Make it of a value of JSON again; raises ValueError, TypeError or KeyError where it is none."""
        if not is_unit_name(told["unit"]) or told["files"].keys() != {table.name for table in ALL_TABLES}:
            raise ValueError(told)
        return cls(told["unit"], {table: UnitFile(**file) for table, file in told["files"].items()})


def unit_file(table: str, unit: str) -> Path:
    """Give where in the folder of a result the file of a unit and a table is."""
    return Path(table, f"{unit}.parquet")


class UnitContents(NamedTuple):
    """What the files of a unit hold: its name, and of each table how many rows and which bytes."""

    name: str
    tables: dict[str, tuple[int, bytes]]


class UnitReading(FilingJob[Unit, UnitContents | DataError, FinishedUnit | DataError]):
    """Reads units and writes their files into a folder; it is handed to workers."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self._folder = folder
        self._reader = reader

    def make(self, unit: Unit) -> UnitContents | DataError:
        """Read a unit, and give what its files will hold."""
        try:
            return self._contents(unit)
        except Exception as error:  # a fault of ours outside of the reading, which tells its own
            return DataError(
                f"The unit {unit.name} cannot be written because of a fault in Hronika "
                f"({type(error).__name__}: {error}); please report it."
            )

    def file(self, made: UnitContents | DataError) -> FinishedUnit | DataError:
        """Write the files of a unit, and move them to their places when all are whole.

        Gives the error where they cannot be written.
        """
        if isinstance(made, DataError):
            return made
        try:
            return self._written(made)
        except OSError as error:
            return DataError(f"{self._folder} cannot be written: {error.strerror or error}")

    def _contents(self, unit: Unit) -> UnitContents:
        from hronika.exports.tables.parquet import ParquetFile

        # In memory first: pyarrow still writes the end of a file when it could not be written before.
        outs = [BytesIO() for _ in ALL_TABLES]
        files = {
            table.name: ParquetFile(table, out, _RECORDS_AT_ONCE if table is RECORDS else _ROWS_AT_ONCE)
            for table, out in zip(ALL_TABLES, outs, strict=True)
        }
        counts = dict.fromkeys(files, 0)
        for item, reading in self._readings(unit):
            with gc_paused():  # rows are very many objects, and none of them is garbage
                for table, rows in _rows(item, reading).items():
                    files[table].write(rows)
                    counts[table] += len(rows)
        assert counts["articles"] + counts["errors"] == len(unit.items)
        for file in files.values():
            file.close()
        contents = zip(counts.items(), outs, strict=True)
        return UnitContents(unit.name, {table: (rows, out.getvalue()) for (table, rows), out in contents})

    def _written(self, unit: UnitContents) -> FinishedUnit:
        with ExitStack() as opened:
            places = [self._folder / unit_file(table, unit.name) for table in unit.tables]
            drafts = [opened.enter_context(draft_beside(place)) for place in places]
            for draft, (_, content) in zip(drafts, unit.tables.values(), strict=True):
                draft.write(content)
                finish(draft)
            for draft, place in zip(drafts, places, strict=True):
                os.replace(draft.name, place)
        return FinishedUnit(
            unit.name,
            {
                table: UnitFile(rows, len(content), hashlib.sha256(content).hexdigest())
                for table, (rows, content) in unit.tables.items()
            },
        )

    def _readings(self, unit: Unit) -> Iterator[tuple[Item, RecordWithLemmas | HronikaError]]:
        given = (item.error if isinstance(item, Unreadable) else item.article for item in unit.items)
        return zip(unit.items, self._reader.read_many(given, lemmas=True), strict=True)


def _rows(item: Item, reading: RecordWithLemmas | HronikaError) -> dict[str, Sequence[Row]]:
    """Give the rows that an item has, by table."""
    if isinstance(item, Unreadable):
        return {"errors": [error_row(item)]}
    if isinstance(reading, HronikaError):
        return {"errors": [error_row(failed(item, str(reading)))]}
    article = ExportedArticle(reading.record, item.article.text)
    return {
        **{table.name: rows_of(article, table.name) for table in TABLES},
        RECORDS.name: [record_row(item, reading)],
    }


class ArticleTrial:
    """Reads single articles and throws away what comes of it: to see which of them ends the worker."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, item: Item) -> None:
        """Read an article."""
        if not isinstance(item, Unreadable):
            for _ in self._reader.read_many([item.article], lemmas=True):
                pass
