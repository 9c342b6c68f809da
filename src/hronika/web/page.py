"""A page: what it shows as data, in HTML, in JSON and in CSV, each at its own address.

`/search` is HTML, `/search.json` and `/search.csv` the same data, and `/api/v1/search` is the JSON for
programs, described by OpenAPI.
"""

import csv
import inspect
import io
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict

from hronika.archive.identity.profiles import plain_name
from hronika.exports.tables.cells import disarmed
from hronika.ledger import Archive
from hronika.web.jobs import Job
from hronika.web.words import PageWords

API = "/api/v1"

Cell = str | int | float | bool | None
Row = Sequence[Cell]


class PageData(BaseModel):
    """What a page shows, as its JSON has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rows(NamedTuple):
    """The rows of a page's CSV, with the names of their columns."""

    columns: Sequence[str]
    rows: Iterable[Row]


@dataclass(frozen=True)
class PageView:
    """What a page function gives: data for all, and for the template what JSON does not hold.

    `more` goes on with the rows where the page has only the first of them: given the key of the last page
    (`PageData` has it as `next`), it asks the archive for the rows of the next one, and their key.
    """

    title: str
    data: PageData
    rows: Rows | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    more: "Callable[[Archive, str], tuple[Iterable[Row], str | None]] | None" = None


@dataclass(frozen=True)
class Asked:
    """What a page function is given: the archive, who asks and how.

    `author` is in whose name changes are made, `read_only` that none can be, `jobs`
    what is being added. `base` is the address of this
    server, for permanent links. `rejected` are the names that are none, as somebody judged, by their letters.
    """

    archive: Archive
    words: PageWords
    today: date
    author: str
    read_only: bool
    jobs: tuple[Job, ...]
    base: str
    path: str
    query: Sequence[tuple[str, str]]
    rejected: frozenset[str]

    def is_rejected(self, name: str) -> bool:
        """Say whether somebody judged that this is no name: nobody is called so, and no page is linked."""
        return bool(self.rejected) and plain_name(name) in self.rejected

    @property
    def is_data(self) -> bool:
        """Whether data are asked for, and not a page for people."""
        return self.path.startswith(API) or self.path.endswith((".json", ".csv"))

    def where(self, **changes: object) -> str:
        """Give the address of this page with other parameters, without those that are None."""
        kept = [(name, value) for name, value in self.query if name not in changes and name != "done"]
        return self.where_with([*kept, *((name, str(value)) for name, value in changes.items() if value)])

    def where_with(self, parameters: Sequence[tuple[str, str]]) -> str:
        """Give the address of this page with these parameters and no others."""
        page = self.path.removeprefix(API).removesuffix(".json").removesuffix(".csv")
        page = "/" if page == "/index" else page
        return page + ("?" + urlencode(parameters) if parameters else "")


PageFunction = Callable[..., PageView]


class PageRoute(NamedTuple):
    """A page as the application knows it."""

    path: str
    template: str
    function: PageFunction
    data: type[PageData]
    has_csv: bool


class Pages:
    """The pages of a module: `@pages.page("/search", "search.html", SearchData)`."""

    def __init__(self) -> None:
        self.routes: list[PageRoute] = []

    def page(
        self, path: str, template: str, data: type[PageData], *, csv: bool = True
    ) -> Callable[[PageFunction], PageFunction]:
        """Make a function a page: it is given what is `Asked`, then what the address has."""

        def made(function: PageFunction) -> PageFunction:
            self.routes.append(PageRoute(path, template, function, data, csv))
            return function

        return made


def install(app: FastAPI, modules: Sequence[Pages]) -> None:
    """Add the pages to an application, the forms before what they could be taken for.

    Addresses are tried one after the other: first come those of pages that have no parameter in their path.
    """
    routes = [route for module in modules for route in module.routes]
    _install_pages(app, [route for route in routes if "{" not in route.path])
    for route in routes:
        base = "/index" if route.path == "/" else route.path
        app.add_api_route(
            f"{base}.json", _endpoint(route, as_json), include_in_schema=False, name=f"{base}.json"
        )
        if route.has_csv:
            app.add_api_route(
                f"{base}.csv", _endpoint(route, as_csv), include_in_schema=False, name=f"{base}.csv"
            )
        app.add_api_route(
            API + base,
            _endpoint(route, as_json),
            response_model=route.data,
            responses=REFUSALS,
            name=route.function.__name__,
            description=inspect.getdoc(route.function),
        )
    _install_pages(app, [route for route in routes if "{" in route.path])


def _install_pages(app: FastAPI, routes: Iterable[PageRoute]) -> None:
    for route in routes:
        app.add_api_route(
            route.path, _endpoint(route, as_html), include_in_schema=False, name=f"page:{route.path}"
        )


class ErrorData(BaseModel):
    """Why something was refused, in a sentence; `code` names one of the rooms below, in whatever language."""

    error: str
    code: str | None = None


REFUSALS: dict[int | str, dict[str, Any]] = {
    303: {"description": "It has another address, which `Location` names."},
    400: {"model": ErrorData, "description": "What is asked cannot be understood."},
    401: {"model": ErrorData, "description": "Only users may ask: send a token."},
    403: {"model": ErrorData, "description": "Who asks may not."},
    404: {"model": ErrorData, "description": "The archive has nothing of that address."},
    409: {"model": ErrorData, "description": "What was to be changed has changed meanwhile."},
    410: {"model": ErrorData, "description": "It was forgotten."},
    413: {"model": ErrorData, "description": "What was sent is too large."},
    415: {"model": ErrorData, "description": "What was sent is no JSON."},
    431: {
        "description": "The address or the headers are too long.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    },
    500: {"model": ErrorData, "description": "The archive is damaged, or the server at fault."},
    503: {"model": ErrorData, "description": "The archive did not answer in time, or is not there just now."},
}
"""What the server answers where it refuses, with the sentence in the language of who asks."""

Form = Callable[[Request, PageRoute, Asked, PageView], Response]


def _endpoint(route: PageRoute, form: Form) -> Callable[..., Any]:
    """Make what FastAPI calls: it takes the parameters of the page function, and asks the archive."""
    parameters = list(inspect.signature(route.function).parameters.values())[1:]

    async def endpoint(request: Request, **values: Any) -> Response:
        def shown(archive: Archive) -> tuple[Asked, PageView, float]:
            asked, started = asked_by(request, archive), time.perf_counter()
            return asked, route.function(asked, **values), time.perf_counter() - started

        started = time.perf_counter()
        asked, page, asking = await request.app.state.desks.read(shown)
        response = form(request, route, asked, page)
        whole = time.perf_counter() - started
        response.headers["Server-Timing"] = f"archive;dur={1000 * asking:.1f}, page;dur={1000 * whole:.1f}"
        return response

    request = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    vars(endpoint)["__signature__"] = inspect.Signature(
        [request, *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters)]
    )
    return endpoint


def asked_by(request: Request, archive: Archive) -> Asked:
    """Give what a page function is told of a request."""
    settings, user = request.app.state.settings, request.state.user
    return Asked(
        archive,
        request.state.words,
        _last_day(archive) if settings.published else date.today(),
        user.name if user else settings.author,
        settings.read_only or (user is not None and not user.may_change),
        request.app.state.jobs.all(),
        str(request.base_url).rstrip("/"),
        request.url.path,
        tuple(request.query_params.multi_items()),
        archive.review.names_thrown_out(),
    )


def _last_day(archive: Archive) -> date:
    """Give the day of the newest article: what is published is the same on whatever day."""
    newest = archive.search("", "article", limit=1).hits
    return (newest[0].day if newest else None) or date.today()


def as_html(request: Request, route: PageRoute, asked: Asked, shown: PageView) -> Response:
    """Write a page."""
    query = f"?{request.url.query}" if request.url.query else ""
    base = "/index" if route.path == "/" else request.url.path
    forms = {"json": f"{base}.json{query}"}
    if route.has_csv and shown.rows is not None:
        forms["csv"] = f"{base}.csv{query}"
    page = request.app.state.templates.page(
        request,
        route.template,
        title=shown.title,
        data=shown.data,
        forms=forms,
        has_more_rows=shown.more is not None,
        asked=asked,
        **shown.extra,
    )
    return HTMLResponse(page)


def as_json(request: Request, route: PageRoute, asked: Asked, shown: PageView) -> Response:
    """Write the data of a page."""
    return JSONResponse(shown.data.model_dump(mode="json"))


def as_csv(request: Request, route: PageRoute, asked: Asked, shown: PageView) -> Response:
    """Write the rows of a page, or with `all=1` all rows there are, as they are found (RFC 4180)."""
    if shown.rows is None:
        return Response(status_code=204)
    columns, rows = shown.rows
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(request.url.path)}"'}
    media = "text/csv; charset=utf-8; header=present"
    next_key = getattr(shown.data, "next", None)
    if request.query_params.get("all") != "1" or shown.more is None or next_key is None:
        return Response("".join(_lines(columns, rows)), 200, headers, media)
    return StreamingResponse(_all_lines(request, columns, rows, shown.more, next_key), 200, headers, media)


async def _all_lines(
    request: Request,
    columns: Sequence[str],
    rows: Iterable[Row],
    more: "Callable[[Archive, str], tuple[Iterable[Row], str | None]]",
    key: str | None,
) -> AsyncIterator[str]:
    yield "".join(_lines(columns, rows))
    while key is not None:
        after = key

        def further(archive: Archive, after: str = after) -> tuple[str, str | None]:
            found, following = more(archive, after)
            return "".join(_lines(None, found)), following

        lines, key = await request.app.state.desks.read(further)
        yield lines


def _lines(columns: Sequence[str] | None, rows: Iterable[Row]) -> Iterator[str]:
    """Write rows as lines of CSV, the columns first."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows if columns is None else (columns, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def safe_cell(cell: Cell) -> Cell:
    """Put a mark before text that a spreadsheet would take for a formula (OWASP, CSV injection)."""
    return disarmed([cell])[0] if isinstance(cell, str) else cell


_NOT_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9.]+")


def _file_name(path: str) -> str:
    return "hronika-" + _NOT_IN_FILE_NAMES.sub("-", path).strip("-")[:100]
