"""A version of an article, its text, record and words, as the few bytes that are stored of it.

The bytes are a number, that of the format, and a stream of zlib with a preset dictionary. In the stream stand
the text, the words and the record (`hronika.archive.compact`), parted by a zero byte; the last two are JSON
and hold none. What was packed in a format that was ever released can be read for ever: a format, its
dictionary and the delimiters of words are never changed, a better one gets the next number.
"""

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import islice
from operator import lt
from typing import Any

from pydantic_core import to_json

from hronika.archive.compact import compacted, restored
from hronika.archive.stored_record import StoredRecord
from hronika.errors import DataError
from hronika.lemmas import LemmatizedWord
from hronika.record import Record
from hronika.record_versions import record_from_stored

_FORMAT = 1
# Letters are told by what parts them, as the letters that Python knows differ from version to version.
_WORD = re.compile("[^ \u00a0\n\r\t!\"#%&'()*+,./:;<=>?\\[\\]\\\\{|}«»‘’‚“”„‟–—…•°€$§-]+")

_KEPT = 32
"""How many versions are kept as they were read: some 10 MB."""

_LAST_LOWERED = "\u052f"
"""Of the letters up to this one, Latin, Greek and Cyrillic, every Python knows the same lower ones."""


class Unpacked:
    """What was packed: the text is at hand, the rest is made when it is asked for."""

    def __init__(self, text: str, words: bytes, record: bytes, sha256: str) -> None:
        self.text = text
        self._words = words
        self._record = record
        self._sha256 = sha256

    def words(self, start: int = 0, end: int | None = None) -> tuple[LemmatizedWord, ...]:
        """Give the words of the text, or those of them that touch what stands between two places."""
        if start == 0 and end is None:
            return self._all_words
        return tuple(_words(*self._placed, start, len(self.text) if end is None else end))

    @cached_property
    def _all_words(self) -> tuple[LemmatizedWord, ...]:
        return tuple(_words(*self._placed, 0, len(self.text)))

    @cached_property
    def _placed(self) -> tuple[str, Any, list[tuple[int, int]]]:
        written = json.loads(self._words)
        return self.text, written, _places(written, self.text)

    def record_value(self) -> Any:
        """Give the record as a value of JSON, which others have too and nobody changes."""
        return self._value

    def record(self) -> Record:
        """Give the record; raises DataError where what was packed is none."""
        return self._made

    def stored_record(self) -> StoredRecord | None:
        """Give the record as it is stored; None where it can only be read as a `Record`."""
        try:
            return StoredRecord(self._record, self.text, self._sha256)
        except (KeyError, ValueError):
            return None

    @cached_property
    def _value(self) -> Any:
        return restored(self._record, self.text, self._sha256)

    @cached_property
    def _made(self) -> Record:
        return record_from_stored(self._value)


def pack(text: str, record: Record, words: Sequence[LemmatizedWord]) -> bytes:
    """Make the bytes that are stored of a version."""
    packer = _packer().copy()
    return bytes([_FORMAT]) + packer.compress(b"\0".join(parts(text, record, words))) + packer.flush()


def parts(text: str, record: Record, words: Sequence[LemmatizedWord]) -> tuple[bytes, bytes, bytes]:
    """Give the text, the words and the record as they are compressed together."""
    # Nothing but the article has values that are none of JSON, such as days.
    value = record.__dict__ | {"article": record.article.model_dump(mode="json")}
    return text.encode(), to_json(_written(words, text)), compacted(value, text, record.article.sha256)


@lru_cache(_KEPT)
def unpack(packed: bytes, sha256: str) -> Unpacked:
    """Read the bytes that are stored of a version; `sha256` is that of its text.

    What was read last is kept, as several questions about one article are often asked in a row. Raises
    DataError where the bytes are damaged or come from a newer Hronika.
    """
    if packed[:1] != bytes([_FORMAT]):
        raise DataError("it is packed in a way that is not known here")
    unpacker = zlib.decompressobj(zdict=_dictionary())
    try:
        text, words, record = (unpacker.decompress(packed[1:]) + unpacker.flush()).rsplit(b"\0", 2)
        if not unpacker.eof:
            raise DataError("its end is missing")
        return Unpacked(text.decode(), words, record, sha256)
    except (zlib.error, ValueError) as error:
        raise DataError(f"it is damaged: {error}") from error


def written_words(words: Sequence[LemmatizedWord], text: str) -> str:
    """Write the words of a text as JSON, without what the text tells of them."""
    return to_json(_written(words, text)).decode()


def words_written(written: str, text: str) -> tuple[LemmatizedWord, ...]:
    """Give the words of a text back that `written_words` wrote."""
    return Unpacked(text, written.encode(), b"", "").words()


def compress(data: bytes) -> bytes:
    """Compress bytes of any kind."""
    return zlib.compress(data)


def decompress(packed: bytes) -> bytes:
    """Give the bytes that were compressed; raises DataError where they are damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise DataError(f"it is damaged: {error}") from error


@cache
def _dictionary() -> bytes:
    """Give what most records and texts have in common, made by `training.dictionary`."""
    return (files("hronika.archive") / f"dictionary_{_FORMAT}.txt").read_bytes()


@cache
def _packer() -> "zlib._Compress":
    # A copy of one that has looked through the dictionary is made sooner than another one.
    return zlib.compressobj(level=4, memLevel=9, zdict=_dictionary())


def _written(words: Sequence[LemmatizedWord], text: str) -> Any:
    """Give what the text does not tell of its words.

    That is where they stand, unless it is where words are expected; their forms, unless these stand there;
    what makes a form its lemma; and the nominatives of names, 0 for one that is the lemma.
    """
    starts, ends, written_forms, lemmas, nominatives = zip(*words, strict=True) if words else ((),) * 5
    places = list(zip(starts, ends, strict=True))
    expected = _expected(text)
    more: list[tuple[int, int]] = places
    less: list[int] | int = -1
    if all(map(lt, places, islice(places, 1, None))):  # in order, and none twice
        known = set(expected)
        more = [place for place in places if place not in known]
        less = []
        if len(places) - len(more) < len(expected):
            present = set(places)
            less = [number for number, place in enumerate(expected) if place not in present]
    forms = {
        number: form
        for number, (form, (start, end)) in enumerate(zip(written_forms, places, strict=True))
        if form != text[start:end]
    }
    named = {
        number: 0 if nominative == (lemmas[number],) else nominative
        for number, nominative in enumerate(nominatives)
        if nominative
    }
    return [more, less, forms, list(map(_change, written_forms, lemmas)), named]


def _places(written: Any, text: str) -> list[tuple[int, int]]:
    more, less, *_ = written
    if less == -1:
        return list(map(tuple, more))
    absent = set(less)
    expected = [place for number, place in enumerate(_expected(text)) if number not in absent]
    return sorted([*expected, *map(tuple, more)])


def _words(
    text: str, written: Any, places: Sequence[tuple[int, int]], first: int, last: int
) -> Iterable[LemmatizedWord]:
    _, _, *parts = written
    changes = parts[1]
    forms, named = ({int(number): told for number, told in part.items()} for part in parts[::2])
    for number, ((start, end), change) in enumerate(zip(places, changes, strict=True)):
        if end < first or start > last:
            continue
        form = forms[number] if number in forms else text[start:end]
        lemma = _changed(form, change) if change else form
        nominative = named.get(number, ())
        yield LemmatizedWord(start, end, form, lemma, (lemma,) if nominative == 0 else tuple(nominative))


def _expected(text: str) -> list[tuple[int, int]]:
    return list(map(re.Match.span, _WORD.finditer(text)))


@lru_cache(1 << 16)
def _change(form: str, lemma: str) -> str:
    """Tell what makes a form its lemma: `2s` takes two letters from its end and adds an s.

    A minus before it lowers the form first; nothing changes nothing.
    """
    if form == lemma:
        return ""
    lowered = form[:1] != lemma[:1] and form.lower()[:1] == lemma[:1] and max(form) <= _LAST_LOWERED
    base = form.lower() if lowered else form
    shared = 0
    for one, other in zip(base, lemma, strict=False):
        if one != other:
            break
        shared += 1
    return f"{'-' * lowered}{len(base) - shared},{lemma[shared:]}"


def _changed(form: str, change: str) -> str:
    base = form.lower() if change[0] == "-" else form
    cut, _, added = change.lstrip("-").partition(",")
    return base[: len(base) - int(cut)] + added
