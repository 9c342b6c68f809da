"""How the people and institutions of an archive are listed and called: slugs, and places in an alphabet."""

import re
import unicodedata
from functools import lru_cache

from hronika.archive.identity.naming import person_name
from hronika.archive.identity.profiles import ProfileKind

_NOT_IN_SLUG = re.compile(r"[^\w]+")
_ALPHABET = "aābcčdeēfgģhiījkķlļmnņoōpqrŗsštuūvwxyzž"
"""The Latvian one, with what it had before 1946 and what foreign names have."""
_FIRST = 0x41
_PLACES = {letter: chr(_FIRST + place) for place, letter in enumerate(_ALPHABET)}
_BLANK, _OTHER = " ", 0x100


@lru_cache(1 << 14)
def slug(name: str) -> str:
    """Write a name for an address: small letters without marks, joined by hyphens.

    >>> slug("Ēriks Ķezbers-Jansons")
    'eriks-kezbers-jansons'
    """
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    return _NOT_IN_SLUG.sub("-", bare).strip("-_") or "-"


@lru_cache(1 << 14)
def sorting_key(kind: ProfileKind, name: str) -> str:
    """Give what sorts names by the Latvian alphabet, people by their surnames; its beginning sorts so, too.

    >>> sorting_key("person", "Anna Šķēle") > sorting_key("person", "Zane Svārpsta")
    True
    """
    words = name.split()
    if kind == "person" and len(words) > 1:
        parts = person_name(name)
        surname = parts.family if parts else ()
        words = words[-1:] + words[:-1] if surname else words
    return sorting_letters(" ".join(words))


def sorting_letters(text: str) -> str:
    """Give the key of letters that a name begins with."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return "".join(
        _PLACES.get(letter) or (_BLANK if not letter.isalnum() else chr(_OTHER + ord(letter)))
        for letter in folded
        if letter.isalnum() or letter in " -"
    )
