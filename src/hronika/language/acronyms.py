"""Acronyms and initials: how they are written, and which words an acronym stands for.

Everything that asks whether a word is an acronym asks here. What a full stop ends (`plkst.`, `u.c.`) is a
matter of each language: `latvian/abbreviations`.
"""

from collections.abc import Sequence
from functools import lru_cache

_LONGEST = 8  # letters of an acronym
_LONGEST_SURE = 6  # of one that cannot be a word of a headline
_LONGEST_INITIAL = 6
_ROMAN = frozenset("IVX")  # of kings and centuries; DVI may be an institution


def in_capitals(text: str) -> bool:
    """Whether a word is written in capitals, two or more: an acronym, or any word of a headline."""
    return len(text) > 1 and text.isupper()


def keeps_capitals(text: str) -> bool:
    """Whether a word has its capitals in any text: an acronym, a numeral (`XIV`), a code (`ES-27`).

    A longer word in capitals is rather one of a headline.
    """
    return text.isupper() and len(text) <= _LONGEST_SURE


@lru_cache(maxsize=1 << 16)
def is_acronym(text: str) -> bool:
    """Whether a word is written as an acronym: `VUGD`, `EM`, with one small letter `LVĢMCs`; not `XIV`."""
    if not (2 <= len(text) <= _LONGEST + 1 and text[0].isupper() and text.isalpha()):
        return False
    letters = len(text) if text.isupper() else sum(letter.isupper() for letter in text)
    return 2 <= letters <= _LONGEST and letters >= len(text) - 1 and not _ROMAN.issuperset(text)


def is_initial(text: str) -> bool:
    """Whether a word is the initial of a given name, or several: `A.`, `Dž.`, `J.K.`."""
    short = text.endswith(".") and len(text) <= _LONGEST_INITIAL
    return short and text[:1].isupper() and text.replace(".", "").isalpha()


def has_stops_inside(text: str) -> bool:
    """Whether a word is written with full stops between its letters, as some acronyms are: `A.R.B.`."""
    return "." in text[1:-1]


def stands_for(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are the initials of the words, of each that is no small connecting word.

    A letter may also stand for the second part of a compound (`kultūrkapitāla` for KK), and `un` or a mark
    between words may be left out.
    """
    letters = letters.casefold()
    used = {0}  # how many of the letters the words so far can have used up
    for number, word in enumerate(map(str.casefold, words)):
        before, used = used, set()
        for count in before:
            if word.startswith(letters[count : count + 1] or " "):
                used.add(count + 1)
                # A further letter from inside a compound, not right at its start.
                if count + 1 < len(letters) and letters[count + 1] in word[3:]:
                    used.add(count + 2)
            if number and _is_omissible(word):
                used.add(count)
    return len(words) > 1 and len(letters) in used


def _is_omissible(word: str) -> bool:
    return len(word) <= 2 or not word[0].isalpha()


def last_initials(words: Sequence[str]) -> list[str]:
    """The initials of which the last or the second last letter of any acronym of these words is one.

    That of the last word, and those of words before it where what follows may be left out.
    """
    found: dict[str, None] = {}
    for word in reversed(words):
        found[word[:1].casefold()] = None
        if not _is_omissible(word):
            break
    return list(found)


def first_word_of(letters: str, words: Sequence[str]) -> int | None:
    """The index of the word where the name begins that the acronym stands for and the words end with.

    None where no end of them is such a name.
    """
    for start in range(len(words) - 1, max(-1, len(words) - 2 * _LONGEST), -1):
        if words[start][:1].casefold() == letters[:1].casefold() and stands_for(letters, words[start:]):
            return start
    return None
