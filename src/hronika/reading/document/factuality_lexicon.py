"""The effect of words on the factuality of what they govern; `factuality.tsv` explains the effects."""

from collections.abc import Mapping

from hronika.language.language import Language
from hronika.language.lexicon import FactualityEffect
from hronika.reading.document.tokens import TokenSequence

NONE = FactualityEffect()

# Words that may be joined to others (`it kā`, `lai gan`) and then are other words.
_JOINED = frozenset(("PART", "SCONJ", "ADV", "ADP", "CCONJ"))


class FactualityLexicon:
    """Looks up the effect of words by form or lemma, of joined words by all of them."""

    def __init__(self, effects: Mapping[str, FactualityEffect]) -> None:
        self._effects = effects

    def of(self, words: TokenSequence, index: int) -> FactualityEffect:
        """The effect of a word of an article."""
        if words.tokens[index].upos in _JOINED:
            rest = words.joined(index)
            if rest:
                return self._effects.get(" ".join(words.lower[i] for i in (index, *rest)), NONE)
        found = self._effects.get(words.lower[index])
        return found if found is not None else self._effects.get(words.tokens[index].lemma, NONE)

    def of_form(self, words: TokenSequence, index: int) -> FactualityEffect:
        """The effect of a form that by itself is no verb any more: `šķiet`."""
        return self._effects.get(words.lower[index], NONE)


def effects_of(language: Language) -> FactualityLexicon:
    """The effects of the words of a language."""
    return FactualityLexicon(language.lexicon.factuality)
