"""One thing of an archive by its identifier: an article, a statement, an event or a name, as it is stored."""

from dataclasses import dataclass
from typing import Any

from hronika.archive.corrections.effective import said_of
from hronika.archive.store import Store
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.record import Event, Record, Span, Statement

_TABLES = ("statement", "event", "name")


@dataclass(frozen=True)
class StoredItem:
    """What has an identifier; `versions` are those of its article, the oldest first.

    `version` is the newest one that holds it; `fields` are those of the record as people corrected it, with
    who said what (`said_of`), of an article what is known of it. Of a statement or event `responses` are what
    denies, confirms, corrects or takes it back, and `responds` what a statement does so to. `spans` are the
    words of the text that it is pinned to, none of an article.
    """

    kind: str
    id: str
    outlet: str | None
    version: StoredVersion
    versions: tuple[StoredVersion, ...]
    fields: dict[str, Any]
    spans: tuple[Span, ...]


def require_article(store: Store, id: str, outlet: str | None = None) -> None:
    """Raise UsageError where no article, or none of this outlet, has this id."""
    with store.reading() as connection:
        found = connection.execute(
            "SELECT 1 FROM article WHERE id = ? AND (? IS NULL OR outlet = ?) LIMIT 1", (id, outlet, outlet)
        ).fetchone()
    if found is None:
        of = f" of {outlet[:60]!r}" if outlet else ""
        raise UsageError(f"The archive has no article {id[:60]!r}{of}: see what `search` lists.")


def item_of(store: Store, id: str, *, article: str | None = None, outlet: str | None = None) -> StoredItem:
    """Give what has this identifier, of one article or outlet or of any.

    The same text in two articles has the same identifiers in both. Raises UsageError where nothing has it, or
    several have.
    """
    with store.reading() as connection:
        articles = connection.execute(
            "SELECT number, id, outlet FROM article WHERE id = ? AND (? IS NULL OR outlet = ?)",
            (id, outlet, outlet),
        ).fetchall()
        kind = "article"
        for table in _TABLES:
            if articles:
                break
            kind = table
            articles = connection.execute(
                f"SELECT DISTINCT a.number, a.id, a.outlet FROM {table} t "  # noqa: S608 they are ours
                "JOIN version v ON v.number = t.version JOIN article a ON a.number = v.article "
                "WHERE t.id = ? AND (? IS NULL OR a.outlet = ?) AND (? IS NULL OR a.id = ?)",
                (id, outlet, outlet, article, article),
            ).fetchall()
    if not articles:
        raise UsageError(f"Nothing in the archive has the identifier {id[:60]!r}: see what `search` lists.")
    if len(articles) > 1:
        where = ", ".join(f"{found} of {owner or 'no outlet'}" for _, found, owner in articles[:5])
        raise UsageError(
            f"{id[:60]!r} stands in {len(articles)} articles ({where}): name one of them as well."
        )
    _, owner, outlet = articles[0]
    versions = tuple(store.versions(owner, outlet))
    for version in reversed(versions):
        if kind == "article" and version.is_current:
            return StoredItem(kind, id, outlet, version, versions, _about(version.record), ())
        effective = store.effective(version.number, version.record, version.text)
        if (found := _in_record(effective.record, kind, id)) is not None:
            fields, spans = found
            return StoredItem(kind, id, outlet, version, versions, fields | said_of(effective, id), spans)
    raise UsageError(f"{id[:60]!r} is not in the record of its article any more: see what `search` lists.")


def _about(record: Record) -> dict[str, Any]:
    counts = {
        "statements": len(record.statements),
        "events": len(record.events),
        "responses": len(record.responses),
        "names": len({name.entity for name in record.names}),
    }
    return record.article.model_dump(mode="json") | counts


def _in_record(record: Record, kind: str, id: str) -> tuple[dict[str, Any], tuple[Span, ...]] | None:
    if kind == "name":
        mentions = [name for name in record.names if name.entity == id]
        roles = [role.text for person in record.people if person.id == id for role in person.roles]
        if not mentions:
            return None
        fields = {"name": mentions[0].name, "kind": mentions[0].kind, "roles": roles}
        return fields, tuple(name.span for name in mentions)
    items: tuple[Statement | Event, ...] = record.statements if kind == "statement" else record.events
    for item in items:
        if item.id == id:
            spans = item.content if isinstance(item, Statement) else (item.predicate,)
            return _told(record, item), spans
    return None


def _told(record: Record, item: Statement | Event) -> dict[str, Any]:
    """Give the fields of an item with spans as their words and the speaker of an event that stands in one."""
    values = {name: _words(value) for name, value in item.model_dump(mode="json").items() if name != "id"}
    if isinstance(item, Event):
        times = {time.id: time for time in record.times}
        if item.time:
            values["time"] = times[item.time].value or times[item.time].span.text
        speakers = {statement.id: statement.speaker_name for statement in record.statements}
        values["speaker"] = speakers.get(item.statement) if item.statement else None
    values["responses"] = [
        _words(response.model_dump(mode="json", include={"id", "kind", "speaker_name", "cue"}))
        for response in record.responses
        if item.id in response.about
    ]
    told = {each.id: " … ".join(span.text for span in each.content) for each in record.statements}
    told |= {each.id: each.predicate.text for each in record.events}
    values["responds"] = [
        _words(response.model_dump(mode="json", include={"id", "kind", "cue"}))
        | {"about": [{"id": id, "words": told.get(id)} for id in response.about]}
        for response in record.responses
        if response.about and response.statement == item.id
    ]
    return {name: value for name, value in values.items() if value not in (None, [], ())}


def _words(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"start", "end", "text"}:
        return value["text"]
    if isinstance(value, dict):
        return {name: _words(part) for name, part in value.items() if part is not None}
    return [_words(part) for part in value] if isinstance(value, list) else value
