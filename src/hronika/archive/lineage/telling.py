"""What is told of one statement or one event in all its articles: who had it first, and what became of it.

A statement counts once however many articles have it, and each of these is one of its sources.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar, cast

from hronika.archive.current import CurrentVersion, current_version
from hronika.archive.lineage.events import EventComparison, has_other_numbers
from hronika.archive.lineage.facts import FactsOf, is_same_name, name_in_words
from hronika.archive.lineage.statements import StatementComparison
from hronika.archive.lineage.variants import VariantKind, WordChange, WordsSaid, changes, kind_of
from hronika.archive.numbers import day_of
from hronika.archive.store import Store
from hronika.archive.stories.telling import Story, order_of, story_of
from hronika.denials import denial_of, is_denied_by_article
from hronika.errors import UsageError
from hronika.lemmas import LemmatizedWord
from hronika.record import ArticleInfo, Event, EventType, Polarity, Stance, Statement, Vouched

T = TypeVar("T")
_FARTHEST = 200  # characters from the predicate that what belongs to an event may stand


class ToldIn(NamedTuple):
    """An article, as the source of what it tells."""

    article: str
    outlet: str | None
    published: date | None
    published_at: datetime | None
    url: str | None


class Variant(NamedTuple):
    """A statement as one article has it.

    `stance` is what the speaker does with it there. `likelihood` says how likely it is the same statement as
    the first, from 0 to 1; `changes` are where its
    words differ from those of the first; `other_speaker` says that the article names somebody else for it.
    """

    id: str
    where: ToldIn
    speaker: str | None
    stance: Stance | None
    content: str
    kind: VariantKind
    likelihood: float
    changes: tuple[WordChange, ...]
    other_speaker: bool

    @property
    def dropped_hedges(self) -> tuple[WordChange, ...]:
        """The changes by which it vouches for more than the first."""
        return tuple(change for change in self.changes if change.dropped)


class StatementLineage(NamedTuple):
    """One statement with its sources, in the order of their publication; the first is the first utterance."""

    variants: tuple[Variant, ...]

    @property
    def first(self) -> Variant:
        """The first utterance that the archive has, as far as that is known (`is_first_known`)."""
        return self.variants[0]

    @property
    def is_first_known(self) -> bool:
        """Whether the days and hours of publication tell which source is the first."""
        return precedes(self.first.where, [variant.where for variant in self.variants[1:]])

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that have it, in order."""
        return _outlets(variant.where for variant in self.variants)

    @property
    def sources(self) -> int:
        """How many articles have it."""
        return len(self.variants)


class EventSource(NamedTuple):
    """An event as one article tells it: how far it vouches, and who tells of it where the article does not.

    `denied_by` is who denies it by name, where it is denied: mostly another than the `speaker` who tells it;
    `denied_by_article` says that the article itself does.
    `other_numbers` says that as many take part as in none of the articles before; then it is less likely one.
    """

    id: str
    where: ToldIn
    predicate: str
    text: str
    vouched: Vouched
    polarity: Polarity
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    statement: str | None
    likelihood: float
    other_numbers: bool


class Step(NamedTuple):
    """A stage of certainty: how it was vouched for, by whom, since which source, in how many in a row.

    `speaker` tells it; `denied_by` denies it, where it is denied, or the article itself does
    (`denied_by_article`).
    """

    vouched: Vouched
    polarity: Polarity
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    since: ToldIn
    sources: int


class EventLineage(NamedTuple):
    """One event with its sources, in the order of their publication."""

    type: EventType | None
    events: tuple[EventSource, ...]

    @property
    def first(self) -> EventSource:
        """The first source that the archive has, as far as that is known (`is_first_known`)."""
        return self.events[0]

    @property
    def is_first_known(self) -> bool:
        """Whether the days and hours of publication tell which source is the first."""
        return precedes(self.first.where, [event.where for event in self.events[1:]])

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that have it, in order."""
        return _outlets(event.where for event in self.events)

    @property
    def sources(self) -> int:
        """How many articles have it."""
        return len(self.events)

    @property
    def first_asserted(self) -> EventSource | None:
        """The first that tells it as a fact of its own; None also where several may be the first."""
        asserting = [event for event in self.events if event.vouched == "asserted"]
        is_known = asserting and precedes(asserting[0].where, [event.where for event in asserting[1:]])
        return asserting[0] if is_known else None

    @property
    def certainty(self) -> tuple[Step, ...]:
        """How far it was vouched for over time; sources in a row that vouch alike are one step."""
        steps: list[Step] = []
        for event in self.events:
            last = steps[-1] if steps else None
            told = event.vouched, event.polarity, event.speaker, event.denied_by, event.denied_by_article
            if last and last[: len(told)] == told:
                steps[-1] = last._replace(sources=last.sources + 1)
            else:
                steps.append(Step(*told, event.where, 1))
        return tuple(steps)


class StoryLineage(NamedTuple):
    """A story with what is said and told in it: each statement and event once, those of most articles first.

    `statements` and `events` are what is in several articles of the story; `alone` counts the statements that
    only one of them has.
    """

    story: Story
    statements: tuple[StatementLineage, ...]
    events: tuple[EventLineage, ...]
    alone: int


def lineage_of(
    store: Store, id: str, *, article: str | None = None, outlet: str | None = None
) -> StatementLineage | EventLineage:
    """Give the lineage of a statement or an event by its identifier.

    Raises UsageError where nothing in a current version has it, or what has it is not one thing.
    """
    with store.reading() as connection:
        for table, items in (("statement_lineage", "statement"), ("event_lineage", "event")):
            rows = connection.execute(
                f"SELECT DISTINCT m.lineage, a.id, a.outlet FROM {_in_order(items, article)} "  # noqa: S608
                f"JOIN {table} m ON m.number = i.number "
                "WHERE i.id = ? AND (? IS NULL OR a.id = ?) AND (? IS NULL OR a.outlet = ?)",
                (id, article, article, outlet, outlet),
            ).fetchall()
            groups = sorted({lineage for lineage, *_ in rows})
            if len(groups) > 1:
                where = ", ".join(f"{found} of {owner or 'no outlet'}" for _, found, owner in rows[:5])
                raise UsageError(
                    f"{id[:60]!r} is not one thing in all its articles ({where}): name one of them as well."
                )
            if groups:
                return _Teller(connection).of(table, groups[0])
        if connection.execute("SELECT 1 FROM article WHERE id = ?", (id,)).fetchone():
            raise UsageError(f"{id[:60]!r} is an article: `hronika story` tells what became of it.")
    raise UsageError(f"No statement or event of a current version has the identifier {id[:60]!r}.")


def _in_order(items: str, article: str | None) -> str:
    """Join items with their articles, from the article on where it is known: no index has events by id."""
    if article is None:
        return (
            f"{items} i CROSS JOIN version v ON v.number = i.version "
            "CROSS JOIN article a ON a.number = v.article"
        )
    return (
        "article a CROSS JOIN version v ON v.article = a.number AND v.is_current "
        f"CROSS JOIN {items} i ON i.version = v.number"
    )


def since_first(connection: sqlite3.Connection, number: int) -> StatementLineage | None:
    """Give a statement, by the number of its row, and what may be its first utterance; None of one alone."""
    row = connection.execute("SELECT lineage FROM statement_lineage WHERE number = ?", (number,)).fetchone()
    teller = _Teller(connection)
    numbers = teller.numbers("statement_lineage", row[0]) if row else []
    if len(numbers) < 2:
        return None
    # Numbers tell the day, and only the hour of publication which is the first of a day.
    days = {each: day_of(each) or date.max for each in numbers}
    first = min(days.values())
    return teller.statement([each for each in numbers if days[each] == first or each == number])


def statement_lineage(connection: sqlite3.Connection, number: int) -> StatementLineage | None:
    """Give the lineage of a statement by the number of its row; None where it is in no current version."""
    row = connection.execute("SELECT lineage FROM statement_lineage WHERE number = ?", (number,)).fetchone()
    return (
        None if row is None else cast("StatementLineage", _Teller(connection).of("statement_lineage", row[0]))
    )


def story_lineage(store: Store, article: str, outlet: str | None = None) -> StoryLineage:
    """Give the story of an article with what is said and told in it.

    Raises UsageError where the archive has no such article.
    """
    story = story_of(store, article, outlet)
    with store.reading() as connection:
        teller = _Teller(connection)
        versions = [
            number
            for told in story.articles
            for (number,) in connection.execute(
                "SELECT v.number FROM version v JOIN article a ON a.number = v.article "
                "WHERE v.is_current AND a.id = ? AND a.outlet IS ?",
                (told.article, told.outlet),
            )
        ]
        statements, alone = teller.within("statement_lineage", "statement", versions)
        events, _ = teller.within("event_lineage", "event", versions)
        return StoryLineage(
            story,
            tuple(teller.statement(numbers) for numbers in statements),
            tuple(teller.event(numbers) for numbers in events),
            alone,
        )


class _Found(NamedTuple, Generic[T]):
    version: CurrentVersion
    number: int
    item: T

    @property
    def where(self) -> ToldIn:
        info: ArticleInfo = self.version.record.article
        return ToldIn(info.id, info.outlet, info.published, info.published_at, info.url)


class _Teller:
    """Tells what is one, from the tables and the versions that are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version = lru_cache(maxsize=None)(lambda number: current_version(connection, number))

    def of(self, table: str, lineage: int) -> StatementLineage | EventLineage:
        """Tell all of a group."""
        numbers = self.numbers(table, lineage)
        return self.statement(numbers) if table == "statement_lineage" else self.event(numbers)

    def numbers(self, table: str, lineage: int) -> list[int]:
        """Give the numbers of the rows of a group."""
        # The first of a component is not in the index of the others.
        rows = self._connection.execute(
            f"SELECT m.number FROM {table} f JOIN {table} m ON m.number = f.component "  # noqa: S608
            "WHERE f.number = :lineage AND m.lineage = :lineage "
            f"UNION ALL SELECT m.number FROM {table} f JOIN {table} m "
            f"INDEXED BY {table}_of_component ON m.component = f.component AND m.component <> m.number "
            "WHERE f.number = :lineage AND m.lineage = :lineage",
            {"lineage": lineage},
        )
        return [number for (number,) in rows]

    def within(self, table: str, items: str, versions: Iterable[int]) -> tuple[list[list[int]], int]:
        """Give the groups that have members in several of these versions, and count what is alone."""
        groups: dict[int, list[int]] = {}
        for version in versions:
            rows = self._connection.execute(
                f"SELECT m.lineage, m.number FROM {items} i JOIN {table} m ON m.number = i.number "  # noqa: S608
                "WHERE i.version = ?",
                (version,),
            )
            for lineage, number in rows:
                groups.setdefault(lineage, []).append(number)
        several = [numbers for numbers in groups.values() if len(numbers) > 1]
        several.sort(key=lambda numbers: (-len(numbers), numbers))
        return several, len(groups) - len(several)

    def statement(self, numbers: Sequence[int]) -> StatementLineage:
        """Tell a statement by the numbers of its rows."""
        found = self._found("statement_lineage", "statement", numbers)
        (first, said), *rest = ((each, _wording(each)) for each in found)
        variants = [self._first(first, said)]
        for each, wording in rest:
            kind = kind_of(said, wording)
            by, other = first.item.speaker_name, each.item.speaker_name
            variants.append(
                Variant(
                    each.item.id, each.where, other, each.item.stance, wording.text, kind,
                    self._likelihood("statement_lineage", first.number, each.number),
                    () if kind == "exact" else tuple(changes(said, wording)),
                    bool(by and other and not self._is_same(first, each)),
                )
            )  # fmt: skip
        return StatementLineage(tuple(variants))

    def event(self, numbers: Sequence[int]) -> EventLineage:
        """Tell an event by the numbers of its rows."""
        found = self._found("event_lineage", "event", numbers)
        features = {number: self._features("event_lineage", number) for number in numbers}
        told: list[EventSource] = []
        for place, each in enumerate(found):
            before = [features[other.number] for other in found[:place]]
            record, event = each.version.record, each.item
            speakers = {item.id: item.speaker_name for item in record.statements}
            denial = denial_of(event, record.statements, record.responses)
            told.append(
                EventSource(
                    event.id, each.where, event.predicate.text, _clause(each.version.text, event),
                    event.vouched, event.polarity, speakers.get(event.statement or ""),
                    denial.speaker_name if denial else None, is_denied_by_article(event, denial),
                    event.statement,
                    self._likelihood("event_lineage", found[0].number, each.number) if place else 1.0,
                    bool(before) and all(has_other_numbers(features[each.number], one) for one in before),
                )
            )  # fmt: skip
        types = [each.item.type for each in found if each.item.type]
        return EventLineage(types[0] if types else None, tuple(told))

    def _first(self, first: "_Found[Statement]", said: WordsSaid) -> Variant:
        item = first.item
        return Variant(
            item.id, first.where, item.speaker_name, item.stance, said.text, "first", 1.0, (), False
        )

    def _found(self, table: str, items: str, numbers: Iterable[int]) -> "list[_Found[Any]]":
        found: list[_Found[Any]] = []
        for number in numbers:
            [version] = self._connection.execute(
                f"SELECT version FROM {table} WHERE number = ?",  # noqa: S608 it is ours
                (number,),
            ).fetchone()
            current = self._version(version)
            ids = {row: id for id, row in current.rows[items].items()}
            of_record: Sequence[Any] = getattr(current.record, f"{items}s")
            found.append(_Found(current, number, next(item for item in of_record if item.id == ids[number])))
        return sorted(found, key=lambda each: (*order_of(each.version.record.article), each.item.id))

    def _features(self, table: str, number: int) -> Any:
        comparison = StatementComparison() if table == "statement_lineage" else EventComparison()
        [stored] = self._connection.execute(
            f"SELECT features FROM {table} WHERE number = ?",  # noqa: S608 it is ours
            (number,),
        ).fetchone()
        return comparison.unpacked(stored)

    def _likelihood(self, table: str, first: int, number: int) -> float:
        """Give how likely two are one: by their link, else by the likeliest way of links between them."""
        best = {first: 1.0}
        waiting = {first}
        while waiting:
            one = max(waiting, key=lambda each: best[each])
            if one == number:
                break
            waiting.remove(one)
            for other, likelihood in self._linked(table, one):
                if best[one] * likelihood > best.get(other, 0.0):
                    best[other] = best[one] * likelihood
                    waiting.add(other)
        return round(best.get(number, 0.0), 3)

    def _linked(self, table: str, number: int) -> list[tuple[int, float]]:
        links = self._connection.execute(
            f"SELECT other, likelihood FROM {table}_link WHERE number = ? "  # noqa: S608 it is ours
            f"UNION ALL SELECT o.number, 1.0 FROM {table} m JOIN {table} o ON o.key = m.key AND o.key > 0 "
            "WHERE m.number = ? AND o.number <> m.number",
            (number, number),
        )
        return links.fetchall()

    def _is_same(self, one: "_Found[Statement]", other: "_Found[Statement]") -> bool:
        """Say whether two statements are of one: by who is who, else by the names."""
        names = [each.item.speaker_name or "" for each in (one, other)]
        if is_same_name(*map(name_in_words, names)):
            return True
        entities = [
            self._connection.execute(
                "SELECT p.entity FROM appearance a JOIN profile p ON p.number = a.profile "
                "WHERE a.version = ? AND a.name = ?",
                (each.version.number, name),
            ).fetchone()
            for each, name in zip((one, other), names, strict=True)
        ]
        return entities[0] is not None and entities[0] == entities[1]


def _wording(found: _Found[Statement]) -> WordsSaid:
    """Give what a statement says: the words of its spans, joined where others stand between them."""
    version = found.version
    text, words = "", list[LemmatizedWord]()
    facts_of = FactsOf(version.record, version.read_words)
    for span in found.item.content:
        text += " … " if text else ""
        moved = len(text) - span.start
        inside = facts_of.words([span])
        words += [word._replace(start=word.start + moved, end=word.end + moved) for word in inside]
        text += span.text
    return WordsSaid(text, tuple(words))


def _clause(text: str, event: Event) -> str:
    """Give the words of an event: from the first to the last of its predicate, participants and place."""
    spans = [event.predicate, *(part.span for part in event.participants if part.span)]
    spans += [event.place] if event.place else []
    near = [span for span in spans if abs(span.start - event.predicate.start) <= _FARTHEST]
    return " ".join(text[min(span.start for span in near) : max(span.end for span in near)].split())


def precedes(first: ToldIn, others: Iterable[ToldIn]) -> bool:
    """Say whether an article was published before all others, by its day and, on one day, by its hour."""
    return all(
        first.published != other.published
        if not (first.published_at and other.published_at)
        else first.published_at != other.published_at
        for other in others
    )


def _outlets(places: Iterable[ToldIn]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(where.outlet for where in places if where.outlet))
