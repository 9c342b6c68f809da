"""Shares of people who answered something: what they say ends where the figures go on.

`Trešdaļa aptaujāto pauda, ka viņiem tas ir vienalga[, bet 7 % saskata labumu. Pretinieku skaits audzis]`.
"""

from bisect import bisect_right

from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.record import Quantity


def is_said_by_share(context: StatementContext, cue: Cue) -> bool:
    """Whether the subject of a cue is a share of people: `trešdaļa aptaujāto`, `9,2 %`."""
    subject = context.words.child(cue.token, "nsubj")
    if subject is None:
        return False
    phrase = context.words.subtree(subject)
    return any(_is_share(context, index) for index in phrase if index < cue.token and index - phrase[0] < 4)


def other_share_follows(context: StatementContext, boundary: int) -> bool:
    """Whether the figures go on after a mark: with a semicolon, or with another share in contrast."""
    words = context.words
    if words.tokens[boundary].text == ";":
        return True
    joined = words.tokens[boundary].text == "," and context.function(boundary + 1) in ("and", "contrast")
    return joined and _is_share(context, boundary + 2)


def _is_share(context: StatementContext, index: int) -> bool:
    """Whether a word stands in an amount that is a percentage or a fraction."""
    if index >= len(context.words):
        return False
    start, amounts = context.words.tokens[index].start, context.document.quantities
    place = bisect_right(amounts, start, key=_start) - 1
    amount = amounts[place] if place >= 0 else None
    inside = amount is not None and start < amount.span.end
    return amount is not None and inside and (amount.unit == "%" or 0 < amount.value < 1)


def _start(amount: Quantity) -> int:
    return amount.span.start
