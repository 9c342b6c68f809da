"""Records as JSON set out for people to read."""

import textwrap
from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from hronika.exports.registry import Reading


def write(readings: Iterable[Reading], out: TextIO, *, interface: str = "lv") -> None:
    """Write one record as a JSON object, several as an array, indented; it has no words of a language."""
    records = (record for record, _ in readings)
    first, second = next(records, None), next(records, None)
    if first is None:
        out.write("[]\n")
    elif second is None:
        out.write(first.model_dump_json(indent=2) + "\n")
    else:
        separator = "[\n"
        for record in chain((first, second), records):
            out.write(separator + textwrap.indent(record.model_dump_json(indent=2), "  "))
            separator = ",\n"
        out.write("\n]\n")
