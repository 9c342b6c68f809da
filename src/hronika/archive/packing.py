"""Texts and their words as the few bytes that are stored of them."""

import json
import zlib
from collections.abc import Sequence

from hronika.lemmas import LemmatizedWord


def pack(text: str) -> bytes:
    """Compress a text."""
    return zlib.compress(text.encode())


def unpack(packed: bytes) -> str:
    """Give the text that was compressed; raises zlib.error where the bytes are damaged."""
    return zlib.decompress(packed).decode()


def pack_words(words: Sequence[LemmatizedWord], text: str) -> bytes:
    """Compress the words of a text; what the text itself tells of them is left out."""
    places: list[int] = []
    end = 0
    for word in words:
        places += (word.start - end, word.end - word.start)
        end = word.end
    lemmas = [None if word.lemma == word.form else word.lemma for word in words]
    forms = {
        number: word.form for number, word in enumerate(words) if word.form != text[word.start : word.end]
    }
    named = {number: word.nominative for number, word in enumerate(words) if word.nominative}
    return pack(json.dumps([places, lemmas, forms, named], ensure_ascii=False, separators=(",", ":")))


def unpack_words(packed: bytes, text: str) -> tuple[LemmatizedWord, ...]:
    """Give the words that were compressed together with the same text."""
    places, lemmas, forms, named = json.loads(unpack(packed))
    words, end = [], 0
    for number, lemma in enumerate(lemmas):
        start = end + places[2 * number]
        end = start + places[2 * number + 1]
        form = forms.get(str(number), text[start:end])
        nominative = tuple(named.get(str(number), ()))
        words.append(LemmatizedWord(start, end, form, form if lemma is None else lemma, nominative))
    return tuple(words)
