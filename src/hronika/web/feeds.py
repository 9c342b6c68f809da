"""The Atom feed of any search: its address with `.atom`."""

from typing import Annotated

from fastapi import FastAPI, Query, Request, Response

from hronika.ledger import Archive
from hronika.web.atom import MEDIA_TYPE, feed
from hronika.web.listed import listed
from hronika.web.pages.search import SearchQuery, title_of

_ENTRIES = 50


def install_feeds(app: FastAPI) -> None:
    """Add the feed to an application."""
    app.add_api_route("/search.atom", search_feed, include_in_schema=False)


async def search_feed(request: Request, wanted: Annotated[SearchQuery, Query()]) -> Response:
    """Give what a search finds, the newest first, as an Atom feed."""

    def question(archive: Archive) -> bytes:
        found = archive.search(wanted.whole, wanted.kind, limit=_ENTRIES)
        words = request.state.words
        query = f"?{request.url.query}" if request.url.query else ""
        base = str(request.base_url).rstrip("/")
        return feed(
            f"Hronika – {title_of(words, wanted)}", base, f"/search{query}", [*map(listed, found.hits)], words
        )

    written = await request.app.state.desks.read(question)
    return Response(written, media_type=f"{MEDIA_TYPE}; charset=utf-8")
