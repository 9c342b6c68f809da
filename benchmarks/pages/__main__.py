"""The reading room of a large archive: how long its pages take, what it needs, and whether it bears readers.

    python -m benchmarks.pages [--archive FILE] [--articles N] [--requests N] [--seconds N] [--only PART]

The archive is FILE, or is made: of the samples, each over and over with other names and words
(`benchmarks.identity.speed.another`). Measured and compared with the bars of the table: the time of every
page, beside that of its questions to the archive alone, and beside the same page of an archive of few
articles (`benchmarks.pages.timing`). Then the archive is served by `hronika serve` in a process of its own,
on loopback: starting; memory, idle and after many requests; streaming all statements as CSV; fifty readers
while articles are added, in which nothing may fail. Fails where a bar is missed. `--only` times the pages
alone whose paths have these letters.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import httpx2

from benchmarks.archive import BarTable
from benchmarks.identity.speed import Model, another, day_of, read
from benchmarks.pages.timing import page_times
from benchmarks.score import load
from hronika.archive.store import Store
from hronika.gc_pause import gc_paused
from hronika.ledger import Archive
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

_EACH = 40
"""How many addresses of every page are asked for."""
_FEW = 600
_READERS = 50
_PAUSE = (1.0, 5.0)
"""Seconds for which a reader looks at a page, at least and at most."""
_AT_ONCE = 25
"""Articles that are read, and so stored, within a second."""


def fill(path: Path, models: Sequence[Model], count: int, first: int = 0) -> None:
    """Add so many articles to an archive."""
    chance = random.Random(14 + first)  # noqa: S311
    with Store(path) as store:
        for numbers in batched(range(first, first + count), _AT_ONCE):
            store_together(store, models, numbers, chance)


def batched(numbers: range, size: int) -> Iterator[range]:
    """Yield so many numbers at once."""
    for first in range(numbers.start, numbers.stop, size):
        yield range(first, min(first + size, numbers.stop))


def store_together(store: Store, models: Sequence[Model], numbers: range, chance: random.Random) -> None:
    """Store articles of these numbers in one transaction, as `hronika add` does."""
    made = [
        another(models[number % len(models)], number, day_of(number, chance), chance) for number in numbers
    ]
    with gc_paused(), store.writing():
        for article, reading in made:
            store.put(article, reading)


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, int, float]]:
    """Serve an archive by a process: its address, its number, and the seconds until it answered."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "hronika", "serve", "--archive", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 it is ours
        assert process.stderr is not None
        address = ""
        for line in process.stderr:
            if found := re.search(r"http://[\d.]+:\d+", line):
                address = found[0]
                break
        httpx2.get(address, timeout=60).raise_for_status()
        try:
            yield address, process.pid, time.perf_counter() - started
        finally:
            process.terminate()


def memory(process: int) -> float:
    """Give what a process has in memory of its own (proportional set size), in MiB."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(re.search(r"Pss:\s+(\d+)", rollup)[1]) / 1024  # type: ignore[index] # it has such a line


def processor_time(process: int) -> float:
    """Give the seconds that a process has computed."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def growing(table: BarTable, few: Path, many: Path, only: str) -> None:
    """Time every page of an archive of many articles, beside the same page of one of few."""
    before = {each.path: each for each in page_times(few, _EACH, random.Random(14), only)}  # noqa: S311
    for times in page_times(many, _EACH, random.Random(14), only):  # noqa: S311
        path = times.path
        table.row(f"{path}: processor time, 95th percentile", times.page, 150, "ms")
        table.row(f"{path}: beside its questions", times.times, 3, "x")
        table.row(f"{path}: size, compressed", times.bytes / 1024, 150, "KiB")
        if path in before:
            print(
                f"     of {_FEW} articles {before[path].page:.1f} ms; questions {times.archive:.1f} ms, "
                f"all else {times.overhead:.1f} ms; the first one {times.first:.0f} ms"
            )


def many_readers(address: str, meanwhile: Callable[[], int]) -> tuple[int, int, list[str]]:
    """Have fifty readers ask while something is done: how much of it, how many pages, what failed."""
    asked, failures, over = [0] * _READERS, [], threading.Event()
    pages_asked = ["/", "/search", "/search?kind=event", "/search?q=*a*", "/stories", "/due", "/about"]

    def reader(place: int) -> None:
        chance = random.Random(place)  # noqa: S311
        with httpx2.Client(base_url=address, timeout=60) as client:
            while not over.is_set():
                try:
                    response = client.get(chance.choice(pages_asked))
                    if response.status_code != 200:
                        failures.append(f"{response.status_code}: {response.text[-300:]}")
                except httpx2.HTTPError as error:
                    failures.append(repr(error))
                asked[place] += 1
                over.wait(chance.uniform(*_PAUSE))

    threads = [threading.Thread(target=reader, args=(place,)) for place in range(_READERS)]
    for thread in threads:
        thread.start()
    done = meanwhile()
    over.set()
    for thread in threads:
        thread.join()
    return done, sum(asked), failures


def add_for(path: Path, models: Sequence[Model], first: int, seconds: float) -> int:
    """Add articles to an archive for so many seconds, and say how many."""
    number, until = first, time.monotonic() + seconds
    chance = random.Random(first)  # noqa: S311
    with Store(path) as store:
        while time.monotonic() < until:
            store_together(store, models, range(number, number + _AT_ONCE), chance)
            number += _AT_ONCE
    return number - first


def main() -> int:
    """Measure, print a table, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", default="", metavar="PART")
    arguments = parser.parse_args()
    table = BarTable()
    reader = Reader(pause_gc=True)
    models = read(load(SAMPLE_ARTICLES), reader)
    with tempfile.TemporaryDirectory() as folder:
        few, path = Path(folder) / "few.db", arguments.archive
        fill(few, models, _FEW)
        if path is None:
            path = Path(folder) / "archive.db"
            fill(path, models, arguments.articles)
        growing(table, few, path, arguments.only)
        if arguments.only:
            return 1 if table.missed else 0
        with Archive(path, writable=False) as archive:
            counts = archive.count()
            started = time.process_time()
            statements = sum(1 for _ in archive.statements())
            bare = time.process_time() - started
        print(f"{counts['articles']} articles, {statements} statements; asked for in {bare:.1f} s")
        with serving(path) as (address, process, until):
            idle = memory(process)
            table.row("serve until it answers", until, 1.5, "s")
            _look_around(address)
            table.row("memory after the first pages", memory(process), 200, "MiB")
            # What each connection keeps of the archive is there when all has been sent once.
            _stream(address)
            before, started = memory(process), processor_time(process)
            _stream(address)
            taken = processor_time(process) - started
            table.row("all statements as CSV, beside the bare question", taken / bare, 2, "x")
            table.row("memory that it took", 100 * (memory(process) / before - 1), 10, "%")
            before = memory(process)
            with httpx2.Client(base_url=address, timeout=60) as client:
                for number in range(arguments.requests):
                    client.get(
                        ("/", "/search", "/stories", "/search?kind=event")[number % 4]
                    ).raise_for_status()
            table.row(f"memory after {arguments.requests} requests", memory(process), 200, "MiB")
            table.row("growth by them", 100 * (memory(process) / before - 1), 10, "%")
            print(f"     idle it was {idle:.0f} MiB")
            first = counts["articles"] * 10
            # Who adds is a process, as `hronika add` is; readers that are threads of it would hold it up.
            with ProcessPoolExecutor(1, get_context("spawn")) as adder:
                alone = adder.submit(add_for, path, models, first, arguments.seconds / 2).result()
                among, asked, failures = many_readers(
                    address, adder.submit(add_for, path, models, 2 * first, arguments.seconds).result
                )
            print(f"     {asked} pages for {_READERS} readers; {among} articles added, {alone} alone")
            table.row("what failed meanwhile", len(failures), 0)
            table.row("adding, of its rate alone", among / max(1, 2 * alone), 0.6, at_least=True)
            for failure in failures[:3]:
                print(failure)
    return 1 if table.missed else 0


def _stream(address: str) -> None:
    with httpx2.stream("GET", f"{address}/search.csv?all=1", timeout=600) as response:
        for _ in response.iter_bytes():
            pass


def _look_around(address: str) -> None:
    """Ask for the pages that have one address."""
    with httpx2.Client(base_url=address, timeout=60) as client:
        for path in (
            "/",
            "/search",
            "/people",
            "/stories",
            "/due",
            "/claims",
            "/about",
            "/timeline",
            "/places",
        ):
            client.get(path).raise_for_status()


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())
