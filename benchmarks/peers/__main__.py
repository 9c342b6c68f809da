"""Hronika beside others, all in turn in one run: `make benchmark-peers`.

usage: python -m benchmarks.peers [--only NAME]... [--gold FOLDER] [--data FOLDER] [--rounds N] [--json FILE]

Each comparison is a module of its own. What was measured is written to FILE after each, in the place of what
stood there of it, and `make docs` makes the table of docs/benchmarks.md from it. What is not installed, or
not there, is named as not run. The pipeline of spaCy is trained once, into build/spacy-lv (half an hour).
"""

import os

# One thread each, said before anything that makes threads is loaded.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import json
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.peers import analysis, duplicates, pages, pool, reading, search, statements, times
from benchmarks.peers.comparison import Given, PeerComparison
from benchmarks.peers.table import lines_of
from benchmarks.speed import STORE, processor

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("results.json")

COMPARISONS: Mapping[str, Callable[[Given], PeerComparison]] = {
    "statements": statements.compare,
    "times": times.compare,
    "analysis": analysis.compare,
    "reading": reading.compare,
    "pages": pages.compare,
    "duplicates": duplicates.compare,
    "search": search.compare,
    "pool": pool.compare,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparisons, print their figures and write them down."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--only", action="append", choices=COMPARISONS, help="run this one alone; may be repeated"
    )
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="gold sets, *.jsonl"
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="treebank, names, raw text"
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="of what is timed; medians and quartiles are told"
    )
    parser.add_argument("--share", type=float, default=1.0, help="of the inputs, to try it; figures need all")
    parser.add_argument("--json", type=Path, default=RESULTS, help="the file that figures are written to")
    options = parser.parse_args(arguments)
    given = Given(options.gold, options.data, STORE, options.rounds, options.share)
    for name in options.only or COMPARISONS:
        started = time.perf_counter()
        comparison = COMPARISONS[name](given)
        write(options.json, comparison)
        for line in lines_of(comparison):
            print(line)
        print(f"({name}: {time.perf_counter() - started:.0f} s)\n", flush=True)


def write(path: Path, comparison: PeerComparison) -> None:
    """Put a comparison, with its day and machine, in the place of what a file has of it."""
    results: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    results[comparison.name] = {
        "day": datetime.now(UTC).date().isoformat(),
        "machine": f"{processor()}; {os.cpu_count()} processors",
        "system": f"{platform.system()}, Python {platform.python_version()}",
        "comparison": comparison.as_json(),
    }
    ordered = {name: results[name] for name in COMPARISONS if name in results}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
