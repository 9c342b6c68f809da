"""The record: what reading an article yields. The public contract, meant to be kept for years.

Every string inside a `Span` stands in the text at `start:end` (Unicode code points, end exclusive);
everything else is a resolved value: a canonical name, an ISO 8601 date, a number, a label, an identifier.
Null means "the text does not tell", never "not looked for". `docs/record.md` has every field with its values.
What refers to something else in the record does so by its identifier (`hronika.identifiers`).
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "ask", "answer", "promise", "demand", "deny", "predict", "opine", "report", "warn"]
Stance = Literal["holds", "denies", "doubts", "asks", "open"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organization", "GPE", "location", "product", "event"]
Gender = Literal["female", "male"]
Vouched = Literal["asserted", "attributed", "denied", "possible", "planned", "hypothetical"]
Polarity = Literal["positive", "negative"]
When = Literal["before", "around", "after"]
ResponseKind = Literal["denies", "confirms", "corrects", "withdraws"]
ParticipantRole = Literal["agent", "patient", "counterpart"]
PloverRole = Literal["source", "target"]
EventType = Literal[
    "agree", "consult", "support", "cooperate", "aid", "yield", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault", "retreat",
    "accident", "fire", "injury", "death", "birth", "crime", "investigation", "arrest", "trial",
    "legislation", "vote", "election", "appointment", "resignation", "transaction", "finance",
    "construction", "production", "creation", "closure", "publication", "survey", "competition",
    "performance", "weather", "movement",
]  # fmt: skip
"""The first sixteen are those of PLOVER; all are explained in `docs/events.md`."""
PLOVER_TYPES: tuple[EventType, ...] = get_args(EventType)[:16]
Share = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][0-9a-f]{16}(-[1-9][0-9]*)?$")]
_LETTERS_OF_CURRENCY = 3  # of a code of ISO 4217
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(_Model):
    """A stretch of the text: `text == article.text[start:end]`, offsets in code points."""

    start: Offset = Field(description="Code point of the text at which the span starts.")
    end: Offset = Field(description="Code point after the last one of the span.")
    text: str = Field(description="What stands there, exactly.")


class ModelInfo(_Model):
    """A language model by name and version."""

    name: str = Field(
        description="The model's name; that of a pipeline of another tool begins with the tool's."
    )
    version: str = Field(description="The model's version, as its maker gives it.")


class ReaderInfo(_Model):
    """Who read the article: the program and the language model, both by version."""

    hronika: str | None = Field(
        description="Version of Hronika; null in a record that came from schema 1.0, which did not tell."
    )
    model: ModelInfo | None = Field(
        description="The language model; null in a record that came from schema 1.0, which did not tell."
    )


class ArticleInfo(_Model):
    """Which text was read; `sha256` is that of the text in UTF-8."""

    id: str = Field(
        description="The id that came with the article, else the first 16 digits of the hash of its text."
    )
    title: str | None = Field(default=None, description="The headline.")
    published: date | None = Field(
        default=None,
        description="The outlet's own day of publication, from which relative dates are counted.",
    )
    published_at: AwareDatetime | None = Field(
        default=None,
        description="The instant of publication in UTC, where one was given; `published` is its day in "
        "`timezone`.",
    )
    timezone: str | None = Field(
        default=None,
        description="The outlet's time zone (IANA), by which `published_at` falls on `published`; null "
        "without `published_at`.",
    )
    outlet: str | None = Field(default=None, description="Who published it.")
    url: str | None = Field(default=None, description="Where it was published.")
    language: str = Field(default="lv", description="ISO 639-1 code of the language it was read in.")
    sha256: Sha256 = Field(description="SHA-256 of the text in UTF-8, in hexadecimal.")
    incomplete: bool = Field(
        default=False,
        exclude_if=lambda incomplete: not incomplete,
        description="True where the text is known to be only the beginning of the article; else left out.",
    )


class Statement(_Model):
    """Content that the text attributes to a source.

    `content` is what was said, `cue` the word that reports it, `speaker` the words that name the source in
    this place and `speaker_name` who that is by the whole article, in the nominative.
    """

    id: Identifier = Field(description="Identifier by the text and the spans of the content.")
    content: tuple[Span, ...] = Field(
        min_length=1, description="What was said; several spans where other words interrupt it."
    )
    cue: Span | None = Field(default=None, description="The word that reports it.")
    speaker: Span | None = Field(default=None, description="The words that name the source in this place.")
    speaker_name: str | None = Field(
        default=None, description="Who that is, in the nominative; null where the article does not tell."
    )
    speaker_id: Identifier | None = Field(
        default=None, description="The `entity` that this source has in `names`; null where it has no name."
    )
    mode: Mode = Field(description="Whether all, none or part of it stands in quotation marks.")
    act: Act = Field(default="say", description="What is done by saying it.")
    stance: Stance | None = Field(
        default=None,
        description="What the source does with the content: holds it (says, thinks, fears, promises that it "
        "is so), denies it, doubts it, asks about it, or leaves it open (neither confirms nor denies it); "
        "null in a record that came from schema 1.0, which did not tell.",
    )
    addressee: Span | None = Field(default=None, description="To whom it was said.")
    medium: Span | None = Field(default=None, description="Where it was said or written.")
    said_at: Span | None = Field(default=None, description="The time expression that dates the saying.")
    within: Identifier | None = Field(
        default=None, description="The `id` of the statement that this one is quoted in."
    )
    confidence: Share = Field(default=1.0, description="How likely it is that the whole statement is right.")


class Time(_Model):
    """A time expression by TimeML TIMEX3; `value` is ISO 8601 as there, null where it cannot be known."""

    id: Identifier = Field(description="Identifier by the text and the span.")
    span: Span = Field(description="The expression.")
    type: TimeType = Field(description="TIMEX3 type.")
    value: str | None = Field(
        default=None, description="TIMEX3 value in ISO 8601; null where it cannot be known."
    )


class Name(_Model):
    """A mention of something by name; `name` is its fullest form in the article, in the nominative."""

    id: Identifier = Field(description="Identifier of this mention, by the text and the span.")
    span: Span = Field(description="The mention.")
    kind: NameKind = Field(description="What it names; a GPE is a place that acts: a country, a town.")
    name: str = Field(description="The fullest form in the article, in the nominative.")
    entity: Identifier = Field(
        description="Who or what is named: one identifier for all its mentions in the article, by the text "
        "and the span of the first."
    )


class Person(_Model):
    """A person of the article, with the roles the text gives (`Krievijas prezidents`), each once."""

    id: Identifier = Field(description="The `entity` that the person has in `names`.")
    name: str = Field(description="The fullest form in the article, in the nominative.")
    gender: Gender | None = Field(
        default=None,
        description="By the form of the name and the words that agree with it; null where they do not tell.",
    )
    roles: tuple[Span, ...] = Field(
        default=(), description="The roles that the article gives the person, each once."
    )


class Quantity(_Model):
    """An amount. `unit` is an ISO 4217 code for money, `%` for per cent, else the counted noun's lemma."""

    span: Span = Field(description="The expression, number and unit.")
    value: float = Field(allow_inf_nan=False, description="The number.")
    unit: str | None = Field(
        default=None,
        description="ISO 4217 code for money, % for per cent, else the lemma of the noun counted.",
    )
    approximate: bool = Field(
        default=False, description="Whether the text says that it is about, at least, more than so many."
    )

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money, by its unit."""
        return self.unit is not None and len(self.unit) == _LETTERS_OF_CURRENCY and self.unit.isupper()


class Participant(_Model):
    """Who takes part in an event.

    `span` is null where the words leave the participant out; `name` and `id` say who it is where that is
    known. `element` is the role in the frame (FrameNet), `plover` who acts on whom in an event of one of
    PLOVER's types.
    """

    role: ParticipantRole = Field(
        description="Agent does it or it happens to, patient it is done to, counterpart is to, from, with or "
        "against whom."
    )
    span: Span | None = Field(
        default=None,
        description="The words that name the participant; null where the text leaves them out.",
    )
    name: str | None = Field(
        default=None,
        description="Who that is, in the nominative: by the fullest name, or by the words where it has none; "
        "null where the article does not tell.",
    )
    id: Identifier | None = Field(
        default=None,
        description="The `entity` that the participant has in `names`; null where it has no name.",
    )
    element: str | None = Field(default=None, description="The role in the frame, by FrameNet.")
    plover: PloverRole | None = Field(
        default=None, description="Who acts (source) on whom (target), in events of PLOVER's types."
    )


class EventMention(_Model):
    """Another place where the text tells of an event, and its factuality there."""

    id: Identifier = Field(
        description="Identifier by the text and the word; as an event of its own it would have the same."
    )
    predicate: Span = Field(description="The word that names the event there.")
    vouched: Vouched = Field(description="Its factuality there.")
    polarity: Polarity = Field(
        default="positive", description="Negative where the words say that it did not or will not happen."
    )
    evidence: tuple[Span, ...] = Field(default=(), description="The words that make it less than asserted.")
    statement: Identifier | None = Field(
        default=None, description="The `id` of the statement that the mention stands in."
    )


class Event(_Model):
    """What happens by the text, with its factuality: how far the text presents it as a fact.

    `predicate` is the word that names it, `frame` the FrameNet frame that a verb evokes, `type` and `mode`
    what sort of event it is. `place` is the words of its own clause that say where, `paragraph_place` the
    place that its paragraph is about. `evidence` are the words that make it less than asserted.
    """

    id: Identifier = Field(description="Identifier by the text and the word that names the event.")
    predicate: Span = Field(description="The word that names the event.")
    type: EventType | None = Field(
        default=None,
        description="What sort of event it is, by PLOVER (the first sixteen) or of the news at large; null "
        "where none fits.",
    )
    mode: str | None = Field(
        default=None,
        description="PLOVER's mode, where the word tells one: how a protest, a sanction, an assault is made.",
    )
    frame: str | None = Field(default=None, description="The frame that a verb evokes, by FrameNet.")
    participants: tuple[Participant, ...] = Field(
        default=(), description="Who takes part, in the order of the text."
    )
    time: Identifier | None = Field(
        default=None, description="The `id` of the time expression that dates it."
    )
    when: When | None = Field(
        default=None,
        description="Whether it lies before, around or after the publication, by its time or its tense.",
    )
    place: Span | None = Field(
        default=None,
        description="The words that say where, in its own clause; of a movement where it ends.",
    )
    paragraph_place: Span | None = Field(
        default=None,
        description="The place that its paragraph named before, where its own clause names none.",
    )
    vouched: Vouched = Field(
        description="Its factuality: the first that fits of denied, hypothetical, planned, "
        "possible, attributed (somebody says so), asserted (the article itself says so)."
    )
    polarity: Polarity = Field(
        default="positive", description="Negative where the words say that it did not or will not happen."
    )
    evidence: tuple[Span, ...] = Field(default=(), description="The words that make it less than asserted.")
    statement: Identifier | None = Field(
        default=None, description="The `id` of the statement that it stands in."
    )
    mentions: tuple[EventMention, ...] = Field(
        default=(), description="Further places where the article tells of the same event."
    )
    confidence: Share = Field(
        default=1.0,
        description="How likely it is that this is an event and has this factuality.",
    )


class Response(_Model):
    """Words that deny, confirm, correct or take back something that is said or told elsewhere.

    `cue` is the word that does so and `speaker_name` who does by it: null where it is the article itself or
    nobody that it names. `about` is what of this record it is about; it may be empty, as what was denied may
    have been told in another article. `statement` is the statement in which it is done, where it has content
    of its own.
    """

    id: Identifier = Field(description="Identifier by the text and the cue.")
    kind: ResponseKind = Field(description="What it does with what it is about.")
    cue: Span = Field(description="The word by which it is done.")
    speaker: Span | None = Field(
        default=None, description="The words that name in this place who does it; null where none do."
    )
    speaker_name: str | None = Field(
        default=None, description="Who that is, in the nominative; null where the article does not tell."
    )
    speaker_id: Identifier | None = Field(
        default=None, description="The `entity` that this one has in `names`; null where it has no name."
    )
    about: tuple[Identifier, ...] = Field(
        default=(), description="The `id` of the statements and events that it is about, each once."
    )
    statement: Identifier | None = Field(
        default=None,
        description="The `id` of the statement that it is made by: its content is what is denied or "
        "confirmed, or what is said instead.",
    )


class Record(_Model):
    """All that was read in one article."""

    id: str = Field(description="The id of the article.")
    schema_version: Literal["1.2"] = Field(
        default="1.2",
        description="Version of this schema; it changes when a field comes, leaves or changes its meaning.",
    )
    reader: ReaderInfo = Field(description="Who read it.")
    article: ArticleInfo = Field(description="Which text was read.")
    statements: tuple[Statement, ...] = Field(
        default=(), description="Who said what, in the order of the text."
    )
    times: tuple[Time, ...] = Field(default=(), description="Time expressions, in the order of the text.")
    names: tuple[Name, ...] = Field(
        default=(), description="Every mention of something by name, in the order of the text."
    )
    people: tuple[Person, ...] = Field(default=(), description="The persons named in the article.")
    quantities: tuple[Quantity, ...] = Field(default=(), description="Amounts, in the order of the text.")
    events: tuple[Event, ...] = Field(
        default=(), description="What happens, each event once, in the order of the text."
    )
    responses: tuple[Response, ...] = Field(
        default=(),
        description="What denies, confirms, corrects or takes back something, in the order of the text; "
        "none in a record that came from schema 1.0 or 1.1, which did not tell.",
    )
    warnings: tuple[str, ...] = Field(
        default=(), description="What the reader should know about this reading, each one sentence."
    )
    checksum: Sha256 | None = Field(
        default=None,
        description="SHA-256, in hexadecimal, of the line of JSON that the record is, in UTF-8, without this "
        "last member of it; null in a record that came from schema 1.0.",
    )

    def spans(self) -> Iterator["FieldSpan"]:
        """Yield every span of the record with the path of the field that holds it."""
        yield from _spans_in(self, "")

    def computed_checksum(self) -> str:
        """Compute what `checksum` must be, from everything else in the record."""
        return hashlib.sha256(self._unsealed_json().encode()).hexdigest()

    def sealed(self) -> Self:
        """Give the same record with its checksum in place."""
        return self.model_copy(update={"checksum": self.computed_checksum()})

    def sealed_line(self) -> "RecordLine":
        """Give the line of JSON that the sealed record is; it is dumped once, for checksum and line."""
        return self.sealed_with_line()[1]

    def sealed_with_line(self) -> "tuple[Self, RecordLine]":
        """Give the sealed record and its line of JSON; it is dumped once for both."""
        unsealed = self._unsealed_json()
        checksum = hashlib.sha256(unsealed.encode()).hexdigest()
        line = RecordLine(self.id, self.warnings, f'{unsealed[:-1]},"checksum":"{checksum}"}}')
        return self.model_copy(update={"checksum": checksum}), line

    def _unsealed_json(self) -> str:
        return self.model_dump_json(exclude={"checksum"})


class RecordLine(NamedTuple):
    """A record as the line of JSON that it is, without the line break, and what is told of it beside that.

    For who writes records on and does not look into them; `Record.model_validate_json(line.json)` makes it
    a record again.
    """

    id: str
    warnings: tuple[str, ...]
    json: str


class FieldSpan(NamedTuple):
    """A span and where in the record it is, such as `statements[3].cue`."""

    path: str
    span: Span


def _spans_in(value: Any, path: str) -> Iterator[FieldSpan]:
    if isinstance(value, Span):
        yield FieldSpan(path, value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _spans_in(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _spans_in(item, f"{path}[{index}]")


def with_spans(value: Any, change: Callable[[Span], Span]) -> Any:
    """Give a record, or a part of one, with every span changed."""
    if isinstance(value, Span):
        return change(value)
    if isinstance(value, BaseModel):
        changed = {
            name: with_spans(item, change) for name, item in value if isinstance(item, BaseModel | tuple)
        }
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(with_spans(item, change) for item in value)
    return value
