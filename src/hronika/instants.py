"""Instants as people read them: one rule for every table and message."""

from datetime import UTC, date, datetime

from hronika.article import DEFAULT_TIMEZONE, time_zone


def on_the_clock(instant: datetime | float, timezone: str = DEFAULT_TIMEZONE) -> str:
    """Give an instant, or Unix seconds, by the clock of a time zone (IANA), with the offset from UTC.

    That of Latvia is for what the archive and its feeds do, wherever the machine stands, as the days by which
    it is asked (`changes --since`) are those of Latvia; what an outlet did is told by the outlet's own.

    >>> on_the_clock(datetime(2024, 5, 6, 21, 30, tzinfo=UTC))
    '2024-05-07 00:30+03:00'
    """
    moment = instant if isinstance(instant, datetime) else datetime.fromtimestamp(instant, UTC)
    return moment.astimezone(time_zone(timezone)).isoformat(sep=" ", timespec="minutes")


def iso(value: date | None) -> str | None:
    """Write a day or an instant by ISO 8601; None where it is not known."""
    return value.isoformat() if value else None
