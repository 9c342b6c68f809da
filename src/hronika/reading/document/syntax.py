"""Questions about the syntax and the forms of words that reading asks in several rooms."""

from collections.abc import Container, Mapping

from hronika.language.analysis import Token
from hronika.language.grammar import Grammar
from hronika.reading.document.tokens import TokenSequence
from hronika.record import Gender

# The second part of a compound noun has at least as many letters.
_SHORTEST_PART = 5
_GENDERS: Mapping[str, Gender] = {"Fem": "female", "Masc": "male"}


def gender_of(token: Token) -> Gender | None:
    """The gender that the form of a word shows; None where it shows none, or another."""
    return _GENDERS.get(token.features.get("Gender", ""))


def objects(words: TokenSequence, verb: int, grammar: Grammar) -> list[int]:
    """The direct objects of a verb.

    Among them is what has the form of an object, though the parse hangs it on another noun of the clause.
    """
    found = []
    for child in words.children[verb]:
        token = words.tokens[child]
        if token.base_relation == "obj":
            found.append(child)
        elif token.upos in ("NOUN", "PROPN"):
            found += [
                below
                for below in words.children[child]
                if words.tokens[below].relation == "nmod"
                and grammar.role(words, below) == "object"
                and grammar.role(words, child) != "object"
                and grammar.adposition(words, below) is None
            ]
    return found


def possessors(words: TokenSequence, noun: int, grammar: Grammar) -> list[int]:
    """The genitives before a noun, without a preposition: `[policijas] veiktā [dzīvokļa] kratīšana`."""
    return [
        child
        for child in words.dependents(noun, "nmod")
        if child < noun
        and grammar.role(words, child) == "possessor"
        and grammar.adposition(words, child) is None
    ]


def absent_at(words: TokenSequence, noun: int, grammar: Grammar) -> int | None:
    """The place before a verb of being that a genitive hangs on: `Ugunsgrēka [skolā] nebija`.

    The genitive is the subject of that verb; the parse takes it for whose the place is.
    """
    place = words.head[noun]
    if place <= noun or words.tokens[noun].relation != "nmod" or grammar.role(words, place) != "place":
        return None
    verb = words.head[place]
    if verb < 0 or not grammar.is_copula(words.tokens[verb]) or words.child(verb, "nsubj") is not None:
        return None
    return place if grammar.role(words, noun) == "possessor" else None


def unbroken(indices: list[int], around: int) -> list[int]:
    """The run of consecutive indices that holds one of them."""
    first = last = indices.index(around)
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]


def is_any_of(nouns: Container[str], lemma: str) -> bool:
    """Whether a noun is one of some, or a compound whose second part is: `būvfirma` is a firm."""
    return lemma in nouns or any(
        lemma[start:] in nouns for start in range(2, len(lemma) - _SHORTEST_PART + 1)
    )
