"""Tells what is in another language than it is to be read in: whole texts, and paragraphs of a text.

Nothing is read in them, as a reader of one language would find names and events in any other.
"""

import re
from collections.abc import Collection, Sequence

from hronika.language.lexicon import Lexicon

SAMPLE = 4000
"""Characters looked at; a language shows in far less."""

# What is identified as these is read as the language before them.
_KIN = {"lv": ("ltg",)}

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]')

# A text with fewer words tells too little.
_FEWEST_WORDS = 6

# In Latvian news every sixth word is one of the list, in other languages hardly one of a hundred. Below this
# share we look closer.
_SURE_SHARE = 0.06

# How much better another language fits, as a logarithm a byte: 0.6 to 9 for prose, up to 0.3 for names,
# addresses and lists in Latvian (of 14 101 paragraphs of law and news that have few common words).
_CLEAR = 0.4

# Of a paragraph words in small letters are looked at, as names have the letters of their own language. Of
# 178 813 Latvian paragraphs 171 have as few common words and marks: the identifier is seldom asked.
_FEWEST_SMALL_WORDS = 8
_MOST_MARKED = 0.2
_LAST_LATIN = "\u024f"


def read_as(code: str) -> tuple[str, ...]:
    """Give the codes of all that is read as a language, its own first."""
    return (code, *_KIN.get(code, ()))


def other_language(text: str, code: str, common_words: Collection[str]) -> str | None:
    """Give the ISO 639-1 code of the language that a text clearly is in; None where it is unclear or `code`.

    Nearly every text is settled by counting the language's commonest words. Only for the rest is the
    identifier loaded, which takes half a second and 90 MB.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if len(words) < _FEWEST_WORDS or _is_full_of(words, common_words):
        return None
    return better_fitting(text[:SAMPLE], code)


def better_fitting(text: str, code: str) -> str | None:
    """Give the language that fits a text clearly better than `code`; a text of names fits none so."""
    import py3langid

    fits = dict(py3langid.rank(text))
    best = max(fits, key=fits.__getitem__)
    own = max(fits[each] for each in read_as(code) if each in fits)
    return str(best) if fits[best] - own > _CLEAR * len(text.encode()) else None


def foreign_paragraphs(text: str, code: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Give the stretches of a text clearly in another language, each to where the next words begin.

    What stands in quotation marks is not looked at: somebody's words may be in the language they were said
    in.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        words = _WORD.findall(_QUOTED.sub(" ", line[:SAMPLE]))
        if not line.strip() and found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        elif len(words) >= _FEWEST_WORDS and not _is_full_of(words, lexicon.common_words):
            is_foreign = _is_in_other_letters(words, lexicon) or (
                _may_be_foreign(words, lexicon) and better_fitting(line[:SAMPLE], code) is not None
            )
            if is_foreign:
                begun = found.pop()[0] if found and found[-1][1] == start else start
                found.append((begun, end))
        start = end
    return found


def _is_in_other_letters(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether most words of a paragraph have not the letters of the language, which are Latin, but others."""
    others = sum(word[0] > _LAST_LATIN for word in words)
    return 2 * others > len(words) and not any(word[0] > _LAST_LATIN for word in lexicon.common_words)


def _may_be_foreign(words: Sequence[str], lexicon: Lexicon) -> bool:
    small = [word for word in words if len(word) > 1 and word.islower()]
    if len(small) < _FEWEST_SMALL_WORDS:
        return False
    marks = {letter for letter in lexicon.marked_letters if letter <= _LAST_LATIN}
    return sum(not marks.isdisjoint(word) for word in small) < _MOST_MARKED * len(small)


def _is_full_of(words: Collection[str], common: Collection[str]) -> bool:
    return sum(word in common for word in words) >= _SURE_SHARE * len(words)
