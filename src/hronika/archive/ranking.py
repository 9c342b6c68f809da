"""Which of what a query found fits it best.

The score is BM25 (Robertson & Zaragoza 2009) made simple, so that it takes as long in an archive of millions:
a word counts twice in an entry that has it as it is written and once in one that has another form of it,
however often it stands there; and entries that have a word are counted up to a bound. FTS5's own `bm25`
counts all of the index for each word.
"""

import math
import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hronika.archive import fulltext
from hronika.archive.fulltext import Meaning
from hronika.archive.numbers import given_below

_SATURATION, _LENGTH = 1.2, 0.75
"""What BM25 calls k1 and b."""

_MOST_COUNTED = 10_000
"""From so many entries on a word is as common as any other."""


class WantedWord(NamedTuple):
    """A word or filter of a query: what it means, and whether it is in all that the query finds."""

    meaning: Meaning
    in_all: bool


def ranked(
    connection: sqlite3.Connection,
    table: str,
    expression: str,
    found: Sequence[int],
    words: Sequence[WantedWord],
    *,
    loose: bool,
) -> list[tuple[float, int]]:
    """Give the numbers found, best first, each with its score.

    `found` is all that an expression of FTS5 finds between its first, the newest, and its last. Less is
    better, and of the same score the newest comes first. `words` are those that are wanted; filters among
    them count nothing. `loose` says whether the expression is made of what words mean with diacritics too.
    What is added to the archive above the newest changes no score.
    """
    if not found:
        return []
    within = range(found[-1], found[0] + 1)
    norms = _norms(found, fulltext.sizes(connection, table, found))
    scores = dict.fromkeys(found, 0.0)
    looked_for = [(word, fulltext.either(word.meaning, ("form", "lemma"), loose=loose)) for word in words]
    looked_for = [(word, anyhow) for word, anyhow in looked_for if anyhow]
    for word, anyhow in looked_for:
        # A word alone is as rare in all that it finds.
        weight = _rarity(connection, table, anyhow, within.stop) if len(looked_for) > 1 else 1.0
        weight *= _SATURATION + 1
        once: Sequence[int] = found
        if not word.in_all:
            once = fulltext.newest(connection, table, f"({expression}) AND {anyhow}", within, len(found))
        for number in once:
            scores[number] -= weight / (1 + norms[number])
        if as_written := fulltext.either(word.meaning, ("form",), loose=loose):
            both = f"({expression}) AND {as_written}"
            for number in fulltext.newest(connection, table, both, within, len(found)):
                scores[number] -= weight * (2 / (2 + norms[number]) - 1 / (1 + norms[number]))
    # The newest are first, and stay so among those of the same score.
    return [(scores[number], number) for number in sorted(found, key=scores.__getitem__)]


def _norms(numbers: Sequence[int], sizes: Mapping[int, bytes]) -> dict[int, float]:
    """Give what BM25 adds to how often a word stands: more in entries that are longer than the others."""
    known = [sizes.get(number, b"") for number in numbers]
    lengths = {size: fulltext.length(size) for size in set(known)}
    mean = max(1.0, sum(map(lengths.__getitem__, known)) / len(known))
    norms = {size: _SATURATION * (1 - _LENGTH + _LENGTH * length / mean) for size, length in lengths.items()}
    return {number: norms[size] for number, size in zip(numbers, known, strict=True)}


def _rarity(connection: sqlite3.Connection, table: str, expression: str, stop: int) -> float:
    """Give what a word counts for that so many of the entries below a number have."""
    having = fulltext.count(connection, table, expression, range(stop), _MOST_COUNTED)
    without = max(given_below(connection, table, stop) - having, 0)
    return math.log(1 + (without + 0.5) / (having + 0.5))
