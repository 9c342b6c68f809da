"""A progress bar on standard error, for work that takes long enough to wonder."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from hronika.sources.files import STDIN

Item = TypeVar("Item")

# Fewer articles are read before a bar would be noticed.
_WORTH_A_BAR = 20


def progress(items: Iterable[Item], files: list[str]) -> Iterator[Item]:
    """Pass the items on and show how many there were, where standard error is a terminal."""
    total = None if STDIN in files else sum(_articles(Path(file)) for file in files)
    if not sys.stderr.isatty() or (total is not None and total < _WORTH_A_BAR):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total)
        for item in items:
            yield item
            bar.advance(task)


def _articles(path: Path) -> int:
    """Count the articles that a file seems to have, without reading them."""
    if path.suffix.lower() == ".txt" or not path.is_file():
        return 1
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
