"""What was read in an article as it is stored, without models of it being made and checked.

Who only goes through records, as exports do, needs no more than their fields. An item is a tuple with the
names of the fields of its model in `hronika.record`, and each kind of items is made when it is first asked
for: most of the time that a record takes is that of what nobody asks for.
"""

from collections import namedtuple
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any, Protocol

from pydantic import BaseModel

from hronika.archive.compact import Maker, Members, StoredSpan
from hronika.record import (
    ArticleInfo,
    Event,
    EventMention,
    ModelInfo,
    Name,
    Participant,
    Person,
    Quantity,
    ReaderInfo,
    Record,
    Response,
    Span,
    Statement,
    Time,
)


class ReadRecord(Protocol):
    """What was read in an article, to be looked at: a `Record` or a `StoredRecord`."""

    @property
    def id(self) -> str:
        """The id of the article."""

    @property
    def schema_version(self) -> str:
        """Version of the schema of the record."""

    @property
    def reader(self) -> ReaderInfo:
        """Who read it."""

    @property
    def article(self) -> ArticleInfo:
        """Which text was read."""

    @property
    def statements(self) -> Sequence[Statement]:
        """Who said what, in the order of the text."""

    @property
    def times(self) -> Sequence[Time]:
        """Time expressions, in the order of the text."""

    @property
    def names(self) -> Sequence[Name]:
        """Every mention of something by name, in the order of the text."""

    @property
    def people(self) -> Sequence[Person]:
        """The persons named in the article."""

    @property
    def quantities(self) -> Sequence[Quantity]:
        """Amounts, in the order of the text."""

    @property
    def events(self) -> Sequence[Event]:
        """What happens, in the order of the text."""

    @property
    def responses(self) -> Sequence[Response]:
        """What denies, confirms, corrects or takes back something."""

    @property
    def warnings(self) -> Sequence[str]:
        """What the reader should know about this reading."""


class StoredRecord:
    """A record of the present schema, read from what is stored of it; its items are not those of a `Record`.

    They have the same fields, and no methods; `members` has them as they are written. Raises KeyError or
    ValueError where the record has another schema or was stored in another form: then it has to be read as a
    `Record`.
    """

    statements: Sequence[Statement]
    times: Sequence[Time]
    names: Sequence[Name]
    people: Sequence[Person]
    quantities: Sequence[Quantity]
    events: Sequence[Event]
    responses: Sequence[Response]
    warnings: Sequence[str]

    def __init__(self, written: bytes, text: str, sha256: str) -> None:
        self.members = Members(written, text, sha256, _MAKERS)
        self.id: str = self.members["id"]
        self.schema_version: str = self.members["schema_version"]
        if self.schema_version != _PRESENT:
            raise ValueError("the record has another schema")
        self.reader = _reader(self.members["reader"])
        self.article = ArticleInfo.model_validate(self.members["article"])

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not there yet.
        if name not in _LISTS:
            raise AttributeError(name)
        made = self.__dict__[name] = self.members[name]
        return made


_LISTS = frozenset(
    ("statements", "times", "names", "people", "quantities", "events", "responses", "warnings")
)
_PRESENT = Record.model_fields["schema_version"].default
_ITEMS: tuple[type[BaseModel], ...] = (
    Statement, Time, Name, Person, Quantity, Participant, EventMention, Event, Response
)  # fmt: skip


def _object(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


def _makers() -> dict[tuple[str, ...], Maker]:
    """Give what makes each kind of object that a record of the present schema is written with."""
    made: dict[tuple[str, ...], Maker] = {tuple(Span.model_fields): StoredSpan._make}
    for model in _ITEMS:
        # A tuple is made in a third of the time that a dictionary takes.
        fields = tuple(model.model_fields)
        kind: Any = namedtuple(f"Stored{model.__name__}", fields)  # type: ignore[misc]
        made[fields] = partial(tuple.__new__, kind)
    whole = tuple(ArticleInfo.model_fields)
    shapes = [whole, tuple(name for name in whole if name != "incomplete")]  # it is left out where false
    shapes += [tuple(model.model_fields) for model in (Record, ReaderInfo, ModelInfo)]
    return made | {shape: partial(_object, shape) for shape in shapes}


_MAKERS = _makers()


def _reader(told: dict[str, Any]) -> ReaderInfo:
    model = told["model"]
    return _reader_info(told["hronika"], *((model["name"], model["version"]) if model else (None, None)))


@lru_cache
def _reader_info(hronika: str | None, name: str | None, version: str | None) -> ReaderInfo:
    # One for all articles of a reader: they are counted by it.
    model = None if name is None or version is None else ModelInfo(name=name, version=version)
    return ReaderInfo(hronika=hronika, model=model)
