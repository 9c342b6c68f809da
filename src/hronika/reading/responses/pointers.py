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

_AGREEING = ("Gender", "Number")
_BEGINNING = 3  # letters that all forms of a verb share with its infinitive


class Pointer(NamedTuple):
    """A word that takes up what was said (`word`), and the one that says something of it (`verb`)."""

    word: int
    verb: int
    kind: ResponseKind


class TakenClaim(NamedTuple):
    """A noun of a claim: by their indices the noun, whose it is, and the words that say what it is about."""

    noun: int
    owner: int | None
    topic: tuple[int, ...]


class ResponseWords:
    """Finds the verbs by which one responds, and what they take up."""

    def __init__(self, context: StatementContext, verdicts: Verdicts) -> None:
        self.context, self.words, self.verdicts = context, context.words, verdicts
        self._verb = context.document.language.once(_verb_finder)
        self._beginnings = context.document.language.once(_beginnings)

    def kind(self, index: int) -> ResponseKind | None:
        """What a verb does with what was said: None of one that is negated, only possible or no predicate."""
        words, grammar = self.words, self.context.grammar
        token = words.tokens[index]
        if token.upos != "VERB" or words.lower[index][:_BEGINNING] not in self._beginnings:
            return None
        verb = token.lemma if token.lemma in self.context.lexicon.responses else self._verb(token)
        kind = self.context.lexicon.responses.get(verb or "")
        if kind is None or not grammar.is_predicate(token) or grammar.is_nominalised(token):
            return None
        if is_negative(words, index, self.context.lexicon.negations):
            return None
        forms = (token, *(words.tokens[i] for i in words.dependents(index, "aux")))
        return None if any(grammar.mood(form) in UNREAL for form in forms) else kind

    def pointers(self) -> Iterator[Pointer]:
        """Yield what takes up something that was said, in the order of the text."""
        for word, index in sorted(self.verdicts.pointing()):
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

    def plural(self, index: int) -> int | None:
        """The pronoun that takes up claims of the sentence before: `Izskanēja [baumas]. X [tās] noliedz`."""
        words = self.words
        before = self.verdicts.before(index, index)
        if before is None or before[1] >= 0:
            return None
        sentence = range(words.first[before[0]], words.first[before[0] + 1])
        for word in words.dependents(index, "obj"):
            features = words.tokens[word].features
            if features.get("PronType") != "Dem" or features.get("Number") != "Plur":
                continue
            if any(
                self.is_claim(noun)
                and all(words.tokens[noun].features.get(name) == features.get(name) for name in _AGREEING)
                for noun in sentence
            ):
                return word
        return None

    def claims(self, index: int) -> Iterator["TakenClaim"]:
        """Yield the nouns of claims that are the object of a verb: `[Zaķa] [apgalvojumus] noraidīja`."""
        words, role = self.words, self.context.grammar.role
        for noun in words.dependents(index, "obj"):
            token = words.tokens[noun]
            said = self.context.grammar.is_nominalised(token) and token.lemma in self.context.lexicon.cues
            if not said and not self.is_claim(noun):
                continue
            if self.is_wish(noun) or words.child(noun, "acl", "ccomp") is not None:
                continue
            owners = [i for i in words.children[noun] if i < noun and role(words, i) == "possessor"]
            topic = [i for i in words.subtree(noun) if i > noun and i != index]
            yield TakenClaim(noun, owners[0] if owners else None, tuple(topic))

    def is_claim(self, index: int) -> bool:
        """Whether a noun is one of what somebody says of somebody or something, a charge too."""
        token, lexicon = self.words.tokens[index], self.context.lexicon
        if token.upos != "NOUN":
            return False
        return token.lemma in self.verdicts.words_of_saying or token.lemma in lexicon.accusations

    def is_wish(self, index: int) -> bool:
        """Whether a noun is one of what somebody asks for or plans: `priekšlikums`, `lūgums`, `solījums`."""
        token = self.words.tokens[index]
        noun = self.context.lexicon.cue_nouns.get(token.lemma) if token.upos == "NOUN" else None
        return noun is not None and noun.act in ("ask", "demand", "promise")


def _beginnings(language: Language) -> frozenset[str]:
    """What all forms of verbs of responding begin with."""
    return frozenset(verb[:_BEGINNING] for verb in language.lexicon.responses)


def _verb_finder(language: Language) -> Callable[[Token], str | None]:
    """What knows a verb of responding by its form although its lemma was read wrong."""
    return language.grammar.verb_finder(language.lexicon.responses)
