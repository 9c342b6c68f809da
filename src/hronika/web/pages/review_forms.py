"""The forms of review: each decides one thing, in the name of who sends it, and can be taken back."""

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from fastapi import Path
from pydantic import Field

from hronika.archive.corrections.correcting import CorrectionMade
from hronika.archive.identity.judging import Judging
from hronika.errors import UsageError
from hronika.record import Act, EventType, Mode, Polarity, Stance, Vouched
from hronika.web.errors import RefusedError, StaleError
from hronika.web.forms import Done, FormBody, Forms
from hronika.web.page import Asked
from hronika.web.pages.review_items import MOST_PIECES, PIECE, changes, item_as_seen

forms = Forms()

ReviewQueue = Literal["statement", "event", "contradiction", "name", "identity", "orphaned", "rejected"]

Id = Annotated[str, Path(pattern=r"^[a-z0-9]{1,40}$")]
Number = Annotated[int, Path(ge=1, le=2**62)]
StatementId = Annotated[str, Field(pattern=r"^s[0-9a-f]{1,16}(?:-[1-9][0-9]{0,5})?$")]
ArticleId = Annotated[str, Field(max_length=500)]
ReasonGiven = Annotated[str | None, Field(max_length=2000)]
Made = TypeVar("Made")


class Deciding(FormBody):
    """What every decision tells: in which queue it was made, and `back`, its address as it was narrowed."""

    queue: ReviewQueue = "statement"
    back: str | None = Field(None, max_length=8000, pattern=r"^/review\?[A-Za-z0-9=&%._~+*-]*$")
    reason: ReasonGiven = None


class Verdict(Deciding):
    """A decision on an item: its article, and the digest of what was seen."""

    article: ArticleId
    seen: str = Field(max_length=64)


class ItemEdit(Verdict):
    """Other values for an item; what is not sent stays. `speaker` empty and `no_speaker` set is unknown.

    The words of a statement are `words`, with words before them where they stand at several places, or pieces
    by their places in the text, in code points: `120-164`.
    """

    speaker: str | None = Field(None, max_length=300)
    no_speaker: bool = False
    words: str | None = Field(None, max_length=10_000)
    before: str = Field("", max_length=500)
    piece: tuple[Annotated[str, Field(pattern=PIECE)], ...] = Field((), max_length=MOST_PIECES)
    act: Act | None = None
    mode: Mode | None = None
    stance: Stance | None = None
    vouched: Vouched | None = None
    polarity: Polarity | None = None
    type: EventType | None = None


class SameOrNot(Deciding):
    """A decision on whether two are one, by their ids."""

    queue: ReviewQueue = "identity"
    one: str = Field(max_length=60)
    other: str = Field(max_length=60)
    verdict: Literal["same", "different", "unsure"]


class PairVerdictForm(Deciding):
    """A decision on whether two statements contradict each other, by their identifiers in all sources."""

    queue: ReviewQueue = "contradiction"
    one: tuple[StatementId, ...] = Field(min_length=1, max_length=200)
    other: tuple[StatementId, ...] = Field(min_length=1, max_length=200)
    verdict: Literal["contradict", "no contradiction"]


class NameVerdictForm(Deciding):
    """A decision on whether what the archive has for a name is one."""

    queue: ReviewQueue = "name"
    kind: Literal["person", "thing"]
    name: str = Field(min_length=1, max_length=300)
    verdict: Literal["name", "no name"]


@forms.form("/review/{id}/right", Verdict)
def right(asked: Asked, body: Verdict, id: Id) -> Done:
    """Say that a statement or an event is right as it is."""
    item_as_seen(asked, id, body.article, body.seen)
    corrector = asked.archive.corrector(asked.author)
    made = corrected(lambda: corrector.confirm(id, reason=body.reason, article=body.article))
    return decided(body, "right", made.number)


@forms.form("/review/{id}/wrong", Verdict)
def wrong(asked: Asked, body: Verdict, id: Id) -> Done:
    """Say that a statement or an event is none."""
    item_as_seen(asked, id, body.article, body.seen)
    corrector = asked.archive.corrector(asked.author)
    made = corrected(lambda: corrector.reject(id, reason=body.reason, article=body.article))
    return decided(body, "wrong", made.number)


@forms.form("/review/{id}/edit", ItemEdit)
def edit(asked: Asked, body: ItemEdit, id: Id) -> Done:
    """Give a statement or an event other values."""
    item, version = item_as_seen(asked, id, body.article, body.seen)
    given = changes(item, version, body)
    if not given:
        raise RefusedError(asked.words("review.no_change"))
    corrector = asked.archive.corrector(asked.author)

    def changed() -> CorrectionMade:
        before = body.before if "words" in given else ""
        return corrector.change(id, given, reason=body.reason, article=body.article, before=before)

    return decided(body, "edited", corrected(changed).number)


@forms.form("/review/identity", SameOrNot)
def same_or_not(asked: Asked, body: SameOrNot) -> Done:
    """Judge two to be one, or different, or that it cannot be told."""

    def judged() -> Judging:
        one, other, author, reason = body.one, body.other, asked.author, body.reason
        if body.verdict == "same":
            return asked.archive.merge(one, other, author=author, reason=reason)
        is_unsure = body.verdict == "unsure"
        return asked.archive.keep_apart(one, other, unsure=is_unsure, author=author, reason=reason)

    return decided(body, body.verdict, corrected(judged).number)


@forms.form("/review/contradiction", PairVerdictForm)
def contradict_or_not(asked: Asked, body: PairVerdictForm) -> Done:
    """Say whether two statements of one speaker contradict each other; it is not said who is right."""
    review = asked.archive.review
    number = corrected(
        lambda: review.judge_pair(body.one, body.other, body.verdict, author=asked.author, reason=body.reason)
    )
    return decided(body, body.verdict.replace(" ", "_"), number)


@forms.form("/review/name", NameVerdictForm)
def name_or_not(asked: Asked, body: NameVerdictForm) -> Done:
    """Say that what the archive has for a name is none, which throws it out, or is one."""
    review = asked.archive.review
    made = corrected(
        lambda: review.judge_name(body.kind, body.name, body.verdict, author=asked.author, reason=body.reason)
    )
    return decided(body, body.verdict.replace(" ", "_"), made.number)


@forms.form("/review/undo/{number}", Deciding)
def undo(asked: Asked, body: Deciding, number: Number) -> Done:
    """Take back a correction, or an undo, by its number."""
    made = corrected(lambda: asked.archive.corrector(asked.author).undo(number, reason=body.reason))
    return decided(body, "undone", made.number)


@forms.form("/review/identity/undo/{number}", Deciding)
def undo_judgement(asked: Asked, body: Deciding, number: Number) -> Done:
    """Take back by its number a judgement of whether two are one."""
    made = corrected(lambda: asked.archive.take_back(number, author=asked.author, reason=body.reason))
    return decided(body, "undone", made.number)


@forms.form("/review/decision/undo/{number}", Deciding)
def undo_decision(asked: Asked, body: Deciding, number: Number) -> Done:
    """Take back by its number a decision on a pair of statements or on a name."""
    corrected(lambda: asked.archive.review.undo(number, author=asked.author, reason=body.reason))
    return decided(body, "undone", number)


@forms.form("/review/several/undo/{number}", Deciding)
def undo_several(asked: Asked, body: Deciding, number: Number) -> Done:
    """Take back all that was decided at once, by the number of the batch."""
    review = asked.archive.review
    made = corrected(lambda: review.undo_batch(number, author=asked.author, reason=body.reason))
    return decided(body, "undone", made)


def decided(body: Deciding, said: str, number: int) -> Done:
    """Lead back to the queue, with a sentence on what was decided."""
    return Done(address=body.back or f"/review?queue={body.queue}", said=f"review.done.{said}", undo=number)


def corrected(make: Callable[[], Made]) -> Made:
    """Make a correction; what makes no sense any more is told as what has changed."""
    try:
        return make()
    except UsageError as error:
        raise StaleError(error) from None
