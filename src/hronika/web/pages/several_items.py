"""What several decisions at once are made on: as a list shows it, as it is now, and how each is judged."""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from hronika.archive.hits import EventHit, StatementHit
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.identity.who import OpenQuestion
from hronika.archive.positions.contradictions import Contradiction
from hronika.archive.review.candidates import PairKey
from hronika.archive.review.names import DoubtfulName
from hronika.archive.review.waiting import MOST_COUNTED, Narrowing
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.record import Event, Statement
from hronika.web import addresses
from hronika.web.errors import RefusedError, StaleError
from hronika.web.page import Asked, PageData
from hronika.web.pages.contradictions import ContradictionPair, pair_shown
from hronika.web.pages.deciding import Preview, preview_shown
from hronika.web.pages.review import (
    MOST_QUESTIONS,
    IdentityQuestion,
    name_shown,
    open_questions,
    question_shown,
)
from hronika.web.pages.review_forms import corrected
from hronika.web.pages.review_items import ACTIONS, current_item, digest

SeveralQueue = Literal["statement", "event", "contradiction", "name", "identity"]
SeveralVerdict = Literal[
    "right", "wrong", "no contradiction", "contradict", "name", "no name", "different", "same"
]
VERDICTS: dict[SeveralQueue, tuple[SeveralVerdict, ...]] = {
    "statement": ("wrong", "right"),
    "event": ("wrong", "right"),
    "contradiction": ("no contradiction", "contradict"),
    "name": ("no name", "name"),
    "identity": ("different", "same"),
}
MOST_AT_ONCE = 50
_ON_A_PAGE = 25

ItemKey = Annotated[str, Field(max_length=600)]


class SeveralItem(PageData):
    """Something that waits, as a list shows it; `item` is what it is chosen by.

    Of a name `text` is the name and `articles` in how many it stands, of a statement or an event its words.
    Two statements that may contradict each other are a `pair`, two who may be one a `question`, which has the
    `preview` of what would become one where that is to be decided.
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
    doubt: Literal["word", "headline"] | None = None
    pair: ContradictionPair | None = None
    question: IdentityQuestion | None = None
    preview: Preview | None = None


class WaitingItems(NamedTuple):
    """A page of a queue, the key that the next one begins after, and how many wait, or at least so many.

    `total` is None where it is not counted.
    """

    items: tuple[SeveralItem, ...]
    next: str | None
    total: int | None
    at_least: bool


class ChosenItems(NamedTuple):
    """What was chosen, as it is now, and its digest."""

    shown: tuple[SeveralItem, ...]
    seen: str


def waiting_items(asked: Asked, queue: SeveralQueue, after: str | None, narrowing: Narrowing) -> WaitingItems:
    """Give a page of what waits; raises RefusedError where `after` is no key of the queue."""
    review = asked.archive.review
    try:
        if queue == "contradiction":
            found = review.candidates(limit=_ON_A_PAGE, after=after, narrowing=narrowing)
            return WaitingItems(tuple(map(_of_pair, found.pairs)), found.next, found.found, not found.is_all)
        if queue == "identity":
            place, questions = open_questions(asked, after, narrowing, _ON_A_PAGE + 1)
            more = str(place + _ON_A_PAGE) if len(questions) > _ON_A_PAGE else None
            shown = tuple(_of_question(each) for each in questions[:_ON_A_PAGE])
            return WaitingItems(shown, more, None, at_least=False)
        if queue == "name":
            names = review.doubtful_names(
                limit=_ON_A_PAGE + 1, after=after, article=narrowing.article, outlet=narrowing.outlet,
                mentions=1,
            )  # fmt: skip
            items = [_of_name(each) for each in names.found]
            keys, total = [each.key for each in names.found], names.total
        else:
            waiting = review.waiting(queue, limit=_ON_A_PAGE + 1, after=after, narrowing=narrowing)
            items = [_of_hit(hit) for hit in waiting.hits]
            keys, total = list(waiting.keys), waiting.total
    except UsageError as error:
        raise RefusedError(error, [(f"/review?queue={queue}", asked.words("review.title"))]) from None
    following = keys[_ON_A_PAGE - 1] if len(items) > _ON_A_PAGE else None
    return WaitingItems(tuple(items[:_ON_A_PAGE]), following, total, total >= MOST_COUNTED)


def chosen_items(
    asked: Asked, queue: SeveralQueue, verdict: SeveralVerdict, keys: Sequence[str]
) -> ChosenItems:
    """Give what was chosen as it is now; raises an error of a page where some of it is gone."""
    keys = tuple(dict.fromkeys(keys))
    if queue == "contradiction":
        chosen = [_pair_of(asked, key) for key in keys]
        shown = [_of_pair(each) for each in corrected(lambda: asked.archive.review.chosen_candidates(chosen))]
        digests = [f"{each.item} {each.pair.score if each.pair else 0}" for each in shown]
    elif queue == "identity":
        questions = [_question_of(asked, key) for key in keys]
        previews = [asked.archive.preview_merge(each.one.id, each.other.id) for each in questions]
        shown = [_of_question(each) for each in questions]
        # The state of both, without how many judgements there are of others.
        digests = [f"{key} {each.seen.partition('-')[2]}" for key, each in zip(keys, previews, strict=True)]
        if verdict == "same":
            _check_once(asked, questions)
            pairs = zip(shown, previews, strict=True)
            shown = [
                each.model_copy(update={"preview": preview_shown(preview, joins=True)})
                for each, preview in pairs
            ]
    elif queue == "name":
        shown = [_of_chosen_name(*_name_of(asked, key)) for key in keys]
        digests = [
            f"{key} {asked.archive.review.thrown_out(*_name_of(asked, key)) is not None}" for key in keys
        ]
    else:
        found = [(key, *current_item(asked, *_item_of(asked, key))) for key in keys]
        shown = [_of_item(*each) for each in found]
        digests = [f"{key} {digest(item)}" for key, item, _ in found]
    return ChosenItems(tuple(shown), hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16])


def judge(asked: Asked, verdict: SeveralVerdict, keys: Sequence[str], reason: str | None) -> int:
    """Decide all in the same way, and give the number of the batch."""
    review, author = asked.archive.review, asked.author
    match verdict:
        case "name" | "no name":
            names = [_name_of(asked, key) for key in keys]
            return corrected(lambda: review.judge_names(names, verdict, author=author, reason=reason))
        case "contradict" | "no contradiction":
            pairs = [_pair_of(asked, key) for key in keys]
            return corrected(lambda: review.judge_pairs(pairs, verdict, author=author, reason=reason))
        case "same" | "different":
            both = [_ids_of(asked, key) for key in keys]
            return corrected(lambda: review.judge_identities(both, verdict, author=author, reason=reason))
    items = [_item_of(asked, key) for key in keys]
    corrector = asked.archive.corrector(author)
    return corrected(lambda: corrector.judge_several(items, ACTIONS[verdict], reason=reason))


def _of_pair(pair: Contradiction) -> SeveralItem:
    shown = pair_shown(pair)
    return SeveralItem(
        item=f"{pair.speaker.id} {pair.one.id} {pair.other.id}", address=shown.one.address,
        text=f"{pair.one.text} · {pair.other.text}", kind="contradiction", speaker=pair.speaker.name,
        pair=shown,
    )  # fmt: skip


def _of_question(question: OpenQuestion) -> SeveralItem:
    shown = question_shown(question)
    return SeveralItem(
        item=f"{shown.one.id} {shown.other.id}", address=shown.one.address,
        text=f"{shown.one.name} · {shown.other.name}", kind="identity", question=shown,
    )  # fmt: skip


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
    if isinstance(hit, StatementHit):
        address = addresses.of_statement(hit.sha256, hit.spans[0][0], hit.spans[-1][1])
    else:
        address = addresses.of_event(hit.sha256, *hit.predicate_place)
    return SeveralItem(
        item=f"{hit.id} {hit.article}", address=address, text=hit.text,
        kind="statement" if isinstance(hit, StatementHit) else "event", speaker=hit.speaker,
        published=str(hit.day) if hit.day else None, outlet=hit.outlet, confidence=hit.confidence,
    )  # fmt: skip


def _of_chosen_name(kind: ProfileKind, name: str) -> SeveralItem:
    return SeveralItem(
        item=f"{kind} {name}", address=addresses.of_search(name, kind="name"), text=name, kind=kind
    )


def _of_name(doubtful: DoubtfulName) -> SeveralItem:
    shown = name_shown(doubtful)
    newest = shown.mentions[0] if shown.mentions else None
    return SeveralItem(
        item=f"{shown.kind} {shown.name}", address=addresses.of_search(shown.name, kind="name"),
        text=shown.name, kind=shown.kind, articles=shown.articles, doubt=shown.doubt,
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


def _pair_of(asked: Asked, key: str) -> PairKey:
    ids = key.split(" ")
    if len(ids) != len(PairKey._fields):
        raise RefusedError(asked.words("common.not_understood", names="item"))
    return PairKey(*ids)


def _ids_of(asked: Asked, key: str) -> tuple[str, str]:
    one, blank, other = key.partition(" ")
    if not blank:
        raise RefusedError(asked.words("common.not_understood", names="item"))
    return one, other


def _question_of(asked: Asked, key: str) -> OpenQuestion:
    """Give what is asked of two as it is now; raises StaleError where that is no question any more."""
    ids = set(_ids_of(asked, key))
    for each in asked.archive.questions(of=min(ids), limit=MOST_QUESTIONS):
        if {each.one.id, each.other.id} == ids:
            return each
    raise StaleError(asked.words("review.several_changed"))


def _check_once(asked: Asked, questions: Sequence[OpenQuestion]) -> None:
    """Raise RefusedError where somebody would be made one with two at once, which no preview shows."""
    met: set[str] = set()
    for each in (side for question in questions for side in (question.one, question.other)):
        if each.id in met:
            raise RefusedError(asked.words("review.several_twice", name=each.name))
        met.add(each.id)
