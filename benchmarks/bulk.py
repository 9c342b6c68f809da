"""Bulk reading against what it must reach: bytes, speed, memory.

    python -m benchmarks.bulk [--articles 10000] [--unit-size 500]

The articles are the samples, varied by rule (`varied`). They are read undisturbed by two workers and by one;
by two with workers killed five times and the run killed and ended and resumed; and by
`hronika read --workers 2`. Times are of the processor, as other work on the machine leaves them as they are,
and by the clock. The process that leads is also run over articles that nobody reads, to see that its memory
is flat. Exits with 1 where a bar is missed.
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
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hronika.bulk.engines.engine import LostTask
from hronika.bulk.reading import ALL_TABLES, FinishedUnit, UnitFile
from hronika.bulk.run import Bulk
from hronika.bulk.units import MOST_ITEMS
from hronika.samples import SAMPLE_ARTICLES

KILLS = 5
MOST_SLOWER = 1.05
LEAST_SCALING = 1.8
WORKER_MB, LEADER_MB = 400, 300
_LEADER_SIZES = (10_000, 100_000)
_FIRST = date(2020, 1, 1)

_RUN = """
import sys
from hronika.bulk.run import Bulk
path, out, workers, size = sys.argv[1:]
Bulk(out, workers=int(workers), unit_size=int(size)).read([path])
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
        """Give its worker processes."""
        with suppress(OSError):
            tasks = list(Path(f"/proc/{self.process.pid}/task").iterdir())
            return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
        return []

    def wait(self) -> Measured:
        """Wait until it ends, and give what it took."""
        while self.process.poll() is None:
            self.look()
            time.sleep(0.02)
        if self.process.returncode:
            sys.exit(f"A run ended with {self.process.returncode}.")
        cpu = _children_cpu() - self._cpu
        return Measured(cpu, time.monotonic() - self._started, self.leader_mb, self.worker_mb)


def main() -> None:
    """Run the benchmark and print what it found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--unit-size", type=int, default=MOST_ITEMS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if _measure(Path(folder), options.articles, options.unit_size) else 1)


def _measure(folder: Path, articles: int, unit_size: int) -> bool:
    path = folder / "articles.jsonl"
    _write(path, varied(articles))

    def command(out: str, workers: int) -> list[str]:
        return [sys.executable, "-c", _RUN, str(path), str(folder / out), str(workers), str(unit_size)]

    two = _Watched(command("two", 2)).wait()
    reading = _Watched(
        [
            *(sys.executable, "-m", "hronika", "read", str(path), "--workers", "2"),
            *("--format", "jsonl", "-o", str(folder / "records.jsonl")),
        ]
    ).wait()
    one = _Watched(command("one", 1)).wait()
    _disturbed(command("disturbed", 2), folder / "disturbed")
    digests = {name: _digest(folder / name) for name in ("two", "one", "disturbed")}
    leaders = [_leader_mb(folder, size, unit_size) for size in _LEADER_SIZES]
    rows = [
        ("bytes of one worker as of two", str(digests["one"] == digests["two"]), "True"),
        ("bytes of the disturbed run the same", str(digests["disturbed"] == digests["two"]), "True"),
        ("one worker against two, by the clock", f"{one.wall / two.wall:.2f}", f"at least {LEAST_SCALING}"),
        ("two workers against one, processor", f"{two.cpu / one.cpu:.2f}", ""),
        ("bulk against read, by the clock", f"{two.wall / reading.wall:.2f}", f"at most {MOST_SLOWER}"),
        ("bulk against read, processor", f"{two.cpu / reading.cpu:.2f}", ""),
        ("a worker, MB", f"{max(two.worker_mb, one.worker_mb):.0f}", f"at most {WORKER_MB}"),
        ("the process that leads, MB", f"{max(two.leader_mb, one.leader_mb):.0f}", f"at most {LEADER_MB}"),
        *(
            (f"the same over {size:,} articles, MB", f"{found:.0f}", f"at most {LEADER_MB}")
            for size, found in zip(_LEADER_SIZES, leaders, strict=True)
        ),
    ]
    print(
        f"{articles} articles, {unit_size} a unit: {two.wall:.0f} s by two workers, {one.wall:.0f} s by one"
    )
    for row in rows:
        print("{:45} {:>8}  {}".format(*row))
    return (
        len(set(digests.values())) == 1
        and one.wall / two.wall >= LEAST_SCALING
        and two.wall / reading.wall <= MOST_SLOWER
        and max(two.worker_mb, one.worker_mb) <= WORKER_MB
        and max(two.leader_mb, one.leader_mb, *leaders) <= LEADER_MB
    )


def _disturbed(command: list[str], out: Path) -> None:
    """Run with workers killed five times, the run killed once and ended once, until it is complete."""
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
            time.sleep(0.02)
        if ended is None:
            watched.wait()
        else:
            watched.process.send_signal(ended)
            watched.process.wait()
    print(f"{kills} workers were killed, and the run twice")


def _units(out: Path) -> int:
    with suppress(FileNotFoundError):
        return max(0, (out / "manifest.jsonl").read_bytes().count(b"\n") - 1)
    return 0


class _NoReading:
    """An engine that reads nothing, so that what leads can be measured alone."""

    @property
    def near(self) -> "_NoReading":
        return self

    def run(self, job: object, tasks: Iterable[Any]) -> Iterator[FinishedUnit | LostTask[Any]]:
        """Yield units as if they were read."""
        for unit in tasks:
            rows = {"articles": len(unit.items)}
            yield FinishedUnit(
                unit.name,
                {table.name: UnitFile(rows.get(table.name, 0), 0, "") for table in ALL_TABLES},
                {},
            )


def lead(path: str, out: str, unit_size: int) -> None:
    """Lead a run over articles that nobody reads, and print the most memory that took, in MB."""
    Bulk(out, engine=_NoReading(), unit_size=unit_size).read([path])  # type: ignore[arg-type]
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _leader_mb(folder: Path, articles: int, unit_size: int) -> float:
    path = folder / "led.jsonl"
    _write(path, varied(articles))
    program = "import sys; from benchmarks.bulk import lead; lead(*sys.argv[1:3], int(sys.argv[3]))"
    command = [sys.executable, "-c", program, str(path), str(folder / f"led{articles}"), str(unit_size)]
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
