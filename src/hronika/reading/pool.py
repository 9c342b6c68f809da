"""Work spread over processes, with the results in the order of the items and only a few items waiting."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from hronika.errors import DataError

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items handed out ahead of the one whose result is awaited, per worker: enough to keep all busy behind a
# long article, few enough that a stream of millions stays out of memory.
_AHEAD = 4


def in_order(
    job: Callable[[Item], Result], items: Iterable[Item], workers: int, start: Callable[[], None]
) -> Iterator[Result]:
    """Yield `job(item)` for every item, in order, worked out by so many processes.

    `start` runs once in each process. Both functions must be importable by name: processes are spawned, as
    a fork of a program that runs threads may hang. Raises DataError when a process is killed.
    """
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, context, initializer=_start_worker, initargs=(start,))
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(job, item))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise DataError(
            "A worker process was killed before it was done, most likely because memory ran out: "
            "read again with fewer workers. (A script that reads with several workers must start under "
            '`if __name__ == "__main__":`.)'
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _start_worker(start: Callable[[], None]) -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start()
