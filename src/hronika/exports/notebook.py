"""Records shown in a notebook."""

from dataclasses import dataclass

from hronika.exports.html import notebook_html
from hronika.record import Record


@dataclass(frozen=True)
class Shown:
    """A record with the text it was read from; a notebook shows it as a report."""

    record: Record
    text: str

    def _repr_html_(self) -> str:
        return notebook_html(self.record, self.text)


def show(record: Record, text: str) -> Shown:
    """Show a record as a report, in a notebook: what was read, marked in the text that it was read from."""
    return Shown(record, text)
