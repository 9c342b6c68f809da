"""The page of claims: what was denied, confirmed, corrected or taken back, by whom and where."""

from datetime import date
from typing import Annotated

from fastapi import Query

from hronika.archive.claims.telling import Claimed
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.page_addresses import PageAddresses

pages = Pages()

_PAGE = 20


class AnswerTo(PageData):
    """A response to a claim; `same` says how much of the matter is the same, from 0 to 1."""

    address: str | None
    kind: str
    speaker: str | None
    cue: str
    content: str | None
    outlet: str | None
    published: date | None
    within: bool
    same: float


class AnsweredClaim(PageData):
    """A statement or event that something responds to; `speaker` is None of what an article itself tells."""

    address: str | None
    kind: str
    speaker: str | None
    content: str
    outlet: str | None
    published: date | None
    responses: tuple[AnswerTo, ...]


class ClaimsData(PageData):
    """The newest claims that something responds to, of what a query finds; `capped` says there are more."""

    query: str
    claims: tuple[AnsweredClaim, ...]
    capped: bool


@pages.page("/claims", "claims.html", ClaimsData)
def claims(
    asked: Asked,
    q: Annotated[str, Query(max_length=1000)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = _PAGE,
) -> PageView:
    """List claims that something denies, confirms, corrects or takes back, the newest first."""
    found = asked.archive.claims(q, limit=limit + 1)
    where = PageAddresses(asked.archive)
    shown = tuple(_claim(where, each) for each in found[:limit])
    columns = (
        "claim", "speaker", "content", "outlet", "published", "response", "kind", "by", "cue", "answer",
        "answer_outlet", "answer_published", "same",
    )  # fmt: skip
    rows = [
        [
            claim.address, claim.speaker, claim.content, claim.outlet, str(claim.published or ""),
            each.address, each.kind, each.speaker, each.cue, each.content, each.outlet,
            str(each.published or ""), each.same,
        ]
        for claim in shown
        for each in claim.responses
    ]  # fmt: skip
    return PageView(
        asked.words("claims.title"),
        ClaimsData(query=q, claims=shown, capped=len(found) > limit),
        Rows(columns, rows),
        {"more_of_them": min(200, limit * 2) if limit < 200 else None},
    )


def _claim(where: PageAddresses, claim: Claimed) -> AnsweredClaim:
    return AnsweredClaim(
        address=where.item(claim.article, claim.outlet, claim.id),
        kind=claim.kind,
        speaker=claim.speaker,
        content=claim.content,
        outlet=claim.outlet,
        published=claim.published,
        responses=tuple(
            AnswerTo(
                address=where.item(each.article, each.outlet, each.id), kind=each.kind, speaker=each.speaker,
                cue=each.cue, content=each.content, outlet=each.outlet, published=each.published,
                within=each.within, same=each.score,
            )
            for each in claim.responses
        ),
    )  # fmt: skip
