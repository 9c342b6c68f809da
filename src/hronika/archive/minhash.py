"""MinHash: sketches of sets by which similar ones are found.

Broder 1997, On the resemblance and containment of documents; banding as in Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, chapter 3. Several sets are hashed at once.
"""

from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

BITS_OF_BAND = 40

Signatures = npt.NDArray[np.uint64]
"""A row for each set, a column for each permutation."""


class Permutations:
    """So many permutations of 32-bit hashes (multiply-shift), always the same ones."""

    def __init__(self, count: int) -> None:
        chance = np.random.default_rng(20240507)
        self._factors = chance.integers(1, 1 << 63, size=count, dtype=np.uint64) | np.uint64(1)
        self._terms = chance.integers(0, 1 << 63, size=count, dtype=np.uint64)

    def signatures(self, sets: Sequence[Sequence[int] | npt.NDArray[np.uint32]]) -> Signatures:
        """Give the signatures of sets of 32-bit hashes, none of them empty."""
        lengths = [len(found) for found in sets]
        # Most sets are small: an array of each would take longer than all that is done with it.
        hashes = (
            np.asarray(sets[0], dtype=np.uint64)
            if len(sets) == 1
            else np.fromiter(chain.from_iterable(sets), dtype=np.uint64, count=sum(lengths))
        )
        starts = [0, *accumulate(lengths[:-1])]
        permuted = (hashes[:, None] * self._factors + self._terms) >> np.uint64(32)
        return np.asarray(np.minimum.reduceat(permuted, starts, axis=0), dtype=np.uint64)


def bands(signatures: Signatures, rows: int, salts: Sequence[int]) -> list[list[int]]:
    """Give the bands of each signature, of so many columns each, 40-bit numbers; other salts share none."""
    count = signatures.shape[1] // rows
    mixed = np.zeros((len(signatures), count), dtype=np.uint64)
    for row in range(rows):
        mixed = (mixed ^ signatures[:, row : count * rows : rows]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    mixed ^= np.array(salts, dtype=np.uint64)[:, None] + np.arange(count, dtype=np.uint64) * np.uint64(
        0xD6E8FEB86659FD93
    )
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    made: list[list[int]] = (mixed >> np.uint64(64 - BITS_OF_BAND)).tolist()
    return made
