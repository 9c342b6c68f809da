"""Bytes of markup (pages, feeds) to text: what the bytes show goes before what a label says of them."""

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
_NAME = re.compile(r"[\w.:-]{1,40}", re.ASCII)
_LANGUAGE = re.compile(
    rb"""<(?:html|rss|feed|rdf:rdf)\b[^>]{0,500}?\blang\s*=\s*["']?\s*([a-z]{2})"""
    rb"""|<(?:dc:)?language\s*>\s*(?:<!\[CDATA\[\s*)?([a-z]{2})""",
    re.IGNORECASE,
)
_HEAD = 8192
# Python also knows `unicode_escape`, `punycode` and UTF-7 as encodings, which no text comes in.
_CHARSET = re.compile(
    r"utf-?(?:8|16|32)|(?:us-)?ascii|iso|latin|windows|cp?\d|koi8|x?-?mac|big5|gb|euc|shift|sjis", re.I
)

# Where these are spoken, what is not UTF-8 is most likely windows-1257, whatever its label says.
_BALTIC = (b"lv", b"lt", b"et")
_BALTIC_ALPHABET = frozenset(BALTIC_LETTERS + BALTIC_LETTERS.upper() + "éß")
_CYRILLIC_ALPHABET = frozenset(CYRILLIC_LETTERS + CYRILLIC_LETTERS.upper() + "ёЁіїєґІЇЄҐ")
_PLAUSIBLE = 0.9

# The longer ones first, as UTF-32 begins as UTF-16 does; markup without a mark begins with `<`.
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
    (b"<\0\0\0", "UTF-32-LE"),
    (b"\0\0\0<", "UTF-32-BE"),
    (b"<\0", "UTF-16-LE"),
    (b"\0<", "UTF-16-BE"),
)

# A byte in so many may be broken; browsers show such a page too.
_BROKEN = 1000


class DecodedMarkup(NamedTuple):
    """A text, and a sentence on its label where that is one of an encoding that gives other letters."""

    text: str
    note: str | None


def decode_markup(data: bytes, where: str, label: str | None = None, kind: str = "page") -> DecodedMarkup:
    """Decode a page or feed: a byte order mark, then UTF-8, then its labels, then windows-1257.

    `label` is the charset of the HTTP header, if there was one; `where` names the source in messages and
    `kind` says what it should be. Labels are believed on what is in languages of elsewhere; on others only
    where they make letters of Latvian or its neighbours. Raises DataError on what is no text, and where no
    reading gives plausible letters.
    """
    if found := kind_of(data):
        again = "save the page again as HTML" if kind == "page" else "unpack or convert it first"
        raise DataError(f"{where} is {found}, not a {kind}: {again}.").of("unreadable encoding")
    if marked := marked_encoding(data):
        marked_text = data.decode(marked, "replace").removeprefix("\ufeff")
        return _noted(marked_text, marked[:6], data, _named(label, marked_text[:_HEAD].encode()), kind)
    named = _named(label, data)
    if b"\0" in data:
        raise DataError(f"{where} is binary data, not a {kind}: byte {data.index(0)} is NUL.").of(
            "unreadable encoding"
        )
    text = _as_utf8(data)
    if text is not None:
        return _noted(text, "UTF-8", data, named, kind)
    language = _LANGUAGE.search(data[:_HEAD])
    is_baltic = language is None or (language[1] or language[2]).lower() in _BALTIC
    readings = {name: _decoded(data, name) for name in (*named, "windows-1257", "iso-8859-4")}
    if not is_baltic and (text := next(filter(None, (readings[name] for name in named)), None)):
        return DecodedMarkup(text, None)
    for alphabet in (_BALTIC_ALPHABET, _CYRILLIC_ALPHABET):
        for name, text in readings.items():
            if text is not None and _is_plausible(text, alphabet):
                return _noted(text, name, data, named, kind)
    raise DataError(
        f"{where} is in no encoding that gives readable letters"
        f"{f' (it says {named[0]})' if named else ''}: convert it to UTF-8."
    ).of("unreadable encoding")


def marked_encoding(data: bytes) -> str | None:
    """Name the encoding that a byte order mark, or the bytes of a first `<`, show; None where neither is."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _noted(text: str, name: str, data: bytes, named: Sequence[str], kind: str) -> DecodedMarkup:
    """Add the note where no label gives these letters."""
    same = (name.lower(), name.lower().replace("-", ""))
    if not named or any(label.lower().startswith(same) or _decoded(data, label) == text for label in named):
        return DecodedMarkup(text, None)
    told = f"The {kind} says that it is in {named[0]}; it is in {name} and was read so"
    return DecodedMarkup(text, f"{told}: the label is wrong.")


def _as_utf8(data: bytes) -> str | None:
    """Decode UTF-8, of which a byte here and there may be broken, or the last letter cut in two."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(text.count(letter) for letter in BALTIC_LETTERS + CYRILLIC_LETTERS)
    return text if broken * _BROKEN < len(text) and broken * 10 < letters else None


def _named(label: str | None, data: bytes) -> list[str]:
    """Give the label of the header and those in the markup, in the order in which they are believed."""
    found = (pattern.search(data[:_HEAD]) for pattern in _LABELS)
    labels = (label, *(match[1].decode("ascii", "replace") for match in found if match))
    return [name for name in labels if name and _NAME.fullmatch(name)]


def _decoded(data: bytes, name: str) -> str | None:
    if not _CHARSET.match(name):
        return None
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
