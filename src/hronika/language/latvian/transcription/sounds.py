"""Whether two spellings can be of one name by their sound.

A spelling in another language is compared with a Latvian one through the graph of `orthography`: it is one of
the name where a way through the graph spells it out. Length, softness and doubled letters are left aside, and
the endings that Latvian adds.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from hronika.language.latvian.paradigms import VOWELS
from hronika.language.latvian.transcription.orthography import (
    ALL_LATIN,
    Arc,
    arcs_of,
    folded_letters,
    language_bit,
    languages_of,
    normalised,
    ways,
)

_MARKS_OF_LATVIAN_ONLY = frozenset("āēģīķļņ")
_LATVIAN_LETTERS = frozenset("aābcčdeēfgģhiījkķlļmnņoprsštuūvzž-'")
_ENDINGS = ("s", "š", "a", "e", "o", "i", "ī", "u", "ē", "ā", "ū")
_NOT_LATVIAN = re.compile(r"th|[cgkpsz]h|ck|tz|ou|oi|ea|sc|^mc|([aeioubdfgkprstvz])\1(?!$)|ie$|[eao]s$")
_FEMALE_OF_ITS_OWN = ("ov", "ev", "in", "sk", "ck", "aj")
_ENDING = re.compile("(?:i?s|š|a|e)$")
_GLIDE = re.compile(
    "(?<=[^i])j|(?<=i)j(?=[aeiou])"
)  # also written as i: Marija, Maria; Kolomoysky, Kolomoiskis
_BETWEEN_VOWELS = re.compile("(?<=[aeiou])j(?=[aeiou])")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "đ": "dj"})
_MOST_SPELLINGS = 16
_SLAVIC = language_bit("slavic")


def _once(letters: str) -> str:
    """Letters without those that repeat the one before."""
    return "".join(
        letter for place, letter in enumerate(letters) if not place or letter != letters[place - 1]
    )


def looks_latvian(word: str) -> bool:
    """Whether a word has letters and an ending as Latvian writes names in the nominative.

    >>> [looks_latvian(word) for word in ("Tramps", "Trump", "Obama", "Hughes", "Лацис")]
    [True, False, True, False, False]
    """
    letters = normalised(word)
    if not letters or not _LATVIAN_LETTERS.issuperset(letters):
        return False
    if not _MARKS_OF_LATVIAN_ONLY.isdisjoint(letters):
        return True
    return letters.endswith(_ENDINGS) and _NOT_LATVIAN.search(letters) is None


def has_latvian_marks(word: str) -> bool:
    """Whether a word has letters that only Latvian has, or hardly any other language: `ē`, `ņ`."""
    return not _MARKS_OF_LATVIAN_ONLY.isdisjoint(normalised(word))


def has_foreign_marks(word: str) -> bool:
    """Whether a word in Latin letters has one with a mark that Latvian does not have: `ė`, `ö`."""
    letters = normalised(word)
    return is_latin(letters) and any(
        not letter.isascii() and letter.isalpha() and letter not in _LATVIAN_LETTERS for letter in letters
    )


def stems(folded: str) -> frozenset[str]:
    """A Latvian spelling as it is and without the endings that Latvian adds to foreign names."""
    found = {folded}
    if len(folded) > 2:
        if folded[-1] in "sš":
            found.add(folded[:-1])
            if folded.endswith("is") and folded[-3:-2] not in VOWELS:
                found.add(folded[:-2])
        elif folded[-1] in "ae" and not folded[:-1].endswith(_FEMALE_OF_ITS_OWN):
            found.add(folded[:-1])
    return frozenset(found)


class Readings(NamedTuple):
    """What a spelling can be in Latvian, without length, softness and doubled letters.

    `whole` as it is, and `stems` also without an ending that Latvian may have added.
    """

    whole: frozenset[str]
    stems: frozenset[str]

    def meet(self, other: "Readings") -> bool:
        """Whether one of the two is the other, or the other without an ending; not both cut."""
        return not (self.whole.isdisjoint(other.stems) and self.stems.isdisjoint(other.whole))


@lru_cache(maxsize=1 << 14)
def latvian_readings(word: str) -> Readings:
    """What a spelling can stand for: of a word in Latin letters as a Latvian or a romanised Slavic name.

    What else a word in Latin letters can be is asked of the graph of its letters.
    """
    letters = normalised(word)
    languages = languages_of(letters)
    whole: set[str] = set()
    ended: frozenset[str] = frozenset()
    if languages & ALL_LATIN:
        folded = _once(folded_letters(letters).replace("'", ""))
        whole.add(folded)
        ended = stems(folded)
        languages = 0 if has_latvian_marks(letters) else _SLAVIC
    if languages:
        for _, _, latvian in ways(arcs_of(letters, languages), languages, _MOST_SPELLINGS):
            whole.add(_once(folded_letters(latvian)))
    whole |= {_once(_GLIDE.sub("i", reading)) for reading in whole}
    return Readings(frozenset(whole), ended | {_once(_GLIDE.sub("i", stem)) for stem in ended} | whole)


def same_sound(one: str, other: str, one_foreign: bool = False, other_foreign: bool = False) -> bool:
    """Whether two spellings of a word of a name, in the nominative, can be of one name by transcription.

    A word that looks Latvian is read as such unless `foreign`: words beside it tell another language.

    >>> same_sound("Trump", "Tramps"), same_sound("Залужный", "Zaluzhnyi"), same_sound("Trump", "Tempa")
    (True, True, False)
    """
    ours, theirs = latvian_readings(one), latvian_readings(other)
    if ours.meet(theirs):
        return True
    return _spells(one, theirs.stems, one_foreign) or _spells(other, ours.stems, other_foreign)


def _spells(word: str, targets: Iterable[str], foreign: bool) -> bool:
    """Whether a word of a language in Latin letters, not Latvian, can be written as one of these stems."""
    letters = normalised(word)
    if not is_latin(letters) or (looks_latvian(letters) and not foreign):
        return False
    arcs = arcs_of(letters, ALL_LATIN)
    return any(_accepts(arcs, target) for target in targets)


def _accepts(arcs: Sequence[Sequence[Arc]], target: str) -> bool:
    states: list[dict[int, int]] = [{} for _ in range(len(arcs) + 1)]
    states[0][0] = ALL_LATIN
    for place, leaving in enumerate(arcs):
        for reached, mask in states[place].items():
            for end, languages, _, _, folded in leaving:
                both = mask & languages
                if both and target.startswith(folded, reached):
                    ahead = states[end]
                    at = reached + len(folded)
                    ahead[at] = ahead.get(at, 0) | both
    return len(target) in states[-1]


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return bool(languages_of(normalised(word)) & ALL_LATIN)


@lru_cache(1 << 14)
def without_marks(word: str) -> str:
    """A word in small letters without diacritics: `Šķiņķe` → `skinke`."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFC", word).lower()
    if not is_latin(letters):
        return letters.replace("ё", "е")
    decomposed = unicodedata.normalize("NFD", letters)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("ł", "l")


def _expanded(word: str) -> str:
    """A word without marks, in which German vowels are written with an e: Schröder, Schroeder."""
    return without_marks(normalised(word).translate(_GERMAN))


def alike_without_marks(one: str, other: str) -> bool:
    """Whether two spellings would sound the same without the marks of all letters: Rinkevics, `Ринкевич`."""
    if _expanded(one) == _expanded(other):
        return True
    ours, theirs = (
        Readings(frozenset(map(without_marks, found.whole)), frozenset(map(without_marks, found.stems)))
        for found in (latvian_readings(one), latvian_readings(other))
    )
    return ours.meet(theirs)


def evened(word: str) -> str:
    """A Latvian spelling in what Latvian texts spell either way: Skabejeva, Skabeeva; Mecola, Metsola."""
    return _BETWEEN_VOWELS.sub("", folded_letters(word)).replace("ts", "c")


def of_two_genders(one: str, other: str) -> bool:
    """Whether two surnames are the man's and the woman's form of one: Bērziņš, Bērziņa; Petrov, `Петрова`.

    Foreign names that have one form (`Trump`) are of either.
    """
    if looks_latvian(one) and looks_latvian(other):
        return _ENDING.sub("", one.lower()) == _ENDING.sub("", other.lower()) and (one[-1] in "sš") != (
            other[-1] in "sš"
        )
    ours, theirs = latvian_readings(one), latvian_readings(other)
    return _woman_of(ours.stems, theirs.whole) or _woman_of(theirs.stems, ours.whole)


def _woman_of(men: frozenset[str], women: frozenset[str]) -> bool:
    return any(
        stem.endswith(_FEMALE_OF_ITS_OWN) and stem + "a" in women
        for man in men
        for stem in (man, man.removesuffix("i"))
    )
