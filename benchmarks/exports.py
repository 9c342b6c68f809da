"""Times exports of many statements as Parquet and CSV beside bare copies of the same by DuckDB.

Exported is an archive, a bulk result or a file of records. They are the sample articles, read once and
varied: each copy has an id, a text, a hash, a day and identifiers of its own; who is who and what else
follows from the articles is left out of the archive, as no table of records has it.

DuckDB copies what lies there: of a bulk result its table of statements; of an archive the view `statements`,
which has two thirds of the columns, by its extension `sqlite` where that is installed, else of rows that
Python has fetched. Beside it stands its copy of the finished table. It has one thread. Given is processor
time, as other programs may be at work, the median of several runs in turn, less what a command takes that
exports a few statements; and the most memory.

usage: python -m benchmarks.exports [--statements 200000] [--runs 3] [--of archive|bulk|records]
"""

import argparse
import hashlib
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple, cast

import duckdb
import pyarrow

from hronika.archive.compact import restored
from hronika.archive.corrections.effective import EffectiveRecord
from hronika.archive.numbers import new_numbers
from hronika.archive.packing import pack, parts
from hronika.archive.store import Store
from hronika.archive.version_rows import write_rows
from hronika.article import Article, article_from
from hronika.bulk.manifest import Manifest, made_by
from hronika.bulk.reading import FinishedUnit, UnitReading
from hronika.bulk.units import units_of
from hronika.exports.tables.schemas import VERSION
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.record_versions import record_from_stored
from hronika.samples import SAMPLE_ARTICLES
from hronika.sources.found import Found

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
    words: tuple[LemmatizedWord, ...]


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
        yield Varied(told, made, words)
        statements -= len(record.statements)
        number += 1


def fill(store: Store, articles: Iterable[Varied]) -> None:
    """Store articles in an empty archive, with the rows of what was read in them and without an index."""
    with store.writing() as connection:
        for owner, (text, record, words) in enumerate(articles, 1):
            info, packed = record.article, pack(text, record, words)
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


class _KnownReadings:
    """Gives for articles what was read in them before, in the place of a reader."""

    def __init__(self) -> None:
        self._readings: dict[str, RecordWithLemmas] = {}

    def found(self, articles: Iterable[Varied]) -> Iterator[Found]:
        """Yield articles as they come in."""
        for text, record, words in articles:
            self._readings[record.article.sha256] = RecordWithLemmas(record, words)
            article = Article(
                text, id=record.id, title=record.article.title, published=record.article.published
            )
            yield Found(article, place=f"news.jsonl, {record.id}")

    def read_many(self, articles: Iterable[Article], *, lemmas: bool) -> Iterator[RecordWithLemmas]:
        """Yield what was read in these."""
        assert lemmas
        return (self._readings.pop(article.sha256) for article in articles)


def fill_result(folder: Path, articles: Iterable[Varied]) -> None:
    """Make a bulk result of articles, in the units of a run."""
    folder.mkdir()
    manifest = Manifest(folder, {**made_by("lv"), "tables": VERSION})
    reader = _KnownReadings()
    reading = UnitReading(folder, cast(Reader, reader))
    for unit in units_of(reader.found(articles), ""):
        finished = reading.file(reading.make(unit))
        assert isinstance(finished, FinishedUnit)
        manifest.add(finished)


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


def copied(table: str, form: str, to: Path) -> float:
    """Have DuckDB copy a table that is Parquet already; give the processor time."""
    with duckdb.connect(config={"threads": 1}) as connection:
        begun = time.process_time()
        connection.execute(f"COPY (SELECT * FROM '{table}') TO '{to}' {_COPIES[form]}")  # noqa: S608 it is ours
        return time.process_time() - begun


def view_copied(archive: Path, form: str, to: Path) -> float:
    """Have DuckDB copy the view `statements` of an archive; give the processor time."""
    with duckdb.connect(config={"threads": 1}) as connection:
        begun = time.process_time()
        try:
            connection.execute("LOAD sqlite")
            connection.execute(f"ATTACH '{archive}' AS news (TYPE sqlite, READ_ONLY)")
            view = "news.statements"
        except duckdb.Error:  # it has to be installed from the net, once
            connection.register("view", _view(archive))
            view = "view"
        connection.execute(f"COPY (SELECT * FROM {view}) TO '{to}' {_COPIES[form]}")  # noqa: S608 it is ours
        return time.process_time() - begun


def _view(archive: Path) -> Any:
    """Give the rows of the view `statements` as batches of Arrow, fetched as they are asked for."""
    rows = sqlite3.connect(archive).execute("SELECT * FROM statements")
    kinds = {"confidence": pyarrow.float64(), "start": pyarrow.int64(), "end": pyarrow.int64()}
    fields = [
        (name, kinds.get(name, pyarrow.string())) for name, *_ in rows.description if name != "incomplete"
    ]
    schema = pyarrow.schema([*fields, ("incomplete", pyarrow.int64())])

    def batches() -> Iterator[Any]:
        while fetched := rows.fetchmany(10_000):
            columns = zip(zip(*fetched, strict=True), schema, strict=True)
            arrays = [pyarrow.array(values, field.type) for values, field in columns]
            yield pyarrow.record_batch(arrays, schema=schema)

    return pyarrow.RecordBatchReader.from_batches(schema, batches())


def _made(folder: Path, of: str, articles: Iterable[Varied]) -> tuple[str | Path, ...]:
    """Make what is exported, and give what the command is told of it."""
    folder.mkdir()
    if of == "archive":
        with Store(folder / "news.db") as store:
            fill(store, articles)
        return "--archive", folder / "news.db"
    if of == "bulk":
        fill_result(folder / "ledger", articles)
        return (folder / "ledger",)
    with (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(each.record.model_dump_json() + "\n" for each in articles)
    return (folder / "records.jsonl",)


def main() -> None:
    """Measure and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--of", choices=("archive", "bulk", "records"), default="archive")
    options = parser.parse_args()
    lines = SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()
    articles = [article_from(json.loads(line)) for line in lines]
    readings = [(article.text, Reader().read_with_lemmas(article)) for article in articles]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = _made(folder / "many", options.of, varied(readings, options.statements))
        few = _made(folder / "few", options.of, varied(readings, 1))
        table = folder / "statements.parquet"
        exported(source, "parquet", table)
        copies: dict[str, Callable[[str, Path], float]] = {
            "the finished table": lambda form, to: copied(str(table), form, to)
        }
        if options.of == "archive":
            copies["the view"] = lambda form, to: view_copied(Path(source[1]), form, to)
        elif options.of == "bulk":
            files = f"{source[0]}/statements/*.parquet"
            copies["its own table"] = lambda form, to: copied(files, form, to)
        for form, bar in _BARS.items():
            ours: list[Taken] = []
            theirs: dict[str, list[float]] = {what: [] for what in copies}
            start = statistics.median(
                exported(few, form, folder / f"few.{form}").seconds for _ in range(options.runs)
            )
            for _ in range(options.runs):
                ours.append(exported(source, form, folder / f"ours.{form}"))
                for what, copy in copies.items():
                    theirs[what].append(copy(form, folder / f"theirs.{form}"))
            one = statistics.median(taken.seconds for taken in ours) - start
            memory = max(taken.memory for taken in ours)
            print(f"{form}: {one:.2f} s beside {start:.2f} to start, {memory:.0f} MB; DuckDB", end="")
            for what, times in theirs.items():
                other = statistics.median(times)
                print(f", {what} {other:.2f} s: {one / other:.1f} times", end="")
            print(f" (bar {bar})")


if __name__ == "__main__":
    main()
