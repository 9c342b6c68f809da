"""From Latvian to other spellings: how English, Russian and Ukrainian texts are likely to write a name."""

from functools import cache
from pathlib import Path
from typing import Literal

from hronika.language.latvian.transcription.given_names import (
    given_names_across_languages,
    is_latvian_name,
)
from hronika.language.latvian.transcription.name_parts import particles
from hronika.language.latvian.transcription.orthography import LONGEST_WORD
from hronika.language.latvian.transcription.sounds import has_latvian_marks, looks_latvian, without_marks

ForeignLanguage = Literal["en", "ru", "uk"]
LANGUAGES: tuple[ForeignLanguage, ...] = ("en", "ru", "uk")
_MOST = 6
_MOST_WORDS = 6
_LONG_ENOUGH = 4  # letters of the name of a place that may have a Latvian ending


@cache
def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Latvian letters, with `$` at the end of a word, and their spellings in each language."""
    table = {}
    for line in Path(__file__).with_name("back.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            letters, *spellings = line.split("\t")
            table[letters] = tuple(tuple(part.strip("-") for part in cell.split(" ")) for cell in spellings)
    return table


@cache
def _longest() -> int:
    return max(map(len, _table()))


def foreign_spellings(name: str) -> dict[ForeignLanguage, tuple[str, ...]]:
    """Likely spellings of a Latvian name in English, Russian and Ukrainian, up to six each, best first.

    Of several words all but the last are taken for given names, which the table of given names may know.
    Empty where a word has other letters than Latvian ones.

    >>> foreign_spellings("Valērijs Hromčenko")["ru"][0]
    'Валерий Хромченко'
    """
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return dict.fromkeys(LANGUAGES, ())
    return {language: _spelled(words, language) for language in LANGUAGES}


def foreign_place_spellings(name: str) -> dict[ForeignLanguage, tuple[str, ...]]:
    """Likely spellings of the name of a place, as `foreign_spellings`: without the ending that Latvian adds.

    >>> foreign_place_spellings("Donecka")["uk"][0]
    'Донецьк'
    """
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return dict.fromkeys(LANGUAGES, ())
    return {language: _combined([_place(word, language) for word in words]) for language in LANGUAGES}


def _place(word: str, language: ForeignLanguage) -> tuple[str, ...]:
    stem = word[:-1] if word.endswith(("a", "e")) and len(word) > _LONG_ENOUGH else word
    return tuple(dict.fromkeys((*_by_letters(stem, language)[: _MOST // 2], *_by_letters(word, language))))


def _spelled(words: list[str], language: ForeignLanguage) -> tuple[str, ...]:
    native = is_latvian_name(words[0]) and (
        has_latvian_marks(words[-1]) or not given_names_across_languages().rows(words[0])
    )
    last = len(words) - 1
    return _combined([_word(word, language, place < last, native) for place, word in enumerate(words)])


def _combined(words: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Spellings of a whole from those of its words, the likeliest first."""
    found = [("", 0)]
    for options in words:
        found = [
            (f"{before} {option}".strip(), cost + rank)
            for before, cost in found
            for rank, option in enumerate(options)
        ]
        found = sorted(found, key=lambda item: item[1])[: 2 * _MOST]
    return tuple(dict.fromkeys(spelling for spelling, _ in found))[:_MOST]


def _word(word: str, language: ForeignLanguage, given: bool, native: bool) -> tuple[str, ...]:
    if given and word in particles():
        return (word,) if language == "en" else _by_letters(word, language)[:1]
    known = given_names_across_languages().spellings(word, language) if given else ()
    parts = [_by_letters(part, language) for part in word.split("-")]
    by_rule = parts[0] if len(parts) == 1 else tuple("-".join(chosen) for chosen in zip(*parts, strict=False))
    papers = (without_marks(word).title(),) if language == "en" and looks_latvian(word) else ()
    if native:  # a Latvian keeps the ending: Janis Berzins, Янис Берзиньш
        by_rule = tuple(sorted(by_rule, key=lambda spelling: spelling[-1] not in "sсш"))
        return tuple(dict.fromkeys((*papers, *by_rule)))[:_MOST]
    return tuple(dict.fromkeys((*known, *by_rule[: _MOST // 2], *papers, *by_rule)))[:_MOST]


def _by_letters(word: str, language: ForeignLanguage) -> tuple[str, ...]:
    if len(word) > LONGEST_WORD:
        return ()
    column, letters = LANGUAGES.index(language), f"^{word.lower()}$"
    found = [("", 0)]
    place = 1 if letters[:2] not in _table() else 0
    while place < len(letters) - 1:
        for length in range(_longest(), 0, -1):
            row = _table().get(letters[place : place + length])
            if row is not None:
                break
        else:
            return ()
        found = [
            (done + option, cost + rank) for done, cost in found for rank, option in enumerate(row[column])
        ]
        found = sorted(found, key=lambda item: item[1])[:_MOST]
        place += length
    return tuple(dict.fromkeys(spelling.capitalize() for spelling, _ in found if spelling))
