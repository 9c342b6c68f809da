"""ISO 8601 durations as TIMEX3 writes them: `P3D`, `PT8H`, `PXM`, `P1.5Y`."""

import re

_UNIT = re.compile(r"(\d*)(T?)([YMWDHS]+)")


def duration(amount: float | None, unit: str) -> str:
    """Give the duration of an amount of units; None is an unknown amount (`mēnešiem ilgi`, `PXM`).

    A unit is a letter of ISO 8601, `T` before those of the clock, with a factor where it is a multiple of
    one: `6M` is half a year, `30TM` half an hour. Raises ValueError on what is no unit.
    """
    match = _UNIT.fullmatch(unit)
    if match is None:
        raise ValueError(f"{unit!r} is no unit of a duration")
    factor, clock, letter = match.groups()
    if amount is None:
        return f"P{clock}X{letter}"
    total = amount * int(factor or 1)
    return f"P{clock}{int(total) if total == int(total) else total}{letter}"
