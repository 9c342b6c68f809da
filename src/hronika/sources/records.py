"""Records from a file that `hronika read` wrote, as JSON lines or as indented JSON."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path

from hronika.errors import DataError
from hronika.record import Record
from hronika.record_versions import parsed, record_from, record_from_value
from hronika.sources.encoding import decode
from hronika.sources.files import STDIN, standard_input


def records_in(path: str) -> Iterator[tuple[str, Record | DataError]]:
    """Yield the records of a file, each with its place there, with an error in the place of a bad one.

    `-` is standard input. Records of older versions of the schema become those of the present one.
    """
    name = "Standard input" if path == STDIN else path
    with nullcontext(standard_input()) if path == STDIN else Path(path).open("rb") as file:
        first = file.readline()
        if _is_a_line_of_its_own(first):
            for number, line in enumerate(chain([first], file), 1):
                if line.strip():
                    place = f"{name}, line {number}"
                    yield place, _record(line, place)
            return
        data = first + file.read()
    try:
        whole = parsed(decode(data, name))
    except DataError as error:
        yield f"{name}, line 1", error
        return
    for number, item in enumerate(whole if isinstance(whole, list) else [whole], 1):
        try:
            yield f"{name}, record {number}", record_from_value(item)
        except DataError as error:
            yield f"{name}, record {number}", error


def _is_a_line_of_its_own(line: bytes) -> bool:
    """Whether a first line is blank or JSON, but no array of records."""
    try:
        return not line.strip() or not isinstance(json.loads(line), list)
    except ValueError:
        return False
    except RecursionError:
        return True  # a bad one


def _record(data: bytes, place: str) -> Record | DataError:
    try:
        return record_from(decode(data, place))
    except DataError as error:
        return error
