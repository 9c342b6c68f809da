"""Lists that commands give: as a table to read, as JSON, as JSON lines or as CSV."""

import csv
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from rich.text import Text

Row = Mapping[str, Any]
"""What stands in a line: JSON values by name, the same names in every line of a list."""

# A table in a file or a pipe is laid out for a reader, not for the window that happens to be open.
_WIDTH_OF_FILES = 110


class ListFormat(StrEnum):
    """The formats of lists."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


Form = Annotated[ListFormat, typer.Option("--format", "-f", help="What to write.")]
"""The option of every command that gives a list."""

Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many lines to give at most.")]
"""The option of every command whose list may be long."""


def write_listing(
    rows: Iterable[Row],
    form: ListFormat,
    out: TextIO,
    headings: Sequence[str],
    cells: Callable[[Row], Sequence["str | Text"]],
    wide: int = -1,
) -> int:
    """Write the rows and give how many there were.

    A table has `headings`, which may be empty, over the `cells` of each row, the column `wide`, by default
    the last, taking the room that is left; the other formats hold all values of the rows. JSON and JSON
    lines are written as the rows come; a cell of CSV that is no plain value holds it as JSON, and text that a
    spreadsheet would take for a formula has an apostrophe before it.
    """
    if form is ListFormat.table:
        return _write_table(list(rows), out, headings, cells, wide % len(headings))
    if form is ListFormat.json:
        return _write_json(rows, out)
    if form is ListFormat.jsonl:
        return _write_lines(rows, out)
    return _write_csv(rows, out)


def _write_json(rows: Iterable[Row], out: TextIO) -> int:
    count = 0
    out.write("[")
    for count, row in enumerate(rows, 1):
        out.write(",\n " if count > 1 else "\n ")
        out.write(json.dumps(row, ensure_ascii=False))
    out.write("\n]\n" if count else "]\n")
    return count


def _write_lines(rows: Iterable[Row], out: TextIO) -> int:
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(rows: Iterable[Row], out: TextIO) -> int:
    from hronika.exports.tables.cells import disarmed

    writer = csv.writer(out, lineterminator="\n")
    count = 0
    for row in rows:
        if not count:
            writer.writerow(row)
        cells = [_plain(value) for value in row.values()]
        writer.writerow([disarmed([cell])[0] if isinstance(cell, str) else cell for cell in cells])
        count += 1
    return count


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | tuple) else value


def _write_table(
    rows: Sequence[Row],
    out: TextIO,
    headings: Sequence[str],
    cells: Callable[[Row], Sequence["str | Text"]],
    wide: int,
) -> int:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    on_terminal = out.isatty()
    console = Console(
        file=out,
        highlight=False,
        width=None if on_terminal else _WIDTH_OF_FILES,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=any(headings)
    )
    lines = [
        [Text(on_one_line(cell)) if isinstance(cell, str) else cell for cell in cells(row)] for row in rows
    ]
    # A column in which nothing stands would only take room.
    shown = [number for number in range(len(headings)) if any(line[number] for line in lines)]
    for number in shown:
        table.add_column(headings[number], ratio=1 if number == wide else None)
    for line in lines:
        table.add_row(*(line[number] for number in shown))
    if not rows:
        return 0
    if on_terminal:
        console.print(table)
        return len(rows)
    with console.capture() as printed:
        console.print(table)
    # rich fills its columns up with spaces, which have no place in a file
    out.writelines(line.rstrip() + "\n" for line in printed.get().splitlines())
    return len(rows)
