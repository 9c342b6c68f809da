"""Hronika reads news and keeps a ledger of who said what, who did what to whom, where and when.

>>> import hronika
>>> record = hronika.read("Ministre pirmdien sacīja, ka ceļu atvērs.", published="2024-05-07")
>>> record.statements[0].content[0].text
'ceļu atvērs'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hronika.article import Article
    from hronika.bulk.run import Bulk
    from hronika.errors import DataError, HronikaError, UsageError
    from hronika.exports.notebook import show
    from hronika.ledger import Archive
    from hronika.reading.reader import Reader, read
    from hronika.record import Record

    __version__: str

__all__ = [
    "Archive",
    "Article",
    "Bulk",
    "DataError",
    "HronikaError",
    "Reader",
    "Record",
    "UsageError",
    "__version__",
    "read",
    "show",
]

# Loaded when first asked for, so that `import hronika` costs next to nothing.
_HOMES = {
    "Archive": "hronika.ledger",
    "Article": "hronika.article",
    "Bulk": "hronika.bulk.run",
    "DataError": "hronika.errors",
    "HronikaError": "hronika.errors",
    "Reader": "hronika.reading.reader",
    "Record": "hronika.record",
    "UsageError": "hronika.errors",
    "read": "hronika.reading.reader",
    "show": "hronika.exports.notebook",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        value: object = import_module("importlib.metadata").version("hronika")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
