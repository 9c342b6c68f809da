"""What the tests of corrections need: entries made by hand, and a reading put in the place of another."""

from datetime import UTC, datetime
from typing import Any

from hronika.archive.corrections.anchoring import anchor_of, spans_of
from hronika.archive.corrections.entry import Correction, Item, change_of
from hronika.archive.renewing import renew
from hronika.archive.store import Store
from hronika.identifiers import Identifiers
from hronika.lemmas import RecordWithLemmas
from hronika.record import Record, Span, Statement

NOON = datetime(2024, 5, 7, 12, tzinfo=UTC)


def entry(
    number: int, action: str, item: Item, text: str, record: Record, author: str = "Anna", **values: Any
) -> Correction:
    """A correction of an item of a record; the values of a change by field."""
    change = change_of({"s": "statement", "e": "event", "t": "time"}[item.id[0]], values) if values else None
    anchor = anchor_of(item, spans_of(item), text, record.article.sha256, change)
    return Correction.model_validate(
        {"number": number, "author": author, "at": NOON, "anchor": anchor, "action": action, "item": item,
         "change": change}
    )  # fmt: skip


def undo(number: int, of: Correction) -> Correction:
    """An entry that undoes another."""
    return Correction(
        number=number, author="Anna", at=NOON, anchor=of.anchor, action="undo", undoes=of.number
    )


def statement(record: Record, *spans: Span, **values: Any) -> Statement:
    """A statement of a record's text with the identifier of these spans."""
    identifier = Identifiers(record.article.sha256).of("statement", spans)
    return Statement(id=identifier, content=spans, **{"mode": "indirect", "stance": "holds", **values})


def put_reading(store: Store, number: int, record: Record) -> None:
    """Have a version say what another reading of its text says."""
    version = store.find_version(number)
    assert version is not None
    renew(store, number, RecordWithLemmas(record.sealed(), version.words))
