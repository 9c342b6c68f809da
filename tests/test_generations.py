"""What is kept while it is asked for."""

from hronika.language.latvian.generations import Generations


def test_what_is_asked_for_stays_and_what_is_not_goes() -> None:
    kept: Generations[int, str] = Generations(3)
    for number in range(10):
        kept.keep(number, str(number))
        assert kept.get(0) == "0"
    assert kept.get(9) == "9"
    assert kept.get(1) is None


def test_no_more_is_kept_than_two_generations() -> None:
    kept: Generations[int, str] = Generations(4)
    for number in range(1000):
        kept.keep(number, str(number))
        found = [key for key in range(number + 1) if key in kept._younger or key in kept._older]
        assert found == list(range(found[0], number + 1))
        assert min(number + 1, 4) <= len(found) <= 8
