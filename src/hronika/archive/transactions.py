"""Transactions of an archive.

Those that write begin as writers (`BEGIN IMMEDIATE`): one that began as a reader would fail at once where
another process has written in between.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_STEPS = 10_000
"""After how many steps of SQLite's machine the clock is looked at: some tenths of a millisecond."""


@contextmanager
def reading(connection: sqlite3.Connection, limit: float | None = None) -> Iterator[None]:
    """Ask in the block several questions to one state of the archive.

    Within another such block it is the state of that one. What takes more than so many seconds in all is
    interrupted.
    """
    if connection.in_transaction:
        yield
        return
    if limit is not None:
        until = time.monotonic() + limit
        connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        connection.execute("ROLLBACK")


@contextmanager
def writing(connection: sqlite3.Connection, roll_back: Callable[[], None]) -> Iterator[None]:
    """Do what is in the block wholly or not at all.

    Where it fails, `roll_back` takes back what was noted outside of the file.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back()
        # A full disk has SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def with_temporary_tables(connection: sqlite3.Connection) -> Iterator[None]:
    """Let temporary tables be made in the block, also by who only reads."""
    only_reads = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA query_only = {only_reads}")


@contextmanager
def unchecked_references(connection: sqlite3.Connection) -> Iterator[None]:
    """Let rows in the block refer to others that are not there; no transaction may be open around it."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
