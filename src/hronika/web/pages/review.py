"""The page of review: what waits for a person, one decision at a time, and the decisions made last.

Looking decides nothing: every decision is a form of its own. What an item looked like when it was shown goes
with the form, so that nobody decides on what has changed meanwhile.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, get_args

from fastapi import Path, Query
from markupsafe import Markup
from pydantic import Field

from hronika.archive.hits import StatementHit
from hronika.archive.identity.judging import Judging
from hronika.archive.identity.who import Identity
from hronika.archive.located import spans_of
from hronika.archive.reviewing import DecidedBefore
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.exports.markup import Mark
from hronika.lemmas import LemmatizedWord
from hronika.record import Act, Event, EventType, Mode, Polarity, Span, Stance, Statement, Vouched
from hronika.web import addresses
from hronika.web.errors import NotThereError, RefusedError, StaleError
from hronika.web.forms import Done, FormBody, Forms
from hronika.web.listed import ListedEvent, ListedStatement, listed
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.passages import paragraphs_around

pages = Pages()
forms = Forms()

ReviewQueue = Literal["statement", "event", "identity", "orphaned", "rejected"]
_QUEUES: tuple[ReviewQueue, ...] = get_args(ReviewQueue)
_LAST = 10
_MOST_REJECTED = 100
_COLUMNS = ("queue", "id", "address", "text", "confidence")

_CHOICES: dict[str, tuple[str, ...]] = {
    "act": get_args(Act), "mode": get_args(Mode), "stance": get_args(Stance), "vouched": get_args(Vouched),
    "polarity": get_args(Polarity), "type": get_args(EventType),
}  # fmt: skip

Id = Annotated[str, Path(pattern=r"^[a-z0-9]{1,40}$")]


class SideOfQuestion(PageData):
    """One of two who may be one person or institution."""

    id: str
    address: str
    name: str
    roles: tuple[str, ...]
    articles: int
    statements: int


class IdentityQuestion(PageData):
    """Two of whom it is not sure whether they are one, and how likely that is."""

    score: float
    one: SideOfQuestion
    other: SideOfQuestion


class MadeDecision(PageData):
    """A correction or a judgement that somebody made, and whether it holds; `undo` is where it is undone."""

    number: int
    action: str
    kind: str
    quotation: str
    author: str
    at: datetime
    address: str
    holds: bool
    undo: str


class ReviewData(PageData):
    """What waits in a queue: the next item, how many there are, and the decisions made last.

    `seen` is a digest of the item as it is shown, which a decision on it carries. `next` is the key of the
    item after this one. `total` counts as far as 1 000.
    """

    queue: ReviewQueue
    total: int
    next: int | None
    id: str | None
    article: str | None
    seen: str | None
    statement: ListedStatement | None
    event: ListedEvent | None
    question: IdentityQuestion | None
    decisions: tuple[MadeDecision, ...]
    found: tuple[MadeDecision, ...]


class Verdict(FormBody):
    """A decision on an item: its article, and the digest of what was seen."""

    article: str = Field(max_length=500)
    seen: str = Field(max_length=64)
    queue: ReviewQueue = "statement"
    reason: str | None = Field(None, max_length=2000)


class ItemEdit(Verdict):
    """Other values for an item; what is not sent stays. `speaker` empty and `no_speaker` set is unknown."""

    speaker: str | None = Field(None, max_length=300)
    no_speaker: bool = False
    words: str | None = Field(None, max_length=10_000)
    before: str = Field("", max_length=500)
    act: Act | None = None
    mode: Mode | None = None
    stance: Stance | None = None
    vouched: Vouched | None = None
    polarity: Polarity | None = None
    type: EventType | None = None


class SameOrNot(FormBody):
    """A decision on whether two are one, by their ids."""

    one: str = Field(max_length=60)
    other: str = Field(max_length=60)
    verdict: Literal["same", "different", "unsure"]
    reason: str | None = Field(None, max_length=2000)


class UndoBody(FormBody):
    """Takes back a correction."""

    queue: ReviewQueue = "statement"


@pages.page("/review", "review.html", ReviewData)
def review(
    asked: Asked,
    queue: ReviewQueue = "statement",
    after: Annotated[int | None, Query(ge=0, le=2**62)] = None,
    begin: Annotated[int, Query(ge=-200, le=200)] = 0,
    end: Annotated[int, Query(ge=-200, le=200)] = 0,
    edit: bool = False,
) -> PageView:
    """Show what waits for a person; `begin` and `end` move the ends of its words by so many words."""
    data = _empty(asked, queue)
    extra: dict[str, Any] = {}
    if queue in ("statement", "event"):
        data, extra = _item(asked, queue, after, (begin, end))
    elif queue == "identity":
        data = _question(asked, data, after or 0)
    else:
        entries = (
            [
                DecidedBefore(each.standing.correction, True)
                for each in asked.archive.corrections(orphaned=True)
            ]
            if queue == "orphaned"
            else asked.archive.decisions(limit=_MOST_REJECTED, only_rejected=True)
        )
        found = tuple(map(_decision, entries[:_MOST_REJECTED]))
        data = data.model_copy(update={"found": found, "total": len(entries)})
    shown = data.statement or data.event
    rows: list[Row] = []
    if shown and data.id:
        rows = [[queue, data.id, shown.address, shown.text, shown.confidence]]
    last = next((each.undo for each in data.decisions if each.holds and each.action != "undo"), None)
    values = {
        "last_undo": last,
        "queues": _QUEUES,
        "choices": _CHOICES,
        "is_editing": edit,
        "moved": (begin, end),
    }
    return PageView(asked.words("review.title"), data, Rows(_COLUMNS, rows), _NOTHING | extra | values)


_NOTHING: dict[str, Any] = {"context": [], "words_now": "", "before_now": "", "item": None}


@forms.form("/review/{id}/right", Verdict)
def right(asked: Asked, body: Verdict, id: Id) -> Done:
    """Say that a statement or an event is right as it is."""
    _check_seen(asked, id, body)
    made = _corrected(
        lambda: asked.archive.corrector(asked.author).confirm(id, reason=body.reason, article=body.article)
    )
    return _done(body.queue, "review.done.right", made)


@forms.form("/review/{id}/wrong", Verdict)
def wrong(asked: Asked, body: Verdict, id: Id) -> Done:
    """Say that a statement or an event is none."""
    _check_seen(asked, id, body)
    made = _corrected(
        lambda: asked.archive.corrector(asked.author).reject(id, reason=body.reason, article=body.article)
    )
    return _done(body.queue, "review.done.wrong", made)


@forms.form("/review/{id}/edit", ItemEdit)
def edit(asked: Asked, body: ItemEdit, id: Id) -> Done:
    """Give a statement or an event other values."""
    item, version = _check_seen(asked, id, body)
    given = _changes(item, version, body)
    if not given:
        raise RefusedError(asked.words("review.no_change"))
    corrector = asked.archive.corrector(asked.author)
    made = _corrected(
        lambda: corrector.change(
            id,
            given,
            reason=body.reason,
            article=body.article,
            before=body.before if "words" in given else "",
        )
    )
    return _done(body.queue, "review.done.edited", made)


@forms.form("/review/identity", SameOrNot)
def same_or_not(asked: Asked, body: SameOrNot) -> Done:
    """Judge two to be one, or different, or that it cannot be told."""

    def judged() -> Judging:
        one, other, author, reason = body.one, body.other, asked.author, body.reason
        if body.verdict == "same":
            return asked.archive.merge(one, other, author=author, reason=reason)
        is_unsure = body.verdict == "unsure"
        return asked.archive.keep_apart(one, other, unsure=is_unsure, author=author, reason=reason)

    return _done("identity", f"review.done.{body.verdict}", _corrected(judged))


@forms.form("/review/undo/{number}", UndoBody)
def undo(asked: Asked, body: UndoBody, number: Annotated[int, Path(ge=1, le=2**62)]) -> Done:
    """Take back a correction, or an undo, by its number."""
    made = _corrected(lambda: asked.archive.corrector(asked.author).undo(number))
    return _done(body.queue, "review.done.undone", made)


@forms.form("/review/identity/undo/{number}", UndoBody)
def undo_judgement(asked: Asked, body: UndoBody, number: Annotated[int, Path(ge=1, le=2**62)]) -> Done:
    """Take back by its number a judgement of whether two are one."""
    made = _corrected(lambda: asked.archive.take_back(number, author=asked.author))
    return _done(body.queue, "review.done.undone", made)


def _done(queue: str, said: str, made: Any) -> Done:
    return Done(address=f"/review?queue={queue}", said=said, undo=made.number)


def _corrected(make: Any) -> Any:
    """Make a correction; what makes no sense any more is told as what has changed."""
    try:
        return make()
    except UsageError as error:
        raise StaleError(error) from None


def _empty(asked: Asked, queue: ReviewQueue) -> ReviewData:
    made = [*map(_decision, asked.archive.decisions(limit=_LAST)), *_judgements(asked)]
    last = tuple(sorted(made, key=lambda each: each.at, reverse=True)[:_LAST])
    return ReviewData(
        queue=queue, total=0, next=None, id=None, article=None, seen=None, statement=None, event=None,
        question=None, decisions=last, found=(),
    )  # fmt: skip


def _item(
    asked: Asked, queue: ReviewQueue, after: int | None, moved: tuple[int, int]
) -> tuple[ReviewData, dict[str, Any]]:
    assert queue in ("statement", "event")
    found = asked.archive.waiting(queue, limit=2, after=after)
    data = _empty(asked, queue).model_copy(update={"total": found.total})
    if not found.hits:
        return data, {}
    hit = found.hits[0]
    item, version = _current(asked, hit.id, hit.article, hit.outlet)
    shown = listed(hit)
    words = _moved(item, version, moved) if isinstance(item, Statement) else spans_of(item)
    data = data.model_copy(
        update={
            "next": found.keys[0] if len(found.hits) > 1 else None,
            "id": hit.id,
            "article": hit.article,
            "seen": _digest(item),
            "statement" if isinstance(hit, StatementHit) else "event": shown,
        }
    )
    start = words[0].start
    return data, {
        "context": _context(version, words),
        "words_now": " ".join(span.text for span in words) if len(words) == 1 else "",
        "before_now": " ".join(version.text[max(0, start - 60) : start].split()[-4:]),
        "item": item,
    }


def _question(asked: Asked, data: ReviewData, place: int) -> ReviewData:
    """Show the question at a place of the list, the likeliest first."""
    questions = asked.archive.questions(limit=min(place, 200) + 2)
    if place >= len(questions):
        return data
    question = questions[place]
    return data.model_copy(
        update={
            "total": len(questions),
            "next": place + 1 if len(questions) > place + 1 else None,
            "question": IdentityQuestion(
                score=question.score, one=_side(question.one), other=_side(question.other)
            ),
        }
    )


def _side(identity: Identity) -> SideOfQuestion:
    return SideOfQuestion(
        id=identity.id,
        address=addresses.of_person(identity.name, identity.id),
        name=identity.name,
        roles=tuple(held.title for held in identity.roles[:5]),
        articles=identity.articles,
        statements=identity.statements,
    )


def _judgements(asked: Asked) -> list[MadeDecision]:
    """Give the judgements made last of who is one; an undo of one shows in that it does not hold."""
    judgements = asked.archive.judgements(limit=_LAST)
    pairs = [(each.one[0], each.other[0]) for each in judgements]
    names = asked.archive.profile_names(*(id for pair in pairs for id in pair))
    shown = []
    for each, pair in zip(judgements, pairs, strict=True):
        known = [names[id] for id in pair if id in names]  # a profile goes with its last article
        shown.append(
            MadeDecision(
                number=each.number, action=each.verdict, kind="identity",
                quotation=" · ".join(one.name for one in known)[:300], author=each.author, at=each.at,
                address=addresses.of_person(known[0].name, known[0].id) if known else "/people",
                holds=each.holds, undo=f"/review/identity/undo/{each.number}",
            )
        )  # fmt: skip
    return shown


def _decision(decided: DecidedBefore) -> MadeDecision:
    entry, holds = decided
    anchor = entry.anchor
    of_place = {"statement": addresses.of_statement, "event": addresses.of_event}.get(anchor.kind)
    address = (
        of_place(anchor.sha256, anchor.spans[0].start, anchor.spans[-1].end)
        if of_place and anchor.spans
        else addresses.of_text(anchor.sha256)
    )
    return MadeDecision(
        number=entry.number, action=entry.action, kind=anchor.kind, quotation=anchor.quotation[:300],
        author=entry.author, at=entry.at, address=address, holds=holds, undo=f"/review/undo/{entry.number}",
    )  # fmt: skip


def _current(
    asked: Asked, id: str, article: str, outlet: str | None = None
) -> tuple[Statement | Event, StoredVersion]:
    """Give an item as it is now, with its version; raises NotThereError where it is gone."""
    try:
        stored = asked.archive.item(id, article=article)
    except UsageError:
        raise NotThereError(asked.words("review.gone")) from None
    version = stored.version
    record = asked.archive.text(version.record.article.sha256).record
    items: Sequence[Statement | Event] = (*record.statements, *record.events)
    found = next((item for item in items if item.id == stored.id), None)
    if found is None:
        raise NotThereError(asked.words("review.gone"))
    return found, version


def _check_seen(asked: Asked, id: str, body: Verdict) -> tuple[Statement | Event, StoredVersion]:
    """Give the item that a decision is on; raises StaleError where it is not what was shown."""
    item, version = _current(asked, id, body.article)
    if _digest(item) != body.seen:
        raise StaleError(asked.words("review.changed"))
    return item, version


def _digest(item: Statement | Event) -> str:
    value = json.dumps(item.model_dump(mode="json"), sort_keys=True)
    return hashlib.sha256(value.encode()).hexdigest()[:16]


def _changes(item: Statement | Event, version: StoredVersion, body: ItemEdit) -> dict[str, Any]:
    """Give what an edit says otherwise than the item has it."""
    given: dict[str, Any] = {}
    for name in _CHOICES:
        value = getattr(body, name)
        if value is not None and hasattr(item, name) and value != getattr(item, name):
            given[name] = value
    if isinstance(item, Statement):
        if body.no_speaker and item.speaker_name is not None:
            given["speaker"] = None
        elif body.speaker and body.speaker != item.speaker_name:
            given["speaker"] = body.speaker
        if body.words and body.words.split() != " ".join(span.text for span in item.content).split():
            given["words"] = body.words
    return given


def _moved(item: Statement, version: StoredVersion, moved: tuple[int, int]) -> tuple[Span, ...]:
    """Give the content with its ends moved by so many words, within the article and each other."""
    if moved == (0, 0):
        return item.content
    words: Sequence[LemmatizedWord] = version.words
    start, end = item.content[0].start, item.content[-1].end
    first = next((place for place, word in enumerate(words) if word.end > start), 0)
    most = len(words) - 1
    last = next((place for place in range(most, -1, -1) if words[place].start < end), most)
    first = min(max(0, first + moved[0]), most)
    last = min(max(first, last + moved[1]), most)
    begin, finish = words[first].start, words[last].end
    return (Span(start=begin, end=finish, text=version.text[begin:finish]),)


def _context(version: StoredVersion, spans: Sequence[Span]) -> list[Markup]:
    """Give the paragraphs around spans, with these marked."""
    marks = [Mark(span.start, span.end, Markup('class="said"')) for span in spans]
    return paragraphs_around(version.text, marks)
