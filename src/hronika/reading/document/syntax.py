"""Questions about the syntax and the forms of words that reading asks in several rooms."""

from collections.abc import Container, Mapping

from hronika.language.analysis import Token
from hronika.language.grammar import Grammar
from hronika.language.language import Language
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
        if words.relation[child] == "obj":
            found.append(child)
        elif words.tokens[child].upos in ("NOUN", "PROPN") and grammar.role(words, child) != "object":
            found += _hung_on(words, child, grammar)
    return found


def acting_beside(words: TokenSequence, index: int) -> int | None:
    """The subject of the verb that a pronoun of the third person is an object of; None of other words.

    Also of the verb above its infinitive, or joined to its verb before it. Nobody does to himself what is
    told with such a pronoun: `[Ozols] gribēja viņu glābt`, `[Zivs] uzbruka un sakoda viņu`; of `Zvejnieks
    aizgāja, un par viņu smējās` others are the subject.
    """
    verb, token = words.head[index], words.tokens[index]
    if token.features.get("Person") != "3" or token.base_relation not in ("obj", "iobj", "obl"):
        return None
    while verb >= 0:
        subject = words.child(verb, "nsubj")
        relation, form = words.relation[verb], words.tokens[verb].features.get("VerbForm")
        shares = (relation == "conj" and verb < index) or (form == "Inf" and relation == "xcomp")
        if subject is not None or not shares:
            return subject if subject != index else None
        verb = words.head[verb]
    return None


def recipients(words: TokenSequence, verb: int, grammar: Grammar) -> list[int]:
    """The dependents of a verb that have the form of a recipient and no adposition, in text order."""
    return [
        i
        for i in words.children[verb]
        if grammar.role(words, i) == "recipient" and grammar.adposition(words, i) is None
    ]


def _hung_on(words: TokenSequence, noun: int, grammar: Grammar) -> list[int]:
    """Nouns with the form of an object that the parse hangs on another noun, or on the possessor before it.

    `apsūdzēja [Igauniju] spriedzes kāpināšanā`, `Vītols [Minsku] apmeklēja`, `[ievainotos] ārsts glāba`.
    """
    found = []
    for below in words.children[noun]:
        token = words.tokens[below]
        if grammar.adposition(words, below) is not None:
            continue
        role = grammar.role(words, below)
        taken_for_name = words.relation[below] == "flat" and grammar.role(words, noun) == "subject"
        if role == "object" and (token.relation == "nmod" or taken_for_name):
            found.append(below)
        elif token.relation == "nmod" and role == "possessor" and below < noun:
            found += _hung_on(words, below, grammar)
        elif is_stray_attribute(words, below, grammar):
            found.append(below)
    return found


def is_stray_attribute(words: TokenSequence, index: int, grammar: Grammar) -> bool:
    """Whether an attribute is an object used as a noun, by case and number or gender: `[ievainotos] māsa`."""
    token, noun = words.tokens[index], words.tokens[words.head[index]]
    if token.relation != "amod" or grammar.role(words, index) != "object":
        return False
    alike = all(token.features.get(name) == noun.features.get(name) for name in ("Gender", "Number"))
    return not alike and grammar.role(words, words.head[index]) == "subject"


def has_title_of_subject(words: TokenSequence, index: int, grammar: Grammar) -> bool:
    """Whether a noun in the form of a subject says what a name is: `[firma] "Tele2" cenas cels`.

    Of a person's name, and of one that stands in no other form.
    """
    if not words.tokens[index].name.startswith("B-person") and grammar.role(words, index) not in (
        None,
        "subject",
    ):
        return False
    titles = (i for i in words.dependents(index, "nmod") if i < index)
    return any(words.tokens[i].upos == "NOUN" and grammar.role(words, i) == "subject" for i in titles)


def is_subject_by_form(words: TokenSequence, index: int, grammar: Grammar) -> bool:
    """Whether a noun or name has the form of a subject: of a name of several words, the further ones tell.

    `Klāra Vinslova`, of which the first may be taken for the genitive of a man's name; a title before a name
    tells, too: `[premjere] Klēra Roze`.
    """
    if has_title_of_subject(words, index, grammar):
        return True
    further = words.dependents(index, "flat") if words.tokens[index].name.startswith("B-person") else []
    told = [grammar.role(words, i) for i in further] or [grammar.role(words, index)]
    return all(role == "subject" for role in told)


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


def intransitive_verbs(language: Language) -> frozenset[str]:
    """The verbs of a language without an object: those listed, with each prefix."""
    return language.once(_intransitive_verbs)


def _intransitive_verbs(language: Language) -> frozenset[str]:
    prefixes = ("", *language.lexicon.verb_prefixes)
    return frozenset(prefix + verb for verb in language.lexicon.intransitive_verbs for prefix in prefixes)
