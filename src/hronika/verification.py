"""Proves what can be proved of a record: from the record by itself, from its text, and by reading again.

`problems` needs the record and its article: every span, hash, identifier, reference and form is checked.
`differences` compares the record with another reading of the same article, field by field.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hronika.article import DEFAULT_TIMEZONE, Article, time_zone
from hronika.errors import UsageError
from hronika.identifiers import Identifiers, ItemKind
from hronika.record import PLOVER_TYPES, Event, EventMention, Record, Span, Statement
from hronika.timex import is_value

# Metadata that may come later than the article: from an option of the command that read it.
_TOLD_LATER = ("title", "published", "published_at")
# What two readings of one article may differ in: who read it, when, and by which schema.
_NOT_COMPARED = frozenset(("schema_version", "reader", "warnings", "checksum"))
# Lists whose items are told apart by their identifiers.
_IDENTIFIED = frozenset(("statements", "times", "names", "people", "events", "mentions", "responses"))


class Problem(NamedTuple):
    """A fault in a record: the path of the field, such as `statements[3].cue`, and what is wrong."""

    path: str
    what: str


def problems(record: Record, article: Article) -> Iterator[Problem]:
    """Yield everything that is wrong in the record of an article; nothing when all of it is right."""
    yield from _checksum(record)
    yield from _told_since_1_1(record)
    yield from _metadata(record, article)
    yield from _spans(record, article.text)
    yield from _order(record)
    yield from _repeated(record)
    yield from _identifiers(record)
    yield from _nesting(record)
    yield from _entities(record)
    yield from _times(record)
    yield from _events(record)
    yield from _responses(record)


def differences(record: Record, again: Record) -> Iterator[Problem]:
    """Yield where a record says other than a new reading of its article; who read it is not compared."""
    old, new = record.model_dump(mode="json"), again.model_dump(mode="json")
    for field in old:
        if field not in _NOT_COMPARED:
            yield from _compared(field, old[field], new[field])


def article_of(record: Record, text: str) -> Article:
    """Give the article that a record says it was read from, with a text."""
    info = record.article
    return Article(
        text,
        info.id,
        info.title,
        info.published,
        info.outlet,
        info.url,
        info.language,
        info.published_at,
        info.timezone or DEFAULT_TIMEZONE,
        info.incomplete,
    )


def _checksum(record: Record) -> Iterator[Problem]:
    if record.checksum is None:
        if record.reader.hronika is not None:
            yield Problem("checksum", "is missing")
    elif record.checksum != record.computed_checksum():
        yield Problem("checksum", "is not that of this record: something in it was changed")


def _told_since_1_1(record: Record) -> Iterator[Problem]:
    """Check that only a record that came from schema 1.0 lacks what that did not tell."""
    if record.reader.hronika is None:
        return
    if record.reader.model is None:
        yield Problem("reader.model", "is missing")
    for number, statement in enumerate(record.statements):
        if statement.stance is None:
            yield Problem(f"statements[{number}].stance", "is missing")


def _metadata(record: Record, article: Article) -> Iterator[Problem]:
    """Compare what the record says of its article with the article, and with itself."""
    info = record.article
    if info.sha256 != article.sha256:
        yield Problem("article.sha256", "is not the hash of this text: another text was read")
    if record.id != info.id:
        yield Problem("id", f"{_short(record.id)} is not the id of the article, {_short(info.id)}")
    for field in ("title", "published", "published_at", "outlet", "url", "language", "incomplete"):
        said, known = getattr(info, field), getattr(article, field)
        if said != known and not (known is None and field in _TOLD_LATER):
            yield Problem(f"article.{field}", f"says {_short(said)} where the article has {_short(known)}")
    if (info.published_at is None) != (info.timezone is None):
        yield Problem("article.timezone", "is there without `published_at`, or that without it")
    elif info.published_at is not None and info.timezone is not None:
        try:
            day = info.published_at.astimezone(time_zone(info.timezone)).date()
        except (UsageError, OverflowError):
            yield Problem("article.timezone", f"{_short(info.timezone)} is no time zone known here")
        else:
            if day != info.published:
                yield Problem(
                    "article.published", f"{info.published} is not the day of `published_at`, {day}"
                )


def _spans(record: Record, text: str) -> Iterator[Problem]:
    for path, span in record.spans():
        if not span.start < span.end <= len(text):
            yield Problem(path, f"{span.start}:{span.end} lies outside the text of {len(text)} characters")
        elif (found := text[span.start : span.end]) != span.text:
            yield Problem(path, f"says {_short(span.text)} where the text has {_short(found)}")


def _order(record: Record) -> Iterator[Problem]:
    """Check that lists in the order of the text are in it."""

    def unordered(path: str, spans: Iterable[Span]) -> Iterator[Problem]:
        for number, (one, other) in enumerate(pairwise(spans), 1):
            if other.start < one.start:
                yield Problem(f"{path}[{number}]", "does not stand in the order of the text")

    yield from unordered("statements", map(_opening, record.statements))
    yield from unordered("times", (time.span for time in record.times))
    yield from unordered("names", (name.span for name in record.names))
    yield from unordered("quantities", (quantity.span for quantity in record.quantities))
    yield from unordered("events", (event.predicate for event in record.events))
    yield from unordered("responses", (response.cue for response in record.responses))
    for number, statement in enumerate(record.statements):
        for place, (one, other) in enumerate(pairwise(statement.content), 1):
            if other.start < one.end:
                yield Problem(f"statements[{number}].content[{place}]", "overlaps what stands before it")


def _repeated(record: Record) -> Iterator[Problem]:
    """Check that amounts, roles and evidence, which have no identifiers, are told once each."""
    lists = [("quantities", [quantity.span for quantity in record.quantities])]
    lists += [(f"people[{number}].roles", list(person.roles)) for number, person in enumerate(record.people)]
    lists += [(f"{path}.evidence", list(told.evidence)) for path, told in _told(record)]
    for path, spans in lists:
        seen: set[Span] = set()
        for number, span in enumerate(spans):
            if span in seen:
                yield Problem(f"{path}[{number}]", f"{_short(span.text)} stands there already")
            seen.add(span)


def _opening(statement: Statement) -> Span:
    """The first words of a statement, its cue among them."""
    first, cue = statement.content[0], statement.cue
    return cue if cue is not None and cue.start < first.start else first


def _identifiers(record: Record) -> Iterator[Problem]:
    """Compute every identifier anew and check that each is given once and every reference to one is known."""
    sha256 = record.article.sha256
    given: Counter[str] = Counter()
    entities: set[str] = set()

    def checked(path: str, kind: ItemKind, spans: Sequence[Span], identifier: str) -> Iterator[Problem]:
        given[identifier] += 1
        base = Identifiers(sha256).of(kind, spans)
        number = identifier.removeprefix(base)
        if number == identifier or (number and not given[base]):
            yield Problem(path, f"{identifier} is not the identifier of these words, {base}")
        elif given[identifier] > 1:
            yield Problem(path, f"{identifier} is the identifier of another item too")

    for number, statement in enumerate(record.statements):
        yield from checked(f"statements[{number}].id", "statement", statement.content, statement.id)
    for number, time in enumerate(record.times):
        yield from checked(f"times[{number}].id", "time", (time.span,), time.id)
    for number, name in enumerate(record.names):
        yield from checked(f"names[{number}].id", "name", (name.span,), name.id)
        if name.entity not in entities:
            entities.add(name.entity)
            yield from checked(f"names[{number}].entity", "entity", (name.span,), name.entity)
    for path, told in _told(record):
        yield from checked(f"{path}.id", "event", (told.predicate,), told.id)
    for number, response in enumerate(record.responses):
        yield from checked(f"responses[{number}].id", "response", (response.cue,), response.id)

    statements = {statement.id for statement in record.statements}
    times = {time.id for time in record.times}
    references: list[tuple[str, str | None, set[str], str]] = []
    for number, statement in enumerate(record.statements):
        path = f"statements[{number}]"
        references.append((f"{path}.within", statement.within, statements, "statement"))
        references.append((f"{path}.speaker_id", statement.speaker_id, entities, "name"))
    for number, person in enumerate(record.people):
        references.append((f"people[{number}].id", person.id, entities, "name"))
    for path, told in _told(record):
        references.append((f"{path}.statement", told.statement, statements, "statement"))
    for number, event in enumerate(record.events):
        references.append((f"events[{number}].time", event.time, times, "time"))
        for place, part in enumerate(event.participants):
            references.append((f"events[{number}].participants[{place}].id", part.id, entities, "name"))
    items = statements | {event.id for event in record.events}
    for number, response in enumerate(record.responses):
        path = f"responses[{number}]"
        references.append((f"{path}.statement", response.statement, statements, "statement"))
        references.append((f"{path}.speaker_id", response.speaker_id, entities, "name"))
        for place, item in enumerate(response.about):
            references.append((f"{path}.about[{place}]", item, items, "statement or event"))
    for path, reference, known, kind in references:
        if reference is not None and reference not in known:
            yield Problem(path, f"{reference} is not the identifier of any {kind} of this record")


def _nesting(record: Record) -> Iterator[Problem]:
    """Check that what stands within a statement does, and that none stands within itself."""
    by_id = {statement.id: statement for statement in record.statements}
    endless = _on_cycles({statement.id: statement.within for statement in record.statements})
    for number, statement in enumerate(record.statements):
        path = f"statements[{number}].within"
        outer = by_id.get(statement.within or "")
        if outer is None:
            continue
        if statement.id in endless:
            yield Problem(path, f"{outer.id} stands, directly or not, within this statement itself")
        elif not any(
            whole.start <= statement.content[0].start and statement.content[-1].end <= whole.end
            for whole in outer.content
        ):
            yield Problem(path, f"this statement does not lie in the content of {outer.id}")


def _on_cycles(next_of: Mapping[str, str | None]) -> set[str]:
    """Those from which following the references never ends."""
    ends: dict[str, bool] = {}
    for start in next_of:
        walked: list[str] = []
        place: str | None = start
        while place is not None and place in next_of and place not in ends:
            ends[place] = False  # until the end is seen
            walked.append(place)
            place = next_of[place]
        if place is None or ends.get(place, True):
            ends.update(dict.fromkeys(walked, True))
    return {place for place, ended in ends.items() if not ended}


def _entities(record: Record) -> Iterator[Problem]:
    """Check that everybody has one name, one kind, and as a person an entry in `people`."""
    known = {name.entity: name for name in reversed(record.names)}
    for number, name in enumerate(record.names):
        first = known[name.entity]
        if (name.name, name.kind) != (first.name, first.kind):
            yield Problem(f"names[{number}]", f"says other of {name.entity} than its first mention")
    persons = Counter(person.id for person in record.people)
    for identifier, count in persons.items():
        if count > 1:
            yield Problem("people", f"{identifier} stands there {count} times")
    for identifier, first in known.items():
        if (first.kind == "person") != (identifier in persons):
            lacks = "lacks the person" if first.kind == "person" else "has as a person"
            yield Problem("people", f"{lacks} {_short(first.name)} ({identifier})")
    called: list[tuple[str, str | None, str | None]] = [
        *((f"people[{n}].name", item.id, item.name) for n, item in enumerate(record.people)),
        *(
            (f"statements[{n}].speaker_name", item.speaker_id, item.speaker_name)
            for n, item in enumerate(record.statements)
        ),
        *(
            (f"events[{n}].participants[{place}].name", part.id, part.name)
            for n, event in enumerate(record.events)
            for place, part in enumerate(event.participants)
        ),
        *(
            (f"responses[{n}].speaker_name", item.speaker_id, item.speaker_name)
            for n, item in enumerate(record.responses)
        ),
    ]
    for path, entity, said in called:
        if entity in known and said != known[entity].name:
            yield Problem(path, f"says {_short(said)} where {entity} is {_short(known[entity].name)}")


def _times(record: Record) -> Iterator[Problem]:
    times = sorted((time.span for time in record.times), key=lambda span: span.start)
    starts = [span.start for span in times]
    for number, time in enumerate(record.times):
        if time.value is not None and not is_value(time.type, time.value):
            yield Problem(
                f"times[{number}].value", f"{_short(time.value)} is no TIMEX3 value of a {time.type}"
            )
    for number, statement in enumerate(record.statements):
        said_at = statement.said_at
        if said_at is None:
            continue
        last = bisect_left(starts, said_at.end) - 1
        if last < 0 or times[last].end <= said_at.start:
            yield Problem(f"statements[{number}].said_at", f"{_short(said_at.text)} is none of the times")


def _told(record: Record) -> Iterator[tuple[str, Event | EventMention]]:
    """Yield every event and every further mention of one, with its path."""
    for number, event in enumerate(record.events):
        yield f"events[{number}]", event
        for place, mention in enumerate(event.mentions):
            yield f"events[{number}].mentions[{place}]", mention


def _events(record: Record) -> Iterator[Problem]:
    """Check the factuality of every event against the statements that it stands in."""
    for path, told, around in _with_statements(record):
        if told.statement is None:
            if around:
                yield Problem(f"{path}.statement", f"is missing: the words stand in {around[-1]}")
        elif told.statement not in around:
            yield Problem(f"{path}.statement", f"the words do not stand in {told.statement}")
        if told.vouched == "asserted":
            if told.statement is not None or around:
                yield Problem(f"{path}.vouched", "says asserted of what stands in a statement")
            if told.evidence:
                yield Problem(f"{path}.evidence", "is there though the event is asserted")
        elif told.statement is None and not told.evidence:
            yield Problem(f"{path}.vouched", f"says {told.vouched} and there are no words that make it so")
    for number, event in enumerate(record.events):
        path = f"events[{number}]"
        if event.place is not None and event.paragraph_place is not None:
            yield Problem(f"{path}.paragraph_place", "is there though the event has a place of its own")
        for place, part in enumerate(event.participants):
            where = f"{path}.participants[{place}]"
            if part.span is None and part.name is None:
                yield Problem(where, "is nobody: there are neither words nor a name")
            if part.plover is not None and event.type not in PLOVER_TYPES:
                yield Problem(f"{where}.plover", f"is there though {event.type} is none of PLOVER's types")
            if part.element is not None and event.frame is None:
                yield Problem(f"{where}.element", "is there though the event has no frame")


def _responses(record: Record) -> Iterator[Problem]:
    """Check that a response is about something else than itself, and about each thing once."""
    for number, response in enumerate(record.responses):
        for place, item in enumerate(response.about):
            path = f"responses[{number}].about[{place}]"
            if item == response.statement:
                yield Problem(path, "is the statement in which the response is made")
            if item in response.about[:place]:
                yield Problem(path, f"{item} stands there already")


def _with_statements(record: Record) -> Iterator[tuple[str, Event | EventMention, list[str]]]:
    """Yield every event and mention with the identifiers of the statements in whose content it stands."""
    contents = sorted(
        ((part.start, part.end, item.id) for item in record.statements for part in item.content), reverse=True
    )
    begun: list[tuple[int, int, str]] = []
    for path, told in sorted(_told(record), key=lambda pair: pair[1].predicate.start):
        place = told.predicate.start
        while contents and contents[-1][0] <= place:
            begun.append(contents.pop())
        begun = [part for part in begun if part[1] > place]
        yield path, told, [identifier for _, _, identifier in begun]


def _compared(path: str, old: Any, new: Any) -> Iterator[Problem]:
    """Compare two values of JSON, spans and single values as a whole, items with identifiers by these."""
    if isinstance(old, Mapping) and isinstance(new, Mapping) and "start" not in old:
        for field in old:
            # Records that came from schema 1.0 tell no stance.
            if field != "stance" or old[field] is not None:
                yield from _compared(f"{path}.{field}", old[field], new[field])
    elif isinstance(old, list) and path.rpartition(".")[2] in _IDENTIFIED:
        yield from _compared_items(path, old, new)
    elif isinstance(old, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _compared(f"{path}[{number}]", one, other)
    elif old != new:
        yield Problem(path, f"says {_shown(old)}, read again it says {_shown(new)}")


def _compared_items(path: str, old: list[Any], new: list[Any]) -> Iterator[Problem]:
    again = {item["id"]: item for item in new}
    known = {item["id"] for item in old}
    for number, item in enumerate(old):
        if item["id"] in again:
            yield from _compared(f"{path}[{number}]", item, again[item["id"]])
        else:
            yield Problem(f"{path}[{number}]", f"{item['id']} is not found when the article is read again")
    for item in new:
        if item["id"] not in known:
            yield Problem(path, f"lacks {item['id']}, which is found when the article is read again")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{_short(value['text'])} at {value['start']}:{value['end']}"
    return f"{len(value)} items" if isinstance(value, list) else _short(value)


def _short(value: object) -> str:
    said = value if isinstance(value, str) else str(value)
    said = said if len(said) <= 40 else said[:39] + "…"
    return repr(said) if isinstance(value, str) else said
