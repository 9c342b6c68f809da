"""Lines of a text that are not the article's: announcements of others, readers' comments, advertisements.

They come along when a page is copied as plain text. A line is known by the label that announces it
(`Lexicon.page_labels`), and what follows a label by its form: a list of headlines ends where a sentence
stands, comments where a paragraph begins with nobody's name. What is in doubt is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hronika.language.lexicon import PageLabel

Stretch = tuple[int, int]

_LONGEST_LABEL_LINE = 200
_LONGEST_HEADLINE = 160
_LONGEST_SIGNATURE = 60
_MOST_UNCERTAIN = 20  # lines that may be comments until one surely is
_SEPARATORS = ":–—-»>►"
_BEFORE_LABELS = "[(>»►▶•*–—- "
_BULLET = re.compile(r"(?:[-–—•*·▪►●»>]|\d{1,2}[.)])\s+")
_ENDS_AS_PROSE = re.compile(r"[.…;,:]['\"”“»’)\]]*\Z")
_SENTENCE_END = re.compile(r"[^\W\d]{2,}[.!?…]['\"”“»’)]*\s+(?=\S)")
_AROUND_WORDS = ".,;:!?…\"'“”„«»()"
# Who speaks or writes: `Zirnis:`, `Juris_K (24.05.2024. 09:02):`.
_BY = re.compile(r"(?P<who>[^\s:(][^:\n(,]{0,39}?)\s?(?P<when>\([^()\n]{1,40}\))?:\s+(?=\S)")
_DATED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.|\d{1,2}[.:]\d\d(?!\d)|\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class _TextLine:
    """A line that is not blank; `apart` says that a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool


class _Before:
    """What the lines before one tell that helps to judge it."""

    def __init__(self) -> None:
        self.voices: set[str] = set()
        """Who speaks in a transcript."""
        self.surnames: set[str] = set()
        """Last words of names of several words."""
        self._lines = self._apart = 0

    def add(self, line: _TextLine) -> None:
        """Take in one more line of the article."""
        self._lines += 1
        self._apart += line.apart
        if by := _BY.match(line.text):
            self.voices.add(by["who"])
        for first, second in pairwise(line.text.split()):
            if first[0].isupper() and first[-1].isalnum() and second[0].isupper():
                self.surnames.add(second.strip(_AROUND_WORDS))

    def is_spaced(self, line: _TextLine) -> bool:
        """Whether blank lines stand between most paragraphs up to the one that this line begins."""
        return 2 * (self._apart + line.apart) > self._lines


def boilerplate(text: str, labels: Mapping[str, PageLabel]) -> list[Stretch]:
    """Give the stretches of a text that are not the article's, in order, each to where the next line begins.

    `labels` are beginnings of lines in lower case. A text in which nothing else would be left is the article.
    """
    if not labels:
        return []
    lines, before = list(_lines(text)), _Before()
    taken: list[int] = []
    index = 0
    while index < len(lines):
        count = _taken(lines, index, labels, before)
        taken += range(index, index + count)
        if not count:
            before.add(lines[index])
        index += max(count, 1)
    if len(taken) == len(lines):
        return []
    starts = [*(line.start for line in lines), len(text)]
    found: list[Stretch] = []
    for index in taken:
        stretch = (starts[index], starts[index + 1])
        if found and found[-1][1] == stretch[0]:
            stretch = (found.pop()[0], stretch[1])
        found.append(stretch)
    return found


def _lines(text: str) -> Iterator[_TextLine]:
    at, apart = 0, False
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            yield _TextLine(start, start + len(words), words, apart)
        apart = not words
        at += len(raw) + 1


def _taken(lines: Sequence[_TextLine], index: int, labels: Mapping[str, PageLabel], before: _Before) -> int:
    """Count the lines from this one on that are not the article's."""
    text = lines[index].text.lstrip(_BEFORE_LABELS)
    if len(text) > _LONGEST_LABEL_LINE:
        return 0
    label = _label(text, labels)
    if label is None:
        return 0
    kind, rest = labels[label], text[len(label) :].strip()
    is_alone = not rest.strip(_SEPARATORS + " .]")
    if kind == "break":
        return int(is_alone)
    if kind == "related":
        if not is_alone:
            return int(rest[0] in _SEPARATORS)
        count = _headlines(lines, index, before)
        return 1 + count if count or index + 1 == len(lines) else 0
    if is_alone or re.fullmatch(r":?\s*[(\[]?\d{1,5}[)\]]?:?", rest):
        count = _comments(lines, index, before)
        return 1 + count if count else 0
    return 0


def _label(text: str, labels: Mapping[str, PageLabel]) -> str | None:
    """Find the longest label that a line begins with, as whole words."""
    lower = text.lower()
    if len(lower) != len(text):
        return None
    ends = [match.end() for match in re.finditer(r"\w+", lower[:60])]
    return next((lower[:end] for end in reversed(ends) if lower[:end] in labels), None)


def _headlines(lines: Sequence[_TextLine], index: int, before: _Before) -> int:
    """Count the headlines under a label."""
    first = index + 1
    # The list is a paragraph of its own where its headlines stand right under the label.
    is_block = first < len(lines) and not lines[first].apart and before.is_spaced(lines[index])
    if is_block and (first + 1 == len(lines) or lines[first + 1].apart):
        return int(_is_headline(lines[first].text, before.voices, may_end=False))
    for place in range(first, len(lines)):
        line = lines[place]
        if (is_block and line.apart) or not _is_headline(line.text, before.voices, may_end=is_block):
            return place - first
    return len(lines) - first


def _is_headline(text: str, voices: set[str], *, may_end: bool) -> bool:
    """Whether a line may be a headline, with a full stop only where `may_end`; none is of `voices`."""
    bullet = _BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    by = _BY.match(text)
    if len(text) > _LONGEST_HEADLINE or text[:1].islower() or _has_two_sentences(text):
        return False
    if by and by["who"] in voices:
        return False
    return bullet is not None or may_end or by is not None or not _ENDS_AS_PROSE.search(text)


def _has_two_sentences(text: str) -> bool:
    return any(not text[match.end()].islower() for match in _SENTENCE_END.finditer(text))


def _is_full_name(who: str) -> bool:
    words = who.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _comments(lines: Sequence[_TextLine], index: int, before: _Before) -> int:
    """Count the lines of the comments under a label; none where they may be those of experts."""
    is_certain = awaits = False
    for place in range(index + 1, len(lines)):
        line = lines[place]
        by = _BY.match(line.text)
        if by is not None and _is_commenter(by["who"], before):
            # A full name may be that of an expert who comments; a nickname is not.
            is_certain = is_certain or bool(by["when"]) or not _is_full_name(by["who"])
            awaits = False
        elif _is_signature(line.text):
            is_certain = is_certain or _DATED.search(line.text) is not None
            awaits = True
        elif awaits:
            awaits = False
        elif place == index + 1 or line.apart or not before.is_spaced(lines[index]):
            break
        if not is_certain and place - index > _MOST_UNCERTAIN:
            break
    else:
        place = len(lines)
    return place - index - 1 if is_certain else 0


def _is_commenter(who: str, before: _Before) -> bool:
    return len(who.split()) <= 3 and who not in before.voices and who not in before.surnames


def _is_signature(text: str) -> bool:
    """Whether a line is the name, or name and date, above a comment."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    dated = _DATED.search(text)
    if dated:
        return len(text.split()) <= 6
    return len(text.split()) <= 3 and re.search(r"[.!?…:;,]\Z", text) is None
