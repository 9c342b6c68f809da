"""The stage that reads quantities: amounts of money, measures and counted things."""

from bisect import bisect_left

from hronika.reading.document.document import Document
from hronika.record import Quantity


def read_quantities(document: Document) -> None:
    """Fill the quantities of the document in text order; what is a time (`trīs gadi`) is no quantity."""
    taken = [(time.span.start, time.span.end) for time in document.times]
    for sentence in document.analysis.sentences:
        for number in document.language.numbers.expressions(sentence):
            start, end = sentence.tokens[number.first].start, sentence.tokens[number.last].end
            place = bisect_left(taken, (start, 0))
            if any(a < end and start < b for a, b in taken[max(place - 1, 0) : place + 1]):
                continue
            document.quantities.append(
                Quantity(
                    span=document.span(start, end),
                    value=number.value,
                    unit=number.unit,
                    approximate=number.approximate,
                )
            )
