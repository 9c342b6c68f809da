"""The reading room of a large archive: how long its pages take, what it needs, and whether it bears readers.

    python -m benchmarks.page [--archive FILE] [--articles N] [--requests N] [--seconds N]

The archive is FILE, or is made: of the samples, each over and over with other names and words
(`benchmarks.identity.speed.another`). It is served by `hronika serve` in a process of its own, on loopback.
Measured and compared with the bars of the table: the time of the server for every page, beside that of its
questions to the archive alone (Server-Timing); starting; memory, idle and after many requests; fifty readers
while articles are added, in which nothing may fail; streaming all statements as CSV. Fails where a bar is
missed.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import httpx2

from benchmarks.archive import BarTable
from benchmarks.identity.speed import Model, another, day_of, read
from benchmarks.score import load
from hronika.archive.store import Store
from hronika.gc_pause import gc_paused
from hronika.ledger import Archive
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES
from hronika.web import pages

_TIMING = re.compile(r"archive;dur=([\d.]+), page;dur=([\d.]+)")
_EACH = 30
"""How many addresses of every page are asked for."""
_READERS = 50
_WARM = 5


class PageTimes(NamedTuple):
    """Times of a page in ms: of the server in all, and of its questions alone, at the 95th percentile."""

    path: str
    page: float
    archive: float
    bytes: int


def fill(path: Path, models: Sequence[Model], count: int, first: int = 0) -> None:
    """Add so many articles to an archive."""
    chance = random.Random(14 + first)  # noqa: S311
    with Store(path) as store:
        for number in range(first, first + count):
            article, made = another(models[number % len(models)], number, day_of(number, chance), chance)
            with gc_paused():
                store.put(article, made)


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


def addresses(client: httpx2.Client, chance: random.Random) -> dict[str, list[str]]:
    """Give addresses of every page, such as the archive has."""

    def of(query: str, kind: str) -> list[str]:
        items = client.get(f"/search.json?q={quote(query)}&kind={kind}").json()[f"{kind}s"]
        return [item["address"] for item in items]

    months = [
        f"since:{year}-{month:02} until:{year}-{month:02}"
        for year in range(2019, 2024)
        for month in range(1, 13)
    ]
    chance.shuffle(months)
    statements = [one for month in months[:10] for one in of(month, "statement")]
    events = [one for month in months[:10] for one in of(month, "event")]
    articles = [one for month in months[:10] for one in of(month, "article")]
    speakers = [
        value["value"]
        for month in months[:5]
        for facet in client.get(f"/search.json?q={quote(month)}").json()["facets"]
        if facet["name"] == "speaker"
        for value in facet["values"]
        if value["value"]
    ]
    stories = [one["address"] for one in client.get("/stories.json").json()["stories"]]
    made: dict[str, list[str]] = {
        "/s/{hash}/{start}-{end}": statements,
        "/e/{hash}/{start}-{end}": events,
        "/a/{hash}": articles,
        "/story/{hash}": stories or [one.replace("/a/", "/story/") for one in articles],
        "/search": [
            f"/search?q={quote(query)}" for query in [*months, *(f'"{name}"' for name in speakers), "*a*", ""]
        ],
        "/claims": [f"/claims?q={quote(name)}" for name in speakers],
        "/timeline": [f"/timeline?q={quote(name)}" for name in speakers],
        "/network": [f"/network?q={quote(name)}" for name in speakers],
        "/due": [f"/due?by={year}-{month:02}" for year in range(2019, 2025) for month in range(1, 13, 2)],
    }
    for route in (route for module in pages.ALL for route in module.routes):
        if "{name}" in route.path:
            slugs = client.get("/people.json").json()["people"]
            made[route.path] = [route.path.replace("/person/{name}", one["address"]) for one in slugs]
        elif "{" not in route.path:
            made.setdefault(route.path, [route.path])
    known = {route.path for module in pages.ALL for route in module.routes}
    return {path: found for path, found in made.items() if found and path in known}


def page_times(address: str, chance: random.Random) -> list[PageTimes]:
    """Ask for every page and give the times of the server."""
    found = []
    with httpx2.Client(base_url=address, timeout=60, headers={"Accept-Language": "lv"}) as client:
        for path, every in addresses(client, chance).items():
            chosen = [chance.choice(every) for _ in range(_EACH)]
            page, archive, size = [], [], 0
            for number, one in enumerate([*chosen[:_WARM], *chosen]):
                response = client.get(one, follow_redirects=True)
                if response.status_code != 200:
                    raise SystemExit(f"{one}: {response.status_code} {response.text[:300]}")
                timing = _TIMING.search(response.headers.get("server-timing", ""))
                if number >= _WARM and timing is not None:
                    archive.append(float(timing[1]))
                    page.append(float(timing[2]))
                    size = max(size, len(response.content))
            if page:
                found.append(PageTimes(path, _p95(page), _p95(archive), size))
    return found


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
                time.sleep(chance.random())

    threads = [threading.Thread(target=reader, args=(place,)) for place in range(_READERS)]
    for thread in threads:
        thread.start()
    done = meanwhile()
    over.set()
    for thread in threads:
        thread.join()
    return done, sum(asked), failures


def adding(path: Path, models: Sequence[Model], first: int, seconds: float) -> Callable[[], int]:
    """Give what adds articles to an archive for so many seconds, and says how many."""

    def add() -> int:
        count, until = 0, time.monotonic() + seconds
        chance = random.Random(first)  # noqa: S311
        with Store(path) as store:
            while time.monotonic() < until:
                article, made = another(
                    models[count % len(models)], first + count, day_of(count, chance), chance
                )
                store.put(article, made)
                count += 1
        return count

    return add


def main() -> int:
    """Measure, print a table, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_args()
    table, chance = BarTable(), random.Random(14)  # noqa: S311
    reader = Reader(pause_gc=True)
    models = read(load(SAMPLE_ARTICLES), reader)
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.archive
        if path is None:
            path = Path(folder) / "archive.db"
            fill(path, models, arguments.articles)
        with Archive(path, writable=False) as archive:
            counts = archive.count()
            started = time.perf_counter()
            statements = sum(1 for _ in archive.statements())
            bare = time.perf_counter() - started
        print(f"{counts['articles']} articles, {statements} statements; asked for in {bare:.1f} s")
        with serving(path) as (address, process, until):
            idle = memory(process)
            table.row("serve until it answers", until, 1.5, "s")
            for times in page_times(address, chance):
                table.row(f"{times.path}: server, 95th percentile", times.page, 150, "ms")
                table.row(f"{times.path}: beside its questions", times.page / max(times.archive, 1.0), 3, "x")
                table.row(f"{times.path}: size", times.bytes / 1024, 200, "KiB")
            table.row("memory after the first pages", memory(process), 200, "MiB")
            before, started = memory(process), time.perf_counter()
            _stream(address)
            table.row(
                "all statements as CSV, beside the bare question",
                (time.perf_counter() - started) / bare,
                2,
                "x",
            )
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
            alone = adding(path, models, first, arguments.seconds / 2)()
            among, asked, failures = many_readers(address, adding(path, models, 2 * first, arguments.seconds))
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


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())
