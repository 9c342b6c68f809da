"""What a language can begin with: parts that find nothing and change nothing.

A new language takes these in its `Language` and puts its own in their place one by one.
"""

from collections.abc import Sequence
from datetime import date

from hronika.language.analysis import Analysis, Chain, Frame, Sentence, Token
from hronika.language.grammar import NominalRole
from hronika.language.language import NameReading, NumberExpression, TimeExpression
from hronika.record import Gender


class NoTimes:
    """Finds no time expressions."""

    def expressions(
        self, sentences: Sequence[Sentence], published: date | None
    ) -> Sequence[Sequence[TimeExpression]]:
        """None in any sentence."""
        return [() for _ in sentences]


class NoNumbers:
    """Finds no amounts."""

    def expressions(self, sentence: Sentence) -> Sequence[NumberExpression]:
        """None."""
        return ()


class NoDeclension:
    """Takes every name and phrase as it stands, as in a language without cases."""

    def nominative(self, sentence: Sentence, tokens: Sequence[int]) -> str:
        """The words of the phrase as they are written, one blank for any space between them."""
        parts = [sentence.tokens[index] for index in tokens]
        name = ""
        for before, token in zip((None, *parts), parts, strict=False):
            name += " " if before is not None and before.end < token.start else ""
            name += token.text
        return name

    def candidates(self, token: Token) -> Sequence[str]:
        """The word itself."""
        return (token.text,)

    def full_names(self, tokens: Sequence[Token], role: NominalRole | None = None) -> Sequence[NameReading]:
        """The words themselves, of either gender."""
        return (NameReading(tuple(token.text for token in tokens), None, "Sing", 0.0),)

    def is_form(self, form: str, noun: str) -> bool:
        """Only the noun itself."""
        return form == noun

    def possessive(self, name: str) -> str | None:
        """Nothing is known of attributes."""
        return None

    def genitive(self, name: str, gender: Gender | None) -> str | None:
        """Not known."""
        return None

    def gender(self, name: str) -> Gender | None:
        """Not known from the form of a name."""
        return None


class NoCoreference:
    """Finds no chains of mentions."""

    def chains(self, analysis: Analysis) -> list[Chain]:
        """None."""
        return []


class NoFrames:
    """Knows no frames: what verbs name is told by their lemmas."""

    def usual(self, lemma: str) -> Frame | None:
        """None of any verb."""
        return None

    def frames(self, verbs: Sequence[tuple[Sentence, int]]) -> list[Frame]:
        """A frame without a name and without certainty for each verb."""
        return [Frame("", 0.0, ()) for _ in verbs]
