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

MANIFEST = "manifest.jsonl"

FORMAT = 1
"""The form of the manifest and of the folder around it."""

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
        place = folder / MANIFEST
        if place.exists():
            self._load(place.read_bytes())
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

    def _load(self, data: bytes) -> None:
        lines = data.split(b"\n")
        lines.pop()  # nothing, or a line that was not written to its end
        try:
            found, *values = map(json.loads, lines)
            if differences := _differences(found, self._header):
                raise UsageError(
                    f"{self._folder} was made otherwise ({differences}): name a new folder, or read as there."
                )
            units = list(map(FinishedUnit.from_value, values))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise DataError(
                f"{self._folder / MANIFEST} is damaged: remove the folder, or name a new one."
            ) from None
        for unit in units:
            if all(
                _size(self._folder / unit_file(table, unit.name)) == file.bytes
                for table, file in unit.files.items()
            ):
                self.units[unit.name] = unit


def _differences(found: Header, wanted: Header) -> str:
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
