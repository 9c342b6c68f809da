"""Mends an archive: what follows from texts and records is made anew, a damaged file is salvaged.

What people and papers wrote is never thrown away: the file is copied before it is mended, and one that SQLite
itself cannot read whole stays as it is, beside a new one with what could be read.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hronika.archive.checking import CheckResult, check
from hronika.archive.rebuilding import rebuild
from hronika.archive.salvage import copy_bytes, salvage
from hronika.archive.store import Store
from hronika.errors import DataError, HronikaError


@dataclass
class Mended:
    """What came of mending: the state found afterwards, sentences on what was done, the copy made before.

    `saved` is the new file with what could be read, where the old one is damaged as a file.
    """

    result: CheckResult
    done: list[str] = field(default_factory=list)
    copy: Path | None = None
    saved: Path | None = None


def save_unopened(path: Path) -> Mended:
    """Save what can be read of an archive that cannot even be opened; raises DataError where nothing can."""
    mended = Mended(CheckResult(is_damaged=True))
    _save(path, mended)
    if mended.saved is None:
        raise DataError(" ".join(mended.result.problems))
    mended.result.problems.append(f"The archive {str(path)!r} is damaged so that it cannot be opened.")
    return mended


def _save(path: Path, mended: Mended) -> None:
    target = _free(path.with_name(f"{path.name}.saved"))
    try:
        counts = salvage(path, target)
    except HronikaError as error:
        for end in ("", "-wal", "-shm"):
            target.with_name(target.name + end).unlink(missing_ok=True)
        mended.result.problems.append(f"Nothing could be saved to a new file: {error}")
        return
    mended.saved = target
    mended.done.append(
        f"What can be read was saved to the new archive {str(target)!r}: {counts.told()}. "
        "Look at it, and put it in the place of the old one."
    )


def mend(store: Store, *, copy: bool = True) -> Mended:
    """Mend what can be mended of an archive; gives what `check` says then.

    Rows, index and all that follows are made anew of the records. Where that does not make it well since the
    file itself is damaged, what can be read is saved to a new file (`salvage`), and the old one stays.
    """
    mended = Mended(_checked(store))
    if not mended.result.problems:
        return mended
    if copy:
        mended.copy = _free(store.path.with_name(f"{store.path.name}.before-mending"))
        try:
            store.backup(mended.copy)
        except HronikaError:
            copy_bytes(store.path, mended.copy)
        mended.done.append(f"A copy of it as it was is {str(mended.copy)!r}.")
    try:
        rebuild(store)
    except (HronikaError, sqlite3.Error) as error:
        mended.result = CheckResult(problems=[str(error)], is_damaged=True)
    else:
        mended.result = _checked(store)
        mended.done.append("Rows, index and all that follows were made anew of the records.")
    if mended.result.is_damaged:
        _save(store.path, mended)
    return mended


def _checked(store: Store) -> CheckResult:
    try:
        return check(store)
    except (HronikaError, sqlite3.Error) as error:
        return CheckResult(problems=[str(error)], is_damaged=True)


def _free(path: Path) -> Path:
    """Give the path, or that with a number behind it where there is a file of that name."""
    names: Iterable[Path] = (path.with_name(f"{path.name}-{number}") for number in range(2, 1000))
    return path if not path.exists() else next(each for each in names if not each.exists())
