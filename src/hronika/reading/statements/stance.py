"""The stance of a statement: what its source does with the content, read from the cue and its negation.

The values are those of the record. Which cues deny, doubt and believe, the letters of the lexicon say.
"""

from hronika.reading.document.negation import is_negative
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.record import Stance

# Constructions in which the cue governs the content, so that its negation is about that.
_GOVERNED: frozenset[Construction] = frozenset(
    (
        "clause-that",
        "clause-wh",
        "clause-quotative",
        "noun-that",
        "noun-wh",
        "predicative-that",
    )
)


def stance_of(context: StatementContext, candidate: StatementCandidate) -> Stance:
    """What the source of a statement does with its content.

    A denial or doubt is about the clause that its cue governs; words beside a cue are the source's own, and
    so are held (`"Tā nav," noliedza X`).
    """
    if candidate.act == "ask" or _is_question(context, candidate):
        return "asks"
    if candidate.cue is None or candidate.how not in _GOVERNED:
        return "holds"
    negations = context.lexicon.negations
    plain, negated = _stances(context, candidate.cue)
    if plain != "doubts" and _is_whether(context, candidate):
        return "asks"
    return negated if is_negative(context.words, candidate.cue.token, negations) else plain


def _stances(context: StatementContext, cue: Cue) -> tuple[Stance, Stance]:
    """What a cue does with the clause that it governs, and what it does with it when it is negated."""
    words, frames, acts = context.words, set(cue.frames), {cue.act}
    if words.tokens[cue.token].lemma in context.lexicon.light_verbs:
        # The noun under a light verb tells: `pauda šaubas, vai`.
        for index in words.dependents(cue.token, "obj", "nsubj"):
            noun = context.lexicon.cue_nouns.get(words.tokens[index].lemma)
            if noun is not None:
                frames |= set(noun.frames)
                acts.add(noun.act)
    if "u" in frames:
        return "doubts", "holds"
    if "deny" in acts or "x" in frames:
        return "denies", "open"
    if "b" in frames:
        return "holds", "denies"
    if "c" in frames:
        return "holds", "doubts"
    return "holds", "holds" if cue.takes("n") else "open"


def _is_whether(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether the content is an indirect question, opened by `vai`."""
    opener = context.words.at(candidate.start) - 1
    kinds = context.lexicon.complementisers
    return opener >= 0 and kinds.get(context.words.lower[opener]) == "whether"


def _is_question(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether the content is one sentence that ends in a question mark."""
    words = context.words
    covered = words.covered(candidate.start, candidate.end)
    if not covered or words.sentence[covered[0]] != words.sentence[covered[-1]]:
        return False
    return context.text[: candidate.end].rstrip().endswith("?")
