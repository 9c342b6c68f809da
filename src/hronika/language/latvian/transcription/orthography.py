"""What the letters of a foreign word can be in Latvian, by the tables of `orthographies/`, a language each.

A row of a table says how one or more letters are written in Latvian, where the letters around allow it. The
rows of all languages of a script are looked up at once: a word becomes a graph whose arcs lead from letter to
letter, and each arc knows the languages for which it holds, so that no way through it mixes two languages.
Of the rows of one language the one for most letters counts, and of those the first whose context fits.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("orthographies")
LATIN = (
    "slavic", "en", "de", "fr", "pl", "lt", "et", "es", "nordic", "it", "balkan", "pt", "hu", "tr", "zh",
    "ja", "ar", "el",
)  # fmt: skip
CYRILLIC = ("ru", "uk", "be", "bg")
ALL_LATIN = (1 << len(LATIN)) - 1
ALL_CYRILLIC = ((1 << len(CYRILLIC)) - 1) << len(LATIN)
_ENGLISH = 1 << LATIN.index("en")
LONGEST_WORD = 40
"""Letters of a word; a longer one is no name and has no spellings."""

_CLASSES = {
    "V": "aeiouyäöüõåæøœáéíóúýàèìòùâêîôûãëïąęėįųūāēīōăıőűů" + "аеёиоуыэюяіїєў",
    "C": "bcdfghjklmnpqrstvwxzßçčćđğłńñňřśşšťźżž" + "бвгґджзклмнпрстфхцчшщ",
    "F": "eiyéèêëíîïėęäöüý",
}
_FOLDED = str.maketrans("āēīōūļņķģŗ", "aeioulnkgr")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´ʹ′ʻ", "'") | dict.fromkeys("ʺ″·", None))


class Arc(NamedTuple):
    """A way on through a word: to letter `end`, for a set of languages (bits), as Latvian letters.

    `folded` are the letters as `folded_letters` makes them; `cost` is how many likelier ways there are.
    """

    end: int
    languages: int
    cost: int
    latvian: str
    folded: str


class _Row(NamedTuple):
    language: int
    after: frozenset[str]
    before: frozenset[str]
    spellings: tuple[str, ...]


def folded_letters(latvian: str) -> str:
    """Latvian letters without length and softness, which spellings in other languages do not tell."""
    return latvian.lower().translate(_FOLDED)


def language_bit(language: str) -> int:
    """The bit that stands for a language in the sets of languages."""
    return 1 << (*LATIN, *CYRILLIC).index(language)


@cache
def _table() -> dict[str, list[_Row]]:
    table: dict[str, list[_Row]] = {}
    for language in (*LATIN, *CYRILLIC):
        for line in (_FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            letters, spellings, after, before = (*line.split("\t"), "", "")[:4]
            row = _Row(
                language_bit(language),
                _context(after),
                _context(before),
                tuple(spelling.strip("-") for spelling in spellings.split(" ")),
            )
            table.setdefault(letters, []).append(row)
    return table


@cache
def _longest_row() -> int:
    return max(map(len, _table()))


def _context(letters: str) -> frozenset[str]:
    return frozenset("".join(_CLASSES.get(letter, letter) for letter in letters))


def normalised(word: str) -> str:
    """A word in composed small letters with one kind of apostrophe; empty where it is too long for a name."""
    if len(word) > LONGEST_WORD:
        return ""
    return unicodedata.normalize("NFC", word).lower().translate(_APOSTROPHES)


def languages_of(word: str) -> int:
    """The languages whose letters a normalised word has; none where it mixes scripts or has no letters."""
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    if not cyrillic:
        return ALL_LATIN if any(letter < "ɐ" and letter.isalpha() for letter in word) else 0
    if any(letter.isalpha() and not "Ѐ" <= letter <= "ӿ" for letter in word):
        return 0
    if "ў" in word or ("і" in word and ("ы" in word or "э" in word)):
        return language_bit("be")
    if not {"і", "ї", "є", "ґ", "'"}.isdisjoint(word):
        return language_bit("uk") | (0 if {"ї", "є", "ґ"} & set(word) else language_bit("be"))
    if not {"ы", "э", "ё"}.isdisjoint(word):
        return language_bit("ru") | language_bit("be")
    return ALL_CYRILLIC


@lru_cache(maxsize=1 << 11)
def arcs_of(word: str, languages: int) -> tuple[tuple[Arc, ...], ...]:
    """The arcs that leave from each letter of a normalised word, for the languages of a set."""
    return tuple(tuple(_arcs(word, place, languages)) for place in range(len(word)))


@lru_cache(maxsize=1 << 16)
def _merged(letters: str, before: str, after: str, languages: int) -> tuple[tuple[int, int, str, str], ...]:
    """What letters between two others can be: sets of languages with cost, spelling, folded spelling."""
    found: dict[str, list[int]] = {}
    left = languages
    for language, allowed_after, allowed_before, spellings in _table().get(letters, ()):
        if not language & left:
            continue
        if (allowed_after and before not in allowed_after) or (
            allowed_before and after not in allowed_before
        ):
            continue
        left &= ~language
        for cost, spelling in enumerate(spellings):
            known = found.setdefault(spelling, [0, cost])
            known[0] |= language
            known[1] = min(known[1], cost)
    return tuple((mask, cost, text, folded_letters(text)) for text, (mask, cost) in found.items())


def _arcs(word: str, place: int, languages: int) -> Iterator[Arc]:
    left = languages
    before = word[place - 1] if place else "^"
    for length in range(min(_longest_row(), len(word) - place), 0, -1):
        end = place + length
        letters = word[place:end]
        if letters == "-":
            yield Arc(end, languages, 0, "-", "-")
            return
        if length > 1 and letters not in _table():
            continue
        if length == 1:  # a doubled consonant is written once
            while (
                end < len(word) and word[end] == letters and letters not in _CLASSES["V"] and end - place < 2
            ):
                end += 1
        after = word[end] if end < len(word) else "$"
        matched = 0
        for mask, cost, text, folded in _merged(letters, before, after, left):
            matched |= mask
            yield Arc(end, mask, cost, text, folded)
        left &= ~matched
        plain = unicodedata.normalize("NFD", letters)[0]
        if length == 1 and plain != letters:  # a letter that a language does not have; English has no marks
            for mask, cost, text, folded in _merged(plain, before, after, left & ~_ENGLISH):
                yield Arc(end, mask, cost, text, folded)
        if not left:
            return


def ways(arcs: Sequence[Sequence[Arc]], languages: int, most: int) -> list[tuple[int, int, str]]:
    """The cheapest ways through a word, at most so many: cost, languages and Latvian letters of each."""
    states: list[dict[tuple[str, int], int]] = [{} for _ in range(len(arcs) + 1)]
    states[0][("", languages)] = 0
    for place, leaving in enumerate(arcs):
        here = sorted(states[place].items(), key=lambda item: (item[1], item[0]))[:most]
        for (text, mask), cost in here:
            for arc in leaving:
                both = mask & arc.languages
                if both:
                    key = (text + arc.latvian, both)
                    total = cost + arc.cost
                    ahead = states[arc.end]
                    if total < ahead.get(key, 1 << 30):
                        ahead[key] = total
    ends = sorted((cost, text, mask) for (text, mask), cost in states[-1].items())
    return [(cost, mask, text) for cost, text, mask in ends[:most]]
