"""How sure a statement is: how often its construction and its way to the speaker were right.

The shares are counts over all gold sets that may be looked at (`python -m benchmarks.calibration` prints
them, and how far off shares are that were counted without the text they are asked about). To each count
four further cases are added of which 0.8 are right, so that what is seen seldom is not sure. Whom no words
tell apart from another is a guess: its share is kept so low that no such statement reaches 0.7, however
often it is right.
"""

from collections.abc import Mapping

from hronika.reading.statements.candidates import Basis, Construction, StatementCandidate

GUESSES: frozenset[Basis] = frozenset(("context", "guess"))
"""The ways to a speaker whom no words name, or whose words could name two."""
MOST_OF_A_GUESS = 0.7
"""The greatest share of a guess."""

# The share of statements whose content overlaps the right one by 0.8, by construction.
CONTENT: Mapping[Construction, float] = {
    "tag": 0.98,
    "lead": 0.98,
    "thus": 0.87,
    "signed": 0.8,
    "label": 0.8,
    "continued": 0.84,
    "colon": 0.65,
    "transcript": 0.92,
    "headline": 0.65,
    "dash": 0.9,
    "clause-that": 0.98,
    "clause-colon": 0.96,
    "clause-wh": 0.94,
    "clause-dash": 0.91,
    "clause-quotative": 0.8,
    "trailing": 0.99,
    "thus-trailing": 0.8,
    "as": 0.92,
    "as-sourceless": 0.95,
    "source": 0.98,
    "infinitive": 0.92,
    "noun-infinitive": 0.86,
    "noun-that": 0.96,
    "noun-wh": 0.87,
    "judgement": 0.85,
    "predicative-that": 0.93,
    "pointing-back": 0.96,
    "quotative": 0.9,
}

# The share of right names among statements with the right content, by what told who speaks.
SPEAKER: Mapping[Basis, float] = {
    "name": 0.99,
    "role": 0.93,
    "pronoun": 0.95,
    "description": 0.87,
    "context": 0.7,
    "guess": 0.38,
    "none": 0.83,
}


def confidence_of(candidate: StatementCandidate) -> float:
    """The probability that content and speaker of a candidate are both right."""
    return round(CONTENT[candidate.how] * SPEAKER[candidate.resolved_by], 3)
