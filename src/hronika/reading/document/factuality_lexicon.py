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
        self._by_lemma: dict[str, FactualityEffect] = {}

    def of_words(self, words: TokenSequence) -> list[FactualityEffect]:
        """The effect of every word of an article."""
        return [self._of(words, index) for index in range(len(words))]

    def _of(self, words: TokenSequence, index: int) -> FactualityEffect:
        if words.tokens[index].upos in _JOINED:
            rest = words.joined(index)
            if rest:
                return self._effects.get(" ".join(words.lower[i] for i in (index, *rest)), NONE)
        found = self._effects.get(words.lower[index])
        return found if found is not None else self._of_lemma(words.tokens[index].lemma)

    def _of_lemma(self, lemma: str) -> FactualityEffect:
        found = self._by_lemma.get(lemma)
        if found is None:
            found = self._by_lemma[lemma] = self._look_up(lemma)
        return found

    def _look_up(self, lemma: str) -> FactualityEffect:
        if lemma in self._effects:
            return self._effects[lemma]
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
