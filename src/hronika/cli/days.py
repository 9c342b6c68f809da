"""The days that options name."""

from typing import TYPE_CHECKING

from hronika.errors import UsageError

if TYPE_CHECKING:
    from hronika.archive.days import Days


def days_named(option: str, value: str | None) -> "Days | None":
    """Give the days of a day, month or year that an option names; raises UsageError where it is no time."""
    from hronika.archive.days import days_of

    if value is None:
        return None
    days = days_of(value)
    if days is None:
        raise UsageError(f"{option} {value[:40]} is no time: write 2024, 2024-05 or 2024-05-07.")
    return days
