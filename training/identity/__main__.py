"""Learns the weights of `hronika.archive.identity.likelihood`; `python -m training.identity` prints them.

Logistic regression by Newton's method with a small quadratic penalty; the examples are few and the features
tell what they mean, so nothing larger would say more.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from hronika.archive.identity.likelihood import can_be_one, features
from hronika.archive.identity.naming import person_name
from hronika.archive.identity.person_names import agreement
from hronika.archive.identity.profiles import Profile, written_roles
from hronika.language.latvian.roles import read_role

PAIRS = Path(__file__).with_name("pairs.tsv")
_PENALTY = 0.3
_STEPS = 50


def examples() -> Iterator[tuple[Profile, Profile, bool]]:
    """Yield the stated pairs, and whether each is of one person."""
    for line in PAIRS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, roles, years, other, other_roles, other_years, label = line.split("\t")
            yield (
                _profile(1, name, roles, years),
                _profile(2, other, other_roles, other_years),
                label == "same",
            )


def learnt() -> dict[str, float]:
    """Learn the weight of each feature."""
    found, labels = [], []
    for one, other, is_same in examples():
        names = person_name(one.name), person_name(other.name)
        assert names[0] is not None
        assert names[1] is not None
        agreed = agreement(names[0], names[1])
        if can_be_one(agreed):
            found.append(set(features(one, other, names[0], names[1], agreed)))
            labels.append(is_same)
        elif is_same:
            raise ValueError(f"{one.name} and {other.name} cannot be one by their names")
    known = sorted(set().union(*found))
    table = np.array([[feature in row for feature in known] for row in found], dtype=float)
    weights = _regression(table, np.array(labels, dtype=float))
    return {feature: round(float(weight), 2) for feature, weight in zip(known, weights, strict=True)}


def _regression(table: npt.NDArray[np.float64], labels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (likely - labels) + _PENALTY * weights
        curvature = (table.T * (likely * (1 - likely))) @ table + _PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights


def _profile(number: int, name: str, roles: str, years: str) -> Profile:
    read = [role for part in roles.split(";") if part.strip() and (role := read_role(tuple(part.split())))]
    first, last = map(int, years.split("-"))
    return Profile(number, f"p{number}", "person", name, written_roles(read), None, first, last)


if __name__ == "__main__":
    for feature, weight in learnt().items():
        print(f'    "{feature}": {weight},')
