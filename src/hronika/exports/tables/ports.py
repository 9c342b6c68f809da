"""What a file of a table takes and what it is written to."""

from collections.abc import Sequence
from typing import Any, Protocol

from hronika.exports.tables.rows import Row


class BinaryOut(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> int:
        """Write bytes and give how many there were."""


class TableFile(Protocol):
    """A file of one table that rows are written to."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows behind those that are there."""

    def write_batch(self, batch: Any) -> None:
        """Write a record batch of Arrow, in the schema of the table, behind the rows that are there."""

    def close(self) -> None:
        """Write what is still held back; nothing can be written afterwards. The file itself stays open."""
