"""What people decided in review, for a list: corrections, judgements, decisions, one by one or at once."""

from collections.abc import Sequence
from datetime import datetime

from hronika.archive.corrections.entry import Correction
from hronika.archive.identity.judgements import Judgement
from hronika.archive.review.candidates import DecidedPair
from hronika.archive.review.several import DecidedTogether
from hronika.web import addresses
from hronika.web.page import Asked, PageData

LAST = 10
MOST_REJECTED = 100


class MadeDecision(PageData):
    """What somebody decided, and whether it holds; `undo` is where it is undone.

    `kind` is what it is of: a statement, an event, a time, an article, `identity`, `contradiction`, `name` or
    `several`, which was decided at once; `count` says of how many it is.
    """

    number: int
    action: str
    kind: str
    quotation: str
    author: str
    at: datetime
    address: str
    holds: bool
    undo: str
    count: int = 1


def last_decisions(asked: Asked) -> tuple[MadeDecision, ...]:
    """Give the ten decisions made last, the last first."""
    review = asked.archive.review
    made = [
        *(_correction(*each) for each in review.corrections(limit=LAST)),
        *_judgements(asked, asked.archive.judgements(limit=LAST)),
        *(_decision(asked, each) for each in review.decisions(limit=LAST)),
        *(_together(asked, each) for each in review.batches(limit=LAST)),
    ]
    return tuple(sorted(made, key=lambda each: each.at, reverse=True)[:LAST])


def rejected(asked: Asked, article: str | None) -> tuple[MadeDecision, ...]:
    """Give what was rejected and is so still, the last first: readings of an article or any, names, pairs."""
    review = asked.archive.review
    if article is not None:
        every = asked.archive.corrections(article=article)
        return tuple(
            _correction(each.standing.correction, True)
            for each in every
            if each.standing.correction.action == "reject" and each.standing.state == "applied"
        )[:MOST_REJECTED]
    made = [
        *(_correction(*each) for each in review.corrections(limit=MOST_REJECTED, only_rejected=True)),
        *(_decision(asked, each) for each in review.rejected(limit=MOST_REJECTED)),
    ]
    return tuple(sorted(made, key=lambda each: each.at, reverse=True)[:MOST_REJECTED])


def orphaned(asked: Asked, article: str | None) -> tuple[MadeDecision, ...]:
    """Give the corrections whose words are not in the present version of their article."""
    found = asked.archive.corrections(article=article, orphaned=True)
    return tuple(_correction(each.standing.correction, True) for each in found[:MOST_REJECTED])


def _judgements(asked: Asked, judgements: Sequence[Judgement]) -> list[MadeDecision]:
    """Show judgements of who is one; an undo of one shows in that it does not hold."""
    pairs = [(*each.one[:1], *each.other[:1]) for each in judgements]  # what undoes others names nobody
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


def _correction(entry: Correction, holds: bool) -> MadeDecision:
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


def _decision(asked: Asked, decided: DecidedPair) -> MadeDecision:
    decision = decided.decision
    quotation, address = " ".join(decision.other), addresses.of_search(" ".join(decision.other), kind="name")
    if decision.kind == "contradiction":
        sides = [hit for hit in (decided.one, decided.other) if hit is not None]
        quotation = " · ".join(hit.text[:140] for hit in sides)
        address = (
            addresses.of_statement(sides[0].sha256, sides[0].spans[0][0], sides[0].spans[-1][1])
            if sides
            else "/review?queue=rejected"
        )
    return MadeDecision(
        number=decision.number, action=decision.verdict, kind=decision.kind, quotation=quotation[:300],
        author=decision.author, at=decision.at, address=address, holds=decision.holds,
        undo=f"/review/decision/undo/{decision.number}",
    )  # fmt: skip


def _together(asked: Asked, together: DecidedTogether) -> MadeDecision:
    batch = together.batch
    first: Sequence[MadeDecision] = [
        *(_correction(entry, True) for entry in together.corrections),
        *(_decision(asked, DecidedPair(each, None, None)) for each in together.decisions),
        *_judgements(asked, together.judgements),
    ]
    return MadeDecision(
        number=batch.number, action=first[0].action, kind="several",
        quotation=" · ".join(each.quotation for each in first if each.quotation)[:300], author=batch.author,
        at=batch.at, address=first[0].address, holds=batch.holds, undo=f"/review/several/undo/{batch.number}",
        count=together.size,
    )  # fmt: skip
