"""A pool of workers on one machine: its start and its memory, local processes beside Ray.

Each runs in a process of its own that ends with it, and is ended where it takes too long: two actors of a
whole processor each wait for ever on a machine that has no more than two, so actors ask for half of one.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers.comparison import (
    HRONIKA,
    Given,
    Measure,
    PeerComparison,
    Spread,
    versions_of,
    without,
)
from hronika.article import article_from
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

_PEER = "ray"
_WORKERS = 2
_SHARE_OF_A_PROCESSOR = 0.5
_ARTICLES = 48
_MOST_SECONDS = 150
_ROUNDS = 3


class PoolRun(NamedTuple):
    """One run: seconds to the first record and to the last, and the memory and number of its processes.

    Memory is in megabytes, summed over the processes, what several share counted once (PSS).
    """

    first: float
    last: float
    megabytes: float
    processes: int


def compare(given: Given) -> PeerComparison:
    """Run both in turn, and compare medians."""
    versions = versions_of(_PEER)
    contenders = {HRONIKA: "local", **({_PEER: _PEER} if _PEER in versions else {})}
    not_run = without(versions, _PEER)
    if not Path("/proc/self/smaps_rollup").exists():
        contenders, not_run = {}, {"both": "memory is read from /proc, which this system does not have"}
    runs: dict[str, list[PoolRun]] = {who: [] for who in contenders}
    for _ in range(min(given.rounds, _ROUNDS)):
        for who, pool in contenders.items():
            run = None if who in not_run else run_pool(pool, given.number(_ARTICLES))
            if isinstance(run, str):
                not_run[who] = run
            elif run is not None:
                runs[who].append(run)
    done = {who: of_one for who, of_one in runs.items() if of_one and who not in not_run}
    return PeerComparison(
        "pool",
        f"{_WORKERS} workers read {given.number(_ARTICLES)} articles, in a process of its own each time, "
        "by the clock and so with whatever else the machine did; Ray as a cluster of this machine alone "
        f"without its dashboard, one reader an actor of {_SHARE_OF_A_PROCESSOR:g} processors. Memory is "
        "what all processes together hold (PSS), when the last record came.",
        versions,
        [
            Measure("from nothing to the first record", "s", "less", _spread(done, "first")),
            Measure("to the last record", "s", "less", _spread(done, "last")),
            Measure("memory of all processes", "MB", "less", _spread(done, "megabytes")),
            Measure("processes", "", "less", _spread(done, "processes")),
        ]
        if HRONIKA in done
        else [],
        not_run,
    )


def _spread(runs: Mapping[str, list[PoolRun]], name: str) -> dict[str, Spread]:
    return {who: Spread.of([getattr(run, name) for run in of_one]) for who, of_one in runs.items()}


def run_pool(pool: str, articles: int) -> PoolRun | str:
    """Run `local` or `ray` in a new process; gives in a sentence why it could not be."""
    command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, pool, str(articles)]
    process = subprocess.Popen(  # noqa: S603 our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        told, errors = process.communicate(timeout=_MOST_SECONDS)
    except subprocess.TimeoutExpired:
        for pid in [*_descendants(process.pid), process.pid]:
            _end(pid)
        process.communicate()
        return f"it was not done after {_MOST_SECONDS} s and was ended"
    if process.returncode:
        return f"it failed: {(errors.strip().splitlines() or ['without a word'])[-1][:200]}"
    return PoolRun(*json.loads(told.strip().splitlines()[-1]))


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _read(pool: str, count: int) -> PoolRun:
    """Read articles with a pool of this process; what comes from it stands on the last line of the output."""
    samples = [json.loads(line) for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines() if line]
    articles = [{**samples[number % len(samples)], "id": str(number)} for number in range(count)]
    started = time.perf_counter()
    records = _locally(articles) if pool == "local" else _by_ray(articles)
    read = 1
    next(records)
    first = time.perf_counter() - started
    for _ in records:
        read += 1
        if read == count:  # the workers still stand
            last = time.perf_counter() - started
            megabytes, processes = _memory()
    if read != count:
        raise SystemExit(f"{read} records of {count} articles")
    return PoolRun(first, last, megabytes, processes)


def _locally(articles: list[dict[str, str]]) -> Iterator[object]:
    return iter(Reader(workers=_WORKERS).read_many(articles))


def _by_ray(articles: list[dict[str, str]]) -> Iterator[object]:
    import ray

    ray.init(num_cpus=_WORKERS * _SHARE_OF_A_PROCESSOR, include_dashboard=False, log_to_driver=False)
    actor = ray.remote(num_cpus=_SHARE_OF_A_PROCESSOR)(ReaderOfActor)
    pool = ray.util.ActorPool([actor.remote() for _ in range(_WORKERS)])
    try:
        yield from pool.map(lambda one, article: one.read.remote(article), articles)
    finally:
        ray.shutdown()


class ReaderOfActor:
    """What an actor of Ray does: it keeps a reader, and gives each record as a line, as our workers do."""

    def __init__(self) -> None:
        self._reader = Reader()

    def read(self, article: dict[str, str]) -> str:
        """Read an article."""
        return self._reader.read(article_from(article)).model_dump_json()


def _memory() -> tuple[float, int]:
    """Give the megabytes of this process and of all that come from it, and how many these are."""
    kilobytes = []
    for pid in [os.getpid(), *_descendants(os.getpid())]:
        try:
            told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
        except OSError:  # it has ended meanwhile
            continue
        kilobytes += [int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")]
    return sum(kilobytes) / 1024, len(kilobytes)


def _descendants(pid: int) -> list[int]:
    """Give the processes that come from one, by what the system tells of parents."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of the program stands in brackets and may hold anything.
            told = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(told[1])
    found = [pid]
    for known in found:
        found += [child for child, parent in parents.items() if parent == known]
    return found[1:]


if __name__ == "__main__":
    print(json.dumps(_read(sys.argv[1], int(sys.argv[2]))))
