"""The formats that records are written in. A new one is a module with `write` and a line in FORMATS."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO, cast

if TYPE_CHECKING:  # who only asks which formats there are needs no record
    from hronika.record import Record

FORMATS = {
    "table": "hronika.exports.table",
    "json": "hronika.exports.json_indented",
    "jsonl": "hronika.exports.jsonl",
    "html": "hronika.exports.html",
}
"""The module of every format; it is loaded when the format is asked for."""


class Reading(NamedTuple):
    """A record and the text it was read from, exactly as given."""

    record: "Record"
    text: str


class Format(Protocol):
    """What the module of a format has."""

    def write(self, readings: Iterable[Reading], out: TextIO, *, interface: str = "lv") -> None:
        """Write every record as it comes, holding none back.

        `interface` is the language, `lv` or `en`, of the words that the format itself adds, where it has
        a choice of them.
        """


def load_format(name: str) -> Format:
    """Load the format of that name, a key of FORMATS; raises KeyError on any other."""
    return cast(Format, import_module(FORMATS[name]))
