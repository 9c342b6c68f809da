"""Lines in which capitals tell nothing, as headlines have them, and what is named in these alone."""

from bisect import bisect_right
from collections.abc import Iterator

from hronika.record import Name, Record

_LONGEST = 160
"""A longer line is no headline."""
_WORD = 4
"""Words with fewer letters stay small where the others are written with capitals: `un`, `par`, `the`."""
_LEAST_WORDS = 3
"""So many words show how a line is written; two may be a whole name."""


def only_in_headlines(record: Record, text: str) -> Iterator[str]:
    """Yield the identifiers of those, named by several words, whose mentions all stand in such lines.

    Only people and organizations are looked at; who has one name is taken together.
    """
    told: dict[str, list[Name]] = {}
    for name in record.names:
        if name.kind in ("person", "organization") and " " in name.name:
            told.setdefault(name.name, []).append(name)
    if not told:
        return
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    known: dict[int, bool] = {}

    def stands_there(name: Name) -> bool:
        place = bisect_right(starts, name.span.start) - 1
        if place not in known:
            known[place] = has_mute_capitals(lines[place])
        return known[place]

    for mentions in told.values():
        if all(map(stands_there, mentions)):
            yield mentions[0].entity


def has_mute_capitals(line: str) -> bool:
    """Say whether a line is written in capitals, or each of its words with one: then they tell no name.

    >>> has_mute_capitals("MINISTRS KALNS ATKĀPJAS"), has_mute_capitals("Ministrs Kalns Atkāpjas No Amata")
    (True, True)
    >>> has_mute_capitals("Jānis Kalns atkāpjas"), has_mute_capitals("Anna Roze")
    (False, False)
    """
    line = line.strip()
    if not line or len(line) > _LONGEST or line.endswith("."):
        return False
    words = [word for word in ("".join(filter(str.isalpha, part)) for part in line.split()) if word]
    if len(words) < _LEAST_WORDS:
        return False
    if line.isupper():
        return True
    longer = [word for word in words if len(word) >= _WORD]
    return len(longer) >= _LEAST_WORDS and all(word[0].isupper() for word in (words[0], *longer))
