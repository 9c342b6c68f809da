"""The page of sources: feeds and their health, and what can be added by address or as files."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from typing import Annotated

from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES
from hronika.web.errors import RefusedError
from hronika.web.forms import check_token
from hronika.web.jobs import Job, Jobs, folder_for_files
from hronika.web.page import API, REFUSALS, Asked, PageData, Pages, PageView, Rows

pages = Pages()

_MOST_ADDRESSES = 100
_MOST_FILES = 1000
_LONGEST_OUTLET = 200
_LONGEST_STEM = 60  # of the name of a file: 255 bytes is what file systems take
_SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ndjson", ".csv", ".warc",
    ".gz", ".opml", ".toml",
)  # fmt: skip
"""What a file may be called at its end: it tells how it is read. Others are read as text."""

_COLUMNS = ("feed", "state", "reason", "items_a_day", "last_success", "next_poll")


class FeedHealth(PageData):
    """A feed that is watched: how it is, why it is not well, what it usually has, and when it was asked."""

    address: str
    moved_to: str | None
    state: str
    reason: str | None
    items_a_day: float | None
    last_success: datetime | None
    next_poll: datetime | None
    failures: int


class AddingJob(PageData):
    """Something that is being added, or was since the server was started.

    `counts` are of articles by what became of them (`new`, `changed`, `duplicate`, `forgotten`, `failed`).
    """

    number: int
    sources: tuple[str, ...]
    begun: datetime
    state: str
    counts: dict[str, int]
    sentences: tuple[str, ...]
    further: int
    reason: str | None


class SourcesData(PageData):
    """Feeds with their health, and what is being added."""

    feeds: tuple[FeedHealth, ...]
    jobs: tuple[AddingJob, ...]


class AddBody(BaseModel):
    """Addresses of pages or feeds to be added, and the outlet of what does not say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    addresses: list[Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s]+$")]] = Field(
        min_length=1, max_length=_MOST_ADDRESSES
    )
    outlet: str | None = Field(None, max_length=_LONGEST_OUTLET)


@pages.page("/sources", "sources.html", SourcesData)
def sources(asked: Asked) -> PageView:
    """Show how the feeds are that are watched, and what is being added."""
    feeds = tuple(
        FeedHealth(
            address=state.address, moved_to=state.moved_to, state=health.state, reason=health.reason,
            items_a_day=health.usual, last_success=_instant(state.last_success),
            next_poll=_instant(state.next_poll or None), failures=state.failures,
        )
        for state, health in asked.archive.feeds()
    )  # fmt: skip
    rows = [
        [
            each.address, each.state, each.reason, each.items_a_day, str(each.last_success or ""),
            str(each.next_poll or ""),
        ]
        for each in feeds
    ]  # fmt: skip
    data = SourcesData(feeds=feeds, jobs=tuple(map(_job, asked.jobs)))
    return PageView(
        asked.words("sources.title"), data, Rows(_COLUMNS, rows), {"is_busy": _is_busy(data.jobs)}
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
    return _job(_jobs(request).add(body.addresses, body.addresses, outlet=body.outlet or None))


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
            path = folder / str(number) / file_name(file.filename or "")
            await run_in_threadpool(path.parent.mkdir)
            await run_in_threadpool(path.write_bytes, await file.read())
            names[str(path)] = PureWindowsPath(file.filename or "").name[:100] or str(number)
    outlet = outlet.strip()[:_LONGEST_OUTLET] if isinstance(outlet, str) else ""
    _jobs(request).add([*names.values()], [*names], outlet=outlet or None, names=names, folder=folder)
    return RedirectResponse("/sources#jobs", 303)


async def add_samples_form(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Add the sample articles."""
    check_token(request, token)
    files = [str(SAMPLE_ARTICLES), str(ALTERED_ARTICLE)]
    told = [request.state.words("sources.samples")]
    _jobs(request).add(told, files, names={path: Path(path).name for path in files})
    return RedirectResponse("/sources#jobs", 303)


async def jobs_part(request: Request) -> Response:
    """Give the part of the page that tells what is being added, to be shown in its place."""
    jobs = tuple(map(_job, _jobs(request).all()))
    part = request.app.state.templates.page(request, "jobs.html", jobs=jobs, is_busy=_is_busy(jobs))
    return HTMLResponse(part)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _is_busy(jobs: Sequence[AddingJob]) -> bool:
    return any(job.state in ("waiting", "running") for job in jobs)


def _job(job: Job) -> AddingJob:
    return AddingJob(
        number=job.number, sources=job.told, begun=job.begun, state=job.state, counts=dict(job.counts),
        sentences=tuple(job.sentences), further=job.further, reason=job.reason,
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
