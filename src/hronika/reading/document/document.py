"""An article while it is being read: what each stage finds, for the later ones to use."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from math import inf
from time import monotonic
from typing import Any, TypeVar

from hronika.article import Article, time_zone
from hronika.errors import DataError
from hronika.identifiers import Identifiers
from hronika.language.analysis import Analysis, Sentence
from hronika.language.language import Language
from hronika.reading.document.entities import Entity, Phrase
from hronika.record import Event, Name, Person, Quantity, Response, Span, Statement, Time

Kept = TypeVar("Kept")


@dataclass
class Document:
    """The article, its analysis, and what has been read so far.

    What is read is the text of the analysis, and all offsets here count in that; it differs from the
    article's where that is not clean (`NormalisedText`).

    `other_language` is the code of the language that the text is in, if another: nothing is read in it.

    The lists become those of the record. What else a stage leaves for later ones (the cues it saw, its model
    of the discourse) it keeps by type with `keep`, and they ask for it with `kept`. `deadline` is when, on
    the clock of `time.monotonic`, reading has to be over.
    """

    article: Article
    language: Language
    analysis: Analysis
    times: list[Time] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    other_language: str | None = None
    deadline: float = inf
    _kept: dict[type, Any] = field(default_factory=dict)
    _spans: dict[tuple[int, int], Span] = field(default_factory=dict)

    def keep(self, result: object) -> None:
        """Keep what a stage made for later ones, by its type."""
        self._kept[type(result)] = result

    def kept(self, kind: type[Kept]) -> Kept:
        """What an earlier stage kept of a type; raises KeyError where none did."""
        found: Kept = self._kept[kind]
        return found

    def forget(self) -> None:
        """Forget what stages kept for later ones.

        It points back at the document; without it both go as soon as nobody needs them, and not only when the
        collector of garbage finds them.
        """
        self._kept.clear()

    def check_time(self) -> None:
        """Raise DataError where the deadline is over; stages call it for every statement, event and name."""
        if monotonic() > self.deadline:
            told = "Reading takes longer than it may: split the text, or raise the limit of time."
            raise DataError(told).of("text over its time")

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.analysis.text

    @cached_property
    def identifiers(self) -> Identifiers:
        """Gives out the identifiers of what is found in the text, each once and in text order."""
        return Identifiers(self.article.sha256, self.analysis.place)

    @cached_property
    def published(self) -> date | None:
        """The day that relative times are counted from.

        None where it is not told, and where it lies more than a day ahead, so that it must be a mistake.
        """
        day = self.article.published
        if day is None or day > datetime.now(time_zone(self.article.timezone)).date() + timedelta(days=1):
            return None
        return day

    def span(self, start: int, end: int) -> Span:
        """The span of the text that is read between two code points; what is told of it shares it."""
        found = self._spans.get((start, end))
        if found is None:
            found = self._spans[start, end] = Span(start=start, end=end, text=self.text[start:end])
        return found

    def phrase_span(self, phrase: Phrase) -> Span:
        """Make the span that the tokens of a phrase cover."""
        tokens = self.sentence(phrase).tokens
        return self.span(tokens[phrase.first].start, tokens[phrase.last].end)

    def sentence(self, phrase: Phrase) -> Sentence:
        """The sentence that a phrase stands in."""
        return self.analysis.sentences[phrase.sentence]
