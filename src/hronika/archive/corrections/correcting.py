"""Makes corrections in an archive, in the name of one person.

>>> with Store("archive.db") as store:  # doctest: +SKIP
...     anna = Corrector(store, "Anna Roze")
...     made = anna.change("s1a2b3c4", {"speaker": "Ilona Lapsa"}, reason="viņas balss ierakstā")
...     anna.undo(made.number)
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from sqlite3 import Connection
from typing import Any, Literal, NamedTuple, get_args

from pydantic import ValidationError

from hronika.archive.corrections.anchoring import anchor_of, spans_of
from hronika.archive.corrections.effective import EffectiveRecord, items_of
from hronika.archive.corrections.entry import (
    Anchor,
    Change,
    ConfirmedItem,
    Correction,
    EventChange,
    Item,
    StatementChange,
    TimeChange,
    active,
    change_of,
    sentence_of,
)
from hronika.archive.corrections.stored import effective_record, insert, select, versions_with_text
from hronika.archive.corrections.targets import Target, find_article, find_target
from hronika.archive.corrections.words import find_words
from hronika.archive.review.batches import record_batch
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.identifiers import Identifiers, ItemKind
from hronika.language.quotation_marks import CHARACTERS
from hronika.record import Event, Span, Statement, Time, TimeType
from hronika.timex import is_value

Words = str
JudgingAction = Literal["reject", "confirm"]
Given = Mapping[str, str | Sequence[Words] | Sequence[Span] | None]
"""Values by field, as a person types them: labels and names as they are, spans as their words (the
content of a statement also as several, or as places in the text), None for what is not known. `speaker` is
the name of the source in the nominative, `speaker_words` the words that name it in this place; `date` is the
value of a time expression."""


class CorrectionMade(NamedTuple):
    """A correction that was stored, and what it is about before and after; None where that is not there."""

    entry: Correction
    article: str
    before: Item | None
    after: Item | None

    @property
    def number(self) -> int:
        """The number by which it can be undone."""
        return self.entry.number


class Corrector:
    """Makes corrections of an archive as one author.

    Items are named by their identifiers or the first six or more characters of one; `article` is the id of
    the article where several have it. All methods raise UsageError with one sentence on what makes no sense,
    and store nothing then. `before` and `after` are words beside the words that are looked for, where these
    stand at several places.
    """

    def __init__(self, store: Store, author: str) -> None:
        if not author.strip():
            raise UsageError("A correction needs an author: name one.")
        self._store = store
        self.author = author.strip()

    def change(
        self, item: str, given: Given, *, reason: str | None = None, article: str | None = None,
        before: str = "", after: str = "",
    ) -> CorrectionMade:  # fmt: skip
        """Give fields of an item other values."""
        with self._store.writing() as connection:
            target = find_target(connection, item, article)
            if target.kind != "time" and "date" in given:
                target = target.of_time()
            known = target.item()
            change = self._change(target, known, given, _Beside(before, after))
            spans = target.root_spans(known)
            anchor = anchor_of(known, spans, target.text, target.record.article.sha256, change)
            entry = self._entry("change", anchor, reason, item=known, change=change)
            return self._stored(connection, target, entry)

    def reject(self, item: str, *, reason: str | None = None, article: str | None = None) -> CorrectionMade:
        """Say that an item is none."""
        return self._judge(item, "reject", reason, article)

    def confirm(self, item: str, *, reason: str | None = None, article: str | None = None) -> CorrectionMade:
        """Say that an item is right as it is, in all its fields."""
        return self._judge(item, "confirm", reason, article)

    def add(
        self, kind: str, article: str, words: Words | Sequence[Words], given: Given, *,
        reason: str | None = None, before: str = "", after: str = "",
    ) -> CorrectionMade:  # fmt: skip
        """Add a statement, event or time expression that was missed, by its words in the article."""
        if kind not in _KINDS:
            raise UsageError(f"{kind[:40]!r} cannot be added: name one of {', '.join(_KINDS)}.")
        with self._store.writing() as connection:
            target = find_article(connection, article)
            spans = _content(target.text, words, _Beside(before, after), None)
            identifier = Identifiers(target.record.article.sha256).of(_KINDS[kind], spans)
            target.of(identifier).check_not_rejected()
            if (there := target.standing_at(spans, kind)) is not None:
                raise UsageError(f"The {kind} {there} has these words already: correct or confirm that one.")
            if any(
                mention.id == identifier
                for event in target.effective.record.events
                for mention in event.mentions
            ):
                raise UsageError("These words are a further mention of an event already.")
            added = self._new(target, kind, identifier, spans, given)
            entry = self._entry("add", _anchor(target, added, spans), reason, item=added)
            return self._stored(connection, target, entry)

    def complete(self, article: str, *, reason: str | None = None) -> CorrectionMade:
        """Say that the statements and times of an article, as they stand, are right and are all there are."""
        with self._store.writing() as connection:
            target = find_article(connection, article)
            record = target.effective.record
            items: tuple[Item, ...] = (*record.statements, *record.times)
            everything = tuple(
                ConfirmedItem(
                    item=item.model_copy(update={"id": target.root(item.id)}), spans=target.root_spans(item)
                )
                for item in items
            )
            anchor = Anchor(sha256=record.article.sha256, kind="article")
            return self._stored(
                connection, target, self._entry("complete", anchor, reason, everything=everything)
            )

    def note(
        self, item: str, text: str, *, reason: str | None = None, article: str | None = None
    ) -> CorrectionMade:
        """Attach a remark to an item or to an article."""
        with self._store.writing() as connection:
            target = find_target(connection, item, article, or_article=True)
            if target.id is None:
                anchor = Anchor(sha256=target.record.article.sha256, kind="article")
                return self._stored(connection, target, self._entry("note", anchor, reason, text=_text(text)))
            known = target.item(even_rejected=True)
            anchor = _anchor(target, known, target.root_spans(known))
            return self._stored(
                connection, target, self._entry("note", anchor, reason, item=known, text=_text(text))
            )

    def reply(self, number: int, text: str, *, reason: str | None = None) -> CorrectionMade:
        """Answer a note, or any other correction, by its number."""
        with self._store.writing() as connection:
            answered, target = self._numbered(connection, number)
            values = {"item": answered.item} if answered.item is not None else {}
            return self._stored(
                connection,
                target,
                self._entry("note", answered.anchor, reason, text=_text(text), answers=number, **values),
            )

    def undo(self, number: int, *, reason: str | None = None) -> CorrectionMade:
        """Say that a correction, or an undo, does not hold; this can be undone in turn."""
        with self._store.writing() as connection:
            return self._stored(connection, *self._undoing(connection, number, reason))

    def judge_several(
        self, items: Sequence[tuple[str, str]], action: JudgingAction, *, reason: str | None = None
    ) -> int:
        """Reject or confirm several items, each with the id of its article, and give the number of the batch.

        All are judged or none, and `undo_batch` (`hronika.archive.review.several`) takes all back as one.
        """
        if not items:
            raise UsageError("Nothing was chosen: choose what is to be decided.")
        with self._store.writing() as connection:
            entries = [
                self._judged(connection, item, action, reason, article)[1]
                for item, article in dict.fromkeys(items)
            ]
            return self.insert_several(connection, entries)

    def undo_several(
        self, connection: Connection, numbers: Sequence[int], undoes: int, *, reason: str | None = None
    ) -> int:
        """Take back the corrections of a batch that hold, in the transaction that is open."""
        entries = [self._undoing(connection, number, reason)[1] for number in numbers]
        return self.insert_several(connection, entries, undoes)

    def insert_several(
        self, connection: Connection, entries: Sequence[Correction], undoes: int | None = None
    ) -> int:
        """Store entries as a batch, in the transaction that is open: what follows from them follows once."""
        texts = {entry.anchor.sha256 for entry in entries}
        versions = {number for text in texts for number in versions_with_text(connection, text)}
        with self._store.derived.following(versions):
            made = [insert(connection, entry).number for entry in entries]
        return record_batch(connection, self.author, [("correction", number) for number in made], undoes)

    def _undoing(self, connection: Connection, number: int, reason: str | None) -> tuple[Target, Correction]:
        undone, target = self._numbered(connection, number)
        entries = select(connection, "sha256 = ?", (undone.anchor.sha256,))
        holding = active(entries)
        if number not in holding:
            by = next(one.number for one in entries if one.undoes == number and one.number in holding)
            raise UsageError(f"Number {number} is undone already, by number {by}: undo that one instead.")
        return target, self._entry("undo", undone.anchor, reason, undoes=number)

    def _judge(
        self, item: str, action: JudgingAction, reason: str | None, article: str | None
    ) -> CorrectionMade:
        with self._store.writing() as connection:
            return self._stored(connection, *self._judged(connection, item, action, reason, article))

    def _judged(
        self,
        connection: Connection,
        item: str,
        action: JudgingAction,
        reason: str | None,
        article: str | None,
    ) -> tuple[Target, Correction]:
        target = find_target(connection, item, article)
        known = target.item()
        if action == "confirm":
            now = items_of(target.effective.record)[target.id or ""]
            known = now.model_copy(update={"id": known.id})
        anchor = _anchor(target, known, target.root_spans(known))
        return target, self._entry(action, anchor, reason, item=known)

    def _numbered(self, connection: Connection, number: int) -> tuple[Correction, Target]:
        found = select(connection, "number = ?", (number,))
        if not found:
            raise UsageError(f"There is no correction of the number {number}: see `hronika corrections`.")
        [entry] = found
        return entry, find_article(connection, sha256=entry.anchor.sha256, id=entry.anchor.item)

    def _change(self, target: Target, known: Item, given: Given, beside: "_Beside") -> Change:
        now = items_of(target.effective.record)[target.id or ""]
        values = _values(target, now, given, beside)
        if not values:
            raise UsageError("Nothing was said of it: give a field another value, or confirm or reject it.")
        change = change_of(target.kind, values)
        self._check_speaker(values.get("speaker_name"))
        if isinstance(change, StatementChange) and isinstance(now, Statement):
            if change.content and (there := target.standing_at(change.content, "statement")) not in (
                None,
                now.id,
            ):
                raise UsageError(f"The statement {there} has these words already: reject one of the two.")
            _check_said_at(target, change.said_at)
        elif isinstance(change, EventChange) and isinstance(now, Event):
            _check_vouched(change.vouched if "vouched" in values else None, now.statement)
        elif isinstance(change, TimeChange) and isinstance(now, Time):
            kind = change.type if "type" in values else now.type
            _check_value(kind, change.value if "value" in values else now.value)
        return change

    def _new(self, target: Target, kind: str, identifier: str, spans: tuple[Span, ...], given: Given) -> Item:
        if kind == "statement":
            values = _values(target, None, given, _Beside("", ""), around=spans)
            values.pop("content", None)
            change_of("statement", values)
            self._check_speaker(values.get("speaker_name"))
            _check_said_at(target, values.get("said_at"))
            values = {"mode": _mode(target.text, spans), "stance": "holds", **values}
            return Statement.model_validate({"id": identifier, "content": spans, **values})
        values = _values(target, None, given, _Beside("", ""), around=spans)
        change_of(kind, values)
        if kind == "event":
            around = target.statement_around(spans[0])
            _check_vouched(values.get("vouched"), around)
            if around is None and "vouched" not in values:
                raise UsageError("The event stands in no statement: say with `vouched` how it is told.")
            values = {"vouched": "attributed", **values}
            return Event.model_validate({"id": identifier, "predicate": spans[0], **values})
        if "value" not in values:
            raise UsageError("A time expression needs its `date`: a value of TIMEX3, or unknown.")
        types: tuple[TimeType, ...] = get_args(TimeType)
        fits = next((one for one in types if values["value"] and is_value(one, values["value"])), "DATE")
        values = {"type": fits, **values}
        _check_value(values["type"], values["value"])
        return Time.model_validate({"id": identifier, "span": spans[0], **values})

    def _check_speaker(self, name: str | None) -> None:
        if name is not None and self._store.is_forgotten(name):
            raise UsageError(f"What {name!r} says was forgotten in this archive and is not taken in again.")

    def _entry(self, action: str, anchor: Anchor, reason: str | None, **values: Any) -> Correction:
        # The number is that of the row, which is given when it is stored.
        if reason is not None and not reason.strip():
            reason = None
        given = {"author": self.author, "reason": reason, "anchor": anchor, "action": action, **values}
        try:
            return Correction.model_validate(
                {"number": 1, "at": datetime.now(UTC).replace(microsecond=0), **given}
            )
        except ValidationError as error:
            raise UsageError(sentence_of(error)) from None

    def _stored(self, connection: Connection, target: Target, entry: Correction) -> CorrectionMade:
        with self._store.derived.following(versions_with_text(connection, entry.anchor.sha256)):
            made = insert(connection, entry)
        found = effective_record(connection, target.version, target.record, target.text)
        return CorrectionMade(made, target.article, target.shown(), _shown_after(made, found))


_KINDS: dict[str, ItemKind] = {"statement": "statement", "event": "event", "time": "time"}
_SPANS = ("speaker_words", "cue", "addressee", "medium", "said_at")


class _Beside(NamedTuple):
    """What stands beside the words that a person typed."""

    before: str
    after: str


def _values(
    target: Target, now: Item | None, given: Given, beside: _Beside, *,
    around: tuple[Span, ...] = (),
) -> dict[str, Any]:  # fmt: skip
    """Turn what a person typed into values of the record's fields."""
    values: dict[str, Any] = {}
    around = spans_of(now) if now is not None else around
    near = (around[0].start, around[-1].end)
    for name, value in given.items():
        if name == "speaker":
            values["speaker_name"] = value
        elif name == "date":
            values["value"] = value
        elif name in ("words", "content"):
            values["content"] = _content(target.text, value or "", beside, near)
        elif name in _SPANS:
            field = "speaker" if name == "speaker_words" else name
            values[field] = (
                None if value is None else _beside_item(target.text, str(value), name, near, given, beside)
            )
        else:
            values[name] = value
    return values


def _beside_item(
    text: str, words: str, name: str, near: tuple[int, int], given: Given, beside: _Beside
) -> Span:
    """Find words that belong to an item: in its own lines first, as they stand there most often."""
    option = "--" + name.replace("_", "-")
    low = text.rfind("\n", 0, near[0]) + 1
    high = text.find("\n", near[1])
    if "words" in given or "content" in given:
        beside = _Beside("", "")  # they tell the place of the content
    return find_words(
        text,
        words,
        option,
        before=beside.before,
        after=beside.after,
        near=(low, len(text) if high < 0 else high),
    )


def _content(
    text: str, words: Words | Sequence[Words | Span], beside: _Beside, near: tuple[int, int] | None
) -> tuple[Span, ...]:
    parts = [words] if isinstance(words, str) else list(words)
    if len(parts) > 1:
        beside = _Beside("", "")
    found = [
        _at_place(text, part)
        if isinstance(part, Span)
        else find_words(text, part, "--words", before=beside.before, after=beside.after, near=near)
        for part in parts
    ]
    found.sort(key=lambda span: span.start)
    if any(other.start < one.end for one, other in pairwise(found)):
        raise UsageError("The parts of the content overlap: name each of the words once.")
    return tuple(found)


def _at_place(text: str, span: Span) -> Span:
    if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
        raise UsageError("The words do not stand at their place: look at the article again.")
    return span


def _mode(text: str, spans: Sequence[Span]) -> str:
    """Say `direct` where every span stands between quotation marks, else `indirect`."""

    def is_quoted(span: Span) -> bool:
        before, after = text[: span.start].rstrip()[-1:], text[span.end : span.end + 3].lstrip(".,!?… ")[:1]
        return bool(before and after) and before in CHARACTERS and (after in CHARACTERS)

    return "direct" if all(map(is_quoted, spans)) else "indirect"


def _anchor(target: Target, item: Item, spans: tuple[Span, ...]) -> Anchor:
    return anchor_of(item, spans, target.text, target.record.article.sha256, None)


def _check_said_at(target: Target, said_at: Span | None) -> None:
    times = target.effective.record.times
    if said_at is not None and not any(
        said_at.start < time.span.end and time.span.start < said_at.end for time in times
    ):
        raise UsageError(
            f"{said_at.text[:40]!r} is none of the article's time expressions: add it as one first."
        )


def _check_vouched(vouched: str | None, statement: str | None) -> None:
    if vouched == "asserted" and statement is not None:
        raise UsageError(
            f"What is told in a statement is not asserted by the article: reject {statement}, or correct "
            "its words."
        )


def _check_value(kind: TimeType, value: str | None) -> None:
    if value is not None and not is_value(kind, value):
        raise UsageError(
            f"{value[:40]!r} is no TIMEX3 value of a {kind}: write it as 2024-05-07, 2024-W19, P3D … or "
            "unknown, and name another `type` if it is one."
        )


def _text(text: str) -> str:
    if not text.strip():
        raise UsageError("The note is empty: write what is to be remarked.")
    return text.strip()


def _shown_after(made: Correction, found: EffectiveRecord) -> Item | None:
    items = items_of(found.record)
    for standing in found.standings:
        if standing.correction.anchor.item == made.anchor.item and standing.item in items:
            return items[standing.item or ""]
    return None
