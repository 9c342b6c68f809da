"""What words do to the certainty of what hangs on them, by the lexicon (explained in `certainty.tsv`)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from hronika.language.language import Language
from hronika.reading.document.tokens import Words
from hronika.record import Vouched


class Effect(NamedTuple):
    """What a word does.

    `vouched` is how what hangs on it is told of, None where the word does not change that; `fact` that it is
    as real as the word itself; `refused` that it is no happening of its own; `will` that it did not happen
    where the word is negated; `asked` that who is to do it is the one asked.
    """

    vouched: Vouched | None = None
    fact: bool = False
    refused: bool = False
    will: bool = False
    asked: bool = False


NONE = Effect()

# Words that may be joined to others (`it kā`, `lai gan`) and then are other words.
_JOINED = frozenset(("PART", "SCONJ", "ADV", "ADP", "CCONJ"))


class Effects:
    """Looks up the effect of words by form or lemma, of joined words by all of them."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._effects = {word: _parsed(value) for word, value in table.items()}

    def of(self, words: Words, index: int) -> Effect:
        """The effect of a word of an article."""
        if words.tokens[index].upos in _JOINED:
            rest = words.joined(index)
            if rest:
                return self._effects.get(" ".join(words.lower[i] for i in (index, *rest)), NONE)
        found = self._effects.get(words.lower[index])
        return found if found is not None else self._effects.get(words.tokens[index].lemma, NONE)

    def of_form(self, words: Words, index: int) -> Effect:
        """The effect of a form that by itself is no verb any more: `šķiet`."""
        return self._effects.get(words.lower[index], NONE)


def _parsed(value: str) -> Effect:
    kind, _, trait = value.partition(" ")
    if kind in ("fact", "refused"):
        return Effect(fact=kind == "fact", refused=kind == "refused")
    return Effect(cast(Vouched, kind), will=trait == "will", asked=trait == "asked")


@lru_cache(maxsize=8)
def effects_of(language: Language) -> Effects:
    """The effects of the words of a language, read once."""
    return Effects(language.words["certainty"])
