"""How much it tells that two statements share a word or a name: the more, the rarer it is in the archive."""

import math
import sqlite3

from hronika.archive import fulltext
from hronika.archive.terms import terms

_MOST = 10_000
_FEWEST = 1_000
"""So many statements an archive is taken to have at least: in a small one every word is frequent."""


class Weights:
    """Weights from 0, of what stands everywhere, to 1, by how many statements have it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        [count] = connection.execute("SELECT count(*) FROM statement").fetchone()
        self._count = max(count, _FEWEST)
        self._known: dict[str, float] = {}

    def of(self, expression: str) -> float:
        """Give the weight of what an expression of the index finds; 0 of one that is empty."""
        if not expression:
            return 0.0
        if expression not in self._known:
            having = fulltext.count(self._connection, "statement", expression, range(1 << 62), _MOST)
            weight = math.log((self._count + 1) / (having + 1)) / math.log(self._count + 1)
            self._known[expression] = max(0.0, weight)
        return self._known[expression]


def with_lemma(lemma: str) -> str:
    """Give the expression of the index for a word; it is empty where the word has no letters."""
    found = terms(lemma)
    return f'lemma : "{" ".join(found)}"' if found else ""


def naming(name: str) -> str:
    """Give the expression of the index for what names somebody or something."""
    found = terms(name)
    return f'keys : "about:{"_".join(found)}"' if found else ""
