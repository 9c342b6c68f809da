"""The stage that reads times: every expression of the article with its TIMEX3 type and value."""

from hronika.reading.document.document import Draft
from hronika.record import Time

REFERENCES = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))
"""Values that TIMEX3 gives to expressions without a place in the calendar: `tagad`, `nesen`."""


def read_times(draft: Draft) -> None:
    """Fill `draft.times` in text order, resolved against the day of publication."""
    sentences = draft.analysis.sentences
    expressions = draft.language.times.expressions(sentences, draft.article.published)
    for sentence, found in zip(sentences, expressions, strict=True):
        for time in found:
            span = draft.span(sentence.tokens[time.first].start, sentence.tokens[time.last].end)
            draft.times.append(Time(span=span, type=time.type, value=time.value))
