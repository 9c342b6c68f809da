"""How the file of an archive is opened, and what can go wrong with it said in sentences."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from hronika.archive.schema import APPLICATION, MIGRATIONS, migrate
from hronika.errors import DataError, HronikaError, UsageError

WAIT = 60.0
"""Seconds to wait for another process that writes; one article takes it some hundredths of a second."""

_HEADER = 100
"""How many bytes every database of SQLite begins with."""

_KEEPS_NO_LOG = b"\1\1"
"""What the bytes 18 and 19 of such a beginning are of a database beside which no log belongs."""

# Counting and ranking ten thousand hits reads some ten thousand pages, many of them again and again.
CACHE = 64
"""MiB of the file that a connection keeps in memory."""

_LOG = f"wal_autocheckpoint = {16 * 1024 // 4}"
"""The log grows to 16 MiB, in pages of 4 KiB, before it is brought into the file.

An article changes some 300 pages, most of which the next articles change again: each is copied once then.
"""

_STATEMENTS = 512
"""So many prepared statements are kept: to add an article takes some 110, near to the 128 of the module."""


def connect(path: Path, cache: int = CACHE, wait: float = WAIT) -> sqlite3.Connection:
    """Open an archive to write to it, make it where there is none, and bring it to the present schema."""
    # Transactions begin where the store says so, in every version of Python.
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None, cached_statements=_STATEMENTS)
    try:
        for pragma in (
            "foreign_keys = ON", "synchronous = NORMAL", "secure_delete = ON", _kept(cache), _LOG,
        ):  # fmt: skip
            connection.execute(f"PRAGMA {pragma}")
        if _schema(connection, path) < len(MIGRATIONS):
            use_log(connection, wait)
            connection.execute("BEGIN IMMEDIATE")
            # Another process may have done it meanwhile.
            migrate(connection, connection.execute("PRAGMA user_version").fetchone()[0])
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, cache: int = CACHE, wait: float = WAIT) -> sqlite3.Connection:
    """Open an archive that is there, so that nothing can be written to it.

    It may lie where nobody may write: on a medium that is only read, in a folder of somebody else. Raises
    DataError where it has an earlier schema.
    """
    check_is_there(path)
    connection = _opened_to_read(path, wait)
    try:
        for pragma in ("query_only = ON", _kept(cache)):
            connection.execute(f"PRAGMA {pragma}")
        schema = _schema(connection, path)
        if not schema:
            raise DataError(
                f"{str(path)!r} is empty and no archive yet: `hronika add` makes one of it."
            ).about("foreign")
        if schema < len(MIGRATIONS):
            raise DataError(
                f"The archive {str(path)!r} has an earlier schema ({schema}; here: {len(MIGRATIONS)}): "
                "open it once where it can be written to."
            ).about("earlier")
    except BaseException:
        connection.close()
        raise
    return connection


def check_is_there(path: Path) -> None:
    """Raise UsageError where there is no file."""
    if not path.exists():
        raise UsageError(f"There is no archive {str(path)!r}.").about("gone")


def _kept(cache: int) -> str:
    return f"cache_size = -{cache * 1024}"  # KiB


def can_be_written(path: Path) -> bool:
    """Say whether a file is there and this process may write to it and beside it."""
    as_now = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=as_now) for each in (path, path.parent))


def _opened_to_read(path: Path, wait: float) -> sqlite3.Connection:
    if can_be_written(path):
        mode = "mode=rw"  # to put right what was left by a process that ended uncleanly
    elif _own_log(path):
        if not path.with_name(f"{path.name}-shm").exists():
            raise UsageError(
                f"{str(path)!r} was left by a process that ended uncleanly: have somebody open it once who "
                "may write to it and its folder."
            ).about("unwritable")
        mode = "mode=ro"
    else:
        # Reading would make a file beside it, for those who write meanwhile; here nobody does.
        mode = "immutable=1"
    address = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(
        address, uri=True, timeout=wait, isolation_level=None, cached_statements=_STATEMENTS
    )


def _schema(connection: sqlite3.Connection, path: Path) -> int:
    """Give the schema of the file; raises DataError where it is no archive or one of a newer Hronika."""
    if 0 < path.stat().st_size < _HEADER:
        # SQLite takes a file of one byte for an empty database, and would write over it.
        raise DataError(f"{str(path)!r} is no archive: name another file.").about("foreign")
    # In this order, as another process may just be making the archive.
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application not in (0, APPLICATION) or (application == 0 and not is_empty):
        raise DataError(f"{str(path)!r} is a database of another program: name another file.").about(
            "foreign"
        )
    if schema > len(MIGRATIONS):
        raise DataError(
            f"The archive {str(path)!r} was written by a newer Hronika (schema {schema}; known "
            f"here: {len(MIGRATIONS)}): install that one."
        ).about("newer")
    return schema


def use_log(connection: sqlite3.Connection, wait: float = WAIT) -> None:
    """Have the file keep a log (WAL), as one that was a backup does not yet."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    until = time.monotonic() + wait  # SQLite does not wait for another process that does the same
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


class FileIdentity(NamedTuple):
    """Which file lies somewhere: another one put in its place has other numbers."""

    device: int
    number: int


def identity_of(path: Path) -> FileIdentity | None:
    """Say which file lies at a path, None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileIdentity(found.st_dev, found.st_ino)


def has_known_schema(connection: sqlite3.Connection) -> bool:
    """Say whether the file still has the schema that is known here: a newer Hronika may have changed it."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS))


def is_archive(path: Path) -> bool:
    """Say by its first bytes whether a file is an archive of this Hronika or an older one."""
    with path.open("rb") as file:
        head = file.read(100)
    application, schema = head[68:72], int.from_bytes(head[60:64])
    return (
        head.startswith(b"SQLite format 3\0")
        and int.from_bytes(application) == APPLICATION
        and (schema <= len(MIGRATIONS))
    )


def move_stray_files(path: Path) -> list[str]:
    """Put the log of an archive that is gone aside, which must not be applied to another one; say so.

    The archive was deleted, or a backup was put in its place.
    """
    notes: list[str] = []
    for end in ("-wal", "-shm", "-journal"):
        stray = path.with_name(path.name + end)
        # Looked for in this order: another process may just be making the archive, and its log.
        is_log = end == "-wal"
        if stray.exists() and (not path.exists() or (is_log and _log(path) and not _own_log(path))):
            aside = _free(stray.with_name(f"{stray.name}.stray"))
            stray.replace(aside)
            notes.append(
                f"{str(stray)!r} was left of an archive that is gone; it was moved to {str(aside)!r}."
            )
    return notes


def put_log_aside(path: Path, *, is_spent: bool) -> None:
    """Put aside the log of a file that another has taken the place of; one that is spent is removed."""
    for end in ("-wal", "-shm"):
        log = path.with_name(path.name + end)
        with suppress(OSError):
            if is_spent or end == "-shm":
                log.unlink()
            else:
                log.replace(_free(log.with_name(f"{log.name}.stray")))


def log_of(path: Path) -> Path:
    """Give the log (WAL) of a file."""
    return path.with_name(f"{path.name}-wal")


def _free(path: Path) -> Path:
    """Give this path, or one with a number behind it that nothing has yet."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _log(path: Path) -> bool:
    """Say whether a log with something in it stands beside the file."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def _own_log(path: Path) -> bool:
    """Say whether the log that stands beside the file, if one does, is that of the file."""
    if not _log(path):
        return False
    with path.open("rb") as file:
        return file.read(_HEADER)[18:20] != _KEEPS_NO_LOG


@contextmanager
def in_sentences(path: Path, wait: float = WAIT) -> Iterator[None]:
    """Say in a sentence what SQLite and the system say of a file in their own words.

    `wait` is how many seconds were waited for other processes.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = _sentence(error, path, wait)
        if sentence is error:
            raise
        raise sentence from error
    except UnicodeDecodeError as error:
        raise _damaged(path, "bytes that are no text") from error
    except OSError as error:
        raise UsageError(f"{str(path)!r} cannot be used: {error.strerror or error}.").about(
            "unwritable"
        ) from error


@contextmanager
def in_sentences_of_writing(path: Path) -> Iterator[None]:
    """Say in a sentence why a file cannot be written, where another is read besides; let all else pass."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = _unwritten(error, path)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(error: sqlite3.Error, path: Path, wait: float) -> Exception:
    """Give the sentence for what a user can meet with; what else comes is a fault of ours."""
    where, what = repr(str(path)), str(error)
    if "locked" in what or "busy" in what:
        return DataError(
            f"Another process has been writing to {where} for over {wait:g} seconds: try again later."
        ).about("locked")
    if (unwritten := _unwritten(error, path)) is not None:
        return unwritten
    if "interrupted" in what:
        return DataError(f"The question to {where} took too long and was broken off: ask for less.")
    if any(sign in what for sign in _SIGNS_OF_DAMAGE):
        return _damaged(path, what)
    return error


def _unwritten(error: sqlite3.Error, path: Path) -> HronikaError | None:
    """Give the sentence for a file that cannot be written, None for all that is something else."""
    where, what, name = repr(str(path)), str(error), getattr(error, "sqlite_errorname", "")
    if "is full" in what:
        return DataError(
            f"The disk is full: make room for {where} and go on; all that was stored is there."
        ).about("full")
    if name.startswith("SQLITE_IOERR") and "READ" not in name:
        return DataError(
            f"{where} cannot be written any further (a limit of file size, a quota or a fault of the disk): "
            "all that was stored is there."
        ).about("unwritable")
    if "readonly" in what or "unable to open" in what:
        return UsageError(
            f"{where} cannot be opened to write: see who may write to it and its folder."
        ).about("unwritable")
    return None


# A table that is not there: the list of them was hit.
_SIGNS_OF_DAMAGE = (
    "malformed", "not a database", "disk I/O", "decode to UTF-8", "no such table", "no such fts5 table",
    "no such column", "vtable constructor failed", "parse error in",
)  # fmt: skip


def _damaged(path: Path, what: str) -> DataError:
    saved = ", or have `check --mend` save what can be read" if is_archive(path) else ""
    return DataError(
        f"The archive {str(path)!r} is damaged or no archive ({what}): take a copy made by `backup`{saved}."
    ).about("damaged")
