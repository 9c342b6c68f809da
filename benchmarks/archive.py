"""The archive measured against what it must reach, all in one run; exit code 1 where a bar is missed.

usage: python -m benchmarks.archive [--articles N] [--statements N] [--queries N] [--seed N] [--gold FOLDER]

Storing: the articles of the gold folder, of the samples and of `tests/gold`, over and over as others: with
other words and names, of other days and outlets (`benchmarks.identity.speed`); with who is who, stories,
lineage and claims, which take a third of the file.
Search: an archive of generated statements
(`benchmarks.generated_archive`), asked by its index and by joining and sorting in turn; random queries must
find what the statements themselves tell. Adding: the same articles added in turn to an archive of none and to
the generated one, the first third of them left out of the measure.
"""

import argparse
import gc
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.generated_archive import MODES, Generated
from benchmarks.identity.speed import another, day_of, read
from benchmarks.score import load
from hronika.archive import fulltext
from hronika.archive.facets import count_facets
from hronika.archive.meanings import meanings_of, search
from hronika.archive.numbers import period
from hronika.archive.queries import parse
from hronika.archive.search import MOST_COUNTED
from hronika.archive.search import search as find
from hronika.archive.store import Store
from hronika.article import Article
from hronika.gc_pause import gc_paused
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

T = TypeVar("T")
OWN = Path(__file__).parents[1] / "tests" / "gold" / "news_articles.jsonl"
STORING, KILOBYTES = 40, 65
_MOST_COMMON = 40
_NEWEST = 20
_ADDED = 200
_JOIN = (
    "SELECT s.number FROM statement_index i JOIN statement s ON s.number = i.rowid "
    "JOIN version v ON v.number = s.version JOIN article a ON a.number = v.article "
    "WHERE statement_index MATCH ?{} ORDER BY v.published DESC, s.number DESC LIMIT ?"
)
_COLUMNS = {"outlet": "a.outlet", "mode": "s.mode", "speaker": "s.speaker_name"}


@dataclass
class BarTable:
    """What was measured, each with its bar."""

    missed: int = 0

    def row(self, what: str, value: float, bar: float, unit: str = "", *, at_least: bool = False) -> None:
        """Print a row, and note whether its bar was reached."""
        reached = value >= bar if at_least else value <= bar
        self.missed += not reached
        told = f"{'at least' if at_least else 'at most'} {bar:g}{unit}"
        print(f"{'   ' if reached else 'NOT'}  {what:<66} {value:10.3f}{unit:<6} {told}", flush=True)


def main() -> int:
    """Measure, print the table, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=600)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    arguments = parser.parse_args()
    chance, table = random.Random(arguments.seed), BarTable()  # noqa: S311
    print(f"seed {arguments.seed}")
    with tempfile.TemporaryDirectory() as folder:
        stored = storing(table, Path(folder) / "stored.db", arguments.articles, arguments.gold, chance)
        path = Path(folder) / "generated.db"
        with Store(path) as store:
            started = time.perf_counter()
            generated = Generated(store, arguments.statements, chance)
            # A collector that goes through all that was generated would be timed with what is asked.
            gc.collect()
            gc.freeze()
            print(f"     {arguments.statements} statements made in {time.perf_counter() - started:.0f} s")
            with store.reading() as connection:
                newest(table, connection, generated, chance)
                same_results(table, connection, generated, arguments.queries)
            lists(table, store, generated, chance)
            rank_and_facets(table, store, generated)
        opening(table, path)
        adding(table, path, Path(folder) / "none.db", stored[:_ADDED])
    return 1 if table.missed else 0


def storing(
    table: BarTable, path: Path, count: int, gold: Path, chance: random.Random
) -> list[tuple[Article, RecordWithLemmas]]:
    """Store so many articles, each of other words; give the first of them with what was read."""
    given = [document for file in (SAMPLE_ARTICLES, gold / "articles.jsonl", OWN) if file.exists()
             for document in load(file)]  # fmt: skip
    reader, reading, writing, letters = Reader(pause_gc=True), 0.0, 0.0, 0
    read(given[:5], reader)  # what is loaded at first is not timed
    models = read(given, reader)
    first: list[tuple[Article, RecordWithLemmas]] = []
    with Store(path) as store:
        for number in range(count):
            model = models[number % len(models)]
            article, made = another(model, number, day_of(number, chance), chance)
            started = time.process_time()
            with gc_paused():  # as `hronika add` does
                store.add(article, made)
            writing += time.process_time() - started
            reading += model.seconds
            letters += len(article.text)
            if len(first) < _ADDED:
                first.append((article, made))
    size = path.stat().st_size
    print(
        f"     {count} articles of {letters / count:.0f} characters, {1000 * reading / count:.1f} ms to read"
    )
    table.row("storing, share of the time of reading", 100 * writing / reading, STORING, " %")
    table.row("file, an article", size / count / 1000, KILOBYTES, " kB")
    return first


def newest(
    table: BarTable, connection: sqlite3.Connection, generated: Generated, chance: random.Random
) -> None:
    """Ask for the newest by common words, by the index and by joining and sorting."""
    kinds: list[tuple[str, tuple[str, ...], str]] = [
        ("0 filters", (), ""),
        ("1 filter, outlet", ("outlet",), ""),
        ("2 filters", ("outlet", "mode"), ""),
        ("3 filters", ("outlet", "mode", "speaker"), ""),
        ("a period", (), "2021-05"),
    ]
    for name, filters, month in kinds:
        index: list[float] = []
        join: list[float] = []
        for lemma in generated.lemmas[:_MOST_COMMON]:
            values = {
                "outlet": chance.choice(generated.outlets),
                "mode": chance.choice(MODES),
                "speaker": chance.choice(generated.speakers),
            }
            text = " ".join([f"{lemma}s", *(f"{field}:{values[field]}" for field in filters)])
            if month:
                text += f" since:{month} until:{month}"
            wanted = "".join(f" AND {_COLUMNS[field]} = ?" for field in filters)
            given = [f'lemma : "{lemma}s"', *(values[field] for field in filters)]
            if month:
                wanted += " AND v.published LIKE ?"
                given.append(f"{month}%")

            def by_index(text: str = text) -> list[int]:
                query = parse(text)
                within = period(query.since, query.until)
                return search(connection, "statement", query.tree, within, _NEWEST)

            def by_join(wanted: str = wanted, given: Sequence[str] = tuple(given)) -> list[int]:
                return [number for (number,) in connection.execute(_JOIN.format(wanted), (*given, _NEWEST))]

            if _timed(by_index, index) != _timed(by_join, join):
                raise SystemExit(f"{text}: the two ways differ")
        table.row(f"newest 20, {name}, p95", _p95(index), 20, " ms")
        if name.startswith(("0", "1", "a")):
            times = statistics.mean(join) / statistics.mean(index)
            table.row(f"  join and sort in the time of it ({name})", times, 20, " x", at_least=True)
        table.row(
            f"  p95 of join and sort, over that ({name})", _p95(join) / _p95(index), 1, " x", at_least=True
        )


def same_results(table: BarTable, connection: sqlite3.Connection, generated: Generated, count: int) -> None:
    """Ask random queries, and compare with what the statements themselves tell."""
    differ = found = 0
    for _ in range(count):
        text = generated.query()
        query = parse(text)
        numbers = search(connection, "statement", query.tree, period(query.since, query.until), _NEWEST)
        found += bool(numbers)
        if numbers != generated.newest(query, _NEWEST):
            differ += 1
            print(f"     differs: {text}")
    print(f"     {count} random queries, {found} of which find something")
    table.row("random queries with another result than without the index", differ, 0)


def lists(table: BarTable, store: Store, generated: Generated, chance: random.Random) -> None:
    """Ask for the first page of the newest as a user gets it, with its texts and how many there are."""
    for filters in range(4):
        times: list[float] = []
        for lemma in generated.lemmas[:_MOST_COMMON]:
            values = (
                f"outlet:{chance.choice(generated.outlets)}",
                f"mode:{chance.choice(MODES)}",
                f"speaker:{chance.choice(generated.speakers)}",
            )
            text = " ".join((f"{lemma}s", *values[:filters]))

            def page(text: str = text) -> object:
                return find(store, text)

            _timed(page, times)
        table.row(f"first page of the newest, all of it, filters: {filters}, p95", _p95(times), 20, " ms")


def rank_and_facets(table: BarTable, store: Store, generated: Generated) -> None:
    """Ask for the first page by rank, and for the counts of all facets."""
    rank: list[float] = []
    facets: list[float] = []
    for lemma in generated.lemmas[:_MOST_COMMON]:

        def by_rank(lemma: str = lemma) -> object:
            return find(store, f"{lemma}s", order="rank")

        _timed(by_rank, rank)
        with store.reading() as connection:
            tree = parse(f"{lemma}s").tree
            wanted = meanings_of(connection, "statement", tree).expression(tree, loose=False)

            def counted(wanted: str = wanted, connection: sqlite3.Connection = connection) -> None:
                numbers = fulltext.newest(connection, "statement", wanted, period(None, None), MOST_COUNTED)
                count_facets(connection, "statement", numbers, False, 10)

            _timed(counted, facets)
    table.row("first page by rank, p95", _p95(rank), 100, " ms")
    table.row("all facets of the newest 10 000, p95", _p95(facets), 60, " ms")


def opening(table: BarTable, path: Path) -> None:
    """Time a command that opens the archive and finds one statement, over one that only helps."""

    def run(*arguments: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "hronika", *arguments], check=True, capture_output=True)
        return time.perf_counter() - started

    help_, opened = [], []
    for _ in range(5):
        help_.append(run("--help"))
        opened.append(run("search", "outlet:avize1", "--limit", "1", "--archive", str(path)))
    table.row(
        "opening and a search, over --help", statistics.median(opened) - statistics.median(help_), 0.5, " s"
    )


def adding(table: BarTable, many: Path, none: Path, read: Sequence[tuple[Article, RecordWithLemmas]]) -> None:
    """Add the same articles to an archive of many statements and to one of none, in turn."""
    times: dict[Path, list[float]] = {many: [], none: []}
    with Store(many) as full, Store(none) as empty:
        for turn, (article, reading) in enumerate(read):
            # What was computed of its words is at hand for the second one.
            for store in (full, empty) if turn % 2 else (empty, full):

                def add(
                    store: Store = store, article: Article = article, reading: RecordWithLemmas = reading
                ) -> str:
                    return store.add(article, reading)

                # The first ones find out what waits from the filling of the archive.
                _timed(add, times[store.path] if turn >= len(read) // 3 else [])
    table.row(
        "rate of adding to these statements, to none",
        sum(times[none]) / sum(times[many]),
        0.7,
        " x",
        at_least=True,
    )


def _timed(ask: Callable[[], T], times: list[float]) -> T:
    started = time.perf_counter()
    found = ask()
    times.append(time.perf_counter() - started)
    return found


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] * 1000


if __name__ == "__main__":
    sys.exit(main())
