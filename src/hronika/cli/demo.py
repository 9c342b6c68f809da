"""`hronika demo`."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from hronika.cli.add import add
from hronika.cli.changes import changes
from hronika.cli.guard import undo_when_ended
from hronika.cli.output import check_writable, output
from hronika.cli.read import read_with_texts
from hronika.cli.search import Kind, search
from hronika.errors import HronikaError
from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES
from hronika.sources.files import articles_in


def demo(
    to: Annotated[Path, typer.Option("--output", "-o", help="File for the HTML report.")] = Path(
        "hronika.html"
    ),
) -> None:
    """Read the sample articles that come with Hronika, print the ledger and write the HTML report.

    Then they are added to an archive, which is searched and shows what a paper altered in one afterwards; it
    is a file of its own that goes at the end.
    """
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
        f"model: {statements} statements.\nThe report to open in a browser: {to}\n"
    )
    with TemporaryDirectory() as folder:
        _show_archive(Path(folder) / "archive.db")


def _show_archive(path: Path) -> None:
    """Add the samples to an archive, search it, and show a change; each command as a user would give it."""
    add([str(SAMPLE_ARTICLES)], path)
    _told("hronika search tiltam", lambda: search(["tiltam"], archive=path, limit=5))
    _told(
        "hronika search --kind event vouched:planned place:Rīga",
        lambda: search(["vouched:planned", "place:Rīga"], Kind.event, archive=path, limit=5),
    )
    typer.echo("\nThe paper alters one article, which is added again:")
    add([str(ALTERED_ARTICLE)], path)
    _told("hronika changes", lambda: changes(archive=path))


def _told(command: str, run: Callable[[], None]) -> None:
    typer.echo(f"\n$ {command}")
    sys.stdout.flush()
    run()
