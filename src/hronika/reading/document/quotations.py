"""Quotation marks: which ones belong together, in any style, nested, mixed, and with one of a pair missing.

A mark is judged by its own shape and by what stands on its two sides, because `"` and `“` open in one
tradition and close in another. A quotation is never longer than a paragraph: speech that goes on in the next
ones has one in each, whether every paragraph begins with a mark or the first alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hronika.language.quotation_marks import (
    DOUBLE_CHARACTERS,
    GUILLEMETS_LEFT,
    GUILLEMETS_RIGHT,
    OPEN_ONLY,
    SINGLE,
)

_MARK = re.compile(
    rf"""[{DOUBLE_CHARACTERS}]|,,(?=\w)|``(?=\w)|''|(?<![\w.])['‘‚‛](?=\w)|(?<=[\w.,!?…])[’'‘](?!\w)"""
)
# Alone these are an apostrophe, or the arrow of a link (`‹ Iepriekšējais raksts`).
_ONLY_IN_PAIRS = SINGLE | frozenset("‹›")
_CLOSING_PUNCTUATION = frozenset(".,;:!?…)]}")
_SPEECH_ENDS = frozenset(".!?…:;")
_OPENING_PUNCTUATION = frozenset("([{–—-/")
_CLAUSE_END = re.compile(r"[,.;:!?…](?!\w)")
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_])")
# Quotations in quotations that are looked for; beyond that, and it is far, marks are no longer language.
_DEEPEST = 20
LONGEST_NAME = 45
"""The longest quotation that is taken for a name and not for words, in code points."""
# Speech of more paragraphs than that, or of more code points, is rather a mark that is missing.
_MOST_PARAGRAPHS, _MOST_SPEECH = 12, 6_000

# After a mark that should have closed the quotation around it: a comma or dash and one short clause in
# lower case that ends the sentence.
_TAG_FOLLOWS = re.compile(rf"\s*[,–—-]\s*([^\W\d_])[^,.!?{DOUBLE_CHARACTERS}]{{2,80}}[.]")


@dataclass(slots=True)
class Quotation:
    """Text in quotation marks: `[start, end)` with the marks, `[inner_start, inner_end)` without them.

    `depth` is 0 for one that stands in no other; `closed` is False where the closing mark is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    parts: "list[Quotation]" = field(default_factory=list)
    around: "Quotation | None" = field(default=None, repr=False, compare=False)


def find_quotations(text: str) -> list[Quotation]:
    """Find all quotations of a text, outer before inner, in text order."""
    found: list[Quotation] = []
    open_speech: list[tuple[int, int]] | None = None
    for start, end in _lines(text):
        in_line = list(_pair(text, start, end))
        if open_speech and any(_lacks_opening(quotation, text) for quotation in in_line):
            found += [Quotation(*line, *line, closed=False) for line in open_speech[1:]]
        open_speech = _speech_after(text, (start, end), in_line, open_speech)
        found += in_line
    found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    _nest(found)
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip())
        start += len(line)


def _lacks_opening(quotation: Quotation, text: str) -> bool:
    """Whether a quotation has a closing mark alone."""
    return quotation.closed and not text[quotation.start : quotation.inner_start].strip()


def _is_name(quotation: Quotation, text: str) -> bool:
    """Whether a quotation is short and ends as no words do that somebody said."""
    last = text[quotation.inner_end - 1]
    return quotation.end - quotation.start <= LONGEST_NAME and last not in _CLOSING_PUNCTUATION


def _speech_after(
    text: str, line: tuple[int, int], quotations: list[Quotation], before: list[tuple[int, int]] | None
) -> list[tuple[int, int]] | None:
    """Give the paragraphs of speech that is open after a line: the one that it began in, and those since.

    `before` is what was open before the line, whose quotations are these. Speech ends where other words are
    quoted, as the mark that should have closed it was then forgotten.
    """
    start, end = line
    if any(not quotation.closed and quotation.end == end for quotation in quotations):
        return [line]
    if before is None or start == end:
        return before
    if (
        not all(_is_name(quotation, text) for quotation in quotations)
        or len(before) == _MOST_PARAGRAPHS
        or end - before[0][0] > _MOST_SPEECH
    ):
        return None
    # A heading or a link between paragraphs is no part of what is said.
    return [*before, line] if text[end - 1] in _SPEECH_ENDS else before


def _pair(text: str, start: int, end: int, depth: int = 0) -> Iterator[Quotation]:
    """Match the marks of one paragraph with a stack of those that are open."""
    open_marks: list[re.Match[str]] = []
    last_closed = start
    for mark in _MARK.finditer(text, start, end):
        opens, closes = _sides(text, mark, start, end)
        single = mark.group() in SINGLE
        partner = _partner(open_marks, mark)
        if closes and partner is not None and not (opens and _prefers_opening(mark, open_marks)):
            del open_marks[partner + 1 :]
            opening = open_marks.pop()
            yield Quotation(opening.start(), mark.end(), opening.end(), mark.start())
            last_closed = mark.end()
        elif opens:
            if len(open_marks) < _DEEPEST and (not single or _single_closes(text, mark, end)):
                open_marks.append(mark)
        elif closes and not single and not open_marks and text[mark.start() - 1] in ",.!?…":
            # The opening mark is missing: what is quoted began where the last quotation ended.
            yield Quotation(last_closed, mark.end(), last_closed + _blank(text, last_closed), mark.start())
            last_closed = mark.end()
    if open_marks and open_marks[0].group() not in _ONLY_IN_PAIRS and open_marks[0].end() < end:
        yield from _unclosed(text, open_marks[0], end, depth)


def _sides(text: str, mark: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Tell whether a mark can open and whether it can close, by its shape and its neighbours."""
    left = text[mark.start() - 1] if mark.start() > start else " "
    right = text[mark.end()] if mark.end() < end else " "
    if mark.group() in OPEN_ONLY:
        return True, False
    blank_left = left.isspace()
    free_right = right.isspace() or right in _CLOSING_PUNCTUATION
    opens = not free_right and (blank_left or left in _OPENING_PUNCTUATION or bool(_MARK.match(left)))
    closes = not blank_left and (free_right or right in _OPENING_PUNCTUATION or bool(_MARK.match(right)))
    if mark.group() in GUILLEMETS_LEFT:
        return opens or not closes, closes and not opens
    if mark.group() in GUILLEMETS_RIGHT:
        return opens and not closes, closes or not opens
    if not opens and not closes:
        # Set off by blanks or letters on both sides: it can be either, and the stack decides.
        return True, True
    return opens, closes


def _partner(open_marks: list[re.Match[str]], mark: re.Match[str]) -> int | None:
    """The index of the innermost open mark that this one can close: doubles close doubles."""
    single = mark.group() in SINGLE
    for index in range(len(open_marks) - 1, -1, -1):
        if (open_marks[index].group() in SINGLE) == single:
            left, right = mark.group() in GUILLEMETS_LEFT, open_marks[index].group() in GUILLEMETS_RIGHT
            return index if right or not left else None
    return None


def _prefers_opening(mark: re.Match[str], open_marks: list[re.Match[str]]) -> bool:
    return mark.group() in GUILLEMETS_LEFT or (
        mark.group() in '"“”' and len(open_marks) < 2 and mark.start() == open_marks[-1].end()
    )


def _single_closes(text: str, mark: re.Match[str], end: int) -> bool:
    """A single mark quotes only where its partner follows; else it is an apostrophe."""
    return re.compile(r"(?<=[\w.,!?…])[’'‘](?!\w)").search(text, mark.end(), end) is not None


def _blank(text: str, position: int) -> int:
    return len(text[position:]) - len(text[position:].lstrip()) if position < len(text) else 0


def _unclosed(text: str, opening: re.Match[str], end: int, depth: int) -> Iterator[Quotation]:
    """Close what was never closed: at an inner mark that does for two, at a later opening, or at the end."""
    if text[opening.end()].islower():
        # Words quoted inside a clause (`ka skola “negrasās slēgt durvis, un ...`) end at most with it.
        ended = _CLAUSE_END.search(text, opening.end(), end)
        stop = ended.start() if ended is not None else end
        yield Quotation(opening.start(), stop, opening.end(), stop, closed=False)
        return
    inner = list(_pair(text, opening.end(), end, depth + 1)) if depth < _DEEPEST else []
    for quotation in reversed(inner):
        tag = _TAG_FOLLOWS.match(text, quotation.end, end)
        if tag is not None and tag[1].islower():
            yield Quotation(opening.start(), quotation.end, opening.end(), quotation.end, closed=False)
            return
    later = [m for m in _MARK.finditer(text, opening.end(), end) if _sides(text, m, opening.end(), end)[0]]
    for mark in later:
        ended = _SENTENCE_END.search(text, max(opening.end(), mark.start() - 3), mark.start() + 1)
        if ended is not None and text[ended.end()].isupper():
            stop = len(text[: mark.start()].rstrip())
            yield Quotation(opening.start(), stop, opening.end(), stop, closed=False)
            return
    yield Quotation(opening.start(), end, opening.end(), end, closed=False)


def _nest(quotations: list[Quotation]) -> None:
    """Set depths and parts; drop nothing: two that cross keep their own depth."""
    around: list[Quotation] = []
    for quotation in quotations:
        while around and around[-1].end <= quotation.start:
            around.pop()
        quotation.depth = len(around)
        if around:
            quotation.around = around[-1]
            around[-1].parts.append(quotation)
        around.append(quotation)
