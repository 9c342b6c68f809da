"""How values are written in the cells of tables of text."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pydantic_core import to_json

BEGINNINGS = "=+-@\t\r\n＝＋－＠"
"""What cells of formulas begin with, by OWASP (CSV injection)."""

# Where numbers have a decimal comma, as in Latvian, Excel takes a semicolon for the end of a cell.
FORMULA = re.compile(f"(?:^|(?<=;))(?=[{re.escape(BEGINNINGS)}])")


def disarmed(cells: Sequence[str | None]) -> list[str | None]:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Numbers, days and instants are no strings of a table, and stay what they are.
    """
    return [
        FORMULA.sub("'", cell) if cell and (cell[0] in BEGINNINGS or ";" in cell) else cell for cell in cells
    ]


def json_bytes(value: Any) -> bytes:
    """Write JSON in UTF-8 on one line; lone surrogates, which UTF-8 cannot hold, become question marks."""
    try:
        return to_json(value)
    except ValueError:
        text = json.dumps(value, ensure_ascii=False, default=_iso, separators=(",", ":"))
        return text.encode(errors="replace")


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def _json_cells(values: Sequence[Any]) -> list[str | None]:
    return [json_bytes(value).decode() if value else None if value is None else "[]" for value in values]


def _places_cells(values: Sequence[Sequence[Mapping[str, int]]]) -> list[str]:
    # Every statement has them: this is a third of the time that JSON of any kind takes.
    return [
        "[" + ",".join([f'{{"start":{place["start"]},"end":{place["end"]}}}' for place in places]) + "]"
        for places in values
    ]


CELLS: dict[str, Callable[[Sequence[Any]], Sequence[Any]]] = {
    "boolean": lambda values: [None if value is None else "true" if value else "false" for value in values],
    "datetime": lambda values: [None if value is None else _iso(value) for value in values],
    "strings": _json_cells,
    "places": _places_cells,
    "mentions": _json_cells,
}
"""What makes the cells of a column of its values; None is an empty cell."""
