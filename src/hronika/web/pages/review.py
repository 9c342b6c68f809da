"""The page of review: what waits for a person, one decision at a time, and the decisions made last.

Looking decides nothing: every decision is a form of its own. What an item looked like when it was shown goes
with the form, so that nobody decides on what has changed meanwhile.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any, Literal, NamedTuple, get_args
from urllib.parse import urlencode

from fastapi import Query
from markupsafe import Markup

from hronika.archive.hits import EventHit, StatementHit
from hronika.archive.identity.who import Identity, OpenQuestion
from hronika.archive.located import spans_of
from hronika.archive.review.judged_names import profile_kind
from hronika.archive.review.names import DoubtfulName
from hronika.archive.review.waiting import MOST_COUNTED, Narrowing, ReviewKind
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.exports.markup import Mark
from hronika.record import Span, Statement
from hronika.web import addresses
from hronika.web.errors import NotThereError, RefusedError
from hronika.web.listed import ListedEvent, ListedName, ListedStatement, listed
from hronika.web.meant import by_words
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.pages.contradictions import ContradictionPair, pair_shown
from hronika.web.pages.review_decided import MadeDecision, last_decisions, orphaned, rejected
from hronika.web.pages.review_forms import ReviewQueue
from hronika.web.pages.review_items import (
    CHOICES,
    MOST_PIECES,
    PIECE,
    current_item,
    digest,
    moved_pieces,
    pieces_of,
)
from hronika.web.passages import paragraphs_around

pages = Pages()

QUEUES: tuple[ReviewQueue, ...] = get_args(ReviewQueue)
_COLUMNS = ("queue", "id", "address", "text", "confidence")
FILTERS: dict[ReviewQueue, tuple[str, ...]] = {
    "statement": ("speaker", "outlet", "article"),
    "event": ("speaker", "outlet", "article"),
    "contradiction": ("speaker", "outlet", "article"),
    "name": ("outlet", "article"),
    "identity": ("speaker",),
    "orphaned": ("article",),
    "rejected": ("article",),
}
"""What each queue can be narrowed to."""

_ADDRESS = r"^/[se]/[0-9a-f]{1,64}/[0-9]{1,9}-[0-9]{1,9}$"
_NAMED = r"^(person|thing) .*\S.*$"

ArticleFilter = Annotated[str | None, Query(max_length=500)]
NameFilter = Annotated[str | None, Query(max_length=300)]
After = Annotated[str | None, Query(max_length=100)]


class QueueFilter(PageData):
    """What a queue is narrowed to, and the address of the queue without that."""

    name: str
    value: str
    without: str


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


class PairQuestion(PageData):
    """Two statements of one speaker that may contradict each other.

    `one_ids` and `other_ids` are the identifiers of each in all its sources, which a decision names.
    """

    speaker: str
    speaker_address: str
    pair: ContradictionPair
    one_ids: tuple[str, ...]
    other_ids: tuple[str, ...]
    one_sources: int
    other_sources: int


class NameQuestion(PageData):
    """What may be no name: what it would name, in how many articles, and its newest mentions.

    `doubt` says why it may be none: a single bare `word`, or a `headline` in which capitals tell nothing.
    """

    kind: str
    name: str
    doubt: Literal["word", "headline"] | None
    articles: int
    mentions: tuple[ListedName, ...]


class ReviewData(PageData):
    """What waits in a queue: the next item, how many there are, and the decisions made last.

    `seen` is a digest of the item as it is shown, which a decision on it carries. `next` is the key of the
    item after this one. `total` is null where that is not counted; with `at_least` there may be more, as it
    is counted as far as 10 000, and pairs as far as they are looked for.
    """

    queue: ReviewQueue
    narrowed: tuple[QueueFilter, ...]
    total: int | None = None
    at_least: bool = False
    next: str | None = None
    id: str | None = None
    article: str | None = None
    seen: str | None = None
    statement: ListedStatement | None = None
    event: ListedEvent | None = None
    question: IdentityQuestion | None = None
    pair: PairQuestion | None = None
    name: NameQuestion | None = None
    decisions: tuple[MadeDecision, ...]
    found: tuple[MadeDecision, ...] = ()


class Editing(NamedTuple):
    """Which item is shown, by its address, whether it waits or not; its words, and which keys move.

    `is_open` says whether the form to edit it is shown.
    """

    is_open: bool
    item: str | None
    pieces: tuple[str, ...]
    at: int


@pages.page("/review", "review.html", ReviewData)
def review(
    asked: Asked,
    queue: ReviewQueue = "statement",
    after: After = None,
    article: ArticleFilter = None,
    outlet: NameFilter = None,
    speaker: NameFilter = None,
    item: Annotated[str | None, Query(pattern=_ADDRESS, max_length=120)] = None,
    named: Annotated[str | None, Query(pattern=_NAMED, max_length=320)] = None,
    piece: Annotated[tuple[Annotated[str, Query(pattern=PIECE)], ...], Query(max_length=MOST_PIECES)] = (),
    at: Annotated[int, Query(ge=0, le=MOST_PIECES)] = 0,
    edit: bool = False,
) -> PageView:
    """Show what waits for a person, narrowed to an article, an outlet or a speaker.

    `item` is the address of a statement or an event to be shown in the place of the next one; `piece` are the
    places of its words as they would be, and `at` is the one that keys move. `named` is a name to be shown,
    after whether it is one of a person or a thing: `person Kuks`.
    """
    if item is not None:
        queue = "statement" if item.startswith("/s/") else "event"
    elif named is not None:
        queue = "name"
    narrowing, filters = narrowed(asked, queue, article, outlet, speaker)
    data = ReviewData(queue=queue, narrowed=filters, decisions=last_decisions(asked))
    extra: dict[str, Any] = {}
    try:
        if queue in ("statement", "event"):
            data, extra = _item(asked, data, after, narrowing, Editing(edit, item, piece, at))
        elif queue == "contradiction":
            data, extra = _pair(asked, data, after, narrowing)
        elif queue == "name":
            data = _name(asked, data, after, narrowing) if named is None else _this_name(asked, data, named)
        elif queue == "identity":
            data = _question(asked, data, after, narrowing)
        else:
            found = (orphaned if queue == "orphaned" else rejected)(asked, narrowing.article)
            data = data.model_copy(update={"found": found, "total": len(found)})
    except UsageError as error:
        raise RefusedError(error, [(f"/review?queue={queue}", asked.words("review.title"))]) from None
    last = next((each.undo for each in data.decisions if each.holds and each.action != "undo"), None)
    values = {
        "last_undo": last,
        "queues": QUEUES,
        "choices": CHOICES,
        "is_editing": edit,
        "can_narrow": FILTERS[queue],
        "given": {"article": article, "outlet": outlet, "speaker": speaker},
        "outlets": asked.archive.review.outlets() if "outlet" in FILTERS[queue] else (),
        "back": back(asked),
    }
    title = f"{asked.words('review.title')}: {asked.words(f'review.queue.{queue}')}"
    return PageView(title, data, Rows(_COLUMNS, _rows(data)), _NOTHING | extra | values)


_NOTHING: dict[str, Any] = {
    "to_edit": "", "context": [], "words_now": "", "before_now": "", "item": None, "pieces": (),
    "looked_through": False,
}  # fmt: skip


def narrowed(
    asked: Asked, queue: ReviewQueue, article: str | None, outlet: str | None, speaker: str | None
) -> tuple[Narrowing, tuple[QueueFilter, ...]]:
    """Read the filters of a queue; raises RefusedError where nobody is called as the speaker is."""
    given = {"article": article, "outlet": outlet, "speaker": speaker}
    held = {name: given[name] for name in FILTERS[queue] if given[name]}
    speakers = None
    if "speaker" in held:
        speakers = tuple(each.id for each in by_words(asked, held["speaker"] or ""))
        if not speakers:
            raise RefusedError(
                asked.words("review.nobody", name=held["speaker"]),
                [(asked.where(speaker=None, after=None), asked.words("review.without_filter"))],
            )
    filters = tuple(
        QueueFilter(name=name, value=value or "", without=asked.where(**{name: None}, after=None))
        for name, value in held.items()
    )
    return Narrowing(held.get("article"), held.get("outlet"), speakers), filters


def back(asked: Asked) -> str:
    """Give the address of the queue as it is narrowed, from its beginning."""
    kept = [pair for pair in asked.query if pair[0] in ("queue", "article", "outlet", "speaker")]
    return "/review?" + urlencode(kept)


def _rows(data: ReviewData) -> list[Row]:
    shown = data.statement or data.event
    if shown and data.id:
        return [[data.queue, data.id, shown.address, shown.text, shown.confidence]]
    if data.pair:
        sides = zip(
            (data.pair.one_ids, data.pair.other_ids), (data.pair.pair.one, data.pair.pair.other), strict=True
        )
        return [[data.queue, ids[0], each.address, each.text, each.confidence] for ids, each in sides]
    if data.name:
        return [[data.queue, None, each.address, each.text, None] for each in data.name.mentions]
    return [[data.queue, str(each.number), each.address, each.quotation, None] for each in data.found]


def _item(
    asked: Asked, data: ReviewData, after: str | None, narrowing: Narrowing, editing: Editing
) -> tuple[ReviewData, dict[str, Any]]:
    queue = data.queue
    assert queue in ("statement", "event")
    found = asked.archive.review.waiting(queue, limit=2, after=after, narrowing=narrowing)
    data = data.model_copy(update={"total": found.total, "at_least": found.total >= MOST_COUNTED})
    hit = found.hits[0] if found.hits else None
    waits_first = True
    if editing.item is not None:
        named = _named(asked, editing.item, queue)
        waits_first = hit is not None and hit.id == named.id
        hit = named
    if hit is None:
        return data, {}
    item, version = current_item(asked, hit.id, hit.article)
    words, shown = tuple(spans_of(item)), listed(hit)
    address = shown.address
    pieces: Sequence[Any] = ()
    if isinstance(item, Statement):
        words = (pieces_of(version.text, editing.pieces) if editing.item else ()) or item.content
        if editing.is_open:
            chosen = min(editing.at, len(words) - 1)
            pieces = moved_pieces(
                version, words, chosen, lambda spans, at: _moving(asked, address, spans, at)
            )
    data = data.model_copy(
        update={
            "next": found.keys[0] if len(found.hits) > 1 and waits_first else None,
            "id": hit.id,
            "article": hit.article,
            "seen": digest(item),
            "statement" if isinstance(hit, StatementHit) else "event": shown,
        }
    )
    start = words[0].start
    return data, {
        "context": _context(version, words),
        "words_now": words[0].text if len(words) == 1 else "",
        "before_now": " ".join(version.text[max(0, start - 60) : start].split()[-4:]),
        "item": item,
        "pieces": pieces,
        "to_edit": asked.where(edit="true", item=address),
    }


def _named(asked: Asked, address: str, queue: ReviewKind) -> StatementHit | EventHit:
    """Give the item of an address as it is in the current version of its article."""
    _, _, sha256, place = address.split("/")
    start, end = map(int, place.split("-"))
    hit = None
    with suppress(UsageError):
        at = asked.archive.statement_at if queue == "statement" else asked.archive.event_at
        found = at(sha256, start, end)
        hit = asked.archive.review.item(queue, found.item.id, found.text.version.id)
    if hit is None:
        raise NotThereError(asked.words("review.gone"))
    return hit


def _moving(asked: Asked, address: str, spans: Sequence[Span], at: int) -> str:
    """Give the address of the page on which the words of a statement are these, and one of them is chosen."""
    kept = [pair for pair in asked.query if pair[0] not in ("edit", "item", "piece", "at", "done")]
    places = [("piece", f"{span.start}-{span.end}") for span in spans]
    chosen = [("at", str(at))] if at else []
    return asked.where_with([*kept, ("edit", "true"), ("item", address), *places, *chosen])


def _pair(
    asked: Asked, data: ReviewData, after: str | None, narrowing: Narrowing
) -> tuple[ReviewData, dict[str, Any]]:
    found = asked.archive.review.candidates(after=after, narrowing=narrowing)
    data = data.model_copy(update={"next": found.next, "total": found.found, "at_least": not found.is_all})
    if not found.pairs:
        return data, {"looked_through": found.next is not None}
    [pair] = found.pairs
    shown = PairQuestion(
        speaker=pair.speaker.name,
        speaker_address=addresses.of_person(pair.speaker.name, pair.speaker.id),
        pair=pair_shown(pair),
        one_ids=tuple(sorted({each.statement for each in pair.one_sources})),
        other_ids=tuple(sorted({each.statement for each in pair.other_sources})),
        one_sources=len(pair.one_sources),
        other_sources=len(pair.other_sources),
    )
    return data.model_copy(update={"pair": shown}), {}


def _name(asked: Asked, data: ReviewData, after: str | None, narrowing: Narrowing) -> ReviewData:
    found = asked.archive.review.doubtful_names(
        limit=2, after=after, article=narrowing.article, outlet=narrowing.outlet
    )
    data = data.model_copy(update={"total": found.total})
    if not found.found:
        return data
    next = found.found[0].key if len(found.found) > 1 else None
    return data.model_copy(update={"next": next, "name": name_shown(found.found[0])})


def _this_name(asked: Asked, data: ReviewData, named: str) -> ReviewData:
    kind, _, name = named.partition(" ")
    found = asked.archive.review.named_so("person" if kind == "person" else "thing", name)
    if found is None:
        raise NotThereError(asked.words("review.nobody", name=name))
    return data.model_copy(update={"total": 1, "name": name_shown(found)})


def name_shown(doubtful: DoubtfulName) -> NameQuestion:
    """Show a word that may be no name."""
    return NameQuestion(
        kind=profile_kind(doubtful.kind),
        name=doubtful.name,
        doubt=doubtful.doubt,
        articles=doubtful.articles,
        mentions=tuple(each for hit in doubtful.mentions if isinstance(each := listed(hit), ListedName)),
    )


def _question(asked: Asked, data: ReviewData, after: str | None, narrowing: Narrowing) -> ReviewData:
    """Show the question at a place of the list, the likeliest first."""
    place, questions = open_questions(asked, after, narrowing, 2)
    if not questions:
        return data
    return data.model_copy(
        update={
            "next": str(place + 1) if len(questions) > 1 else None,
            "question": question_shown(questions[0]),
        }
    )


def open_questions(
    asked: Asked, after: str | None, narrowing: Narrowing, limit: int
) -> tuple[int, list[OpenQuestion]]:
    """Give the place that a key of the list means, and so many of its questions from there on."""
    place = int(after) if after and after.isdecimal() and int(after) <= MOST_QUESTIONS else 0
    of = narrowing.speakers[0] if narrowing.speakers else None
    return place, asked.archive.questions(of=of, limit=place + limit)[place:]


def question_shown(question: OpenQuestion) -> IdentityQuestion:
    """Show two who may be one."""
    return IdentityQuestion(score=question.score, one=_side(question.one), other=_side(question.other))


MOST_QUESTIONS = 200


def _side(identity: Identity) -> SideOfQuestion:
    return SideOfQuestion(
        id=identity.id,
        address=addresses.of_person(identity.name, identity.id),
        name=identity.name,
        roles=tuple(held.title for held in identity.roles[:5]),
        articles=identity.articles,
        statements=identity.statements,
    )


def _context(version: StoredVersion, spans: Sequence[Span]) -> list[Markup]:
    """Give the paragraphs around spans, with these marked."""
    marks = [Mark(span.start, span.end, Markup('class="said"')) for span in spans]
    return paragraphs_around(version.text, marks)
