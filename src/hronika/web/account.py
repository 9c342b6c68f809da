"""Logging in and out, and the tokens of a user for programs and feed readers."""

import asyncio
from datetime import UTC, datetime

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from hronika.web.access import LOG_IN, SESSION
from hronika.web.forms import TOKEN, check_token
from hronika.web.safety import Tokens
from hronika.web.tries import Tries
from hronika.web.users import User, Users

_LONGEST_NAME = 64
_AT_ONCE = 2
"""So many passwords are verified at a time: each takes 64 MiB for a while."""


def install_accounts(app: FastAPI, users: Users) -> None:
    """Add the pages of users to an application."""
    app.state.users = users
    app.state.tries = Tries()
    app.state.verifying = asyncio.Semaphore(_AT_ONCE)
    app.add_api_route(LOG_IN, log_in_page, include_in_schema=False)
    app.add_api_route(LOG_IN, log_in, methods=["POST"], include_in_schema=False)
    app.add_api_route("/logout", log_out, methods=["POST"], include_in_schema=False)
    app.add_api_route("/account/sessions", log_out_everywhere, methods=["POST"], include_in_schema=False)
    app.add_api_route("/account", account, include_in_schema=False)
    app.add_api_route("/account/tokens", make_token, methods=["POST"], include_in_schema=False)
    app.add_api_route("/account/tokens/{id}", revoke, methods=["POST"], include_in_schema=False)


async def log_in_page(request: Request, to: str = Query("/", max_length=2000)) -> Response:
    """Show the form to log in."""
    return _form(request, to)


async def log_in(request: Request) -> Response:
    """Begin a session, after which the browser goes on to the page that was asked for."""
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get(TOKEN))
        name, password, to = (str(form.get(field, "")) for field in ("name", "password", "to"))
    users: Users = request.app.state.users
    tries: Tries = request.app.state.tries
    whom = (f"name {name[:_LONGEST_NAME]}", f"address {request.client.host if request.client else ''}")
    words = request.state.words
    async with request.app.state.verifying:  # what came before may have failed meanwhile
        if (seconds := tries.wait(*whom)) > 0:
            return _form(request, to, words("access.wait", seconds=round(seconds) + 1), 429)
        user = await run_in_threadpool(users.verified, name, password)
        if user is None:
            tries.failed(*whom)
            return _form(request, to, words("access.wrong"), 403)
        tries.succeeded(*whom)
    key = await run_in_threadpool(users.begin_session, user)
    response = RedirectResponse(_own(to), 303)
    response.set_cookie(
        SESSION, key, httponly=True, samesite="strict", secure=request.url.scheme == "https", path="/"
    )
    # Forms from before are of somebody else.
    response.delete_cookie(Tokens.COOKIE)
    return response


async def log_out(request: Request) -> Response:
    """End the session."""
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get(TOKEN))
    if key := request.cookies.get(SESSION):
        await run_in_threadpool(request.app.state.users.end_session, key)
    return _logged_out()


async def log_out_everywhere(request: Request) -> Response:
    """End all sessions of the user, on whatever machines they are."""
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get(TOKEN))
    await run_in_threadpool(request.app.state.users.end_sessions, request.state.user)
    return _logged_out()


def _logged_out() -> Response:
    response = RedirectResponse(LOG_IN, 303)
    response.delete_cookie(SESSION)
    response.delete_cookie(Tokens.COOKIE)
    return response


async def account(request: Request) -> Response:
    """Show a user's tokens."""
    return await _account(request, None)


async def make_token(request: Request) -> Response:
    """Make a token and show it, this once."""
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get(TOKEN))
        purpose = str(form.get("purpose", "")).strip()
    token = await run_in_threadpool(request.app.state.users.make_token, request.state.user, purpose or "–")
    return await _account(request, token)


async def revoke(request: Request, id: str) -> Response:
    """Revoke a token."""
    async with request.form(max_files=0, max_fields=10) as form:
        check_token(request, form.get(TOKEN))
    await run_in_threadpool(request.app.state.users.revoke, request.state.user, id)
    return RedirectResponse("/account", 303)


async def _account(request: Request, made: str | None) -> Response:
    user: User = request.state.user
    tokens = await run_in_threadpool(request.app.state.users.tokens, user)
    page = request.app.state.templates.page(
        request,
        "account.html",
        title=request.state.words("access.account"),
        made=made,
        tokens=[
            (each, _moment(each.made), None if each.last is None else _moment(each.last)) for each in tokens
        ],
    )
    return HTMLResponse(page)


def _form(request: Request, to: str, refusal: str | None = None, status: int = 200) -> Response:
    page = request.app.state.templates.page(
        request, "login.html", title=request.state.words("access.log_in"), to=_own(to), refusal=refusal
    )
    return HTMLResponse(page, status)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _own(to: str) -> str:
    """Give an address of this server: what leads elsewhere leads to the front page."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
