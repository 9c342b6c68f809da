"""Detection: the stage that finds where somebody said something, and what."""

from hronika.language.analysis import holds_word
from hronika.reading.document.document import Document
from hronika.reading.document.quotations import find_quotations
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import find_cues
from hronika.reading.statements.direct import read_direct
from hronika.reading.statements.indirect import read_indirect
from hronika.reading.statements.pointing_back import read_pointing_back
from hronika.reading.statements.quotative import read_quotatives
from hronika.reading.statements.thus import read_thus


def detect_statements(document: Document) -> None:
    """Keep the statement context with its candidates, whose speakers are not known yet."""
    words = TokenSequence(document.analysis)
    quotations = find_quotations(document.text)
    context = StatementContext(document, words, quotations, find_cues(words, document.language))
    document.keep(context)
    if len(words):
        read_direct(context)
        read_indirect(context)
        read_thus(context)
        _take_in_quotations(context)
        _merge_cues(context)
        read_pointing_back(context)
        read_quotatives(context)
        _drop_wordless(context)


def _drop_wordless(context: StatementContext) -> None:
    """Leave out content without a letter or digit: nothing is said in `viņa iebilda: !`."""
    for candidate in context.candidates:
        candidate.spans[:] = [span for span in candidate.spans if holds_word(context.text[slice(*span)])]
    context.drop([candidate for candidate in context.candidates if not candidate.spans])


def _take_in_quotations(context: StatementContext) -> None:
    """Let a reported clause hold the quotation that it leads up to: `apgalvo, ka viņš saucis: "Nē!"`."""
    for quoted in context.candidates:
        if quoted.how != "lead" or quoted.cue is None or quoted.cue.kind != "verb":
            continue
        opening = context.innermost(quoted.start)
        cue = context.words.tokens[quoted.cue.token]
        if cue.base_relation == "conj":
            continue  # `X teica, ka …, bet viņa atbildēja: "…"`
        for candidate in context.near(quoted.cue.token):
            start, end = candidate.spans[-1]
            inside = candidate.how.startswith("clause-") and start <= cue.start < end
            if inside and opening is not None and context.text[end : opening.start].strip() == ":":
                candidate.spans[-1] = start, opening.end
                context.place(candidate)


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
    context.drop(merged)
