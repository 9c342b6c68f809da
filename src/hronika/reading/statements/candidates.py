"""Statements while they are being read, and the scene they are read in."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from hronika.reading.document.document import Draft
from hronika.reading.document.quotations import Quotation
from hronika.reading.document.tokens import Words
from hronika.reading.statements.cues import Cue, CueLexicon
from hronika.record import Act, Time


class Range(NamedTuple):
    """Tokens `first` to `last` (inclusive) of the row of words, with the head of the phrase."""

    first: int
    last: int
    head: int


@dataclass(slots=True)
class Report:
    """A statement under construction.

    `spans` are code points; `how` names the construction it was read from and `resolved_by` what told who
    speaks (`name`, `pronoun`, `role`, `description`, `context`), on which its confidence rests; `anchor` is
    the token from which its speaker is looked for when it has no cue.
    """

    spans: list[tuple[int, int]]
    how: str
    act: Act = "say"
    cue: Cue | None = None
    speaker: Range | None = None
    anchor: int = 0
    name: str | None = None
    id: str | None = None
    resolved_by: str = "none"

    @property
    def start(self) -> int:
        """Where the content starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.spans[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether a code point is part of the content."""
        return any(start <= offset < end for start, end in self.spans)


@dataclass
class Scene:
    """What the readers of statements share: the words, the cues among them and the quotations."""

    draft: Draft
    words: Words
    lexicon: CueLexicon
    cues: dict[int, Cue]
    quotations: list[Quotation]
    reports: list[Report] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    _by_sentence: dict[int, dict[int, Report]] = field(default_factory=dict)

    @cached_property
    def hearsay_endings(self) -> tuple[str, ...]:
        """Endings of verb forms that only the oblique mood has."""
        return tuple(self.draft.language.words["hearsay_endings"])

    @property
    def text(self) -> str:
        """The article's text."""
        return self.draft.text

    def function(self, index: int) -> str | None:
        """What a small word does in its clause, by the lexicon; None at the end of the text."""
        return self.lexicon.function.get(self.words.lower[index]) if index < len(self.words) else None

    @cached_property
    def _openings(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    def innermost(self, offset: int) -> Quotation | None:
        """The innermost quotation that holds a code point."""
        last = bisect_right(self._openings, offset) - 1
        quotation = self.quotations[last] if last >= 0 else None
        while quotation is not None and not quotation.inner_start <= offset < quotation.inner_end:
            quotation = quotation.around
        return quotation

    def quotations_from(self, start: int, stop: int) -> list[Quotation]:
        """Quotations that open at code points from `start` to before `stop`, in text order."""
        return self.quotations[bisect_left(self._openings, start) : bisect_left(self._openings, stop)]

    def times_from(self, start: int, stop: int) -> list[Time]:
        """Time expressions that begin at code points from `start` to before `stop`, in text order."""
        return self.draft.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, stop)]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.draft.times]

    def limits(self, index: int) -> tuple[int, int]:
        """The tokens around one that its clauses can reach: its sentence, cut to its quotation."""
        first, stop = self.words.bounds(index)
        quotation = self.innermost(self.words.tokens[index].start)
        if quotation is not None:
            first = max(first, self.words.at(quotation.inner_start))
            stop = min(stop, self.words.at(quotation.inner_end))
        return first, stop

    def clause(self, index: int) -> tuple[int, int]:
        """The limits of a token, narrowed to the reported clause that it stands in."""
        first, stop = self.limits(index)
        offset = self.words.tokens[index].start
        for report in self.near(index):
            for start, end in report.spans:
                if start <= offset < end:
                    first = max(first, self.words.at(start))
                    stop = min(stop, self.words.at(end - 1) + 1)
        return first, stop

    def near(self, index: int) -> list[Report]:
        """Reports whose cue or content stands in the sentence of a token."""
        number = self.words.sentence[min(index, len(self.words) - 1)]
        return list(self._by_sentence.get(number, {}).values())

    def add(self, report: Report) -> None:
        """Keep a report and mark its cue as used."""
        self.reports.append(report)
        self.place(report)
        if report.cue is not None:
            self.used.add(report.cue.token)

    def place(self, report: Report) -> None:
        """Note the sentences of a report: when it is added, and when its content grew."""
        sentence = self.words.sentence
        last = len(self.words) - 1
        numbers = {sentence[report.cue.token if report.cue is not None else report.anchor]}
        for start, end in report.spans:
            numbers.update(
                range(
                    sentence[min(self.words.at(start), last)], sentence[min(self.words.at(end - 1), last)] + 1
                )
            )
        for number in numbers:
            self._by_sentence.setdefault(number, {})[id(report)] = report

    def drop(self, reports: list[Report]) -> None:
        """Forget reports."""
        gone = {id(report) for report in reports}
        self.reports[:] = [report for report in self.reports if id(report) not in gone]
        for placed in self._by_sentence.values():
            for key in gone & placed.keys():
                del placed[key]
