"""Where a correction belongs in its text, and whether it belongs anywhere in another version of it.

An anchor is a position and a quotation with its context, as in the Web Annotation Data Model (W3C 2017,
"Text Position Selector", "Text Quote Selector"); its context is sentences, not a number of characters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from hronika.archive.corrections.entry import Anchor, Change, Correction, Item, StatementChange
from hronika.identifiers import Identifiers
from hronika.record import Event, Record, Span, Statement

_FARTHEST = 2_000
"""How many characters before and after a quotation are looked at, for a text that has no sentences."""

_CLOSING = "\"'”“»’)]"
_BOUNDARY = re.compile(rf"[.!?…][{re.escape(_CLOSING)}]*\s+(?=\W{{0,8}}(\w))|\n\s*\n")

Keeper = Callable[[Span | None], Span | None]

SINGLE_SPANS = ("cue", "speaker", "addressee", "medium", "said_at")
"""The fields of a statement that hold one span or none."""


def spans_of(item: Item) -> tuple[Span, ...]:
    """Give the spans that an item is known by, as in its identifier."""
    if isinstance(item, Statement):
        return item.content
    return (item.predicate,) if isinstance(item, Event) else (item.span,)


def kind_of(item: Item) -> Literal["statement", "event", "time"]:
    """Say what sort of item it is."""
    if isinstance(item, Statement):
        return "statement"
    return "event" if isinstance(item, Event) else "time"


def anchor_of(item: Item, spans: tuple[Span, ...], text: str, sha256: str, change: Change | None) -> Anchor:
    """Anchor a correction of an item, known by these spans, with the content that it is given."""
    covered = [*spans, *spans_of(item)]
    if isinstance(change, StatementChange):
        covered += change.content
    place = _QuotedPlace(text, min(span.start for span in covered), max(span.end for span in covered))
    return Anchor(
        sha256=sha256, kind=kind_of(item), item=item.id, spans=spans, start=place.start, end=place.end,
        quotation=text[place.start : place.end], before=place.before, after=place.after,
        previous=place.previous, following=place.following,
    )  # fmt: skip


def carried(correction: Correction, old: Record, old_text: str, new: Record, text: str) -> Correction | None:
    """Give a correction as it belongs to another version of its text; None where it belongs nowhere there.

    The same words must stand in the same sentence, once in each of the texts; and the sentences before and
    after and the day of publication must be the same, or the reader must say of both that which a reading
    depends on: the same source, factuality or value. Where several sentences are alike those around tell them
    apart, if they are the same in both texts. What else an item has outside of these sentences is left out.
    """
    item, anchor = correction.item, correction.anchor
    if item is None or anchor.kind == "article":
        # A remark on the article as a whole goes with it; that a text is complete is said of that text.
        here = anchor.model_copy(update={"sha256": new.article.sha256})
        return None if correction.action == "complete" else correction.model_copy(update={"anchor": here})
    near, wide = _places(anchor, old_text), _places(anchor, text)
    old_around = [place for place in near if place.has_around(anchor)]
    new_around = [place for place in wide if place.has_around(anchor)]
    if len(old_around) == len(new_around) == 1 and old.article.published == new.article.published:
        found, is_around = new_around[0], True
    elif len(near) == len(wide) == 1:
        found, is_around = wide[0], False
    else:
        return None
    moved = found.start - anchor.start
    kept = _mover(moved, text, found.reach(is_around))
    item = _moved(item, kept)
    spans = _all(map(kept, anchor.spans))
    change = _moved_change(correction.change, kept)
    if item is None or spans is None or (change is None) != (correction.change is None):
        return None
    root = Identifiers(new.article.sha256).of(anchor.kind, spans)
    if not is_around:
        said = _depends_on(_same(anchor.item, old))
        if said is None or said != _depends_on(_same(root, new)):
            return None
    item = item.model_copy(update={"id": root})
    place = anchor_of(item, spans, text, new.article.sha256, change)
    return correction.model_copy(update={"anchor": place, "item": item, "change": change})


class _QuotedPlace:
    """A quotation in a text, with the sentences that it stands in and those around."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        low, high = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
        begins = [low, *(low + place for place in _beginnings(text[low:high])), high]
        own = bisect_right(begins, start) - 1
        after = max(own + 1, bisect_left(begins, end))
        self._own = begins[own], begins[after]
        self._around = begins[max(0, own - 1)], begins[min(after + 1, len(begins) - 1)]
        self.before = text[self._own[0] : start].lstrip()
        self.after = text[end : self._own[1]].rstrip()
        self.previous = text[self._around[0] : self._own[0]].strip()
        self.following = text[self._own[1] : self._around[1]].strip()

    def has_around(self, anchor: Anchor) -> bool:
        return (self.previous, self.following) == (anchor.previous, anchor.following)

    def reach(self, is_around: bool) -> tuple[int, int]:
        """The stretch that is known to be the same as in the other text."""
        return self._around if is_around else self._own


def _beginnings(text: str) -> Iterator[int]:
    """Yield where sentences begin, as far as marks and capitals tell: rather too few."""
    for match in _BOUNDARY.finditer(text):
        if match[1] is None or match[1].isupper():
            yield match.end()


def _places(anchor: Anchor, text: str) -> list[_QuotedPlace]:
    """Find all places of the quotation in the sentence that the anchor has."""
    found = []
    start = text.find(anchor.quotation)
    while start >= 0:
        # Most of what only looks alike is told by the letters beside it.
        if text.endswith(anchor.before, 0, start) and text.startswith(
            anchor.after, start + len(anchor.quotation)
        ):
            place = _QuotedPlace(text, start, start + len(anchor.quotation))
            if (place.before, place.after) == (anchor.before, anchor.after):
                found.append(place)
        start = text.find(anchor.quotation, start + 1)
    return found


def _moved(item: Item, kept: Keeper) -> Item | None:
    """Give an item as it stands in another text; what lies out of reach there is left out."""
    spans = _all(map(kept, spans_of(item)))
    if spans is None:
        return None
    changes: dict[str, object] = {}
    if isinstance(item, Statement):
        changes |= {"content": spans, "within": None}
        changes |= {name: kept(getattr(item, name)) for name in SINGLE_SPANS}
    elif isinstance(item, Event):
        participants = [part.model_copy(update={"span": kept(part.span)}) for part in item.participants]
        changes |= {
            "predicate": spans[0], "statement": None, "time": None, "mentions": (),
            "participants": tuple(part for part in participants if part.span or part.name),
            "place": kept(item.place), "paragraph_place": None,
            "evidence": tuple(span for span in map(kept, item.evidence) if span),
        }  # fmt: skip
    else:
        changes["span"] = spans[0]
    return item.model_copy(update=changes)


def _moved_change(change: Change | None, kept: Keeper) -> Change | None:
    """Give a change as it is in another text, without the fields out of reach; None if none is left."""
    if not isinstance(change, StatementChange):
        return change
    values: dict[str, object] = {}
    for field in change.model_fields_set - {"kind"}:
        value = getattr(change, field)
        if field == "content":
            value = _all(map(kept, value))
        elif isinstance(value, Span):
            value = kept(value)
        if value is not None or getattr(change, field) is None:
            values[field] = value
    return StatementChange.model_validate({"kind": "statement", **values}) if values else None


def _all(spans: Iterable[Span | None]) -> tuple[Span, ...] | None:
    """Give the spans, None where one of them is lacking."""
    found = tuple(spans)
    there = tuple(span for span in found if span is not None)
    return there if len(there) == len(found) else None


def _mover(by: int, text: str, reach: tuple[int, int]) -> Keeper:
    """Make what gives a span as it stands in another text, None where it is not the same within reach."""

    def kept(span: Span | None) -> Span | None:
        if span is None:
            return None
        start, end = span.start + by, span.end + by
        if not reach[0] <= start < end <= reach[1] or text[start:end] != span.text:
            return None
        return Span(start=start, end=end, text=span.text)

    return kept


def _same(identifier: str | None, record: Record) -> Item | None:
    items: tuple[Item, ...] = (*record.statements, *record.events, *record.times)
    return next((item for item in items if item.id == identifier), None)


def _depends_on(item: Item | None) -> object:
    """What the reader says of an item that may be otherwise though its sentence is the same."""
    if isinstance(item, Statement):
        return item.speaker_name and item.speaker_name.casefold()
    if isinstance(item, Event):
        return item.type, item.vouched, item.polarity
    return (item.type, item.value) if item is not None else None
