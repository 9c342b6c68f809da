"""Applies corrections to a reading: the effective record, who says what in it, and what the reader says.

What a person said of a field holds; the rest of an item stays the reader's. Each item is looked for in the
reading by its identifier, then by its words; one that the reading does not have is put back as the person
knew it. The order of corrections of different items changes nothing; of two of one field the later holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from hronika.archive.corrections.anchoring import kind_of, spans_of
from hronika.archive.corrections.consistency import NewItems, with_items
from hronika.archive.corrections.entry import (
    FIELDS,
    KINDS_BY_LETTER,
    Anchor,
    Correction,
    EventChange,
    Item,
    StatementChange,
    active,
)
from hronika.identifiers import Identifiers
from hronika.record import Event, Name, Record, Span, Statement, Time

State = Literal["applied", "replaced", "idle", "undone", "orphaned"]
"""What became of a correction: it holds; later ones give all its fields other values; there is nothing that
it could change; somebody undid it; its words are not in this version of the text."""

WARNING = "Parts of this record are not what was read: people corrected them."


class Standing(NamedTuple):
    """What became of a correction in a record.

    `item` is the identifier that what it is about has there, None where there is none. `reader` has what the
    reader says now, by field, of what the correction says; it is None where the reader does not find the
    item. `agrees` tells whether that is the same, None of a note and of what was undone or orphaned.
    """

    correction: Correction
    state: State
    item: str | None = None
    reader: Mapping[str, Any] | None = None
    agrees: bool | None = None


class EffectiveRecord(NamedTuple):
    """A record with corrections applied.

    `authors` has for each item that people spoke of, by its identifier, who said which field; a field that is
    not there is the reader's. `others` has the further identifiers of such items, in the reading and in
    corrections.
    """

    record: Record
    authors: Mapping[str, Mapping[str, str]]
    standings: tuple[Standing, ...]
    others: Mapping[str, frozenset[str]]

    def vouched(self) -> set[str]:
        """Give the identifiers of what people said everything of: added, confirmed, or gave every field."""
        return {
            identifier
            for identifier, fields in self.authors.items()
            if len(fields) == len(FIELDS[KINDS_BY_LETTER[identifier[0]]])
        }

    def known_as(self, identifiers: Iterable[str]) -> set[str]:
        """Give all identifiers that items of the record go by."""
        return {name for one in identifiers for name in (one, *self.others.get(one, ()))}


def effective(record: Record, corrections: Iterable[Correction]) -> Record:
    """Give the record as people corrected it; those of other texts are left aside."""
    return applied(record, corrections).record


def applied(record: Record, corrections: Iterable[Correction]) -> EffectiveRecord:
    """Apply corrections of this record's text, and tell what became of each.

    The record is the same one where there is nothing to apply. A field that was corrected has the
    value that the person gave; `confidence` becomes 1 only where a person said all that it is of: a whole
    item, content and speaker of a statement, the factuality of an event.
    """
    entries = sorted(
        (entry for entry in corrections if entry.anchor.sha256 == record.article.sha256),
        key=lambda entry: entry.number,
    )
    if not entries:
        return EffectiveRecord(record, {}, (), {})
    holding = active(entries)
    subjects = _subjects(entries)
    spoken_of = {root for root, about in subjects.items() if any(one.number in holding for one in about)}
    reading = _Reading(record, spoken_of)
    items: dict[str, dict[str, Item]] = {"statement": {}, "event": {}, "time": {}}
    for item in reading.items.values():
        items[kind_of(item)][item.id] = item
    fields: dict[str, dict[str, str]] = {}
    found: dict[str, str | None] = {}
    latest: dict[str, dict[str, int]] = {}
    for root, about in subjects.items():
        of_kind = items[about[0].anchor.kind]
        read = found[root] = reading.find(about)
        said = [entry for entry in about if entry.number in holding]
        if any(entry.action == "reject" for entry in said):
            of_kind.pop(read or "", None)
            continue
        judged = _judged(of_kind.get(read or ""), about, said, reading.names)
        if judged is not None:
            item, told = judged
            of_kind[item.id] = item
            fields.setdefault(item.id, {}).update({field: one.author for field, one in told.items()})
            latest[root] = {field: one.number for field, one in told.items()}
    is_changed = fields or sum(map(len, items.values())) < len(reading.items)
    made = _NewRecord.of(record, items, set(fields)) if is_changed else _NewRecord(record, {})
    return EffectiveRecord(
        made.record,
        {made.identifiers[old]: authors for old, authors in fields.items() if old in made.identifiers},
        tuple(_standing(entry, made, reading, found, holding, latest) for entry in entries),
        {
            made.identifiers.get(read or root, read or root): frozenset((root, read or root))
            for root, read in found.items()
        },
    )


def said_of(effective: EffectiveRecord, identifier: str) -> dict[str, Any]:
    """Give what people said of an item, for a reader of it: only what there is.

    `corrected` has the author by field, `reader` what the reader says otherwise, by field and as words;
    `notes` are remarks, each after its author's name.
    """
    standings = [one for one in effective.standings if one.item == identifier and one.state == "applied"]
    other = {
        field: plain(value)
        for one in standings
        if one.agrees is False and one.correction.action != "complete"
        for field, value in (one.reader or {}).items()
    }
    item = items_of(effective.record).get(identifier)
    found = {
        "corrected": dict(effective.authors.get(identifier, {})),
        "reader": {field: value for field, value in other.items() if value != plain(getattr(item, field))},
        "notes": [
            f"{one.correction.author}: {one.correction.text}" for one in standings if one.correction.text
        ],
    }
    return {name: value for name, value in found.items() if value}


def plain(value: Any) -> Any:
    """Give a value of a field as text: spans by their words."""
    if isinstance(value, tuple):
        return " … ".join(span.text for span in value)
    return value.text if isinstance(value, Span) else value


def items_of(record: Record) -> dict[str, Item]:
    """Give what can be corrected in a record, by identifier."""
    items: tuple[Item, ...] = (*record.statements, *record.events, *record.times)
    return {item.id: item for item in items}


class _NewRecord(NamedTuple):
    record: Record
    identifiers: Mapping[str, str]

    @classmethod
    def of(cls, record: Record, items: Mapping[str, Mapping[str, Any]], touched: set[str]) -> "_NewRecord":
        new = NewItems(*(tuple(items[kind].values()) for kind in ("statement", "event", "time")))
        warned = record.model_copy(update={"warnings": (*record.warnings, WARNING)})
        made = with_items(warned, new, touched)
        return cls(made.record.sealed(), made.identifiers)


def _subjects(entries: Sequence[Correction]) -> dict[str, list[Correction]]:
    """Sort what was said by what it is about, undone or not, in the order of the text."""
    about: dict[str, list[Correction]] = {}
    for entry in entries:
        for single in _singles(entry):
            if single.item is not None and single.anchor.item is not None:
                about.setdefault(single.anchor.item, []).append(single)
    return dict(sorted(about.items(), key=lambda pair: (pair[1][0].anchor.spans[0].start, pair[0])))


def _singles(entry: Correction) -> Iterable[Correction]:
    """Give what an entry says of each item: one that says an article is complete confirms each."""
    if entry.action != "complete":
        yield entry
        return
    for item, spans in ((one.item, one.spans) for one in entry.everything):
        anchor = Anchor(sha256=entry.anchor.sha256, kind=kind_of(item), item=item.id, spans=spans)
        yield entry.model_copy(update={"action": "confirm", "anchor": anchor, "item": item})


class _Reading:
    """Finds in a reading what corrections are about."""

    def __init__(self, record: Record, spoken_of: set[str]) -> None:
        self._spoken_of = spoken_of
        self._sha256 = record.article.sha256
        self.names = record.names
        self.items = items_of(record)

    def find(self, about: Sequence[Correction]) -> str | None:
        """Give the identifier of the item: the known one, else by the content given, else by the words."""
        root = about[0].anchor.item or ""
        if root in self.items:
            return root
        kind = kind_of(_item(about[0]))
        wanted = [about[0].anchor.spans, *(spans_of(_item(entry)) for entry in about)]
        wanted += [
            entry.change.content
            for entry in about
            if isinstance(entry.change, StatementChange) and entry.change.content
        ]
        for spans in wanted:
            identifier = Identifiers(self._sha256).of(kind, spans)
            if self._is_free(identifier):
                return identifier
        for spans in wanted:
            for identifier, item in self.items.items():
                is_kind = isinstance(item, type(about[0].item))
                if is_kind and self._is_free(identifier) and _same_words(spans, spans_of(item)):
                    return identifier
        return None

    def _is_free(self, identifier: str) -> bool:
        return identifier in self.items and identifier not in self._spoken_of


def _same_words(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    overlap = any(one.start < other.end and other.start < one.end for one in spans for other in others)
    return overlap and _letters(spans) == _letters(others)


def _letters(spans: Iterable[Span]) -> str:
    return "".join(letter for span in spans for letter in span.text if letter.isalnum())


def _item(entry: Correction) -> Item:
    assert entry.item is not None
    return entry.item


def _judged(
    read: Item | None, about: Sequence[Correction], said: Sequence[Correction], names: Sequence[Name]
) -> tuple[Item, dict[str, Correction]] | None:
    """Give an item as people say it is, and who told each field last; None where nobody says anything."""
    telling = [entry for entry in said if entry.action in ("change", "confirm", "add")]
    whole = [entry for entry in telling if entry.action != "change"]
    was_added = any(entry.action == "add" for entry in about)
    if not telling or (read is None and was_added and not whole):
        return None
    identifier = read.id if read is not None else _item(telling[0]).id
    item = read if read is not None else _item(telling[0])
    told: dict[str, Correction] = {}
    for entry in telling:
        item = _item(entry) if entry.change is None else _changed(item, entry, names)
        told |= dict.fromkeys(entry.fields, entry)
    is_all = whole or any(all_of <= told.keys() for all_of in ({"content", "speaker_name"}, {"vouched"}))
    update: dict[str, object] = {"id": identifier}
    if is_all and not isinstance(item, Time):
        update["confidence"] = 1.0
    return item.model_copy(update=update), told


def _changed(item: Item, entry: Correction, names: Sequence[Name]) -> Item:
    """Give the item with the values of a change, and without what these show to be wrong."""
    change = entry.change
    values = {field: getattr(change, field) for field in entry.fields}
    if isinstance(item, Statement) and isinstance(change, StatementChange):
        values |= _speaker(item, values, names)
    elif isinstance(item, Event) and isinstance(change, EventChange):
        if "type" in values and change.type != item.type:
            values["mode"] = None  # it says how that type of event is done
        if change.vouched == "asserted" and "vouched" in values:
            values["evidence"] = ()
    return item.model_copy(update=values)


def _speaker(item: Statement, values: Mapping[str, Any], names: Sequence[Name]) -> dict[str, Any]:
    """Make the words and the name of a source fit where a person gave one of the two."""
    if "speaker_name" in values and "speaker" not in values:
        name, before = values["speaker_name"], item.speaker_name
        names_before = before is not None and before in _named_in(item.speaker, names)
        return {"speaker": None} if name is None or (names_before and name != before) else {}
    if "speaker" in values and "speaker_name" not in values:
        there = _named_in(values["speaker"], names)
        if len(there) == 1:
            return {"speaker_name": there.pop()}
        was, now = item.speaker, values["speaker"]
        if was is not None and now is not None and not (was.start < now.end and now.start < was.end):
            return {"speaker_name": None}  # it was found by other words
    return {}


def _named_in(span: Span | None, names: Sequence[Name]) -> set[str]:
    """Give who is named by the words of a source: its persons, else what all the words name."""
    if span is None:
        return set()
    inside = [name for name in names if span.start <= name.span.start and name.span.end <= span.end]
    persons = {name.name for name in inside if name.kind == "person"}
    return persons or {name.name for name in inside if name.span == span}


def _standing(
    entry: Correction,
    made: _NewRecord,
    reading: _Reading,
    found: Mapping[str, str | None],
    holding: set[int],
    latest: Mapping[str, Mapping[str, int]],
) -> Standing:
    root = entry.anchor.item or ""
    read = reading.items.get(found.get(root) or "")
    known = read.id if read is not None else root
    now = made.identifiers.get(known) if made.identifiers else (known if read is not None else None)
    if entry.number not in holding:
        return Standing(entry, "undone", now)
    if entry.action in ("undo", "note"):
        return Standing(entry, "applied", now)
    if entry.action == "complete":
        right = {found.get(one.item.id) or one.item.id for one in entry.everything}
        agrees = right == {item.id for item in reading.items.values() if not isinstance(item, Event)}
        return Standing(entry, "applied", None, {}, agrees)
    if entry.action == "reject":
        return Standing(entry, "applied", None, {} if read else None, read is None)
    item = items_of(made.record).get(now or "")
    if item is None:
        return Standing(entry, "idle")
    says = None if read is None else {field: getattr(read, field) for field in entry.fields}
    given = entry.change if entry.change is not None else entry.item
    agrees = says is not None and all(
        _shown(says[field]) == _shown(getattr(given, field)) for field in entry.fields
    )
    held = [field for field in entry.fields if _shown(getattr(item, field)) == _shown(getattr(given, field))]
    own = [field for field in entry.fields if latest.get(root, {}).get(field) == entry.number]
    state: State = "applied" if held else "idle" if own else "replaced"
    return Standing(entry, state, now, says, agrees)


def _shown(value: object) -> object:
    if isinstance(value, Span):
        return value.start, value.end
    return tuple(map(_shown, value)) if isinstance(value, tuple) else value
