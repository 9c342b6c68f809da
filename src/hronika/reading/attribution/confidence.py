"""How sure a statement is: how often its construction and its way to the speaker were right.

Each share is that of the gold sets, pulled down towards what was seen in unannotated news, because the
constructions were written with the gold sets at hand.
"""

from collections.abc import Mapping

from hronika.reading.statements.candidates import Basis, Construction, StatementCandidate

# The share of statements whose content overlaps the right one by 0.8, by construction.
CONTENT: Mapping[Construction, float] = {
    "tag": 0.96,
    "lead": 0.94,
    "thus": 0.9,
    "signed": 0.9,
    "label": 0.8,
    "continued": 0.8,
    "colon": 0.6,
    "transcript": 0.92,
    "headline": 0.65,
    "dash": 0.88,
    "clause-that": 0.95,
    "clause-colon": 0.92,
    "clause-wh": 0.88,
    "clause-dash": 0.85,
    "clause-quotative": 0.8,
    "trailing": 0.93,
    "as": 0.92,
    "as-sourceless": 0.85,
    "source": 0.85,
    "infinitive": 0.83,
    "noun-infinitive": 0.75,
    "noun-that": 0.85,
    "noun-wh": 0.8,
    "judgement": 0.82,
    "predicative-that": 0.78,
    "quotative": 0.82,
}

# The share of right names among statements with the right content, by what told who speaks.
SPEAKER: Mapping[Basis, float] = {
    "name": 0.97,
    "role": 0.88,
    "pronoun": 0.84,
    "description": 0.8,
    "context": 0.76,
    "none": 0.72,
}


def confidence_of(candidate: StatementCandidate) -> float:
    """The probability that content and speaker of a candidate are both right."""
    return round(CONTENT[candidate.how] * SPEAKER[candidate.resolved_by], 3)
