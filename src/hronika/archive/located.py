"""What stands at a place of a text: the text by its hash, a statement or event by its code points in it."""

from collections.abc import Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from hronika.archive.store import Store
from hronika.archive.tombstones import address_of, is_forgotten_address
from hronika.archive.versions import StoredVersion, select_versions
from hronika.errors import UsageError
from hronika.record import Event, Record, Span, Statement

T = TypeVar("T", Statement, Event)

FEWEST_DIGITS = 8
"""How many hexadecimal digits of a hash name a text."""


class LocatedText(NamedTuple):
    """A text: the version that has it, its record as people corrected it, and other articles that have it.

    `current` is the version that its article has now, which is another where the outlet altered it since.
    """

    version: StoredVersion
    record: Record
    current: StoredVersion
    copies: tuple[StoredVersion, ...]


class Located(NamedTuple, Generic[T]):
    """A statement or an event in a text.

    `is_exact` says that one stands at the very place that was asked for, else it is the one that shares most
    with it: the text was read otherwise when the address was made.
    """

    text: LocatedText
    item: T
    is_exact: bool


class ItemPlace(NamedTuple):
    """Where something stands: in the text of this SHA-256, and in it from one code point to another.

    Of an article `kind` is None.
    """

    sha256: str
    kind: Literal["statement", "event"] | None
    start: int
    end: int


def place_of(store: Store, article: str, outlet: str | None, id: str | None = None) -> ItemPlace | None:
    """Give where a statement or an event of an article stands in its current version, else the article.

    None where no article has this id, or where it cannot be told which one is meant.
    """
    with store.reading() as connection:
        versions = connection.execute(
            "SELECT v.number, v.sha256 FROM article a CROSS JOIN version v ON v.article = a.number "
            "AND v.is_current WHERE a.id = ? AND (? IS NULL OR a.outlet = ?)",
            (article, outlet, outlet),
        ).fetchall()
        if len(versions) != 1:
            return None
        [(version, sha256)] = versions
        kinds: tuple[Literal["statement", "event"], ...] = ("statement", "event") if id else ()
        for kind in kinds:
            row = connection.execute(
                f'SELECT start, "end" FROM {kind} WHERE version = ? AND id = ?',  # noqa: S608 it is ours
                (version, id),
            ).fetchone()
            if row is not None:
                return ItemPlace(sha256, kind, *row)
    return ItemPlace(sha256, None, 0, 0)


def text_of(store: Store, hash: str) -> LocatedText:
    """Give the text whose SHA-256 begins so.

    Of several versions with it that of an article which still has it comes first, then the one stored first.
    Raises UsageError where there is none, or where so few digits name several texts.
    """
    if len(hash) < FEWEST_DIGITS or not set(hash) <= set("0123456789abcdef"):
        raise UsageError(
            f"{hash[:70]!r} is no beginning of a SHA-256: at least {FEWEST_DIGITS} of 0-9 and a-f."
        )
    with store.reading() as connection:
        found = list(
            select_versions(
                connection,
                "v.sha256 BETWEEN ? AND ? ORDER BY NOT v.is_current, v.added, v.number",
                (hash, f"{hash}g"),
            )
        )
        if not found:
            raise UsageError(f"The archive has no text {hash}.")
        if len({version.record.article.sha256 for version in found}) > 1:
            raise UsageError(f"{hash} is the beginning of several hashes: give more digits of it.")
        version = found[0]
        current = version
        if not version.is_current:
            current = next(
                select_versions(connection, "v.is_current AND v.article = ?", (version.article,)), version
            )
        record = store.effective(version.number, version.record, version.text).record
    others = {each.article: each for each in reversed(found) if each.article != version.article}
    return LocatedText(version, record, current, tuple(others[article] for article in sorted(others)))


def was_forgotten(store: Store, hash: str, start: int | None = None, end: int | None = None) -> bool:
    """Say whether a text, or what stood at this place of it, was forgotten."""
    with store.reading() as connection:
        return is_forgotten_address(connection, address_of(hash), address_of(hash, start, end))


def statement_at(store: Store, hash: str, start: int, end: int) -> Located[Statement]:
    """Give the statement of a text whose content begins and ends there; UsageError where there is none."""
    return _located(text_of(store, hash), "statement", start, end)


def event_at(store: Store, hash: str, start: int, end: int) -> Located[Event]:
    """Give the event of a text whose predicate begins and ends there; UsageError where there is none."""
    return _located(text_of(store, hash), "event", start, end)


def spans_of(item: Statement | Event) -> Sequence[Span]:
    """Give what an item is addressed by: the content of a statement, the predicate of an event."""
    return item.content if isinstance(item, Statement) else (item.predicate,)


def _located(text: LocatedText, kind: Literal["statement", "event"], start: int, end: int) -> Located[T]:
    items: Sequence[Statement | Event]
    items = text.record.statements if kind == "statement" else text.record.events
    shared = [(_shared(item, start, end), item) for item in items]
    most, item = max(shared, key=lambda each: each[0], default=(0.0, None))
    if item is None or most == 0:
        raise UsageError(
            f"The text {text.version.record.article.sha256[:12]} has no {kind} at {start}-{end}."
        )
    return Located(text, item, most == 1.0)  # type: ignore[arg-type] # by its kind


def _shared(item: Statement | Event, start: int, end: int) -> float:
    """Give how much two stretches share of what either covers (Jaccard), 1 where they are the same."""
    spans = spans_of(item)
    first, last = spans[0].start, spans[-1].end
    common = min(end, last) - max(start, first)
    return max(0, common) / (max(end, last) - min(start, first)) if end > start else 0.0
