"""What the form of a word tells of its tag, whatever the network thinks."""

from collections.abc import Container, Mapping, Sequence

from hronika.language.acronyms import is_acronym

ABBREVIATION: Mapping[str, str] = {"Abbr": "Yes"}

_FINITE: Mapping[str, str] = {
    "Mood": "Ind", "Person": "3", "Polarity": "Pos", "Tense": "Pres", "VerbForm": "Fin", "Voice": "Act",
}  # fmt: skip
_COMPLEMENTISERS = frozenset({"ka", "lai", "vai"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})

# Ends of verbs in -āt, -ēt and -ot, whose second person of the present and the imperative are as the third.
_ALIKE = ("ā", "ē", "o")
_SHORT_WORDS = frozenset({"šī"})  # of one syllable in -ī
_VOWELS = frozenset("AĀEĒIĪOŌUŪY")

Tag = tuple[str, Mapping[str, str]]


def with_abbreviations(forms: Sequence[str], tags: Sequence[Tag]) -> list[Tag]:
    """Give abbreviations in capitals (`VUGD`) the features of one, without a case, as the treebank does.

    What cannot be spoken (`RT`), the names of accounts (`@zinas`) and short names (`Lī`) are no verbs either.
    A sentence with most of its words in capitals is left alone: they are ordinary ones.
    """
    tags = [
        ("PROPN", {}) if (form[0] == "@" and len(form) > 1) or is_short_name(form) else tag
        for form, tag in zip(forms, tags, strict=True)
    ]
    capitals = [form.isupper() and is_acronym(form) for form in forms]
    if not any(capitals) or 2 * sum(map(str.isupper, forms)) > len(forms):
        return tags
    return [
        ("NOUN" if upos == "NOUN" else "PROPN", ABBREVIATION)
        if capital and ("Case" in features or upos == "VERB" or _VOWELS.isdisjoint(form))
        else (upos, features)
        for form, capital, (upos, features) in zip(forms, capitals, tags, strict=True)
    ]


def is_short_name(form: str) -> bool:
    """Whether a word is a name of one syllable that does not decline (`Lī`), as no noun's locative is."""
    stem = form[:-1]
    title = form[:1].isupper() and stem[1:] == stem[1:].lower()
    word = form.lower() not in _SHORT_WORDS
    return word and 2 <= len(form) <= 4 and form[-1] == "ī" and title and _VOWELS.isdisjoint(stem.upper())


def with_verbs_before_clauses(
    forms: Sequence[str], tags: Sequence[Tag], verbs: Container[str]
) -> Sequence[Tag]:
    """Tag what stands before `, ka` as a verb where its clause has no other: `Ministre gavilē, ka ...`.

    `verbs` are third persons of verbs of saying that could be forms of nouns. Where the second person has the
    same form, the third is meant at the head of a sentence that asks nothing: `Runā, ka ...`.
    """
    found = tags
    if _tells_of_others(forms, tags):
        found = [("VERB", _FINITE), *found[1:]]
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


def _tells_of_others(forms: Sequence[str], tags: Sequence[Tag]) -> bool:
    """Whether a sentence begins with a verb before `, ka` whose second and third persons are alike."""
    if len(forms) < 4 or forms[1] != "," or forms[2] != "ka" or tags[0][0] != "VERB":
        return False
    features = tags[0][1]
    second = features.get("Person") == "2" and features.get("Number") == "Sing"
    return second and forms[0].endswith(_ALIKE) and "?" not in forms


def _clause_start(forms: Sequence[str], index: int) -> int:
    while index > 0 and forms[index - 1] != ",":
        index -= 1
    return index
