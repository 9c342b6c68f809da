"""What an export is made of: articles with what was read in them, one at a time, wherever they come from."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from hronika.archive.stored_record import ReadRecord
from hronika.denials import denial_of, is_denied_by_article
from hronika.errors import HronikaError
from hronika.exports.i18n import in_words
from hronika.record import Event, ReaderInfo, Statement, Time

if TYPE_CHECKING:
    # It brings the whole archive along, which nobody needs who exports without one.
    from hronika.archive.identity.who import Identity


@dataclass(frozen=True)
class EventPlace:
    """The place of an event where it is beyond doubt, as `docs/places.md` tells of places."""

    name: str
    kind: str
    code: str
    geonames: int | None
    latitude: float | None
    longitude: float | None


class EventGroup(NamedTuple):
    """The events of several articles that are one, by `docs/lineage.md`.

    `keys` are those of all of them, in the order of the days of publication. `articles` tells how many there
    are, `asserted` in how many an article itself tells that it happened, `negated` in how many that it did
    not.
    """

    keys: tuple[str, ...]
    articles: int
    asserted: int
    negated: int


class KnownAround(Protocol):
    """What an archive knows of an article beside its record."""

    def places(self) -> Mapping[str, EventPlace]:
        """Give by identifier of an event where it happens."""

    def people(self) -> Mapping[str, str]:
        """Give by name in the article the profile that leads to who it is."""

    def groups(self) -> Mapping[str, EventGroup]:
        """Give by identifier of an event those of other articles that it is one with."""


class _NothingAround:
    def places(self) -> Mapping[str, EventPlace]:
        return {}

    def people(self) -> Mapping[str, str]:
        return {}

    def groups(self) -> Mapping[str, EventGroup]:
        return {}


_DONE: Mapping[str | None, str] = {
    "holds": "said", "denies": "denied", "doubts": "doubted", "asks": "asked", "open": "left open"
}  # fmt: skip
"""What a source does with the content of a statement, by its stance."""


def done_with(statement: Statement) -> str:
    """Say in English what the source of a statement does with its content, such as `denied`."""
    return _DONE.get(statement.stance, "said")


def article_key(outlet: str | None, id: str) -> str:
    """Give what an article goes by in exports, by its outlet and id."""
    told = json.dumps([outlet, id]).encode()
    return f"a{hashlib.sha256(told).hexdigest()[:16]}"


@dataclass(frozen=True)
class ExportedArticle:
    """An article that is exported: its record, as people corrected it, and what of it is asked for.

    `text` is None where only the record is at hand. `chosen` has the identifiers of the statements and events
    that are exported, None for all of them. `authors` has for each item that people spoke of who said which
    field. `around` is what else is known of it; it is looked up when it is asked for, as few formats need
    it, and so has to be asked for while the archive is open.
    """

    record: ReadRecord
    text: str | None = None
    chosen: Set[str] | None = None
    authors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    around: KnownAround = field(default_factory=_NothingAround)

    @cached_property
    def places(self) -> Mapping[str, EventPlace]:
        """Where its events happen, by their identifiers; empty outside of an archive."""
        return self.around.places()

    @cached_property
    def people(self) -> Mapping[str, str]:
        """The profiles that lead to who is who, by names in the article; empty outside of an archive."""
        return self.around.people()

    @cached_property
    def groups(self) -> Mapping[str, EventGroup]:
        """The groups that its events are of, by their identifiers; empty outside of an archive."""
        return self.around.groups()

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """The statements that are exported, in the order of the text."""
        if self.chosen is None:
            return self.record.statements
        return tuple(item for item in self.record.statements if item.id in self.chosen)

    @cached_property
    def events(self) -> Sequence[Event]:
        """The events that are exported, in the order of the text."""
        if self.chosen is None:
            return self.record.events
        return tuple(item for item in self.record.events if item.id in self.chosen)

    @cached_property
    def times(self) -> dict[str, Time]:
        """The times of the article by identifier."""
        return {time.id: time for time in self.record.times}

    @cached_property
    def said(self) -> dict[str, Statement]:
        """All statements of the article by identifier, exported or not."""
        return {item.id: item for item in self.record.statements}

    @cached_property
    def key(self) -> str:
        """An identifier by outlet and id, the same in every export: `a` and 16 hexadecimal digits."""
        return article_key(self.record.article.outlet, self.record.article.id)

    @cached_property
    def language(self) -> str | None:
        """The language of the text (ISO 639-1), also where that is not the one it was to be read in."""
        for name in ("warning.unread", "warning.language"):
            begins, _, _ = in_words(name, "en").partition("{}")
            for warning in self.record.warnings:
                if warning.startswith(begins):
                    return warning.removeprefix(begins).partition(")")[0] or None
        return self.record.article.language

    def key_of(self, item: Statement | Event) -> str:
        """Give an identifier of a statement or event that no other has, in whatever article."""
        return f"{self.key}-{item.id}"

    def corrected(self, id: str) -> list[str]:
        """Give the fields of an item that people said, in the order of the alphabet."""
        return sorted(self.authors[id]) if id in self.authors else []

    def time_of(self, event: Event) -> str | None:
        """Give the value (TIMEX3) of the time that dates an event; None where the text does not date it."""
        return self.times[event.time].value if event.time in self.times else None

    def teller_of(self, event: Event) -> str | None:
        """Give who tells of an event, by the statement that it stands in; None where the article does."""
        return self.said[event.statement].speaker_name if event.statement in self.said else None

    def whose(self, event: Event) -> str:
        """Say in English in whose statement an event stands and what that source does with it.

        ` by X` where the source tells it, `, doubted by X` where it does not hold it; empty where the article
        tells of the event.
        """
        teller = self.teller_of(event)
        if teller is None:
            return ""
        done = done_with(self.said[event.statement or ""])
        return f" by {teller}" if done == "said" else f", {done} by {teller}"

    def denier_of(self, event: Event) -> str | None:
        """Give who denies an event, where it is denied by somebody named; mostly not who tells of it."""
        denial = denial_of(event, self.record.statements, self.record.responses)
        return None if denial is None else denial.speaker_name

    def is_denied_by_article(self, event: Event) -> bool:
        """Say whether the article itself denies an event."""
        return is_denied_by_article(event, denial_of(event, self.record.statements, self.record.responses))

    def quoted_by(self, statement: Statement) -> str | None:
        """Give who tells of a statement that stands in somebody else's; None where the article does."""
        around = self.said.get(statement.within or "")
        return None if around is None else around.speaker_name or "an unnamed source"

    def told_by(self, statement: Statement, source: str) -> str:
        """Say in English what a source does with a statement, and who tells so if it is not the article."""
        teller = self.quoted_by(statement)
        return f"{done_with(statement)} by {source}{f', as told by {teller}' if teller else ''}"

    def said_at(self, statement: Statement) -> str | None:
        """Give the value (TIMEX3) of the time that dates a saying; None where the text does not date it."""
        span = statement.said_at
        return None if span is None else self.times_by_place.get((span.start, span.end))

    @cached_property
    def times_by_place(self) -> dict[tuple[int, int], str | None]:
        """The values of the times; of several in one place the first counts."""
        return {(time.span.start, time.span.end): time.value for time in reversed(self.record.times)}


class UnsurePair(NamedTuple):
    """Two, by their ids, of whom it is not sure whether they are one.

    `score` is how likely it is, from 0 to 1; None where a person judged that it cannot be told.
    """

    one: str
    other: str
    score: float | None


class WhoIsWhoSource(Protocol):
    """Tells who is meant by a profile, and of whom it is not sure whether they are one."""

    def identity(self, profile: str) -> "Identity | None":
        """Give whom a profile leads to; None where that is nobody that there is enough to tell of."""

    def questions(self) -> Iterator[UnsurePair]:
        """Yield the pairs of whom it is open whether they are one."""


class ExportSource(Protocol):
    """Where exported articles come from: files of records, or an archive.

    `name` says what it is. `who` tells people apart, None where nobody has. `notes` are sentences on how a
    query was understood. An article that cannot be read stands in its place as the error; its `place` tells
    where.
    """

    name: str
    notes: tuple[str, ...]

    @property
    def who(self) -> WhoIsWhoSource | None:
        """Who is who, where that is known."""

    def articles(self) -> Iterator["ExportedArticle | Unreadable | FinishedTables"]:
        """Yield the articles, the oldest first in an archive, in their order in files."""


@dataclass(frozen=True)
class Unreadable:
    """What could not be read, and why: the place in the source and one sentence.

    `article` is the id of the article and `outlet` who published it, where these are known.
    """

    place: str
    error: HronikaError
    article: str | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class FinishedTables:
    """Rows of many articles that were made before, in the place of these articles where tables are exported.

    `articles` tells how many articles they are of, and `readers` how many of these each has read. `failures`
    are what could not be read, which has rows too. `batches` gives the rows of a table of that name as record
    batches of Arrow, in its schema.
    """

    articles: int
    readers: Mapping[ReaderInfo, int]
    failures: Sequence[Unreadable]
    batches: Callable[[str], Sequence[Any]]
