"""Forged quotations: words that the text says are not those of the person whom they name."""

from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

# How many nouns and verbs above a cue are looked at: `izplatīts viltots citāts, kurā X saka`.
_ABOVE = 3
# Tokens of a sentence in which the word that calls the one before forged is looked for.
_LONGEST = 30


def is_forged(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether a quotation is put into somebody's mouth, by what the text says of it.

    Its cue is said to seem so (`it kā saka`), what it stands in is called a forgery (`viltots citāts, kurā X
    saka`), or the sentence after it calls it one (`Šis citāts ir izdomāts`).
    """
    cue = candidate.cue
    if cue is None:
        return False
    words = context.words
    if any(_tells(context, child) for child in words.dependents(cue.token, "discourse", "advmod", "mark")):
        return True
    above = cue.token
    for _ in range(_ABOVE):
        if words.tokens[above].upos == "NOUN" and any(
            _tells(context, i)
            for i in (above, *words.dependents(above, "amod", "acl", "nmod"), words.head[above])
        ):
            return True
        if words.head[above] < 0 or words.tokens[above].base_relation not in ("acl", "nmod", "obl"):
            break
        above = words.head[above]
    return _called_forged(context, candidate)


def _tells(context: StatementContext, index: int) -> bool:
    """Whether a word, with what is joined to it, tells of a forgery."""
    if index < 0:
        return False
    words, forgery = context.words, context.lexicon.forgery_words
    form = " ".join(words.lower[i] for i in (index, *words.joined(index)))
    return form in forgery or words.tokens[index].lemma in forgery


def _called_forged(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether the sentence after a quotation is about it and calls it forged."""
    words, lexicon = context.words, context.lexicon
    last = words.at(candidate.end - 1)
    if candidate.cue is not None:
        last = max(last, candidate.cue.token)
    number = words.sentence[min(last, len(words) - 1)] + 1
    if number + 1 >= len(words.first):
        return False
    first = words.first[number]
    for index in range(first, min(words.first[number + 1], first + _LONGEST)):
        if words.head[index] < 0 and _tells(context, index):
            subject = words.child(index, "nsubj")
            return subject is not None and words.tokens[subject].lemma in lexicon.cue_nouns
    return False
