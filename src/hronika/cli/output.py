"""Where a command writes to: standard output, or a file that is replaced only when all is written."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

import typer

from hronika.errors import DataError, UsageError

OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="File to write to instead of standard output; it is replaced only when done."
    ),
]
"""The option of every command that writes much."""


def check_writable(path: Path | None) -> None:
    """Check before any work that a file can be written there; raises UsageError."""
    if path is None:
        return
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name a file to write to.")
    if not path.parent.is_dir():
        raise UsageError(f"{path} cannot be written: there is no folder {path.parent}.")


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Open what to write to: the file, standard output for None.

    A file is written beside its place and moved there at the end, so that whatever goes wrong, what stood
    there before still does. Raises DataError when it cannot be written.
    """
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    check_writable(path)
    target = path.resolve()
    in_place = target.exists() and not target.is_file()  # a device or a pipe
    draft = target if in_place else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(draft, "w", encoding="utf-8", newline="\n") as file:
            yield file
        if not in_place:
            os.replace(draft, target)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        kept = "" if in_place else "; nothing there was changed"
        raise DataError(f"{path} cannot be written: {error.strerror or error}{kept}.") from None
    finally:
        if not in_place:
            draft.unlink(missing_ok=True)
