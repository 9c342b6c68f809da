"""What two contents are compared by to tell whether they are of one matter, whoever made them comparable.

In an article words are lemmas and people are its entities; across articles both are hashes of stems. Only the
comparison stands here, so that within and across articles the same is meant by it.
"""

from collections.abc import Hashable
from typing import NamedTuple

_NOTHING: frozenset[Hashable] = frozenset()


class Matter(NamedTuple):
    """What a content is about.

    `words` are its content words, names apart; `people` are the persons and `names` the rest that it names;
    `numbers` are its amounts, and `negated` those of its words that are negated.
    """

    words: frozenset[Hashable]
    people: frozenset[Hashable] = _NOTHING
    names: frozenset[Hashable] = _NOTHING
    numbers: frozenset[Hashable] = _NOTHING
    negated: frozenset[Hashable] = _NOTHING

    def parts(self) -> tuple[frozenset[Hashable], ...]:
        """Give what is counted of it, sort by sort."""
        return self.words, self.people, self.names, self.numbers


def likeness(one: Matter, other: Matter, *, same_numbers: bool = True) -> float:
    """Give the share of the shorter of two contents that the longer one has, 0 where they are of two matters.

    So they are where each names people, or other things, and none that the other names; where each has
    amounts and lacks some of the other's, unless these may differ; and where they share but one word that
    does not make up the whole of one.
    """
    if _are_apart(one.people, other.people) or _are_apart(one.names, other.names):
        return 0.0
    if same_numbers and one.numbers - other.numbers and other.numbers - one.numbers:
        return 0.0
    counted = list(zip(one.parts(), other.parts(), strict=True))
    if not same_numbers:
        del counted[-1]
    common = len(one.words & other.words)
    if not common:
        return 0.0
    shared = sum(len(left & right) for left, right in counted)
    shorter = min(sum(len(left) for left, _ in counted), sum(len(right) for _, right in counted))
    if shared < min(_FEWEST, shorter):
        return 0.0
    return shared / shorter


_FEWEST = 2


def are_opposed(one: Matter, other: Matter) -> bool:
    """Say whether one negates a word that the other has and does not negate."""
    return bool((one.words & other.words) & (one.negated ^ other.negated))


def agree_in_numbers(correction: Matter, claim: Matter) -> bool:
    """Say whether all amounts of a claim are those that a correction holds: then it says the same already."""
    return bool(claim.numbers) and claim.numbers <= correction.numbers


def _are_apart(one: frozenset[Hashable], other: frozenset[Hashable]) -> bool:
    return bool(one and other and one.isdisjoint(other))
