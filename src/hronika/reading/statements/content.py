"""Stretches of content: trimmed of what only sets them off."""

from hronika.reading.document.tokens import DASHES, MARKS
from hronika.reading.statements.candidates import Scene
from hronika.reading.statements.cues import is_predicate

_LEADING = "–—-,"
_TRAILING = ".,;:…– —-"
_KEPT = frozenset("!?…%)]")
# The longest quotation that is taken for a name and not for words, in code points.
LONGEST_NAME = 45


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut blanks and dashes at both ends, and a final full stop, comma or colon."""
    while start < end and (text[start].isspace() or text[start] in _LEADING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TRAILING):
        if text[max(start, end - 3) : end] == "...":
            break
        end -= 1
    return start, end


def content_span(scene: Scene, first: int, stop: int) -> tuple[int, int] | None:
    """Code points of content from token `first` to before `stop`, without marks that have no partner."""
    words = scene.words
    while stop > first and words.is_punctuation(stop - 1) and words.tokens[stop - 1].text not in _KEPT:
        if words.tokens[stop - 1].text in MARKS and _closes_inside(scene, first, stop - 1):
            break
        stop -= 1
    if first >= stop:
        return None
    start, end = trim(scene.text, *words.span(first, stop - 1))
    for quotation in scene.quotations_from(start, start + 1):
        if quotation.end >= end > quotation.inner_start:
            start, end = trim(scene.text, quotation.inner_start, min(end, quotation.inner_end))
    return (start, end) if start < end else None


def _closes_inside(scene: Scene, first: int, mark: int) -> bool:
    """Whether a closing mark closes a quotation that opened inside the content."""
    start, end = scene.words.tokens[first].start, scene.words.tokens[mark].end
    return any(quotation.end == end for quotation in scene.quotations_from(start, end))


def has_predicate(scene: Scene, first: int, stop: int) -> bool:
    """Whether a verb that can be a predicate stands among the tokens from `first` to before `stop`."""
    return any(is_predicate(scene.words.tokens[index]) for index in range(first, stop))


def unbroken(indices: list[int], around: int) -> list[int]:
    """The run of consecutive indices that holds one of them."""
    first = last = indices.index(around)
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]


def splits(scene: Scene, index: int) -> bool:
    """Whether a token separates clauses: a comma, a dash, a mark that does not belong to a quoted name."""
    words = scene.words
    text = words.tokens[index].text
    if text in (",", ";", ":") or (text in DASHES and words.is_punctuation(index)):
        return True
    return text in MARKS and not _marks_name(scene, index)


def _marks_name(scene: Scene, index: int) -> bool:
    token = scene.words.tokens[index]
    for quotation in scene.quotations_from(token.start - 2 * LONGEST_NAME, token.end):
        opening = quotation.start <= token.start and token.end <= quotation.inner_start
        closing = quotation.inner_end <= token.start and token.end <= quotation.end
        if opening or closing:
            short = quotation.inner_end - quotation.inner_start < LONGEST_NAME
            return short and scene.text[quotation.inner_end - 1] != ","
    return False
