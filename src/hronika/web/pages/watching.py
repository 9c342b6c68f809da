"""What of the page of sources changes which feeds are watched: adding, taking out, asking one now.

The list is that of `hronika watch` (`hronika.intake.watched`), the rules for addresses are the fetcher's.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from hronika.errors import HronikaError
from hronika.fetching.network import Resolve, check_address, system_addresses, written_address
from hronika.intake.watched import watch_further, watch_no_more, watched
from hronika.sources.feeds import FeedSource
from hronika.web.errors import NotThereError, RefusedError
from hronika.web.forms import check_token
from hronika.web.jobs import Job, Jobs
from hronika.web.page import API, REFUSALS
from hronika.web.pages.sources import MOST_OFFERED, AddingJob, adding_job

_LONGEST_PAUSE = 24 * 60
_MOST_LOOKED_UP = 20


class FeedToWatch(BaseModel):
    """A feed to be watched: its address, the outlet whose it is, and every how many minutes it is asked."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    address: Annotated[str, Field(min_length=1, max_length=2000)]
    outlet: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    every: int = Field(15, ge=1, le=_LONGEST_PAUSE)


class FeedsToWatch(BaseModel):
    """Feeds to be watched."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    feeds: list[FeedToWatch] = Field(min_length=1, max_length=MOST_OFFERED)


class WatchedFeed(BaseModel):
    """The address of a feed as the list has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: Annotated[str, Field(min_length=1, max_length=2000)]


class FeedsWatched(BaseModel):
    """The addresses of all feeds that are watched now; `job` tells what is asked of those that are new."""

    feeds: tuple[str, ...]
    job: AddingJob | None = None


def install_watching(app: FastAPI) -> None:
    """Add to an application what changes which feeds are watched."""
    for path, endpoint in (
        ("/sources/feeds", watch_form), ("/sources/feeds/offered", watch_offered_form),
        ("/sources/feeds/remove", remove_form), ("/sources/feeds/ask", ask_form),
    ):  # fmt: skip
        app.add_api_route(path, endpoint, methods=["POST"], include_in_schema=False)
    for path, function, answer in _FOR_PROGRAMS:
        app.add_api_route(API + path, function, methods=["POST"], response_model=answer, responses=REFUSALS)


async def watch_feeds(request: Request, body: FeedsToWatch) -> FeedsWatched:
    """Have feeds watched; those that were not are asked once now, in the background."""
    asked = [FeedSource(each.address, each.outlet, every=each.every) for each in body.feeds]
    job = await _watch(request, asked)
    return FeedsWatched(feeds=await _addresses(request), job=adding_job(job) if job else None)


async def remove_feed(request: Request, body: WatchedFeed) -> FeedsWatched:
    """Have a feed watched no more, and forget how it was; its articles stay."""
    await _remove(request, body.address)
    return FeedsWatched(feeds=await _addresses(request))


async def ask_feed(request: Request, body: WatchedFeed) -> AddingJob:
    """Ask a feed that is watched now, whenever it is due: `GET /api/v1/sources` tells how it goes."""
    return adding_job(await _ask(request, body.address))


_FOR_PROGRAMS: tuple[tuple[str, Callable[..., Any], type[BaseModel]], ...] = (
    ("/sources/feeds", watch_feeds, FeedsWatched),
    ("/sources/feeds/remove", remove_feed, FeedsWatched),
    ("/sources/feeds/ask", ask_feed, AddingJob),
)


async def watch_form(request: Request) -> Response:
    """Have the feed of a form watched."""
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get("token"))
        given = {name: str(form[name]) for name in ("address", "outlet", "every") if form.get(name)}
    words = request.state.words
    if not given.get("address", "").strip().lower().startswith(("http://", "https://")):
        raise RefusedError(words("sources.no_address", address=given.get("address", "")[:100]))
    every = given.get("every", "15").strip()
    if not every.isascii() or not every.isdigit() or not 1 <= int(every[:6]) <= _LONGEST_PAUSE:
        raise RefusedError(words("sources.no_minutes", most=words.number(_LONGEST_PAUSE)))
    outlet = given.get("outlet", "").strip()[:200] or None
    job = await _watch(request, [FeedSource(given["address"].strip(), outlet, every=int(every))])
    return _back("watched" if job else "watched_already")


async def watch_offered_form(request: Request) -> Response:
    """Have the feeds watched that were chosen of a list that was sent."""
    async with request.form(max_files=0, max_fields=MOST_OFFERED + 10) as form:
        check_token(request, form.get("token"))
        number, chosen = str(form.get("job", "")), {str(each) for each in form.getlist("address")}
    offered = _jobs(request).offered(int(number[:9])) if number.isdigit() else ()
    if not offered:
        raise NotThereError(request.state.words("sources.no_offer"))
    feeds = [feed for feed in offered if feed.url in chosen] if chosen else []
    if not feeds:
        raise RefusedError(request.state.words("sources.none_chosen"))
    job = await _watch(request, feeds)
    _jobs(request).taken(int(number[:9]))
    return _back("watched" if job else "watched_already")


async def remove_form(request: Request) -> Response:
    """Have a feed watched no more."""
    await _remove(request, await _address(request))
    return _back("removed")


async def ask_form(request: Request) -> Response:
    """Ask a feed now."""
    await _ask(request, await _address(request))
    return RedirectResponse("/sources#jobs", 303)


async def _address(request: Request) -> str:
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get("token"))
        return str(form.get("address", ""))[:2000]


async def _watch(request: Request, feeds: list[FeedSource]) -> Job | None:
    """Add feeds to the list and have those asked that were not in it; None where all were.

    Raises RefusedError on an address that is not fetched.
    """
    # Of a long list the names are looked up when each is asked, which refuses the same.
    resolve = system_addresses if len(feeds) <= _MOST_LOOKED_UP else written_address
    try:
        await run_in_threadpool(_check, feeds, resolve)
    except HronikaError as error:
        raise RefusedError(error) from None
    fresh = await run_in_threadpool(watch_further, request.app.state.settings.archive, feeds)
    return _jobs(request).add([feed.url for feed in fresh], [], feeds=fresh) if fresh else None


def _check(feeds: Sequence[FeedSource], resolve: Resolve) -> None:
    for feed in feeds:
        check_address(feed.url, resolve=resolve)


async def _remove(request: Request, address: str) -> None:
    was_listed = await run_in_threadpool(watch_no_more, request.app.state.settings.archive, address)
    was_known = await request.app.state.desks.write(lambda archive: archive.forget_feed(address))
    if not (was_listed or was_known):
        raise NotThereError(request.state.words("sources.no_such_feed", address=address[:200]))


async def _ask(request: Request, address: str) -> Job:
    feeds = await run_in_threadpool(watched, request.app.state.settings.archive)
    found = [feed for feed in feeds if feed.url == address]
    if not found:
        raise NotThereError(request.state.words("sources.no_such_feed", address=address[:200]))
    return _jobs(request).add([address], [], feeds=found)


async def _addresses(request: Request) -> tuple[str, ...]:
    feeds = await run_in_threadpool(watched, request.app.state.settings.archive)
    return tuple(feed.url for feed in feeds)


def _back(said: str) -> Response:
    return RedirectResponse(f"/sources?done=sources.done.{said}", 303)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs
