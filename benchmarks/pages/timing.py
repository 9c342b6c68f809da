"""How long pages take: in processor time of this process, beside the questions to the archive in them.

Processor time, as other work on the machine does not change it; the pages are asked for one after the other,
and the system keeps the file of the archive in memory.
"""

import inspect
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks.pages.asking import Asking, addresses
from hronika.archive.review.queue import Review
from hronika.gc_pause import gc_seldom
from hronika.ledger import Archive
from hronika.web.app import create_app
from hronika.web.settings import Settings

_WARM = 3


class PageTimes(NamedTuple):
    """The times of a page in ms, and its size in bytes.

    `page` is that of the whole server, middleware and compression with it, and `archive` that of its
    questions alone, both at the 95th percentile; `times` is how many times as long all pages took as all
    their questions, which are taken for no shorter than 1 ms each; `overhead` is what a page takes beside its
    questions (median). `first` is the first page.
    """

    path: str
    page: float
    archive: float
    times: float
    overhead: float
    first: float
    bytes: int


class Questions:
    """Adds up the processor time of the questions that are put to archives."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._is_within = False

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count in the block what every method of `Archive` and of its `Review` takes, and what it yields."""
        with ExitStack() as counted:
            for asked, name, method in _methods():
                counted.enter_context(patch.object(asked, name, self._counting(method)))
            yield

    @contextmanager
    def _counts(self) -> Iterator[None]:
        if self._is_within:
            yield
            return
        self._is_within, started = True, time.thread_time()
        try:
            yield
        finally:
            self._is_within = False
            self.seconds += time.thread_time() - started

    def _counting(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: Any, **named: Any) -> Any:
            with self._counts():
                found = method(*arguments, **named)
            return self._yielding(found) if isinstance(found, Iterator) else found

        return counting

    def _yielding(self, found: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self._counts():
                try:
                    one = next(found)
                except StopIteration:
                    return
            yield one


def page_times(path: Path, each: int, chance: random.Random, only: str = "") -> Iterator[PageTimes]:
    """Ask for every page of an archive so many times, those alone whose path has these letters."""
    questions = Questions()
    app = create_app(Settings(path, readers=1, query_seconds=60))
    asking = Asking(app)
    gc_seldom()
    chosen = {
        page: [chance.choice(known) for _ in range(each)]
        for page, known in addresses(asking, chance).items()
        if only in page
    }
    with questions.counted():
        for page, asked in chosen.items():
            yield _timed(asking, questions, page, asked)
    app.state.desks.close()
    asking.close()


def _timed(asking: Asking, questions: Questions, page: str, asked: Sequence[str]) -> PageTimes:
    whole, archive, size, first = [], [], 0, 0.0
    for number, address in enumerate([*asked[:_WARM], *asked]):
        questions.seconds, started = 0.0, time.process_time()
        answer = asking.get(address, packed=True)
        taken = time.process_time() - started
        if answer.status not in (200, 303):
            raise SystemExit(f"{address}: {answer.status} {answer.body.decode(errors='replace')[:300]}")
        first = first or 1000 * taken
        if number >= _WARM:
            whole.append(1000 * taken)
            archive.append(1000 * questions.seconds)
            size = max(size, len(answer.body))
    beside = [page - own for page, own in zip(whole, archive, strict=True)]
    return PageTimes(
        page, p95(whole), p95(archive), sum(whole) / max(sum(archive), len(archive)),
        statistics.median(beside), first, size,
    )  # fmt: skip


def p95(values: Sequence[float]) -> float:
    """Give the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def _methods() -> Iterator[tuple[type, str, Callable[..., Any]]]:
    """Yield the methods of an archive that ask it something, each with whose it is."""
    for asked in (Archive, Review):
        for name, method in inspect.getmembers(asked, inspect.isfunction):
            if not name.startswith("_") and name not in ("unchanging", "close", "interrupt"):
                yield asked, name, method
