"""How likely two profiles are one: the weights are those that the stated pairs teach, and tell apart."""

import pytest

from hronika.archive.identity.clustering import SURE
from hronika.archive.identity.likelihood import WEIGHTS, likelihood
from training.identity.__main__ import examples, learnt


def test_the_weights_are_those_that_the_stated_pairs_teach() -> None:
    assert learnt() == pytest.approx(WEIGHTS, abs=0.011)


def test_of_the_stated_pairs_hardly_two_are_taken_for_one() -> None:
    pairs = [(likelihood(one, other), is_same) for one, other, is_same in examples()]
    joined = [is_same for score, is_same in pairs if score >= SURE]
    assert sum(joined) / len(joined) > 0.98
    assert sum(joined) / sum(is_same for _, is_same in pairs) > 0.7


def test_the_order_of_two_changes_nothing() -> None:
    for one, other, _ in examples():
        assert likelihood(one, other) == pytest.approx(likelihood(other, one))
