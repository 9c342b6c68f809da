"""The result of a bulk run, opened again: its articles with what was read in them, and its errors."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from hronika.bulk.folder import DESCRIPTION
from hronika.bulk.manifest import FORMAT, Header, differences_of, header_of, made_by, read_manifest
from hronika.bulk.reading import FinishedUnit, unit_file
from hronika.bulk.records import RECORDS, KeptReading, rows_in
from hronika.errors import DataError, HronikaError, UsageError
from hronika.exports.exported import Unreadable


def is_result(path: str) -> bool:
    """Whether a path is the folder of a result, finished or not."""
    return Path(path).is_dir() and header_of(Path(path)) is not None


class BulkResult:
    """The folder of a result, of which only what its manifest names counts, in that order.

    `is_complete` says whether the run came to its end, `is_of_this_reader` whether its articles would be read
    as they were, and `differences` what else would be another. Raises UsageError where the folder is no
    result or of a newer Hronika, or pyarrow is missing; DataError where its manifest is damaged.
    """

    def __init__(self, folder: Path) -> None:
        # It says in one sentence where pyarrow is missing, before any work.
        import hronika.exports.tables.parquet  # noqa: F401

        self.folder = folder
        header = header_of(folder)
        if header is None:
            raise UsageError(f"{folder} is no folder that `hronika bulk` made: name one with a manifest.")
        if header["format"] != FORMAT:
            raise UsageError(
                f"{folder} was made by another Hronika (format {str(header['format'])[:20]} there and "
                f"{FORMAT} here): install that one, or read the articles again into a new folder."
            )
        self.header, self.units = read_manifest(folder)
        self.is_complete = (folder / DESCRIPTION).is_file()

    @cached_property
    def differences(self) -> str:
        """In what the reader of the result differs from the one here; empty where it is the same."""
        here: Header = {**made_by(str(self.header.get("language"))), "stages": None}
        return differences_of({name: self.header.get(name) for name in here}, here)

    def rows(self, table: str) -> int:
        """Give how many rows a table has by the manifest."""
        return sum(unit.rows(table) for unit in self.units)

    def kept(self, unit: FinishedUnit) -> Iterator[KeptReading | Unreadable]:
        """Yield the articles of a unit, with an error in the place of one that is damaged."""
        file = self.folder / unit_file(RECORDS.name, unit.name)
        try:
            for number, row in enumerate(rows_in(file), 1):
                try:
                    yield KeptReading(row)
                except (HronikaError, KeyError, TypeError, ValueError, AttributeError) as error:
                    yield Unreadable(f"{file}, row {number}", DataError(f"it is damaged ({error})"))
        except _damages() as error:
            yield _damaged(file, error)

    def failures(self, unit: FinishedUnit) -> Iterator[Unreadable]:
        """Yield what of a unit could not be read when the result was made."""
        if not unit.failures:
            return
        file = self.folder / unit_file("errors", unit.name)
        try:
            for row in rows_in(file):
                error = DataError(row["error"]).of(row["kind"])
                yield Unreadable(row["place"], error, row["article"], row["outlet"])
        except _damages(KeyError) as error:
            yield _damaged(file, error)

    def as_written(self, unit: FinishedUnit, table: str) -> bytes | None:
        """Give the bytes of the file of a unit and a table; None where they are not those written there."""
        try:
            content = (self.folder / unit_file(table, unit.name)).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == unit.files[table].sha256 else None

    def is_as_written(self, unit: FinishedUnit) -> bool:
        """Whether the records of a unit are the bytes that were written there."""
        digest = hashlib.sha256()
        try:
            with (self.folder / unit_file(RECORDS.name, unit.name)).open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
        except OSError:
            return False
        return digest.hexdigest() == unit.files[RECORDS.name].sha256


def _damages(*more: type[Exception]) -> tuple[type[Exception], ...]:
    from pyarrow import ArrowException

    return ArrowException, OSError, *more


def _damaged(file: Path, error: Exception) -> Unreadable:
    reason = "it is not there" if isinstance(error, FileNotFoundError) else str(error).split("\n")[0][:200]
    return Unreadable(
        str(file), DataError(f"it cannot be read ({reason}): remove it, and `hronika bulk` makes it anew")
    )
