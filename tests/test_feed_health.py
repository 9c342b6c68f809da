"""A sick feed is told from a quiet day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hronika.archive.feeds import FeedDay, FeedState
from hronika.intake.health import health

MONDAY = date(2024, 5, 6)
WELL = FeedState("https://zinas.example/rss")


def days(*items: int, without: tuple[int, ...] = ()) -> list[FeedDay]:
    lost = [*[0] * (len(items) - len(without)), *without]
    return [FeedDay(MONDAY + timedelta(n), count, lost[n]) for n, count in enumerate(items)]


USUAL = (18, 22, 20, 19, 21, 20, 18, 22, 20, 19, 21, 20, 18, 22)


def test_two_days_of_silence_after_many_items_are_suspect() -> None:
    found = health(WELL, days(*USUAL, 0, 0))
    assert found.state == "suspect"
    assert found.reason == "no items since 2024-05-19, and by habit there would have been about 41"
    assert found.usual == 20


@pytest.mark.parametrize("silence", [3, 21, 28, 60, 400])
def test_a_silence_that_lasts_does_not_become_the_habit(silence: int) -> None:
    found = health(WELL, days(*USUAL, *[0] * silence))
    assert found.state == "suspect"
    assert "no items since 2024-05-19" in (found.reason or "")
    assert found.usual == 20


@pytest.mark.parametrize("lasting", [2, 9, 28, 60])
def test_a_lack_of_text_that_lasts_does_not_become_the_habit(lasting: int) -> None:
    assert health(WELL, days(*USUAL, *[11] * lasting, without=(11,) * lasting)).state == "suspect"
    assert (
        health(WELL, days(*USUAL, *[11] * lasting, 12, 12, without=(11,) * lasting + (0, 0))).state == "well"
    )


def test_one_day_without_items_is_quiet() -> None:
    assert health(WELL, days(*USUAL, 0)).state == "quiet"
    assert health(WELL, days(*USUAL, 0, 3)).state == "well"


@pytest.mark.parametrize(
    ("hour", "state"), [(0.25, "quiet"), (-2.5, "quiet"), (12, "suspect"), (24, "suspect")]
)
def test_a_day_that_has_hardly_begun_is_no_second_day_of_silence(hour: float, state: str) -> None:
    midnight = datetime(2024, 5, 21, tzinfo=UTC).timestamp()  # in Riga it is three hours earlier
    asked = FeedState(WELL.address, last_poll=midnight + hour * 3600)
    assert health(asked, days(*USUAL, 0, 0)).state == state


def test_weekends_without_items_are_a_habit() -> None:
    weeks = (9, 8, 10, 9, 8, 0, 0) * 3
    assert health(WELL, days(*weeks)).state == "quiet"
    assert health(WELL, days(*weeks, 0)).state == "quiet"  # a Monday
    assert health(WELL, days(*weeks, 0, 0)).state == "suspect"


@pytest.mark.parametrize("items", [(1, 0, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0), (1,) * 12 + (0, 0, 0)])
def test_a_feed_of_few_items_may_be_silent(items: tuple[int, ...]) -> None:
    assert health(WELL, days(*items)).state in ("quiet", "well")


def test_of_a_feed_that_is_hardly_known_nothing_is_said() -> None:
    assert health(WELL, days(20, 0, 0)).state == "new"
    assert health(WELL, []).state == "new"


def test_items_that_lose_their_text_are_suspect() -> None:
    found = health(WELL, days(*USUAL, without=(22, 21)))
    assert found.state == "suspect"
    assert "have no text" in (found.reason or "")
    assert health(WELL, days(*USUAL, without=USUAL)).state == "well"  # it never had any
    assert health(WELL, days(*USUAL, without=(3, 2))).state == "well"


def test_a_feed_that_fails_says_since_when() -> None:
    failing = FeedState(WELL.address, failures=3, failing_since=1_715_068_800.0, reason="It is not there.")
    assert health(failing, days(*USUAL)).reason == "failing since 2024-05-07: It is not there."
