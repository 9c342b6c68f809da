"""Whether the words say that something did not or will not happen."""

from collections.abc import Mapping

from hronika.language.lexicon import Words
from hronika.reading.document.factuality_lexicon import FactualityLexicon
from hronika.reading.document.negation import is_negative
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.events.triggers import Trigger

_FARTHEST = 8
_CARRYING = frozenset(("xcomp", "ccomp", "csubj"))


def did_not_happen(
    words: TokenSequence, trigger: Trigger, effects: FactualityLexicon, negations: Mapping[str, Words]
) -> bool:
    """Whether the verb of an event is negated, or that of its phase, ability or plan: `nevarēja atbildēt`."""
    index = trigger.verb
    if not trigger.is_verb and trigger.carrier is None:
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
