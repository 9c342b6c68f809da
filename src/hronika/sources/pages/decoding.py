"""Bytes of a page to text: what the bytes show goes before what a label says of them."""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from hronika.errors import DataError
from hronika.sources.encoding import BALTIC_LETTERS, CYRILLIC_LETTERS, kind_of

_LABELS = (
    re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE),
    re.compile(rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE),
)
_LANGUAGE = re.compile(rb"""<html\b[^>]{0,500}?\blang\s*=\s*["']?\s*([a-zA-Z]{2})""", re.IGNORECASE)
_HEAD = 8192

# Where these are spoken, what is not UTF-8 is most likely windows-1257, whatever its label says.
_BALTIC = (b"lv", b"lt", b"et")
_BALTIC_ALPHABET = frozenset(BALTIC_LETTERS + BALTIC_LETTERS.upper() + "éß")
_CYRILLIC_ALPHABET = frozenset(CYRILLIC_LETTERS + CYRILLIC_LETTERS.upper() + "ёЁіїєґІЇЄҐ")
_PLAUSIBLE = 0.9

# A byte in so many may be broken; browsers show such a page too.
_BROKEN = 1000


class Decoded(NamedTuple):
    """A text, and a sentence on its label where that is one of an encoding that gives other letters."""

    text: str
    note: str | None


def decode_page(data: bytes, where: str, label: str | None = None) -> Decoded:
    """Decode a page: a byte order mark, then UTF-8, then its labels, then windows-1257.

    `label` is the charset of the HTTP header, if there was one; `where` names the page in messages. Labels
    are believed on pages in languages of elsewhere; on others only where they make letters of Latvian or its
    neighbours. Raises DataError on what is no text, and where no reading gives plausible letters.
    """
    if kind := kind_of(data):
        raise DataError(f"{where} is {kind}, not a page: save the page again as HTML.")
    named = [name for name in (label, *_labels(data)) if name]
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return Decoded(data.decode(name, "replace"), None)
    if b"\0" in data:
        raise DataError(f"{where} is binary data, not a page: byte {data.index(0)} is NUL.")
    text = _as_utf8(data)
    if text is not None:
        return _noted(text, "UTF-8", data, named)
    language = _LANGUAGE.search(data[:_HEAD])
    is_baltic = language is None or language[1].lower() in _BALTIC
    readings = {name: _decoded(data, name) for name in (*named, "windows-1257", "iso-8859-4")}
    if not is_baltic and (text := next(filter(None, (readings[name] for name in named)), None)):
        return Decoded(text, None)
    for alphabet in (_BALTIC_ALPHABET, _CYRILLIC_ALPHABET):
        for name, text in readings.items():
            if text is not None and _is_plausible(text, alphabet):
                return _noted(text, name, data, named)
    raise DataError(
        f"{where} is in no encoding that gives readable letters"
        f"{f' (it says {named[0][:40]})' if named else ''}: convert it to UTF-8."
    )


def _noted(text: str, name: str, data: bytes, named: Sequence[str]) -> Decoded:
    """Add the note where no label gives these letters."""
    if not named or any(_decoded(data, label) == text for label in named):
        return Decoded(text, None)
    return Decoded(text, f"The page says that it is in {named[0][:40]}; it is in {name} and was read so.")


def _as_utf8(data: bytes) -> str | None:
    """Decode UTF-8, of which a byte here and there may be broken."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(text.count(letter) for letter in BALTIC_LETTERS + CYRILLIC_LETTERS)
    return text if broken * _BROKEN < len(text) and broken * 10 < letters else None


def _labels(data: bytes) -> list[str]:
    found = (pattern.search(data[:_HEAD]) for pattern in _LABELS)
    return [match[1].decode("ascii", "replace") for match in found if match]


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_plausible(text: str, alphabet: frozenset[str]) -> bool:
    """Whether nearly all letters beyond ASCII are of an alphabet, and there are no control characters."""
    beyond = [character for character in text if character > "\x7f"]
    letters = [character for character in beyond if character.isalpha()]
    if any(character <= "\x9f" for character in beyond):
        return False
    return sum(letter in alphabet for letter in letters) >= _PLAUSIBLE * len(letters)
