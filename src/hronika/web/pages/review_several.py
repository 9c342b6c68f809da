"""Several decisions at once: chosen from a list, shown once more as a list, and made by one button.

The button is on no page but the one that shows what will be decided, and sends the digest of that list.
"""

from typing import Annotated, get_args

from fastapi import Query
from pydantic import Field

from hronika.web.errors import RefusedError, StaleError
from hronika.web.forms import Done, Forms
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.pages.review import FILTERS, After, ArticleFilter, NameFilter, QueueFilter, back, narrowed
from hronika.web.pages.review_forms import Deciding, decided
from hronika.web.pages.several_items import (
    MOST_AT_ONCE,
    VERDICTS,
    ItemKey,
    SeveralItem,
    SeveralQueue,
    SeveralVerdict,
    chosen_items,
    judge,
    waiting_items,
)

pages = Pages()
forms = Forms()

_COLUMNS = ("item", "address", "text", "speaker", "published", "outlet", "confidence", "articles")


class SeveralData(PageData):
    """A page of a queue to choose from, or with a `verdict` what was chosen, to be confirmed.

    `seen` is a digest of the list that is to be decided, which the decision carries. `total` is null where it
    is not counted; with `at_least` there may be more.
    """

    queue: SeveralQueue
    narrowed: tuple[QueueFilter, ...]
    verdict: SeveralVerdict | None = None
    seen: str | None = None
    total: int | None = None
    at_least: bool = False
    items: tuple[SeveralItem, ...]
    next: str | None = None


class SeveralForm(Deciding):
    """The decision on all that was shown in a list; `seen` is that of the list."""

    verdict: SeveralVerdict
    item: tuple[ItemKey, ...] = Field(min_length=1, max_length=MOST_AT_ONCE)
    seen: str = Field(max_length=64)


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
        chosen = chosen_items(asked, queue, verdict, item)
        data = SeveralData(
            queue=queue, narrowed=filters, verdict=verdict, seen=chosen.seen, total=len(chosen.shown),
            items=chosen.shown,
        )  # fmt: skip
    else:
        found = waiting_items(asked, queue, after, narrowing)
        data = SeveralData(
            queue=queue, narrowed=filters, total=found.total, at_least=found.at_least, items=found.items,
            next=found.next,
        )  # fmt: skip
    return PageView(
        asked.words("review.several"),
        data,
        Rows(_COLUMNS, ([getattr(each, column) for column in _COLUMNS] for each in data.items)),
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
    queue: SeveralQueue = next((each for each in VERDICTS if each == body.queue), "statement")
    _check_verdict(asked, queue, body.verdict)
    if chosen_items(asked, queue, body.verdict, body.item).seen != body.seen:
        raise StaleError(asked.words("review.several_changed"))
    return decided(body, "several", judge(asked, body.verdict, body.item, body.reason))


def _check_verdict(asked: Asked, queue: SeveralQueue, verdict: SeveralVerdict) -> None:
    if verdict not in VERDICTS[queue]:
        raise RefusedError(asked.words("common.not_understood", names="verdict"))
