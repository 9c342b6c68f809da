"""Patterns over inflected words: what a match begins with and what it needs is told by the pattern."""

import re

import pytest

from hronika.article import Article
from hronika.language.latvian.patterns import needed_symbols
from hronika.language.latvian.times.grammar import RULES, CompiledRules
from hronika.language.latvian.tokenizer import sentences


@pytest.mark.parametrize(
    ("source", "first", "later"),
    [
        ("[ab][c]", "ab", ["c"]),
        ("[a]?[b]*[c]+[d]", "abc", ["d"]),
        ("[a][b]?[c]*(?:[d][e])?", "a", []),
        ("(?:[a][b]|[c])[d]", "ac", ["d"]),
        ("[a](?:[b][c]|[d]?[e])[f]", "a", ["be", "f"]),
        ("[a](?:[b]|[c]?)[d](?:[e][f])+", "a", ["d", "e", "f"]),
        ("(?:[a]|[b]*)?(?P<n>[c]|(?:[d])+[e])", "abcd", []),
        ("(?<=[a])[b](?![c])", "b", []),
        ("(?=[a])(?<![b])(?:[c])", "c", []),
    ],
)
def test_a_pattern_tells_what_a_match_begins_with_and_needs(
    source: str, first: str, later: list[str]
) -> None:
    re.compile(source)
    needed = needed_symbols(source)
    assert needed.first == set(first)
    assert list(needed.later) == [set(choice) for choice in later]


@pytest.mark.parametrize("source", ["[a]?", "(?:[a]|[b]*)", "[a]{2}", "\\d", "[a])"])
def test_what_no_pattern_may_have_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"begins with"):
        needed_symbols(source)


def test_no_rule_of_times_matches_without_what_it_needs(samples: list[Article]) -> None:
    vocabulary = CompiledRules().vocabulary
    sources = [vocabulary.source(rule.pattern) for rule in RULES]
    rules = [(re.compile(source), needed_symbols(source)) for source in sources]
    matches = 0
    for article in samples:
        for sentence in sentences(article.text):
            symbols = vocabulary.encode(sentence.tokens)
            for place, symbol in enumerate(symbols):
                for pattern, needed in rules:
                    if pattern.match(symbols, place):
                        matches += 1
                        assert symbol in needed.first
                        assert not any(map(set(symbols[place + 1 :]).isdisjoint, needed.later))
    assert matches > 100
