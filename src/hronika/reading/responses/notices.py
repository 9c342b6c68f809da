"""Notices of an outlet on its own text: `Labojums: Teikā dega divas mājas, nevis trīs`."""

from collections.abc import Iterator
from typing import NamedTuple

from hronika.reading.statements.context import StatementContext


class Notice(NamedTuple):
    """A notice by its words: the one that opens it, and the first and the last of what it holds."""

    word: int
    first: int
    last: int


def notices(context: StatementContext) -> Iterator[Notice]:
    """Yield the notices of an article: a word of correcting, a mark, and a sentence.

    That is the rest of its own sentence or, where it is one alone, the next of its paragraph.
    """
    words, openings = context.words, context.lexicon.notices
    for sentence in range(len(words.first) - 1):
        word, end = words.first[sentence], words.first[sentence + 1]
        if word >= end or words.lower[word] not in openings:
            continue
        first = word + 1
        if first >= end or words.tokens[first].upos != "PUNCT":
            continue
        if end - word <= _ALONE:
            if end >= len(words) or words.paragraph_of(end) != words.paragraph_of(word):
                continue
            first, end = end, words.first[sentence + 2]
        yield Notice(word, first, end - 1)


_ALONE = 2  # the word and its mark
