"""What an outlet takes back: `rakstā kļūdaini norādīts, ka …`, `vakar rakstījām, ka …. Patiesībā …`."""

from hronika.reading.document.negation import is_negative
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.notices import notice_around


def is_misstated(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether a text takes back what nobody in it is said to say: it was the outlet that told it."""
    if candidate.cue is None or candidate.name is not None or candidate.speaker is not None:
        return False
    words, report = context.words, candidate.cue.token
    subject, notice = words.child(report, "nsubj"), notice_around(context, report)
    if subject is not None and not (notice is not None and subject < notice.first):  # `Labojums: minēts, ka`
        return False
    if is_negative(words, report, context.lexicon.negations):
        return False
    return _is_mistaken(context, report) or (candidate.cue.impersonal and _is_set_right(context, report))


def is_taken_back(context: StatementContext, report: int) -> bool:
    """Whether those who write say by a verb what they told, and that it is not so: `rakstījām, ka`."""
    words = context.words
    features = words.tokens[report].features
    own = features.get("Person") == "1" and features.get("Number") == "Plur"
    if not own or is_negative(words, report, context.lexicon.negations):
        return False
    return _is_mistaken(context, report) or _is_set_right(context, report)


def _is_mistaken(context: StatementContext, report: int) -> bool:
    """Whether it was told by mistake: `kļūdaini minēts`."""
    words = context.words
    adverbs = (words.tokens[child].lemma for child in words.dependents(report, "advmod"))
    return not context.lexicon.mistakenly.isdisjoint(adverbs)


def _is_set_right(context: StatementContext, report: int) -> bool:
    """Whether a report stands in a notice of the outlet on its own text, or what is so follows it."""
    words = context.words
    if notice_around(context, report) is not None:
        return True
    following = words.first[words.sentence[report] + 1]
    if following >= len(words) or words.paragraph_of(following) != words.paragraph_of(report):
        return False
    return words.lower[following] in context.lexicon.truly
