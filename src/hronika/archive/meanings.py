"""What the words of a query mean in an archive, and which entries of the index meet them.

From the same meanings come the expression that is searched with and the highlights, so that what is shown as
found is what was found.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from hronika.archive import fulltext
from hronika.archive.entries import Entry
from hronika.archive.fulltext import Column, Meaning
from hronika.archive.queries import AllOf, AnyForm, AnyOf, ExactWords, Having, Leaf, Node, Not, Prefix, leaves
from hronika.archive.terms import fold
from hronika.archive.vocabulary import are_lemmas, beginning, lemmas_of, lemmas_of_folded, marked_lemmas
from hronika.language import dictionary_forms

MOST_BEGINNINGS = 64
"""For how many words the prefixes of a query stand at most, the most frequent ones."""
_FEWEST_BEGINNINGS = 4
"""For how many a prefix may stand, however many of them there are."""
_MOST_COMBINED = 16
"""How many combinations of the forms of its parts are looked for of a name or a word of several parts."""
_NAMES = ("speaker", "about", "place")

_Term = tuple[Column, str]


@dataclass
class Meanings:
    """The meaning of each word, phrase and filter, and sentences on what was looked for in their place."""

    of: dict[Leaf, Meaning] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def expression(self, tree: Node, *, loose: bool) -> str:
        """Make the expression that the index is searched with."""
        return fulltext.expression(tree, self.of, loose=loose)


def meanings_of(connection: sqlite3.Connection, kind: str, tree: Node) -> Meanings:
    """Say what the words of a query mean among the entries of a kind.

    A word means all forms of its lemmas: those that the texts give its form or, where they give none, those
    that it may have by rule and that are lemmas of other words of the texts. Without diacritics it also
    means, if less exactly, those with them.
    """
    found = Meanings()
    asked = dict.fromkeys(leaves(tree))
    share = MOST_BEGINNINGS // max(1, sum(isinstance(leaf, Prefix) for leaf in asked))
    for leaf in asked:
        if isinstance(leaf, AnyForm):
            meaning = _any_form(connection, leaf.terms, found.notes)
        elif isinstance(leaf, Prefix):
            meaning = _prefix(connection, leaf.start, max(share, _FEWEST_BEGINNINGS), found.notes)
        elif isinstance(leaf, ExactWords):
            meaning = Meaning((("form", " ".join(leaf.terms)),))
        else:
            meaning = _having(connection, kind, leaf, found.notes)
        found.of[leaf] = meaning
    return found


def search(connection: sqlite3.Connection, kind: str, tree: Node, numbers: range, limit: int) -> list[int]:
    """Give the numbers of a kind, within a range, that meet the conditions of a tree.

    First come those with the words as they were written, then those that have them with diacritics; the
    newest first in each. So many at most.
    """
    meanings = meanings_of(connection, kind, tree)
    exact = meanings.expression(tree, loose=False)
    found = fulltext.newest(connection, kind, exact, numbers, limit)
    loose = meanings.expression(tree, loose=True)
    if len(found) < limit and loose != exact:
        found += fulltext.newest(connection, kind, f"{loose} NOT {exact}", numbers, limit - len(found))
    return found


def meets(tree: Node, meanings: Meanings, entry: Entry, *, loose: bool = True) -> bool:
    """Say whether an entry that need not be in the index is one that a tree of these meanings finds."""
    if isinstance(tree, Not):
        return not meets(tree.part, meanings, entry, loose=False)
    if isinstance(tree, AnyOf):
        return any(meets(part, meanings, entry, loose=loose) for part in tree.parts)
    if isinstance(tree, AllOf):
        return all(meets(part, meanings, entry, loose=loose) for part in tree.parts)
    meaning = meanings.of[tree]
    return any(
        f" {phrase} " in f" {getattr(entry, column)} "
        for column, phrase in meaning.exact + (meaning.loose if loose else ())
    )


def _any_form(connection: sqlite3.Connection, terms: Sequence[str], notes: list[str]) -> Meaning:
    options = [_lemmas(connection, term) for term in terms]
    written = " ".join(terms)
    for term, lemmas in zip(terms, options, strict=True):
        if lemmas and not lemmas_of(connection, term):
            notes.append(f"“{term}” was taken by rule for a form of {', '.join(lemmas)}.")
    lemmas = [written, *_combined([found or [term] for found, term in zip(options, terms, strict=True)])]
    exact: list[_Term] = [("form", written), *(("lemma", lemma) for lemma in dict.fromkeys(lemmas))]
    loose: list[_Term] = []
    if fold(written) == written:
        marked = [_alike(connection, term, found) for term, found in zip(terms, options, strict=True)]
        loose = [("lemma", lemma) for lemma in _combined(marked) if lemma not in lemmas]
    return Meaning(tuple(exact), tuple(loose))


def _prefix(connection: sqlite3.Connection, start: str, limit: int, notes: list[str]) -> Meaning:
    def both(words: Sequence[str]) -> tuple[_Term, ...]:
        columns: tuple[Column, ...] = ("form", "lemma")
        return tuple((column, word) for word in words for column in columns)

    words, marked, total = beginning(connection, start, limit)
    if total > len(words) + len(marked):
        notes.append(f"{total:,} words begin with “{start}”: the most frequent ones were looked for.")
    return Meaning(both(words or [start]), both(marked))


def _having(connection: sqlite3.Connection, kind: str, filter: Having, notes: list[str]) -> Meaning:
    key = f"{filter.field}:{'_'.join(filter.terms)}"
    if filter.field in _NAMES and not fulltext.has_key(connection, kind, key):
        options = [
            _lemmas(connection, term) or (_alike(connection, term, []) if fold(term) == term else [term])
            for term in filter.terms
        ]
        names = [name.split() for name in _combined(options)]
        others = [f"{filter.field}:{'_'.join(name)}" for name in names]
        if found := [other for other in others if fulltext.has_key(connection, kind, other)]:
            told = [" ".join(name) for name, other in zip(names, others, strict=True) if other in found]
            notes.append(f"“{' '.join(filter.terms)}” was taken for a form of {', '.join(told)}.")
            return Meaning(tuple(("keys", other) for other in found))
    return Meaning((("keys", key),))


def _lemmas(connection: sqlite3.Connection, term: str) -> list[str]:
    """Give the lemmas of a form by the texts, else those by rule that the texts have."""
    known = lemmas_of(connection, term)
    return known or are_lemmas(connection, [form for form in dictionary_forms(term) if form != term])


def _alike(connection: sqlite3.Connection, term: str, lemmas: Sequence[str]) -> list[str]:
    """Give a term without diacritics, and the lemmas that are alike with them: by the texts, else by rule."""
    known = [term, *lemmas, *lemmas_of_folded(connection, term)]
    if len(known) == 1:
        known += dictionary_forms(term)
    marked = [
        lemma for folded in dict.fromkeys(map(fold, known)) for lemma in marked_lemmas(connection, folded)
    ]
    return list(dict.fromkeys([term, *lemmas, *marked]))


def _combined(options: Sequence[Sequence[str]]) -> list[str]:
    return [" ".join(chosen) for chosen in islice(product(*options), _MOST_COMBINED)]
