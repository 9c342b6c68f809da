"""The words of a document with their lemmas, each in a name with that name in the nominative."""

from collections.abc import Iterable
from itertools import starmap

from hronika.language.analysis import holds_word
from hronika.lemmas import LemmatizedWord, nominatives
from hronika.reading.document.document import Document
from hronika.reading.document.normalised import NormalisedText


def words_of(document: Document, normalised: NormalisedText) -> tuple[LemmatizedWord, ...]:
    """Give every token that holds a letter or a digit, with offsets in the text as given."""
    named: dict[int, tuple[str, ...]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            tokens = document.sentence(mention).tokens[mention.first : mention.last + 1]
            tokens = [token for token in tokens if holds_word(token.text)]
            if not tokens:
                continue
            carried = nominatives([token.text for token in tokens], entity.name)
            for token, words in zip(tokens, carried, strict=True):
                before = named.get(token.start, ())
                named[token.start] = (*before, *(word for word in words if word not in before))

    tokens = [token for token in document.analysis.tokens() if holds_word(token.text)]
    places: Iterable[tuple[int, int]] = ((token.start, token.end) for token in tokens)
    if not normalised.is_given:
        places = starmap(normalised.span, places)
    return tuple(
        [
            # Made as tuples are: there are very many, and naming their fields takes the most of it.
            LemmatizedWord._make((start, end, token.text, token.lemma, named.get(token.start, ())))
            for token, (start, end) in zip(tokens, places, strict=True)
        ]
    )
