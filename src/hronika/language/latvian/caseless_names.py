"""What part a name without a case has in its clause: `[VUGD] sodīja Bērziņu`, `Bērziņu sodīja [VUGD]`.

Acronyms and names in marks are not declined. The words beside them tell who acts: what stands in the
nominative does, what stands in another case does not, and where neither is there, who is named first does.
"""

from collections.abc import Sequence
from functools import cache

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import listed, rows
from hronika.language.quotation_marks import MARKS

_KINDS = ("person", "organization", "GPE", "product")
_ACTING = ("person", "organization", "GPE")
_PARTS = ("nsubj", "obj", "iobj", "obl")
_BY_CASE = {"Nom": "nsubj", "Acc": "obj", "Dat": "iobj"}
_NOMINAL = ("PROPN", "X", "NOUN")
_COUNTRY = "country"
_UNSURE = "obl"
_NEAR = 8  # words and marks of a name behind a verb
_REFLEXIVE = "ties"
_THUS = "tā"


def relate_caseless_names(tokens: Sequence[Token]) -> None:
    """Give, in place, the names without a case in a sentence the relations that their clauses leave them."""
    names = [index for index, token in enumerate(tokens) if _is_name(token)]
    verbs = {tokens[index].head for index in names if tokens[index].base_relation in _PARTS}
    for verb in sorted(verbs):
        if verb >= 0 and tokens[verb].upos == "VERB":
            _relate(tokens, verb)


def _is_name(token: Token) -> bool:
    """Whether a word is a name that takes part in something: a town whose name has no ending is where."""
    kind = token.name[2:]
    if token.upos not in _NOMINAL or kind not in _KINDS or token.lemma.casefold() in listed("media_nouns"):
        return False
    return kind != "GPE" or token.text.isupper() or token.lemma in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(row[0] for row in rows("places") if row[1] == _COUNTRY)


@cache
def _intransitive() -> frozenset[str]:
    """Verbs without an object, with and without prefixes."""
    return frozenset(
        prefix + verb for verb in listed("intransitive_verbs") for prefix in ("", *listed("verb_prefixes"))
    )


def _relate(tokens: Sequence[Token], verb: int) -> None:
    """Tell the parts that the names under a verb have."""
    parts = [
        index
        for index, token in enumerate(tokens)
        if token.head == verb and token.base_relation in _PARTS and not _has_adposition(tokens, index)
    ]
    cases = {index: _case(tokens, index) for index in parts}
    subjects = [i for i in parts if cases[i] == "Nom" and tokens[i].base_relation == "nsubj"]
    for index in parts:
        _mend_titled(tokens, index, subjects)
    caseless = [i for i in parts if cases[i] is None and _is_name(tokens[i])]
    objects = [i for i in parts if cases[i] == "Acc" and tokens[i].base_relation != "obl"]
    for index in caseless:
        may_own = tokens[index].base_relation != "nsubj" or bool(subjects)
        owns = may_own and tokens[index].text.isupper() and index + 1 in objects
        if owns and tokens[index + 1].name == "O":
            tokens[index].head, tokens[index].relation = index + 1, "nmod"  # `[FKTK] lēmumu apstrīdēja`
    caseless = [i for i in caseless if tokens[i].head == verb]
    if not caseless:
        return
    recipients = [i for i in parts if cases[i] == "Dat" and tokens[i].base_relation != "obl"]
    if _is_passive(tokens, verb):
        things = any(tokens[i].base_relation in ("nsubj", "obj") for i in parts if i not in caseless)
        if not things and caseless[0] < verb:
            tokens[_nearest(caseless, verb)].relation = "nsubj:pass"
        return
    features = tokens[verb].features
    acted = bool(subjects) or features.get("Person") in ("1", "2")
    if not acted and _shares_subject(tokens, verb) and tokens[caseless[0]].base_relation != "nsubj":
        acted = caseless[0] > verb or not (objects or recipients)
    if features.get("VerbForm") in ("Inf", "Conv") or features.get("Mood") == "Imp":
        caseless = [i for i in caseless if i > verb]  # `[VUGD] aicināja pārbaudīt ēku`
    elif not acted:
        first = caseless[0]
        alone = len(caseless) == 1 and not (objects or recipients)
        if alone and first > verb and tokens[verb].lemma in listed("cues"):
            if _points_back(tokens, verb):
                tokens[first].relation = "nsubj"  # `Tā uzskata [VUGD]`
            return  # `stāstīja ["Reuters"], ka`: the parse may not have found who told it
        if alone and first > verb and not _stands_without_object(tokens, verb):
            if tokens[first].base_relation != "nsubj":
                tokens[first].relation = _UNSURE  # `pārbauda [VUGD]`: who, or whom
            return
        tokens[first].relation = "nsubj"
        caseless = caseless[1:]
    given = bool(objects) or _stands_without_object(tokens, verb)
    lemma = tokens[verb].lemma
    without = lemma.endswith(_REFLEXIVE) or lemma in _intransitive()
    without = without and lemma not in listed("dative_verbs") and not objects
    if without and features.get("VerbForm") == "Conv":
        return  # `sabrūkot [PSRS]`: who did
    for index in caseless:
        if without:
            tokens[index].relation = _UNSURE  # `strādā ["Latvenergo"]`, `iestājās [NATO]`
        elif not given:
            tokens[index].relation = "obj"
        elif tokens[index].name[2:] in _ACTING:
            tokens[index].relation = "iobj"
        elif tokens[index].base_relation in ("nsubj", "iobj"):
            tokens[index].relation = _UNSURE  # nothing is given to a thing: `četras iekārtas IRIS-T`


def _points_back(tokens: Sequence[Token], verb: int) -> bool:
    """Whether `tā` before a verb stands for what was said, so that only who says it is to be told."""
    return any(each.head == verb and each.text.lower() == _THUS for each in tokens[:verb])


def _shares_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb without a subject is joined to one with a subject: `mērs klusē un aicina NATO`."""
    first = verb
    while tokens[first].base_relation == "conj" and tokens[first].head >= 0:
        first = tokens[first].head
        if any(each.head == first and each.base_relation == "nsubj" for each in tokens):
            return tokens[first].upos == "VERB"
    return False


def _has_adposition(tokens: Sequence[Token], index: int) -> bool:
    return any(each.head == index and each.base_relation == "case" for each in tokens)


def _title(tokens: Sequence[Token], index: int) -> int | None:
    """The noun right before a name, but for marks, that says what it names."""
    before = index - 1
    while before >= 0 and (tokens[before].text in MARKS or tokens[before].head == index):
        titles = tokens[before].upos == "NOUN" and tokens[before].base_relation in ("nmod", "appos")
        thing = tokens[index].name.endswith("product")
        titles = titles and (tokens[before].name == "O" or tokens[index].name[0] == "I")
        if titles and (thing or _names(tokens[before].lemma)):
            return before
        before -= 1
    return None


def _names(lemma: str) -> bool:
    """Whether a noun says what a name is that of: an institution, a person."""
    lists = ("organizations", "company_words", "media_nouns", "agency_nouns", "roles")
    return any(lemma in listed(name) for name in lists)


def _case(tokens: Sequence[Token], index: int) -> str | None:
    """The case of a name by the noun before it that says what it names, else by itself or its surname."""
    title = _title(tokens, index) if tokens[index].name != "O" else None
    if title is not None and "Case" in tokens[title].features:
        return tokens[title].features["Case"]
    if "Case" in tokens[index].features or not tokens[index].text.endswith("."):
        return tokens[index].features.get("Case")
    surname = next((each for each in tokens if each.head == index and each.base_relation == "flat"), None)
    return surname.features.get("Case") if surname is not None else None  # `L. [Ozoliņa]`


def _mend_titled(tokens: Sequence[Token], index: int, subjects: Sequence[int]) -> None:
    """Give a name in marks the part that its noun shows: `[uzņēmumu "Zeme"] kritizēja mērs`.

    The form of that is that of the genitive plural, too, which says nothing of one name.
    """
    token = tokens[index]
    title = _title(tokens, index) if token.name != "O" and tokens[index - 1].text in MARKS else None
    if title is None or title + 1 >= index or tokens[title + 1].text not in MARKS:
        return
    noun = tokens[title]
    case, others = noun.features.get("Case"), any(i != index for i in subjects)
    plural = noun.features.get("Number") == "Plur"
    if case == "Gen" and plural and others and token.base_relation == "nsubj":
        noun.features = {**noun.features, "Case": "Acc", "Number": "Sing"}
        case = "Acc"
    acts = token.base_relation == "nsubj" and not others  # `spēli ["Piejūra"] aizvadīs Valmierā`
    if case in _BY_CASE and not acts and token.base_relation in _PARTS:
        token.relation = _BY_CASE[case]


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].features.get("Voice") == "Pass":
        return True
    return any(each.head == verb and each.relation == "aux:pass" for each in tokens)


def _stands_without_object(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb takes no accusative beside a name.

    A reflexive one, one of the dative, one whose object is a clause or what to do: `aicina [NATO] rīkoties`.
    """
    token = tokens[verb]
    if token.lemma.endswith(_REFLEXIVE) or token.lemma in listed("dative_verbs"):
        return True
    if token.lemma in listed("verbs_of_address"):
        return any(each.head == verb and each.features.get("VerbForm") == "Inf" for each in tokens)
    if token.lemma not in listed("cues") or token.lemma in listed("verbs_of_telling"):
        return False
    clause = any(each.head == verb and each.base_relation in ("ccomp", "parataxis") for each in tokens)
    return clause or _goes_on(tokens, verb) or token.lemma in listed("verbs_of_voicing")


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause follows a verb after a name at most, whatever the parse hangs it on."""
    near = range(verb + 1, min(verb + _NEAR, len(tokens) - 1))
    return any(tokens[i].text == "," and tokens[i + 1].upos == "SCONJ" for i in near)


def _nearest(indices: Sequence[int], verb: int) -> int:
    return min(indices, key=lambda index: abs(index - verb))
