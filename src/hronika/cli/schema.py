"""`hronika schema`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from hronika.cli.output import check_writable, output


def schema(
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write to instead of standard output.")
    ] = None,
) -> None:
    """Print the JSON Schema of the record that `hronika read` writes."""
    check_writable(to)
    from hronika.exports.schema import record_schema

    with output(to) as out:
        out.write(json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n")
