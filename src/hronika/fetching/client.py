"""A client that fetches addresses over HTTP, politely and within limits."""

import logging
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple, Self

from hronika.fetching.bodies import ACCEPTED, unpack_body
from hronika.fetching.clock import Clock, SystemClock
from hronika.fetching.errors import FetchError
from hronika.fetching.fetched import Fetched
from hronika.fetching.limits import Limits
from hronika.fetching.pace import LONGEST_PAUSE, Pace, retry_after
from hronika.fetching.policy import AddressPolicy, not_public, parse_address, shown
from hronika.fetching.robots import AGENT, Robots

if TYPE_CHECKING:
    import httpx2

    from hronika.fetching.network import Resolve

_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (500, 502, 503, 504)
_REASONS = {
    401: "the server asks for a password",
    402: "the server asks for payment",
    403: "the server refuses it",
    404: "the server does not have it",
    410: "the server says that it is gone for good",
    451: "the server says that it may not show it by law",
}
_LONGEST_TAG = 500
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

# Stamina tells the log of every attempt, which without a log of one's own would come out on the terminal.
logging.getLogger("stamina").addHandler(logging.NullHandler())


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes
    note: str | None


class Client:
    """Fetches addresses; for one thread, in a `with` block or closed in the end.

    Only public addresses are connected to, directly: what the environment says of proxies is not heeded,
    since behind a proxy nobody could see which address is connected to. `policy`, `resolve`, `clock` and
    `tls` are for servers of one's own and for tests.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        policy: AddressPolicy | None = None,
        clock: Clock | None = None,
        resolve: "Resolve | None" = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        from hronika.fetching.network import CheckedNetwork, CheckedTransport, system_addresses

        self._limits = limits or Limits()
        self._clock = clock or SystemClock()
        self._network = CheckedNetwork(policy or AddressPolicy(), resolve or system_addresses)
        # Without the client of httpx2, which has cookies, redirects and passwords of its own.
        self._transport = CheckedTransport(self._network, tls)
        self._headers = {"User-Agent": user_agent(), "Accept-Encoding": ACCEPTED, "Connection": "close"}
        self._pace = Pace(self._clock)
        self._robots = Robots(self._robots_text, self._clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what is open."""
        self._transport.close()

    def ready_at(self, address: str) -> float:
        """Give the instant, in Unix seconds, from which the host of an address may be asked again."""
        return self._pace.ready_at(parse_address(address).host)

    def get(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = "*/*"
    ) -> Fetched:
        """Fetch an address, following redirects, waiting where the host wants a pause.

        `etag` and `last_modified` are those of an earlier answer: where nothing changed since, the answer has
        no body. What fails in passing is tried again a few times. Raises FetchError.
        """
        headers = {"Accept": accept}
        if etag is not None:
            headers["If-None-Match"] = etag
        if last_modified is not None:
            headers["If-Modified-Since"] = last_modified
        moved_to, is_permanent = None, True
        url, where = parse_address(address), shown(address)
        for _ in range(self._limits.redirects + 1):
            delay = self._robots.check(url, where)
            answer = self._tried(url, where, headers, delay)
            if answer.status not in _REDIRECTS:
                return self._fetched(address, url, answer, where, moved_to, is_conditional=len(headers) > 1)
            url, where = self._target(url, answer, shown(address))
            is_permanent = is_permanent and answer.status in _PERMANENT
            moved_to = str(url) if is_permanent else moved_to
        raise FetchError(
            f"{shown(address)} is not fetched: it redirects more than {self._limits.redirects} times."
        )

    def _robots_text(self, url: "httpx2.URL", page: str) -> tuple[int, bytes]:
        """Fetch the robots.txt for a page; what is wrong with the host is told of the page itself."""
        where, wanted = f"The robots.txt for {page}", page
        for _ in range(self._limits.redirects + 1):
            answer = self._tried(url, where, {"Accept": "text/plain, */*"}, None, wanted)
            if answer.status not in _REDIRECTS:
                return answer.status, answer.body
            url, where = self._target(url, answer, f"The robots.txt for {page}")
            wanted = where
        return 404, b""

    def _target(self, url: "httpx2.URL", answer: _Answer, asked: str) -> tuple["httpx2.URL", str]:
        """Give the address that an answer redirects to, and how messages name it; `asked` names the first."""
        import httpx2

        target = answer.headers.get("location", "")
        try:
            joined = str(url.join(target)) if target else ""
        except (httpx2.InvalidURL, ValueError, UnicodeError):
            joined = ""
        if not joined:
            raise FetchError(
                f"{asked} is not fetched: it redirects ({answer.status}) to no address.",
                status=answer.status,
            )
        where = f"{shown(joined)} (to which {asked.removeprefix('The ')} redirects)"
        return parse_address(joined, where), where

    def _tried(
        self,
        url: "httpx2.URL",
        where: str,
        headers: Mapping[str, str],
        delay: float | None,
        wanted: str | None = None,
    ) -> _Answer:
        """Ask, and ask again where a fault may pass, as often as the limits say.

        `where` names in messages what is asked for, `wanted` what for, of which faults of the host are told.
        """
        import stamina

        answer: _Answer | None = None
        try:
            for attempt in stamina.retry_context(
                on=self._is_worth_trying,
                attempts=self._limits.attempts,
                timeout=self._limits.seconds,
                wait_initial=1,
            ):
                with attempt:
                    self._wait(url.host, where)
                    answer = self._asked(url, where, headers, delay, wanted or where)
                    if answer.status in _PASSING or answer.status == 429:
                        raise self._unwilling(url, answer, where)
        except FetchError as error:
            if answer is None or error.status is None or error.retry_at is not None:
                raise
        assert answer is not None
        return answer

    def _is_worth_trying(self, error: Exception) -> bool | float:
        if not isinstance(error, FetchError):
            return False
        if error.retry_at is None:
            return error.is_passing
        wait = max(0.0, error.retry_at - self._clock.now())
        return wait if wait <= self._limits.patience else False

    def _wait(self, host: str, where: str) -> None:
        """Wait until the host may be asked; raises FetchError where that is too long."""
        wait = self._pace.ready_at(host) - self._clock.now()
        if wait > max(self._limits.patience, LONGEST_PAUSE):
            raise FetchError(
                f"{where} is not fetched now: {host} asked to be left alone for {wait:,.0f} more seconds.",
                retry_at=self._pace.ready_at(host),
            )
        if wait > 0:
            self._clock.sleep(wait)

    def _unwilling(self, url: "httpx2.URL", answer: _Answer, where: str) -> FetchError:
        """Say that a server cannot answer now, and leave it alone for as long as it asks."""
        until = None
        if answer.status in (429, 503):
            until = retry_after(answer.headers.get("retry-after"), self._clock.now())
            if until is not None:
                self._pace.hold(url.host, until)
            elif answer.status == 429:
                self._pace.pause(url.host, LONGEST_PAUSE)
        return FetchError(
            f"{where} is not fetched now: the server {_fault(answer.status)}.",
            status=answer.status,
            retry_at=until,
            is_passing=answer.status != 429,
        )

    def _asked(
        self, url: "httpx2.URL", where: str, headers: Mapping[str, str], delay: float | None, wanted: str
    ) -> _Answer:
        """Send one request and read its answer."""
        import httpx2

        request = httpx2.Request(
            "GET",
            url,
            headers={**self._headers, **headers},
            extensions={"timeout": httpx2.Timeout(self._limits.silence).as_dict()},
        )
        self._network.begin(self._limits)
        try:
            with (
                self._in_sentences(url, where, wanted),
                closing(self._transport.handle_request(request)) as response,
            ):
                received = b"".join(response.iter_raw()) if response.status_code == 200 else b""
        finally:
            self._pace.pause(url.host, delay)
        encoding = response.headers.get("content-encoding", "")
        body, note = unpack_body(received, encoding, where, self._limits)
        return _Answer(response.status_code, response.headers, body, note)

    @contextmanager
    def _in_sentences(self, url: "httpx2.URL", where: str, wanted: str) -> Iterator[None]:
        """Say in a sentence what failed between us and the server."""
        import httpcore2

        from hronika.fetching.network import NotPublicError

        limits = self._limits
        try:
            yield
        except NotPublicError:
            raise FetchError(not_public(wanted, url.host), is_refusal=True) from None
        except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as error:
            if self._network.is_full:
                raise FetchError(
                    f"{where} is larger than {limits.received:,} bytes: it is too large.", is_refusal=True
                ) from None
            if self._network.is_late:
                raise FetchError(
                    f"{where} took longer than {limits.seconds:g} seconds: it is given up."
                ) from None
            raise _failure(error, url, where, wanted, limits) from None

    def _fetched(
        self,
        address: str,
        url: "httpx2.URL",
        answer: _Answer,
        where: str,
        moved_to: str | None,
        *,
        is_conditional: bool,
    ) -> Fetched:
        if answer.status != 200 and not (answer.status == 304 and is_conditional):
            reason = _REASONS.get(answer.status, f"the server {_fault(answer.status)}")
            status = f" ({answer.status})" if answer.status in _REASONS else ""
            raise FetchError(f"{where} is not fetched: {reason}{status}.", status=answer.status)
        content_type = answer.headers.get("content-type", "")
        charset = _CHARSET.search(content_type)
        return Fetched(
            address=address,
            final_address=str(url),
            status=answer.status,
            body=answer.body,
            content_type=content_type.partition(";")[0].strip().lower() or None,
            charset=charset[1] if charset else None,
            etag=_tag(answer.headers.get("etag")),
            last_modified=_tag(answer.headers.get("last-modified")),
            not_modified=answer.status == 304,
            moved_to=moved_to,
            notes=(answer.note,) if answer.note else (),
        )


def user_agent() -> str:
    """Say who asks: our name and version, and where to read what this is."""
    from importlib.metadata import metadata

    from hronika import __version__

    addresses = metadata("hronika").get_all("Project-URL") or []
    home = next(
        (value for name, _, value in (a.partition(", ") for a in addresses) if name == "Repository"), ""
    )
    return f"{AGENT}/{__version__} (+{home})" if home else f"{AGENT}/{__version__}"


def _failure(error: Exception, url: "httpx2.URL", where: str, wanted: str, limits: Limits) -> FetchError:
    import httpcore2

    said = str(error)
    match error:
        case httpcore2.ConnectTimeout() | httpcore2.ConnectError() if "CERTIFICATE_VERIFY" in said:
            return FetchError(f"{wanted} is not fetched: the certificate of {url.host} is not valid.")
        case httpcore2.ConnectTimeout() | httpcore2.ConnectError():
            reason = said if said == "it has no address" else "it does not answer"
            return FetchError(
                f"{wanted} is not fetched: {url.host} cannot be reached, {reason}.", is_passing=True
            )
        case httpcore2.TimeoutException():
            return FetchError(f"{where} is given up: nothing came for {limits.silence:g} seconds.")
        case httpcore2.ProtocolError() if "without sending" not in said:
            return FetchError(f"{where} is not fetched: its server does not speak HTTP as it should.")
        case _:
            return FetchError(f"{where} is cut off: the connection broke.", is_passing=True)


def _fault(status: int) -> str:
    if status == 429:
        return "says that it was asked too often (429)"
    return f"answers {status}" if status < 500 else f"has a fault of its own ({status})"


def _tag(value: str | None) -> str | None:
    """Give a header that will be sent back as it came; None where it is longer than such a one should be."""
    return value if value and len(value) <= _LONGEST_TAG else None
