"""The page of sources: feeds and their health, and what can be added by address or as files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath
from typing import Annotated

from fastapi import FastAPI, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from hronika.archive.feeds import FeedState
from hronika.errors import DataError, HronikaError
from hronika.intake.health import Health
from hronika.intake.watched import watched
from hronika.ledger import Archive
from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES
from hronika.sources.feeds import FeedList, FeedSource, parse_feeds_toml, parse_opml
from hronika.sources.formats import HEAD, is_feed_list
from hronika.web.errors import NotThereError, RefusedError
from hronika.web.forms import check_token
from hronika.web.jobs import Job, Jobs, folder_for_files
from hronika.web.page import API, REFUSALS, Asked, PageData, Pages, PageView, Row, Rows

pages = Pages()

_MOST_ADDRESSES = 100
_MOST_FILES = 1000
_A_PAGE = 50  # feeds
_LONGEST_OUTLET = 200
MOST_OFFERED = 500
"""So many feeds of a list can be chosen at once."""
_LONGEST_STEM = 60  # of the name of a file: 255 bytes is what file systems take
_SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ndjson", ".csv", ".warc",
    ".gz", ".opml", ".toml",
)  # fmt: skip
"""What a file may be called at its end: it tells how it is read. Others are read as text."""

_COLUMNS = (
    "feed", "outlet", "every", "is_listed", "state", "reason", "items_a_day", "last_success", "next_poll",
)  # fmt: skip


class FeedHealth(PageData):
    """A feed that is watched: how it is, why it is not well, what it usually has, and when it was asked.

    `is_listed` where it stands in the list beside the archive, which the page changes, and then with its
    `outlet` and `every` how many minutes it is asked; others were watched by a list of their own.
    """

    address: str
    outlet: str | None
    every: int | None
    is_listed: bool
    moved_to: str | None
    state: str
    reason: str | None
    items_a_day: float | None
    last_poll: datetime | None
    last_success: datetime | None
    next_poll: datetime | None
    failures: int


class OfferedFeed(PageData):
    """A feed of a list that was sent."""

    address: str
    outlet: str | None


class AddingJob(PageData):
    """Something that is being added, or was since the server was started.

    `counts` are of articles by what became of them (`new`, `changed`, `duplicate`, `forgotten`, `failed`).
    What was sent and is a list of feeds has the state `offered`: the feeds of it can be watched.
    """

    number: int
    sources: tuple[str, ...]
    begun: datetime
    state: str
    counts: dict[str, int]
    sentences: tuple[str, ...]
    further: int
    reason: str | None
    offers: tuple[OfferedFeed, ...] = ()


class SourcesData(PageData):
    """Feeds with their health, and what is being added.

    `overdue` says that a feed should have been asked long ago, so that nobody seems to be watching. `problem`
    is a sentence on what is wrong with the list of feeds.
    """

    feeds: tuple[FeedHealth, ...]
    next: str | None
    overdue: bool
    problem: str | None
    jobs: tuple[AddingJob, ...]


class AddBody(BaseModel):
    """Addresses of pages or feeds to be added, and the outlet of what does not say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    addresses: list[Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s]+$")]] = Field(
        min_length=1, max_length=_MOST_ADDRESSES
    )
    outlet: str | None = Field(None, max_length=_LONGEST_OUTLET)


@pages.page("/sources", "sources.html", SourcesData)
def sources(asked: Asked, after: Annotated[str | None, Query(max_length=2000)] = None) -> PageView:
    """Show how the feeds are that are watched, and what is being added."""
    listed, problem = _listed(asked.archive)
    feeds, following = _feeds(asked.archive, listed, after)
    if after is not None and not feeds:
        raise NotThereError(asked.words("common.no_key"))
    data = SourcesData(
        feeds=feeds, next=following, overdue=_is_overdue(feeds), problem=problem,
        jobs=tuple(map(adding_job, asked.jobs)),
    )  # fmt: skip

    def more(archive: Archive, key: str) -> tuple[Iterator[Row], str | None]:
        found, following = _feeds(archive, _listed(archive)[0], key)
        return map(_row, found), following

    return PageView(
        asked.words("sources.title"),
        data,
        Rows(_COLUMNS, map(_row, feeds)),
        {"is_busy": _is_busy(data.jobs), "most_offered": MOST_OFFERED},
        more,
    )


def _feeds(
    archive: Archive, listed: Mapping[str, FeedSource], after: str | None
) -> tuple[tuple[FeedHealth, ...], str | None]:
    """Give the feeds of a page, those of the list first, and the key of the next page."""
    addresses = list(dict.fromkeys([*listed, *archive.feed_addresses()]))
    begin = 0 if after is None else addresses.index(after) + 1 if after in addresses else len(addresses)
    shown = addresses[begin : begin + _A_PAGE]
    known = {state.address: (state, health) for state, health in archive.feeds(shown)}
    found = tuple(
        _feed(address, listed.get(address), *known.get(address, (FeedState(address), Health("new"))))
        for address in shown
    )
    return found, shown[-1] if shown and begin + _A_PAGE < len(addresses) else None


def _row(feed: FeedHealth) -> Row:
    return [
        feed.address, feed.outlet, feed.every, feed.is_listed, feed.state, feed.reason, feed.items_a_day,
        str(feed.last_success or ""), str(feed.next_poll or ""),
    ]  # fmt: skip


def _listed(archive: Archive) -> tuple[dict[str, FeedSource], str | None]:
    """Give the feeds of the list beside the archive, or what is wrong with it."""
    try:
        return {feed.url: feed for feed in watched(archive.path)}, None
    except HronikaError as error:
        return {}, str(error)


def _feed(address: str, listed: FeedSource | None, state: FeedState, health: Health) -> FeedHealth:
    return FeedHealth(
        address=address, outlet=listed.outlet if listed else None, every=listed.every if listed else None,
        is_listed=listed is not None, moved_to=state.moved_to, state=health.state, reason=health.reason,
        items_a_day=health.usual, last_poll=_instant(state.last_poll),
        last_success=_instant(state.last_success), next_poll=_instant(state.next_poll or None),
        failures=state.failures,
    )  # fmt: skip


def _is_overdue(feeds: Sequence[FeedHealth]) -> bool:
    """Say whether a feed should have been asked long ago: twice its usual pause, and some more."""
    now = datetime.now(UTC)
    return any(
        each.every is not None
        and each.next_poll is not None
        and now - each.next_poll > timedelta(minutes=2 * each.every + 15)
        for each in feeds
    )


def install_sources(app: FastAPI) -> None:
    """Add to an application what adds to the archive."""
    app.add_api_route("/sources/jobs", jobs_part, include_in_schema=False)
    app.add_api_route("/sources/addresses", add_addresses_form, methods=["POST"], include_in_schema=False)
    app.add_api_route("/sources/files", add_files_form, methods=["POST"], include_in_schema=False)
    app.add_api_route("/sources/samples", add_samples_form, methods=["POST"], include_in_schema=False)
    app.add_api_route(
        f"{API}/sources", add_addresses, methods=["POST"], response_model=AddingJob, responses=REFUSALS
    )


async def add_addresses(request: Request, body: AddBody) -> AddingJob:
    """Add pages and feeds by address, in the background: `GET /api/v1/sources` tells how it goes."""
    return adding_job(_jobs(request).add(body.addresses, body.addresses, outlet=body.outlet or None))


async def add_addresses_form(
    request: Request,
    token: Annotated[str, Form()] = "",
    addresses: Annotated[str, Form(max_length=200_000)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Add the addresses of a form, one a line."""
    check_token(request, token)
    given = addresses.split()
    wrong = [each for each in given if not each.lower().startswith(("http://", "https://"))]
    if wrong:
        raise RefusedError(request.state.words("sources.no_address", address=wrong[0][:100]))
    if not 0 < len(given) <= _MOST_ADDRESSES:
        raise RefusedError(request.state.words("sources.how_many", most=_MOST_ADDRESSES))
    _jobs(request).add(given, given, outlet=outlet.strip() or None)
    return RedirectResponse("/sources#jobs", 303)


async def add_files_form(request: Request) -> Response:
    """Add the files of a form, each in a folder of its own."""
    async with request.form(max_files=_MOST_FILES, max_fields=10) as form:
        check_token(request, form.get("token"))
        outlet = form.get("outlet")
        sent = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
        if not sent:
            raise RefusedError(request.state.words("sources.no_files"))
        folder = await run_in_threadpool(folder_for_files)
        names = {}
        for number, file in enumerate(sent, 1):
            content = await file.read()
            told = PureWindowsPath(file.filename or "").name[:100] or str(number)
            if is_feed_list(content[:HEAD], file_name(file.filename or "")):
                await run_in_threadpool(_offer, _jobs(request), content, told)
                continue
            path = folder / str(number) / file_name(file.filename or "")
            await run_in_threadpool(path.parent.mkdir)
            await run_in_threadpool(path.write_bytes, content)
            names[str(path)] = told
    outlet = outlet.strip()[:_LONGEST_OUTLET] if isinstance(outlet, str) else ""
    if names:
        _jobs(request).add([*names.values()], [*names], outlet=outlet or None, names=names, folder=folder)
    else:
        folder.rmdir()
    return RedirectResponse("/sources#jobs", 303)


def _offer(jobs: Jobs, content: bytes, name: str) -> None:
    """Offer to watch the feeds of a list that was sent: it is no article."""
    try:
        listed = feeds_in(content, name)
    except DataError as error:
        jobs.refuse(name, str(error))
    else:
        jobs.offer(name, listed.feeds, listed.problems)


def feeds_in(data: bytes, name: str) -> FeedList:
    """Read a list of feeds that was sent; raises DataError where it is none, or names none."""
    is_markup = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    return parse_opml(data, where=name) if is_markup else parse_feeds_toml(data, name)


async def add_samples_form(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Add the sample articles."""
    check_token(request, token)
    files = [str(SAMPLE_ARTICLES), str(ALTERED_ARTICLE)]
    told = [request.state.words("sources.samples")]
    _jobs(request).add(told, files, names={path: Path(path).name for path in files})
    return RedirectResponse("/sources#jobs", 303)


async def jobs_part(request: Request) -> Response:
    """Give the part of the page that tells what is being added, to be shown in its place."""
    jobs = tuple(map(adding_job, _jobs(request).all()))
    part = request.app.state.templates.page(
        request, "jobs.html", jobs=jobs, is_busy=_is_busy(jobs), most_offered=MOST_OFFERED
    )
    return HTMLResponse(part)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _is_busy(jobs: Sequence[AddingJob]) -> bool:
    return any(job.state in ("waiting", "running") for job in jobs)


def adding_job(job: Job) -> AddingJob:
    """Give a job as the page tells of it."""
    return AddingJob(
        number=job.number, sources=job.told, begun=job.begun, state=job.state, counts=dict(job.counts),
        sentences=tuple(job.sentences), further=job.further, reason=job.reason,
        offers=tuple(OfferedFeed(address=feed.url, outlet=feed.outlet) for feed in job.offers),
    )  # fmt: skip


def file_name(given: str) -> str:
    r"""Give the name under which a file that was sent is kept: of letters, digits, - and _ alone.

    An article goes by the name of its file, as with `hronika add`: one of the same name and outlet, whose
    text is near, is taken for another version of it.

    >>> file_name("C:\\texts\\Tilta būve (2).TXT"), file_name("../../.ssh/x.jsonl.gz"), file_name("...")
    ('Tilta_būve_2.txt', 'x.jsonl.gz', 'text.txt')
    """
    name, suffix = PureWindowsPath(given).name, _suffix(given)
    stem = name[: -len(suffix)] if name.lower().endswith(suffix) else name
    kept = "_".join(re.findall(r"[\w-]+", stem))[:_LONGEST_STEM].strip("_-")
    return (kept or "text") + suffix


def _suffix(name: str) -> str:
    lowered = name.lower()
    parts = [suffix for suffix in _SUFFIXES if lowered.endswith(suffix)]
    if lowered.endswith(".gz"):
        before = lowered.removesuffix(".gz")
        return next((suffix for suffix in _SUFFIXES if before.endswith(suffix)), "") + ".gz"
    return parts[0] if parts else ".txt"


def _instant(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0) if seconds is not None else None
