"""The page of claims: what was denied, confirmed, corrected or taken back, by whom and where."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import Query

from hronika.archive.claims.telling import Claimed
from hronika.errors import UsageError
from hronika.ledger import Archive
from hronika.web.errors import NotThereError
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.page_addresses import PageAddresses
from hronika.web.responses import ShownResponse, shown

pages = Pages()

_PAGE = 20
_PAGE_OF_ALL = 500
_COLUMNS = (
    "claim", "speaker", "content", "outlet", "published", "response", "kind", "by", "cue", "answer",
    "answer_outlet", "answer_published", "same",
)  # fmt: skip


class AnsweredClaim(PageData):
    """A statement or event that something responds to; `speaker` is None of what an article itself tells."""

    address: str | None
    kind: str
    speaker: str | None
    content: str
    outlet: str | None
    published: date | None
    responses: tuple[ShownResponse, ...]


class ClaimsData(PageData):
    """Claims that something responds to, of what a query finds, the newest first.

    `next` is the key that the next page begins after.
    """

    query: str
    claims: tuple[AnsweredClaim, ...]
    next: str | None


@pages.page("/claims", "claims.html", ClaimsData)
def claims(
    asked: Asked,
    q: Annotated[str, Query(max_length=1000)] = "",
    after: Annotated[str | None, Query(max_length=40)] = None,
) -> PageView:
    """List claims that something denies, confirms, corrects or takes back, the newest first."""
    try:
        found, key = _page(asked.archive, q, after, _PAGE)
    except UsageError:
        if after is None:
            raise
        raise NotThereError(asked.words("common.no_key")) from None

    def more(archive: Archive, key: str) -> tuple[Iterable[Row], str | None]:
        further, following = _page(archive, q, key, _PAGE_OF_ALL)
        return _rows(further), following

    return PageView(
        asked.words("claims.title"),
        ClaimsData(query=q, claims=found, next=key),
        Rows(_COLUMNS, _rows(found)),
        more=more,
    )


def _page(
    archive: Archive, query: str, after: str | None, limit: int
) -> tuple[tuple[AnsweredClaim, ...], str | None]:
    found = archive.claims(query, limit=limit + 1, after=after)
    where = PageAddresses(archive)
    key = found[limit - 1].key if len(found) > limit else None
    return tuple(_claim(where, each) for each in found[:limit]), key


def _claim(where: PageAddresses, claim: Claimed) -> AnsweredClaim:
    return AnsweredClaim(
        address=where.item(claim.article, claim.outlet, claim.id),
        kind=claim.kind,
        speaker=claim.speaker,
        content=claim.content,
        outlet=claim.outlet,
        published=claim.published,
        responses=shown(where, claim.responses),
    )


def _rows(claims: Iterable[AnsweredClaim]) -> list[Row]:
    return [
        [
            claim.address, claim.speaker, claim.content, claim.outlet, str(claim.published or ""),
            each.address, each.kind, each.speaker, each.cue, each.content, each.outlet,
            str(each.published or ""), each.same,
        ]
        for claim in claims
        for each in claim.responses
    ]  # fmt: skip
