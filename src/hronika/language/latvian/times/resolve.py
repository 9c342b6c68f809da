"""From what the words say to a TIMEX3 value, by the day of publication and what was spoken of last."""

from dataclasses import dataclass
from datetime import date

from hronika.language.latvian.times import calendar
from hronika.language.latvian.times.calendar import Period
from hronika.language.latvian.times.moments import Moment
from hronika.language.latvian.times.outlook import Outlook

_NEAR = 210
"""Days after which an attribute in a look back (`februāra spēles`) more likely names what is to come."""
_YEAR = 366
_THIS_CENTURY = 20
_LAST_CENTURY = 19


@dataclass(slots=True)
class Focus:
    """The date that was spoken of last, as far as it was told."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    def follow(self, value: str | None) -> None:
        """Take over a value of a DATE or TIME; one that names no date leaves nothing in focus."""
        self.year = self.month = self.day = None
        if value is None or not value[:4].isdecimal() or len(value) < 4:
            return
        self.year = int(value[:4])
        if value[5:7].isdecimal():
            self.month = int(value[5:7])
        if len(value) >= 10 and value[8:10].isdecimal():
            self.day = calendar.exact(self.year, int(value[5:7]), int(value[8:10]))


@dataclass(slots=True)
class TimeResolver:
    """Resolves the moments of one article in text order."""

    published: date | None
    focus: Focus

    def value(
        self,
        moment: Moment,
        outlook: Outlook,
        not_before: str | None = None,
        not_after: date | None = None,
    ) -> str | None:
        """Give the TIMEX3 value of a moment, None where it cannot be known.

        `not_before` is a value, and `not_after` a day, between which a bare month or day has to lie.
        """
        if moment.vague:
            return None
        if moment.type == "DATE":
            if not_after is not None and self.published is not None:
                found = calendar.latest(self._candidates(moment, self.published), not_after)
                return found and found.value
            period = self._period(moment, outlook, not_before)
            return period if isinstance(period, str) or period is None else period.value
        day = self._day(moment, outlook)
        suffix = f"T{moment.clock or moment.part}"
        if day is None:
            # A time of the clock is something even without its day, a part of the day is not.
            return suffix if moment.clock and moment == Moment(clock=moment.clock) else None
        return day.isoformat() + suffix

    def _day(self, moment: Moment, outlook: Outlook) -> date | None:
        if moment == Moment(clock=moment.clock):
            return self.focus.day
        if moment == Moment(part=moment.part):
            return self.focus.day if outlook == "past" else None
        period = self._period(moment, outlook, None)
        if isinstance(period, Period) and period.first == period.last:
            return period.first
        return None

    def _period(self, moment: Moment, outlook: Outlook, not_before: str | None) -> Period | str | None:
        if moment.century is not None or moment.decade is not None or moment.unit in ("C", "DE"):
            return self._long_ago(moment, outlook)
        year = self._year(moment)
        if year is not None:
            return self._of_year(moment, year)
        if moment.unit == "Y":
            return None
        if moment.day is not None and moment.unit == "D":
            return self._chosen(moment, outlook, not_before)
        if moment.unit is not None:
            return self._counted(moment, outlook)
        return self._chosen(moment, outlook, not_before)

    def _year(self, moment: Moment) -> int | None:
        if moment.year is not None or moment.unit != "Y":
            return moment.year
        if moment.said and (self.focus.year is not None or moment.offset == 0):
            base = self.focus.year
        else:
            base = self.published.year if self.published else None
        return None if base is None else base + moment.offset

    def _of_year(self, moment: Moment, year: int) -> Period | str | None:
        if not 1 <= year <= 9990:
            return None
        if moment.day is not None and moment.month is not None:
            day = calendar.exact(year, moment.month, moment.day)
            return calendar.day_period(day) if day else None
        if moment.feast is not None:
            day = calendar.feast_day(year, moment.feast)
            return calendar.day_period(day) if day else None
        if moment.month is not None:
            return calendar.month_period(year, moment.month)
        if moment.season is not None:
            return calendar.season_period(year, moment.season)
        if moment.term is not None:
            return calendar.term_period(year, moment.term)
        return f"{year:04}"

    def _counted(self, moment: Moment, outlook: Outlook) -> Period | str | None:
        """Resolve what is so many units away from publication or from the date in focus.

        What was is not counted from what is to come: `3. maijā tiksies ar komandu, kas dienu iepriekš
        uzvarēja`.
        """
        base = self.focus.day if moment.said else self.published
        if moment.said and outlook == "past" and base and self.published and base > self.published:
            return None
        if moment.said and moment.unit in ("W", "M"):
            base = self.focus.day or (self.published if moment.offset else None)
        if base is None:
            return None
        if moment.months:
            base = calendar.same_day(base, moment.months)
            if base is None:
                return None
        if moment.unit == "D":
            day = calendar.shifted(base, moment.offset)
            return calendar.day_period(day) if day else None
        if moment.unit == "W":
            monday = calendar.shifted(base, 7 * moment.offset - base.weekday())
            if monday is None:
                return None
            if moment.weekday is not None:
                day = calendar.shifted(monday, moment.weekday - 1)
                return calendar.day_period(day) if day else None
            return calendar.week(monday) + ("-WE" if moment.weekend else "")
        if moment.unit == "M":
            year, month = calendar.shifted_month(base, moment.offset)
            if moment.day is None:
                return calendar.month_period(year, month)
            day = calendar.exact(year, month, moment.day)
            return calendar.day_period(day) if day else None
        count = 3 if moment.unit == "Q" else 6
        year, month = calendar.shifted_month(base, moment.offset * count)
        return calendar.term_period(year, f"{moment.unit}{(month - 1) // count + 1}")

    def _long_ago(self, moment: Moment, outlook: Outlook) -> str | None:
        this = self.published.year if self.published else None
        if moment.unit == "DE":
            decade = -1 if this is None else this // 10 + moment.offset
            return f"{decade:03}" if 0 <= decade < 1000 else None
        century = moment.century
        if moment.unit == "C" and this is not None:
            century = this // 100 + moment.offset
        if century is not None and not 0 <= century < 100:
            return None
        if moment.decade is None:
            return None if century is None else f"{century:02}"
        if century is None:
            # Decades without a century: of the last one, as the press has it, unless they are to come.
            if outlook == "future" and moment.decade >= 2:
                century = _THIS_CENTURY
            elif moment.decade >= 2:
                century = _LAST_CENTURY
            else:
                return None
        return f"{century:02}{moment.decade}"

    def _chosen(self, moment: Moment, outlook: Outlook, not_before: str | None) -> Period | None:
        """Resolve a bare name (`otrdien`, `martā`, `3. maijā`) to the one that the tense asks for."""
        if self.published is None:
            return None
        today = self.published
        periods = self._candidates(moment, today)
        if not_before is not None:
            return calendar.upcoming(
                [p for p in periods if p.value[: len(not_before)] >= not_before], date.min
            )
        if moment.relation is not None:
            return self._related(moment, periods, today)
        if moment.weekday is not None and moment.day is not None:
            # The weekday tells which year, if not one too far off: then one of the two is a mistake.
            fitting = calendar.nearest(periods, today)
            return fitting if fitting and abs((fitting.first - today).days) <= _YEAR else None
        if outlook == "past" and moment.term is not None:
            return calendar.finished(periods, today)  # pirmajā pusgadā strādāja: it is over
        if outlook == "past" or (outlook == "open" and moment.weekday is not None):
            return calendar.latest(periods, today)
        if outlook == "future":
            return calendar.upcoming(periods, today)
        if outlook == "near past":
            before = calendar.latest(periods, today)
            if before is not None and (today - before.last).days <= _NEAR:
                return before
        return calendar.nearest(periods, today)

    @staticmethod
    def _related(moment: Moment, periods: list[Period], today: date) -> Period | None:
        relation = moment.relation or 0
        if moment.weekday is not None:
            day = calendar.shifted(today, 7 * relation - today.weekday() + moment.weekday - 1)
            return next((p for p in periods if p.first == day), None)
        if relation > 0:
            return calendar.following(periods, today)
        if relation < 0:
            before = calendar.finished(periods, today)
            return before and (calendar.finished(periods, before.first) if relation < -1 else before)
        if moment.season == "WI":
            return calendar.latest(periods, today) if today.month <= 5 else calendar.upcoming(periods, today)
        return next((p for p in periods if p.first.year == today.year), None)

    @staticmethod
    def _candidates(moment: Moment, today: date) -> list[Period]:
        years = range(max(today.year - 2, 1), min(today.year + 3, 9990))
        found: list[Period | None] = []
        if moment.day is not None and moment.month is not None:
            # A weekday beside a date tells the year apart: of five years it fits one, seldom two.
            days = [calendar.exact(year, moment.month, moment.day) for year in years]
            fitting = [
                day for day in days if day and (moment.weekday or day.isoweekday()) == day.isoweekday()
            ]
            found = [calendar.day_period(day) for day in fitting]
        elif moment.feast is not None:
            feasts = [calendar.feast_day(year, moment.feast) for year in years]
            found = [calendar.day_period(day) for day in feasts if day]
        elif moment.weekday is not None:
            near = (calendar.shifted(today, days) for days in range(-14, 15))
            found = [calendar.day_period(day) for day in near if day and day.isoweekday() == moment.weekday]
        elif moment.month is not None:
            found = [calendar.month_period(year, moment.month) for year in years]
        elif moment.season is not None:
            found = [calendar.season_period(year, moment.season) for year in years]
        elif moment.term is not None:
            found = [calendar.term_period(year, moment.term) for year in years]
        return [period for period in found if period is not None]
