"""Writes what comes of a stream of articles, and reports those of which nothing comes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO, TypeVar

import typer

from hronika.cli.guard import complain, counted, undo_when_ended
from hronika.cli.output import output
from hronika.cli.progress import progress
from hronika.errors import HronikaError

Result = TypeVar("Result")


def write_all(
    results: Iterable[Result | HronikaError],
    write: Callable[[Iterable[Result], TextIO], None],
    to: Path | None,
    files: list[str],
    *,
    styled: bool = False,
) -> None:
    """Write what was read and tell of what was not; ends with exit code 1 where there was any of that.

    Nothing is opened before there is something to write. `styled` is said of what is laid out for terminals.
    """
    count = {"read": 0, "failed": 0}

    def good() -> Iterator[Result]:
        for result in progress(results, files):
            if isinstance(result, HronikaError):
                count["failed"] += 1
                complain(str(result))
            else:
                count["read"] += 1
                yield result
        if not count["read"]:
            if not count["failed"]:
                complain(f"There is no article in {', '.join(files)}.")
            raise typer.Exit(1)

    read = good()
    first = next(read)
    undo_when_ended()
    with output(to, styled=styled) as out:
        write(chain((first,), read), out)
        out.flush()
    if count["failed"]:
        verb = "was" if count["read"] == 1 else "were"
        complain(f"{counted(count['read'], 'article')} {verb} read, {count['failed']} could not be.")
        raise typer.Exit(1)
