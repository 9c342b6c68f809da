"""Processes of a Ray cluster, or of one that is started on this machine for the run (`hronika[ray]`).

Plain actors, each with one task at a time. Ray Data was tried and left: it takes its input whole, so that the
units of a run would lie in memory at once, and does not say which of them ended a process.
"""

import os
import pickle
import re
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Generic, NamedTuple, TypeVar

from hronika.bulk.engines.engine import Engine, FilingJob, LostTask
from hronika.bulk.engines.local import LocalProcesses
from hronika.errors import DataError, HronikaError, UsageError

Task = TypeVar("Task")
Result = TypeVar("Result")

PATIENCE = 180.0
"""Seconds after which a worker that has not come to work is done without; loading takes some of them."""

_CONNECT = 5.0  # seconds in which a cluster has to answer
_SHARE = 0.5  # of a processor is asked for a worker at most, and never more than half of what is free
_ATTEMPTS = 2  # as the local engine has it
_FAILED_STARTS = 3  # workers one after another that end before they work
_OBJECTS = 256 << 20  # bytes for tasks and results on their way, of a cluster of our own
_SETTINGS, _FRAME_HEAD = 4, 9  # a type of frame of HTTP/2, and the bytes that one begins with
_ADDRESS = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<host>[\w.-]+)):(?P<port>\d{1,5})")
# What has to be the same in all processes, as bytes of files hang on it.
_SAME = ("hronika", "pyarrow")


class RayActors:
    """Spreads work over so many actors of a Ray cluster.

    `address` is that of its head (`host:6379`), or `auto` for the one that this machine is of; without it one
    is started here and ended with the run. What actors make travels back to this process, which writes it,
    so they need neither the input nor the folder of the result, but Hronika of the same version. Raises
    UsageError on what is no address, no number of workers, and where Ray is not installed.
    """

    def __init__(self, workers: int, address: str | None = None, patience: float = PATIENCE) -> None:
        self.near: Engine = LocalProcesses(workers)
        # Nobody is told how it is used, and nothing of what later versions of Ray will do.
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError:
            raise UsageError("The engine ray needs Ray: pip install 'hronika[ray]'.") from None
        if address is not None and address != "auto" and not _ADDRESS.fullmatch(address):
            raise UsageError(
                f"{address[:60]!r} is no address of a Ray cluster: name its head as HOST:PORT, or `auto`."
            )
        self._ray: Any = ray
        self._workers = workers
        self._address = address
        self._patience = patience
        self._is_connected = False

    def run(
        self, job: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | LostTask[Task] | HronikaError]:
        """Yield the result of every task, as `Engine.run` says."""
        with self._connected():
            # On this machine all that is at hand here is; another one has Hronika and its extras.
            path = sys.path if self._address is None else None
            actors = _Actors(self._ray, job, tasks, self._workers, self._patience, path)
            try:
                yield from actors.results()
            finally:
                actors.end()

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """Be connected to the cluster, once for runs within one another."""
        if self._is_connected:
            yield
            return
        # A folder for what Ray writes of its own: sockets, whose paths have to be short, and logs.
        folder = tempfile.mkdtemp(prefix="hronika-")
        try:
            self._connect(folder)
            self._is_connected = True
            yield
        finally:
            self._is_connected = False
            self._ray.shutdown()
            shutil.rmtree(folder, ignore_errors=True)

    def _connect(self, folder: str) -> None:
        """Connect, or start a cluster here that has the folder for its own."""
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
        if self._address is None:
            options |= {
                "address": "local",
                "include_dashboard": False,
                "object_store_memory": _OBJECTS,
                "_temp_dir": folder,
            }
        else:
            if self._address != "auto":
                _check_answers(self._address)
            options["address"] = self._address
        # Ray takes the signals that end a program for its own.
        handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            self._ray.init(**options)
        except Exception as error:
            told = next(iter(str(error).strip().splitlines()), type(error).__name__)[:300]
            if self._address is None:
                raise DataError(f"Ray cannot be started on this machine: {told}") from None
            raise DataError(
                f"The Ray cluster {self._address} cannot be joined ({told}): this machine has to be one of "
                "it (`ray start --address=HOST:PORT`), with the same versions of Ray and Python, and with "
                "the token of the cluster where it asks for one."
            ) from None
        finally:
            with suppress(ValueError):  # not in the main thread, where there are none
                for number, handler in handlers.items():
                    signal.signal(number, handler)


def _check_answers(address: str) -> None:
    """Raise DataError where no cluster answers, as Ray itself would try for minutes."""
    found = _ADDRESS.fullmatch(address)
    assert found is not None
    place = found["six"] or found["host"], int(found["port"])
    try:
        with socket.create_connection(place, _CONNECT) as connection:
            if os.environ.get("RAY_USE_TLS") != "1" and not _speaks_http2(connection):
                raise DataError(f"What answers at {address} is no Ray cluster: name the port of its head.")
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(
            f"The Ray cluster {address} cannot be reached ({reason}): see that it runs and that this "
            "machine may connect to it."
        ) from None


def _speaks_http2(connection: socket.socket) -> bool:
    """Whether the other side answers as a server of gRPC does: with its settings (RFC 9113, 3.4)."""
    connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, _SETTINGS, 0, 0, 0, 0, 0)))
    head = b""
    while len(head) < _FRAME_HEAD and (piece := connection.recv(_FRAME_HEAD - len(head))):
        head += piece
    return len(head) == _FRAME_HEAD and head[3] == _SETTINGS


def installed() -> dict[str, str | None]:
    """Give the versions that have to be the same in all processes."""
    found: dict[str, str | None] = {}
    for name in _SAME:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


class RayWorker:
    """What an actor is: it does a pickled job with pickled tasks.

    `path` are the places of modules, where they are those of the process that leads.
    """

    def __init__(self, job: bytes, path: Sequence[str] | None) -> None:
        self._job = job
        self._path = path
        self._loaded: Callable[[Any], Any] | None = None

    def ready(self) -> dict[str, str | None]:
        """Load the job; gives the versions of what it runs with."""
        if self._path is not None:
            sys.path[:] = self._path
        self._loaded = pickle.loads(self._job)  # noqa: S301 from the process that leads
        return installed()

    def do(self, task: bytes) -> bytes:
        """Do the job with a task."""
        assert self._loaded is not None
        return pickle.dumps(self._loaded(pickle.loads(task)))  # noqa: S301


class _Asked(NamedTuple, Generic[Task]):
    """A task with an actor, which starts first if `since` says since when."""

    actor: Any
    task: Task
    attempt: int
    since: float | None


class _Actors(Generic[Task, Result]):
    """The actors of a run, and what each is at."""

    def __init__(
        self,
        ray: Any,
        job: Callable[[Task], Result],
        tasks: Iterable[Task],
        workers: int,
        patience: float,
        path: Sequence[str] | None,
    ) -> None:
        self._ray = ray
        # What actors make is filed here; any other job they do whole.
        self._file: Callable[[Any], Any] | None = job.file if isinstance(job, FilingJob) else None
        self._job = pickle.dumps(job.make if isinstance(job, FilingJob) else job)
        self._tasks = iter(tasks)
        self._failure: Exception | None = None
        self._workers = workers
        self._patience = patience
        self._path = path
        self._again: deque[tuple[Task, int]] = deque()
        self._idle: list[Any] = []
        self._asked: dict[Any, _Asked[Task]] = {}
        self._failed_starts = 0

    def results(self) -> Iterator[Result | LostTask[Task] | HronikaError]:
        """Yield the results as they come."""
        while True:
            while len(self._asked) < self._workers and (next_one := self._next()):
                self._ask(*next_one)
            if not self._asked:
                break
            done, _ = self._ray.wait(list(self._asked), num_returns=1, timeout=1.0)
            for answer in done:
                yield from self._answered(answer)
            if not done:
                self._give_up_the_late()
        if self._failure is not None:
            raise self._failure

    def end(self) -> None:
        """End all actors."""
        for actor in (*self._idle, *(asked.actor for asked in self._asked.values())):
            self._end(actor)

    def _next(self) -> tuple[Task, int] | None:
        """Give the next task and which attempt at it this is."""
        if self._again:
            return self._again.popleft()
        if self._failure is None:
            try:
                return next(self._tasks), 1
            except StopIteration:
                pass
            except Exception as error:
                self._failure = error
        return None

    def _ask(self, task: Task, attempt: int) -> None:
        if self._idle:
            actor, since = self._idle.pop(), None
            answer = actor.do.remote(pickle.dumps(task))
        else:
            actor, since = self._started(), time.monotonic()
            answer = actor.ready.remote()
        self._asked[answer] = _Asked(actor, task, attempt, since)

    def _started(self) -> Any:
        """Start an actor with so small a share of what is free that all of them find room."""
        free = float(self._ray.available_resources().get("CPU", 0.0))
        share = max(round(min(_SHARE, free / 2 / self._workers), 4), 0.0)
        worker = self._ray.remote(RayWorker).options(
            num_cpus=share, max_restarts=0, max_task_retries=0, scheduling_strategy="SPREAD"
        )
        return worker.remote(self._job, self._path)

    def _answered(self, answer: Any) -> Iterator[Result | LostTask[Task] | HronikaError]:
        asked = self._asked.pop(answer)
        try:
            given = self._ray.get(answer)
        except self._ray.exceptions.RayError as error:
            self._end(asked.actor)
            yield from self._ended(asked, error)
            return
        if asked.since is not None:
            self._failed_starts = 0
            if given != installed():
                self._end(asked.actor)
                raise DataError(
                    f"The workers of the cluster have other versions ({_told(given)} there and "
                    f"{_told(installed())} here): install the same on all machines of it."
                )
            again = asked.actor.do.remote(pickle.dumps(asked.task))
            self._asked[again] = asked._replace(since=None)
            return
        self._idle.append(asked.actor)
        result = pickle.loads(given)  # noqa: S301 from a process of ours
        yield result if self._file is None else self._file(result)

    def _ended(self, asked: _Asked[Task], error: Exception) -> Iterator[LostTask[Task]]:
        """Have a task done again whose actor was killed over it, or tell that it is lost."""
        if asked.since is None:
            if asked.attempt == _ATTEMPTS:
                yield LostTask(asked.task)
            else:
                self._again.append((asked.task, asked.attempt + 1))
            return
        self._failed_starts += 1
        if self._failed_starts == _FAILED_STARTS:
            told = next((line for line in reversed(str(error).strip().splitlines()) if line.strip()), "")
            raise DataError(
                f"Workers of the Ray cluster end when they start ({told.strip()[:200]}): install Hronika "
                f"{version('hronika')} with its extra `ray` on all machines of it."
            )
        self._again.append((asked.task, asked.attempt))

    def _give_up_the_late(self) -> None:
        """Do without actors that do not come to work; raises DataError where none does."""
        now = time.monotonic()
        for answer, asked in list(self._asked.items()):
            if asked.since is None or now - asked.since < self._patience:
                continue
            if len(self._asked) == 1 and not self._idle:
                free = self._ray.available_resources().get("CPU", 0.0)
                raise DataError(
                    f"No worker of the Ray cluster came to work within {self._patience:.0f} seconds, where "
                    f"{free:g} processors are free: see what else runs there (`ray status`), or use the "
                    "engine local."
                )
            del self._asked[answer]
            self._end(asked.actor)
            self._again.append((asked.task, asked.attempt))
            self._workers -= 1

    def _end(self, actor: Any) -> None:
        with suppress(Exception):  # it may be gone, with the cluster
            self._ray.kill(actor)


def _told(versions: dict[str, str | None]) -> str:
    return ", ".join(f"{name} {found or 'none'}" for name, found in versions.items())
