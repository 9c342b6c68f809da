"""Work spread over processes, with only a few items waiting and the results in order or as they come.

A worker is a Python of its own that takes pickled items from its standard input and gives pickled results on
its standard output. It does not run the script that started it, so a script needs no
`if __name__ == "__main__":`. Its input closes when its parent ends, however that ends, and then it ends too.
"""

import json
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from multiprocessing.spawn import get_executable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import IO, Any, TypeVar

from hronika.errors import DataError, HronikaError, UsageError
from hronika.gc_pause import gc_after_many

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items handed out ahead of the one whose result is awaited, per worker: enough to keep all busy behind a
# long article, few enough that a stream of millions stays out of memory.
_AHEAD = 4

# A worker may be killed for what another one takes up, so its item is tried again, once.
_ATTEMPTS = 2

# What a worker runs; `-P` keeps the current folder out of its path until it has that of its parent.
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from hronika.reading.pool import work; work()"
)


def in_order(
    job: Callable[[Item], Result],
    items: Iterable[Item | HronikaError],
    workers: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result | HronikaError]:
    """Yield `job(item)` for every item, in order, worked out by so many processes.

    `job` is pickled; it returns whatever goes wrong with an item, and raises nothing. Where the process is
    killed over an item, and a new one too, the result is `lost(item)`. An error among the items is passed on
    in its place. Raises UsageError when the job cannot be loaded in another process, DataError when no
    process can be started; what `items` raises is raised after the results before it.
    """
    return _spread(job, items, workers, lost, _AHEAD * workers, deque.popleft)


def as_finished(
    job: Callable[[Item], Result],
    items: Iterable[Item | HronikaError],
    workers: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result | HronikaError]:
    """Yield `job(item)` for every item as `in_order` does, but each when it is there.

    For items that are large: beside those that are worked on only one more a worker waits.
    """
    return _spread(job, items, workers, lost, workers, _first_finished)


_Waiting = deque[Future[Result | HronikaError]]


def _first_finished(waiting: _Waiting[Result]) -> Future[Result | HronikaError]:
    finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
    first = next(future for future in waiting if future in finished)
    waiting.remove(first)
    return first


def _spread(
    job: Callable[[Item], Result],
    items: Iterable[Item | HronikaError],
    workers: int,
    lost: Callable[[Item], Result],
    most: int,
    taken: Callable[[_Waiting[Result]], Future[Result | HronikaError]],
) -> Iterator[Result | HronikaError]:
    """Yield the results, with `most` items handed out ahead of the one that is `taken` to be yielded."""
    team = _Team(pickle.dumps(job))
    threads = ThreadPoolExecutor(workers)
    waiting: _Waiting[Result] = deque()
    failure = None

    def outcome(item: Item | HronikaError) -> Result | HronikaError:
        if isinstance(item, HronikaError):
            return item
        try:
            result: Result = team.do(pickle.dumps(item))
            return result
        except _WorkerEndedError:
            return lost(item)

    remaining = iter(items)
    done: list[Result | HronikaError] = []
    try:
        while True:
            try:
                waiting.append(threads.submit(outcome, next(remaining)))
            except StopIteration:
                break
            except Exception as error:
                # its traceback holds this generator, which if left now would keep the workers
                failure = error
                done = [future.result() for future in waiting]
                waiting.clear()
                break
            if len(waiting) > most:
                yield taken(waiting).result()
        while waiting:
            yield taken(waiting).result()
    finally:
        team.kill()
        threads.shutdown(wait=True, cancel_futures=True)
        team.close()
    yield from done
    if failure is not None:
        raise failure


class _WorkerEndedError(Exception):
    """A worker ended before it gave its result."""


class _Team:
    """The workers that do one job; each is used by one thread at a time."""

    def __init__(self, job: bytes) -> None:
        self._job = job
        self._workers: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._ended = False
        self._lock = Lock()

    def do(self, item: bytes) -> Any:
        """Do the job in a worker, and once more in a new one if that ends; then raises _WorkerEndedError."""
        for attempt in range(_ATTEMPTS):
            worker = self._worker(new=attempt > 0)
            try:
                result = worker.ask(item)
            except _WorkerEndedError:
                self._remove(worker)
                continue
            with self._lock:
                self._idle.append(worker)
            return result
        raise _WorkerEndedError

    def kill(self) -> None:
        """End the workers, whatever they are doing; from then on nobody gets one."""
        with self._lock:
            self._ended = True
            for worker in self._workers:
                worker.process.kill()

    def close(self) -> None:
        """Close what led to the workers, when no thread uses them any more."""
        for worker in self._workers:
            worker.close()

    def _worker(self, *, new: bool) -> "_Worker":
        with self._lock:
            if self._idle and not new:
                return self._idle.pop()
        for _ in range(_ATTEMPTS):
            worker = self._start()
            try:
                problem = worker.ask(self._job)
            except _WorkerEndedError:
                self._remove(worker)
                continue
            if problem is None:
                return worker
            raise UsageError(
                f"The reader cannot be handed to another process ({problem}): stages and a language of your "
                "own must stand in a module that can be imported, not in the script that is run; or read "
                "with one worker."
            )
        raise DataError(
            "No worker process can be started: each was ended before it was ready, most likely because "
            "memory ran out; read again with fewer workers."
        )

    def _start(self) -> "_Worker":
        with self._lock:
            if self._ended:
                raise CancelledError
            try:
                worker = _Worker()
            except OSError as error:
                raise DataError(
                    f"No worker process can be started ({error.strerror or error}): read with one worker."
                ) from error
            self._workers.add(worker)
            return worker

    def _remove(self, worker: "_Worker") -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.close()


class _Worker:
    """A worker process as its parent sees it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 it is this Python
            [os.fsdecode(get_executable()), "-P", "-c", _PROGRAM, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C reaches every process of the terminal's group; the parent alone is to answer it.
            process_group=0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def ask(self, message: bytes) -> Any:
        """Send something pickled and wait for the answer; raises _WorkerEndedError when none comes."""
        try:
            _send(message, self._input)
            return pickle.load(self._output)  # noqa: S301 it comes from our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            raise _WorkerEndedError from None

    def close(self) -> None:
        """End the process and close what leads to it."""
        self.process.kill()
        self.process.wait()
        with suppress(OSError):  # what could not be sent
            self._input.close()
        self._output.close()

    @property
    def _input(self) -> IO[bytes]:
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def _output(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout


def work() -> None:
    """Be a worker: take the job, then one item after another, until the parent ends; never returns."""
    gc_after_many()
    # What a stage prints or asks for must not get among the items and the results.
    messages, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    arrived: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        with suppress(OSError, EOFError, pickle.UnpicklingError):
            while True:
                arrived.put(pickle.load(messages))  # noqa: S301 it comes from our own parent
        os._exit(0)

    Thread(target=listen, daemon=True).start()
    try:
        try:
            job = pickle.loads(arrived.get())  # noqa: S301
            problem = None
        except Exception as error:  # whatever a module raises that is imported
            problem = f"{type(error).__name__}: {error}"
        _send(problem, results)
        while True:
            _send(job(pickle.loads(arrived.get())), results)  # noqa: S301
    finally:
        os._exit(1)


def _send(message: object, stream: IO[bytes]) -> None:
    pickle.dump(message, stream)
    stream.flush()
