"""What was measured, as lines for people: on the terminal, and as the parts of docs/benchmarks.md."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers.comparison import HRONIKA, Measure, PeerComparison, Spread


def lines_of(comparison: PeerComparison) -> Iterator[str]:
    """Yield a comparison for the terminal: a line for each figure, and what could not be run."""
    yield f"{comparison.name}: " + ", ".join(f"{name} {told}" for name, told in comparison.versions.items())
    for measure in comparison.measures:
        figures = (f"{name} {_told(figure, measure.unit)}" for name, figure in measure.figures.items())
        yield f"  {measure.what:66} " + "   ".join(figures)
    for name, reason in comparison.not_run.items():
        yield f"  not run: {name}: {reason}"


def peer_parts(results: Path) -> dict[str, Iterator[str]]:
    """Give the generated parts of the page by the their places, from the figures of the last runs."""
    runs: dict[str, dict[str, Any]] = json.loads(results.read_text(encoding="utf-8"))
    comparisons = {name: PeerComparison.from_json(run["comparison"]) for name, run in runs.items()}
    return {
        "better": _better(comparisons),
        "figures": _figures(comparisons),
        "measured": _measured(comparisons, runs),
        "not run": _not_run(comparisons),
    }


def _better(comparisons: dict[str, PeerComparison]) -> Iterator[str]:
    """Name every figure of another that is better than ours."""
    for name, comparison in comparisons.items():
        for measure in comparison.measures:
            others = measure.better_than_ours()
            if others:
                figures = ", ".join(f"{other} {_middle(measure, other)}" for other in others)
                yield f"- {name}, {measure.what}: {figures}; Hronika {_middle(measure, HRONIKA)}"


def _figures(comparisons: dict[str, PeerComparison]) -> Iterator[str]:
    yield "| | what | Hronika | others |"
    yield "| --- | --- | --- | --- |"
    for name, comparison in comparisons.items():
        for measure in comparison.measures:
            others = "; ".join(
                f"{other} {_told(figure, measure.unit)}"
                for other, figure in measure.figures.items()
                if other != HRONIKA
            )
            yield f"| {name} | {measure.what} | {_told(measure.figures[HRONIKA], measure.unit)} | {others} |"
        for published in comparison.published:
            yield f"| {name} | not measured here | | {published} |"


def _measured(comparisons: dict[str, PeerComparison], runs: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, comparison in comparisons.items():
        run = runs[name]
        versions = ", ".join(f"{package} {told}" for package, told in comparison.versions.items())
        yield f"- **{name}**: {comparison.measured}"
        yield f"  {run['day']}; {versions}; {run['machine']}; {run['system']}."


def _not_run(comparisons: dict[str, PeerComparison]) -> Iterator[str]:
    for name, comparison in comparisons.items():
        for what, reason in comparison.not_run.items():
            yield f"- {name}, {what}: {reason}."


def _middle(measure: Measure, who: str) -> str:
    figure = measure.figures[who].middle
    return _with_unit(_number(figure), measure.unit)


def _told(figure: Spread, unit: str) -> str:
    """Tell a figure, with its quartiles where they differ."""
    low, middle, high = (_number(value) for value in figure)
    return _with_unit(middle, unit) + (f" ({low} to {high})" if low != high else "")


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}".strip()


def _number(value: float) -> str:
    """Write a number with what digits say something: three, or one after the point where there are more."""
    if value == int(value) and value >= 1:
        return str(int(value))
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2g}"
