"""The contents of an article, made comparable: content words by lemma, people by entity, amounts by value."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from hronika.language.language import Language
from hronika.matters import Matter
from hronika.reading.document.document import Document
from hronika.reading.document.negation import is_negative
from hronika.reading.statements.context import StatementContext

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "PROPN"))
BEGINNING = 3
"""With so many letters a noun begins as the verb that it is made of."""
_PREDICATES = frozenset(("VERB", "ADJ", "NOUN"))


class Contents:
    """Gives what stretches of an article are about."""

    def __init__(self, document: Document, context: StatementContext) -> None:
        self._document, self._context, self._words = document, context, context.words
        self._endings = document.language.once(_endings)

    def of(self, spans: Iterable[tuple[int, int]]) -> Matter:
        """Give what spans of code points are about."""
        inside = [index for start, end in spans for index in self._words.covered(start, end)]
        return self.of_words(inside, self._amounts(inside))

    def of_words(self, indices: Sequence[int], amounts: Iterable[str] = ()) -> Matter:
        """Give what words, by their indices, are about."""
        words, negated = set(), set()
        people: set[str] = set()
        names: set[str] = set()
        for index in indices:
            token = self._words.tokens[index]
            entity = self._named.get(index)
            if entity is not None:
                (people if entity[1] else names).add(entity[0])
            # A school or a bridge is often named with its noun, and without its name later.
            is_word = entity is None or (not entity[1] and token.upos == "NOUN")
            if is_word and token.upos in _CONTENT and index not in self._counted:
                word = self._base(token.lemma)
                words.add(word)
                if self.is_negated(index):
                    negated.add(word)
        return Matter(
            frozenset(words), frozenset(people), frozenset(names), frozenset(amounts), frozenset(negated)
        )

    def has_subject(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether a content says itself whom it is about: a participle without a subject is its speaker's."""
        return any(
            self._words.relation[index] in ("nsubj", "csubj")
            for start, end in spans
            for index in self._words.covered(start, end)
        )

    def held(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Give what of spans stands before what they say is not so: `trīs [nevis četri]`."""
        negations = self._context.lexicon.negations
        found = []
        for start, end in spans:
            ends = (self._words.tokens[i].start for i in self._words.covered(start, end)
                    if self._words.lower[i] in negations)  # fmt: skip
            found.append((start, next(ends, end)))
        return found

    def negation(self, spans: Iterable[tuple[int, int]], words: frozenset[object]) -> int | None:
        """The word by which a content negates one of some words; None where it negates none."""
        for start, end in spans:
            for index in self._words.covered(start, end):
                if self._base(self._words.tokens[index].lemma) in words and self.is_negated(index):
                    helpers = self._words.dependents(index, "aux", "cop")
                    negative = [i for i in helpers if self._words.tokens[i].features.get("Polarity") == "Neg"]
                    return negative[0] if negative else index
        return None

    def beginnings(self, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
        """Give the first letters of the lemmas of a content, which words that are compared as one share."""
        words = self._words
        inside = (index for start, end in spans for index in words.covered(start, end))
        return frozenset(words.tokens[index].lemma[:BEGINNING] for index in inside)

    def may_negate(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether a content has any word that negates: none of its own is negated without."""
        starts = self._negative
        return any(bisect_left(starts, start) < bisect_left(starts, end) for start, end in spans)

    @cached_property
    def _negative(self) -> list[int]:
        """The code points at which words begin that negate, themselves or others."""
        negations = self._context.lexicon.negations
        return [
            token.start
            for token, form in zip(self._words.tokens, self._words.lower, strict=True)
            if form in negations or token.features.get("Polarity") == "Neg"
        ]

    def is_negated(self, index: int) -> bool:
        """Whether a word is the predicate of what is said not to be so."""
        if self._words.tokens[index].upos not in _PREDICATES:
            return False
        return is_negative(self._words, index, self._context.lexicon.negations)

    @cached_property
    def _named(self) -> dict[int, tuple[str, bool]]:
        """The entity of each word that stands in a name, and whether it is a person."""
        named: dict[int, tuple[str, bool]] = {}
        for entity in self._document.entities:
            for mention in entity.mentions:
                first, last, _ = self._words.index(mention)
                named.update(dict.fromkeys(range(first, last + 1), (entity.id, entity.kind == "person")))
        return named

    @cached_property
    def _counted(self) -> frozenset[int]:
        """The words of amounts and times, which are compared by their values or not at all."""
        spans = [item.span for item in self._document.quantities] + [
            item.span for item in self._document.times
        ]
        # Of `divi karavīri` the noun tells who; of `40 miljonus eiro` all is the amount.
        return frozenset(
            index
            for span in spans
            for index in self._words.covered(span.start, span.end)
            if self._words.tokens[index].upos != "NOUN" or self._words.relation[index] in ("nummod", "nmod")
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [item.span.start for item in self._document.quantities]

    def _amounts(self, indices: Sequence[int]) -> list[str]:
        quantities = self._document.quantities
        found = []
        for first, last in _runs(indices):
            start, end = self._words.span(first, last)
            for place in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
                found.append(f"{quantities[place].value:g}")
        return found

    def _base(self, lemma: str) -> str:
        """The verb that a noun is made of, as it is compared; any other word itself."""
        for ending, other in self._endings:
            if lemma.endswith(ending):
                return lemma[: -len(ending)] + other
        return lemma


def _runs(indices: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in indices:
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _endings(language: Language) -> list[tuple[str, str]]:
    """Endings of nouns that are made of verbs, with those of the verbs, the longest first."""
    longer = [item for item in language.lexicon.derivations.items() if len(item[0]) > 2]
    return sorted(longer, key=lambda item: -len(item[0]))
