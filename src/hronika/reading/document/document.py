"""The reading of one article while it is being made: what each stage finds, for the later ones to use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hronika.article import Article
from hronika.language.analysis import Analysis, Sentence
from hronika.language.language import Language
from hronika.record import Event, Gender, Name, NameKind, Person, Quantity, Span, Statement, Time

if TYPE_CHECKING:
    from hronika.reading.attribution.resolver import Resolver
    from hronika.reading.statements.candidates import Scene


@dataclass(slots=True)
class Phrase:
    """A stretch of whole tokens in one sentence, `first` to `last` inclusive, and its head token."""

    sentence: int
    first: int
    last: int
    head: int


@dataclass(slots=True)
class Mention(Phrase):
    """A place where an entity is mentioned by name."""

    kind: NameKind = "person"


@dataclass(slots=True)
class Role(Phrase):
    """A place where the text gives a person's role; `lemma` is that of its head noun (`prezidents`)."""

    lemma: str = ""


@dataclass(slots=True)
class Entity:
    """Somebody or something the article names: all mentions that are the same one.

    `name` is the fullest form in the nominative, `aliases` are other nominatives and abbreviations that it
    goes by. `number` tells one from many (`Šleseri`).
    """

    id: str
    kind: NameKind
    name: str
    gender: Gender | None = None
    number: Literal["Sing", "Plur"] = "Sing"
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)


@dataclass
class Draft:
    """The article, its analysis, and what has been read so far.

    What is read is the text of the analysis, and all offsets here count in that; it differs from the article's
    where that is not clean (`NormalisedText`).
    `scene` and `resolver` are what reading statements knew of the text and its people, for events to ask.
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
    scene: Scene | None = None
    resolver: Resolver | None = None
    events: list[Event] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.analysis.text

    def span(self, start: int, end: int) -> Span:
        """Make a span of the text that is read."""
        return Span(start=start, end=end, text=self.text[start:end])

    def phrase_span(self, phrase: Phrase) -> Span:
        """Make the span that the tokens of a phrase cover."""
        tokens = self.sentence(phrase).tokens
        return self.span(tokens[phrase.first].start, tokens[phrase.last].end)

    def sentence(self, phrase: Phrase) -> Sentence:
        """The sentence that a phrase stands in."""
        return self.analysis.sentences[phrase.sentence]
