"""What responds to a claim, as pages show it."""

from collections.abc import Iterable
from datetime import date

from hronika.archive.claims.telling import Responded
from hronika.web.page import PageData
from hronika.web.page_addresses import PageAddresses


class ShownResponse(PageData):
    """What denies, confirms, corrects or takes back what is shown, by whom, and where.

    `within` says that it stands in the same article, `same` how much of the matter is the same, from 0 to 1.
    """

    address: str | None
    kind: str
    speaker: str | None
    cue: str
    content: str | None
    outlet: str | None
    published: date | None
    within: bool
    same: float


def shown(where: PageAddresses, responses: Iterable[Responded]) -> tuple[ShownResponse, ...]:
    """Make what a page shows of responses."""
    return tuple(
        ShownResponse(
            address=where.item(each.article, each.outlet, each.id), kind=each.kind, speaker=each.speaker,
            cue=each.cue, content=each.content, outlet=each.outlet, published=each.published,
            within=each.within, same=each.score,
        )
        for each in responses
    )  # fmt: skip
