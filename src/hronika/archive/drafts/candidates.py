"""Statements and articles that may have what a draft says, found by its rare words in the search index."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from hronika.archive import fulltext
from hronika.archive.entries import lemma_terms
from hronika.archive.fulltext import Meaning
from hronika.archive.numbers import period
from hronika.archive.queries import AllOf, AnyForm, ExactWords, Having, Leaf, Node
from hronika.archive.terms import fold, terms
from hronika.lemmas import LemmatizedWord

MOST_FOUND = 100
"""So many places of the same words are looked at, the earliest ones."""

_ASKED = 8  # of the words of a quotation the rarest so many are looked for
_FREQUENT = 1000  # a word in so many entries tells little, and is looked for in a row with others only
_IN_A_ROW = 4
_LIKELIEST = 40
_EVER = period(None, None)


class Candidates:
    """Finds what shares words with a quotation; how frequent a word is is asked once for a whole draft."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: dict[str, int] = {}
        self._having: dict[tuple[str, str], list[int]] = {}

    def with_phrases(self, kind: str, phrases: Iterable[str], speakers: Sequence[str] = ()) -> list[int]:
        """Give the earliest numbers of a kind that have all these phrases word for word.

        With `speakers` only what one of these names says.
        """
        wanted: dict[Leaf, Meaning] = {}
        for phrase in phrases:
            if words := tuple(terms(phrase)):
                wanted[ExactWords(words)] = Meaning((("form", " ".join(words)),))
        if not wanted:
            return []
        if speakers:
            keys = tuple(f"speaker:{'_'.join(terms(name))}" for name in speakers)
            wanted[Having("speaker", ("any",))] = Meaning(tuple(("keys", key) for key in keys))
        return self._oldest(kind, wanted)

    def alike(self, kind: str, words: Sequence[LemmatizedWord], most: int = _LIKELIEST) -> list[int]:
        """Give the numbers of a kind that share most of the rare words in any form, the likeliest first."""
        lemmas: dict[str, int] = {}
        for word in words:
            for lemma in lemma_terms(word)[:1]:
                lemmas.setdefault(lemma, self._count(word, lemma))
        rarest = sorted(lemmas, key=lambda lemma: (lemmas[lemma], lemma))[:_ASKED]
        scores: dict[int, float] = defaultdict(float)
        for lemma in rarest:
            having = self._with_lemma(kind, lemma)
            if len(having) <= _FREQUENT:
                for number in having:
                    scores[number] += 1 / (1 + math.log(len(having)))
        # Words that are frequent one by one are rare in a row.
        for place in range(0, len(words) - _IN_A_ROW + 1, _IN_A_ROW // 2):
            row = " ".join(word.form for word in words[place : place + _IN_A_ROW])
            for number in self.with_phrases(kind, [row]):
                scores[number] += 1
        return sorted(scores, key=lambda number: (-scores[number], number))[:most]

    def _with_lemma(self, kind: str, lemma: str) -> list[int]:
        key = (kind, lemma)
        if key not in self._having:
            leaf = AnyForm((lemma,))
            expression = fulltext.expression(leaf, {leaf: Meaning((("lemma", lemma),))}, loose=False)
            self._having[key] = fulltext.newest(self._connection, kind, expression, _EVER, _FREQUENT + 1)
        return self._having[key]

    def _count(self, word: LemmatizedWord, lemma: str) -> int:
        """Count the texts that have a form, or its lemma where those are more."""
        for form in dict.fromkeys((*terms(word.form)[:1], lemma)):
            if form not in self._counts:
                [self._counts[form]] = self._connection.execute(
                    "SELECT coalesce(sum(count), 0) FROM forms WHERE folded = ? AND marked = ?",
                    (folded := fold(form), "" if folded == form else form),
                ).fetchone()
        return max(self._counts.get(form, 0) for form in (*terms(word.form)[:1], lemma))

    def _oldest(self, kind: str, meanings: dict[Leaf, Meaning]) -> list[int]:
        tree: Node = AllOf(tuple(meanings))
        expression = fulltext.expression(tree, meanings, loose=False)
        return fulltext.oldest(self._connection, kind, expression, MOST_FOUND)
