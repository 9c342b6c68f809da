"""Roles that the text gives persons: nouns for offices and professions beside a name.

Before the name (`Krievijas prezidents Vladimirs Putins`), after it between commas (`Putins, Krievijas
prezidents,`), as a predicate (`Ozols ir mērs`, `Ozols, kurš ir mērs`); several of them each for itself.
"""

from collections.abc import Iterator, Mapping, Sequence

from hronika.language.analysis import Sentence, Token
from hronika.language.grammar import Grammar
from hronika.language.language import Language
from hronika.language.lexicon import Lexicon
from hronika.language.quotation_marks import CLOSING, MARKS
from hronika.reading.document.entities import NameMention, RoleMention

_JOINING = frozenset({"conj", "appos"})
_LONGEST_ENDING = 10
_LEADING = frozenset({"CCONJ", "SCONJ", "ADV", "PART"})  # `arī pagasta deputāts`
_NOUNLIKE = frozenset({"NOUN", "PROPN", "X", "ADJ"})
# Relations of what is no part of a role, and of what is none beside its noun.
_CLAUSES = frozenset({"acl", "cop", "nsubj", "advcl", "parataxis", "advmod"})
_OUTSIDE = frozenset({"appos", "case", "mark"})
_BARE = (None, "subject")  # what the form of a word says that stands as in a dictionary


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


def names_person(lexicon: Lexicon, lemma: str) -> bool:
    """Whether a noun names persons: by office or profession, also by its ending, or in general.

    A thing, an event or a document may have such an ending: `incidents`, `dokuments`.
    """
    if lemma in lexicon.generic_people or lemma in lexicon.roles:
        return True
    if lemma in lexicon.things or lemma in lexicon.event_nouns or lemma in lexicon.source_documents:
        return False
    return role_gender(lexicon.roles, lemma) is not None


def roles_of(sentence: Sentence, mention: NameMention, language: Language) -> list[RoleMention]:
    """Find the roles that the sentence gives to whoever is mentioned, in text order."""
    words = language.lexicon.roles
    heads: dict[int, str] = {}
    for index in _beside(sentence, mention, language.grammar):
        for noun in _joined(sentence, index, mention):
            lemma = _role_lemma(sentence, noun, mention, language)
            if lemma is not None:
                heads[noun] = lemma
    for noun in _predicates(sentence, mention, language.grammar):
        if is_role(sentence.tokens[noun], words):
            heads[noun] = sentence.tokens[noun].lemma
    found = []
    for noun in sorted(heads):
        first, last = _extent(sentence, noun, mention, set(heads), language.grammar)
        found.append(RoleMention(mention.sentence, first, last, noun, heads[noun]))
    return found


def is_role(token: Token, words: Mapping[str, str]) -> bool:
    """Whether a token names an office or profession, be it read as a noun or only spelled like one."""
    if token.upos == "NOUN":
        return role_gender(words, token.lemma or token.text) is not None
    return token.upos in ("PROPN", "X", "ADJ") and token.name == "O" and token.text.lower() in words


def _beside(sentence: Sentence, mention: NameMention, grammar: Grammar) -> Iterator[int]:
    """Yield the nouns that may be a title of the name: by syntax, and the word just before it."""
    head = mention.head
    for child in sentence.children[head]:
        if not mention.first <= child <= mention.last and sentence.relation[child] in (
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
        if sentence.tokens[before].upos in _NOUNLIKE and not _is_owner(
            sentence, before, mention.head, grammar
        ):
            yield before


def _is_owner(sentence: Sentence, noun: int, name: int, grammar: Grammar) -> bool:
    """Whether a name is whose the object is of the verb that the noun right before it is the subject of.

    `[Prezidents] Kaveno iecelšanu pieminēja`, where the name shows no case.
    """
    token, owned = sentence.tokens[noun], sentence.tokens[name].head
    if token.base_relation != "nsubj" or sentence.tokens[name].base_relation != "nmod" or owned <= name:
        return False
    thing = sentence.tokens[owned]
    caseless = grammar.role(sentence, name) is None
    return caseless and thing.base_relation == "obj" and thing.head == token.head


def _joined(sentence: Sentence, noun: int, mention: NameMention) -> Iterator[int]:
    """Yield the noun and those coordinated with it or put beside it, outside the name."""
    waiting = [noun]
    seen = set(waiting)
    while waiting:
        index = waiting.pop()
        yield index
        for child in sentence.children[index]:
            inside = mention.first <= child <= mention.last
            if child not in seen and not inside and sentence.relation[child] in _JOINING:
                seen.add(child)
                waiting.append(child)


def _role_lemma(sentence: Sentence, noun: int, mention: NameMention, language: Language) -> str | None:
    """The lemma of a role noun that agrees with the name, None for any other token."""
    token, name = sentence.tokens[noun], sentence.tokens[mention.head]
    form = token.text.casefold()
    if not _is_title(sentence, noun, mention):
        return None
    words, grammar = language.lexicon.roles, language.grammar
    own, expected = grammar.role(sentence, noun), grammar.role(sentence, mention.head)
    adjacent = noun == mention.first - 1
    bare = own in _BARE and expected in _BARE
    if adjacent and token.upos in _NOUNLIKE and token.upos != "NOUN" and bare and form in words:
        return form  # `Kritiķe Una Straumberga`, whose capital made the analyser take it for a name
    if token.upos != "NOUN":
        return None
    if token.features.get("Number") == "Plur" and not _one_of_many(sentence, mention):
        return None
    if expected is None or grammar.agree(token, name):
        return token.lemma if is_role(token, words) else None
    # `priekšsēdētāja Inga` read as a genitive: the form is a nominative as well.
    if adjacent and expected == "subject" and form in words:
        return form
    governed = token.head == mention.head and token.base_relation == "nmod" and noun < mention.first
    sure = own == "subject" or (adjacent and own not in ("possessor", "part"))
    return token.lemma if governed and sure and is_role(token, words) else None


def _one_of_many(sentence: Sentence, mention: NameMention) -> bool:
    """Whether the name is one of several or a plural itself, so that a plural role can be its own."""
    name = sentence.tokens[mention.head]
    return (
        name.base_relation == "conj"
        or name.features.get("Number") in ("Plur", "Ptan")
        or any(sentence.relation[child] == "conj" for child in sentence.children[mention.head])
    )


def _is_title(sentence: Sentence, noun: int, mention: NameMention) -> bool:
    """Whether no verb stands between a noun and the name, and after the name a mark does."""
    if noun < mention.first:
        before = sentence.tokens[noun + 1 : mention.first]
        return all(word.upos not in ("VERB", "AUX", "SCONJ") for word in before)
    gap = sentence.tokens[mention.last + 1 : noun]
    return any(word.text in ",–—-(" for word in gap) and all(word.upos not in ("VERB", "AUX") for word in gap)


def _predicates(sentence: Sentence, mention: NameMention, grammar: Grammar) -> Iterator[int]:
    """Yield the nouns that the name is said to be: `Ozols ir mērs`, `Ozols, kurš ir mērs`."""
    head = mention.head
    name = sentence.tokens[head]
    if name.base_relation == "nsubj" and name.head >= 0 and _has_copula(sentence, name.head, grammar):
        yield name.head
    for child in sentence.children[head]:
        if sentence.relation[child] == "acl" and _has_copula(sentence, child, grammar):
            yield child


def _has_copula(sentence: Sentence, noun: int, grammar: Grammar) -> bool:
    """Whether a noun is what somebody is; not what he is not (`Ozols [nav] mērs`)."""
    return grammar.role(sentence, noun) in _BARE and any(
        sentence.relation[child] == "cop" and sentence.tokens[child].features.get("Polarity") != "Neg"
        for child in sentence.children[noun]
    )


def _extent(
    sentence: Sentence, noun: int, mention: NameMention, heads: set[int], grammar: Grammar
) -> tuple[int, int]:
    """The words around a role noun that belong to it: its attributes, no clause, no other role, no name."""
    first = last = noun
    inside = set(_attributes(sentence, noun, heads, grammar))
    while first - 1 in inside and not mention.first <= first - 1 <= mention.last:
        first -= 1
    while last + 1 in inside and not mention.first <= last + 1 <= mention.last:
        last += 1
    tokens = sentence.tokens
    if first and noun < mention.first and _describes(sentence, first - 1, noun, mention, grammar):
        first -= 1
    if first >= 3 and tokens[first - 1].text == ")":
        first = _past_bracket(sentence, first, inside)
        while first - 1 in inside:
            first -= 1
    if sum(token.text in MARKS for token in tokens[first : last + 1]) % 2 and first:
        first = first - 1 if tokens[first - 1].text in MARKS else first
    while first < noun and (tokens[first].text in ",;:–-)" or tokens[first].upos in _LEADING):
        first += 1
    while last > noun and tokens[last].upos == "PUNCT" and tokens[last].text not in CLOSING:
        last -= 1
    return first, last


def _describes(sentence: Sentence, index: int, noun: int, mention: NameMention, grammar: Grammar) -> bool:
    """Whether an adjective that the parse hangs on the name is the role's: `bijusī ministra padomniece`."""
    word, role = sentence.tokens[index], sentence.tokens[noun]
    same = all(word.features.get(name) == role.features.get(name) for name in ("Gender", "Number"))
    adjective = word.upos == "ADJ" or word.features.get("VerbForm") == "Part"
    return adjective and same and grammar.agree(word, role) and mention.first <= word.head <= mention.last


def _past_bracket(sentence: Sentence, first: int, inside: set[int]) -> int:
    """Step over an abbreviation in brackets when the words before it belong to the role as well."""
    tokens = sentence.tokens
    opening = next((i for i in range(first - 2, max(first - 6, 0), -1) if tokens[i].text == "("), 0)
    return opening - 1 if opening > 0 and opening - 1 in inside else first


def _attributes(sentence: Sentence, noun: int, heads: set[int], grammar: Grammar) -> Sequence[int]:
    """The tokens that belong to a role noun by syntax, itself among them; `heads` are all role nouns.

    What stands before a noun with a preposition or in the place of it is of the clause: `[pēc izrādes] teātra
    direktore`.
    """
    found = [noun]
    for index in found:
        for child in sentence.children[index]:
            relation = sentence.relation[child]
            participle = relation == "acl" and child < noun
            if child in heads or (relation in _CLAUSES and not participle):
                continue
            if index == noun and (relation in _OUTSIDE or (relation == "conj" and child > noun)):
                continue
            attributive = sentence.tokens[index].upos not in ("NOUN", "PROPN") or child > index
            if not attributive and sentence.tokens[child].upos in ("NOUN", "PROPN"):
                place = grammar.role(sentence, child) == "place"
                if place or grammar.adposition(sentence, child) is not None:
                    continue
            found.append(child)
    return found
