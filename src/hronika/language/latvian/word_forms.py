"""Single words of a noun phrase in the nominative, made from their forms, features and lemmas.

Plurals and definite forms are built on the stem of the form itself, so that degrees, participles and plural
palatalisation need no dictionary (Latviešu valodas gramatika, 2013: declension of nouns and adjectives).
"""

from collections.abc import Mapping
from functools import lru_cache

from hronika.language.acronyms import in_capitals
from hronika.language.analysis import Token
from hronika.language.latvian.paradigms import CASES, PARADIGMS, is_singular, readings

_BY_NAME = {paradigm.name: paradigm for paradigm in PARADIGMS}
_ADJECTIVES = {
    ("Masc", False): _BY_NAME["1s"],
    ("Fem", False): _BY_NAME["4"],
    ("Masc", True): _BY_NAME["adjective-m"],
    ("Fem", True): _BY_NAME["adjective-f"],
}
_PRONOUNS = {
    ("tas", "Masc"): "tie",
    ("tā", "Fem"): "tās",
    ("tas", "Fem"): "tās",
    ("šis", "Masc"): "šie",
    ("šī", "Fem"): "šīs",
    ("šis", "Fem"): "šīs",
    ("viņš", "Masc"): "viņi",
    ("viņa", "Fem"): "viņas",
    ("viss", "Masc"): "visi",
    ("visa", "Fem"): "visas",
    ("viss", "Fem"): "visas",
    ("pats", "Masc"): "paši",
    ("pati", "Fem"): "pašas",
}
_MASCULINE = ("is", "us")  # ends of lemmas of nouns
_PERSONAL = {"es", "tu", "mēs", "jūs", "kas", "nekas", "kaut"}


def noun_nominative(token: Token) -> str:
    """Put a common noun into the nominative of its number."""
    features, form = token.features, token.text
    if features.get("Case") in (None, "Nom"):
        return form
    number = features.get("Number")
    in_plural = number == "Plur" and features.get("Gender") == "Fem" and token.lemma.endswith("as")
    if number == "Ptan" or in_plural:  # `represijas`, of which the lemma is a plural too
        return _like(form, token.lemma or form)
    if number == "Plur":
        return _plural(form, token.lemma, features)
    return _like(form, _checked_lemma(form, token.lemma, features["Case"], features.get("Gender")))


@lru_cache(maxsize=10_000)
def _checked_lemma(form: str, lemma: str, case: str, gender: str | None) -> str:
    """The lemma, unless no declension leads from it to the form (`līcī` read as a form of `līcs`)."""
    if lemma and is_singular(form.casefold(), lemma.casefold(), case):
        return lemma
    feminine = gender != "Masc"
    possible = [item for item in readings(form.casefold()) if feminine or item.paradigm != "6"]
    if not lemma or lemma.casefold() in {reading.lemma for reading in possible}:
        return lemma or form
    if lemma.endswith(("ns", "ess", "šanās")) or not gender:
        return lemma  # akmens, mēness and the reflexive nouns decline in their own way
    fitting = [
        reading.lemma
        for reading in possible
        if (reading.case, reading.gender, reading.number) == (case, gender, "Sing")
        and not reading.paradigm.startswith("adjective")
    ]
    return max(fitting, key=lambda word: word[:-2] == lemma[:-2], default=lemma)


def _plural(form: str, lemma: str, features: Mapping[str, str]) -> str:
    if features.get("Gender") == "Masc" and not lemma.endswith(("a", "e")):
        # The stem is the same in the whole plural, so the form shows it.
        for ending in ("iem", "us", "os", "u"):
            if form.endswith(ending):
                return form[: -len(ending)] + "i"
        return form
    if lemma.endswith("a"):
        return _like(form, lemma[:-1] + "as")
    if lemma.endswith("e"):
        return _like(form, lemma[:-1] + "es")
    if lemma.endswith("s"):
        return _like(form, lemma[:-1] + "is")
    return form


def adjective_nominative(token: Token, governor: Token) -> str:
    """Put an adjective, ordinal or participle into the nominative, definite or not as it is.

    Gender and number are those of the noun it agrees with.
    """
    features, form = token.features, token.text
    case, gender = features.get("Case"), _gender(token, governor)
    if case in (None, "Nom", "Voc") or case not in CASES:
        return form
    index = CASES.index(case)
    plural = _number(token, governor) != "Sing"
    definite = features.get("Definite") == "Def" or token.lemma.endswith("ais")
    for sure in (definite, not definite):
        paradigm = _ADJECTIVES.get((gender, sure))
        if paradigm is None:
            return form
        endings = paradigm.plural if plural else paradigm.singular
        for ending in (endings[index], endings[index].removeprefix("aj")):
            if ending and form.endswith(ending):
                stem = form[: -len(ending)]
                if stem.endswith("ēj"):  # such adjectives are always definite: apkārtējais
                    definite_paradigm = _ADJECTIVES[gender, True]
                    endings = definite_paradigm.plural if plural else definite_paradigm.singular
                return _with_ending(stem, endings[0], token)
    return form


def _with_ending(stem: str, ending: str, token: Token) -> str:
    if ending != "s":
        return stem + ending
    if token.features.get("VerbForm") == "Part" and stem.endswith("uš"):
        return stem[:-2] + "is"  # bijuša → bijis
    if token.upos == "ADJ" and token.lemma.endswith("š") and stem.casefold() == token.lemma[:-1].casefold():
        return stem + "š"  # zaļa → zaļš
    return stem + ending


def _gender(token: Token, governor: Token) -> str:
    if governor.upos == "NOUN" and governor.lemma.endswith(_MASCULINE) and governor.name == "O":
        return "Masc"  # `pūli`, whatever the analysis says
    return governor.features.get("Gender") or token.features.get("Gender", "Masc")


def _number(token: Token, governor: Token) -> str:
    return governor.features.get("Number") or token.features.get("Number", "Sing")


def pronoun_nominative(token: Token, governor: Token) -> str:
    """Put a pronoun, determiner or numeral into the nominative, in number and gender of its noun."""
    features, lemma = token.features, token.lemma
    gender, number = _gender(token, governor), _number(token, governor)
    if features.get("Reflex") == "Yes":
        return token.text  # `sev` has no nominative
    if features.get("Case") in (None, "Nom") or not lemma or lemma in _PERSONAL:
        return token.text if features.get("Case") in (None, "Nom") else _like(token.text, lemma or token.text)
    if number == "Sing":
        if gender == "Fem" and lemma.endswith("s") and lemma != "trīs":
            return _like(token.text, lemma[:-1] + "a")
        if gender == "Masc" and lemma.endswith("a") and governor.upos == "NOUN":
            lemma = lemma[:-1] + "s"  # `savu pieskārienu`, taken for a form of `sava`
        return _like(token.text, lemma)
    plural = _PRONOUNS.get((lemma, gender))
    if plural is None:
        stem = lemma[:-1] if lemma[-1] in "sšai" else None
        if lemma.endswith("as"):
            stem = lemma[:-2]
        plural = lemma if stem is None or lemma == "trīs" else stem + ("as" if gender == "Fem" else "i")
    return _like(token.text, plural)


def _like(form: str, word: str) -> str:
    """Write a word with the capitals of a form."""
    if in_capitals(form):
        return word.upper()
    return word[:1].upper() + word[1:] if form[:1].isupper() else word
