"""Records as JSON lines: one object a line."""

from collections.abc import Iterable
from typing import TextIO

from hronika.exports.registry import Reading
from hronika.record import RecordLine


def write(readings: Iterable[Reading], out: TextIO, *, interface: str = "lv") -> None:
    """Write every record as one line of JSON; it has no words of a language."""
    for record, _ in readings:
        out.write(record.model_dump_json() + "\n")


def write_lines(lines: Iterable[RecordLine], out: TextIO) -> None:
    """Write records that are lines of JSON already, the same lines as `write`."""
    for line in lines:
        out.write(line.json + "\n")
