"""Statements while they are being read, and the scene they are read in."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from hronika.reading.cues import Cue, CueLexicon
from hronika.reading.draft import Draft
from hronika.reading.quotations import Quotation
from hronika.reading.words import Words
from hronika.record import Act


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

    @cached_property
    def hearsay_endings(self) -> tuple[str, ...]:
        """Endings of verb forms that only the oblique mood has."""
        return tuple(self.draft.language.words["hearsay_endings"])

    @property
    def text(self) -> str:
        """The article's text."""
        return self.draft.article.text

    def function(self, index: int) -> str | None:
        """What a small word does in its clause, by the lexicon."""
        return self.lexicon.function.get(self.words.lower[index])

    def innermost(self, offset: int) -> Quotation | None:
        """The innermost quotation that holds a code point."""
        found = None
        for quotation in self.quotations:
            if quotation.start > offset:
                break
            if quotation.inner_start <= offset < quotation.inner_end:
                found = quotation
        return found

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
        for report in self.reports:
            for start, end in report.spans:
                if start <= offset < end:
                    first = max(first, self.words.at(start))
                    stop = min(stop, self.words.at(end - 1) + 1)
        return first, stop

    def add(self, report: Report) -> None:
        """Keep a report and mark its cue as used."""
        self.reports.append(report)
        if report.cue is not None:
            self.used.add(report.cue.token)
