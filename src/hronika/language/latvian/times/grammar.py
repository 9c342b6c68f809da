"""Finds the parts of time expressions: at every place where some rule fits, the longest match wins."""

import re

from hronika.language.analysis import Sentence
from hronika.language.latvian import numerals
from hronika.language.latvian.patterns import Vocabulary, needed_symbols
from hronika.language.latvian.times import amounts, clock, points
from hronika.language.latvian.times.matching import MACROS, Builder, Match, Rule
from hronika.language.latvian.times.moments import Atom

RULES: tuple[Rule, ...] = (*amounts.RULES, *points.RULES, *clock.RULES, *points.JOINERS)


class CompiledRules:
    """The rules over the words of the lexicon; each is compiled when a sentence is met that it may fit."""

    def __init__(self) -> None:
        patterns = [rule.pattern for rule in RULES]
        self.vocabulary = Vocabulary(
            ("time_words", "numerals"), numerals.numeral_kinds, numerals.KINDS, patterns, MACROS
        )
        """The words of time and number."""
        sources = [self.vocabulary.source(pattern) for pattern in patterns]
        needed = [needed_symbols(source) for source in sources]
        self._rules = [
            (source, each.later, rule.atoms)
            for source, each, rule in zip(sources, needed, RULES, strict=True)
        ]
        self._compiled: dict[str, re.Pattern[str]] = {}
        # Which rules can begin with a symbol, by their numbers; most words are passed by in one search.
        self._beginning: dict[str, list[int]] = {}
        for number, each in enumerate(needed):
            for symbol in each.first:
                self._beginning.setdefault(symbol, []).append(number)
        self._anywhere = re.compile(f"[{''.join(sorted(self._beginning))}]")

    def atoms(self, sentence: Sentence, symbols: str) -> list[Atom]:
        """Find the expressions of an encoded sentence in text order, not yet joined."""
        found: list[Atom] = []
        place = 0
        while begin := self._anywhere.search(symbols, place):
            start = begin.start()
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
        matches: list[tuple[re.Match[str], Builder]] = []
        behind = frozenset(symbols[start + 1 :])
        for number in self._beginning[symbols[start]]:
            source, later, build = self._rules[number]
            if any(behind.isdisjoint(choice) for choice in later):
                continue
            pattern = self._compiled.get(source)
            if pattern is None:
                pattern = self._compiled[source] = re.compile(source)
            matched = pattern.match(symbols, start)
            if matched is not None:
                matches.append((matched, build))
        matches.sort(key=lambda match: -match[0].end())  # stable: of equally long ones the earlier rule
        return matches
