"""Whether a word is negated, and whether a phrase means nobody."""

from collections.abc import Mapping

from hronika.language.lexicon import Words
from hronika.reading.document.tokens import TokenSequence, TokenSpan


def is_negative(words: TokenSequence, index: int, negations: Mapping[str, Words]) -> bool:
    """Whether a verb is negated: by its form, an auxiliary or a particle before it."""
    if words.tokens[index].features.get("Polarity") == "Neg":
        return True
    for child in words.children[index]:
        if words.relation[child] in ("aux", "cop") and words.tokens[child].features.get("Polarity") == "Neg":
            return True
        undone_by = negations.get(words.lower[child]) if child < index else None
        if undone_by is not None and words.tokens[child + 1].text == ",":
            continue  # of the clause before: `ja [ne], tad krāsosim`
        if undone_by is not None and words.lower[child + 1] not in undone_by:
            return True
    return False


def is_nobody(words: TokenSequence, phrase: TokenSpan) -> bool:
    """Whether a phrase is headed or opened by a negative pronoun: `neviens`, `neviena partija`.

    An adverb is none, whatever the tag says of it: `[netālu] dzīvojošais Ozols`.
    """
    tokens = [words.tokens[index] for index in (phrase.first, phrase.head)]
    return any("Neg" in token.features.get("PronType", "") and token.upos != "ADV" for token in tokens)
