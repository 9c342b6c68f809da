"""Finds the parts of time expressions: at every place where some rule fits, the longest match wins."""

import re
from functools import cached_property

from hronika.language.analysis import Sentence
from hronika.language.latvian import numerals
from hronika.language.latvian.patterns import OTHER, Vocabulary
from hronika.language.latvian.times import amounts, clock, points
from hronika.language.latvian.times.matching import MACROS, Builder, Match, Rule, compiled
from hronika.language.latvian.times.moments import Atom

RULES: tuple[Rule, ...] = (*amounts.RULES, *points.RULES, *clock.RULES, *points.JOINERS)


class CompiledRules:
    """The rules, compiled over the words of the lexicon when first asked."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of time and number."""
        patterns = (*MACROS.values(), *(rule.pattern for rule in RULES))
        return Vocabulary(("time_words", "numerals"), numerals.numeral_kinds, numerals.KINDS, patterns)

    @cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], Builder]]:
        return [(compiled(self.vocabulary, rule.pattern), rule.atoms) for rule in RULES]

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        # Tells in one pass where any rule fits at all; most tokens are passed by at their first look.
        rules = "|".join(self.vocabulary.source(rule.pattern, MACROS, named=False) for rule in RULES)
        return re.compile(f"(?!{re.escape(OTHER)})(?:{rules})")

    def atoms(self, sentence: Sentence, symbols: str) -> list[Atom]:
        """Find the expressions of an encoded sentence in text order, not yet joined."""
        found: list[Atom] = []
        place = 0
        while match := self._anywhere.search(symbols, place):
            start = match.start()
            place = start + 1
            for matched, build in self._longest_first(symbols, start):
                groups = {name: matched.span(name) for name, text in matched.groupdict().items() if text}
                atoms = build(Match(self.vocabulary, sentence, start, matched.end() - 1, groups))
                if atoms:
                    found.extend(atoms)
                    place = matched.end()
                    break
        return found

    def _longest_first(self, symbols: str, start: int) -> list[tuple[re.Match[str], Builder]]:
        matches = [
            (matched, build)
            for pattern, build in self._compiled
            if (matched := pattern.match(symbols, start)) is not None
        ]
        matches.sort(key=lambda match: -match[0].end())  # stable: of equally long ones the earlier rule
        return matches
