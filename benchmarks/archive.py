"""The archive measured: storing beside reading, bytes an article, the newest of many statements.

usage: python -m benchmarks.archive [--articles N] [--statements N] [--seed N] [--gold FOLDER]

Storing: the articles of the gold folder and of the samples, over and over under new ids and with a first line
of their own. Search: generated statements whose words are distributed as in language (Zipf), 20 of them
newest first, for common words and 0 to 3 filters, by the index's own order and by joining and sorting, in
turn in one run; both must give the same.
"""

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from hronika.archive import fulltext, meanings
from hronika.archive.entries import EVERY, Entries, Entry
from hronika.archive.numbers import number_of, period
from hronika.archive.queries import parse
from hronika.archive.store import Store
from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

_FILTERS = ("outlet", "mode", "speaker")
_MOST_COMMON = 40


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        storing(Path(folder) / "stored.db", arguments.articles, arguments.gold)
        searching(Path(folder) / "searched.db", arguments.statements, random.Random(arguments.seed))  # noqa: S311


def storing(path: Path, count: int, gold: Path) -> None:
    """Read and store so many articles; print the share of storing and the bytes of each."""
    given = []
    for file in (SAMPLE_ARTICLES, gold / "articles.jsonl"):
        if file.exists():
            given += [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    reader, reading, writing, letters = Reader(), 0.0, 0.0, 0
    with Store(path) as store:
        for number in range(count):
            text = f"{number}. ziņa.\n{given[number % len(given)]}"
            day = date(2024, 1, 1) + timedelta(days=number % 300)
            article = Article(text, id=str(number), outlet=f"Avīze {number % 7}", published=day)
            started = time.process_time()
            read = reader.read_with_lemmas(article)
            between = time.process_time()
            store.add(article, read)
            writing += time.process_time() - between
            reading += between - started
            letters += len(text)
    size = path.stat().st_size
    print(f"{count} articles of {letters / count:.0f} characters")
    print(f"read in {reading:.1f} s, stored in {writing:.1f} s of processor time")
    print(f"storing against reading {writing / reading:.1%}, {size / count / 1000:.1f} kB an article")


def searching(path: Path, count: int, chance: random.Random) -> None:
    """Fill an index with generated statements and time both ways of asking for the newest 20."""
    words = [f"v{number}" for number in range(50_000)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in fulltext.SCHEMA:
        connection.execute(statement)
    connection.execute("CREATE TABLE s (number INTEGER PRIMARY KEY, day, outlet, mode, speaker)")
    # As in an archive that was filled over years the articles come in the order of their days, more or less.
    days = sorted(date(2019, 1, 1) + timedelta(days=chance.randrange(2000)) for _ in range(count))
    places: dict[date, int] = {}
    entries, rows = [], []
    for day in days:
        place = places[day] = places.get(day, -1) + 1
        number = number_of(day, place)
        values = [
            f"o{chance.randrange(20)}",
            chance.choice(["direct", "indirect"]),
            f"p{chance.randrange(5000)}",
        ]
        keys = [f"{field}:{value}" for field, value in zip(_FILTERS, values, strict=True)]
        text = " ".join(chance.choices(words, cum_weights=weights, k=14))
        entries.append(Entry(number, text, text, "", " ".join([EVERY, *keys])))
        rows.append((number, day.toordinal(), *values))
    connection.execute("BEGIN IMMEDIATE")
    forms = {(word, word) for word in words}
    fulltext.add_entries(connection, Entries({"statement": entries}, forms))
    connection.executemany("INSERT INTO s VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    for filters in range(4):
        times: dict[str, list[float]] = {"index": [], "join": []}
        for word in words[:_MOST_COMMON]:
            row = chance.choice(rows)
            chosen = [(field, str(value)) for field, value in zip(_FILTERS, row[2:], strict=True)][:filters]
            text = " ".join([word, *(f"{field}:{value}" for field, value in chosen)])

            def by_index(text: str = text) -> list[int]:
                tree = parse(text).tree
                return meanings.search(connection, "statement", tree, period(None, None), 20)

            def by_join(word: str = word, chosen: list[tuple[str, str]] = chosen) -> list[int]:
                wanted = "".join(f" AND s.{field} = ?" for field, _ in chosen)
                found = connection.execute(
                    "SELECT s.number FROM statement_index i JOIN s ON s.number = i.rowid "  # noqa: S608
                    f"WHERE statement_index MATCH ?{wanted} ORDER BY s.day DESC, s.number DESC LIMIT 20",
                    (f'lemma : "{word}"', *(value for _, value in chosen)),
                )
                return [number for (number,) in found]

            one, other = _timed(by_index, times["index"]), _timed(by_join, times["join"])
            if one != other:
                raise SystemExit(f"{text}: the two ways differ")
        told = ", ".join(
            f"{way} p95 {statistics.quantiles(taken, n=20)[-1] * 1000:.2f} ms (median "
            f"{statistics.median(taken) * 1000:.2f})"
            for way, taken in times.items()
        )
        print(f"newest 20 of {count}, {filters} filters: {told}")
    connection.close()


def _timed(ask: Callable[[], list[int]], times: list[float]) -> list[int]:
    started = time.perf_counter()
    found = ask()
    times.append(time.perf_counter() - started)
    return found


if __name__ == "__main__":
    main()
