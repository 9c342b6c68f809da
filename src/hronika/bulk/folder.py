"""The folder of a result: what may stand there, and what is taken away."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from hronika import __version__
from hronika.bulk.files import is_draft, remove_drafts, write_whole
from hronika.bulk.lock import LOCK
from hronika.bulk.manifest import MANIFEST
from hronika.bulk.reading import ALL_TABLES, ERRORS, FinishedUnit, table_folder, unit_file
from hronika.bulk.records import rows_in
from hronika.errors import UsageError
from hronika.exports.tables.package import WrittenTable, data_package
from hronika.record import ReaderInfo

DESCRIPTION = "datapackage.json"
"""The description of a result, which is there when the run is complete."""

ERRORS_FILE = f"{ERRORS.name}.parquet"
"""The table of errors, which is there when the run is complete; it is made of those of the units."""


def check_result_folder(folder: Path, inputs: Sequence[str]) -> None:
    """Raise UsageError where a result cannot be put, as something else is there, or it is read from."""
    if folder.is_dir():
        others = any(each.name != LOCK and not is_draft(each) for each in folder.iterdir())
        if others and not (folder / MANIFEST).is_file():
            raise UsageError(f"{folder} holds other things than what `hronika bulk` made: name a new one.")
    elif folder.exists():
        raise UsageError(f"{folder} is a file: name a folder.")
    elif not folder.parent.is_dir():
        raise UsageError(f"{folder} cannot be written: there is no folder {folder.parent}.")
    for path in inputs:
        if Path(path).is_dir() and folder.resolve().is_relative_to(Path(path).resolve()):
            raise UsageError(f"{folder} lies in {path}, which is read: name a folder elsewhere.")


def remove_unfinished(folder: Path, finished: Collection[str]) -> None:
    """Remove what runs that were killed have left: drafts, and files of units that are not finished."""
    remove_drafts(folder)
    for table in ALL_TABLES:
        remove_drafts(folder / table_folder(table.name))
        for file in (folder / table_folder(table.name)).glob("*.parquet"):
            if file.stem not in finished:
                file.unlink()


def remove_units(folder: Path, names: Collection[str]) -> None:
    """Remove the files of units."""
    for name in names:
        for table in ALL_TABLES:
            with suppress(FileNotFoundError):
                (folder / unit_file(table.name, name)).unlink()


def remove_ends(folder: Path) -> None:
    """Remove what is in a folder only where the result is complete."""
    for name in (DESCRIPTION, ERRORS_FILE):
        (folder / name).unlink(missing_ok=True)


def write_errors(folder: Path, units: Iterable[FinishedUnit]) -> None:
    """Write the table of errors of a complete result: those of the units, in their order."""
    from hronika.exports.tables.parquet import ParquetFile

    out = BytesIO()
    file = ParquetFile(ERRORS, out)
    for unit in units:
        if unit.rows(ERRORS.name):
            rows = rows_in(folder / unit_file(ERRORS.name, unit.name))
            file.write([tuple(row.values()) for row in rows])
    file.close()
    write_whole(folder / ERRORS_FILE, out.getvalue())


def describe(
    folder: Path, units: Sequence[FinishedUnit], reader: ReaderInfo, counts: Mapping[str, Any]
) -> None:
    """Write the description of a complete result, a Frictionless data package."""
    written = [
        WrittenTable(
            table,
            [unit_file(table.name, unit.name) for unit in units],
            sum(unit.rows(table.name) for unit in units),
            sum(unit.files[table.name].bytes for unit in units),
            None,
        )
        for table in ALL_TABLES
        if table is not ERRORS
    ]
    errors = (folder / ERRORS_FILE).read_bytes()
    written.append(
        WrittenTable(
            ERRORS,
            [Path(ERRORS_FILE)],
            sum(unit.rows(ERRORS.name) for unit in units),
            len(errors),
            hashlib.sha256(errors).hexdigest(),
        )
    )
    description = data_package(
        written,
        "parquet",
        name="hronika-bulk",
        title="Articles read by Hronika",
        query=None,
        readers={reader: sum(unit.rows("articles") for unit in units)},
        version=__version__,
        licence=None,
        style="raw",
        counts=counts,
    )
    write_whole(folder / DESCRIPTION, description.encode())
