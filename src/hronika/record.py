"""The record: what reading an article yields. The public contract, meant to be kept for years.

Field by field this follows the annotation guidelines. Every string inside a `Span` stands in the text at
`start:end` (Unicode code points, end exclusive); everything else is a resolved value: a canonical name, an
ISO 8601 date, a number, a label. Null means "the text does not tell", never "not looked for".
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "ask", "answer", "promise", "demand", "deny", "predict", "opine", "report", "warn"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organization", "GPE", "location", "product", "event"]
Gender = Literal["female", "male"]
Vouched = Literal["asserted", "attributed", "denied", "possible", "planned", "hypothetical"]
Polarity = Literal["positive", "negative"]
When = Literal["before", "around", "after"]
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
Confidence = Annotated[float, Field(ge=0, le=1)]
Index = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(_Model):
    """A stretch of the text: `text == article.text[start:end]`, offsets in code points."""

    start: Index
    end: Index
    text: str


class ArticleInfo(_Model):
    """Which text was read; `sha256` is that of the text in UTF-8."""

    id: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "lv"
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Statement(_Model):
    """Content that the text attributes to a source.

    `content` is what was said, `cue` the word that reports it, `speaker` the words that name the source in
    this place and `speaker_name` who that is by the whole article, in the nominative. `speaker_id` is the id
    of that person or name. `within` is the index of the statement that this one is quoted in.
    """

    content: Annotated[tuple[Span, ...], Field(min_length=1)]
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_id: str | None = None
    mode: Mode
    act: Act = "say"
    addressee: Span | None = None
    medium: Span | None = None
    said_at: Span | None = None
    within: Index | None = None
    confidence: Confidence = 1.0


class Time(_Model):
    """A time expression by TimeML TIMEX3; `value` is ISO 8601 as there, null where it cannot be known."""

    span: Span
    type: TimeType
    value: str | None = None


class Name(_Model):
    """A mention of something by name; `name` is its fullest form in the article, in the nominative."""

    span: Span
    kind: NameKind
    name: str
    id: str


class Person(_Model):
    """A person of the article, with the roles the text gives (`Krievijas prezidents`), each once."""

    id: str
    name: str
    gender: Gender | None = None
    roles: tuple[Span, ...] = ()


class Quantity(_Model):
    """An amount. `unit` is an ISO 4217 code for money, `%` for per cent, else the counted noun's lemma."""

    span: Span
    value: float
    unit: str | None = None
    approximate: bool = False


class Participant(_Model):
    """Who takes part in an event.

    `agent` does it or it happens to, `patient` it is done to, `counterpart` is to, from, with or against
    whom. `span` is null where the words leave the participant out; `name` and `id` say who it is where that
    is known. `element` is the role in the frame (FrameNet), `plover` who acts on whom in an event of one of
    PLOVER's types.
    """

    role: ParticipantRole
    span: Span | None = None
    name: str | None = None
    id: str | None = None
    element: str | None = None
    plover: PloverRole | None = None


class EventMention(_Model):
    """Another place where the text tells of an event, and how it vouches for it there."""

    predicate: Span
    vouched: Vouched
    polarity: Polarity = "positive"
    evidence: tuple[Span, ...] = ()
    statement: Index | None = None


class Event(_Model):
    """A happening that the text reports, and how the text vouches for it.

    `predicate` is the word that names it, `frame` the FrameNet frame that a verb evokes, `type` and `mode`
    what sort of happening it is, null where no type fits. `time` is an index into `times`; `when` says
    whether it lies before, around or after the publication. `place` is the words that say where,
    `paragraph_place` the place that its paragraph is about, where its own clause names none. `evidence` are
    the words that make it less than asserted, `statement` is the index of the statement it stands in.
    `mentions` are further places where the article tells of it.
    """

    predicate: Span
    type: EventType | None = None
    mode: str | None = None
    frame: str | None = None
    participants: tuple[Participant, ...] = ()
    time: Index | None = None
    when: When | None = None
    place: Span | None = None
    paragraph_place: Span | None = None
    vouched: Vouched
    polarity: Polarity = "positive"
    evidence: tuple[Span, ...] = ()
    statement: Index | None = None
    mentions: tuple[EventMention, ...] = ()
    confidence: Confidence = 1.0


class Record(_Model):
    """All that was read in one article."""

    id: str
    schema_version: Literal["1.0"] = "1.0"
    article: ArticleInfo
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    people: tuple[Person, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()

    # The text that was read, for showing the record in a notebook; never written out with it.
    _text: str | None = PrivateAttr(default=None)

    def spans(self) -> Iterator["FieldSpan"]:
        """Yield every span of the record with the path of the field that holds it."""
        yield from _spans_in(self, "")

    def _repr_html_(self) -> str:
        from hronika.exports.html import notebook_html

        return notebook_html(self)


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
