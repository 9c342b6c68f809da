"""How sure a statement is: how often its construction and its way to the speaker were right.

The shares are counts over the gold sets and the set of hard constructions (`benchmarks.calibration`), because
the rules were written with the gold sets at hand and new articles are harder; each with four further cases of
which 0.8 are right, so that a construction seen seldom is not sure. Whom only the context tells is a guess:
its share is so low that no such statement reaches 0.7.
"""

from collections.abc import Mapping

from hronika.reading.statements.candidates import Basis, Construction, StatementCandidate

# The share of statements whose content overlaps the right one by 0.8, by construction.
CONTENT: Mapping[Construction, float] = {
    "tag": 0.98,
    "lead": 0.96,
    "thus": 0.87,
    "signed": 0.87,
    "label": 0.85,
    "continued": 0.8,
    "colon": 0.65,
    "transcript": 0.92,
    "headline": 0.65,
    "dash": 0.9,
    "clause-that": 0.96,
    "clause-colon": 0.93,
    "clause-wh": 0.75,
    "clause-dash": 0.88,
    "clause-quotative": 0.8,
    "trailing": 0.92,
    "as": 0.94,
    "as-sourceless": 0.88,
    "source": 0.92,
    "infinitive": 0.78,
    "noun-infinitive": 0.75,
    "noun-that": 0.85,
    "noun-wh": 0.8,
    "judgement": 0.82,
    "predicative-that": 0.78,
    "pointing-back": 0.8,
    "quotative": 0.82,
}

# The share of right names among statements with the right content, by what told who speaks.
SPEAKER: Mapping[Basis, float] = {
    "name": 0.98,
    "role": 0.92,
    "pronoun": 0.86,
    "description": 0.83,
    "context": 0.7,
    "guess": 0.65,
    "none": 0.62,
}


def confidence_of(candidate: StatementCandidate) -> float:
    """The probability that content and speaker of a candidate are both right."""
    return round(CONTENT[candidate.how] * SPEAKER[candidate.resolved_by], 3)
