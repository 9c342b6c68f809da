"""Pages of somebody with very many statements, beside those of somebody with few.

    python -m benchmarks.people [--archive FILE] [--statements N]

An archive is made (or FILE is taken, if it is there) of generated articles: in each one person, whose roles
change, says 25 things of words as they are distributed in language (Zipf), and speaks of one of 400 others,
who say one thing each. Measured at the 95th percentile is the time of the server for each page of that
person, also far down the list, beside that for people of few statements. Fails over 150 ms and over 200 kB.
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from starlette.testclient import TestClient

from hronika.archive.store import Store
from hronika.article import Article
from hronika.gc_pause import gc_paused
from hronika.identifiers import Identifiers
from hronika.ledger import Archive
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import ArticleInfo, Name, Person, ReaderInfo, Record, Span, Statement
from hronika.web.app import create_app
from hronika.web.settings import Settings

A_TEXT = 25
MOST_MS, MOST_KB = 150.0, 200.0
_WORDS_EACH = 12
_FIRST, _DAYS = date(2015, 1, 1), 3600
_EACH, _WARM = 20, 3
_ENDINGS = ("s", "a", "am", "u", "iem")
_TIMING = re.compile(r"page;dur=([\d.]+)")
BUSY = "Anna Grāvīte"


class People:
    """Makes articles in which one person says much and others little."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        syllables = [consonant + vowel for consonant in "bdgklmnprstvz" for vowel in "aeiou"]
        self._lemmas = ["".join(chance.choice(syllables) for _ in range(3)) + "t" for _ in range(20_000)]
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._lemmas))))
        self._others = [self._name(syllables) for _ in range(400)]
        self._roles = [f"{self._word(syllables)}s vadītājs" for _ in range(40)]

    def article(self, number: int) -> tuple[Article, RecordWithLemmas]:
        """Make an article and its record."""
        chance = self._chance
        role, other = self._roles[number % len(self._roles)], chance.choice(self._others)
        lines, marks, words = [], [], []
        place = 0
        for turn in range(A_TEXT + 1):
            name = BUSY if turn < A_TEXT else other
            opening = f"{role} " if turn == 0 else ""
            lemmas = chance.choices(self._lemmas, cum_weights=self._weights, k=_WORDS_EACH)
            forms = [lemma + chance.choice(_ENDINGS) for lemma in lemmas]
            first = place + len(opening)
            start = first + len(name) + 2
            for word in role.split() if opening else ():
                words.append(LemmatizedWord(place, place + len(word), word, word))
                place += len(word) + 1
            about = f" {other}" if turn == 3 else ""
            text = " ".join(forms)
            marks.append((name, first, start, start + len(text), len(about)))
            at = start
            for lemma, form in zip(lemmas, forms, strict=True):
                words.append(LemmatizedWord(at, at + len(form), form, f"{lemma}s"))
                at += len(form) + 1
            line = f"{name}: {text}{about}."
            lines.append(f"{opening}{line}")
            place = first + len(line) + 1
        text = "\n".join(lines)
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        article = Article(text, id=f"p{number}", outlet=f"Avīze {number % 20}", published=day)
        return article, RecordWithLemmas(self._record(article, marks, role), tuple(words))

    def _record(self, article: Article, marks: Sequence[tuple[str, int, int, int, int]], role: str) -> Record:
        identifiers = Identifiers(article.sha256)
        entities: dict[str, str] = {}
        names, statements = [], []
        spoken_of = []
        for name, first, start, end, about in marks:
            spans = [(name, first)]
            if about:
                spans.append((marks[-1][0], end + 1))
            for called, at in spans:
                span = Span(start=at, end=at + len(called), text=called)
                entity = entities.setdefault(called, identifiers.of("entity", [span]))
                names.append(
                    Name(
                        id=identifiers.of("name", [span]),
                        span=span,
                        kind="person",
                        name=called,
                        entity=entity,
                    )
                )
            spoken_of.append(
                (name, Span(start=start, end=end + about, text=article.text[start : end + about]))
            )
        for name, content in spoken_of:
            statements.append(
                Statement(
                    id=identifiers.of("statement", [content]), content=(content,), speaker_name=name,
                    speaker_id=entities[name], mode="direct",
                )
            )  # fmt: skip
        return Record(
            id=article.id,
            reader=ReaderInfo(hronika=None, model=None),
            article=ArticleInfo(
                id=article.id, sha256=article.sha256, outlet=article.outlet, published=article.published
            ),
            names=tuple(names),
            people=(
                Person(id=entities[BUSY], name=BUSY, roles=(Span(start=0, end=len(role), text=role),)),
                Person(id=entities[marks[-1][0]], name=marks[-1][0]),
            ),
            statements=tuple(statements),
        ).sealed()

    def _word(self, syllables: Sequence[str]) -> str:
        return "".join(self._chance.choice(syllables) for _ in range(4))

    def _name(self, syllables: Sequence[str]) -> str:
        return f"{self._word(syllables).capitalize()}s {self._word(syllables).capitalize()}niece"


def fill(path: Path, statements: int) -> None:
    """Make an archive in which one person says so much."""
    people = People(random.Random(14))  # noqa: S311
    with Store(path) as store:
        for number in range(max(1, statements // A_TEXT)):
            article, made = people.article(number)
            with gc_paused():
                store.put(article, made)
    join(path)


def join(path: Path) -> None:
    """Judge all of the busy name, whom their roles keep apart, to be one."""
    with Archive(path) as archive:
        first, *others = archive.who(BUSY).found
        for other in others:
            archive.merge(first.id, other.id, author="benchmark")


def measured(client: TestClient, addresses: Sequence[str]) -> tuple[float, float]:
    """Give the time of the server in ms at the 95th percentile, and the most kB, for these pages."""
    times, size = [], 0
    for number in range(_WARM + _EACH):
        response = client.get(addresses[number % len(addresses)])
        response.raise_for_status()
        size = max(size, len(response.content))
        timing = _TIMING.search(response.headers["server-timing"])
        if number >= _WARM and timing:
            times.append(float(timing[1]))
    return statistics.quantiles(times, n=20)[-1], size / 1000


def main() -> int:
    """Measure, print a table, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--statements", type=int, default=50_000)
    arguments = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.archive or Path(folder) / "people.db"
        if not path.exists():
            fill(path, arguments.statements)
        with Archive(path, writable=False) as archive:
            listed = archive.people("statements", limit=1000)
            busy, few = listed[0], [each for each in listed if 1 <= each.statements <= 9] or listed[1:]
            last = archive.items_of(busy.id, "says", limit=busy.statements // 2).next
        print(f"{busy.name}: {busy.statements} statements in {busy.articles} articles; others: {len(few)}")
        with TestClient(create_app(Settings(path)), base_url="http://localhost") as client:
            own = client.get("/people.json?order=statements").json()["people"][0]["address"]
            others = [f"/person/x~{each.id}" for each in few[:10]]
            for what, addresses in (
                ("one of many statements", [own]), ("those of few", others),
                ("the middle of the list", [f"{own}?after={last}"]),
                ("said about", [f"{own}/about"]), ("contradictions", [f"{own}/contradictions"]),
                ("split", [f"{own}/split"]), ("history", [f"{own}/history"]),
                ("people", ["/people", "/people?order=statements"]),
            ):  # fmt: skip
                milliseconds, size = measured(client, addresses)
                holds = milliseconds <= MOST_MS and size <= MOST_KB
                missed += not holds
                print(
                    f"{'ok  ' if holds else 'MISS'} {what:<26} {milliseconds:7.1f} ms {size:7.1f} kB",
                    flush=True,
                )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
