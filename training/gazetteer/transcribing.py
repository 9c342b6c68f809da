"""Latvian names of towns of Belarus, Russia and Ukraine, transcribed from the names there.

The letters are those of `hronika.language.latvian.transcription`; the endings those that Latvian gives to
places: -a after a consonant, -ska for -skij, -ova for -ovo, -pole for -poļ.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from hronika.language.latvian.transcription.orthography import arcs_of, language_bit, normalised, ways
from training.gazetteer.sources import City

LANGUAGES: Mapping[str, tuple[str, ...]] = {"BY": ("ru", "be"), "RU": ("ru",), "UA": ("uk",)}
"""The languages of the names of a country, the one that Latvian names come from first."""
_LEAST = {"BY": 10_000, "RU": 60_000, "UA": 9_000}
"""Of how many people a town has to be."""
_ALIKE = 0.72
_CYRILLIC = re.compile(r"[Ѐ-ӿ][Ѐ-ӿ '’-]*")
_KINDS = re.compile("^(?:Горад|Город|місто) ", re.IGNORECASE)
_DISTRICTS = ("Rajona", "Masiva", "Ia")
_ENGLISH = (("kh", "h"), ("zh", "z"), ("ts", "c"), ("ch", "c"), ("sh", "s"), ("y", "i"), ("’", ""))


def transcribed(city: City, tagged: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Give Latvian names that a town may have, the likeliest first; none elsewhere, and of small ones.

    `tagged` are the names that GeoNames has, by language and id. Without one in the language, a name in its
    letters counts that is like the one in English.
    """
    languages = LANGUAGES.get(city.country, ())
    if not languages or city.population < _LEAST[city.country]:
        return []
    found: dict[str, None] = {}
    for language in languages:
        name = tagged[language].get(str(city.id), "")
        if _CYRILLIC.fullmatch(name):
            found |= dict.fromkeys(_names(name, language))
    if not found:
        names = filter(_CYRILLIC.fullmatch, city.others)
        candidates = (name for given in names for name in _names(given, languages[0]))
        found = dict.fromkeys(name for name in candidates if _is_like(name, city.name))
    return [name for name in found if not name.endswith(_DISTRICTS)]


def _names(name: str, language: str) -> Iterator[str]:
    words = _KINDS.sub("", name).split()
    parts = [[_letters(part, language) for part in word.split("-")] for word in words]
    if not all(part for word in parts for part in word):
        return
    latvian = " ".join("-".join(part[0].upper() + part[1:] for part in word) for word in parts)
    placed = _with_ending(latvian.replace("ii", "ij"))
    if language != "be":  # l and n are soft before i and e, more often than they are written so
        yield re.sub("[lnLN](?=[ieē])" if language == "ru" else "n(?=i)", lambda hard: _SOFT[hard[0]], placed)
    yield placed


_SOFT = {"l": "ļ", "n": "ņ", "L": "Ļ", "N": "Ņ"}


def _letters(word: str, language: str) -> str:
    bit = language_bit(language)
    found = ways(arcs_of(normalised(word), bit), bit, 1)
    return found[0][2] if found else ""


def _with_ending(name: str) -> str:
    name = re.sub("skij?$", "ska", name)
    name = re.sub("([eo])vo$", r"\1va", name)
    if name.endswith("poļ"):
        return f"{name[:-1]}le"
    return name if name[-1] in "aeiouāēīō" else f"{name}a"


def _is_like(name: str, english: str) -> bool:
    return SequenceMatcher(None, _plain(name), _plain(english)).ratio() > _ALIKE


def _plain(name: str) -> str:
    letters = name.lower()
    for english, latvian in _ENGLISH:
        letters = letters.replace(english, latvian)
    return unicodedata.normalize("NFD", letters).encode("ascii", "ignore").decode()
