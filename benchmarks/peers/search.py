"""Search: the index of an archive beside FTS5 of SQLite as it comes, joined and sorted by date."""

import random
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.generated_archive import Generated
from benchmarks.peers.comparison import (
    HRONIKA,
    Given,
    Measure,
    PeerComparison,
    Spread,
    exactly,
    in_turn,
    versions_of,
)
from benchmarks.score import Rates
from hronika.archive.meanings import search
from hronika.archive.numbers import day_of, period
from hronika.archive.queries import parse
from hronika.archive.store import Store
from hronika.article import Article
from hronika.ledger import Archive
from training.conll import SentenceRows, read

_PLAIN, _JOINED = "plain FTS5", "same index, joined"
_STATEMENTS, _SENTENCES, _WORDS, _COMMON, _NEWEST = 100_000, 1000, 200, 40, 20
_SEED = 13
_TREEBANK = "lvtb-dev.conllu.xz"
_CONTENT = ("NOUN", "VERB", "ADJ", "PROPN")

_SCHEMA = """
CREATE TABLE article (id INTEGER PRIMARY KEY, published TEXT NOT NULL);
CREATE TABLE statement (id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article);
CREATE VIRTUAL TABLE words USING fts5 (text);
"""
_ASKED_PLAINLY = (
    "SELECT s.id FROM words w JOIN statement s ON s.id = w.rowid JOIN article a ON a.id = s.article "
    "WHERE words MATCH ? ORDER BY a.published DESC, s.id DESC LIMIT ?"
)
_ASKED_JOINED = (
    "SELECT s.number FROM statement_index i JOIN statement s ON s.number = i.rowid "
    "JOIN version v ON v.number = s.version JOIN article a ON a.number = v.article "
    "WHERE statement_index MATCH ? ORDER BY v.published DESC, s.number DESC LIMIT ?"
)


class DatedStatement(NamedTuple):
    """A statement of a day, with the number that it is stored under."""

    number: int
    published: date
    text: str


def compare(given: Given) -> PeerComparison:
    """Ask both for the newest 20 with common words, and for sentences with any form of a word."""
    path = given.data / _TREEBANK
    not_run = {} if path.exists() else {"what is found": f"there is no {_TREEBANK} in the folder of data"}
    measures = [_speed(given), *([] if not_run else _found(given, read(path)))]
    return PeerComparison(
        "search",
        f"{given.number(_STATEMENTS):,} generated statements, asked for the newest 20 with each of the "
        "commonest 40 words. “plain FTS5” is a table of its own with FTS5's own tokenizer, asked for the "
        "form alone; “same index, joined” asks Hronika's index for the same lemma, so finds the same, but"
        " joins and sorts by date. What is found: sentences of LVTB (development part) with any form of a"
        " word, by the lemmas that people gave.",
        versions_of() | {"SQLite": sqlite3.sqlite_version},
        measures,
        not_run,
    )  # fmt: skip


def _speed(given: Given) -> Measure:
    chance = random.Random(_SEED)  # noqa: S311 repeatable
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "generated.db") as store:
        generated = Generated(store, given.number(_STATEMENTS), chance)
        plain = _plain(
            [
                DatedStatement(number, day_of(number) or date.min, " ".join(statement.forms))
                for statement in generated.statements
                for number in statement.numbers
            ]
        )
        lemmas = generated.lemmas[:_COMMON]
        with store.reading() as connection:

            def by_index(_: int) -> None:
                for lemma in lemmas:
                    query = parse(f"{lemma}s")
                    search(connection, "statement", query.tree, period(query.since, query.until), _NEWEST)

            def by_join(_: int) -> None:
                for lemma in lemmas:
                    connection.execute(_ASKED_JOINED, (f'lemma : "{lemma}s"', _NEWEST)).fetchall()

            def plainly(_: int) -> None:
                for lemma in lemmas:
                    plain.execute(_ASKED_PLAINLY, (f'"{lemma}s"', _NEWEST)).fetchall()

            contenders: dict[str, Callable[[int], object]] = {
                HRONIKA: by_index,
                _PLAIN: plainly,
                _JOINED: by_join,
            }
            for ask in contenders.values():
                ask(0)  # what is loaded at first is not timed
            took = in_turn(contenders, max(given.rounds, 2), each=len(lemmas) / 1000)
        plain.close()
    return Measure("time of a query for the newest 20", "ms", "less", took)


def _plain(statements: Sequence[DatedStatement]) -> sqlite3.Connection:
    """Make the tables that somebody makes who has FTS5 and articles."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_SCHEMA)
    days = {day: place for place, day in enumerate(sorted({each.published for each in statements}), 1)}
    connection.executemany(
        "INSERT INTO article VALUES (?, ?)", ((place, day.isoformat()) for day, place in days.items())
    )
    connection.executemany(
        "INSERT INTO statement VALUES (?, ?)", ((each.number, days[each.published]) for each in statements)
    )
    connection.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)", ((each.number, each.text) for each in statements)
    )
    connection.commit()
    return connection


def _found(given: Given, blocks: Sequence[SentenceRows]) -> list[Measure]:
    """Ask for any form of words, and compare with the lemmas of the treebank."""
    sentences = blocks[: given.number(_SENTENCES)]
    wanted = _wanted(sentences)
    chance = random.Random(_SEED)  # noqa: S311 repeatable
    asked = chance.sample(sorted(wanted), min(given.number(_WORDS), len(wanted)))
    day = date(2024, 5, 7)
    texts = [block.comments["text"] for block in sentences]
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "sentences.db") as archive:
        archive.add(
            *(
                Article(text, id=str(place), outlet=f"Avīze {place}", published=day)
                for place, text in enumerate(texts)
            )
        )
        ours = {form: {int(hit.id) for hit in archive.articles(f"{form}")} for form, _ in asked}
    plain = _plain([DatedStatement(place, day, text) for place, text in enumerate(texts)])
    theirs = {
        form: {number for (number,) in plain.execute(_ASKED_PLAINLY, (f'"{form}"', -1))} for form, _ in asked
    }
    plain.close()
    rates = {who: _rates(wanted, asked, found) for who, found in ((HRONIKA, ours), (_PLAIN, theirs))}
    return [
        Measure("sentences with any form of the word found (recall)", "%", "more",
                _percent({who: each.recall for who, each in rates.items()})),
        Measure("of what is found, with a form of the word (precision)", "%", "more",
                _percent({who: each.precision for who, each in rates.items()})),
    ]  # fmt: skip


def _wanted(sentences: Sequence[SentenceRows]) -> dict[tuple[str, str], set[int]]:
    """Give for a form and its lemma, of words that stand in two forms or more, where the lemma stands.

    A form that people gave two lemmas is not asked for: what is meant by it is not known.
    """
    places: dict[str, set[int]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    lemmas: dict[str, set[str]] = defaultdict(set)
    for place, block in enumerate(sentences):
        for row in block.rows:
            if row[1].isalpha():
                form, lemma = row[1].lower(), row[2].lower()
                places[lemma].add(place)
                lemmas[form].add(lemma)
                if row[3] in _CONTENT:
                    forms[lemma].add(form)
    return {
        (form, lemma): places[lemma]
        for lemma, of_lemma in forms.items()
        if len(of_lemma) > 1
        for form in of_lemma
        if len(lemmas[form]) == 1
    }


def _rates(
    wanted: Mapping[tuple[str, str], set[int]],
    asked: Sequence[tuple[str, str]],
    found: Mapping[str, set[int]],
) -> Rates:
    right = sum(len(wanted[each] & found[each[0]]) for each in asked)
    return Rates.of(
        right, sum(len(found[form]) for form, _ in asked), sum(len(wanted[each]) for each in asked)
    )


def _percent(shares: Mapping[str, float]) -> dict[str, Spread]:
    return exactly({who: 100 * share for who, share in shares.items()})
