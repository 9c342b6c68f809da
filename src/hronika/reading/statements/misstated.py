"""Notices that what was told is not so: `rakstā kļūdaini norādīts, ka …`."""

from hronika.reading.document.negation import is_negative
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext


def is_misstated(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether a text takes back what nobody in it is said to say: it was the outlet that told it."""
    if candidate.cue is None or candidate.name is not None or candidate.speaker is not None:
        return False
    words, report = context.words, candidate.cue.token
    if words.child(report, "nsubj") is not None or is_negative(words, report, context.lexicon.negations):
        return False
    adverbs = (words.tokens[child].lemma for child in words.dependents(report, "advmod"))
    return not context.lexicon.mistakenly.isdisjoint(adverbs)
