"""What of a record a person is shown: statements, events, dates, names, amounts."""

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from hronika.record import (
    Event,
    Name,
    NameKind,
    Participant,
    ParticipantRole,
    Quantity,
    Record,
    Response,
    ResponseKind,
    Span,
    Time,
    Vouched,
)

KINDS: tuple[NameKind, ...] = ("person", "organization", "GPE", "location", "product", "event")

# The factuality of an event, at a glance.
SIGNS: dict[Vouched, str] = {
    "asserted": "●",
    "attributed": "◐",
    "denied": "✕",
    "possible": "?",
    "planned": "▷",
    "hypothetical": "○",
}

# What a response does with what it is about, at a glance.
RESPONSE_SIGNS: dict[ResponseKind, str] = {
    "denies": "✕",
    "confirms": "✓",
    "corrects": "↻",
    "withdraws": "↶",
}


# What refers to what in a record: the only places that know how.


def statement_places(record: Record) -> Mapping[Hashable, int]:
    """Give the index of every statement by what refers to it."""
    return {statement.id: index for index, statement in enumerate(record.statements)}


def times_by_reference(record: Record) -> Mapping[Hashable, Time]:
    """Give every time by what refers to it."""
    return {time.id: time for time in record.times}


def responded_to(response: Response) -> Sequence[str]:
    """Give the ids of what a response is about, else of the statement that has what it denies or confirms."""
    if response.about or response.statement is None or response.kind not in ("denies", "confirms"):
        return response.about
    return (response.statement,)


def whom(name: Name) -> str:
    """Give the id that all mentions of one entity share."""
    return name.entity


@dataclass
class Source:
    """Somebody or something that statements come from; `name` is None where the article does not tell."""

    name: str | None
    statements: list[int] = field(default_factory=list)


@dataclass
class Named:
    """Something that the article names, all its mentions together."""

    name: str
    kind: NameKind
    mentions: list[Span] = field(default_factory=list)
    roles: Sequence[Span] = ()


def words(spans: Sequence[Span]) -> str:
    """Give the words of spans on one line, with an ellipsis where other words interrupt them."""
    return " … ".join(" ".join(span.text.split()) for span in spans)


def sources(record: Record) -> list[Source]:
    """Group the statements by who made them, in the order of the first; the unknown source comes last."""
    found: dict[str | None, Source] = {}
    for index, statement in enumerate(record.statements):
        name = statement.speaker_name
        found.setdefault(name, Source(name)).statements.append(index)
    return sorted(found.values(), key=lambda source: source.name is None)


def named(record: Record) -> list[Named]:
    """Group the mentions by what they name: persons first, then by kind, the most mentioned first."""
    roles = {person.id: person.roles for person in record.people}
    found: dict[str, Named] = {}
    for mention in record.names:
        one = whom(mention)
        entry = found.setdefault(one, Named(mention.name, mention.kind, [], roles.get(one, ())))
        entry.mentions.append(mention.span)
    return sorted(found.values(), key=lambda entry: (KINDS.index(entry.kind), -len(entry.mentions)))


def dates(record: Record) -> list[tuple[str, list[Time]]]:
    """Group dates and clock times by resolved value, the earliest first, those that have one."""
    found: dict[str, list[Time]] = {}
    for time in record.times:
        if time.type in ("DATE", "TIME") and time.value and time.value[0].isdigit():
            found.setdefault(time.value, []).append(time)
    return sorted(found.items(), key=lambda item: _place_in_time(item[0]))


def other_times(record: Record) -> list[Time]:
    """Give the times that are no dates: durations, repetitions, what cannot be resolved."""
    placed = {id(time) for _, times in dates(record) for time in times}
    return [time for time in record.times if id(time) not in placed]


class AmountShown(NamedTuple):
    """An amount in its words, with what these do not hold: value in figures, unit, what is counted."""

    words: str
    value: float | None
    unit: str | None
    noun: str | None


def amount_shown(amount: Quantity, text: str) -> AmountShown:
    """Show an amount in the words of the text, with the noun that it counts where that follows there.

    Of `14` organizations these are `14 nevalstiskās organizācijas`, which need nothing more; `4,6 miljoni
    eiro` have the value 4600000 and the unit EUR beside them.
    """
    unit = amount.unit
    noun = unit if unit and unit[0].isalpha() and not unit.isupper() else None  # else a currency or a sign
    said = " ".join(amount.span.text.split())
    if noun and not _has_form_of(noun, said):
        said = _with_noun(amount.span, noun, text) or said
    return AmountShown(
        words=said,
        value=None if _says(said, amount.value) else amount.value,
        unit=None if noun else unit,
        noun=None if noun is None or _has_form_of(noun, said) else noun,
    )


_WORD = re.compile(r"[^\W\d_]+")
_WORDS_BETWEEN = 3  # adjectives at most between a number and its noun
_REACH = 80  # characters in which they stand
_BREAKS = ".,;:!?()\n"


def _with_noun(span: Span, noun: str, text: str) -> str | None:
    """Give the words from an amount to the noun it counts; None where that does not follow soon."""
    for match in islice(_WORD.finditer(text, span.end, span.end + _REACH), _WORDS_BETWEEN + 1):
        if any(sign in text[span.end : match.start()] for sign in _BREAKS):
            return None
        if _has_form_of(noun, match[0]):
            return " ".join(text[span.start : match.end()].split())
    return None


def _has_form_of(lemma: str, words: str) -> bool:
    """Tell whether one of the words is a form of a noun: they share all but the ending."""
    stem = lemma.casefold()[: max(2, len(lemma) - 2)]
    return any(word.startswith(stem) for word in words.casefold().split())


def _says(words: str, value: float) -> bool:
    """Tell whether words hold the very number in figures."""
    figures = re.sub(r"(?<=\d)\s(?=\d{3})", "", words).replace("–", "-").replace("−", "-")
    numbers = re.findall(r"-?\d+(?:[.,]\d+)?", figures)
    return value in (float(number.replace(",", ".")) for number in numbers)


def said_when(record: Record) -> list[tuple[str, Time | None]]:
    """Give for every statement the words that date the saying and the time they stand for."""
    times = sorted((time for time in record.times if time.value), key=lambda time: time.span.start)
    starts = [time.span.start for time in times]
    found: list[tuple[str, Time | None]] = []
    for statement in record.statements:
        said_at = statement.said_at
        if said_at is None:
            found.append(("", None))
            continue
        last = bisect_right(starts, said_at.end - 1) - 1
        time = times[last] if last >= 0 and said_at.start < times[last].span.end else None
        found.append((" ".join(said_at.text.split()), time))
    return found


def takes_part(event: Event, role: ParticipantRole) -> str:
    """Give who plays a role in an event, by name where a pronoun or nothing stands in the text."""
    return ", ".join(_called(item) for item in event.participants if item.role == role)


_STEM = 3  # letters that a name keeps in all its cases


def _called(participant: Participant) -> str:
    """The words of a participant, with the name where they do not hold it in any case."""
    if participant.span is None:
        return f"({participant.name})"
    said = " ".join(participant.span.text.split())
    if participant.name is None:
        return said
    stems = {word[:_STEM] for word in said.casefold().split()}
    named = any(word[:_STEM] in stems for word in participant.name.casefold().split())
    return said if named else f"{said} ({participant.name})"


def happens_when(record: Record) -> Iterator[tuple[Event, Time | None]]:
    """Give every event with the time that dates it."""
    times = times_by_reference(record)
    for event in record.events:
        yield event, None if event.time is None else times.get(event.time)


# Where a month would stand TIMEX3 may have a season or a quarter; the months they begin in.
_SEASONS = {"SP": "03", "SU": "06", "FA": "09", "WI": "12", "Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}


def _place_in_time(value: str) -> tuple[str, int]:
    """Make a key that sorts partial ISO dates by when they begin, a whole year before its days."""
    year, _, rest = value.partition("-")
    year = year.ljust(4, "0")
    if rest[:2] in _SEASONS:
        rest = _SEASONS[rest[:2]]
    elif rest[:1] == "H":
        rest = "01" if rest == "H1" else "07"
    elif rest[:1] == "W":
        rest = f"{max(1, min(12, 1 + int(rest[1:3]) * 12 // 53)):02}" if rest[1:3].isdigit() else "01"
    return (f"{year}-{rest}", len(value))
