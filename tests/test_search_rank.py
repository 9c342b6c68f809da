"""By rank: as it is written before other forms, rarer words before common ones, shorter entries first."""

import math
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_help import archive_of

from hronika.archive import fulltext
from hronika.archive.entries import Entries, Entry
from hronika.archive.meanings import Meanings
from hronika.archive.numbers import number_of
from hronika.archive.queries import in_all_found, leaves, parse
from hronika.archive.ranking import WantedWord, ranked
from hronika.archive.schema import migrate
from hronika.archive.search import search

TEXTS = (
    "Ogrē būvē tiltu.",
    "Ogrē slēdz tilts.",
    "Valmierā šodien slēdz veco skolu, un tad brauc autobuss uz tirgu aiz upes un meža.",
    "Rīgā būvē ielu.",
    "Cēsīs būvē parku.",
    "Talsos būvē skolu.",
)


def by_rank(tmp_path: Path, query: str) -> list[str]:
    with archive_of(tmp_path / "archive.db", TEXTS) as store:
        return [hit.article for hit in search(store, query, kind="article", order="rank").hits]


def test_as_written_comes_before_other_forms(tmp_path: Path) -> None:
    assert by_rank(tmp_path, "tiltu") == ["a1", "a2"]


def test_a_shorter_text_comes_before_a_longer_one(tmp_path: Path) -> None:
    assert by_rank(tmp_path, "skolu") == ["a6", "a3"]


def test_the_rarer_word_counts_more(tmp_path: Path) -> None:
    assert by_rank(tmp_path, "būvē OR tilts") == ["a1", "a2", "a6", "a5", "a4"]


def test_filters_alone_leave_the_newest_first(tmp_path: Path) -> None:
    assert by_rank(tmp_path, "outlet:avīze") == ["a6", "a5", "a4", "a3", "a2", "a1"]


def test_what_is_added_later_changes_no_score(tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive.db", TEXTS[:4]) as store:
        first = search(store, "būvē OR tiltu", kind="article", order="rank", limit=1)
        rest = search(store, "būvē OR tiltu", kind="article", order="rank", after=first.next)
    (tmp_path / "archive.db").unlink()
    with archive_of(tmp_path / "archive.db", TEXTS) as store:
        again = search(store, "būvē OR tiltu", kind="article", order="rank", after=first.next)
    assert [hit.key for hit in again.hits] == [hit.key for hit in rest.hits]
    assert len(rest.hits) == 2


@pytest.mark.parametrize(("size", "words"), [(b"", 0), (b"\x05\x05\x01", 5), (b"\x81\x00\x02\x02", 128)])
def test_sizes_are_read(size: bytes, words: int) -> None:
    assert fulltext.length(size) == words


WORDS = st.sampled_from(["aa", "ab", "ba", "bb"])


@settings(deadline=None, max_examples=60)
@given(
    entries=st.lists(st.lists(WORDS, min_size=1, max_size=150), min_size=1, max_size=12),
    query=st.sampled_from(["aa", "aa ba", "aa OR ba", "(aa OR bb) ba", "aa NOT bb", "ba -bb OR ab"]),
)
def test_scores_are_those_of_the_formula(entries: Sequence[Sequence[str]], query: str) -> None:
    """A word's first letter is its lemma; the formula is computed from the entries themselves."""
    day = date(2024, 5, 7)
    numbers = [number_of(day, place) for place in range(len(entries))]
    rows = [
        Entry(number, " ".join(forms), " ".join(form[0] for form in forms), "all")
        for number, forms in zip(numbers, entries, strict=True)
    ]
    tree = parse(query).tree
    asked = list(dict.fromkeys(leaves(tree, wanted=True)))
    of = {
        leaf: fulltext.Meaning((("form", leaf.terms[0]), ("lemma", leaf.terms[0][0])))  # type: ignore[union-attr]
        for leaf in leaves(tree)
    }
    expression = Meanings(of).expression(tree, loose=False)
    words = [WantedWord(of[leaf], leaf in set(in_all_found(tree))) for leaf in asked]
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection, 0)
        fulltext.add_entries(connection, Entries({"statement": rows}, set()))
        connection.execute(
            "INSERT INTO last_numbers (day, statement) VALUES (?, ?)", (day.toordinal(), len(rows))
        )
        found = fulltext.newest(connection, "statement", expression, range(1 << 62), 100)
        scores = ranked(connection, "statement", expression, found, words, loose=False)

    forms_of = dict(zip(numbers, entries, strict=True))
    mean = sum(len(forms_of[number]) for number in found) / max(1, len(found))
    below = [number for number in numbers if number <= max(found, default=0)]

    def score(number: int) -> float:
        total, forms = 0.0, forms_of[number]
        for leaf in asked:
            (_, form), (_, lemma) = of[leaf].exact
            having = sum(any(each[0] == lemma for each in forms_of[other]) for other in below)
            rarity = math.log(1 + (len(below) - having + 0.5) / (having + 0.5)) if len(asked) > 1 else 1
            times = 2 if form in forms else any(each[0] == lemma for each in forms)
            norm = 1.2 * (0.25 + 0.75 * len(forms) / mean)
            total += rarity * 2.2 * times / (times + norm)
        return -total

    assert {number for _, number in scores} == set(found)
    assert [each for each, _ in scores] == pytest.approx([score(number) for _, number in scores])
    assert scores == sorted(scores, key=lambda each: (each[0], -each[1]))
