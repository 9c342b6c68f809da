"""Stretches of content: trimmed of what only sets them off."""

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.quotations import LONGEST_NAME
from hronika.reading.document.tokens import DASHES
from hronika.reading.statements.context import StatementContext

_LEADING = "–—-,*•·"
_TRAILING = ".,;:…– —-"
_KEPT = frozenset("!?…%)]")
SENTENCE_END = frozenset(".!?…")
"""Marks that end a sentence."""


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut blanks and dashes at both ends, the mark of a list and a final full stop, comma or colon.

    The sign of a number stays.
    """
    while start < end and (text[start].isspace() or text[start] in _LEADING):
        if text[start + 1 : min(start + 2, end)].isdigit():
            break  # `-5 grādi`
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TRAILING):
        if text[max(start, end - 3) : end] == "...":
            break
        end -= 1
    return start, end


def content_span(context: StatementContext, first: int, stop: int) -> tuple[int, int] | None:
    """Code points of content from token `first` to before `stop`, without marks that have no partner."""
    words = context.words
    while stop > first and words.is_punctuation(stop - 1) and words.tokens[stop - 1].text not in _KEPT:
        if words.tokens[stop - 1].text in MARKS and _closes_inside(context, first, stop - 1):
            break
        stop -= 1
    if first >= stop:
        return None
    start, end = trim(context.text, *words.span(first, stop - 1))
    for quotation in context.quotations_from(start, start + 1):
        if quotation.end >= end > quotation.inner_start:
            start, end = trim(context.text, quotation.inner_start, min(end, quotation.inner_end))
    return (start, end) if start < end else None


def _closes_inside(context: StatementContext, first: int, mark: int) -> bool:
    """Whether a closing mark closes a quotation that opened inside the content."""
    start, end = context.words.tokens[first].start, context.words.tokens[mark].end
    return any(quotation.end == end for quotation in context.quotations_from(start, end))


def has_predicate(context: StatementContext, first: int, stop: int) -> bool:
    """Whether a verb that can be a predicate stands among the tokens from `first` to before `stop`."""
    words, grammar = context.words, context.grammar
    for index in range(first, stop):
        token = words.tokens[index]
        if grammar.is_predicate(token):
            return True
        if grammar.is_converb(token) and grammar.evidence(words, index) == "reported":
            return True  # `cenas augot, norāda X`
    return False


def splits(context: StatementContext, index: int) -> bool:
    """Whether a token separates clauses: a comma, a dash, a mark that does not belong to a quoted name."""
    words = context.words
    text = words.tokens[index].text
    if text in (",", ";", ":") or (text in DASHES and words.is_punctuation(index)):
        return True
    return text in MARKS and not _marks_name(context, index)


def _marks_name(context: StatementContext, index: int) -> bool:
    token = context.words.tokens[index]
    for quotation in context.quotations_from(token.start - 2 * LONGEST_NAME, token.end):
        opening = quotation.start <= token.start and token.end <= quotation.inner_start
        closing = quotation.inner_end <= token.start and token.end <= quotation.end
        if opening or closing:
            short = quotation.inner_end - quotation.inner_start < LONGEST_NAME
            return short and context.text[quotation.inner_end - 1] != ","
    return False


def closes_headline(context: StatementContext, stop: int) -> bool:
    """Whether a line that ends before a token can be a headline: no full stop, text below."""
    words = context.words
    return stop < len(words) and words.tokens[stop - 1].text[-1] not in SENTENCE_END


def headline_half(context: StatementContext, index: int, stop: int) -> int:
    """The semicolon after a token that parts the halves of a headline, which is not said; else `stop`."""
    words = context.words
    if index >= stop or words.paragraph_of(index) or not closes_headline(context, stop):
        return stop
    return next((i for i in range(index, stop) if words.tokens[i].text == ";"), stop)
