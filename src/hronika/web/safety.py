"""What keeps the pages safe: whom the server answers, what a page may load, and who may change anything.

A page of somebody else, open in the same browser, must neither read the archive, by a name that it has point
to this machine (DNS rebinding), nor send forms to it (cross-site request forgery).
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hronika.web.errors import ForbiddenError, RefusedError, TooLargeError, WrongTypeError
from hronika.web.settings import MEBIBYTE, Settings
from hronika.web.words import PageWords, chosen

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""What a page may load and run: what this server sends, no script or style within the page."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Without any referrer browsers would not name the origin of this server's own forms, either.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
"""Methods by which something may be changed."""
ASKING = ("/draft", "/api/v1/draft", "/login", "/logout")
"""Addresses that are sent something and store nothing in the archive."""
_OF_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


class Guard:
    """ASGI middleware: answers only to names of this server, HEAD as GET, and sets the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":  # which is GET without what it gives (RFC 9110, 9.3.2)
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if is_known_host(host, self._settings):
            await self._app(scope, receive, _with_headers(send))
            return
        # No page, nor anything in it, is for who calls the server by another name.
        words = PageWords(chosen(None, None, headers.get("accept-language", "")))
        refusal = PlainTextResponse(words("common.other_name", name=host[:100]), 421)
        await refusal(scope, receive, _with_headers(send))


Refuse = Callable[[Request, RefusedError], Response]


class FormGuard:
    """ASGI middleware: lets only forms through that this server sent out, of a size and type that it takes.

    `refuse` makes of what is refused a page in the language of who reads.
    """

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refuse) -> None:
        self._app = app
        self._settings = settings
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        if scope["type"] != "http" or scope["method"] not in CHANGING:
            await self._app(scope, receive, send)
            return
        request, most = Request(scope), self._most(scope["path"])
        try:
            self._check(request, most)
        except RefusedError as error:
            if isinstance(error, TooLargeError):
                await _drain(receive, _MOST_DRAINED * most)
            await self._refuse(request, error)(scope, receive, send)
            return
        await self._app(scope, _limited(request, receive, most), send)

    def _check(self, request: Request, most: int) -> None:
        headers, path, words = request.headers, request.url.path, request.state.words
        if self._settings.read_only and not path.startswith(ASKING):
            raise ForbiddenError(words("common.read_only"))
        if not is_same_origin(headers, headers.get("host", "")):
            raise ForbiddenError(words("common.other_site"))
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > most:
            raise _too_large(request, most)
        if not _is_taken(request):  # as who asks is told then
            return
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if path.startswith("/api/") and kind != "application/json":
            raise WrongTypeError(words("common.no_json_type"))
        if not path.startswith("/api/") and kind not in _FORM_TYPES:
            raise WrongTypeError(words("common.no_form_type"))

    def _most(self, path: str) -> int:
        uploads = path.startswith(("/sources/", "/draft", "/api/v1/draft"))
        return self._settings.most_upload if uploads else self._settings.most_body


def _is_taken(request: Request) -> bool:
    """Say whether anything answers to this method at this address."""
    return any(route.matches(request.scope)[0] is Match.FULL for route in request.app.routes)


_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
_MOST_DRAINED = 20
"""Of a body that is too large so many times the limit are taken and thrown away: a browser that is still
sending would not see the answer."""


async def _drain(receive: Receive, most: int) -> None:
    taken = 0
    while taken < most:
        message = await receive()
        taken += len(message.get("body", b""))
        if not message.get("more_body"):
            return


def _limited(request: Request, receive: Receive, most: int) -> Receive:
    """Break off a body that is longer than it said, or said nothing of its length."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise _too_large(request, most)
        return message

    return limited


def _too_large(request: Request, most: int) -> TooLargeError:
    words = request.state.words
    return TooLargeError(words("common.too_large", most=words.number(most // MEBIBYTE or 1)))


_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::[0-9]*)?", re.ASCII)
"""A host with or without a port, as the header has it (RFC 9110, 7.2)."""


def is_known_host(host: str, settings: Settings) -> bool:
    """Say whether the header Host names this server."""
    written = _HOST.fullmatch(host)
    if written is None:
        return False
    name = written[1].lower().removesuffix(".")
    if name in (*_OF_THIS_MACHINE, *(each.lower() for each in (settings.host, *settings.hosts))):
        return True
    # Bound to all addresses, it is called by any address of this machine, which no other page can forge.
    return settings.host in ("0.0.0.0", "::") and _is_address(name)  # noqa: S104 compared, not bound


def is_same_origin(headers: Headers, host: str) -> bool:
    """Say whether a form was sent from a page of this server.

    Browsers say so in Sec-Fetch-Site, and older ones in Origin; a program that sends neither is no browser,
    and the token is what it must know.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc.lower() == host.lower())


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending


def _without_body(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending


_PAD = 32


class Tokens:
    """The tokens that forms carry: they show that a form was made by this server for this browser.

    A token is masked by other random bytes each time, so that nothing of it can be told from the length of
    compressed pages (BREACH).
    """

    COOKIE = "hronika_visitor"

    def __init__(self) -> None:
        self._key = secrets.token_bytes(_PAD)

    def visitor(self, request: Request) -> str:
        """Give the name of a browser, a new one where it has none."""
        return request.cookies.get(self.COOKIE) or secrets.token_urlsafe(24)

    def token(self, visitor: str) -> str:
        """Give a token for a form."""
        pad = secrets.token_bytes(_PAD)
        return (pad + _masked(pad, self._of(visitor))).hex()

    def is_valid(self, token: str, visitor: str) -> bool:
        """Say whether a token was made for this browser."""
        try:
            sent = bytes.fromhex(token)
        except ValueError:
            return False
        if len(sent) != 2 * _PAD:
            return False
        return hmac.compare_digest(_masked(sent[:_PAD], sent[_PAD:]), self._of(visitor))

    def _of(self, visitor: str) -> bytes:
        return hmac.new(self._key, visitor.encode(), hashlib.sha256).digest()


def _masked(pad: bytes, token: Sequence[int]) -> bytes:
    return bytes(one ^ other for one, other in zip(pad, token, strict=True))
