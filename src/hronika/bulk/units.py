"""Units: slices of the input that are read at once, each named by the hash of what its files follow from.

Where a unit ends is decided by what is in it, not by where it stands: an article that comes in somewhere
changes the units around it, and soon one ends where one ended before, from where on all are as they were.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hronika.bulk.items import Item, item_bytes
from hronika.exports.exported import Unreadable

MOST_ITEMS = 500
"""So many articles and failures are in a unit at most."""

_MOST_CHARACTERS = 2_000_000
"""After so many characters a unit ends: its texts and records are held in memory while it is read."""

# From half of the most on, one article in so many ends a unit.
_ENDS_ONE_IN = 128
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
    """Pack the items of a run into units, in order, each of `most` items at most.

    `versions` is whatever else the files of a unit follow from: who reads, and by which options.
    """
    names: set[str] = set()
    packed: list[Item] = []
    characters = 0
    for item in items:
        packed.append(item)
        characters += 0 if isinstance(item, Unreadable) else len(item.article.text)
        if len(packed) == most or characters > _MOST_CHARACTERS or _ends_here(item, len(packed), most):
            yield _unit(packed, versions, names)
            packed, characters = [], 0
    if packed:
        yield _unit(packed, versions, names)


def _ends_here(item: Item, size: int, most: int) -> bool:
    if 2 * size < most or isinstance(item, Unreadable):
        return False
    return int(item.article.sha256[:8], 16) % _ENDS_ONE_IN == 0


def _unit(items: Sequence[Item], versions: str, names: set[str]) -> Unit:
    digest = hashlib.sha256(versions.encode())
    for item in items:
        digest.update(b"\n" + item_bytes(item))
    # The same failures at the same places may fill two units; each is one of its own.
    while (name := digest.hexdigest()[:_NAME_DIGITS]) in names:
        digest.update(b"\nagain")
    names.add(name)
    return Unit(name, tuple(items))
