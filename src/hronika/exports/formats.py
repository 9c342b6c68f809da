"""The formats that records and archives are exported in: one module each, found by name.

A new one is a module with `write` and a line in EXPORT_FORMATS; it says in its docstring, and
`docs/exports.md` to its readers, what it cannot hold.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TextIO, cast

if TYPE_CHECKING:
    from hronika.exports.exported import ExportedArticle, WhoIsWhoSource
    from hronika.exports.tally import Tally

Offsets = Literal["code-points", "utf16"]

EXPORT_FORMATS = {
    "annotations": "hronika.exports.web_annotation",
    "schema-org": "hronika.exports.schema_org",
    "plover": "hronika.exports.plover",
    "ftm": "hronika.exports.follow_the_money",
    "bibtex": "hronika.exports.bibtex",
    "conllu": "hronika.exports.analyses",
}
"""The module of every format that is written to one file; it is loaded when the format is asked for."""


class ExportOptions(NamedTuple):
    """What somebody may ask of a format: `claims` has what the texts only claim taken in, told as such.

    `offsets` are what places in a text are counted in. `version` is that of the program that writes.
    """

    version: str
    claims: bool = False
    offsets: Offsets = "code-points"


class ExportFormat(Protocol):
    """What the module of a format has."""

    def write(
        self,
        articles: "Iterable[ExportedArticle]",
        out: TextIO,
        options: ExportOptions,
        who: "WhoIsWhoSource | None",
    ) -> "Tally":
        """Write every article as it comes, holding none back, and count what was written and what not."""


def load_export_format(name: str) -> ExportFormat:
    """Load the format of that name, a key of EXPORT_FORMATS; raises KeyError on any other."""
    return cast(ExportFormat, import_module(EXPORT_FORMATS[name]))
