"""Lines of a text that are not the article's: announcements of others, readers' comments, advertisements.

They come along when a page is copied as plain text. A line is known by the label that announces it
(`Lexicon.page_labels`), and what follows a label by its form: a list of headlines ends where a sentence stands,
comments where a paragraph begins with nobody's name. What is in doubt is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hronika.language.lexicon import PageLabel

Stretch = tuple[int, int]

_LONGEST_LABEL_LINE = 200
_LONGEST_HEADLINE = 160
_LONGEST_SIGNATURE = 60
_SEPARATORS = ":–—-»>►"
_BULLET = re.compile(r"(?:[-–—•*·▪►●»>]|\d{1,2}[.)])\s+")
_ENDS_AS_PROSE = re.compile(r"[.…;,:]['\"”“»’)\]]*\Z")
_TWO_SENTENCES = re.compile(r"[^\W\d]{2,}[.!?…]['\"”“»’)]*\s+[^\W\d_a-zāčēģīķļņšūž]")
# Who speaks or writes: `Zirnis:`, `Juris_K (24.05.2024. 09:02):`.
_BY = re.compile(r"(?P<who>[^\s:(][^:\n(,]{0,39}?)\s?(?P<when>\([^()\n]{1,40}\))?:\s+(?=\S)")
_DATED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.|\d{1,2}[.:]\d\d(?!\d)|\d{4}-\d\d-\d\d")
_CAPITALISED = r"(?=[^\W\d_])[^a-zāčēģīķļņōŗšūž\s][\w'’-]+"
_NAMES = re.compile(rf"\b{_CAPITALISED}(?: {_CAPITALISED})+")
_FULL_NAME = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED})+\Z")


@dataclass(frozen=True)
class _Line:
    """A line that is not blank; `apart` says that a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool


def boilerplate(text: str, labels: Mapping[str, PageLabel]) -> list[Stretch]:
    """Give the stretches of a text that are not the article's, in order, each to where the next line begins.

    `labels` are beginnings of lines in lower case. A text in which nothing else would be left is the article.
    """
    if not labels:
        return []
    lines = list(_lines(text))
    taken: set[int] = set()
    index = 0
    while index < len(lines):
        count = _taken(lines, index, labels)
        taken.update(range(index, index + count))
        index += max(count, 1)
    if not taken or len(taken) == len(lines):
        return []
    starts = [*(line.start for line in lines), len(text)]
    found: list[Stretch] = []
    for index in sorted(taken):
        stretch = (starts[index], starts[index + 1])
        if found and found[-1][1] == stretch[0]:
            stretch = (found.pop()[0], stretch[1])
        found.append(stretch)
    return found


def _lines(text: str) -> Iterator[_Line]:
    at, apart = 0, False
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            yield _Line(start, start + len(words), words, apart)
        apart = not words
        at += len(raw) + 1


def _taken(lines: Sequence[_Line], index: int, labels: Mapping[str, PageLabel]) -> int:
    """Count the lines from this one on that are not the article's."""
    text = lines[index].text
    if len(text) > _LONGEST_LABEL_LINE:
        return 0
    label = _label(text, labels)
    if label is None:
        return 0
    kind, rest = labels[label], text[len(label) :].strip()
    is_alone = not rest.strip(_SEPARATORS + " .")
    if kind == "break":
        return int(is_alone)
    if kind == "related":
        if not is_alone:
            return int(rest[0] in _SEPARATORS)
        count = _headlines(lines, index)
        return 1 + count if count or index + 1 == len(lines) else 0
    if is_alone or re.fullmatch(r":?\s*[(\[]?\d{1,5}[)\]]?:?", rest):
        count = _comments(lines, index)
        return 1 + count if count else 0
    return 0


def _label(text: str, labels: Mapping[str, PageLabel]) -> str | None:
    """Find the longest label that a line begins with, as whole words."""
    lower = text.lower()
    if len(lower) != len(text):
        return None
    ends = [match.end() for match in re.finditer(r"\w+", lower[:60])]
    return next((lower[:end] for end in reversed(ends) if lower[:end] in labels), None)


def _is_spaced(lines: Sequence[_Line]) -> bool:
    """Whether blank lines stand between the paragraphs of a text."""
    return 2 * sum(line.apart for line in lines[1:]) > len(lines) - 1


def _headlines(lines: Sequence[_Line], index: int) -> int:
    """Count the headlines under a label."""
    voices = _voices(lines[:index])
    # The list is a paragraph of its own where its first headline stands right under the label.
    is_block = index + 1 < len(lines) and not lines[index + 1].apart and _is_spaced(lines[: index + 1])
    count = 0
    for line in lines[index + 1 :]:
        if is_block and line.apart:
            break
        if not _is_headline(line.text, voices, may_end=is_block):
            break
        count += 1
    return count


def _voices(lines: Sequence[_Line]) -> set[str]:
    """Give who speaks in the lines of a transcript."""
    return {match["who"] for line in lines if (match := _BY.match(line.text))}


def _surnames(lines: Sequence[_Line]) -> set[str]:
    """Give the last words of names of several words."""
    return {match[0].rpartition(" ")[2] for line in lines for match in _NAMES.finditer(line.text)}


def _is_headline(text: str, voices: set[str], *, may_end: bool) -> bool:
    """Whether a line may be a headline, with a full stop only where `may_end`; none is of `voices`."""
    bullet = _BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    by = _BY.match(text)
    if len(text) > _LONGEST_HEADLINE or text[:1].islower() or _TWO_SENTENCES.search(text):
        return False
    if by and by["who"] in voices:
        return False
    return bullet is not None or may_end or by is not None or not _ENDS_AS_PROSE.search(text)


def _comments(lines: Sequence[_Line], index: int) -> int:
    """Count the lines of the comments under a label."""
    voices = _voices(lines[:index]) | _surnames(lines[:index])
    is_spaced = _is_spaced(lines[: index + 1])
    count, is_certain, awaits = 0, False, False
    for line in lines[index + 1 :]:
        by = _BY.match(line.text)
        if by and (by["who"] in voices or len(by["who"].split()) > 3):
            by = None
        is_signature = _is_signature(line.text)
        if by is not None:
            # A full name may be that of an expert who comments; a nickname is not.
            is_certain = is_certain or bool(by["when"]) or not _FULL_NAME.match(by["who"])
            awaits = False
        elif is_signature:
            is_certain = is_certain or _DATED.search(line.text) is not None
            awaits = True
        elif awaits:
            awaits = False
        elif not (count and is_spaced and not line.apart):
            break
        count += 1
    return count if is_certain else 0


def _is_signature(text: str) -> bool:
    """Whether a line is the name, or name and date, above a comment."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    dated = _DATED.search(text)
    if dated:
        return len(text.split()) <= 6
    return len(text.split()) <= 3 and re.search(r"[.!?…:;,]\Z", text) is None
