"""Who asks the archive and who writes to it: threads, each with a connection of its own.

SQLite's connections belong to the thread that opened them. A few readers, which cannot write, answer the
pages; what changes the archive is done by one writer, one thing after the other.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from hronika.archive.opening import FileIdentity, identity_of
from hronika.errors import DataError, HronikaError
from hronika.ledger import Archive
from hronika.web.settings import Settings

T = TypeVar("T")

_AGAIN = 0.05
"""Seconds between two tries to break off a question: the next of its statements may just be beginning."""


_MOST_MOVES = 3
"""So many times in a row a question is put anew because the file was replaced meanwhile."""

_CACHE = 12
"""MiB of the archive that each connection keeps in memory; the system keeps more for all of them."""


class BrokenOffError(DataError):
    """The archive took longer than it may."""


class _ReplacedError(Exception):
    """Another file has taken the place of the archive, or none has."""


class Desk:
    """One thread with an archive of its own, opened at the first question if it is still this `file`."""

    def __init__(self, settings: Settings, *, writable: bool) -> None:
        self._settings = settings
        self._writable = writable
        self._thread = ThreadPoolExecutor(1, "writer" if writable else "reader")
        self._archive: Archive | None = None
        self.file: FileIdentity | None = None

    async def ask(self, question: Callable[[Archive], T], seconds: float | None = None) -> T:
        """Put a question to the archive; raises BrokenOffError after so many seconds."""
        answer = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)
        done, _ = await asyncio.wait([answer], timeout=seconds)
        if done:
            return await answer
        while not answer.done():
            if (archive := self._archive) is not None:
                with suppress(sqlite3.ProgrammingError):  # it may just have been closed
                    archive.interrupt()
            await asyncio.wait([answer], timeout=_AGAIN)
        error = answer.exception()
        if error is not None and getattr(error, "trouble", None) is None:
            raise BrokenOffError("The archive took too long to answer.")
        return await answer

    def close(self) -> None:
        """Close the archive when what is under way is done."""
        self._thread.submit(self._leave)
        self._thread.shutdown()

    def _answer(self, question: Callable[[Archive], T]) -> T:
        try:
            archive = self._opened()
            if self._writable:
                return question(archive)
            with archive.unchanging():
                return question(archive)
        except Exception as error:
            if (trouble := _trouble_behind(error)) is not None:
                self._leave()
                raise trouble from None
            raise

    def _opened(self) -> Archive:
        path, settings = self._settings.archive, self._settings
        if self._archive is not None and not self._archive.is_as_opened():
            raise _ReplacedError
        if self._archive is not None and not self._archive.has_known_schema():
            self._leave()
        if self._archive is None:
            found = identity_of(path)
            if found != self.file:
                raise _ReplacedError
            if found is None:  # to write, it would be made
                raise DataError(f"There is no archive {str(path)!r} any more.").about("gone")
            if not path.stat().st_size:
                raise DataError(f"{str(path)!r} is empty and no archive.").about("foreign")
            wait = settings.write_lock_seconds if self._writable else settings.lock_seconds
            self._archive = Archive(path, writable=self._writable, cache=_CACHE, wait=wait)
        return self._archive

    async def leave(self) -> None:
        """Close the archive when what is under way is done; the next question opens what lies there then."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._leave)

    def _leave(self) -> None:
        if self._archive is not None:
            archive, self._archive = self._archive, None
            archive.leave()


def _trouble_behind(error: BaseException | None) -> HronikaError | None:
    """Give the error of the file of the archive that is behind an error, where one is.

    A page may have taken it for one of what it was asked.
    """
    while error is not None:
        if isinstance(error, HronikaError) and error.trouble is not None:
            return error
        error = error.__context__
    return None


class Desks:
    """The readers, of whom a free one takes the next question, one for what takes longer, and the writer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._readers = [Desk(settings, writable=False) for _ in range(settings.readers)]
        self._free: asyncio.Queue[Desk] = asyncio.Queue()
        for reader in self._readers:
            self._free.put_nowait(reader)
        self._writer = Desk(settings, writable=True)
        self._worker = Desk(settings, writable=False)
        self._desks = (*self._readers, self._writer, self._worker)
        self._file: FileIdentity | None = None
        self._moving = asyncio.Lock()

    async def read(self, question: Callable[[Archive], T]) -> T:
        """Have a reader answer a question, of one state of the archive."""
        reader = await self._free.get()
        try:
            return await self._asked(reader, question, self._settings.query_seconds)
        finally:
            self._free.put_nowait(reader)

    async def work(self, question: Callable[[Archive], T], seconds: float) -> T:
        """Have a reader of its own answer what takes longer, so that pages need not wait for it."""
        return await self._asked(self._worker, question, seconds)

    async def write(self, change: Callable[[Archive], T]) -> T:
        """Have the writer change the archive."""
        return await self._asked(self._writer, change, None)

    def close(self) -> None:
        """Close all connections."""
        for desk in self._desks:
            desk.close()

    async def _asked(self, desk: Desk, question: Callable[[Archive], T], seconds: float | None) -> T:
        for _ in range(_MOST_MOVES):
            await self._move()
            try:
                return await desk.ask(question, seconds)
            except _ReplacedError:
                continue
        raise DataError("The file of the archive is replaced again and again.").about("gone")

    async def _move(self) -> None:
        """Have all leave a file that is there no more before one opens that in its place (`Store.leave`)."""
        if identity_of(self._settings.archive) == self._file:
            return
        async with self._moving:
            found = identity_of(self._settings.archive)
            if found != self._file:
                for desk in self._desks:
                    await desk.leave()
                    desk.file = found
                self._file = found
