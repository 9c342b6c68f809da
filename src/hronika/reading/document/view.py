"""A view of the document with its tokens and quotations, for everything that reads its syntax."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from hronika.language.grammar import Grammar
from hronika.language.lexicon import FactualityEffect, Function, Lexicon
from hronika.reading.document.document import Document
from hronika.reading.document.factuality_lexicon import effects_of
from hronika.reading.document.quotations import Quotation
from hronika.reading.document.remembered import remembered
from hronika.reading.document.syntax import objects
from hronika.reading.document.tokens import TokenSequence
from hronika.record import Time


@dataclass
class DocumentView:
    """The document as rules see it: the token sequence, the quotations, the functions of words."""

    document: Document
    words: TokenSequence
    quotations: list[Quotation]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon of the language of the document."""
        return self.document.language.lexicon

    @cached_property
    def grammar(self) -> Grammar:
        """The grammar of the language of the document."""
        return self.document.language.grammar

    @cached_property
    def effects(self) -> list[FactualityEffect]:
        """The effect of every token on the factuality of what it governs."""
        return effects_of(self.document.language).of_words(self.words)

    @remembered
    def objects(self, verb: int) -> list[int]:
        """The direct objects of a verb, as `syntax.objects` tells them."""
        return objects(self.words, verb, self.grammar)

    @property
    def text(self) -> str:
        """The text that is read: the normalised one."""
        return self.document.text

    def function(self, index: int) -> Function | None:
        """The function of a word in its clause, by the lexicon; None without one, and past the end.

        A conjunction that is another one with the word behind it has the function of both (`lai gan`).
        """
        lower, functions = self.words.lower, self.lexicon.function_words
        found = functions.get(lower[index]) if index < len(lower) else None
        if found == "that" and index + 1 < len(lower):
            return functions.get(f"{lower[index]} {lower[index + 1]}", found)
        return found

    @cached_property
    def _openings(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    def innermost(self, offset: int) -> Quotation | None:
        """The innermost quotation that holds a code point."""
        last = bisect_right(self._openings, offset) - 1
        quotation = self.quotations[last] if last >= 0 else None
        while quotation is not None and not quotation.inner_start <= offset < quotation.inner_end:
            quotation = quotation.around
        return quotation

    def quotations_from(self, start: int, stop: int) -> list[Quotation]:
        """Quotations that open at code points from `start` to before `stop`, in text order."""
        return self.quotations[bisect_left(self._openings, start) : bisect_left(self._openings, stop)]

    def times_from(self, start: int, stop: int) -> list[Time]:
        """Time expressions that begin at code points from `start` to before `stop`, in text order."""
        first, after = (bisect_left(self._time_starts, offset) for offset in (start, stop))
        return self.document.times[first:after]

    def is_time(self, first: int, last: int) -> bool:
        """Whether words stand in a time expression: `pēc [pagājušā gada] datiem`, `nedēļas [vidū]`."""
        start, end = self.words.span(first, last)
        opens = self.words.tokens[self.words.bounds(first)[0]].start
        return any(time.span.start <= start and end <= time.span.end for time in self.times_from(opens, end))

    def is_money(self, index: int) -> bool:
        """Whether a word stands in an amount of money."""
        return index in self._money

    @cached_property
    def _money(self) -> frozenset[int]:
        """The indices of the words of amounts of money."""
        return frozenset(
            index
            for amount in self.document.quantities
            if amount.is_money
            for index in self.words.covered(amount.span.start, amount.span.end)
        )

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.document.times]

    def limits(self, index: int) -> tuple[int, int]:
        """The first token of the sentence of a token and the one after its last, cut to its quotation."""
        first, stop = self.words.bounds(index)
        quotation = self.innermost(self.words.tokens[index].start)
        if quotation is not None:
            first = max(first, self.words.at(quotation.inner_start))
            stop = min(stop, self.words.at(quotation.inner_end))
        return first, stop
