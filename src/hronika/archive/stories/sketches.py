"""Sketches of texts by which near-duplicates are found, and how much of a text stands in another.

A text is the set of its shingles, three words in a row each, without case and marks between them (Broder
1997, On the resemblance and containment of documents). Candidates are found by MinHash with banding; how much
they share is then said by the shingles themselves, and by the texts whether one is a copy
(`hronika.archive.stories.copies`).
"""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hronika.archive.minhash import Permutations, bands
from hronika.archive.terms import terms

Shingles = npt.NDArray[np.uint32]
"""The hashes of the shingles of a text, sorted, each once."""

FEWEST = 12
"""A text of fewer shingles is too short to be called a copy of anything but the same text."""
NEAR = 0.25
"""How much of the shorter text has to stand in the other one, as a share of its shingles."""
_ALIKE = 0.1  # how much of both together they share, as well

_IN_A_ROW = 3
_LEAD = 80  # words; copies are mostly cut from the end
# Of two texts of 100 shingles each that share 25, and 15 in 150 are common to both (.17), .60 meet in one of
# the bands, of those that share half (.33) .98; of those that share one in a hundred .003.
_ROWS = 2
_OF_WHOLE, _OF_LEAD = Permutations(32 * _ROWS), Permutations(14 * _ROWS)
# Odd numbers, so that all bits of the hash of each word count.
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], dtype=np.uint32)


class Sketch(NamedTuple):
    """A text as it is compared with others: its shingles, and its bands, of which near texts share one.

    Bands are 40-bit numbers, of the text and of its lead; a text that is too short to be compared has none.
    """

    shingles: Shingles
    bands: tuple[int, ...]


def sketch(text: str) -> Sketch:
    """Make the sketch of a text."""
    words = terms(text)
    whole = _of_words(words)
    found: set[int] = set()
    if len(whole) >= FEWEST:
        found.update(_bands(whole, _OF_WHOLE, 0))
        # What a text begins with is compared with what others begin with, and not with all of them.
        found.update(_bands(whole[: _LEAD - _IN_A_ROW + 1], _OF_LEAD, 1))
    return Sketch(np.unique(whole), tuple(sorted(found)))


def shingles_in_order(text: str) -> Shingles:
    """Give the shingles of a text in its order, each as often as it stands there."""
    return _of_words(terms(text))


def shared(one: Shingles, other: Shingles) -> float:
    """Give the share of the shingles of the shorter text that the other has; 0 where that is too little.

    So it is below a quarter, and where it is less than a tenth of both together (their Jaccard index).
    """
    shorter = min(len(one), len(other))
    if not shorter:
        return 0.0
    common = len(np.intersect1d(one, other, assume_unique=True))
    share = common / shorter
    return share if share >= NEAR and common / (len(one) + len(other) - common) >= _ALIKE else 0.0


def packed(found: Shingles) -> bytes:
    """Write shingles as bytes, in little-endian order."""
    return found.astype("<u4").tobytes()


def unpacked(stored: bytes) -> Shingles:
    """Read shingles that `packed` wrote."""
    return np.frombuffer(stored, dtype="<u4").astype(np.uint32)


def _of_words(words: Sequence[str]) -> Shingles:
    encoded = map(str.encode, words)
    hashes = np.fromiter(map(zlib.crc32, encoded), dtype=np.uint32, count=len(words))
    count = len(hashes) - _IN_A_ROW + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint32)
    parts = [hashes[place : place + count] * _FACTORS[place] for place in range(_IN_A_ROW)]
    mixed = parts[0] ^ (parts[1] << np.uint32(7) | parts[1] >> np.uint32(25)) ^ parts[2]
    return np.asarray(mixed, dtype=np.uint32)


def _bands(found: Shingles, permutations: Permutations, salt: int) -> list[int]:
    return bands(permutations.signatures([found]), _ROWS, [salt])[0]
