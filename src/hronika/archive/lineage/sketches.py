"""MinHash signatures of small sets, and the bands by which similar ones meet.

Broder 1997, On the resemblance and containment of documents; banding as in Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, chapter 3. All sets of an article are hashed at once.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

PERIOD = 28
"""Days in a period; what is stored of one lies together, however large the archive is."""
REACH = PERIOD // 2
"""How many days apart two things may lie that are looked for by their bands."""

_BITS_OF_BAND = 40

Signatures = npt.NDArray[np.uint64]
"""A row for each set, a column for each permutation."""


class Permutations:
    """So many permutations of 32-bit hashes (multiply-shift), always the same ones."""

    def __init__(self, count: int) -> None:
        chance = np.random.default_rng(20240507)
        self._factors = chance.integers(1, 1 << 63, size=count, dtype=np.uint64) | np.uint64(1)
        self._terms = chance.integers(0, 1 << 63, size=count, dtype=np.uint64)

    def signatures(self, sets: Sequence[Sequence[int]]) -> Signatures:
        """Give the signatures of sets of 32-bit hashes, none of them empty."""
        hashes = np.fromiter((each for found in sets for each in found), dtype=np.uint64)
        starts = np.cumsum([0, *(len(found) for found in sets[:-1])])
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
    return [[int(band) for band in found] for found in (mixed >> np.uint64(64 - _BITS_OF_BAND)).tolist()]


def in_period(day: date | None) -> int:
    """Give what makes a band that of the period of a day, by `|`; what has no day has its own period."""
    return (day.toordinal() // PERIOD if day else 0) << _BITS_OF_BAND


def in_reach(day: date | None) -> tuple[int, ...]:
    """Give the same of all periods that have days in reach of a day."""
    if day is None:
        return (0,)
    period, place = divmod(day.toordinal(), PERIOD)
    # In the later half of a period only the next one is in reach, in the earlier half the one before.
    return period << _BITS_OF_BAND, (period + 1 if place >= REACH else period - 1) << _BITS_OF_BAND
