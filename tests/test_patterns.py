"""Patterns over inflected words: what a match can begin with is told by the pattern."""

import re

import pytest

from hronika.article import Article
from hronika.language.latvian.patterns import first_symbols
from hronika.language.latvian.times.grammar import RULES, CompiledRules
from hronika.language.latvian.tokenizer import sentences


@pytest.mark.parametrize(
    ("source", "symbols"),
    [
        ("[ab][c]", "ab"),
        ("[a]?[b]*[c]+[d]", "abc"),
        ("(?:[a][b]|[c])[d]", "ac"),
        ("(?:[a]|[b]*)?(?P<n>[c]|(?:[d])+[e])", "abcd"),
        ("(?<=[a])[b](?![c])", "b"),
        ("(?=[a])(?<![b])(?:[c])", "c"),
    ],
)
def test_a_pattern_tells_what_a_match_begins_with(source: str, symbols: str) -> None:
    re.compile(source)
    assert first_symbols(source) == set(symbols)


@pytest.mark.parametrize("source", ["[a]?", "(?:[a]|[b]*)", "[a]{2}", "\\d", "[a])"])
def test_what_no_pattern_may_have_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"begins with"):
        first_symbols(source)


def test_no_rule_of_times_matches_where_it_cannot_begin(samples: list[Article]) -> None:
    vocabulary = CompiledRules().vocabulary
    sources = [vocabulary.source(rule.pattern) for rule in RULES]
    rules = [(re.compile(source), first_symbols(source)) for source in sources]
    matches = 0
    for article in samples:
        for sentence in sentences(article.text):
            symbols = vocabulary.encode(sentence.tokens)
            for place, symbol in enumerate(symbols):
                for pattern, firsts in rules:
                    if pattern.match(symbols, place):
                        matches += 1
                        assert symbol in firsts
    assert matches > 100
