"""Clusters of profiles: sure pairs are joined, unlikely ones keep apart, what fits several stays in doubt."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.identity.clustering import POSSIBLE, SURE, UNLIKELY, cluster
from hronika.archive.identity.judgements import Judged, Pair

NOTHING = Judged(frozenset(), frozenset(), frozenset())


def made(
    levels: list[list[str]], scores: Mapping[Pair, float], judged: Judged = NOTHING
) -> list[frozenset[str]]:
    return cluster(levels, lambda one, other: scores.get((one, other), 0.5 * POSSIBLE), judged)


def sets(clusters: list[frozenset[str]]) -> set[str]:
    return {"".join(sorted(group)) for group in clusters}


def test_sure_pairs_are_joined_the_surest_first() -> None:
    scores = {("a", "b"): 0.99, ("b", "c"): 0.95, ("a", "c"): UNLIKELY / 2}
    found = made([["a", "b", "c"]], scores)
    assert sets(found) == {"ab", "c"}


def test_what_is_as_surely_one_of_two_is_laid_to_neither() -> None:
    scores = {("a", "b"): 0.96, ("b", "c"): 0.95, ("a", "c"): UNLIKELY / 2}
    assert sets(made([["a", "b", "c"]], scores)) == {"a", "b", "c"}


def test_a_surname_goes_to_the_one_that_it_fits() -> None:
    found = made([["a", "b"], ["x"]], {("a", "b"): 0.99, ("a", "x"): 0.95, ("b", "x"): 0.92})
    assert sets(found) == {"abx"}


def test_a_surname_that_fits_two_stays_by_itself() -> None:
    found = made([["a", "b"], ["x"]], {("a", "x"): 0.97, ("b", "x"): 0.5})
    assert sets(found) == {"a", "b", "x"}


def test_people_have_the_last_word() -> None:
    scores = {("a", "b"): 0.99, ("c", "d"): 0.0}
    judged = Judged(frozenset({("c", "d")}), frozenset({("a", "b")}), frozenset())
    found = made([["a", "b", "c", "d"]], scores, judged)
    assert sets(found) == {"a", "b", "cd"}


def test_what_is_judged_unsure_is_not_joined() -> None:
    judged = Judged(frozenset(), frozenset(), frozenset({("a", "b")}))
    found = made([["a", "b"]], {("a", "b"): 0.7}, judged)
    assert sets(found) == {"a", "b"}


def test_what_was_made_before_is_not_made_again() -> None:
    asked = []

    def score(one: str, other: str) -> float:
        asked.append({one, other})
        return 0.95 if {one, other} == {"a", "x"} else 0.2

    found = cluster([["x"]], score, NOTHING, [{"a", "b"}, {"c"}])
    assert sets(found) == {"abx", "c"}
    assert all("x" in pair for pair in asked)


@given(
    st.permutations(list("abcdef")),
    st.dictionaries(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
            lambda pair: pair[0] < pair[1]
        ),
        st.sampled_from([0.0, 0.05, 0.3, 0.5, SURE, 0.95, 1.0]),
    ),
)
def test_the_order_in_which_profiles_come_changes_nothing(
    order: list[str], scores: dict[Pair, float]
) -> None:
    first = made([["a", "b", "c", "d"], ["e", "f"]], scores)
    other = made([[p for p in order if p in "abcd"], [p for p in order if p in "ef"]], scores)
    assert set(first) == set(other)
