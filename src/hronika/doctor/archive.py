"""Where the archive lies, whether it can be read and written to, and whether it is well at a glance."""

import tempfile
from pathlib import Path

from hronika.doctor.finding import Finding, State
from hronika.errors import HronikaError

_WAIT = 1.0
"""Seconds to wait for another process that keeps the archive to itself."""

_NEWEST = 20
"""Of how many of the newest versions text, record and rows are checked."""

_LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file that is gone through page by page: some tenths of a second."""


def archive(path: Path, is_named: bool) -> Finding:
    """Say where the archive lies, what is in it, and what ails it.

    The folder of one that somebody named has to be there; that of others is made.
    """
    details = {"path": str(path)}
    if not path.is_absolute() and path.parts[:1] == ("~",):
        told = "there is no home folder for the archive to lie in"
        return Finding("archive", "broken", told, "name a file with --archive or HRONIKA_ARCHIVE", details)
    if not path.exists():
        told = f"there is no archive {path} yet"
        if is_named and not path.parent.is_dir():
            return Finding("archive", "broken", told, f"make the folder {path.parent} first", details)
        return Finding("archive", "lacking", told, "fill one with `hronika add FILE`", details)

    from hronika.archive.checking import glance
    from hronika.archive.schema import MIGRATIONS
    from hronika.archive.store import Store

    try:
        with Store(path, writable=False, wait=_WAIT) as store:
            result = glance(store, _NEWEST, _LARGEST)
    except HronikaError as error:
        # One of an earlier schema is brought to the present one by whichever command opens it next.
        state: State = "lacking" if error.trouble == "earlier" else "broken"
        return Finding("archive", state, str(error), details=details | {"trouble": error.trouble})
    known = details | {"schema": len(MIGRATIONS), "articles": result.articles, "bytes": path.stat().st_size}
    if result.problems:
        more = f" (and {len(result.problems) - 1} more)" if len(result.problems) > 1 else ""
        told = f"the archive {path} is not well: {result.problems[0].rstrip('.')}{more}"
        advice = "`hronika check` examines all of it, `hronika check --mend` mends what can be mended"
        return Finding("archive", "broken", told, advice, known)
    told = (
        f"archive {path}, schema {len(MIGRATIONS)}, {_counted(result.articles, 'article')}, "
        f"well by its newest {_counted(result.versions, 'text')}"
    )
    return Finding("archive", "well", told, details=known)


def rights(path: Path) -> Finding:
    """Say whether the archive, or one that is still to be made, can be written to."""
    folder = existing_folder(path)
    details = {"folder": str(folder)}
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
        if path.exists():
            with path.open("r+b"):
                pass
    except OSError as error:
        what = path if path.exists() else folder
        told = f"{what} cannot be written to ({error.strerror or error}), only read at best"
        advice = f"have somebody give you the right to write to {folder} and what is in it"
        state: State = "lacking" if path.exists() else "broken"
        return Finding("rights", state, told, f"{advice}, or name another file with --archive", details)
    return Finding("rights", "well", f"{folder} can be written to", details=details)


def existing_folder(path: Path) -> Path:
    """Give the folder that a file lies in, or the nearest above that is there."""
    folder = path.absolute().parent
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}".replace(",", " ")
