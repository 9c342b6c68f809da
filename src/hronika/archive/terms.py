"""Words as the index knows them."""

import re
import unicodedata
from functools import lru_cache

# No word is longer; the index would cut one by itself only far beyond, and in silence.
_LONGEST = 100
_KEPT = 1 << 16  # what was computed of so many words and names is kept: texts have most of them again
_WORD = re.compile(r"[^\W_]+")


def terms(text: str) -> list[str]:
    """Give the words of a text: letters composed, without case, parted at everything else.

    >>> terms("S-400, O'Konors")
    ['s', '400', 'o', 'konors']
    """
    return list(_short_terms(text) if len(text) <= _LONGEST else _terms(text))


def _terms(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    if plain.isalnum():  # as most are that are asked of one word
        return (plain[:_LONGEST],)
    return tuple(word[:_LONGEST] for word in _WORD.findall(plain))


_short_terms = lru_cache(_KEPT)(_terms)


@lru_cache(_KEPT)
def fold(word: str) -> str:
    """Give a word without its diacritics.

    >>> fold("kāzas")
    'kazas'
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFD", word).translate(_WITHOUT_MARKS)


class _WithoutMarks(dict[int, int | None]):
    """What `str.translate` takes diacritics out by: each code point is looked at once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


@lru_cache(_KEPT)
def key_terms(field: str, value: str | None) -> tuple[str, ...]:
    """Give the keys by which a value of a field is found: each of its words, all of them, and both folded.

    A double word is found whole and by its parts.

    >>> key_terms("speaker", "Jānis Vilks")
    ('speaker:jānis', 'speaker:vilks', 'speaker:jānis_vilks', 'speaker:janis', 'speaker:janis_vilks')
    """
    parts = [terms(part) for part in (value or "").split()]
    words = [term for part in parts for term in part]
    keys = [*words, *("_".join(part) for part in parts if part), "_".join(words)] if words else []
    return tuple(f"{field}:{key}" for key in dict.fromkeys([*keys, *map(fold, keys)]))
