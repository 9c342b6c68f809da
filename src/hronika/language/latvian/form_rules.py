"""What the form of a word tells of its tag, whatever the network thinks."""

from collections.abc import Container, Mapping, Sequence

from hronika.language.acronyms import is_acronym
from hronika.language.analysis import Token

ABBREVIATION: Mapping[str, str] = {"Abbr": "Yes"}

_FINITE: Mapping[str, str] = {
    "Mood": "Ind", "Person": "3", "Polarity": "Pos", "Tense": "Pres", "VerbForm": "Fin", "Voice": "Act",
}  # fmt: skip
_COMPLEMENTISERS = frozenset({"ka", "lai", "vai"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})

_DEFINITE_FEMININE = "usī"  # of past participles: bijusī
_LONGEST_ATTRIBUTE = 6  # words before the noun, genitives that tell whose it is

_REFLEXIVE_FUTURE = ("šos", "sies", "simies", "sieties", "sities")

_VOWELS = frozenset("AĀEĒIĪOŌUŪY")

Tag = tuple[str, Mapping[str, str]]


def with_abbreviations(forms: Sequence[str], tags: Sequence[Tag]) -> list[Tag]:
    """Give abbreviations in capitals (`VUGD`) the features of one, without a case, as the treebank does.

    What cannot be spoken (`RT`) and the names of accounts (`@zinas`) are no verbs either. A sentence with
    most of its words in capitals is left alone: they are ordinary ones.
    """
    tags = [
        ("PROPN", {}) if form[0] == "@" and len(form) > 1 else tag
        for form, tag in zip(forms, tags, strict=True)
    ]
    capitals = [form.isupper() and is_acronym(form) for form in forms]
    if not any(capitals) or 2 * sum(map(str.isupper, forms)) > len(forms):
        return tags
    return [
        ("NOUN" if upos == "NOUN" else "PROPN", ABBREVIATION)
        if capital and ("Case" in features or _VOWELS.isdisjoint(form))
        else (upos, features)
        for form, capital, (upos, features) in zip(forms, capitals, tags, strict=True)
    ]


def with_verbs_before_clauses(
    forms: Sequence[str], tags: Sequence[Tag], verbs: Container[str]
) -> Sequence[Tag]:
    """Tag what stands before `, ka` as a verb where its clause has no other: `Ministre gavilē, ka ...`.

    `verbs` are third persons of verbs of saying that could be forms of nouns.
    """
    found = tags
    for index in range(2, len(forms)):
        last = index - 2
        if (
            forms[index] not in _COMPLEMENTISERS
            or forms[index - 1] != ","
            or tags[last][0] not in _NOMINAL
            or forms[last] not in verbs
            or any(upos in ("VERB", "AUX") for upos, _ in tags[_clause_start(forms, last) : last])
        ):
            continue
        found = [*found[:last], ("VERB", _FINITE), *found[last + 1 :]]
    return found


def attach_definite_participles(tokens: Sequence[Token]) -> None:
    """Hang, in place, a definite participle that the parse took for an auxiliary on the noun after it.

    Only an attribute is definite: `Bijusī ministra padomniece Anna Liepa strādā bankā`.
    """
    for index, token in enumerate(tokens):
        if not token.text.endswith(_DEFINITE_FEMININE) or token.base_relation not in ("aux", "cop"):
            continue
        after = range(index + 1, min(index + 1 + _LONGEST_ATTRIBUTE, len(tokens)))
        noun = next((i for i in after if tokens[i].features.get("Case") != "Gen"), None)
        if noun is None or tokens[noun].upos not in ("NOUN", "PROPN") or _is_above(tokens, index, noun):
            continue
        token.upos, token.head, token.relation = "VERB", noun, "amod"
        token.features = {**token.features, "Gender": "Fem", "Definite": "Def"}


def attach_passives(tokens: Sequence[Token]) -> None:
    """Make, in place, a participle with the infinitive of its auxiliary a predicate.

    `Rīt varētu tikt [slēgta] skola`: the parse may make it an attribute of its subject after it, which hangs
    on the verb above.
    """
    for index, token in enumerate(tokens):
        participle = token.head
        if token.base_relation != "aux" or token.features.get("VerbForm") != "Inf" or participle <= index:
            continue
        noun = tokens[participle].head
        if tokens[participle].relation != "amod" or noun <= participle or tokens[noun].upos == "VERB":
            continue
        verb = tokens[noun].head
        if 0 <= verb < index and tokens[noun].base_relation == "nsubj":
            tokens[participle].head, tokens[participle].relation = verb, "xcomp"
            tokens[noun].head, tokens[noun].relation = participle, "nsubj:pass"


def attach_quotative_passives(tokens: Sequence[Token]) -> None:
    """Make, in place, `tikt` in the quotative mood the auxiliary of the participle before it.

    `Karavīri izvesti [netikšot]`: the parse may make a predicate of each.
    """
    for index in range(1, len(tokens)):
        token, participle = tokens[index], tokens[index - 1]
        features = participle.features
        passive = features.get("VerbForm") == "Part" and features.get("Voice") == "Pass"
        quotative = token.lemma == "tikt" and token.features.get("Mood") == "Qot"
        if not (quotative and passive and features.get("Case") == "Nom" and token.upos == "VERB"):
            continue
        if participle.head == index:
            participle.head, participle.relation = token.head, token.relation
        for other in tokens:
            if other.head == index:
                other.head = index - 1
        token.upos, token.head, token.relation = "AUX", index - 1, "aux:pass"


def mend_futures(tokens: Sequence[Token]) -> None:
    """Give, in place, the future tense to verbs in -ot that have its form: `lidmašīna nelidos`.

    In the present only a reflexive verb ends so, in the first person.
    """
    for token in tokens:
        features, form = token.features, token.text.lower()
        present = features.get("Tense") == "Pres" and features.get("VerbForm") == "Fin"
        if present and token.lemma.endswith("ot") and form.removeprefix("ne") == token.lemma[:-1] + "s":
            token.features = {
                name: {"Tense": "Fut", "Person": "3"}.get(name, value)
                for name, value in features.items()
                if name != "Number"
            }


def mend_reflexive_tenses(tokens: Sequence[Token]) -> None:
    """Give, in place, the past tense to reflexive verbs that have not the form of the future: `izglābās`."""
    for token in tokens:
        future = token.features.get("Tense") == "Fut" and token.features.get("VerbForm") == "Fin"
        if future and token.lemma.endswith("ties") and not token.text.lower().endswith(_REFLEXIVE_FUTURE):
            token.features = {**token.features, "Tense": "Past"}


def _is_above(tokens: Sequence[Token], index: int, other: int) -> bool:
    while other >= 0 and other != index:
        other = tokens[other].head
    return other == index


def _clause_start(forms: Sequence[str], index: int) -> int:
    while index > 0 and forms[index - 1] != ",":
        index -= 1
    return index
