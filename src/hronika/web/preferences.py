"""What a reader prefers: the language, the colours, whether single keys do something.

A preference is chosen by a parameter of any address (`?lang=en`), kept in a cookie, and the page shown
again at its address without the parameter, so that an address that is passed on has no preferences in it.
"""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hronika.web.page import API
from hronika.web.safety import Tokens
from hronika.web.words import PageWords, chosen

_YEAR = 365 * 24 * 3600
_VALUES = {"lang": ("lv", "en"), "scheme": ("auto", "light", "dark"), "keys": ("on", "off")}


class Preferences:
    """ASGI middleware: gives each request its words (`request.state.words`) and its visitor."""

    def __init__(self, app: ASGIApp, tokens: Tokens) -> None:
        self._app = app
        self._tokens = tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or keep the preference that it says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        said = {
            name: value
            for name, values in _VALUES.items()
            if (value := request.query_params.get(name)) in values
        }
        language = chosen(
            said.get("lang"), request.cookies.get("lang"), request.headers.get("accept-language", "")
        )
        request.state.words = PageWords(language)
        request.state.visitor = self._tokens.visitor(request)
        if said and request.method == "GET" and not is_data(request):
            rest = request.url.remove_query_params(list(said))
            response = RedirectResponse(rest.path + (f"?{rest.query}" if rest.query else ""), 303)
            for name, value in said.items():
                _keep(request, response, name, value, _YEAR)
            await response(scope, receive, send)
            return
        await self._app(scope, receive, self._sending(request, send))

    def _sending(self, request: Request, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if request.url.path.startswith("/static/"):
                    headers["cache-control"] = f"public, max-age={_YEAR}, immutable"
                elif headers.get("content-type", "").startswith("text/html"):
                    headers.append("vary", "Cookie, Accept-Language")
                    if Tokens.COOKIE not in request.cookies:
                        kept = Response()
                        _keep(request, kept, Tokens.COOKIE, request.state.visitor, None)
                        headers.append("set-cookie", kept.headers["set-cookie"])
            await send(message)

        return sending


def is_data(request: Request) -> bool:
    """Say whether a program is answered: in JSON, CSV or Atom."""
    path = request.url.path
    return path.startswith(f"{API}/") or path.endswith((".json", ".csv", ".atom"))


def _keep(request: Request, response: Response, name: str, value: str, seconds: int | None) -> None:
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
