"""What a language must bring so that articles in it can be read.

One folder per language beside this file (`latvian/`) makes one `Language`; nothing outside such a folder
knows a word of the language.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from hronika.language.analysis import Analyser, Analysis, Chain, Frame, Sentence, Token
from hronika.language.grammar import Grammar, NominalRole
from hronika.language.lexicon import Lexicon
from hronika.record import Gender, TimeType

Made = TypeVar("Made")


class TimeExpression(NamedTuple):
    """A time expression found in a sentence: tokens `first` to `last` (inclusive), TIMEX3 type and value."""

    first: int
    last: int
    type: TimeType
    value: str | None


class NumberExpression(NamedTuple):
    """An amount found in a sentence: tokens `first` to `last` (inclusive), its value and unit."""

    first: int
    last: int
    value: float
    unit: str | None
    approximate: bool


class TimeGrammar(Protocol):
    """Finds time expressions in the sentences of one article and resolves them."""

    def expressions(
        self, sentences: Sequence[Sentence], published: date | None
    ) -> Sequence[Sequence[TimeExpression]]:
        """Give the expressions of every sentence in text order; an unresolvable one has the value None."""
        ...


class NumberGrammar(Protocol):
    """Finds amounts: numbers in digits and words with their units."""

    def expressions(self, sentence: Sentence) -> Sequence[NumberExpression]:
        """Give the amounts of one sentence in text order."""
        ...


class NameReading(NamedTuple):
    """One way to understand a form of a person's name: its words in the nominative, which agree.

    `weight` is a log probability up to a constant, comparable between the readings of one form.
    """

    words: tuple[str, ...]
    gender: Gender | None
    number: Literal["Sing", "Plur"]
    weight: float


class Declension(Protocol):
    """The morphology of names and noun phrases."""

    def nominative(self, sentence: Sentence, tokens: Sequence[int]) -> str:
        """Put the noun phrase of these tokens into the nominative, keeping its number.

        What the head governs in other cases stays as it is (`Ārvalstu diplomātu` → `ārvalstu diplomāti`).
        """
        ...

    def candidates(self, token: Token) -> Sequence[str]:
        """Nominatives that the form of one word of a proper name can belong to, the likeliest first.

        They begin with the letter that the form begins with.
        """
        ...

    def full_names(self, tokens: Sequence[Token], role: NominalRole | None = None) -> Sequence[NameReading]:
        """Nominatives that a person's name of one or more words can have, the likeliest first.

        Its words agree in case, number and gender. `role` is the one that the syntax wants of the name.
        """
        ...

    def is_form(self, form: str, noun: str) -> bool:
        """Whether a word in small letters can be the singular of a noun, given in the nominative."""
        ...

    def possessive(self, name: str) -> str | None:
        """The name of an institution, in the nominative, as an attribute before a noun; None where unsure."""
        ...

    def genitive(self, name: str, gender: Gender | None) -> str | None:
        """The name of a person, in the nominative, in the genitive; None where it has none or several."""
        ...

    def gender(self, name: str) -> Gender | None:
        """The gender of the person that a name in the nominative tells, None where its form does not."""
        ...


class Coreference(Protocol):
    """Coreference: finds which words of a text mean the same somebody or something."""

    def chains(self, analysis: Analysis) -> list[Chain]:
        """All chains of two or more mentions, by where they begin."""
        ...


class FrameSemantics(Protocol):
    """Finds which frames verbs evoke and which words play their roles."""

    def usual(self, lemma: str) -> Frame | None:
        """The frame that a verb evokes most, with its share and no roles; None of an unknown verb."""
        ...

    def frames(self, verbs: Sequence[tuple[Sentence, int]]) -> list[Frame]:
        """The frame of each verb, given as a sentence and the index of the verb in it."""
        ...


@dataclass(frozen=True, eq=False)
class Language:
    """All that is known of one language."""

    code: str
    analyser: Analyser
    coreference: Coreference
    frames: FrameSemantics
    declension: Declension
    times: TimeGrammar
    numbers: NumberGrammar
    lexicon: Lexicon
    grammar: Grammar
    _made: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False)

    def once(self, make: Callable[["Language"], Made]) -> Made:
        """Give what `make` makes of this language; it is made once and kept as long as the language."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made
