"""Claims and responses of the gold set are joined, and what only looks like a pair is not."""

import pytest

from benchmarks.identity.claims import cases, judged, score_claims


def test_the_gold_set_has_as_many_pairs_as_lookalikes_in_both_halves() -> None:
    for half in ("tune", "held"):
        for where in ("article", "across"):
            found = [case["joined"] for case in cases(half) if case["where"] == where]
            assert (found.count(True), found.count(False)) == (10, 10)


@pytest.mark.slow
@pytest.mark.parametrize("half", ["tune", "held"])
def test_claims_of_the_gold_set_are_joined(half: str) -> None:
    scores = score_claims(judged(cases(half)))
    assert scores.f1 >= 0.8
    assert scores.precision >= 0.9
