"""Detection: the stage that finds where somebody said something, and what."""

from hronika.reading.document.document import Document
from hronika.reading.document.quotations import find_quotations
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import find_cues
from hronika.reading.statements.direct import read_direct
from hronika.reading.statements.indirect import read_indirect
from hronika.reading.statements.quotative import read_quotatives


def detect_statements(document: Document) -> None:
    """Keep the statement context with its candidates, whose speakers are not known yet."""
    words = TokenSequence(document.analysis)
    quotations = find_quotations(document.text)
    context = StatementContext(document, words, quotations, find_cues(words, document.language))
    document.keep(context)
    if len(words):
        read_direct(context)
        read_indirect(context)
        _merge_cues(context)
        read_quotatives(context)


def _merge_cues(context: StatementContext) -> None:
    """Join what one cue reports in two ways: `lūdza nesteigties: "..."` is one mixed statement."""
    by_cue: dict[int, StatementCandidate] = {}
    merged: list[StatementCandidate] = []
    for candidate in context.candidates:
        if candidate.cue is None:
            continue
        first = by_cue.setdefault(candidate.cue.token, candidate)
        if first is candidate:
            continue
        for span in candidate.spans:
            if not any(start < span[1] and span[0] < end for start, end in first.spans):
                first.spans.append(span)
        first.spans.sort()
        context.place(first)
        merged.append(candidate)
    if merged:
        context.drop(merged)
