"""The lock of a folder: two runs into one are refused."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hronika.errors import DataError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; it goes when this process ends, in whatever way.

    Raises DataError where another process has it.
    """
    with (folder / LOCK).open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError:
            raise DataError(
                f"Another run is at work in {folder}: wait until it has ended, or name another folder."
            ) from None
        yield


def _lock(file: int) -> None:
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt

    os.lseek(file, 0, os.SEEK_SET)
    msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
