"""Words of violence that mean none: a game is no battle, and no weapon hits bureaucracy.

The selectional preference of a verb (Wilks 1975, "A preferential, pattern-seeking semantics") tells its
literal use from a figurative one: who is to attack, and what is attacked or attacked with, must be able to.
"""

from hronika.language.lexicon import EventKind
from hronika.reading.events.types import event_types
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
    beside = {words.tokens[child].lemma for index in arguments for child in words.children[index]}
    victims = ((lemmas - subjects) & lexicon.people) - lexicon.athletes - lexicon.opponents
    if lexicon.weapons & (lemmas | beside) or (victims and subjects & lexicon.athletes):
        return kind  # `Hokejists sašāva apsargu`
    if (
        subjects & lexicon.athletes
        or _has_score(context, verb)
        or any(_is_of_game(context, lemma) for lemma in lemmas)
    ):
        return EventKind("competition", None)
    return kind if lexicon.abstract_things.isdisjoint(lemmas) else EventKind(None, None)


def _has_score(context: StatementContext, verb: int) -> bool:
    """Whether a score stands beside a verb: `ar 4:0 sagrāva`."""
    words = context.words
    first, stop = words.bounds(verb)
    return any(
        words.tokens[i].text == ":" and words.tokens[i - 1].upos == words.tokens[i + 1].upos == "NUM"
        for i in range(first + 1, stop - 1)
    )


def _is_of_game(context: StatementContext, noun: str) -> bool:
    """Whether a noun names a game, or what is won and lost in one: `sprintā šāva`, `šāva pa vārtiem`."""
    kind = event_types(context.document.language).of_noun(noun)
    of_game = kind is not None and kind.type == "competition"
    return of_game or context.lexicon.topics.get(noun) == "competition"
