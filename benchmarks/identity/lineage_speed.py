"""How long finding what is one takes for an article, in archives of growing size.

usage: python -m benchmarks.identity.lineage_speed [--gold FOLDER] [--articles N] [--days N]

The articles of our own and those of GOLD, over and over with other words in them: most words of a text become
others of as many letters, the same ones throughout the text, so that records and lemmas fit and no two texts
are copies. They are of as many days as an archive has, in any order. Measured is processor time.
"""

import argparse
import hashlib
import random
import sqlite3
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.identity.variants import texts
from hronika.archive.current import CurrentVersion
from hronika.archive.lineage.stored import SCHEMA, Lineages
from hronika.archive.numbers import number_of
from hronika.article import Article
from hronika.gc_pause import gc_paused
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record

MOST = 2.5
"""Milliseconds that it may take for an article."""
GROWTH = 1.5
"""How many times as long it may take in the last of the archive as in the first tenth."""
_FIRST = date(2019, 1, 1)
_CHANGED = 190  # of 256 words


class OtherWords:
    """Gives texts and their records with other words in them."""

    def __init__(self, readings: Sequence[tuple[Article, RecordWithLemmas]]) -> None:
        by_length: dict[int, set[str]] = defaultdict(set)
        self._lemmas: dict[str, str] = {}
        for _, reading in readings:
            for word in reading.words:
                if word.form.isalpha():
                    by_length[len(word.form)].add(word.form.lower())
                    self._lemmas.setdefault(word.form.lower(), word.lemma)
        self._by_length = {length: sorted(words) for length, words in by_length.items()}

    def version(self, article: Article, reading: RecordWithLemmas, turn: int, number: int) -> CurrentVersion:
        """Make a version of an article; in every turn it has other words."""
        made: dict[str, str] = {}

        def other(word: str) -> str:
            if word not in made:
                digest = hashlib.blake2b(f"{word} {turn}".encode(), digest_size=8).digest()
                choice = self._by_length.get(len(word), [])
                made[word] = word
                if digest[0] < _CHANGED and len(word) > 2 and choice and word.isalpha():
                    new = choice[int.from_bytes(digest[1:], "big") % len(choice)]
                    made[word] = new[0].upper() + new[1:] if word[0].isupper() else new
            return made[word]

        text, end = "", 0
        for word in reading.words:
            text += article.text[end : word.start] + other(article.text[word.start : word.end])
            end = word.end
        text += article.text[end:]

        def changed(value: Any, key: str = "") -> Any:
            if isinstance(value, dict):
                if value.keys() == {"start", "end", "text"}:
                    return value | {"text": text[value["start"] : value["end"]]}
                return {name: changed(part, name) for name, part in value.items()}
            if isinstance(value, list):
                return [changed(part, key) for part in value]
            is_name = key in ("name", "speaker_name") and isinstance(value, str)
            return " ".join(map(other, value.split())) if is_name else value

        value = changed(reading.record.model_dump(mode="json"))
        value["article"] |= {"id": f"{article.id}-{turn}", "outlet": f"Avīze {turn % 20}"}
        record = Record.model_validate(value | {"id": value["article"]["id"]})
        words = tuple(
            LemmatizedWord(
                word.start, word.end, form, self._lemmas.get(form.lower(), word.lemma),
                tuple(map(other, word.nominative)),
            )
            for word in reading.words
            for form in [text[word.start : word.end]]
        )  # fmt: skip
        rows = {
            "statement": {item.id: number + place for place, item in enumerate(record.statements)},
            "event": {item.id: number + place for place, item in enumerate(record.events)},
        }
        return CurrentVersion(number, text, record, words, rows)


def measured(gold: Path, articles: int, days: int) -> list[float]:
    """Give the milliseconds that each article took, in the order of adding."""
    reader = Reader()
    readings = [(article, reader.read_with_lemmas(article)) for article in texts(gold, "both")]
    readings = [each for each in readings if len(each[1].words) > 100]
    words, chance = OtherWords(readings), random.Random(1)  # noqa: S311 repeatable
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SCHEMA:
        connection.execute(statement)
    connection.execute("CREATE TABLE near (version INTEGER, other INTEGER)")
    lineages = Lineages(connection)
    taken = []
    places: dict[date, int] = defaultdict(int)
    for turn in range(articles):
        day = _FIRST + timedelta(days=chance.randrange(days))
        number = number_of(day, places[day])
        places[day] += 100
        version = words.version(*readings[turn % len(readings)], turn, number)
        with gc_paused():
            start = time.thread_time()
            connection.execute("BEGIN")
            lineages.enter(version)
            connection.execute("COMMIT")
            taken.append((time.thread_time() - start) * 1000)
    return taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where it takes too long or grows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity.lineage_speed")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--days", type=int, default=2_000)
    given = parser.parse_args(arguments)
    taken = measured(given.gold, given.articles, given.days)
    tenth = len(taken) // 10
    first, last = (statistics.median(part) for part in (taken[tenth // 2 : tenth], taken[-tenth:]))
    print(
        f"an article with {tenth} before: {first:.2f} ms, with {len(taken)}: {last:.2f} ms (at most {MOST})"
    )
    print(f"times as long: {last / first:.2f} (at most {GROWTH})")
    return int(last > MOST or last > GROWTH * first)


if __name__ == "__main__":
    sys.exit(main())
