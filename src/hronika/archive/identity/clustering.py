"""Who is one: clusters of profiles, from how likely each pair is one and from what people judged.

The result follows from the profiles, the scores and the judgements alone, in whatever order they came. Sure
pairs are joined, the surest first, and only where no pair of the two clusters is unlikely to be one (complete
linkage with cannot-link constraints; Wagstaff et al. 2001, Constrained K-means); what is as surely one of two
others that are not one is joined to neither. Then those that tell less of themselves (a name without a role,
a surname) are laid to the one cluster that they fit; where they fit several they stay by themselves, and a
person can settle it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from hronika.archive.identity.judgements import Judged, Pair

SURE = 0.9
"""From here on a pair is one without anybody's judgement."""
POSSIBLE = 0.5
"""From here on one that fits is a rival of another: what fits two is laid to none."""
UNLIKELY = 0.1
"""Below this a pair keeps their clusters apart."""
_AS_SURE = 3.0  # how many times more doubt leaves one rival of two as sure as the other
OPEN = 0.02
"""From here on a pair that is not joined is a question for people; below it is taken for two."""


def cluster(
    levels: Sequence[Sequence[str]],
    score: Callable[[str, str], float],
    judged: Judged,
    fixed: Iterable[Collection[str]] = (),
) -> list[frozenset[str]]:
    """Cluster profiles by id.

    `levels` has them by how much they tell of who is meant, the most first (a name with roles); `score`
    says how likely two are one, from 0 to 1. `fixed` are clusters that were made before: nothing is asked
    about two of them.
    """
    made = _Clusters(levels, score, judged, fixed)
    for number, level in enumerate(levels):
        made.join_sure(sorted(level))
        if number or made.fixed:
            made.attach(frozenset(level))
    return [frozenset(group) for group in made.groups()]


class _Clusters:
    def __init__(
        self,
        levels: Sequence[Sequence[str]],
        score: Callable[[str, str], float],
        judged: Judged,
        fixed: Iterable[Collection[str]],
    ) -> None:
        self._level = {profile: number for number, level in enumerate(levels) for profile in level}
        self._of = {profile: {profile} for profile in self._level}
        for group in fixed:
            together = set(group)
            self._of |= dict.fromkeys(together, together)
            self._level |= dict.fromkeys(together, -1)
        self.fixed = frozenset(self._of) - frozenset(profile for level in levels for profile in level)
        self._judged = judged
        self._score = score
        self._scores: dict[Pair, float] = {}
        for one, other in sorted(judged.same):
            if one in self._of and other in self._of:
                self._join(one, other)

    def groups(self) -> list[set[str]]:
        found = {id(group): group for _, group in sorted(self._of.items())}
        return list(found.values())

    def join_sure(self, level: Sequence[str]) -> None:
        """Join the sure pairs within a level, the surest first.

        Of what tells the most of itself, what is as surely one of two is laid to neither. Of names alone two
        spellings may be unlike, and a third be that of both.
        """
        pairs = []
        fitting: dict[str, dict[str, float]] = {one: {} for one in level}
        apart = []
        for place, one in enumerate(level):
            for other in level[place + 1 :]:
                if (score := self._likelihood(one, other)) >= SURE:
                    pairs.append((-score, one, other))
                    fitting[one][other] = fitting[other][one] = 1 - score
                elif (
                    self._level[one] == 0
                    and (score < UNLIKELY or _pair(one, other) in self._judged.different)
                    and self._of[one] is not self._of[other]
                ):
                    apart.append((one, other))
        fit_two = {
            each
            for one, other in apart
            for each in fitting[one].keys() & fitting[other].keys()
            if max(fitting[one][each], fitting[other][each])
            <= _AS_SURE * min(fitting[one][each], fitting[other][each])
        }
        for _, one, other in sorted(pairs):
            if one in fit_two or other in fit_two:
                continue
            if self._of[one] is not self._of[other] and not self._are_apart(self._of[one], self._of[other]):
                self._join(one, other)

    def attach(self, level: Collection[str]) -> None:
        """Join what stands in a level to the one cluster above that it fits, if it is one."""
        chosen = []
        for group in self.groups():
            if not group.issubset(level):
                continue
            here = min(group)
            fitting = [
                (best, other)
                for other in self.groups()
                if other is not group
                and any(self._level[profile] < self._level[here] for profile in other)
                and (best := self._best(group, other)) >= POSSIBLE
                and not self._are_apart(group, other)
            ]
            if len(fitting) == 1 and fitting[0][0] >= SURE:
                chosen.append((here, min(fitting[0][1])))
        for one, other in chosen:
            self._join(one, other)

    def _best(self, one: Iterable[str], other: Iterable[str]) -> float:
        return max(self._likelihood(a, b) for a in one for b in other)

    def _are_apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Say whether somebody judged members of two clusters different, or two of them hardly are one."""
        return any(
            _pair(a, b) in self._judged.different or self._likelihood(a, b) < UNLIKELY
            for a in one
            for b in other
        )

    def _likelihood(self, one: str, other: str) -> float:
        pair = _pair(one, other)
        if pair not in self._scores:
            self._scores[pair] = self._score(*pair)
        return self._scores[pair]

    def _join(self, one: str, other: str) -> None:
        larger, smaller = sorted((self._of[one], self._of[other]), key=len, reverse=True)
        if larger is smaller:
            return
        larger |= smaller
        for profile in smaller:
            self._of[profile] = larger


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
