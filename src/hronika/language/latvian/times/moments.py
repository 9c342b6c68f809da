"""What a time expression means before it is resolved, and how expressions side by side join to one."""

from dataclasses import dataclass, fields, replace
from typing import Literal

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the calendar as the words give it, each part None where they do not.

    `unit` and `offset` count from the day of publication, or from the date last spoken of where `said`:
    ("Y", -1) is last year. `relation` says of a weekday, month, season or part of the day itself that it is
    the last one (-1), this one (0) or the next (+1). A `vague` moment has no value on any calendar.
    """

    unit: str | None = None
    offset: int = 0
    months: int = 0  # counted beside weeks or days: five months and two weeks ago
    said: bool = False
    year: int | None = None
    century: int | None = None
    decade: int | None = None
    term: str | None = None  # Q1 to Q4, H1, H2
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: bool | None = None
    feast: str | None = None
    relation: int | None = None
    part: str | None = None
    clock: str | None = None
    vague: bool = False

    @property
    def levels(self) -> frozenset[str]:
        """The levels of the calendar that the words name; those that go together are in `_TOGETHER`."""
        found = {
            "year": self.year is not None or self.unit == "Y",
            "period": self.unit in ("M", "Q", "H"),
            "week": self.unit == "W",
            "pointed day": self.unit == "D",
            "century": self.century is not None or self.unit == "C",
            "decade": self.decade is not None,
            "term": self.term is not None,
            "season": self.season is not None,
            "date": self.day is not None,
            "month": self.month is not None and self.day is None,
            "weekday": self.weekday is not None,
            "weekend": self.weekend is not None,
            "feast": self.feast is not None,
            "part": self.part is not None,
            "clock": self.clock is not None,
        }
        return frozenset(level for level, named in found.items() if named)

    @property
    def type(self) -> TimeType:
        """TIMEX3's type: a part of the day or a time of the clock makes a TIME."""
        return "TIME" if self.part or self.clock else "DATE"


_TOGETHER = tuple(
    frozenset(levels.split(", "))
    for levels in (
        "year, date, weekday, part, clock",
        "pointed day, date, weekday, part, clock",
        "week, weekday, part, clock",
        "week, weekend",
        "year, month",
        "year, season",
        "year, term",
        "year, feast, part, clock",
        "century, decade",
    )
)
# A part of the day belongs to a day, and a weekday to a week or a full date, never to a bare year.
_NEEDS = {
    "part": frozenset({"date", "weekday", "pointed day", "feast", "clock"}),
    "clock": frozenset({"date", "weekday", "pointed day", "feast", "part"}),
}
_AFTERNOON = {"AF": 12, "EV": 12, "NI": 12, "MI": 12}


def joined(left: Moment, right: Moment) -> Moment | None:
    """Join moments side by side (`ceturtdien` + `3. aprīlī` + `plkst. 14.30`); None where they do not fit."""
    if left.vague or right.vague:
        # "mācību gada beigās" is joined as an edge; two vague times are two.
        return None
    levels = left.levels | right.levels
    if left.levels & right.levels or not any(levels <= together for together in _TOGETHER):
        return None
    if any(level in levels and not needed & levels for level, needed in _NEEDS.items()):
        return None
    if {"year", "weekday"} <= levels and "date" not in levels:
        return None
    nothing = Moment()
    changes = {
        field.name: getattr(right, field.name)
        for field in fields(Moment)
        if getattr(right, field.name) != getattr(nothing, field.name)
    }
    if right.unit is not None:
        changes |= {"offset": right.offset, "said": right.said}
    moment = replace(left, **changes)
    if moment.clock and moment.part:
        moment = replace(moment, clock=_by_daylight(moment.clock, moment.part), part=None)
    return moment


def _by_daylight(clock: str, part: str) -> str:
    """Put a time of the twelve-hour clock into the part of the day: `piecos` + `vakarā` is 17:00."""
    hour, minute = int(clock[:2]), clock[2:]
    if part == "NI" and hour <= 5:
        return clock
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if part in ("NI", "MO") and clock[:2] == "12":
        hour = 0
    return f"{hour:02}{minute}"


@dataclass(slots=True)
class Atom:
    """An expression that a rule found: tokens `first` to `last`, and a moment or a ready value.

    A `weak` one is none by itself and must join another: `gada` + `beigās`. `edge` marks a stretch of the
    expression before it (`sākumā`, `otrajā pusē`). `alone` is what the words mean where nothing joins them.
    """

    first: int
    last: int
    moment: Moment | None = None
    type: TimeType = "DATE"
    value: str | None = None
    weak: bool = False
    edge: str | None = None
    alone: "Atom | None" = None
    untold: "Atom | None" = None  # what the words mean where no date was told that they count from
    repeats: str | None = None  # the recurring day of a SET, to which a time of the clock may be added
    loose: bool = False  # a bare unit (`gada beigās`), which the tense may move to the one before or after
    unit: str | None = None  # of a duration
    anaphoric: bool = False  # a duration whose length was told before: šiem gadiem

    def __post_init__(self) -> None:
        if self.moment is not None:
            self.type = self.moment.type
