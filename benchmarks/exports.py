"""Times exports of many statements as Parquet and CSV beside a bare copy of the same table by DuckDB.

Exported is an archive, and files of its records. They are the sample articles, read once and varied: each
copy has an id, a text, a hash, a day and identifiers of its own; who is who and what else follows from the
articles is left out of the archive, as no table of records has it. Given is processor time, as other
programs may be at work, the median of several runs in turn, and the most memory. DuckDB has one thread.

usage: python -m benchmarks.exports [--statements 200000] [--runs 3] [--records]
"""

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import duckdb

from hronika.archive.compact import restored
from hronika.archive.corrections.effective import EffectiveRecord
from hronika.archive.numbers import new_numbers
from hronika.archive.packing import pack, parts
from hronika.archive.store import Store
from hronika.archive.version_rows import write_rows
from hronika.article import article_from
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.record_versions import record_from_stored
from hronika.samples import SAMPLE_ARTICLES

_FIRST_DAY = date(2000, 1, 1)
_DAYS = 8_000
_BARS = {"parquet": 2, "csv": 4}
# The most memory by Linux's own account of the process: that of `resource` goes on from who started it.
_MEASURED = """
import re, resource, sys
from pathlib import Path
from hronika.cli import app
try:
    app()
finally:
    took = resource.getrusage(resource.RUSAGE_SELF)
    most = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
    print(took.ru_utime + took.ru_stime, most, file=sys.stderr)
"""
_COPIES = {"parquet": "(FORMAT parquet, COMPRESSION zstd)", "csv": "(HEADER)"}


class Varied(NamedTuple):
    """A copy of an article that was read: its text, and what was read in it with identifiers of its own."""

    text: str
    record: Record
    packed: bytes


def varied(readings: Sequence[tuple[str, RecordWithLemmas]], statements: int) -> Iterator[Varied]:
    """Yield articles that have so many statements together, each with another text."""
    number = 0
    while statements > 0:
        text, (record, words) = readings[number % len(readings)]
        # What is stored of a record tells of places alone: with another text it has other identifiers.
        told = f"{text}\n{number}"
        sha256 = hashlib.sha256(told.encode()).hexdigest()
        _, _, written = parts(text, record, words)
        value = restored(written, told, sha256)
        info = {
            "id": f"{record.id}-{number}",
            "sha256": sha256,
            "published": (_FIRST_DAY + timedelta(number % _DAYS)).isoformat(),
        }
        value |= {"id": info["id"], "article": value["article"] | info}
        made = record_from_stored(value).sealed()
        yield Varied(told, made, pack(told, made, words))
        statements -= len(record.statements)
        number += 1


def fill(store: Store, articles: Iterable[Varied]) -> None:
    """Store articles in an empty archive, with the rows of what was read in them and without an index."""
    with store.writing() as connection:
        for owner, (_, record, packed) in enumerate(articles, 1):
            info = record.article
            connection.execute(
                "INSERT INTO article (number, id, outlet, added) VALUES (?, ?, ?, '')",
                (owner, info.id, info.outlet),
            )
            [version] = new_numbers(connection, info.published, {"version": 1})["version"]
            connection.execute(
                "INSERT INTO version (number, article, ordinal, is_current, sha256, title, published, "
                "incomplete, added, packed, notes) "
                "VALUES (?, ?, 1, 1, ?, ?, ?, 0, '2024-01-01T00:00:00+00:00', ?, '[]')",
                (version, owner, info.sha256, info.title, str(info.published), packed),
            )
            write_rows(connection, version, EffectiveRecord(record, {}, (), {}))


class Taken(NamedTuple):
    """What a command took: processor time in seconds, and memory in MB at the most."""

    seconds: float
    memory: float


def exported(source: Sequence[str | Path], form: str, to: Path) -> Taken:
    """Export the table of statements by the command, in a process of its own."""
    command = ("export", form, *source, "--table", "statements", "-o", to)
    measured = subprocess.run(  # noqa: S603 it is our own
        (sys.executable, "-c", _MEASURED, *command), check=True, capture_output=True, text=True
    )
    seconds, memory = measured.stderr.split()[-2:]
    return Taken(float(seconds), float(memory) / 1024)


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
    parser.add_argument("--records", action="store_true", help="from a file of records, not an archive")
    options = parser.parse_args()
    lines = SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()
    articles = [article_from(json.loads(line)) for line in lines]
    readings = [(article.text, Reader().read_with_lemmas(article)) for article in articles]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive, table = folder / "news.db", folder / "statements.parquet"
        source: tuple[str | Path, ...] = ("--archive", archive)
        if options.records:
            source = (folder / "records.jsonl",)
            with Path(source[0]).open("w", encoding="utf-8") as out:
                out.writelines(
                    each.record.model_dump_json() + "\n" for each in varied(readings, options.statements)
                )
        else:
            with Store(archive) as store:
                fill(store, varied(readings, options.statements))
        exported(source, "parquet", table)
        for form, bar in _BARS.items():
            ours, theirs = [], []
            for _ in range(options.runs):
                ours.append(exported(source, form, folder / f"ours.{form}"))
                theirs.append(copied(table, form, folder / f"theirs.{form}"))
            one, other = statistics.median(taken.seconds for taken in ours), statistics.median(theirs)
            memory = max(taken.memory for taken in ours)
            print(
                f"{form}: {one:.1f} s and {memory:.0f} MB, DuckDB {other:.2f} s: {one / other:.1f} times "
                f"(bar {bar})"
            )


if __name__ == "__main__":
    main()
