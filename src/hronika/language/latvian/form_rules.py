"""What the form of a word tells of its tag, whatever the network thinks."""

from collections.abc import Mapping, Sequence

from hronika.language.acronyms import is_acronym

ABBREVIATION: Mapping[str, str] = {"Abbr": "Yes"}

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
