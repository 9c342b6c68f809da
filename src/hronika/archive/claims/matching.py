"""Whether a response of one article is to a claim of another, by what is compared of both; its storage."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import product
from typing import Any, NamedTuple, cast

from pydantic_core import from_json, to_json

from hronika.matters import Matter, agree_in_numbers, are_opposed, likeness
from hronika.record import ResponseKind

OPPOSED = 0.75
"""The least likeness of a claim with a statement that says the opposite without a word of denial."""
_SUBSTITUTED = 0.75
"""That with a denial or confirmation where each of the two has words that the other lacks."""
OF_OWN_WORDS: frozenset[ResponseKind] = frozenset(("corrects", "withdraws"))
"""What one does with words of one's own."""
_PERSONAL: frozenset[ResponseKind] = frozenset(("denies", "confirms"))

Times = frozenset[tuple[int, int]]
"""The first and the last day, as ordinals, of each time that something tells."""


class ComparedClaim(NamedTuple):
    """A statement or event that may be responded to: `anchors` are its names, `speaker` is who says it."""

    matter: Matter
    anchors: frozenset[str]
    speaker: str | None
    times: Times = frozenset()

    @property
    def is_telling(self) -> bool:
        """Whether there is enough to compare: a name, and more than one thing that is said."""
        matter = self.matter
        return bool(self.anchors) and len(matter.words | matter.people | matter.names) > 1


class Facet(NamedTuple):
    """One matter of a response with its times, and what a claim of that matter is like.

    `opposed` says that it says the opposite, `other_numbers` that its amounts, if it has any, are not those
    that the response holds.
    """

    matter: Matter
    least: float
    opposed: bool = False
    other_numbers: bool = False
    times: Times = frozenset()

    def likeness(self, claim: ComparedClaim) -> float:
        """Give from 0 to 1 how much of the matter a claim has; 0 where it is another matter or time."""
        matter, other = self.matter, claim.matter
        if self.other_numbers:
            if agree_in_numbers(matter, other):
                return 0.0
        elif self.times and claim.times and not _meet(self.times, claim.times):
            return 0.0
        score = likeness(matter, other, same_numbers=not self.other_numbers)
        return score if score >= self.least and are_opposed(matter, other) == self.opposed else 0.0

    def is_of_other_words(self, claim: ComparedClaim) -> bool:
        """Whether each has words that the other lacks: `karavīri nosūtīti`, `ieroči nosūtīti`."""
        mine, its = self.matter.words, claim.matter.words
        return bool(mine - its and its - mine)

    def has_details(self, claim: ComparedClaim) -> bool:
        """Whether a claim has the amounts of the matter, and a time if that has one."""
        return self.matter.numbers <= claim.matter.numbers and bool(claim.times or not self.times)


class ComparedResponse(NamedTuple):
    """A response as claims are compared with it; `terms` are its words as the search index has them."""

    kind: ResponseKind
    facets: tuple[Facet, ...]
    anchors: frozenset[str]
    terms: frozenset[str]
    speaker: str | None

    @property
    def words(self) -> frozenset[Hashable]:
        """The words of all its matters, of which a claim has to have one."""
        return frozenset[Hashable]().union(*(facet.matter.words for facet in self.facets))

    @property
    def is_notice(self) -> bool:
        """Whether an outlet says of its own text that what it told is not so."""
        return self.kind in OF_OWN_WORDS and self.speaker is None

    def score(self, claim: ComparedClaim) -> float:
        """Give from 0 to 1 how much of the matter is the same, 0 where it is no response to this claim."""
        if self.anchors.isdisjoint(claim.anchors):
            return 0.0
        if self.kind in _PERSONAL and self.speaker is not None and self.speaker == claim.speaker:
            return 0.0
        best = 0.0
        for facet in self.facets:
            # What was told by mistake may be the amount or the day alone.
            if self.kind == "withdraws" and self.is_notice and not facet.has_details(claim):
                continue
            score = facet.likeness(claim)
            if self.kind in _PERSONAL and score < _SUBSTITUTED and facet.is_of_other_words(claim):
                continue
            best = max(best, score)
        return round(best, 3)


def packed(claim: ComparedClaim) -> bytes:
    """Write what is compared of a claim."""
    listed = [_listed(claim.matter), sorted(claim.anchors), claim.speaker, sorted(claim.times)]
    return to_json(listed)


def unpacked(stored: bytes) -> ComparedClaim:
    """Read it; rows of older archives have no times."""
    matter, anchors, speaker, *times = from_json(stored)
    return ComparedClaim(_matter_of(matter), frozenset(anchors), speaker, *map(_times_of, times))


def packed_response(answer: ComparedResponse) -> bytes:
    """Write what is compared of a response."""
    facets = [(_listed(matter), *rest, sorted(times)) for matter, *rest, times in answer.facets]
    return to_json([answer.kind, facets, sorted(answer.anchors), sorted(answer.terms), answer.speaker])


def unpacked_response(stored: bytes) -> ComparedResponse:
    """Read it; facets of older archives end with `opposed`."""
    kind, facets, anchors, found, speaker = from_json(stored)
    made = tuple(Facet(_matter_of(matter), *rest[:3], *map(_times_of, rest[3:])) for matter, *rest in facets)
    return ComparedResponse(kind, made, frozenset(anchors), frozenset(found), speaker)


def _listed(matter: Matter) -> list[list[Any]]:
    return [sorted(cast("frozenset[str]", part)) for part in matter]


def _matter_of(stored: Sequence[Iterable[Hashable]]) -> Matter:
    return Matter(*map(frozenset, stored))


def _times_of(stored: Iterable[Sequence[int]]) -> Times:
    return frozenset((first, last) for first, last in stored)


def _meet(ones: Times, others: Times) -> bool:
    return any(one[0] <= other[1] and other[0] <= one[1] for one, other in product(ones, others))
