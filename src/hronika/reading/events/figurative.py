"""Words of violence that mean none: a game is no battle, and no weapon hits bureaucracy.

The selectional preference of a verb (Wilks 1975, "A preferential, pattern-seeking semantics") tells its
literal use from a figurative one: who is to attack, and what is attacked or attacked with, must be able to.
"""

from hronika.language.lexicon import EventKind
from hronika.reading.statements.context import StatementContext

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
_BODILY = frozenset(("beat", "abduct", "sexual", "torture"))
"""PLOVER's modes of violence that nobody commits in a manner of speaking."""


def literal_kind(context: StatementContext, verb: int, kind: EventKind) -> EventKind:
    """What a verb names; of one of violence a competition or nothing in particular where it means none."""
    if kind.type != "assault" or kind.mode in _BODILY:
        return kind
    words, lexicon = context.words, context.lexicon
    arguments = words.dependents(verb, *_ARGUMENTS)
    lemmas = {words.tokens[index].lemma for index in arguments}
    subjects = {words.tokens[index].lemma for index in words.dependents(verb, "nsubj")}
    plays = any(lexicon.topics.get(lemma) == "competition" for lemma in lemmas)
    if plays or not lexicon.athletes.isdisjoint(subjects):
        return EventKind("competition", None)
    return kind if lexicon.abstract_things.isdisjoint(lemmas) else EventKind(None, None)
