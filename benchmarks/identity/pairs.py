"""Pairwise counts: of all pairs that are one, how many were joined, and of those joined how many are one."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations


@dataclass
class PairCounts:
    """Counts of pairs: rightly joined, wrongly joined, wrongly left apart; and which the wrong ones are."""

    joined: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def count(self, one: str, other: str, *, are_one: bool, joined: bool) -> None:
        """Count a pair."""
        if are_one and joined:
            self.joined += 1
        elif joined:
            self.wrong.append(f"{one} | {other}")
        elif are_one:
            self.missed.append(f"{one} | {other}")

    def among(
        self,
        items: Iterable[tuple[str, Hashable]],
        found: Callable[[str], Hashable | None],
        told: Mapping[str, str] | None = None,
    ) -> None:
        """Count all pairs of items, each with whom it is of.

        `found` says whom an item was taken for, or None; `told` has what it is called among wrong ones.
        """
        for (one, of_one), (other, of_other) in combinations(items, 2):
            taken = found(one)
            self.count(
                told[one] if told else one,
                told[other] if told else other,
                are_one=of_one == of_other,
                joined=taken is not None and taken == found(other),
            )

    def __add__(self, other: "PairCounts") -> "PairCounts":
        return PairCounts(self.joined + other.joined, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of joined pairs that are one."""
        return self.joined / max(1, self.joined + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of pairs that are one and were joined."""
        return self.joined / max(1, self.joined + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"({self.joined} pairs joined rightly, {len(self.wrong)} wrongly, {len(self.missed)} not)"
        )
