"""Numbers order by day, and a period is a range of them, its last day included."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.numbers import MOST_A_DAY, day_of, number_of, period
from hronika.errors import DataError

DAYS = st.one_of(st.just(date.min), st.just(date.max), st.dates())
PLACES = st.one_of(st.sampled_from([0, MOST_A_DAY - 1]), st.integers(0, MOST_A_DAY - 1))


@given(DAYS, PLACES)
def test_a_number_tells_its_day(day: date, place: int) -> None:
    assert day_of(number_of(day, place)) == day
    assert 0 < number_of(day, place) < 2**63


@given(DAYS, PLACES, DAYS, PLACES)
def test_numbers_order_by_day_and_then_by_place(day: date, place: int, other: date, at: int) -> None:
    assert (number_of(day, place) < number_of(other, at)) == ((day, place) < (other, at))


@given(DAYS, DAYS, DAYS, PLACES)
def test_a_period_holds_its_days_and_no_others(day: date, since: date, until: date, place: int) -> None:
    number = number_of(day, place)
    assert (number in period(since, until)) == (since <= day <= until)
    assert (number in period(since, None)) == (since <= day)
    assert (number in period(None, until)) == (day <= until)
    assert number in period(None, None)


@given(DAYS, PLACES)
def test_what_has_no_day_is_in_no_period(day: date, place: int) -> None:
    number = number_of(None, place)
    assert day_of(number) is None
    assert number in period(None, None)
    assert number not in period(day, None)
    assert number not in period(None, day)


def test_a_full_day_is_told() -> None:
    with pytest.raises(DataError, match="all that a day has room for"):
        number_of(date(2024, 5, 7), MOST_A_DAY)
