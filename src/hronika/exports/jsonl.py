"""Records as JSON: one object a line, or set out for people to read."""

import textwrap
from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from hronika.record import Record


def write(records: Iterable[Record], out: TextIO) -> None:
    """Write every record as one line of JSON."""
    for record in records:
        out.write(record.model_dump_json() + "\n")


def write_indented(records: Iterable[Record], out: TextIO) -> None:
    """Write one record as a JSON object, several as an array, indented."""
    remaining = iter(records)
    first, second = next(remaining, None), next(remaining, None)
    if first is None:
        out.write("[]\n")
    elif second is None:
        out.write(first.model_dump_json(indent=2) + "\n")
    else:
        separator = "[\n"
        for record in chain((first, second), remaining):
            out.write(separator + textwrap.indent(record.model_dump_json(indent=2), "  "))
            separator = ",\n"
        out.write("\n]\n")
