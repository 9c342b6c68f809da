"""What a statement says, taken apart so that two can be laid beside each other.

Words count by their stems (`hronika.language.latvian.wording`), names by whom the archive means by them. What
another says within the statement is left out, and so are times, which stand by themselves.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from hronika.archive.current import CurrentVersion, current_version
from hronika.archive.days import Days, days_of
from hronika.archive.entries import words_within
from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.wording import negated, read_word
from hronika.lemmas import LemmatizedWord
from hronika.record import Act, EventType, Quantity, Span, Stance, Statement, When

Mark = Literal["condition", "question", "retold", "procedure"]
"""What makes a statement less than a position of its speaker's own."""

_PARTS = frozenset(",;.!?:–—")


class Clause(NamedTuple):
    """A stretch between two marks: stems with a word of each, which are negated, and whom it names.

    `opposites` are the stems that stand on a side of an opposite, with those sides. `names` has by the number
    of each entity its name. `is_condition` says that it is on a condition, by `ja` or by the mood of a verb.
    """

    stems: Mapping[str, LemmatizedWord]
    negated: frozenset[str]
    opposites: Mapping[str, tuple[int, ...]]
    names: Mapping[int, str]
    quantities: tuple[Quantity, ...]
    is_condition: bool


class Utterance(NamedTuple):
    """A statement that stands in a current version, taken apart.

    `number` is that of its row, `version` that of its article's; `times` are the days of the times in it; of
    its events `types` are the types and `predicates` the stems of the words that name them, with whether they
    lie before or after.
    """

    number: int
    version: int
    act: Act
    stance: Stance | None
    confidence: float
    clauses: tuple[Clause, ...]
    times: tuple[Days, ...]
    types: frozenset[EventType]
    predicates: Mapping[str, When | None]
    marks: frozenset[Mark]

    @property
    def stems(self) -> dict[str, LemmatizedWord]:
        """All stems, with a word of each."""
        return {stem: word for clause in self.clauses for stem, word in clause.stems.items()}

    @property
    def names(self) -> dict[int, str]:
        """All that it names."""
        return {entity: name for clause in self.clauses for entity, name in clause.names.items()}


def utterances(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Utterance]:
    """Give the statements with these numbers, which stand in current versions, by their numbers."""
    of_version: dict[int, set[int]] = {}
    for number in sorted(set(numbers)):
        row = connection.execute("SELECT version FROM statement WHERE number = ?", (number,)).fetchone()
        of_version.setdefault(row[0], set()).add(number)
    return {
        each.number: each
        for version, wanted in of_version.items()
        for each in _of_version(connection, current_version(connection, version), wanted)
    }


def _of_version(
    connection: sqlite3.Connection, version: CurrentVersion, wanted: set[int]
) -> Iterator[Utterance]:
    record, numbers = version.record, version.rows["statement"]
    entities = dict(
        connection.execute(
            "SELECT a.name, p.entity FROM appearance a JOIN profile p ON p.number = a.profile "
            "WHERE a.version = ?",
            (version.number,),
        ).fetchall()
    )
    for statement in record.statements:
        if numbers[statement.id] not in wanted:
            continue
        inner = [
            span for other in record.statements if other.within == statement.id for span in other.content
        ]

        def is_own(span: Span, inner: Sequence[Span] = inner, statement: Statement = statement) -> bool:
            return _touches(span, statement.content) and not _touches(span, inner)

        events = [event for event in record.events if event.statement == statement.id]
        times = [time for time in record.times if is_own(time.span)]
        words = [
            word
            for word in words_within(version.words, statement.content)
            if not any(span.start < word.end and word.start < span.end for span in inner)
        ]
        people = [(name.span.start, name.span.end) for name in record.names if name.kind == "person"]
        named = {
            (name.span.start, name.span.end): (entities[name.name], name.name)
            for name in record.names
            if name.name in entities
            and is_own(name.span)
            and entities[name.name] != entities.get(statement.speaker_name or "")
        }
        # A verb that is negated and happens all the same: the negation is of what stands with it.
        done = {event.predicate.start for event in events if event.polarity == "positive"}
        clauses = tuple(
            _clauses(
                version.text,
                words,
                named,
                [item for item in record.quantities if is_own(item.span)],
                [*people, *((time.span.start, time.span.end) for time in times)],
                done,
            )
        )
        marks: set[Mark] = set()
        if any(clause.is_condition for clause in clauses):
            marks.add("condition")
        if statement.act == "ask" or statement.stance == "asks" or _is_asked(version.text, statement):
            marks.add("question")
        if statement.within is not None:
            marks.add("retold")
        if any(word.lemma in _procedure() for clause in clauses for word in clause.stems.values()):
            marks.add("procedure")
        yield Utterance(
            numbers[statement.id],
            version.number,
            statement.act,
            statement.stance,
            statement.confidence,
            clauses,
            tuple(days for time in times if time.value and (days := days_of(time.value))),
            frozenset(event.type for event in events if event.type),
            {
                stem: event.when
                for event in events
                for word in words_within(version.words, [event.predicate])
                if (stem := read_word(word.form, word.lemma).stem)
            },
            frozenset(marks),
        )


def _clauses(
    text: str,
    words: Sequence[LemmatizedWord],
    named: Mapping[tuple[int, int], tuple[int, str]],
    quantities: Sequence[Quantity],
    apart: Sequence[tuple[int, int]],
    done: Collection[int],
) -> Iterator[Clause]:
    """Take the words of a statement apart where marks stand between them.

    What is said in the places `apart`, people and times, is compared otherwise than by its words, and so are
    amounts of money and shares. At `done` begin verbs that are told as done.
    """
    units = [(item.span.start, item.span.end) for item in quantities if not _is_counted(item)]
    read = [
        None if _stands_in(word, apart) or _stands_in(word, units) else read_word(word.form, word.lemma)
        for word in words
    ]
    parted = {
        place
        for place in range(1, len(words))
        if not _PARTS.isdisjoint(text[words[place - 1].end : words[place].start])
        # The comma of a number parts nothing.
        and not any(item.span.start < words[place].start < item.span.end for item in quantities)
    }
    not_so = negated(
        [each and each.stem for each in read],
        {
            place: each.negates
            for place, each in enumerate(read)
            if each and each.negates and not (each.negates == "itself" and words[place].start in done)
        },
        parted,
    )
    bounds = [0, *sorted(parted), len(words)]
    for first, after in pairwise(bounds):
        if first == after:
            continue
        stems, opposites, denied = {}, {}, set()
        for place in range(first, after):
            reading = read[place]
            if reading is None or reading.stem is None:
                continue
            stems[reading.stem] = words[place]
            if reading.sides:
                opposites[reading.stem] = reading.sides
            if place in not_so:
                denied.add(reading.stem)
        start, end = words[first].start, words[after - 1].end
        yield Clause(
            stems,
            frozenset(denied),
            opposites,
            dict(who for place, who in named.items() if start <= place[0] and place[1] <= end),
            tuple(item for item in quantities if start <= item.span.start < end),
            any(word.form.casefold() == "ja" or _is_conditional(word) for word in words[first:after]),
        )


def _is_conditional(word: LemmatizedWord) -> bool:
    """Say whether a word is a verb in the conditional mood: `slēgtu`, `varētu`."""
    form = word.form.casefold().removeprefix("ne")
    return word.lemma.endswith(("t", "ties")) and form in (f"{word.lemma}u", f"{word.lemma[:-3]}os")


def _touches(span: Span, places: Iterable[Span]) -> bool:
    return any(span.start < place.end and place.start < span.end for place in places)


def _stands_in(word: LemmatizedWord, places: Iterable[tuple[int, int]]) -> bool:
    return any(word.start < end and start < word.end for start, end in places)


def _is_counted(item: Quantity) -> bool:
    """Say whether the unit is a noun that is counted, and no money or share."""
    return bool(item.unit) and str(item.unit).islower()


def _is_asked(text: str, statement: Statement) -> bool:
    last = statement.content[-1]
    return text[last.end - 1 : last.end + 1].strip('”“"»').endswith("?")


@cache
def _procedure() -> frozenset[str]:
    return frozenset(lemma for lemma, *_ in rows("procedure"))
