"""Which members of a component are one: single linkage from the likeliest link on, with what rules it out.

Members of one key are equal. Links are of pairs of keys, the smaller one first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from hronika.archive.lineage.members import Comparison, MemberRow

T = TypeVar("T")

MOST = 64
"""How many keys a component may have and be parted into groups; in a larger one only equal members are one.

So large is what is told again and again for months: each is like the next, and the last not like the first.
"""


def parted(
    rows: Sequence[MemberRow[T]], linked: Mapping[tuple[int, int], float], comparison: Comparison[T]
) -> list[set[int]]:
    """Part a component into groups, which are given by the numbers of their members.

    Never are two of one version in a group, nor two that contradict each other, unless they are linked.
    """
    numbers = numbers_by_key(rows)
    if len(numbers) == 1 or len(numbers) > MOST:
        return list(numbers.values())
    versions, features = _by_key(rows)
    of = {key: {key} for key in numbers}
    for one, other in sorted(linked, key=lambda pair: (-linked[pair], pair)):
        left, right = of[one], of[other]
        if left is right or _are_apart(left, right, versions, features, linked, comparison):
            continue
        left |= right
        of.update(dict.fromkeys(right, left))
    groups = {id(group): group for group in of.values()}.values()
    return [set[int]().union(*(numbers[key] for key in group)) for group in groups]


def fit(
    parts: Sequence[Sequence[MemberRow[T]]], linked: Collection[tuple[int, int]], comparison: Comparison[T]
) -> bool:
    """Say whether each of the parts of a component is one group, and all of them are one together."""
    if any(row.lineage != part[0].number for part in parts for row in part):
        return False
    versions, features = _by_key(row for part in parts for row in part)
    keys = [{row.key for row in part} for part in parts]
    return not any(
        _are_apart(one, other, versions, features, linked, comparison) for one, other in combinations(keys, 2)
    )


def _are_apart(
    one: Iterable[int],
    other: Collection[int],
    versions: Mapping[int, set[int]],
    features: Mapping[int, T],
    linked: Collection[tuple[int, int]],
    comparison: Comparison[T],
) -> bool:
    """Say whether two groups hold members of one version, or some that contradict each other."""
    for left in one:
        for right in other:
            if left == right:
                continue
            if not versions[left].isdisjoint(versions[right]):
                return True
            if pair(left, right) not in linked and comparison.contradict(features[left], features[right]):
                return True
    return False


def numbers_by_key(rows: Iterable[MemberRow[T]]) -> dict[int, set[int]]:
    """Give the numbers of the members of each key."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        numbers[row.key].add(row.number)
    return numbers


def pair(one: int, other: int) -> tuple[int, int]:
    """Give two keys as a pair, the smaller one first."""
    return (one, other) if one < other else (other, one)


def _by_key(rows: Iterable[MemberRow[T]]) -> tuple[dict[int, set[int]], dict[int, T]]:
    """Give the versions that have members of each key, and what these are compared by."""
    versions: dict[int, set[int]] = defaultdict(set)
    features: dict[int, T] = {}
    for row in rows:
        versions[row.key].add(row.version)
        features[row.key] = row.features
    return versions, features
