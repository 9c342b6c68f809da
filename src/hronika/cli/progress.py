"""Progress on standard error, for work that takes long."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from hronika.cli.guard import raise_if_ended
from hronika.sources.files import STDIN

Item = TypeVar("Item")

# Fewer articles are read before a bar would be noticed.
_WORTH_A_BAR = 20


def progress(items: Iterable[Item], files: list[str]) -> Iterator[Item]:
    """Pass the items on and show how many there were, where standard error is a terminal with colours.

    The bar is there from the first item on.
    """
    remaining = _until_ended(items)
    if not _is_shown():
        yield from remaining
        return
    total = _articles_in_all(files)
    if total is not None and total < _WORTH_A_BAR:
        yield from remaining
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    for first in remaining:
        yield first
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("read", total=total, completed=1)
            for item in remaining:
                yield item
                bar.advance(task)


def running_counts(items: Iterable[Item], told: Callable[[], str]) -> Iterator[Item]:
    """Pass the items on and show the line that `told` gives after each, where a bar would be shown."""
    if not _is_shown():
        yield from _until_ended(items)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as line:
        task = line.add_task(told(), total=None)
        for item in _until_ended(items):
            yield item
            line.update(task, description=told())


def _until_ended(items: Iterable[Item]) -> Iterator[Item]:
    """Pass the items on as long as nobody wants the program to end."""
    for item in items:
        raise_if_ended()
        yield item


def _is_shown() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def _articles_in_all(files: list[str]) -> int | None:
    """Count the articles that the files seem to have, without reading them; None where that is not known."""
    counts = [None if file == STDIN else _articles(Path(file)) for file in files]
    return sum(count or 0 for count in counts) if None not in counts else None


def _articles(path: Path) -> int | None:
    if path.suffix.lower() == ".txt":
        return 1
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return None
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
