"""Several decisions at once: chosen from a list, shown once more as a list, and made by one button.

The button is on no page but the one that shows what will be decided, and sends the digest of that list.
"""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple, get_args

from fastapi import Query
from pydantic import Field

from hronika.archive.hits import EventHit, StatementHit
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.review.names import DoubtfulName
from hronika.archive.review.waiting import Narrowing
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.record import Event, Statement
from hronika.web import addresses
from hronika.web.errors import RefusedError, StaleError
from hronika.web.forms import Done, Forms
from hronika.web.listed import listed
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.pages.review import (
    FILTERS,
    After,
    ArticleFilter,
    NameFilter,
    QueueFilter,
    back,
    name_shown,
    narrowed,
)
from hronika.web.pages.review_forms import Deciding, corrected, decided
from hronika.web.pages.review_items import ACTIONS, current_item, digest

pages = Pages()
forms = Forms()

SeveralQueue = Literal["statement", "event", "name"]
SeveralVerdict = Literal["right", "wrong", "name", "no name"]
VERDICTS: dict[SeveralQueue, tuple[SeveralVerdict, ...]] = {
    "statement": ("wrong", "right"),
    "event": ("wrong", "right"),
    "name": ("no name", "name"),
}
MOST_AT_ONCE = 50
_ON_A_PAGE = 25
_COLUMNS = ("item", "address", "text", "speaker", "published", "outlet", "confidence", "articles")

ItemKey = Annotated[str, Field(max_length=600)]


class SeveralItem(PageData):
    """Something that waits, as a list shows it; `item` is what it is chosen by.

    Of a name `text` is the name and `articles` in how many it stands, of a statement or an event its words.
    """

    item: str
    address: str
    text: str
    kind: str
    speaker: str | None = None
    published: str | None = None
    outlet: str | None = None
    confidence: float | None = None
    articles: int | None = None


class SeveralData(PageData):
    """A page of a queue to choose from, or with a `verdict` what was chosen, to be confirmed.

    `seen` is a digest of the list that is to be decided, which the decision carries.
    """

    queue: SeveralQueue
    narrowed: tuple[QueueFilter, ...]
    verdict: SeveralVerdict | None = None
    seen: str | None = None
    total: int | None = None
    items: tuple[SeveralItem, ...]
    next: str | None = None


class SeveralForm(Deciding):
    """The decision on all that was shown in a list; `seen` is that of the list."""

    verdict: SeveralVerdict
    item: tuple[ItemKey, ...] = Field(min_length=1, max_length=MOST_AT_ONCE)
    seen: str = Field(max_length=64)


class _Chosen(NamedTuple):
    """What was chosen, as it is now, and its digest."""

    shown: tuple[SeveralItem, ...]
    seen: str


@pages.page("/review/several", "review_several.html", SeveralData)
def review_several(
    asked: Asked,
    queue: SeveralQueue = "statement",
    after: After = None,
    article: ArticleFilter = None,
    outlet: NameFilter = None,
    speaker: NameFilter = None,
    item: Annotated[tuple[Annotated[str, Query(max_length=600)], ...], Query(max_length=MOST_AT_ONCE)] = (),
    verdict: SeveralVerdict | None = None,
) -> PageView:
    """List what waits, to choose from; with `verdict` what was chosen (`item`) and will be decided."""
    narrowing, filters = narrowed(asked, queue, article, outlet, speaker)
    if verdict is not None and item:
        _check_verdict(asked, queue, verdict)
        chosen = _chosen(asked, queue, item)
        data = SeveralData(
            queue=queue, narrowed=filters, verdict=verdict, seen=chosen.seen, total=len(chosen.shown),
            items=chosen.shown,
        )  # fmt: skip
    else:
        data = _listed(asked, queue, after, narrowing, filters)
    rows: list[Row] = [
        [
            each.item,
            each.address,
            each.text,
            each.speaker,
            each.published,
            each.outlet,
            each.confidence,
            each.articles,
        ]
        for each in data.items
    ]
    return PageView(
        asked.words("review.several"),
        data,
        Rows(_COLUMNS, rows),
        {
            "verdicts": VERDICTS[queue],
            "queues": get_args(SeveralQueue),
            "back": back(asked),
            "none_chosen": verdict is not None and not item,
            "kept": [pair for pair in asked.query if pair[0] in ("queue", *FILTERS[queue])],
        },
    )


@forms.form("/review/several", SeveralForm)
def decide_several(asked: Asked, body: SeveralForm) -> Done:
    """Decide all that a list has shown in the same way; it is undone as one."""
    queue: SeveralQueue = body.queue if body.queue in ("event", "name") else "statement"
    _check_verdict(asked, queue, body.verdict)
    if _chosen(asked, queue, body.item).seen != body.seen:
        raise StaleError(asked.words("review.several_changed"))
    review = asked.archive.review
    if body.verdict in ("name", "no name"):
        names = [_name_of(asked, key) for key in body.item]
        verdict: Literal["name", "no name"] = "name" if body.verdict == "name" else "no name"
        made = corrected(lambda: review.judge_names(names, verdict, author=asked.author, reason=body.reason))
    else:
        items = [_item_of(asked, key) for key in body.item]
        corrector = asked.archive.corrector(asked.author)
        made = corrected(lambda: corrector.judge_several(items, ACTIONS[body.verdict], reason=body.reason))
    return decided(body, "several", made)


def _check_verdict(asked: Asked, queue: SeveralQueue, verdict: SeveralVerdict) -> None:
    if verdict not in VERDICTS[queue]:
        raise RefusedError(asked.words("common.not_understood", names="verdict"))


def _listed(
    asked: Asked,
    queue: SeveralQueue,
    after: str | None,
    narrowing: Narrowing,
    filters: tuple[QueueFilter, ...],
) -> SeveralData:
    review = asked.archive.review
    try:
        if queue == "name":
            names = review.doubtful_names(
                limit=_ON_A_PAGE + 1,
                after=after,
                article=narrowing.article,
                outlet=narrowing.outlet,
                mentions=1,
            )
            items = [_of_name(each) for each in names.found]
            keys, total = [each.key for each in names.found], names.total
        else:
            waiting = review.waiting(queue, limit=_ON_A_PAGE + 1, after=after, narrowing=narrowing)
            items = [_of_hit(hit) for hit in waiting.hits]
            keys, total = list(waiting.keys), waiting.total
    except UsageError as error:
        raise RefusedError(error, [(f"/review?queue={queue}", asked.words("review.title"))]) from None
    has_more = len(items) > _ON_A_PAGE
    return SeveralData(
        queue=queue, narrowed=filters, total=total, items=tuple(items[:_ON_A_PAGE]),
        next=keys[_ON_A_PAGE - 1] if has_more else None,
    )  # fmt: skip


def _chosen(asked: Asked, queue: SeveralQueue, keys: Sequence[str]) -> _Chosen:
    """Give what was chosen as it is now; raises NotThereError where some of it is gone."""
    shown: list[SeveralItem] = []
    digests: list[str] = []
    for key in dict.fromkeys(keys):
        if queue == "name":
            kind, name = _name_of(asked, key)
            address = addresses.of_search(name, kind="name")
            shown.append(SeveralItem(item=key, address=address, text=name, kind=kind))
            digests.append(f"{key} {asked.archive.review.thrown_out(kind, name) is not None}")
        else:
            item, version = current_item(asked, *_item_of(asked, key))
            shown.append(_of_item(key, item, version))
            digests.append(f"{key} {digest(item)}")
    return _Chosen(tuple(shown), hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16])


def _of_item(key: str, item: Statement | Event, version: StoredVersion) -> SeveralItem:
    article, speaker = version.record.article, None
    if isinstance(item, Statement):
        spans, text, of_place = (
            item.content,
            " … ".join(each.text for each in item.content),
            addresses.of_statement,
        )
        kind, speaker = "statement", item.speaker_name
    else:
        spans, text, of_place = (item.predicate,), _around(version.text, item), addresses.of_event
        kind = "event"
    return SeveralItem(
        item=key, address=of_place(article.sha256, spans[0].start, spans[-1].end), text=text, kind=kind,
        speaker=speaker, published=str(article.published)[:10] if article.published else None,
        outlet=article.outlet, confidence=item.confidence,
    )  # fmt: skip


def _around(text: str, event: Event) -> str:
    """Give the words around the predicate of an event, on its line."""
    begin = max(text.rfind("\n", 0, event.predicate.start) + 1, event.predicate.start - 80)
    return text[begin : event.predicate.end + 80].split("\n")[0].strip()


def _of_hit(hit: StatementHit | EventHit) -> SeveralItem:
    each = listed(hit)
    return SeveralItem(
        item=f"{hit.id} {hit.article}", address=each.address, text=hit.text,
        kind="statement" if isinstance(hit, StatementHit) else "event", speaker=hit.speaker,
        published=str(hit.day) if hit.day else None, outlet=hit.outlet, confidence=hit.confidence,
    )  # fmt: skip


def _of_name(doubtful: DoubtfulName) -> SeveralItem:
    shown = name_shown(doubtful)
    newest = shown.mentions[0] if shown.mentions else None
    return SeveralItem(
        item=f"{shown.kind} {shown.name}", address=addresses.of_search(shown.name, kind="name"),
        text=shown.name, kind=shown.kind, articles=shown.articles,
        published=str(newest.published) if newest and newest.published else None,
        outlet=newest.outlet if newest else None,
    )  # fmt: skip


def _item_of(asked: Asked, key: str) -> tuple[str, str]:
    id, blank, article = key.partition(" ")
    if not blank:
        raise RefusedError(asked.words("common.not_understood", names="item"))
    return id, article


def _name_of(asked: Asked, key: str) -> tuple[ProfileKind, str]:
    kind, _, name = key.partition(" ")
    if kind not in ("person", "thing") or not name:
        raise RefusedError(asked.words("common.not_understood", names="item"))
    return ("person" if kind == "person" else "thing"), name
