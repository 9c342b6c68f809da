"""Notices of an outlet on its own text: `Labojums: Teikā dega divas mājas, nevis trīs`."""

from collections.abc import Iterator
from typing import NamedTuple

from hronika.reading.statements.context import StatementContext

_LONGEST = 3  # words of a heading: `Kļūdas labojums 12.05`


class Notice(NamedTuple):
    """A notice by its words: the last one of its heading, and the first and the last of what it holds.

    `repeats` says that it holds what had been told (`rakstījām, ka …`), and not what is so.
    """

    word: int
    first: int
    last: int
    repeats: bool


def notices(context: StatementContext) -> Iterator[Notice]:
    """Yield the notices of an article: a heading that tells of correcting, a mark, a sentence.

    That is the rest of the heading's own or, where it has one for itself, the next of its paragraph.
    """
    for sentence in range(len(context.words.first) - 1):
        notice = _opened_by(context, sentence)
        if notice is not None:
            yield notice


def notice_around(context: StatementContext, index: int) -> Notice | None:
    """The notice that a word stands in, whose heading opens its sentence or the one before."""
    sentence = context.words.sentence[index]
    found = (_opened_by(context, each) for each in range(max(sentence - 1, 0), sentence + 1))
    return next((each for each in found if each is not None and each.first <= index <= each.last), None)


def _opened_by(context: StatementContext, sentence: int) -> Notice | None:
    """The notice whose heading opens a sentence; None where there is none."""
    words, headings = context.words, context.lexicon.notices
    start, end = words.first[sentence], words.first[sentence + 1]
    mark = next((i for i in range(start, end) if words.tokens[i].upos == "PUNCT"), start)
    heading = [i for i in range(start, mark) if words.tokens[i].upos != "NUM"]
    if not start < mark <= start + _LONGEST or " ".join(words.lower[i] for i in heading) not in headings:
        return None
    first = mark + 1
    if first == end:
        if end >= len(words) or words.paragraph_of(end) != words.paragraph_of(start):
            return None
        end = words.first[sentence + 2]
    return Notice(heading[-1], first, end - 1, _repeats(context, first, end))


def _repeats(context: StatementContext, first: int, end: int) -> bool:
    """Whether those who write say that they told something: `vakar rakstījām, ka …`."""
    words = context.words
    for index in range(first, end):
        features = words.tokens[index].features
        if features.get("Person") == "1" and features.get("Number") == "Plur":
            lemma, behind = words.tokens[index].lemma, range(index + 1, min(index + 3, end))
            if lemma in context.lexicon.cues and any(context.function(i) == "that" for i in behind):
                return True
    return False
