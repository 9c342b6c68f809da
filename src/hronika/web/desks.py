"""Who asks the archive and who writes to it: threads, each with a connection of its own.

SQLite's connections belong to the thread that opened them. A few readers, which cannot write, answer the
pages; what changes the archive is done by one writer, one thing after the other.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from hronika.errors import DataError
from hronika.ledger import Archive
from hronika.web.settings import Settings

T = TypeVar("T")

_AGAIN = 0.05
"""Seconds between two tries to break off a question: the next of its statements may just be beginning."""


_CACHE = 12
"""MiB of the archive that each connection keeps in memory; the system keeps more for all of them."""


class BrokenOffError(DataError):
    """The archive took longer than it may."""


class Desk:
    """One thread with an archive of its own, opened at the first question."""

    def __init__(self, settings: Settings, *, writable: bool) -> None:
        self._settings = settings
        self._writable = writable
        self._thread = ThreadPoolExecutor(1, "writer" if writable else "reader")
        self._archive: Archive | None = None

    async def ask(self, question: Callable[[Archive], T], seconds: float | None = None) -> T:
        """Put a question to the archive; raises BrokenOffError after so many seconds."""
        answer = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)
        done, _ = await asyncio.wait([answer], timeout=seconds)
        if done:
            return await answer
        while not answer.done():
            if self._archive is not None:
                self._archive.interrupt()
            await asyncio.wait([answer], timeout=_AGAIN)
        if answer.exception() is not None:
            raise BrokenOffError("The archive took too long to answer.")
        return await answer

    def close(self) -> None:
        """Close the archive when what is under way is done."""

        def close() -> None:
            if self._archive is not None:
                self._archive.close()

        self._thread.submit(close)
        self._thread.shutdown()

    def _answer(self, question: Callable[[Archive], T]) -> T:
        if self._archive is None:
            self._archive = Archive(self._settings.archive, writable=self._writable, cache=_CACHE)
        if self._writable:
            return question(self._archive)
        with self._archive.unchanging():
            return question(self._archive)


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

    async def read(self, question: Callable[[Archive], T]) -> T:
        """Have a reader answer a question, of one state of the archive."""
        reader = await self._free.get()
        try:
            return await reader.ask(question, self._settings.query_seconds)
        finally:
            self._free.put_nowait(reader)

    async def work(self, question: Callable[[Archive], T], seconds: float) -> T:
        """Have a reader of its own answer what takes longer, so that pages need not wait for it."""
        return await self._worker.ask(question, seconds)

    async def write(self, change: Callable[[Archive], T]) -> T:
        """Have the writer change the archive."""
        return await self._writer.ask(change)

    def close(self) -> None:
        """Close all connections."""
        for desk in (*self._readers, self._writer, self._worker):
            desk.close()
