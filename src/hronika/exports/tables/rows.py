"""The rows of the tables, each a tuple in the order of the columns of `hronika.exports.tables.schemas`."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hronika.archive.days import days_of
from hronika.archive.stored_record import StoredRecord
from hronika.exports.exported import ExportedArticle, Unreadable
from hronika.exports.tables.stored_rows import stored_statement_rows
from hronika.record import Event, Participant, ParticipantRole, Span

Row = tuple[Any, ...]


def rows_of(article: ExportedArticle, table: str) -> list[Row]:
    """Give the rows that an article has in a table."""
    return _ROWS[table](article)


def error_row(unreadable: Unreadable) -> Row:
    """Give the row in `errors` of what could not be read."""
    error = unreadable.error
    return unreadable.place, str(error), unreadable.article, unreadable.outlet, error.kind


def _key(article: ExportedArticle) -> Row:
    info = article.record.article
    return info.id, info.outlet, info.published, info.sha256


def _article_rows(article: ExportedArticle) -> list[Row]:
    record, info = article.record, article.record.article
    model = record.reader.model
    return [
        (
            *_key(article), info.url, info.title, info.published_at, info.timezone, info.language,
            info.incomplete, record.schema_version, record.reader.hronika, model and model.name,
            model and model.version, list(record.warnings),
        )
    ]  # fmt: skip


def _statement_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    if isinstance(article.record, StoredRecord):
        stored = stored_statement_rows(article, article.record.members, key)
        if stored is not None:
            return stored
    rows = []
    for item in article.statements:
        content, speaker, cue = item.content, item.speaker, item.cue
        rows.append(
            (
                item.id, *key, item.speaker_name, speaker and speaker.text, item.speaker_id,
                content[0].text if len(content) == 1 else " … ".join([span.text for span in content]),
                item.mode, item.act, item.stance, cue and cue.text, _text(item.addressee),
                _text(item.medium), _text(item.said_at), article.said_at(item) if item.said_at else None,
                item.within, item.confidence, content[0].start, content[-1].end, _places(content),
                speaker and speaker.start, speaker and speaker.end, cue and cue.start, cue and cue.end,
                article.corrected(item.id),
            )
        )  # fmt: skip
    return rows


def _event_rows(article: ExportedArticle) -> list[Row]:
    key, places = _key(article), article.places
    rows = []
    for item in article.events:
        time = article.time_of(item)
        place = places.get(item.id)
        rows.append(
            (
                item.id, *key, item.predicate.text, item.type, item.mode, item.frame, item.vouched,
                item.polarity, [span.text for span in item.evidence], item.statement,
                article.teller_of(item), *_named(item),
                time, *day_bounds(time), item.time, item.when,
                _text(item.place), _text(item.paragraph_place),
                *((place.name, place.geonames, place.latitude, place.longitude) if place else (None,) * 4),
                item.confidence, item.predicate.start, item.predicate.end,
                [
                    {
                        "id": also.id, "text": also.predicate.text, "start": also.predicate.start,
                        "end": also.predicate.end, "vouched": also.vouched, "polarity": also.polarity,
                        "evidence": [span.text for span in also.evidence], "statement": also.statement,
                    }
                    for also in item.mentions
                ],
                article.corrected(item.id),
            )
        )  # fmt: skip
    return rows


def _participant_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    return [
        (
            event.id, *key, number, item.role, item.name, item.id, _text(item.span), *_ends(item.span),
            item.element, item.plover,
        )
        for event in article.events
        for number, item in enumerate(event.participants, 1)
    ]  # fmt: skip


def _time_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    return [
        (
            time.id, *key, time.span.text, time.span.start, time.span.end, time.type, time.value,
            *day_bounds(time.value),
        )
        for time in article.record.times
    ]  # fmt: skip


def _name_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    return [
        (name.id, *key, name.span.text, name.span.start, name.span.end, name.kind, name.name, name.entity)
        for name in article.record.names
    ]


def _people_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    mentions = Counter(name.entity for name in article.record.names)
    return [
        (
            person.id, *key, person.name, person.gender, [role.text for role in person.roles],
            _places(person.roles), mentions[person.id],
        )
        for person in article.record.people
    ]  # fmt: skip


def _quantity_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    return [
        (*key, item.span.text, item.span.start, item.span.end, item.value, item.unit, item.approximate)
        for item in article.record.quantities
    ]


def _response_rows(article: ExportedArticle) -> list[Row]:
    key = _key(article)
    return [
        (
            item.id, *key, item.kind, item.cue.text, item.cue.start, item.cue.end, item.speaker_name,
            _text(item.speaker), item.speaker_id, list(item.about), item.statement,
        )
        for item in article.record.responses
        if article.chosen is None or not article.chosen.isdisjoint({*item.about, item.statement})
    ]  # fmt: skip


_ROWS: Mapping[str, Callable[[ExportedArticle], list[Row]]] = {
    "articles": _article_rows,
    "statements": _statement_rows,
    "events": _event_rows,
    "participants": _participant_rows,
    "times": _time_rows,
    "names": _name_rows,
    "people": _people_rows,
    "quantities": _quantity_rows,
    "responses": _response_rows,
    "errors": lambda _: [],
}
_ROLES: tuple[ParticipantRole, ...] = ("agent", "patient", "counterpart")


def named(event: Event, role: ParticipantRole) -> str | None:
    """Give who takes part in an event in a role, by name, else by the words; None where nobody is told."""
    return _joined([item for item in event.participants if item.role == role])


def _named(event: Event) -> Iterable[str | None]:
    """Give who takes part in each of the three roles."""
    by_role: dict[ParticipantRole, list[Participant]] = {}
    for item in event.participants:
        by_role.setdefault(item.role, []).append(item)
    return [_joined(by_role[role]) if role in by_role else None for role in _ROLES]


def _joined(who: Sequence[Participant]) -> str | None:
    told = [item.name or _text(item.span) for item in who]
    if len(told) == 1:
        return told[0] or None
    return "; ".join(dict.fromkeys(filter(None, told))) or None


def day_bounds(value: str | None) -> tuple[date | None, date | None]:
    """Give the first and the last day that a value of TIMEX3 may mean."""
    return (days_of(value) if value else None) or (None, None)


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _places(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]
