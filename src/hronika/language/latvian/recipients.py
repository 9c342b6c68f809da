"""Whom something is told beside who tells it: `[aģentūrai LETA] ministre teica`, `Roze [žurnālistiem] teica`.

The rules hold by form: no noun has an attribute in the dative with a name, and nobody's are journalists.
"""

from collections.abc import Sequence
from functools import cache

from hronika.language.analysis import Token
from hronika.language.latvian.adjacent_names import case_of_outlet
from hronika.language.latvian.lexicon_files import listed, rows
from hronika.language.latvian.roles import role_stem
from hronika.language.latvian.tree_rules import governs
from hronika.language.quotation_marks import MARKS

_NAMES = ("PROPN", "X", "NOUN", "SYM")
_NOMINAL = ("NOUN", "PROPN", "X", "SYM", "ADJ", "DET", "PRON", "NUM")
_WITHIN = ("nmod", "appos", "flat")
_TOLD = ("O", "I-organization")  # `Latvijas [Televīzijai] mērs sacīja`
_TELLERS = {"Nom": "nsubj", "Loc": "obl"}  # an institution may tell where it is: `policijā informēja`
_UNDECLINED = "radio"
_MEDIA = "media"
# Stems of offices that no outlet has.
_OF_STATES = ("ministr", "premjer", "prezident", "deputāt", "mēr", "kancler", "spīker", "prokuror")
_FEMININE = {"Case": "Nom", "Gender": "Fem", "Number": "Sing"}


def attach_recipients(tokens: Sequence[Token]) -> None:
    """Apply all rules to the tokens of a sentence, in place."""
    for index, token in enumerate(tokens):
        if token.base_relation == "case" and token.upos == "SCONJ" and _is_nominal(tokens, token.head):
            token.upos = "ADP"  # `[pirms] nedēļas teica`
        elif token.upos == "NOUN" and token.features.get("Case") == "Dat" and token.name in _TOLD:
            _attach_titled(tokens, index, "iobj")
        elif case_of_outlet(token) is not None:
            _attach_informed(tokens, index)
        elif token.lemma == _UNDECLINED:
            _attach_undeclined(tokens, index)
        elif _says(token):
            _attach_speaker(tokens, index)


def _is_nominal(tokens: Sequence[Token], index: int) -> bool:
    return index >= 0 and tokens[index].upos in _NOMINAL


def _verb_above(tokens: Sequence[Token], index: int) -> int | None:
    """The first word above one that is no noun."""
    above = tokens[index].head
    while above >= 0 and tokens[above].upos in _NOMINAL and tokens[above].head >= 0:
        above = tokens[above].head
    return above if above >= 0 and tokens[above].upos == "VERB" else None


def _attach_informed(tokens: Sequence[Token], title: int) -> None:
    """Hang on the verb a noun in the accusative and its name: `[Aģentūru LETA] ministre informēja`."""
    name = _name_of(tokens, title)
    if name is None or any(each.head == name and each.base_relation == "case" for each in tokens):
        return  # `sarunā [ar] aģentūru LETA`
    if tokens[title].features.get("Case") != "Acc":
        tokens[title].features = {**tokens[title].features, "Case": "Acc", "Number": "Sing"}
    _attach_titled(tokens, title, "obj")


def _attach_titled(tokens: Sequence[Token], title: int, relation: str) -> None:
    """Hang on a verb of saying a noun in the dative and on that its name, where one hangs on who says it.

    `[Aģentūrai LETA] ministrs sacīja`, `ministrs [laikrakstam "Diena"] sacīja`, `[žurnālistiem] Roze sacīja`,
    `[aģentūru LETA] Valsts policijā informēja`
    """
    if any(each.head == title and each.base_relation == "case" for each in tokens):
        return
    name = _name_of(tokens, title)
    group = (title,) if name is None else (title, name)
    top = next(i for i in group if tokens[i].head not in group)
    above = tokens[top].head
    if above < 0 or (above < title and tokens[top].base_relation not in _WITHIN):
        return
    if _says(tokens[above]):
        if name is None:
            return
        verb = above
        _free_subject(tokens, group, verb)
    else:
        if tokens[top].base_relation not in _WITHIN:
            return
        while tokens[above].base_relation in _WITHIN and tokens[above].head > above:
            above = tokens[above].head  # `laikrakstam "Diena" [ekonomikas] ministre`
        verb = tokens[above].head
        subject = tokens[above].base_relation == _TELLERS.get(tokens[above].features.get("Case", ""))
        if not subject or verb <= title or not _says(tokens[verb]):
            return
    if governs(tokens, title, verb) or (name is not None and governs(tokens, name, verb)):
        return
    head = title if name is None or name > title + 1 else name  # one in marks does not show the case
    tokens[head].head, tokens[head].relation = verb, relation
    for other in group:
        if other != head:
            tokens[other].head, tokens[other].relation = head, "nmod"


def _name_of(tokens: Sequence[Token], title: int) -> int | None:
    """The name after a noun, in marks or without a case, one of which hangs on the other."""
    name = title + 1
    quoted = name < len(tokens) and tokens[name].text in MARKS
    name += quoted
    if name >= len(tokens) or tokens[name].upos not in _NAMES:
        return None
    if not quoted and ("Case" in tokens[name].features or tokens[name].name == "O"):
        return None  # `žurnālistiem [Anna Kalniņa]`
    return name if tokens[title].head == name or tokens[name].head == title else None


def _free_subject(tokens: Sequence[Token], group: tuple[int, ...], verb: int) -> None:
    """Hang on the verb who says it where the parse hung him on a noun in the dative or on its name.

    `[Ministrs] laikrakstam "Diena" sacīja`, `aģentūrai LETA [KNAB] sacīja`
    """
    for index, token in enumerate(tokens):
        if index not in group and token.head == verb and token.base_relation == "nsubj":
            return
    for index, token in enumerate(tokens):
        case = token.features.get("Case")
        named = case is None and token.name != "O" and index > group[-1]
        beside = token.head in group or (named and token.head == verb and index < verb)
        if index in group or not beside or not (case == "Nom" or named):
            continue
        if token.upos in _NAMES:
            token.head, token.relation = verb, "nsubj"
            if token.name[0] == "I":
                token.name = f"B{token.name[1:]}"
            return


def _attach_undeclined(tokens: Sequence[Token], index: int) -> None:
    """Hang `Radio` on the verb of saying beside it, where another says it.

    It takes no ending: `Kalns [Latvijas Radio] teica`, `[Latvijas Radio] Ārlietu ministrija teica`, `"...,"
    [Latvijas Radio] teica mediķi`; but `Latvijas Radio žurnāliste` is one of its own.
    """
    token, after = tokens[index], index + 1
    if after >= len(tokens) or tokens[after].text in MARKS:
        return
    if token.name[0] != "I" or tokens[index - 1].text in MARKS:
        return  # `"Radio Marija" vadītāja`: a name that begins so
    begins = index - (index > 0 and tokens[index - 1].head == index)
    if begins > 0 and _is_talk(tokens[begins - 1]):
        if not governs(tokens, index, begins - 1):
            token.head, token.relation = begins - 1, "nmod"  # `VUGD intervijā [Latvijas Radio] uzsvēra`
        return
    verb = after if _says(tokens[after]) else None
    if verb is None:
        subject = token.head
        if subject <= index or not _is_of_another(tokens, after, subject):
            return
        verb = _verb_above(tokens, subject)
        if verb is None or not _says(tokens[verb]) or governs(tokens, index, verb):
            return
        token.head, token.relation = verb, "iobj"
        if tokens[after].name[0] == "I":
            tokens[after].name = f"B{tokens[after].name[1:]}"
    elif begins > 0 and 0 <= token.head < begins and _may_speak(tokens[token.head]):  # `Kalns Latvijas Radio`
        token.head, token.relation = verb, "iobj"
    elif token.head == verb:
        before = next((i for i in range(begins) if tokens[i].head == index and _may_speak(tokens[i])), None)
        another = any(
            each.head == verb and each.base_relation == "nsubj" and each is not token for each in tokens
        )
        if not another and verb + 1 < len(tokens) - 1 and _acts_without_case(tokens[verb + 1], verb):
            tokens[verb + 1].relation = "nsubj"  # `Latvijas Radio uzsvēra [NATO]`
            another = True
        if before is not None:
            tokens[before].head, tokens[before].relation = verb, "nsubj"
            if tokens[begins].name[0] == "I":
                tokens[begins].name = "B-organization"
        if before is not None or another:
            token.relation = "iobj"


def _is_talk(token: Token) -> bool:
    """Whether a noun in the locative is of what somebody is told in: `intervijā`."""
    return token.features.get("Case") == "Loc" and token.lemma in listed("media_nouns")


def _acts_without_case(token: Token, verb: int) -> bool:
    """Whether an acronym of an institution hangs on a verb."""
    acronym = token.text.isupper() and token.name == "B-organization" and "Case" not in token.features
    return acronym and token.head == verb


def _says(token: Token) -> bool:
    finite = token.features.get("VerbForm") in ("Fin", "Part")
    return token.upos == "VERB" and finite and token.lemma in listed("cues")


def _may_speak(token: Token) -> bool:
    """Whether a word is a noun in the nominative, or a name without a case."""
    return token.upos in _NAMES and token.features.get("Case") in ("Nom", None)


def _is_of_another(tokens: Sequence[Token], after: int, subject: int) -> bool:
    """Whether a subject is a name, an institution, or somebody of one, from the word `after` on."""
    if tokens[after].name[0] == "I" and tokens[after].text.islower():
        return False  # `Latvijas Radio [koris]`
    named = tokens[after].name != "O" or tokens[subject].lemma in listed("organizations")
    between = range(after, subject)
    owned = any(
        tokens[i].features.get("Case") == "Gen"
        and (tokens[i].lemma in listed("organizations") or tokens[i].lemma in listed("company_words"))
        for i in between
    )
    return named or owned or any(role_stem(tokens[i].lemma) in _OF_STATES for i in (*between, subject))


def _attach_speaker(tokens: Sequence[Token], verb: int) -> None:
    """Make a name that opens a sentence the subject of a verb of saying that has none.

    `[Kalniņa] žurnālistiem sacīja`, `sacīja [Kalniņa] intervijā`: the genitive of a man has the same form.
    `[VUGD] Saeimas sēdē sacīja`: a name without a case may hang on the place.
    """
    if any(each.head == verb and each.base_relation in ("nsubj", "csubj") for each in tokens):
        return
    opening = next((i for i in range(verb) if tokens[i].text not in MARKS), verb)
    for name in (verb + 1, opening):
        if name >= len(tokens) - 1 or name == verb:
            continue
        token = tokens[name]
        noun = tokens[token.head] if token.head > name else None
        if noun is None or token.upos not in ("PROPN", "X") or token.name == "O":
            continue
        case = token.features.get("Case")
        genitive = case == "Gen" and token.name == "B-person" and token.text.endswith("a")
        caseless = case is None and name < verb
        told = noun.lemma in _press() or noun.lemma in listed("media_nouns")
        place = noun.features.get("Case") in ("Dat", "Loc") and (
            noun.head == verb or noun.head in _tops(tokens, verb)
        )
        if told and place and (genitive or caseless):
            token.head, token.relation = verb, "nsubj"
            if genitive:
                token.lemma, token.features = token.text, {**token.features, **_FEMININE}
            return


@cache
def _press() -> frozenset[str]:
    """The nouns of those who work for the media: `žurnālists`."""
    return frozenset(row[0] for row in rows("role_fields") if row[1] == _MEDIA)


def _tops(tokens: Sequence[Token], verb: int) -> list[int]:
    """The names that hang on a verb: a title hangs on its name."""
    return [i for i, each in enumerate(tokens) if each.head == verb and each.upos in _NAMES]
