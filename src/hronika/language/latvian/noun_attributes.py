"""Nouns that the parse takes for attributes of the noun behind them, and that by their case are none."""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import listed
from hronika.language.latvian.tree_rules import governs

_NAMES = ("PROPN", "NOUN")
_ACTORS = ("person", "organization", "GPE")
_WITH_GENITIVE = ("no", "pie")
_ABOUT = "par"
_WITH = "ar"


def detach_attributes(tokens: Sequence[Token]) -> None:
    """Apply all rules to the tokens of a sentence, in place."""
    for index, token in enumerate(tokens):
        if token.base_relation == "nmod" and token.head > index:
            _detach_dative(tokens, index)
            _detach_prepositional(tokens, index)
            _detach_subject(tokens, index)
        elif token.base_relation == "case" and token.head > index + 1:
            _detach_preposition(tokens, index)
        elif token.base_relation == "nmod" and 0 <= token.head < index:
            _detach_topic(tokens, index)


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    return index >= 0 and tokens[index].upos == "VERB"


def _names(token: Token) -> bool:
    """Whether a word is a name of somebody who acts, or a noun of one."""
    named = token.name[2:] in _ACTORS
    listed_noun = any(token.lemma in listed(name) for name in ("roles", "organizations", "company_words"))
    return token.upos in _NAMES and (named or listed_noun)


def _detach_dative(tokens: Sequence[Token], index: int) -> None:
    """Hang on the verb to whom something is given, before what is: `piesprieda [Trampam] sodu`.

    A dative belongs to a noun before it (`sods Trampam`), or to a participle. That of a name in marks is
    shown by the noun before it.
    """
    token = tokens[index]
    title = next((i for i in range(index) if tokens[i].head == index and tokens[i].upos == "NOUN"), index)
    shown = tokens[title] if "Case" not in token.features or title < index - 1 else token
    noun = tokens[token.head]
    attribute = noun.upos != "NOUN" or noun.name != "O"  # `laikrakstam` of a name
    if shown.features.get("Case") != "Dat" or noun.features.get("Case") in ("Dat", None) or attribute:
        return
    prepositional = any(each.head in (index, title) and each.base_relation == "case" for each in tokens)
    if prepositional or not (_names(token) or _names(shown)) or not _is_verb(tokens, noun.head):
        return
    verb = noun.head
    if tokens[verb].features.get("VerbForm") in ("Fin", "Part") and not governs(tokens, index, verb):
        token.head, token.relation = verb, "iobj"


def _detach_prepositional(tokens: Sequence[Token], index: int) -> None:
    """Hang on the verb a name with a preposition before the object: `[No ministra Rozes] naudu saņēma`."""
    token, noun = tokens[index], tokens[tokens[index].head]
    own = any(each.head == index and each.text.lower() in _WITH_GENITIVE for each in tokens[:index])
    given = own and token.name[2:] in _ACTORS and noun.features.get("Case") == "Acc"
    if given and _is_verb(tokens, noun.head) and not governs(tokens, index, noun.head):
        token.head, token.relation = noun.head, "obl"


def _detach_subject(tokens: Sequence[Token], index: int) -> None:
    """Make a noun in the nominative the subject before a name in the dative: `[uzbrukums] Annai turpinās`."""
    token, name = tokens[index], tokens[tokens[index].head]
    if token.upos != "NOUN" or token.features.get("Case") != "Nom" or name.features.get("Case") != "Dat":
        return
    verb = name.head
    subject = any(each.head == verb and each.base_relation in ("nsubj", "csubj") for each in tokens)
    if not subject and _is_verb(tokens, verb) and not governs(tokens, index, verb):
        token.head, token.relation = verb, "nsubj"
        if name.base_relation == "obl":
            name.relation = "iobj"


def _detach_preposition(tokens: Sequence[Token], index: int) -> None:
    """Let a preposition of the genitive govern the name behind it: `[No Kalniņas] naudu saņēma`."""
    preposition, noun = tokens[index], tokens[tokens[index].head]
    if preposition.text.lower() not in _WITH_GENITIVE or noun.features.get("Case") != "Acc":
        return
    between = range(index + 1, preposition.head)
    own = [i for i in between if tokens[i].head == preposition.head]
    name = next((i for i in own if tokens[i].name[2:] in _ACTORS), None)
    verb = noun.head
    if name is None or tokens[name].features.get("Case") != "Gen" or not _is_verb(tokens, verb):
        return
    if not governs(tokens, name, verb):
        tokens[name].head, tokens[name].relation = verb, "obl"
        preposition.head = name


def _detach_topic(tokens: Sequence[Token], index: int) -> None:
    """Hang on the verb what it is about behind with whom: `vienojās ar policiju par [cenu]`."""
    token, name = tokens[index], tokens[tokens[index].head]
    about = any(each.head == index and each.text.lower() == _ABOUT for each in tokens[:index])
    beside = any(each.head == token.head and each.text.lower() == _WITH for each in tokens[: token.head])
    verb = name.head
    if about and beside and _names(name) and _is_verb(tokens, verb) and not governs(tokens, index, verb):
        token.head, token.relation = verb, "obl"
