"""Who asks: nobody in particular on one's own machine, else a user by session or token.

Where users are wanted, every page but the one to log in is only for them, and only editors change anything.
"""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hronika.web.errors import ForbiddenError, NotLoggedInError
from hronika.web.preferences import is_data
from hronika.web.safety import ASKING, CHANGING, Refuse
from hronika.web.users import User, Users

SESSION = "hronika_session"
LOG_IN = "/login"

_OPEN = (LOG_IN, "/static/")
_OF_READERS = (*ASKING, "/account")
"""Forms that change nothing in the archive."""


class Access:
    """ASGI middleware: knows the user of a request (`request.state.user`), and sends others to log in."""

    def __init__(self, app: ASGIApp, users: Users | None, refuse: Refuse) -> None:
        self._app = app
        self._users = users
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request of somebody who may through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.user = None
        refusal = None
        if self._users is not None:
            request.state.user = await run_in_threadpool(self._user, request)
            refusal = self._refusal(request)
        await (refusal or self._app)(scope, receive, send)

    def _user(self, request: Request) -> User | None:
        assert self._users is not None
        if key := request.cookies.get(SESSION):
            return self._users.in_session(key)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" and is_data(request):
            token = request.query_params.get("token", "")
        return self._users.with_token(token) if token else None

    def _refusal(self, request: Request) -> Response | None:
        user: User | None = request.state.user
        path = request.url.path
        if path.startswith(_OPEN):
            return None
        if user is None:
            if is_data(request) or request.method != "GET":
                words = request.state.words
                way = (LOG_IN, words("access.log_in"))
                return self._refuse(request, NotLoggedInError(words("access.log_in_first"), [way]))
            wanted = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"{LOG_IN}?to={quote(wanted, safe='')}", 303)
        if request.method in CHANGING and not user.may_change and not path.startswith(_OF_READERS):
            return self._refuse(request, ForbiddenError(request.state.words("access.only_editors")))
        return None
