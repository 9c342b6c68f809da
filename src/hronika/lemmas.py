"""A record with the words of its text: what a search index needs beside what was read."""

from collections.abc import Sequence
from typing import NamedTuple

from hronika.record import Record


class LemmatizedWord(NamedTuple):
    """A token that holds a letter or a digit, as it was read, with its lemma.

    `start` and `end` are code points of the text as given, the end exclusive. `form` is what stands there as
    it is read: letters composed, nothing invisible in it. `lemma` is the dictionary form by the analysis.
    `nominative` are words of the canonical name of what is named here, where the token stands in a name:
    the one that the token is a form of, and those that nothing in this mention is a form of
    (`Kalniņam` → `Kalniņš`, `Jānis`). So every mention carries its whole name, each word once.
    """

    start: int
    end: int
    form: str
    lemma: str
    nominative: tuple[str, ...] = ()


class RecordWithLemmas(NamedTuple):
    """A record and the words of its text, in the order of the text."""

    record: Record
    words: tuple[LemmatizedWord, ...]


class RecordWithLine(NamedTuple):
    """A record, the line of JSON that it is, and the words of its text, in the order of the text."""

    record: Record
    line: str
    words: tuple[LemmatizedWord, ...]


def nominatives(forms: Sequence[str], name: str) -> list[tuple[str, ...]]:
    """Give for each word of a mention the words of the name in the nominative that it stands for.

    >>> nominatives(["Kalniņam"], "Jānis Kalniņš")
    [('Kalniņš', 'Jānis')]
    >>> nominatives(["Valsts", "kontrolei"], "Valsts kontrole")
    [('Valsts',), ('kontrole',)]
    """
    words = list(dict.fromkeys(name.split()))
    if len(words) == len(forms):
        return [(word,) for word in words]
    carried: list[list[str]] = [[] for _ in forms]
    free = set(range(len(forms)))
    left = []
    for word in words:
        best = max(free, key=lambda place: _shared(forms[place], word), default=None)
        if best is None or not is_like(forms[best], word):
            left.append(word)
            continue
        carried[best].append(word)
        free.remove(best)
    # What no word of the mention is a form of goes to one that has nothing of its own, else to the last.
    carried[min(free) if free else -1].extend(left)
    return [tuple(found) for found in carried]


def is_like(form: str, word: str) -> bool:
    """Say whether two words may be forms of one: half of the shorter begins them both."""
    return 2 * _shared(form, word) >= min(len(form), len(word))


def _shared(form: str, word: str) -> int:
    """How many letters two words begin with alike, in whatever case."""
    shared = 0
    for one, other in zip(form.casefold(), word.casefold(), strict=False):
        if one != other:
            break
        shared += 1
    return shared
