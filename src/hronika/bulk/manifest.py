"""The manifest of a result: who reads it and how, then a line for each unit that is finished.

Only what it names counts. Lines are added as units are finished; at the end it is written whole, in the order
of the input, so that it is the same bytes however many workers there were and however often it was resumed.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hronika.bulk.files import write_whole
from hronika.bulk.reading import FinishedUnit, unit_file
from hronika.errors import DataError, UsageError
from hronika.language import load_language
from hronika.reading.reader import reader_info
from hronika.record import Record

MANIFEST = "manifest.jsonl"

FORMAT = 2
"""The form of the manifest and of the folder around it."""

_LONGEST_HEADER = 1 << 20

Header = Mapping[str, Any]


class Manifest:
    """The manifest of the folder of a result; it is made where there is none.

    `header` says who reads and by which options. `units` are the finished ones by name; one whose files are
    not there, or of another size, is not among them. Raises UsageError where the folder is of another reader
    or of other options, DataError where the manifest is damaged.
    """

    def __init__(self, folder: Path, header: Header) -> None:
        self.units: dict[str, FinishedUnit] = {}
        self._folder = folder
        self._header = {"format": FORMAT, **header}
        if (folder / MANIFEST).exists():
            self._load()
        # What a killed run left of a line is gone with this, and so is what has no files.
        self.settle(self.units)

    def add(self, finished: FinishedUnit) -> None:
        """Add a unit whose files are in their places."""
        self.units[finished.name] = finished
        with (self._folder / MANIFEST).open("ab") as file:
            file.write(_line(finished.as_value()))
            file.flush()
            os.fsync(file.fileno())

    def settle(self, order: Iterable[str]) -> None:
        """Write it whole, the units in an order, those that are not in it behind them by name."""
        names = list(dict.fromkeys(order))
        names += sorted(self.units.keys() - set(names))
        lines = [self._header, *(self.units[name].as_value() for name in names)]
        write_whole(self._folder / MANIFEST, b"".join(map(_line, lines)))

    def _load(self) -> None:
        # What another Hronika wrote behind its header may not be understood here.
        found = header_of(self._folder)
        if found is not None and (differences := differences_of(found, self._header)):
            raise UsageError(
                f"{self._folder} was made otherwise ({differences}): name a new folder, or read as there."
            )
        for unit in read_manifest(self._folder)[1]:
            if all(
                _size(self._folder / unit_file(table, unit.name)) == file.bytes
                for table, file in unit.files.items()
            ):
                self.units[unit.name] = unit


def made_by(language: str) -> dict[str, str | None]:
    """Give what of a header says who reads a language (ISO 639-1) here."""
    reader = reader_info(load_language(language))
    return {
        "hronika": reader.hronika,
        "model": reader.model and f"{reader.model.name} {reader.model.version}",
        "record schema": Record.model_fields["schema_version"].default,
    }


def header_of(folder: Path) -> Header | None:
    """Give the first line of a folder's manifest; None where it is no folder of a result."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            header = json.loads(file.readline(_LONGEST_HEADER))
    except (OSError, ValueError, RecursionError):
        return None
    return header if isinstance(header, dict) and {"format", "record schema"} <= header.keys() else None


def read_manifest(folder: Path) -> tuple[Header, list[FinishedUnit]]:
    """Give the header and the units of a folder's manifest, in its order.

    Raises DataError where it is damaged. What a killed run left of a line at its end is left out.
    """
    *lines, _ = (folder / MANIFEST).read_bytes().split(b"\n")
    try:
        header, *values = map(json.loads, lines)
        header.keys()
        return header, list(map(FinishedUnit.from_value, values))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise DataError(f"{folder / MANIFEST} is damaged: remove the folder, or name a new one.") from None


def differences_of(found: Header, wanted: Header) -> str:
    """Say in what a result differs from what is asked for: `hronika 0.1.0 there and 0.2.0 here`."""
    return ", ".join(
        f"{name} {_told(found.get(name))} there and {_told(wanted.get(name))} here"
        for name in dict.fromkeys((*wanted, *found))
        if found.get(name) != wanted.get(name)
    )


def _told(value: Any) -> str:
    return "none" if value is None else str(value)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return None


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
