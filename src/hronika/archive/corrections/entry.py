"""What a correction is: who said when what of which words; an entry that is never changed or deleted."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from hronika.errors import UsageError
from hronika.record import (
    Act,
    Event,
    EventType,
    Identifier,
    Mode,
    Offset,
    Polarity,
    Sha256,
    Span,
    Stance,
    Statement,
    Time,
    TimeType,
    Vouched,
)

CorrectedKind = Literal["statement", "event", "time", "article"]
"""What a correction can be about."""

CorrectionAction = Literal["change", "reject", "confirm", "add", "complete", "note", "undo"]
"""What a person can say: other values; that it is none; that it is right as it is; that it was missed; that
nothing is missing or wrong in the article; a remark; that an entry does not hold."""

Item = Statement | Event | Time

MOST_CHARACTERS = 10_000
"""The longest reason or note, in code points."""


class _Frozen(BaseModel):
    # Most archives hold no correction: what reads one is built when the first is read.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class StatementChange(_Frozen):
    """The values that a person gives a statement; what was not given is not set (`model_fields_set`)."""

    kind: Literal["statement"]
    content: Annotated[tuple[Span, ...], Field(min_length=1)] = ()
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    mode: Mode = "indirect"
    act: Act = "say"
    stance: Stance = "holds"
    addressee: Span | None = None
    medium: Span | None = None
    said_at: Span | None = None


class EventChange(_Frozen):
    """The values that a person gives an event; what was not given is not set (`model_fields_set`)."""

    kind: Literal["event"]
    type: EventType | None = None
    vouched: Vouched = "asserted"
    polarity: Polarity = "positive"


class TimeChange(_Frozen):
    """The values that a person gives a time expression; what was not given is not set."""

    kind: Literal["time"]
    type: TimeType = "DATE"
    value: str | None = None


Change = StatementChange | EventChange | TimeChange

_CHANGES: dict[str, type[Change]] = {"statement": StatementChange, "event": EventChange, "time": TimeChange}

FIELDS: dict[str, tuple[str, ...]] = {
    kind: tuple(name for name in model.model_fields if name != "kind") for kind, model in _CHANGES.items()
}
"""The fields of each kind that a person can give a value."""

KINDS_BY_LETTER: dict[str, Literal["statement", "event", "time"]] = {
    "s": "statement",
    "e": "event",
    "t": "time",
}
"""What an identifier that begins so is of."""


class Anchor(_Frozen):
    """Where a correction belongs: in which text, at which words, in which sentence.

    `item` is the identifier that the item had in the reading, or that it was added with, and `spans` those
    that it is made of; both lack where it is of the whole article. `before` and `after` are the rest of the
    sentence, or sentences, that the quotation stands in, `previous` and `following` the sentences around, all
    as far as `anchoring.py` looks.
    """

    sha256: Sha256
    kind: CorrectedKind
    item: Identifier | None = None
    spans: tuple[Span, ...] = ()
    start: Offset = 0
    end: Offset = 0
    quotation: str = ""
    before: str = ""
    after: str = ""
    previous: str = ""
    following: str = ""


class ConfirmedItem(_Frozen):
    """An item that is right as it stands here, and the spans that it is known by."""

    item: Item
    spans: tuple[Span, ...]


class Correction(_Frozen):
    """What one person said at one time.

    `item` is what it was said of, as the reading had it; in one that confirms or adds it is the item as it
    is right. Its `id` is always that of the anchor. `everything` are the statements and times of an article
    that is complete. A note may answer an entry by its number; an undo names the one that does not hold.
    """

    number: int = Field(ge=1)
    author: str = Field(min_length=1, max_length=200)
    at: AwareDatetime
    reason: str | None = Field(default=None, max_length=MOST_CHARACTERS)
    anchor: Anchor
    action: CorrectionAction
    item: Item | None = None
    change: Annotated[Change, Field(discriminator="kind")] | None = None
    everything: tuple[ConfirmedItem, ...] = ()
    text: str | None = Field(default=None, min_length=1, max_length=MOST_CHARACTERS)
    answers: int | None = None
    undoes: int | None = None

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        of_item = self.action in ("change", "reject", "confirm", "add")
        if (
            (of_item and (self.item is None or self.anchor.item is None))
            or (self.action == "change") != (self.change is not None)
            or (self.action == "note") != (self.text is not None)
            or (self.action == "undo") != (self.undoes is not None)
        ):
            raise ValueError(f"it lacks what {self.action} needs")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it says something of; all of its kind where it says that they are right."""
        if self.change is not None:
            return tuple(name for name in FIELDS[self.anchor.kind] if name in self.change.model_fields_set)
        return FIELDS[self.anchor.kind] if self.action in ("confirm", "add") else ()


def change_of(kind: str, values: Mapping[str, Any]) -> Change:
    """Make a change of values by field; raises UsageError with a sentence on what is none."""
    model = _CHANGES[kind]
    for field, value in values.items():
        if field not in FIELDS[kind]:
            raise UsageError(
                f"{_article(kind)} {kind} has no {field.replace('_', ' ')} that can be corrected: "
                f"there are {', '.join(FIELDS[kind])}."
            )
        if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise UsageError(f"The {field} cannot be that: it was decoded wrongly.")
        allowed = _choices(model.model_fields[field].annotation)
        if allowed and value is not None and value not in allowed:
            raise UsageError(f"The {field} {str(value)[:40]!r} is none of {', '.join(allowed)}.")
    try:
        return model.model_validate({"kind": kind, **values})
    except ValidationError as error:
        raise UsageError(sentence_of(error)) from None


def sentence_of(error: ValidationError) -> str:
    """Say in a sentence what cannot be stored, and why."""
    first = error.errors(include_url=False)[0]
    where = " ".join(str(part) for part in first["loc"] if isinstance(part, str))
    return f"The {where or 'correction'} cannot be that: {first['msg'][:1].lower()}{first['msg'][1:]}."


def active(corrections: Iterable[Correction]) -> set[int]:
    """Give the numbers of the entries that hold: those not undone by an entry that itself holds."""
    holding: set[int] = set()
    undone: set[int] = set()
    # An undo is younger than what it undoes.
    for entry in sorted(corrections, key=lambda entry: entry.number, reverse=True):
        if entry.number not in undone:
            holding.add(entry.number)
            if entry.undoes is not None:
                undone.add(entry.undoes)
    return holding


def _choices(annotation: Any) -> tuple[str, ...]:
    """The strings of a Literal, also of one that may be null."""
    found = [part for part in get_args(annotation) if isinstance(part, str)]
    return tuple(found) or tuple(name for part in get_args(annotation) for name in _choices(part))


def _article(noun: str) -> str:
    return "An" if noun[0] in "aeiou" else "A"
