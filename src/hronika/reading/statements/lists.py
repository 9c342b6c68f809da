"""Lists of what somebody says: `Dienests atgādina:` and, in paragraphs after it, an item each."""

from hronika.reading.document.tokens import DASHES
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.content import trim
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.reading.statements.transcripts import paragraphs

_BULLETS = frozenset("•·*▪◦")
_AFTER_NUMBER = frozenset((")", "."))
# What an item ends with that is not the last one; dialogue after dashes ends in neither.
_GOES_ON = frozenset((";", ","))
_SHORTEST = 2  # items


def read_lists(context: StatementContext) -> None:
    """Read as one statement the items after a paragraph that ends in a verb of saying and a colon."""
    every = list(paragraphs(context))
    for place, (first, stop) in enumerate(every):
        cue = _opening(context, first, stop)
        if cue is None:
            continue
        items = []
        for start, end in every[place + 1 :]:
            inside = _item(context, start, end)
            if inside is None:
                break
            items.append((inside, end))
        if len(items) >= _SHORTEST and all(_goes_on(context, start, end) for start, end in items[:-1]):
            spans = [_span(context, start, end) for start, end in items]
            context.add(StatementCandidate(spans, "clause-colon", cue.act, cue, anchor=cue.token))


def _opening(context: StatementContext, first: int, stop: int) -> Cue | None:
    """The verb of the sentence whose colon ends a paragraph, where it can say or ask what follows."""
    words = context.words
    if words.tokens[stop - 1].text != ":" or stop - first < _SHORTEST:
        return None
    for index in range(max(first, words.first[words.sentence[stop - 1]]), stop):
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb" or words.head[index] >= 0:
            continue
        if not (cue.own or cue.negated) and (cue.takes("d") or (cue.act == "demand" and cue.takes("i"))):
            return cue
    return None


def _item(context: StatementContext, first: int, stop: int) -> int | None:
    """The first word of an item, after its bullet, dash or number; None of a paragraph that is none."""
    words = context.words
    opening = words.tokens[first]
    if opening.text in _BULLETS or opening.text in DASHES:
        index = first + 1
    elif opening.upos == "NUM" and first + 1 < stop and words.tokens[first + 1].text in _AFTER_NUMBER:
        index = first + 2
    else:
        return None
    return index if index < stop else None


def _goes_on(context: StatementContext, start: int, stop: int) -> bool:
    """Whether an item that is not the last ends as one does; after a bullet it may end in a full stop."""
    words = context.words
    dash = words.tokens[start - 1].text in DASHES
    return words.tokens[stop - 1].text[-1] in _GOES_ON or (not dash and words.tokens[stop - 1].text != "?")


def _span(context: StatementContext, start: int, stop: int) -> tuple[int, int]:
    """What an item says, without the mark at its end."""
    words = context.words
    last = stop - 1
    while last > start and words.tokens[last].text in _GOES_ON:
        last -= 1
    return trim(context.text, words.tokens[start].start, words.tokens[last].end)
