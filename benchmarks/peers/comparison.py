"""The form of every comparison: what was measured, of whom, with which versions, and what could not be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import Any, Literal, NamedTuple, Self

from hronika import __version__

HRONIKA = "hronika"

Better = Literal["more", "less"]


class Spread(NamedTuple):
    """A figure of several rounds: the lower quartile, the median and the upper quartile."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """Reckon it; one value is all three."""
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        low, _, high = quantiles(values, n=4, method="inclusive")
        return cls(low, median(values), high)


@dataclass(frozen=True)
class Measure:
    """One thing that was measured of Hronika and of others; `unit` is that of all its figures."""

    what: str
    unit: str
    better: Better
    figures: Mapping[str, Spread]

    def better_than_ours(self) -> list[str]:
        """Name the others whose figure is better than ours, by its median."""
        ours = self.figures[HRONIKA].middle
        return [
            name
            for name, figure in self.figures.items()
            if (figure.middle > ours if self.better == "more" else figure.middle < ours)
        ]


@dataclass(frozen=True)
class PeerComparison:
    """A comparison: its figures, on what they were measured, and what could not be run, with the reason.

    `published` has figures that others publish of themselves, which were not measured here: each says so,
    with its source.
    """

    name: str
    measured: str
    versions: Mapping[str, str]
    measures: Sequence[Measure] = ()
    not_run: Mapping[str, str] = field(default_factory=dict)
    published: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """Give it as objects of JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Self:
        """Make it of objects of JSON."""
        measures = [
            Measure(
                each["what"],
                each["unit"],
                each["better"],
                {name: Spread(*figure) for name, figure in each["figures"].items()},
            )
            for each in given["measures"]
        ]
        return cls(**{**given, "measures": measures})


@dataclass(frozen=True)
class Given:
    """What a run is given: the folders of gold and data, rounds of what is timed, and how much is taken.

    `share` of the inputs are taken, at least one of each; less than 1 is for trying, not for figures.
    `store` has the pipeline of spaCy, which is trained where it is not there.
    """

    gold: Path
    data: Path
    store: Path
    rounds: int = 5
    share: float = 1.0

    def part(self, items: Sequence[Any]) -> list[Any]:
        """Take the share of a sequence, evenly spread over it."""
        count = max(1, round(len(items) * self.share))
        return [items[number * len(items) // count] for number in range(count)] if items else []

    def number(self, all_of_it: int) -> int:
        """Take the share of a number."""
        return max(1, round(all_of_it * self.share))


def versions_of(*packages: str) -> dict[str, str]:
    """Give the versions of Hronika and of those packages that are installed."""
    found = {HRONIKA: __version__}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def without(versions: Mapping[str, str], *packages: str) -> dict[str, str]:
    """Say of packages that are not installed why they could not be run."""
    return {
        package: "not installed here; `pip install 'hronika[benchmarks]'`"
        for package in packages
        if package not in versions
    }


def in_turn(
    contenders: Mapping[str, Callable[[int], object]], rounds: int, *, each: float = 1.0
) -> dict[str, Spread]:
    """Run them in turn, so many rounds, and give the seconds of the processor by `each`.

    They get the number of the round. Who begins changes from round to round, so that nobody always finds the
    caches of another.
    """
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            started = process_time()
            contenders[name](number)
            spent[name].append((process_time() - started) / each)
    return {name: Spread.of(values) for name, values in spent.items()}


def exactly(figures: Mapping[str, float]) -> dict[str, Spread]:
    """Give figures that every round would give the same."""
    return {name: Spread(value, value, value) for name, value in figures.items()}
