"""`hronika demo`."""

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from hronika.cli.guard import undo_when_ended
from hronika.cli.output import check_writable, output
from hronika.cli.read import read_with_texts
from hronika.errors import HronikaError
from hronika.samples import SAMPLE_ARTICLES
from hronika.sources.files import articles_in


def demo(
    to: Annotated[Path, typer.Option("--output", "-o", help="File for the HTML report.")] = Path(
        "hronika.html"
    ),
) -> None:
    """Read the sample articles that come with Hronika, print the ledger and write the HTML report."""
    check_writable(to, [str(SAMPLE_ARTICLES)])
    started = time.perf_counter()
    from hronika.exports import html, table
    from hronika.language import load_language
    from hronika.reading.reader import Reader

    load_language("lv")
    loaded = time.perf_counter()
    readings = []
    for reading in read_with_texts(Reader(pause_gc=True), articles_in(str(SAMPLE_ARTICLES))):
        if isinstance(reading, HronikaError):
            raise reading
        readings.append(reading)
    done = time.perf_counter()
    undo_when_ended()
    table.write(readings, sys.stdout)
    with output(to) as out:
        html.write(readings, out)
    statements = sum(len(record.statements) for record, _ in readings)
    typer.echo(
        f"{len(readings)} articles read in {done - loaded:.1f} s, after {loaded - started:.1f} s to load the "
        f"model: {statements} statements.\nThe report to open in a browser: {to}"
    )
