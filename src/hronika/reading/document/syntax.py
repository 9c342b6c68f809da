"""Questions about the syntax of words that reading asks in several rooms."""

from hronika.language.analysis import Token
from hronika.reading.document.tokens import TokenSequence

_PREDICATES = frozenset({"VERB", "AUX"})


def is_predicate(token: Token) -> bool:
    """Whether a token is a finite verb or a participle that can be one without its auxiliary."""
    if token.upos not in _PREDICATES:
        return False
    form = token.features.get("VerbForm")
    if form == "Part":
        return token.features.get("Case") in (None, "Nom") and token.relation.partition(":")[0] != "amod"
    return form == "Fin"


def objects(words: TokenSequence, verb: int) -> list[int]:
    """The direct objects of a verb.

    Among them is an accusative without a preposition that the parse hangs on another noun of the clause.
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
                and words.tokens[below].features.get("Case") == "Acc"
                and words.tokens[child].features.get("Case") != "Acc"
                and words.child(below, "case") is None
            ]
    return found


def unbroken(indices: list[int], around: int) -> list[int]:
    """The run of consecutive indices that holds one of them."""
    first = last = indices.index(around)
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]
