"""Whether the words say that something did not or will not happen."""

from collections.abc import Mapping

from hronika.language.lexicon import Words
from hronika.reading.document.factuality_lexicon import FactualityLexicon
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.events.triggers import Trigger

_FARTHEST = 8
_CARRYING = frozenset(("xcomp", "ccomp", "csubj"))


def is_negative(words: TokenSequence, index: int, negations: Mapping[str, Words]) -> bool:
    """Whether a verb is negated: by its form, an auxiliary or a particle before it."""
    if words.tokens[index].features.get("Polarity") == "Neg":
        return True
    for child in words.children[index]:
        token = words.tokens[child]
        if token.base_relation in ("aux", "cop") and token.features.get("Polarity") == "Neg":
            return True
        undone_by = negations.get(words.lower[child]) if child < index else None
        if undone_by is not None and words.lower[child + 1] not in undone_by:
            return True
    return False


def did_not_happen(
    words: TokenSequence, predicate: Trigger, effects: FactualityLexicon, negations: Mapping[str, Words]
) -> bool:
    """Whether a predicate is negated, or the phase, the ability or the plan of it: `nevarēja atbildēt`."""
    index = predicate.verb
    if not predicate.is_verb and predicate.carrier is None:
        return False
    for _ in range(_FARTHEST):
        if is_negative(words, index, negations):
            return True
        token, head = words.tokens[index], words.head[index]
        if head < 0 or token.base_relation not in _CARRYING or token.features.get("VerbForm") != "Inf":
            return False
        effect = effects.of(words, head)
        if not (effect.fact or effect.will or effect.vouched in ("possible", "planned")):
            return False
        index = head
    return False
