"""Dates of feeds are understood or none, never another date."""

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.sources.feeds.dates import feed_date, is_ahead

RIGA = ZoneInfo("Europe/Riga")
EIGHT = datetime(2024, 5, 7, 8, 0, tzinfo=RIGA)


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 07 May 2024 08:00:00 +0300",
        "Tue, 07 May 2024 05:00:00 GMT",
        "Tue, 07 May 2024 01:00 EDT",
        "7 May 24 05:00 UT",
        "Wed, 07 May 2024 08:00:00 +0300 (EEST)",  # it was a Tuesday
        "Tue, 7 May 2024 08:00:00 UTC+3",
        "Ot, 07 Mai 2024 08:00:00 +0300",
        "Otr, 07 maijs 2024 08:00:00",
        "otrd., 7. maijs, 2024, 8.00",
        "Otrdien, 7. maijs 2024, 08:00",
        "Otrdien, 2024. gada 7. maijā, plkst. 8.00",
        "2024. gada 7. maijs, plkst. 08.00",
        "7.maijs 2024 08:00",
        "07.05.2024 08:00",
        "07.05.2024. plkst. 8:00",
        "2024.05.07. 08:00",
        "2024/5/7 08:00:00",
        "2024/05/07 05:00:00 UTC",
        "2024-05-07 08:00",
        "2024-05-07T08:00:00.000+03:00",
        "2024-05-07T05:00Z",
        "2024-05-07 05:00:00 UTC",
        "20240507T050000Z",
        "May 7, 2024 8:00 AM",
        "Tue May  7 08:00:00 2024",
        "1715058000",
        "1715058000000",
        "  Tue,\n 07 May 2024\t08:00:00 +0300 ",
    ],
)
def test_the_same_moment_however_written(written: str) -> None:
    assert feed_date(written, RIGA) == EIGHT


@pytest.mark.parametrize(
    "written", ["2024-05-07", "Tue, 07 May 2024", "7. maijs 2024", "07.05.2024.", "2024/5/7", "20240507"]
)
def test_a_day_without_time_is_a_day(written: str) -> None:
    assert feed_date(written, RIGA) == date(2024, 5, 7)
    assert not isinstance(feed_date(written, RIGA), datetime)


@pytest.mark.parametrize(
    "written",
    [
        *("Tue, 31 Feb 2024", "Tue, 31 Feb 2024 08:00:00 GMT", "2024-02-30", "31.04.2024", "2024/13/5"),
        *(
            "Tue, 07 May 2024 25:00:00 GMT",
            "2024-05-07T08:61",
            "Tue, 07 Mejs 2024 08:00:00",
            "7. maizes 2024",
        ),
        *("Tue, 07 May 2024 08:00:00 XYZ", "2024-05-07T08:00:00+99:00", "05/07/2024", "2024", "2024-05"),
        *("vakar", "otrdien", "7. maijs", "", "0", "-1715058000", "0001-01-01T00:00:00", "9999-12-31T23:59Z"),
        *("Tue, 07 May 2024 13:00 PM", "1" * 200, "7. maijs 2024 vai 8. maijs 2024"),
    ],
)
def test_what_is_no_date_or_not_sure_is_none(written: str) -> None:
    assert feed_date(written, RIGA) is None


def test_days_whose_order_is_sure_are_read() -> None:
    assert feed_date("13/05/2024", RIGA) == feed_date("05/13/2024", RIGA) == date(2024, 5, 13)
    assert feed_date("05/05/2024", RIGA) == date(2024, 5, 5)


def test_the_zone_is_that_of_the_outlet_in_its_season() -> None:
    assert feed_date("12. janv. 2024, 10:15", RIGA) == datetime(2024, 1, 12, 8, 15, tzinfo=UTC)
    found = feed_date("Mon, 06 May 2024 21:30:00 GMT", RIGA)
    assert isinstance(found, datetime)
    assert found.date() == date(2024, 5, 7)


@given(st.datetimes(datetime(1970, 1, 3), datetime(2100, 1, 1)), st.integers(-12 * 4, 14 * 4))
def test_standard_dates_are_read_back(moment: datetime, quarters: int) -> None:
    same = moment.replace(microsecond=0, tzinfo=UTC)
    told = same + timedelta(minutes=15 * quarters)
    sign, minutes = ("-" if quarters < 0 else "+"), abs(15 * quarters)
    offset = f"{sign}{minutes // 60:02}{minutes % 60:02}"
    for written in (f"{told:%Y-%m-%dT%H:%M:%S}{offset}", format_datetime(told).replace("+0000", offset)):
        found = feed_date(written, RIGA)
        assert isinstance(found, datetime)
        # In UTC, as an hour that comes twice equals nothing in another zone (PEP 495).
        assert found.astimezone(UTC) == same


@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    found = feed_date(text, RIGA)
    assert found is None or 1900 <= found.year <= 9990


def test_more_than_a_day_ahead() -> None:
    now = datetime(2024, 5, 31, 9, 0, tzinfo=UTC)
    assert not is_ahead(None, now)
    assert not is_ahead(date(2024, 6, 1), now)
    assert is_ahead(date(2024, 6, 2), now)
    assert not is_ahead(now + timedelta(hours=24), now)
    assert is_ahead(now + timedelta(hours=25), now)
