"""Where a command writes to: standard output, or a file that is replaced only when all is written."""

import glob
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO, cast

import typer

from hronika.errors import DataError, UsageError
from hronika.exports.control_characters import escaped
from hronika.sources.files import STDIN

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed
    fcntl = None  # type: ignore[assignment]

OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="File to write to instead of standard output; it is replaced only when done."
    ),
]
"""The option of every command that writes to a file."""

_STDOUT = Path("-")


def check_writable(path: Path | None, inputs: Iterable[str] = ()) -> None:
    """Check before any work that a file can be written there, and is none that is read; raises UsageError."""
    if path not in (None, _STDOUT):
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name a file to write to.")
        if not path.parent.is_dir():
            raise UsageError(f"{path} cannot be written: there is no folder {path.parent}.")
    written = _status(sys.stdout if path in (None, _STDOUT) else path)
    for source in inputs:
        read = _status(sys.stdin if source == STDIN else Path(source))
        if written and read and stat.S_ISREG(read.st_mode) and os.path.samestat(written, read):
            name = "Standard input" if source == STDIN else source
            raise UsageError(f"{name} is the file to write to as well: write to another one.")


def _status(file: Path | TextIO | None) -> os.stat_result | None:
    with suppress(OSError, ValueError, AttributeError):  # not there; or no file but a stand-in for one
        return file.stat() if isinstance(file, Path) else os.fstat(file.fileno())  # type: ignore[union-attr]
    return None


@contextmanager
def output(path: Path | None, *, styled: bool = False) -> Iterator[TextIO]:
    """Open what to write to: the file, standard output for None and `-`.

    A file is written beside its place and moved there at the end, so that whatever goes wrong, what stood
    there before still does. What commands a terminal is written there as an escape of JSON, unless the
    writing is `styled` and sees to that itself. Raises DataError when the file cannot be written.
    """
    if path in (None, _STDOUT) or _is_stdout(path):
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        on_terminal = sys.stdout.isatty() and not styled
        yield cast(TextIO, _Escaping(sys.stdout)) if on_terminal else sys.stdout
        return
    check_writable(path)
    # what is a device or a pipe is written to as it is, by the very name: that of a pipe leads nowhere
    in_place = path.exists() and not path.is_file()
    try:
        if in_place:
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                yield file
        else:
            with _draft(path.resolve()) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        kept = "" if in_place else "; nothing there was changed"
        raise DataError(f"{path} cannot be written: {error.strerror or error}{kept}.") from None


def _is_stdout(path: Path) -> bool:
    """Whether the path is another name of standard output, such as /dev/stdout."""
    written, standard = _status(path), _status(sys.stdout)
    return written is not None and standard is not None and os.path.samestat(written, standard)


class _Escaping:
    """A terminal that is sent nothing but text."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(escaped(text))

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._out.flush()

    def isatty(self) -> bool:
        return True


@contextmanager
def _draft(target: Path) -> Iterator[TextIO]:
    """Open a file beside the target that takes its place at the end, and is removed if that does not come."""
    _remove_abandoned(target)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(draft) as file:
            yield file
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _opened(draft: Path) -> TextIO:
    """Open a draft and lock it: the lock goes when its writer ends, in whatever way."""
    while True:
        file = draft.open("w", encoding="utf-8", newline="\n")
        with suppress(OSError):  # a file system without locks: the draft may stay if its writer is killed
            _lock(file)
        if draft.exists():  # not removed as abandoned before it was locked
            return file
        file.close()


def _remove_abandoned(target: Path) -> None:
    """Remove the drafts of the target whose writers were killed."""
    name = re.compile(rf"\.{re.escape(target.name)}\.\d+\.part")
    for draft in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        if name.fullmatch(draft.name):
            with suppress(OSError), draft.open("r+", encoding="utf-8") as file:  # locked, or not ours
                _lock(file)
                draft.unlink()


def _lock(file: TextIO) -> None:
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
