"""Records from a file that `hronika read` wrote, as JSON lines or as indented JSON."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from hronika.errors import DataError
from hronika.record import Record
from hronika.sources.encoding import decode


def records_in(path: str) -> Iterator[tuple[str, Record | DataError]]:
    """Yield the records of a file, each with its place there, with an error in the place of a bad one."""
    with Path(path).open("rb") as file:
        first = file.readline()
        if _is_json(first) or not first.strip():
            for number, line in enumerate(chain([first], file), 1):
                if line.strip():
                    place = f"{path}, line {number}"
                    yield place, _record(line, place)
            return
        data = first + file.read()
    try:
        whole = json.loads(decode(data, path))
    except ValueError:
        yield f"{path}, line 1", DataError("this is not JSON")
        return
    for number, item in enumerate(whole if isinstance(whole, list) else [whole], 1):
        place = f"{path}, record {number}"
        yield place, _record(json.dumps(item).encode(), place)


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _record(data: bytes, place: str) -> Record | DataError:
    try:
        return Record.model_validate_json(decode(data, place))
    except DataError as error:
        return error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return DataError(f"{where}: {first['msg']}" if where else first["msg"])
