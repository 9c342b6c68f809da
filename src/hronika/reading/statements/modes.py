"""Mode: how much of a statement's content stands in quotation marks."""

from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import Mode


def mode_of(context: StatementContext, candidate: StatementCandidate) -> Mode:
    """How much of the content is in quotation marks that quote words and not a name."""
    if candidate.how in ("transcript", "dash"):
        return "direct"
    inside = outside = False
    depth = _depth(context, candidate)
    partly = False
    for start, end in candidate.spans:
        covered = False
        around = context.innermost(start)
        while around is not None:
            if around.start <= start + 1 and end - 1 <= around.end and around.depth == depth:
                covered = True
            around = around.around
        for quotation in context.quotations_from(start, end):
            if quotation.end <= end + 2 and _quotes_words(
                context, quotation.inner_start, quotation.inner_end
            ):
                partly = partly or not covered
        inside, outside = inside or covered, outside or not covered
    if not outside:
        return "direct"
    return "mixed" if inside or partly else "indirect"


def _depth(context: StatementContext, candidate: StatementCandidate) -> int:
    """The depth of a quotation that would quote a candidate's own words: one below where its cue stands."""
    token = context.words.tokens[candidate.cue.token if candidate.cue else candidate.anchor]
    around = context.innermost(token.start)
    if around is None or (candidate.cue is None and around.inner_start <= candidate.start):
        return around.depth if around is not None and candidate.cue is None else 0
    return around.depth + 1


def _quotes_words(context: StatementContext, start: int, end: int) -> bool:
    """Whether marks quote wording: lower case in its first word, or a verb; a name has a capital there."""
    words = context.words
    first, stop = words.at(start), words.at(end)
    if first >= len(words) or first >= stop:
        return False
    return words.tokens[first].text.islower() or any(
        words.tokens[i].upos in ("VERB", "AUX") for i in range(first, stop)
    )
