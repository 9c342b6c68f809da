"""What a worker does: it reads a unit and writes its files, one of each table."""

import hashlib
import os
from collections import Counter
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
from hronika.exports.tables.schemas import BY_NAME, TABLES
from hronika.gc_pause import gc_paused
from hronika.lemmas import RecordWithLine
from hronika.reading.reader import Reader
from hronika.sources.found import Found

ERRORS = BY_NAME["errors"]

ALL_TABLES = (*TABLES, RECORDS)
"""The tables of a result."""

READ_TABLES = tuple(table for table in ALL_TABLES if table is not ERRORS)
"""The tables of what was read; every unit has a file of each, and one of errors where something failed."""

_ROWS_AT_ONCE, _RECORDS_AT_ONCE = 2_000, 64
"""So many rows are a row group: as objects they take ten times the memory, and texts and records are long."""


class UnitFile(NamedTuple):
    """A file of a unit: how many rows and bytes it has, and their SHA-256."""

    rows: int
    bytes: int
    sha256: str


class FinishedUnit(NamedTuple):
    """A unit whose files are in their places: its name, its files by table, and its failures by kind."""

    name: str
    files: dict[str, UnitFile]
    failures: dict[str, int]

    def rows(self, table: str) -> int:
        """Give how many rows the unit has in a table."""
        return self.files[table].rows if table in self.files else 0

    def as_value(self) -> dict[str, Any]:
        """Give it as a value of JSON."""
        files = {table: file._asdict() for table, file in self.files.items()}
        return {"unit": self.name, "files": files, "failures": self.failures}

    @classmethod
    def from_value(cls, told: dict[str, Any]) -> Self:
        """Make it of a value of JSON again; raises ValueError, TypeError or KeyError where it is none."""
        files = {table: UnitFile(**file) for table, file in told["files"].items()}
        wanted = {table.name for table in (ALL_TABLES if told["failures"] else READ_TABLES)}
        if not is_unit_name(told["unit"]) or files.keys() != wanted:
            raise ValueError(told)
        return cls(told["unit"], files, {kind: int(count) for kind, count in told["failures"].items()})


def unit_file(table: str, unit: str) -> Path:
    """Give where in the folder of a result the file of a unit and a table is.

    Those of errors are hidden, as the table is one file that is made of them at the end.
    """
    return table_folder(table) / f"{unit}.parquet"


def table_folder(table: str) -> Path:
    """Give where in the folder of a result the files of a table are."""
    return Path(f".{table}" if table == ERRORS.name else table)


class UnitContents(NamedTuple):
    """What the files of a unit hold: of each table how many rows and which bytes; its failures by kind."""

    name: str
    tables: dict[str, tuple[int, bytes]]
    failures: dict[str, int]


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
        outs = {table.name: BytesIO() for table in ALL_TABLES}
        files = {
            table.name: ParquetFile(
                table, outs[table.name], _RECORDS_AT_ONCE if table is RECORDS else _ROWS_AT_ONCE
            )
            for table in READ_TABLES
        }
        counts = Counter[str]()
        failures: list[Unreadable] = []
        for item, reading in self._readings(unit):
            if isinstance(item, Unreadable):
                failures.append(item)
                continue
            if isinstance(reading, HronikaError):
                failures.append(failed(item, reading))
                continue
            with gc_paused():  # rows are very many objects, and none of them is garbage
                for table, rows in _rows(item, reading).items():
                    files[table].write(rows)
                    counts[table] += len(rows)
        if failures:
            files[ERRORS.name] = ParquetFile(ERRORS, outs[ERRORS.name])
            files[ERRORS.name].write(list(map(error_row, failures)))
            counts[ERRORS.name] = len(failures)
        assert counts["articles"] + counts["errors"] == len(unit.items)
        for file in files.values():
            file.close()
        tables = {table: (counts[table], outs[table].getvalue()) for table in files}
        kinds = Counter(failure.error.kind for failure in failures)
        return UnitContents(unit.name, tables, dict(sorted(kinds.items())))

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
            unit.failures,
        )

    def _readings(self, unit: Unit) -> Iterator[tuple[Item, RecordWithLine | HronikaError]]:
        given = (item.error if isinstance(item, Unreadable) else item.article for item in unit.items)
        return zip(unit.items, self._reader.read_with_lines(given), strict=True)


def _rows(found: Found, reading: RecordWithLine) -> dict[str, Sequence[Row]]:
    """Give the rows that an article has, by table."""
    article = ExportedArticle(reading.record, found.article.text)
    return {
        **{table.name: rows_of(article, table.name) for table in TABLES if table is not ERRORS},
        RECORDS.name: [record_row(found, reading)],
    }


class ArticleTrial:
    """Reads single articles and throws away what comes of it: to see which of them ends the worker."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, item: Item) -> None:
        """Read an article."""
        if not isinstance(item, Unreadable):
            for _ in self._reader.read_with_lines([item.article]):
                pass
