"""Responses that take up what was said by a pronoun or a noun: `to noliedza`, `šo ziņu atsauca`."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hronika.language.analysis import Token
from hronika.language.grammar import UNREAL
from hronika.language.language import Language
from hronika.reading.document.negation import is_negative
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.verdicts import Verdicts
from hronika.record import ResponseKind


class Pointer(NamedTuple):
    """A word that takes up what was said (`word`), and the one that says something of it (`verb`)."""

    word: int
    verb: int
    kind: ResponseKind


class ResponseWords:
    """Finds the verbs by which one responds, and what they take up."""

    def __init__(self, context: StatementContext, verdicts: Verdicts) -> None:
        self.context, self.words, self.verdicts = context, context.words, verdicts
        self._verb = context.document.language.once(_verb_finder)

    def kind(self, index: int) -> ResponseKind | None:
        """What a verb does with what was said: None of one that is negated, only possible or no predicate."""
        words, grammar = self.words, self.context.grammar
        token = words.tokens[index]
        if token.upos != "VERB" or not grammar.is_predicate(token) or grammar.is_nominalised(token):
            return None
        verb = token.lemma if token.lemma in self.context.lexicon.responses else self._verb(token)
        kind = self.context.lexicon.responses.get(verb or "")
        if kind is None or is_negative(words, index, self.context.lexicon.negations):
            return None
        forms = (token, *(words.tokens[i] for i in words.dependents(index, "aux")))
        return None if any(grammar.mood(form) in UNREAL for form in forms) else kind

    def pointers(self) -> Iterator[Pointer]:
        """Yield what takes up something that was said, in the order of the text."""
        for word, index in sorted(self.verdicts.pointing):
            kind = "denies" if self.verdicts.denies(index, word) else self._taken_up(word, index)
            if kind is not None:
                yield Pointer(word, index, kind)

    def _taken_up(self, word: int, index: int) -> ResponseKind | None:
        words = self.words
        kind = self.kind(index)
        if kind is None or kind == "denies" or words.child(index, "ccomp", "csubj") is not None:
            return None  # what denies, `Verdicts` knows
        token = words.tokens[word]
        if token.upos != "NOUN" and token.features.get("Number") == "Plur":
            return None
        if words.relation[word] == "obj":
            return kind
        verb = words.tokens[index]
        undergone = verb.features.get("Voice") == "Pass" or self.context.grammar.is_reflexive(verb)
        return kind if undergone else None

    def owned(self, index: int) -> tuple[int, int] | None:
        """What somebody said that a verb takes up, and whose it is: `noraidīja [Zaķa] [apgalvojumus]`."""
        words = self.words
        for noun in words.dependents(index, "obj"):
            if words.tokens[noun].lemma not in self.verdicts.words_of_saying:
                continue
            for child in words.dependents(noun, "nmod"):
                if child < noun and self.context.grammar.role(words, child) == "possessor":
                    return noun, child
        return None


def _verb_finder(language: Language) -> Callable[[Token], str | None]:
    """What knows a verb of responding by its form although its lemma was read wrong."""
    return language.grammar.verb_finder(language.lexicon.responses)
