"""The effect of words on the factuality of what they govern; `factuality.tsv` explains the effects."""

from collections.abc import Mapping

from hronika.language.language import Language
from hronika.language.lexicon import FactualityEffect
from hronika.reading.document.tokens import TokenSequence

NONE = FactualityEffect()

# Words that may be joined to others (`it kā`, `lai gan`) and then are other words.
_JOINED = frozenset(("PART", "SCONJ", "ADV", "ADP", "CCONJ"))


class FactualityLexicon:
    """Looks up the effect of words by form or lemma, of joined words by all of them.

    A noun or adverb that is not listed has the effect of the verb or adjective that it is made of:
    `derivations` has endings and what they stand for (`novēršana`: `novērst`).
    """

    def __init__(self, effects: Mapping[str, FactualityEffect], derivations: Mapping[str, str]) -> None:
        self._effects = effects
        self._endings = sorted(derivations.items(), key=lambda item: -len(item[0]))
        self._by_lemma: dict[str, FactualityEffect] = dict(effects)

    def of_words(self, words: TokenSequence) -> list[FactualityEffect]:
        """The effect of every word of an article."""
        by_form, by_lemma = self._effects, self._by_lemma
        effects = [
            by_form.get(form) or by_lemma.get(token.lemma) or self._of_lemma(token.lemma)
            for form, token in zip(words.lower, words.tokens, strict=True)
        ]
        for first in {words.head[i] for i, relation in enumerate(words.relation) if relation == "fixed"}:
            if words.tokens[first].upos in _JOINED and (rest := words.joined(first)):
                whole = " ".join(words.lower[i] for i in (first, *rest))
                effects[first] = by_form.get(whole, NONE)
        return effects

    def _of_lemma(self, lemma: str) -> FactualityEffect:
        found = self._by_lemma[lemma] = self._derived(lemma)
        return found

    def _derived(self, lemma: str) -> FactualityEffect:
        """The effect of a word by that of the one that it is made of."""
        for ending, other in self._endings:
            if lemma.endswith(ending):
                found = self._effects.get(lemma[: -len(ending)] + other)
                if found is not None:
                    return found
        return NONE


def effects_of(language: Language) -> FactualityLexicon:
    """The effects of the words of a language, made ready once."""
    return language.once(_effects)


def _effects(language: Language) -> FactualityLexicon:
    return FactualityLexicon(language.lexicon.factuality, language.lexicon.derivations)
