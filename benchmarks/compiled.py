"""The compiled Hronika beside the pure one: whether the records are the same bytes, and how long they take.

usage: python -m benchmarks.compiled PURE COMPILED [--gold FOLDER] [--data FOLDER] [--rounds N] [--json FILE]

PURE and COMPILED are Pythons in whose environments the wheels are installed (`make wheel wheel-compiled`).
Both read all samples and all gold texts, the compiled one with two workers too; a difference fails. With
`--rounds` both then read news in turn, in each round other articles, and their seconds of the processor are
compared.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from benchmarks.speed import news, warm_up
from hronika.samples import SAMPLE_ARTICLES

ROOT = Path(__file__).parents[1]

# What each of the two runs: for every line, which has a list of articles, it gives a line with their records
# and the seconds of the processor that each part of reading took.
_PROGRAM = """
import json, sys, time
from collections import Counter
from dataclasses import replace
import hronika.reading.reader as reading
from hronika.reading.compiled import is_compiled
from hronika.reading.pipeline import STAGES

seconds = Counter()

def timed(name, function):
    def run(*arguments, **options):
        started = time.process_time()
        try:
            return function(*arguments, **options)
        finally:
            seconds[name] += time.process_time() - started
    return run

print(json.dumps(is_compiled()), flush=True)
stages = [replace(stage, run=timed(stage.name, stage.run)) for stage in STAGES]
alone = reading.Reader(stages=stages, pause_gc=True)
reading.analysed = timed("analysis", reading.analysed)
for line in sys.stdin:
    articles, workers = json.loads(line)
    reader = alone if workers == 1 else reading.Reader(workers=workers, pause_gc=True)
    seconds.clear()
    read = timed("whole record", list)(reader.read_many(articles))
    records = [each.model_dump_json() if isinstance(each, reading.Record) else str(each) for each in read]
    print(json.dumps([records, seconds]), flush=True)
"""

_PARTS = (
    "whole record",
    "analysis",
    "times",
    "quantities",
    "names",
    "people",
    "statements",
    "attribution",
    "events",
    "responses",
)


class Hronika:
    """One of the two, in a process of its own."""

    def __init__(self, python: str, *, compiled: bool) -> None:
        self._process = subprocess.Popen(  # noqa: S603 our own
            [python, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"),
        )
        if self._answer() is not compiled:
            sys.exit(f"The Hronika of {python} is {'not ' if compiled else ''}compiled.")

    def read(
        self, articles: Sequence[dict[str, Any]], workers: int = 1
    ) -> tuple[list[str], dict[str, float]]:
        """Give the records as JSON, an error as its sentence, and by part the seconds that they took."""
        self._stream("stdin").write(json.dumps([articles, workers]).encode() + b"\n")
        self._stream("stdin").flush()
        records, seconds = self._answer()
        return records, seconds

    def memory(self) -> float:
        """The most memory that the process took so far, in megabytes; 0 where the system does not say."""
        status = Path(f"/proc/{self._process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)

    def end(self) -> None:
        """End the process."""
        self._stream("stdin").close()
        self._process.wait()

    def _answer(self) -> Any:
        line = self._stream("stdout").readline()
        if not line:
            sys.exit("One of the two has ended before its time.")
        return json.loads(line)

    def _stream(self, name: str) -> IO[bytes]:
        stream: IO[bytes] = getattr(self._process, name)
        return stream


def main() -> None:
    """Compare, and print; exits with 1 where a record differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compiled", description=__doc__)
    parser.add_argument("pure")
    parser.add_argument("compiled")
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--articles", type=int, default=12, help="articles in a round")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    options = parser.parse_args()
    pure = Hronika(options.pure, compiled=False)
    compiled = Hronika(options.compiled, compiled=True)
    articles = list(texts(options.gold))
    differences = compare(articles, pure, compiled)
    if options.rounds:
        figures = compare_speed(options.data, options.rounds, options.articles, pure, compiled)
        if options.json:
            options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    pure.end()
    compiled.end()
    if differences:
        sys.exit(f"{differences} of {len(articles)} records differ.")


def texts(gold: Path) -> Iterator[dict[str, Any]]:
    """The samples and all texts of our gold and of a folder, each with an `id` of its own."""
    files = chain(
        [SAMPLE_ARTICLES], sorted((ROOT / "tests" / "gold").rglob("*.jsonl")), sorted(gold.rglob("*.jsonl"))
    )
    number = 0
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if isinstance(entry.get("text"), str):
                known = {
                    name: entry[name] for name in ("text", "title", "published", "outlet") if entry.get(name)
                }
                yield {**known, "id": f"{file.stem}-{number}"}
                number += 1


def compare(articles: Sequence[dict[str, Any]], pure: Hronika, compiled: Hronika) -> int:
    """Have all read by both, tell the first differences, and give how many articles differ."""
    expected, _ = pure.read(articles)
    found, _ = compiled.read(articles)
    spread, _ = compiled.read(articles, workers=2)
    differing = [
        place for place, record in enumerate(expected) if record != found[place] or record != spread[place]
    ]
    for place in differing[:5]:
        other = found[place] if found[place] != expected[place] else spread[place]
        at = next((i for i, (a, b) in enumerate(zip(expected[place], other, strict=False)) if a != b), 0)
        shown = slice(max(0, at - 60), at + 60)
        print(f"{articles[place]['id']} differs:")
        print(f"  pure      {expected[place][shown]}\n  compiled  {other[shown]}")
    print(f"{len(articles) - len(differing)} of {len(articles)} records are the same bytes")
    return len(differing)


def compare_speed(data: Path, rounds: int, size: int, pure: Hronika, compiled: Hronika) -> dict[str, Any]:
    """Time both in turn on articles new to them; print and give medians and spread, in µs a word."""
    before = [{"id": article.id, "text": article.text} for article in warm_up(data)]
    timed = [{"id": article.id, "text": article.text} for article in news(data)]
    for each in (pure, compiled):
        each.read(before)
    spent: dict[str, list[tuple[float, float]]] = {part: [] for part in _PARTS}
    for number in range(min(rounds, len(timed) // size)):
        part = timed[number * size : (number + 1) * size]
        words = sum(len(article["text"].split()) for article in part)
        order = (pure, compiled) if number % 2 == 0 else (compiled, pure)
        took = {each: each.read(part)[1] for each in order}
        for name, values in spent.items():
            values.append((1e6 * took[pure][name] / words, 1e6 * took[compiled][name] / words))
    figures: dict[str, Any] = {"memory_mb": {"pure": pure.memory(), "compiled": compiled.memory()}}
    print(f"{len(spent['whole record'])} rounds of {size} articles, medians")
    print(f"{'µs a word':14} pure  compiled  times (spread)")
    for name, values in spent.items():
        ratios = [slow / fast for slow, fast in values]
        slow, fast = (statistics.median(column) for column in zip(*values, strict=True))
        times, least, most = statistics.median(ratios), min(ratios), max(ratios)
        figures[name] = {"pure": slow, "compiled": fast, "times": times, "spread": [least, most]}
        print(f"{name:14} {slow:5.1f} {fast:9.1f}  {times:.2f} ({least:.2f} to {most:.2f})")
    print("memory, MB     {pure:5.0f} {compiled:9.0f}".format(**figures["memory_mb"]))
    return figures


if __name__ == "__main__":
    main()
