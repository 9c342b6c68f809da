"""Figures and dates in what a draft retells, where the archive has others for the same speaker and matter.

That is pointed out and never called an error: the figure may have changed, or the matter be another.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hronika.archive.alignment import likeness, words_in
from hronika.archive.drafts.candidates import Candidates
from hronika.archive.drafts.draft import Draft
from hronika.archive.drafts.passages import ArchivedPassage, Texts, statements_of
from hronika.archive.drafts.speakers import DraftSpeakers
from hronika.archive.entries import words_within
from hronika.record import Span, Statement

_SAME_MATTER = 0.6  # of the words beside figures, by their stems
_FEWEST_WORDS = 2  # beside figures; one says too little of the matter
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")  # a day, a month, a year by ISO 8601


class CheckedFigure(NamedTuple):
    """A figure or date of a draft where the archive has `has` in what the same speaker says of the matter.

    `text` is the expression in the draft, at `start` and `end` (code points), and `place` the statement.
    """

    text: str
    start: int
    end: int
    by: str | None
    has: str
    place: ArchivedPassage


class _Figure(NamedTuple):
    """A figure: its words, its value, and the unit, which of dates is `day`, `month` or `year`."""

    text: str
    value: float | str
    unit: str | None


class FigureChecker:
    """Checks the figures of one draft."""

    def __init__(self, draft: Draft, candidates: Candidates, texts: Texts, speakers: DraftSpeakers) -> None:
        self._draft = draft
        self._candidates = candidates
        self._texts = texts
        self._speakers = speakers

    def check(self, statement: Statement) -> list[CheckedFigure]:
        """Give the figures of a statement that is retold for which the archive has others."""
        figures = list(self._figures(statement))
        if not figures:
            return []
        own = _without([each for _, each in figures], " ".join(span.text for span in statement.content))
        if len(own) < _FEWEST_WORDS:
            return []
        words = words_within(self._draft.words, statement.content)
        spans = [span for span, _ in figures]
        telling = [
            word for word in words if not any(s.start <= word.start and word.end <= s.end for s in spans)
        ]
        alike: list[tuple[ArchivedPassage, list[_Figure]]] = []
        for passage in statements_of(self._texts.connection, self._candidates.alike("statement", telling)):
            if self._speakers.match(statement.speaker_name, passage.version, passage.speaker) != "same":
                continue
            there = self._figures_of(passage)
            if likeness(own, _without(there, passage.text)) >= _SAME_MATTER:
                alike.append((passage, there))
        found = []
        for span, figure in figures:
            others = [
                (passage, other) for passage, there in alike for other in there if other.unit == figure.unit
            ]
            if others and not any(_agree(figure, other) for _, other in others):
                # What was said of it last counts.
                passage, other = max(others, key=lambda each: each[0].order)
                found.append(
                    CheckedFigure(
                        span.text, span.start, span.end, statement.speaker_name, other.text, passage
                    )
                )
        return found

    def _figures(self, statement: Statement) -> list[tuple[Span, _Figure]]:
        def is_inside(span: Span) -> bool:
            return any(part.start <= span.start and span.end <= part.end for part in statement.content)

        record = self._draft.record
        found = [
            (each.span, _Figure(each.span.text, each.value, each.unit))
            for each in record.quantities
            if is_inside(each.span)
        ]
        for time in record.times:
            if is_inside(time.span) and time.value and (unit := _unit_of_date(time.value)):
                found.append((time.span, _Figure(time.span.text, time.value, unit)))
        return found

    def _figures_of(self, passage: ArchivedPassage) -> list[_Figure]:
        found = [_Figure(*amount) for amount in self._texts.amounts(passage)]
        for text, value in self._texts.times(passage):
            if unit := _unit_of_date(value):
                found.append(_Figure(text, value, unit))
        return found


def _unit_of_date(value: str) -> str | None:
    """Say how exact a date is; None of what is none, such as a duration or a season."""
    return {4: "year", 7: "month", 10: "day"}[len(value)] if _DATE.fullmatch(value) else None


def _agree(one: _Figure, other: _Figure) -> bool:
    """Whether two figures of one unit are the same.

    A date without its year (`1. jūnijā`) is of the year that its text tells of; a draft retells an older one.
    """
    if one.value == other.value or not isinstance(one.value, str) or not isinstance(other.value, str):
        return one.value == other.value
    if one.unit == "year" or one.value[4:] != other.value[4:]:
        return False
    return all(_lacks_year(each) for each in (one, other))


def _lacks_year(date: _Figure) -> bool:
    """Whether a month or a day is told without its year, and not by its distance from another (`rīt`)."""
    digits = re.findall(r"\d+", date.text)
    return (date.unit == "month" and not digits) or digits == [str(int(str(date.value)[-2:]))]


def _without(figures: Sequence[_Figure], text: str) -> list[str]:
    """Give the words of a text but those of figures with their units, which do not tell the matter."""
    gone = {word.form for figure in figures for word in words_in(figure.text)}
    return [word.form for word in words_in(text) if word.form not in gone]
