"""Units: slices of the input that are read at once, each named by the hash of what its files follow from.

Where a unit ends is decided by what is in it, not by where it stands: an article that comes in somewhere
changes the units around it, and soon one ends where one ended before, from where on all are as they were.

Units are small in the beginning, so that a short run has enough of them to keep all workers busy to its end,
and larger the more came in before, so that a long one has not too many files.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hronika.bulk.items import Item, item_bytes
from hronika.exports.exported import Unreadable

MOST_ITEMS = 500
"""So many articles and failures are in a unit at most."""

_FIRST_CHARACTERS, _MOST_CHARACTERS = 50_000, 1_600_000
"""After so many characters a unit ends, in the beginning and ever: what it holds is in memory while it is
read. A doubling comes when a unit is less than a part in `_PARTS` of what came in before."""

_PARTS = 128

# From half of the most on, one article in so many ends a unit, and of long ones, which are few in a unit, so
# many as make up a part of its most characters.
_ENDS_ONE_IN, _ENDS_A_PART = 128, 4
_NAME_DIGITS = 24


@dataclass(frozen=True)
class Unit:
    """What is read at once: its name and its items."""

    name: str
    items: tuple[Item, ...]


def is_unit_name(name: str) -> bool:
    """Whether something is the name of a unit."""
    return re.fullmatch(f"[0-9a-f]{{{_NAME_DIGITS}}}", name) is not None


def units_of(items: Iterable[Item], versions: str, most: int = MOST_ITEMS) -> Iterator[Unit]:
    """Pack the items of a run into units, in order, each of `most` items at most, fewer where they are long.

    `versions` is whatever else the files of a unit follow from: who reads, and by which options.
    """
    names: set[str] = set()
    packed: list[Item] = []
    characters = before = 0
    for item in items:
        packed.append(item)
        length = 0 if isinstance(item, Unreadable) else len(item.article.text)
        characters += length
        most_characters = _most_characters(before)
        full = max(len(packed) / most, characters / most_characters)
        if full >= 1 or (full >= 1 / 2 and _ends_here(item, length / most_characters)):
            yield _unit(packed, versions, names)
            before += characters
            packed, characters = [], 0
    if packed:
        yield _unit(packed, versions, names)


def _most_characters(before: int) -> int:
    """Give after how many characters a unit ends, before which so many came in."""
    most = _FIRST_CHARACTERS
    while most < _MOST_CHARACTERS and before >= 2 * most * _PARTS:
        most *= 2
    return most


def _ends_here(item: Item, share: float) -> bool:
    """Whether an item of such a share of the most characters ends a unit; its text decides it by chance."""
    if isinstance(item, Unreadable):
        return False
    return int(item.article.sha256[:8], 16) / (1 << 32) < max(1 / _ENDS_ONE_IN, _ENDS_A_PART * share)


def _unit(items: Sequence[Item], versions: str, names: set[str]) -> Unit:
    digest = hashlib.sha256(versions.encode())
    for item in items:
        digest.update(b"\n" + item_bytes(item))
    # The same failures at the same places may fill two units; each is one of its own.
    while (name := digest.hexdigest()[:_NAME_DIGITS]) in names:
        digest.update(b"\nagain")
    names.add(name)
    return Unit(name, tuple(items))
