"""Bulk reading against what it must reach: bytes, speed, memory.

    python -m benchmarks.bulk [--part killed|speed|memory] [--articles 10000] [--engine ray]

The articles are the samples, varied by rule (`varied`, `brief`). Of the part `killed`, 10 000 brief ones are
read undisturbed, and with workers killed five times and the run killed and ended and resumed: all must be
there once, in the same bytes. Of the part `speed`, 700 are read by two workers, by one, and by
`hronika read --workers 2`; times are of the processor, as other work on the machine leaves them as they are,
and by the clock. Of the part `memory`, the process that leads is run over 100 000 articles that nobody reads,
to see that its memory is flat. Exits with 1 where a bar is missed.
"""

import argparse
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet

from hronika.bulk.engines.engine import LostTask
from hronika.bulk.reading import READ_TABLES, FinishedUnit, UnitFile, unit_file
from hronika.bulk.run import Bulk
from hronika.bulk.units import MOST_ITEMS
from hronika.samples import SAMPLE_ARTICLES

KILLS = 5
MOST_SLOWER = 1.05
LEAST_SCALING = 1.8
WORKER_MB, LEADER_MB = 400, 300
SMALL_UNIT = 20
"""Articles in a unit, so that there are many for the process that leads."""

_LEADER_SIZES = (10_000, 100_000)
_FIRST = date(2020, 1, 1)
_LOOK = 0.1  # seconds between two looks at what is at work; looking takes time of the processor too

_RUN = """
import sys
from hronika.bulk.run import Bulk
path, out, workers, engine = sys.argv[1:]
Bulk(out, workers=int(workers), engine=engine).read([path])
"""


def varied(count: int) -> Iterator[dict[str, Any]]:
    """Yield so many articles made of the samples, no two alike.

    The n-th is the sample n modulo their number, with its paragraphs turned by n divided by their number, the
    last paragraph that of the sample after it, and a sentence with n before all. Each has an id and a day
    of its own and one of twenty outlets.
    """
    samples = [json.loads(line) for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()]
    for number in range(count):
        turn, place = divmod(number, len(samples))
        sample, other = samples[place], samples[(place + 1 + turn) % len(samples)]
        paragraphs = sample["text"].split("\n")
        cut = turn % len(paragraphs)
        paragraphs = [*paragraphs[cut:], *paragraphs[:cut], other["text"].split("\n")[-1]]
        yield {
            **sample,
            "id": f"n{number}",
            "outlet": f"Avīze {number % 20}",
            "published": (_FIRST + timedelta(number % 2000)).isoformat(),
            "text": "\n".join([f"Šī ir {number}. ziņa.", *paragraphs]),
        }


def brief(count: int) -> Iterator[dict[str, Any]]:
    """Yield so many short articles, no two alike.

    Of the varied ones they have the sentence with the number and the first sentence of the paragraph behind
    it, as far as a full stop.
    """
    for article in varied(count):
        numbered, paragraph = article["text"].split("\n")[:2]
        yield {**article, "text": f"{numbered}\n{paragraph.partition('. ')[0].rstrip('.')}."}


class Measured(NamedTuple):
    """What a run took: seconds of the processor and by the clock, and the most memory in MB."""

    cpu: float
    wall: float
    leader_mb: float
    worker_mb: float


class _Watched:
    """A command at work, whose memory is looked at, and whose workers can be killed."""

    def __init__(self, command: list[str]) -> None:
        self._started, self._cpu = time.monotonic(), _children_cpu()
        with open(os.devnull, "wb") as nowhere:
            self.process = subprocess.Popen(command, stdout=nowhere)  # noqa: S603 our own
        self.leader_mb = self.worker_mb = 0.0

    def look(self) -> None:
        """Note the memory that it takes."""
        self.leader_mb = max(self.leader_mb, _peak_mb(self.process.pid))
        for worker in self.workers():
            self.worker_mb = max(self.worker_mb, _peak_mb(worker))

    def workers(self) -> list[int]:
        """Give its worker processes, those of a Ray cluster too that it has started."""
        children = _children(self.process.pid)
        under_ray = [worker for child in children for worker in _children(child)]
        return [pid for pid in (*children, *under_ray) if _is_worker(pid)]

    def wait(self) -> Measured:
        """Wait until it ends, and give what it took."""
        while self.process.poll() is None:
            self.look()
            time.sleep(_LOOK)
        if self.process.returncode:
            sys.exit(f"A run ended with {self.process.returncode}.")
        cpu = _children_cpu() - self._cpu
        return Measured(cpu, time.monotonic() - self._started, self.leader_mb, self.worker_mb)


def main() -> None:
    """Run the benchmark and print what it found."""
    parts = {"killed": _measure_killed, "speed": _measure_speed, "memory": _measure_memory}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--part", choices=parts, action="append", help="by default all")
    parser.add_argument("--articles", type=int, help="other than by default, of the parts killed and speed")
    parser.add_argument("--engine", default="local", help="of the part killed")
    options = parser.parse_args()
    reached = True
    for part in options.part or parts:
        with tempfile.TemporaryDirectory() as folder:
            for row in parts[part](Path(folder), options):
                print("{:58} {:>8}  {}".format(*row), flush=True)
                reached = reached and row.is_reached
    sys.exit(0 if reached else 1)


class BulkMeasurement(NamedTuple):
    """What was measured, its value, the bar, and whether it is reached."""

    what: str
    value: str
    bar: str = ""
    is_reached: bool = True


def _at_most(what: str, value: float, most: float, digits: int = 2) -> BulkMeasurement:
    return BulkMeasurement(what, f"{value:.{digits}f}", f"at most {most}", value <= most)


def _at_least(what: str, value: float, least: float) -> BulkMeasurement:
    return BulkMeasurement(what, f"{value:.2f}", f"at least {least}", value >= least)


def _measure_killed(folder: Path, options: argparse.Namespace) -> Iterator[BulkMeasurement]:
    articles = options.articles or 10_000
    path = folder / "articles.jsonl"
    _write(path, brief(articles))
    # Undisturbed by local processes, with whatever engine the other is: the bytes are to be the same.
    undisturbed = _Watched(_command(path, folder / "undisturbed")).wait()
    yield BulkMeasurement(
        f"{articles} articles undisturbed: seconds of the processor", f"{undisturbed.cpu:.0f}"
    )
    yield BulkMeasurement("their units", str(_units(folder / "undisturbed")))
    disturbed = folder / "disturbed"
    kills = _disturbed(_command(path, disturbed, engine=options.engine), disturbed)
    yield BulkMeasurement("workers killed", str(kills), str(KILLS), kills == KILLS)
    yield BulkMeasurement("the run killed once and ended once", "2", "2")
    found = Counter(_ids(disturbed))
    lost = articles - len(found)
    doubled = sum(count > 1 for count in found.values())
    yield BulkMeasurement("articles lost", str(lost), "0", lost == 0)
    yield BulkMeasurement("articles doubled", str(doubled), "0", doubled == 0)
    same = _digest(disturbed) == _digest(folder / "undisturbed")
    yield BulkMeasurement("bytes of the disturbed run as of the other", str(same), "True", same)


def _measure_speed(folder: Path, options: argparse.Namespace) -> Iterator[BulkMeasurement]:
    articles = options.articles or 700
    path = folder / "articles.jsonl"
    _write(path, varied(articles))
    two = _Watched(_command(path, folder / "two")).wait()
    reading = _Watched(
        [
            *(sys.executable, "-m", "hronika", "read", str(path), "--workers", "2"),
            *("--format", "jsonl", "-o", str(folder / "records.jsonl")),
        ]
    ).wait()
    one = _Watched(_command(path, folder / "one", workers=1)).wait()
    same = _digest(folder / "one") == _digest(folder / "two")
    yield BulkMeasurement(f"{articles} articles by two workers, seconds", f"{two.wall:.1f}")
    yield BulkMeasurement("bytes of one worker as of two", str(same), "True", same)
    yield _at_least("one worker against two, by the clock", one.wall / two.wall, LEAST_SCALING)
    yield BulkMeasurement("two workers against one, processor", f"{two.cpu / one.cpu:.2f}")
    yield _at_most("bulk against read, by the clock", two.wall / reading.wall, MOST_SLOWER)
    yield BulkMeasurement("bulk against read, processor", f"{two.cpu / reading.cpu:.2f}")
    yield _at_most("a worker, MB", max(two.worker_mb, one.worker_mb), WORKER_MB, 0)
    yield _at_most("the process that leads, MB", max(two.leader_mb, one.leader_mb), LEADER_MB, 0)


def _measure_memory(folder: Path, _: argparse.Namespace) -> Iterator[BulkMeasurement]:
    for size in _LEADER_SIZES:
        path = folder / "led.jsonl"
        _write(path, varied(size))
        for unit_size in (MOST_ITEMS, SMALL_UNIT):
            out = folder / f"led{size}-{unit_size}"
            for what in ("leads", "resumes"):
                found = _leader_mb(path, out, unit_size)
                told = f"what {what} over {size:,} articles in {_units(out):,} units, MB"
                yield _at_most(told, found, LEADER_MB, 0)


def _command(path: Path, out: Path, workers: int = 2, engine: str = "local") -> list[str]:
    return [sys.executable, "-c", _RUN, str(path), str(out), str(workers), engine]


def _disturbed(command: list[str], out: Path) -> int:
    """Run with workers killed, the run killed once and ended once, until it is complete.

    Gives how many workers were killed.
    """
    kills = 0
    for ended in (signal.SIGKILL, signal.SIGTERM, None):
        watched, begun = _Watched(command), _units(out)
        while watched.process.poll() is None and (ended is None or _units(out) < begun + 2):
            watched.look()
            # One after every unit that is finished, from the first worker on.
            if kills < KILLS and _units(out) >= kills and (workers := watched.workers()):
                with suppress(ProcessLookupError):
                    os.kill(workers[0], signal.SIGKILL)
                    kills += 1
            time.sleep(_LOOK)
        if ended is None:
            watched.wait()
        else:
            watched.process.send_signal(ended)
            watched.process.wait()
    return kills


def _ids(out: Path) -> Iterator[str]:
    """Give the ids of the articles of a result."""
    for file in sorted((out / "articles").iterdir()):
        yield from pyarrow.parquet.read_table(file, columns=["article"])["article"].to_pylist()


def _children(pid: int) -> list[int]:
    """Give the processes that a process has started."""
    with suppress(OSError):
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return []


def _is_worker(pid: int) -> bool:
    """Whether a process is a worker of Hronika's, or an actor of Ray's."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/cmdline").read_bytes()
        return b"hronika.reading.pool" in told or told.startswith(b"ray::RayWorker")
    return False


def _units(out: Path) -> int:
    with suppress(FileNotFoundError):
        return max(0, (out / "manifest.jsonl").read_bytes().count(b"\n") - 1)
    return 0


class _NoReading:
    """An engine that reads nothing and leaves empty files, so that what leads can be measured alone."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self.near = self

    def run(self, job: object, tasks: Iterable[Any]) -> Iterator[FinishedUnit | LostTask[Any]]:
        """Yield units as if they were read."""
        for unit in tasks:
            for table in READ_TABLES:
                place = self._out / unit_file(table.name, unit.name)
                place.parent.mkdir(exist_ok=True)
                place.touch()
            rows = {"articles": len(unit.items)}
            files = {table.name: UnitFile(rows.get(table.name, 0), 0, "0" * 64) for table in READ_TABLES}
            yield FinishedUnit(unit.name, files, {})


def lead(path: str, out: str, unit_size: int) -> None:
    """Lead a run over articles that nobody reads, and print the most memory that took, in MB."""
    Bulk(out, engine=_NoReading(Path(out)), unit_size=unit_size).read([path])  # type: ignore[arg-type]
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _leader_mb(path: Path, out: Path, unit_size: int) -> float:
    program = "import sys; from benchmarks.bulk import lead; lead(*sys.argv[1:3], int(sys.argv[3]))"
    command = [sys.executable, "-c", program, str(path), str(out), str(unit_size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 our own


def _write(path: Path, articles: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)


def _digest(out: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(out.rglob("*")):
        if file.is_file() and file.name != ".lock":
            digest.update(str(file.relative_to(out)).encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _peak_mb(pid: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
