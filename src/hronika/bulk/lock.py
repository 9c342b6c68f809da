"""The lock of a folder: two runs into one are refused."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

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
        _hold(file, folder, shared=False)
        yield


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Keep runs from changing a folder while it is read, by any number of processes.

    Raises DataError where a run is at work in it. Where nothing can be written no run is kept away.
    """
    place = folder / LOCK
    try:
        file: BinaryIO = place.open("a+b")
    except OSError:
        if not place.exists():
            yield
            return
        file = place.open("rb")
    with file:
        _hold(file, folder, shared=True)
        yield


def _hold(file: BinaryIO, folder: Path, *, shared: bool) -> None:
    try:
        _lock(file.fileno(), shared)
    except OSError:
        raise DataError(
            f"Another run is at work in {folder}: wait until it has ended, or name another folder."
        ) from None


def _lock(file: int, shared: bool) -> None:
    if fcntl is not None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        return
    import msvcrt

    os.lseek(file, 0, os.SEEK_SET)
    msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
