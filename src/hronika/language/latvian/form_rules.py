"""What the form of a word tells of its tag, whatever the network thinks."""

from collections.abc import Mapping, Sequence

from hronika.language.acronyms import is_acronym

ABBREVIATION: Mapping[str, str] = {"Abbr": "Yes"}

Tag = tuple[str, Mapping[str, str]]


def with_abbreviations(forms: Sequence[str], tags: Sequence[Tag]) -> list[Tag]:
    """Give abbreviations in capitals (`VUGD`) the features of one, without a case, as the treebank does.

    A sentence with most of its words in capitals is left alone: they are ordinary ones.
    """
    capitals = [form.isupper() and is_acronym(form) for form in forms]
    if not any(capitals) or 2 * sum(map(str.isupper, forms)) > len(forms):
        return list(tags)
    return [
        ("NOUN" if upos == "NOUN" else "PROPN", ABBREVIATION)
        if capital and "Case" in features
        else (upos, features)
        for capital, (upos, features) in zip(capitals, tags, strict=True)
    ]
