"""Times the export of many statements as Parquet and CSV beside a bare copy of the same table by DuckDB.

The records are those of the sample articles, read once and varied: each copy has an id, a hash, a day and
identifiers of its own. Given is processor time, as other programs may be at work, the median of several
runs in turn. DuckDB has one thread.

usage: python -m benchmarks.exports [--statements 200000] [--runs 3]
"""

import argparse
import hashlib
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb

from hronika.article import article_from
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES

_IDENTIFIER = re.compile(r'"([sentw])([0-9a-f]{16})')
_FIRST_DAY = date(2000, 1, 1)
_DAYS = 8_000
_BARS = {"parquet": 2, "csv": 4}
_COPIES = {"parquet": "(FORMAT parquet, COMPRESSION zstd)", "csv": "(HEADER)"}


def varied(records: list[Record], statements: int) -> Iterator[str]:
    """Yield lines of records that have so many statements together, each of another text."""
    number = 0
    while statements > 0:
        record = records[number % len(records)]
        info = record.article.model_copy(
            update={
                "id": f"{record.id}-{number}",
                "sha256": hashlib.sha256(f"{record.id}-{number}".encode()).hexdigest(),
                "published": _FIRST_DAY + timedelta(number % _DAYS),
            }
        )
        line = record.model_copy(update={"id": info.id, "article": info}).model_dump_json()

        def other(found: re.Match[str], number: int = number) -> str:
            told = hashlib.sha256(f"{found[2]}-{number}".encode()).hexdigest()
            return f'"{found[1]}{told[:16]}'

        yield Record.model_validate_json(_IDENTIFIER.sub(other, line)).sealed().model_dump_json()
        statements -= len(record.statements)
        number += 1


def exported(records: Path, form: str, to: Path) -> float:
    """Export the table of statements; give the processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = (sys.executable, "-m", "hronika", "export", form, records, "--table", "statements", "-o", to)
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 it is our own
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copied(table: Path, form: str, to: Path) -> float:
    """Have DuckDB copy a table that is Parquet already; give the processor time."""
    with duckdb.connect(config={"threads": 1}) as connection:
        begun = time.process_time()
        connection.execute(f"COPY (SELECT * FROM '{table}') TO '{to}' {_COPIES[form]}")  # noqa: S608 it is ours
        return time.process_time() - begun


def main() -> None:
    """Measure and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    lines = SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()
    records = [Reader().read(article_from(json.loads(line))) for line in lines]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, table = folder / "records.jsonl", folder / "statements.parquet"
        with source.open("w", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in varied(records, options.statements))
        exported(source, "parquet", table)
        for form, bar in _BARS.items():
            ours, theirs = [], []
            for _ in range(options.runs):
                ours.append(exported(source, form, folder / f"ours.{form}"))
                theirs.append(copied(table, form, folder / f"theirs.{form}"))
            one, other = statistics.median(ours), statistics.median(theirs)
            print(f"{form}: {one:.1f} s, DuckDB {other:.2f} s: {one / other:.0f} times (bar {bar})")


if __name__ == "__main__":
    main()
