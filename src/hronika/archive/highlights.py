"""Which words of a text a query has found: by the same forms and lemmas that the index was searched with."""

from collections.abc import Iterable, Sequence

from hronika.archive.entries import lemma_terms
from hronika.archive.fulltext import Meaning
from hronika.archive.terms import terms
from hronika.lemmas import LemmatizedWord

Place = tuple[int, int]
"""Where something stands in a text: code points, the end exclusive."""


def places_of(words: Iterable[LemmatizedWord]) -> tuple[Place, ...]:
    """Give the places of words."""
    return tuple((word.start, word.end) for word in words)


def matched(words: Sequence[LemmatizedWord], meanings: Iterable[Meaning]) -> list[LemmatizedWord]:
    """Give those words, in their order, that fit a meaning, alone or in a row.

    `words` are the words of what was found and no others; words in a row must stand in them as in the index.
    """
    columns = {
        "form": [(term, number) for number, word in enumerate(words) for term in terms(word.form)],
        "lemma": [(term, number) for number, word in enumerate(words) for term in lemma_terms(word)],
    }
    starts: dict[str, dict[str, list[int]]] = {}
    for column, sequence in columns.items():
        for place, (term, _) in enumerate(sequence):
            starts.setdefault(column, {}).setdefault(term, []).append(place)
    found: set[int] = set()
    for meaning in meanings:
        for column, phrase in meaning.exact + meaning.loose:
            wanted = phrase.split()
            for place in starts.get(column, {}).get(wanted[0], ()):
                row = columns[column][place : place + len(wanted)]
                if [term for term, _ in row] == wanted:
                    found.update(number for _, number in row)
    return [words[number] for number in sorted(found)]
