"""Roles that the text gives persons: nouns for offices and professions beside a name.

Before the name (`Krievijas prezidents Vladimirs Putins`), after it between commas (`Putins, Krievijas
prezidents,`), as a predicate (`Ozols ir mērs`, `Ozols, kurš ir mērs`); several of them each for itself.
"""

from collections.abc import Iterator, Mapping, Sequence

from hronika.language.analysis import Sentence, Token
from hronika.reading.draft import Mention, Role

_JOINING = frozenset({"conj", "appos"})
_LONGEST_ENDING = 10


def role_gender(words: Mapping[str, str], lemma: str) -> str | None:
    """The gender of a role noun: `male`, `female`, `any`; None for a noun that is no role.

    Looks the lemma up, then its ending among the rows that start with a hyphen, the longest first.
    """
    lemma = lemma.casefold()
    known = words.get(lemma)
    if known is not None:
        return known
    for length in range(min(_LONGEST_ENDING, len(lemma) - 2), 2, -1):
        known = words.get("-" + lemma[-length:])
        if known is not None:
            return known
    return None


def roles_of(sentence: Sentence, mention: Mention, words: Mapping[str, str]) -> list[Role]:
    """Find the roles that the sentence gives to whoever is mentioned, in text order."""
    heads: dict[int, None] = {}
    for index in _beside(sentence, mention):
        for noun in _joined(sentence, index, mention):
            if is_role(sentence.tokens[noun], words) and _agrees(sentence, noun, mention):
                heads[noun] = None
    for noun in _predicates(sentence, mention):
        if is_role(sentence.tokens[noun], words):
            heads[noun] = None
    found = []
    for noun in sorted(heads):
        first, last = _extent(sentence, noun, mention, set(heads))
        found.append(Role(mention.sentence, first, last, noun, sentence.tokens[noun].lemma))
    return found


def is_role(token: Token, words: Mapping[str, str]) -> bool:
    """Whether a token is a noun for somebody's office or profession."""
    return token.upos == "NOUN" and role_gender(words, token.lemma or token.text) is not None


def _beside(sentence: Sentence, mention: Mention) -> Iterator[int]:
    """Yield the nouns that may be a title of the name: by syntax, and the word just before it."""
    head = mention.head
    for child in sentence.children[head]:
        if not mention.first <= child <= mention.last and sentence.tokens[child].base_relation in (
            "nmod",
            "appos",
            "compound",
            "flat",
        ):
            yield child
    token = sentence.tokens[head]
    if token.base_relation in ("appos", "nmod", "flat") and token.head >= 0:
        over = token.head
        if over == mention.first - 1 or (token.base_relation == "appos" and over < mention.first):
            yield over
    if mention.first:
        before = mention.first - 1
        if sentence.tokens[before].base_relation in ("nmod", "nsubj", "obl", "iobj", "obj", "conj", "appos"):
            yield before


def _joined(sentence: Sentence, noun: int, mention: Mention) -> Iterator[int]:
    """Yield the noun and those coordinated with it or put beside it, outside the name."""
    waiting = [noun]
    seen = set(waiting)
    while waiting:
        index = waiting.pop()
        yield index
        for child in sentence.children[index]:
            inside = mention.first <= child <= mention.last
            if child not in seen and not inside and sentence.tokens[child].base_relation in _JOINING:
                seen.add(child)
                waiting.append(child)


def _agrees(sentence: Sentence, noun: int, mention: Mention) -> bool:
    token, name = sentence.tokens[noun], sentence.tokens[mention.head]
    case, expected = token.features.get("Case"), name.features.get("Case")
    if expected is not None and case != expected:
        return False
    between = sentence.tokens[noun + 1 : mention.first] if noun < mention.first else ()
    # A title stands right before the name, or is followed by further titles only.
    if noun < mention.first:
        return all(word.upos not in ("VERB", "AUX", "SCONJ") for word in between)
    gap = sentence.tokens[mention.last + 1 : noun]
    return any(word.text in ",–—-(" for word in gap) and all(word.upos not in ("VERB", "AUX") for word in gap)


def _predicates(sentence: Sentence, mention: Mention) -> Iterator[int]:
    """Yield the nouns that the name is said to be: `Ozols ir mērs`, `Ozols, kurš ir mērs`."""
    head = mention.head
    name = sentence.tokens[head]
    if name.base_relation == "nsubj" and name.head >= 0 and _has_copula(sentence, name.head):
        yield name.head
    for child in sentence.children[head]:
        if sentence.tokens[child].base_relation == "acl" and _has_copula(sentence, child):
            yield child


def _has_copula(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    return token.features.get("Case") == "Nom" and any(
        sentence.tokens[child].base_relation == "cop" for child in sentence.children[noun]
    )


def _extent(sentence: Sentence, noun: int, mention: Mention, heads: set[int]) -> tuple[int, int]:
    """The words around a role noun that belong to it: its attributes, no clause, no other role, no name."""
    first = last = noun
    inside = set(_attributes(sentence, noun, heads))
    while first - 1 in inside and not mention.first <= first - 1 <= mention.last:
        first -= 1
    while last + 1 in inside and not mention.first <= last + 1 <= mention.last:
        last += 1
    tokens = sentence.tokens
    while first < noun and (tokens[first].upos == "PUNCT" or tokens[first].upos in ("CCONJ", "ADV")):
        first += 1
    while last > noun and tokens[last].upos == "PUNCT" and tokens[last].text not in '"”»“':
        last -= 1
    return first, last


_CLAUSES = frozenset({"acl", "cop", "nsubj", "advcl", "parataxis", "advmod"})
_OUTSIDE = frozenset({"appos", "case", "mark"})


def _attributes(sentence: Sentence, noun: int, heads: set[int]) -> Sequence[int]:
    found = [noun]
    for index in found:
        for child in sentence.children[index]:
            relation = sentence.tokens[child].base_relation
            participle = relation == "acl" and child < noun
            if child in heads or (relation in _CLAUSES and not participle):
                continue
            if index == noun and (relation in _OUTSIDE or (relation == "conj" and child > noun)):
                continue
            found.append(child)
    return found
