"""The record: what reading an article yields. The public contract, meant to be kept for years.

Field by field this follows the annotation guidelines. Every string inside a `Span` stands in the text at
`start:end` (Unicode code points, end exclusive); everything else is a resolved value: a canonical name, an
ISO 8601 date, a number, a label. Null means "the text does not tell", never "not looked for".
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "ask", "answer", "promise", "demand", "deny", "predict", "opine", "report", "warn"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organization", "GPE", "location", "product", "event"]
Gender = Literal["female", "male"]
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
