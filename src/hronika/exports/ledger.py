"""What the table and the report both show of a record: statements, events, dates, names, amounts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hronika.record import (
    Event,
    NameKind,
    Participant,
    ParticipantRole,
    Quantity,
    Record,
    Span,
    Statement,
    Time,
    Vouched,
)

KINDS: tuple[NameKind, ...] = ("person", "organization", "GPE", "location", "product", "event")

# How the text vouches for an event, at a glance.
SIGNS: dict[Vouched, str] = {
    "asserted": "●",
    "attributed": "◐",
    "denied": "✕",
    "possible": "?",
    "planned": "▷",
    "hypothetical": "○",
}


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
        entry = found.setdefault(
            mention.entity, Named(mention.name, mention.kind, [], roles.get(mention.entity, ()))
        )
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
    """Give the times without a place in time: durations, repetitions, what cannot be resolved."""
    placed = {id(time) for _, times in dates(record) for time in times}
    return [time for time in record.times if id(time) not in placed]


def value_of(quantity: Quantity) -> str:
    """Write an amount as a number with its unit: `≈ 200000 EUR`."""
    number = f"{quantity.value:.15g}"
    about = "≈ " if quantity.approximate else ""
    return f"{about}{number} {quantity.unit}" if quantity.unit else f"{about}{number}"


def when(record: Record, statement: Statement) -> str:
    """Tell when something was said: the words and the date they stand for."""
    if statement.said_at is None:
        return ""
    said_at = statement.said_at
    value = next(
        (
            time.value
            for time in record.times
            if time.value and time.span.start < said_at.end and said_at.start < time.span.end
        ),
        None,
    )
    return f"{said_at.text} ({value})" if value else said_at.text


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


def time_of(record: Record, event: Event) -> Time | None:
    """Find the time expression that dates an event."""
    return next((time for time in record.times if time.id == event.time), None)


def dated(record: Record, event: Event) -> str:
    """Tell when an event happens: the words of its clause and the date they stand for."""
    time = time_of(record, event)
    if time is None:
        return ""
    return f"{time.span.text} ({time.value})" if time.value else time.span.text


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
