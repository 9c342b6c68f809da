"""The stage that reads times: every expression of the article with its TIMEX3 type and value."""

from hronika.reading.document.document import Document
from hronika.reading.expressions.parts import read_parts
from hronika.record import Time


def read_times(document: Document) -> None:
    """Fill the times of the document in text order, resolved against the day of publication.

    Keeps the `DatedParts` that a live blog has.
    """
    sentences = document.analysis.sentences
    expressions = document.language.times.expressions(sentences, document.published)
    for sentence, found in zip(sentences, expressions, strict=True):
        for time in found:
            span = document.span(sentence.tokens[time.first].start, sentence.tokens[time.last].end)
            identifier = document.identifiers.of("time", (span,))
            document.times.append(Time(id=identifier, span=span, type=time.type, value=time.value))
    read_parts(document)
