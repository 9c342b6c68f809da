"""Rules of the time grammar: what a rule is, and what a builder sees of the words that it matched."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hronika.language.analysis import Sentence, Token
from hronika.language.latvian import numerals
from hronika.language.latvian.patterns import Vocabulary
from hronika.language.latvian.times.moments import Atom

MACROS = numerals.MACROS | {
    # between the members of a list or range
    "between": "(?:comma|dash|un|vai|lidz|no|listing)+",
    "amount": "{number}|quant",
    "ordinal": "ord|roman|ordw",
    # a unit of the calendar that pointing words count
    "calendar": "uyear.s|umonth.s|uweek.s|uday.s|uhalf.s|uquarter.s|udecade.s|ucentury.s",
    # what kind of stretch: plānošanas periods, laika periods
    "ofstretch": "stretchof|school|laiks.gs",
    "clocktime": "clock|hour|ord|halfhour|n1.dp/lp|nteen10.dp/lp|nteen.dp/lp|nteen",
}


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: tokens `first` to `last`, and what the lexicon says of them."""

    vocabulary: Vocabulary
    sentence: Sentence
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    def text(self, index: int) -> str:
        """Give the form of a token as the text has it."""
        return self.sentence.tokens[index].text

    def token(self, index: int) -> Token | None:
        """Give a token, None outside the sentence."""
        return self.sentence.tokens[index] if 0 <= index < len(self.sentence.tokens) else None

    def has(self, index: int, *kinds: str) -> bool:
        """Whether a token can be of one of the kinds; a place outside the sentence is of none."""
        if not 0 <= index < len(self.sentence.tokens):
            return False
        text = self.text(index)
        return any(self.vocabulary.has(text, kind) for kind in kinds) or not set(kinds).isdisjoint(
            numerals.numeral_kinds(text)
        )

    def stands_apart(self, index: int) -> bool:
        """Whether a pronoun before a unit stands for itself: `pēc tam to desmit dienu laikā pārsūdzēja`."""
        token = self.sentence.tokens[index]
        if token.upos == "X" or not self.has(index, "this", "that"):
            return False
        if token.base_relation != "det":
            return True
        numbers = {each.features.get("Number") for each in (token, self.sentence.tokens[token.head])}
        return self.has(index, "that") and numbers == {"Sing", "Plur"}  # ka tā gadiem ilgi gaidījusi

    def modified(self, index: int, *relations: str) -> bool:
        """Whether a word hangs on a token in one of the relations."""
        sentence = self.sentence
        return any(sentence.tokens[child].base_relation in relations for child in sentence.children[index])

    def places(self, *kinds: str) -> Iterator[int]:
        """Yield the places in the match of the tokens of these kinds."""
        return (index for index in range(self.first, self.last + 1) if self.has(index, *kinds))

    def find(self, *kinds: str) -> int | None:
        """Give the first place in the match of a token of one of the kinds."""
        return next(self.places(*kinds), None)

    def value(self, kind: str) -> str:
        """Give the lexicon's value of the first token of a kind."""
        return self.vocabulary.value(self.text(self._found(kind)), kind)

    def lemma(self, kind: str) -> str:
        """Give the lemma of the first token of a kind."""
        return self.vocabulary.word(self.text(self._found(kind)), kind).lemma

    def cases(self, index: int, kind: str) -> frozenset[str]:
        """Give the cases that a token can be in, read as a word of a kind."""
        return self.vocabulary.word(self.text(index), kind).cases

    def _found(self, kind: str) -> int:
        index = self.find(kind)
        assert index is not None, f"the pattern of the rule has no {kind}"
        return index

    def ordinal(self, index: int) -> int:
        """Give the number of an ordinal in digits, Roman numerals or a word."""
        text = self.text(index)
        if text[0].isdecimal():
            return int(text.rstrip("."))
        if self.vocabulary.has(text, "ordw"):
            tens = (
                self.vocabulary.value(self.text(index - 1), "ntens") if self.has(index - 1, "ntens") else "0"
            )
            return int(tens) + int(self.vocabulary.value(text, "ordw"))
        return numerals.roman_value(text)

    def number(self, group: str = "n") -> float | None:
        """Give the number that the tokens of a group write, None where the group is empty."""
        if group not in self.groups:
            return None
        start, stop = self.groups[group]
        return numerals.number_value(self.vocabulary, [self.text(index) for index in range(start, stop)])

    def atom(self, **meaning: object) -> list[Atom]:
        """Make an expression of the whole match."""
        return [Atom(self.first, self.last, **meaning)]  # type: ignore[arg-type]


Builder = Callable[[Match], Sequence[Atom]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its words mean; a builder that gives nothing says: no time after all."""

    pattern: str
    atoms: Builder


class Rules(list[Rule]):
    """Rules in order of preference among matches of the same length."""

    def on(self, *patterns: str) -> Callable[[Builder], Builder]:
        """Register a builder for patterns."""

        def register(builder: Builder) -> Builder:
            self.extend(Rule(pattern, builder) for pattern in patterns)
            return builder

        return register
