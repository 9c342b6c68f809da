"""Whether words stand in a text one after another exactly as they are quoted.

What a quotation may do to words is not compared: quotation marks, blanks, the case of the first letter and
the marks at its end. Where it leaves words out by `…` its pieces have to follow one another; where it is
interrupted (`"A," sacīja B, "C"`) the marks there are not compared.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from hronika.archive.alignment import AlignedWord, words_in
from hronika.language.quotation_marks import CHARACTERS

Difference = Literal["punctuation", "capitals"]
"""In what words that are the same can differ from those quoted: marks between them, letters of other case."""

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.{2,})\s*[\])]|…|\.{2,}")
_DASH = re.compile("[-−–—―]")
_LEFT_ASIDE = re.compile(rf"[\s{re.escape(CHARACTERS)}\u00ad\u200b-\u200d\u2060]+|,,|''|``")
_MOST_LEFT_OUT = 60  # words between two pieces of a quotation


class QuotedWord(NamedTuple):
    """A word with its letters as written, and the marks before it; None where those are not compared."""

    word: AlignedWord
    letters: str
    marks: str | None


class Verbatim(NamedTuple):
    """Where in a text words stand as quoted, in what they differ, and which words an ellipsis leaves out."""

    start: int
    end: int
    differs: tuple[Difference, ...]
    left_out: tuple[str, ...]


def quoted_words(parts: Sequence[str]) -> list[QuotedWord]:
    """Give the words of stretches of text; between two stretches, and at the ends, marks are not compared.

    `word` has the place in the stretches joined by ` … `.
    """
    found: list[QuotedWord] = []
    offset = 0
    for part in parts:
        end = 0
        for number, word in enumerate(words_in(part)):
            marks = _marks(part[end : word.start]) if number else None
            moved = AlignedWord(word.start + offset, word.end + offset, word.form)
            found.append(QuotedWord(moved, part[word.start : word.end], marks))
            end = word.end
        offset += len(part) + len(" … ")
    return found


def pieces_of(words: Sequence[QuotedWord]) -> list[list[QuotedWord]]:
    """Part the words of a quotation where it says by `…` that it leaves some out."""
    pieces: list[list[QuotedWord]] = [[]]
    for word in words:
        if word.marks is not None and "…" in word.marks and pieces[-1]:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def find_verbatim(quotation: Sequence[QuotedWord], text: str) -> Verbatim | None:
    """Give where in a text the words of a quotation stand: at the place that differs least, else None.

    >>> find_verbatim(quoted_words(["Skola strādās."]), "Viņa sacīja: skola strādās, ja būs nauda.")
    Verbatim(start=13, end=26, differs=(), left_out=())
    """
    if not quotation:
        return None
    found = list(_places(pieces_of(quotation), words_in(text), text))
    return min(found, key=lambda each: (len(each.differs), each.start)) if found else None


def _places(
    pieces: Sequence[Sequence[QuotedWord]], there: Sequence[AlignedWord], text: str
) -> Iterator[Verbatim]:
    forms = [word.form for word in there]
    for first in _starts(pieces[0], forms, 0, len(forms)):
        at = first
        differs = _differences(pieces[0], there, first, text)
        end, left_out = first + len(pieces[0]), []
        for piece in pieces[1:]:
            at = next(_starts(piece, forms, end, end + _MOST_LEFT_OUT), -1)
            if at < 0:
                break
            differs |= _differences(piece, there, at, text)
            if at > end:
                left_out.append(text[there[end].start : there[at - 1].end])
            end = at + len(piece)
        if at >= 0:
            order: tuple[Difference, ...] = ("punctuation", "capitals")
            told = tuple(each for each in order if each in differs)
            yield Verbatim(there[first].start, there[end - 1].end, told, tuple(left_out))


def _starts(piece: Sequence[QuotedWord], forms: Sequence[str], first: int, last: int) -> Iterator[int]:
    wanted = [each.word.form for each in piece]
    for place in range(first, min(last, len(forms) - len(wanted)) + 1):
        if forms[place] == wanted[0] and forms[place : place + len(wanted)] == wanted:
            yield place


def _differences(
    piece: Sequence[QuotedWord], there: Sequence[AlignedWord], first: int, text: str
) -> set[Difference]:
    """Say in what the words of a piece differ from those that begin at a place, which have its forms."""
    found: set[Difference] = set()
    for number, quoted in enumerate(piece):
        word = there[first + number]
        letters, others = quoted.letters, text[word.start : word.end]
        if number == 0:
            letters, others = letters[1:], others[1:]
        elif quoted.marks is not None:
            marks = _marks(text[there[first + number - 1].end : word.start])
            # An ellipsis of the text may stand for words that interrupt what is said.
            if marks != quoted.marks and "…" not in marks:
                found.add("punctuation")
        if letters != others and letters.casefold() == others.casefold():
            found.add("capitals")
    return found


def _marks(between: str) -> str:
    if between == " ":
        return ""
    plain = _DASH.sub("–", _ELLIPSIS.sub("…", between))
    return _LEFT_ASIDE.sub("", plain)
