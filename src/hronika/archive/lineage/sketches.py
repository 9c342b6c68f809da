"""The periods that bands of statements and events (`hronika.archive.minhash`) are stored by."""

from datetime import date

from hronika.archive.minhash import BITS_OF_BAND

PERIOD = 28
"""Days in a period; what is stored of one lies together, however large the archive is."""
REACH = PERIOD // 2
"""How many days apart two things may lie that are looked for by their bands."""


def in_period(day: date | None) -> int:
    """Give what makes a band that of the period of a day, by `|`; what has no day has its own period."""
    return (day.toordinal() // PERIOD if day else 0) << BITS_OF_BAND


def in_reach(day: date | None) -> tuple[int, ...]:
    """Give the same of all periods that have days in reach of a day."""
    if day is None:
        return (0,)
    period, place = divmod(day.toordinal(), PERIOD)
    # In the later half of a period only the next one is in reach, in the earlier half the one before.
    return period << BITS_OF_BAND, (period + 1 if place >= REACH else period - 1) << BITS_OF_BAND
