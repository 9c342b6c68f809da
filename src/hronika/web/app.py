"""The application: pages, what they load, and what answers when something cannot be shown."""

import errno
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Match
from starlette.staticfiles import StaticFiles

from hronika import __version__
from hronika.errors import DataError, HronikaError, UsageError
from hronika.web import pages
from hronika.web.access import Access
from hronika.web.account import install_accounts
from hronika.web.api_page import install_api_page
from hronika.web.desks import BrokenOffError, Desks
from hronika.web.errors import ElsewhereError, RefusedError, TooLargeError
from hronika.web.feeds import install_feeds
from hronika.web.forms import install_forms
from hronika.web.jobs import Jobs
from hronika.web.page import API, install
from hronika.web.pages.draft import install_draft
from hronika.web.pages.sources import install_sources
from hronika.web.pages.watching import install_watching
from hronika.web.preferences import Preferences, is_data
from hronika.web.safety import HEADERS, FormGuard, Guard, Tokens
from hronika.web.settings import Settings
from hronika.web.suggesting import install_suggestions
from hronika.web.templating import RECORD_STYLE, STATIC, Templates, sender_of
from hronika.web.told import ToldSentence
from hronika.web.users import Users
from hronika.web.words import PageWords


def create_app(settings: Settings) -> FastAPI:
    """Make the application that serves an archive."""
    desks = Desks(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await app.state.jobs.close()
        desks.close()

    app = FastAPI(
        title="Hronika",
        version=__version__,
        description="What an archive of Hronika holds: who said what, what happened, where and when.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.desks = desks
    app.state.jobs = Jobs(settings.archive)
    app.state.templates = Templates(settings)
    app.state.tokens = Tokens()
    app.add_api_route("/static/record.css", _record_style, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    install(app, pages.ALL)
    install_draft(app)
    if not settings.read_only:
        install_sources(app)
        install_watching(app)
    install_feeds(app)
    install_suggestions(app)
    install_api_page(app)
    if not settings.read_only:
        for forms in pages.FORMS:
            install_forms(app, forms)
    users = Users(settings.users) if settings.users else None
    if users is not None:
        install_accounts(app, users)
    app.add_middleware(FormGuard, settings=settings, refuse=_refused)
    app.add_middleware(Access, users=users, refuse=_refused)
    app.add_middleware(Preferences, tokens=app.state.tokens)
    app.add_middleware(GZipMiddleware, minimum_size=500, compresslevel=3)
    app.add_middleware(Guard, settings=settings)
    vars(app)["openapi"] = cache(lambda: _described(app))
    app.add_exception_handler(HronikaError, _refused)
    app.add_exception_handler(Exception, _failed)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _no_page)
    return app


def _described(app: FastAPI) -> dict[str, Any]:
    """Describe the interface for programs by OpenAPI; what cannot be understood is 400 here and not 422."""
    description = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    for methods in description["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        description["components"]["schemas"].pop(name, None)
    return description


async def _record_style() -> FileResponse:
    """The looks of an article, which are those of the report."""
    return FileResponse(RECORD_STYLE, media_type="text/css")


_STATUSES = {"damaged": 500, "unwritable": 500}
"""What is answered where the archive itself is in trouble that does not pass by waiting."""


def _refused(request: Request, error: Exception) -> Response:
    """Tell in a sentence why something cannot be shown."""
    words: PageWords = request.state.words
    match error:
        case BrokenOffError():
            return _sentence(request, 503, words("common.too_slow"))
        case HronikaError(trouble=str() as trouble):
            # In words of its own: where the file lies is no business of who reads.
            return _sentence(request, _STATUSES.get(trouble, 503), words(f"common.trouble.{trouble}"))
        case ElsewhereError():
            return RedirectResponse(_in_form(request, error.address), 303)
        case RefusedError():
            sentence = words.told(str(error.below)) if error.below else str(error)
            return _sentence(request, error.status, sentence, error.ways)
        case UsageError():
            return _sentence(request, 400, words.told(str(error)))
        case DataError():
            return _sentence(request, 500, words.told(str(error)))
    return _sentence(request, 500, words("common.failed"))


def _failed(request: Request, error: Exception) -> Response:
    """Say that something went wrong that nobody foresaw; the server's log has it."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    key = "common.trouble.full" if full else "common.failed"
    response = _sentence(request, 503 if full else 500, request.state.words(key))
    response.headers.update(HEADERS)
    return response


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    words: PageWords = request.state.words
    wrong = error.errors()
    if any(each["type"] == "json_invalid" for each in wrong):
        return _sentence(request, 400, words("common.no_json"))
    names = ", ".join(sorted({str(each["loc"][-1]) for each in wrong}))
    key = "form_not_understood" if any(each["loc"][0] == "body" for each in wrong) else "not_understood"
    return _sentence(request, 400, words(f"common.{key}", names=names[:200]))


def _no_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words: PageWords = request.state.words
    if error.status_code == 404:
        return _sentence(request, 404, words("common.no_page", path=request.url.path[:200]))
    if isinstance(error.__cause__, TooLargeError):  # while a body was read
        return _refused(request, error.__cause__)
    if "exceeded maximum size" in str(error.detail):
        return _sentence(request, 413, words("common.field_too_large"))
    if error.status_code == 405:
        response = _sentence(request, 405, words("common.no_method"))
        response.headers["allow"] = ", ".join(_methods(request))
        return response
    response = _sentence(
        request, error.status_code, words("common.malformed" if error.status_code == 400 else "common.failed")
    )
    response.headers.update(error.headers or {})
    return response


def _methods(request: Request) -> list[str]:
    """Give all methods by which an address may be asked, whatever function answers to each."""
    found = {"HEAD"}  # as `Guard` answers it
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= set(getattr(route, "methods", None) or ())
    return sorted(found if "GET" in found else found - {"HEAD"})


def _in_form(request: Request, address: str) -> str:
    """Give the address of the data of a page where the data of one was asked for."""
    path, mark, query = address.partition("?")
    for form in (".json", ".csv"):
        if request.url.path.endswith(form):
            return path + form + mark + query
    return (API if request.url.path.startswith(f"{API}/") else "") + address


def _sentence(
    request: Request, status: int, sentence: str | ToldSentence, ways: Sequence[tuple[str, str]] = ()
) -> Response:
    words: PageWords = request.state.words
    if isinstance(sentence, str):
        sentence = ToldSentence(sentence, words.language, None)
    if is_data(request):
        told: dict[str, Any] = {"code": sentence.code} if sentence.code else {}
        if ways:
            told["ways"] = [address for address, _ in ways]
        return JSONResponse({"error": sentence.text} | told, status)
    if request.method != "GET" and (sender := sender_of(request)):
        ways = [*ways, (sender, words("common.back"))]
    page = request.app.state.templates.page(
        request,
        "sentence.html",
        title=words("common.cannot" if request.method == "GET" else "common.cannot_do"),
        sentence=sentence.text,
        written_in=sentence.language,
        status=status,
        ways=ways,
    )
    return HTMLResponse(page, status)
