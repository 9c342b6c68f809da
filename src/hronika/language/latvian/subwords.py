"""Sub-words of word forms as hash numbers: what the model knows of a word without its context.

A word form is seen as the character n-grams of `<form>` (the angle brackets mark its ends), each hashed with
MurmurHash3 x64 128 as floret does (https://github.com/explosion/floret, after Bojanowski et al. 2017,
"Enriching Word Vectors with Subword Information"). All of it works on many forms at once with numpy.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hronika.language.quotation_marks import DOUBLE, SINGLE

SHAPE_BITS = 14
SEED = 2166136261

_DASHES = frozenset("-‐‑‒–—―−")
_MARKS = DOUBLE | SINGLE
_NO_MARKS = (False,) * 7
_DIGITS = str.maketrans("123456789", "0" * 9)

# What stays of 16 bytes, read as two little-endian words, where only the first so many count.
_MASKS = np.where(np.arange(16) < np.arange(16)[:, None], 0xFF, 0).astype(np.uint8).view("<u8")
_MASK1, _MASK2 = _MASKS.T.astype(np.uint64, order="C")

_C1 = np.uint64(0x87C37B91114253D5)
_C2 = np.uint64(0x4CF5AD432745937F)
_FIVE = np.uint64(5)


def static_form(form: str) -> str:
    """The form as the static vectors know it: lower case, every digit a 0."""
    return form.lower().translate(_DIGITS)


def bag_form(form: str) -> str:
    """The form as the learnt n-gram bag knows it: as written, every digit a 0."""
    return form.translate(_DIGITS)


def shapes(forms: Sequence[str]) -> NDArray[np.float32]:
    """What forms look like, as bits: case, digits, punctuation, marks, length. (forms, SHAPE_BITS)."""
    return np.array([_shape(form) for form in forms], np.float32).reshape(-1, SHAPE_BITS)


def _shape(form: str) -> tuple[float, ...]:
    long = len(form) > 1
    letters = form.isalpha()
    end = (letters and not long, not form.isascii(), min(len(form), 20) / 20)
    low = form.islower()
    if letters and (low or form.istitle()):  # as nearly all forms are
        return (not low, False, False, low, *_NO_MARKS, *end)
    return (
        form[:1].isupper(),
        form.isupper() and long,
        any(map(str.isupper, form[1:])),
        low,
        form.isdigit(),
        any(map(str.isdigit, form)),
        not any(map(str.isalnum, form)),
        form[-1:] == "." and long,
        "-" in form and long,
        form in _MARKS,
        form in _DASHES,
        *end,
    )


class Grams:
    """The n-grams of many words as table rows: `rows[starts[i]:starts[i + 1]]` are those of word i."""

    __slots__ = ("rows", "starts")

    def __init__(self, rows: NDArray[np.int64], starts: NDArray[np.int64]) -> None:
        self.rows = rows
        self.starts = starts

    def mean(self, table: NDArray[np.int8], scales: NDArray[np.float32]) -> NDArray[np.float32]:
        """Mean of the table's rows for every word; a row is worth its int8 values times its scale.

        Words of equally many n-grams are done together: numpy is slow at sums of unequal length.
        """
        counts = np.diff(self.starts)
        weights = scales[self.rows] / np.repeat(counts, counts).astype(np.float32)
        means = np.empty((len(counts), table.shape[1]), np.float32)
        order = np.argsort(counts, kind="stable")
        bounds = np.flatnonzero(np.diff(counts[order], prepend=-1, append=-1))
        for first, last in pairwise(bounds.tolist()):
            words = order[first:last]
            places = self.starts[words][:, None] + np.arange(counts[words[0]])
            rows = table.take(self.rows[places], axis=0).astype(np.float32)
            means[words] = np.einsum("wg,wgd->wd", weights[places], rows)
        return means


def grams(
    forms: Sequence[str], shortest: int, longest: int, buckets: int, *, hashes: int, whole: bool = True
) -> Grams:
    """Hash the n-grams of `<form>` from `shortest` to `longest` characters, and with `whole` all of `<form>`.

    Every n-gram gives `hashes` (1 or 2) rows below `buckets`. With `whole` an n-gram that is the whole word
    counts once more, as it does in floret; a lone end mark is no n-gram.
    """
    encoded = [f"<{form}>".encode() for form in forms]
    data = np.frombuffer(b"".join(encoded) + bytes(32), np.uint8)
    word_ends = np.cumsum([len(word) for word in encoded], dtype=np.int64)
    # Code points start at every byte that does not continue one (10xxxxxx); one more start closes the last.
    total = int(word_ends[-1]) if len(encoded) else 0
    characters = np.flatnonzero((data[:total] & 0xC0) != 0x80)
    word_of = np.searchsorted(word_ends, characters, side="right")
    bounds = np.append(characters, total)
    first_of_word = np.searchsorted(characters, np.concatenate(([0], word_ends[:-1])))
    last_of_word = np.append(first_of_word[1:], len(characters))

    begins: list[NDArray[np.int64]] = []
    ends: list[NDArray[np.int64]] = []
    owners: list[NDArray[np.int64]] = []
    index = np.arange(len(characters))
    left = last_of_word[word_of] - index  # characters from here to the end of the word
    for n in range(shortest, longest + 1):
        usable = index[left >= n]
        if n == 1:  # `<` and `>` alone say nothing
            at_end = (usable == first_of_word[word_of[usable]]) | (left[usable] == 1)
            usable = usable[~at_end]
        begins.append(bounds[usable])
        ends.append(bounds[usable + n])
        owners.append(word_of[usable])
    if whole:
        begins.append(bounds[first_of_word])
        ends.append(word_ends)
        owners.append(np.arange(len(encoded)))
    begin, end, owner = np.concatenate(begins), np.concatenate(ends), np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    begin, end, owner = begin[order], end[order], owner[order]
    low = murmur(data, begin, end - begin)
    if hashes == 2:
        rows = np.stack([low & np.uint64(0xFFFFFFFF), low >> np.uint64(32)], 1).ravel()
    else:
        rows = low & np.uint64(0xFFFFFFFF)
    starts = np.searchsorted(owner, np.arange(len(encoded) + 1)) * hashes
    return Grams((rows % np.uint64(buckets)).astype(np.int64), starts.astype(np.int64))


def murmur(
    data: NDArray[np.uint8], begin: NDArray[np.int64], length: NDArray[np.int64], seed: int = SEED
) -> NDArray[np.uint64]:
    """First 64 bits of MurmurHash3 x64 128 of many slices of `data`, which goes on 32 bytes past the last."""
    # Eight bytes from every byte, as a little-endian word.
    words = np.ndarray(len(data) - 7, "<u8", data, strides=(1,)).astype(np.uint64)
    h1 = np.full(len(begin), seed, np.uint64)
    h2 = h1.copy()
    blocks = length // 16
    for block in range(int(blocks.max(initial=0))):
        at = np.flatnonzero(blocks > block)
        here = begin[at] + 16 * block
        a = h1[at] ^ _mix1(words[here])
        a = (_rotate(a, 27) + h2[at]) * _FIVE + np.uint64(0x52DCE729)
        b = h2[at] ^ _mix2(words[here + 8])
        h2[at] = (_rotate(b, 31) + a) * _FIVE + np.uint64(0x38495AB5)
        h1[at] = a
    rest, left = begin + 16 * blocks, length % 16
    k1, k2 = words[rest] & _MASK1[left], words[rest + 8] & _MASK2[left]
    h1 ^= _mix1(k1)
    h2 ^= _mix2(k2)
    size = length.astype(np.uint64)
    h1 ^= size
    h2 ^= size
    h1 += h2
    h2 += h1
    return _finish(h1) + _finish(h2)


def _mix1(k: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return _rotate(k * _C1, 31) * _C2


def _mix2(k: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return _rotate(k * _C2, 33) * _C1


def _rotate(x: NDArray[np.uint64], bits: int) -> NDArray[np.uint64]:
    return (x << np.uint64(bits)) | (x >> np.uint64(64 - bits))


def _finish(k: NDArray[np.uint64]) -> NDArray[np.uint64]:
    k = (k ^ (k >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    k = (k ^ (k >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return k ^ (k >> np.uint64(33))
