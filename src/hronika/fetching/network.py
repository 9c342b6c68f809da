"""Connections: to an address that was checked, within a time and a number of bytes.

A name is resolved once and the very address that was checked is connected to; a name that is resolved a
second time could lead elsewhere. Host and TLS stay those of the name, so certificates are checked as ever.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore2
import httpx2

from hronika.fetching.errors import FetchError
from hronika.fetching.framing import Head
from hronika.fetching.limits import Limits
from hronika.fetching.policy import AddressPolicy, not_public, parse_address, shown

Resolve = Callable[[str, int], Sequence[str]]
"""What gives the addresses of IP, as text, of a host."""


def system_addresses(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def written_address(host: str, port: int) -> list[str]:
    """Give a host that is an address of IP itself, without asking anybody for names."""
    try:
        return [str(ip_address(host.strip("[]")))]
    except ValueError:
        return []


def check_address(
    address: str, policy: AddressPolicy | None = None, resolve: Resolve = system_addresses
) -> None:
    """Raise FetchError on what is no address that may be fetched, as far as that shows without asking there.

    A host that has no address just now is let pass: the network may be down.
    """
    url, policy = parse_address(address), policy or AddressPolicy()
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = resolve(url.host, port)
    except (OSError, UnicodeError):
        return
    if found and not any(policy.allows(each, port) for each in found):
        raise FetchError(not_public(shown(address), url.host), is_refusal=True)


class CheckedNetwork(httpcore2.NetworkBackend):
    """Connects to allowed addresses only; all that is read counts towards one limit from `begin` on."""

    def __init__(self, policy: AddressPolicy, resolve: Resolve) -> None:
        self._policy = policy
        self._resolve = resolve
        self._system = httpcore2.SyncBackend()
        self._ends = 0.0
        self._left = 0

    def begin(self, limits: Limits) -> None:
        """Begin a new answer, with all of the time and bytes for it."""
        self._ends = time.monotonic() + limits.seconds
        self._left = limits.received

    @property
    def is_late(self) -> bool:
        """Whether the time for the answer is over."""
        return time.monotonic() >= self._ends

    @property
    def is_full(self) -> bool:
        """Whether more came than is taken."""
        return self._left < 0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of the host that is allowed and answers."""
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError):
            raise httpcore2.ConnectError("it has no address") from None
        allowed = [address for address in found if self._policy.allows(address, port)]
        if not allowed:
            raise NotPublicError
        for address in allowed:
            try:
                stream = self._system.connect_tcp(address, port, self.time_for(timeout), None, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self)
        raise failed

    def time_for(self, timeout: float | None) -> float:
        """Give how long may be waited, at most so many seconds; raises ReadTimeout where time is over."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("time is over")
        return left if timeout is None else min(left, timeout)

    def take(self, count: int) -> None:
        """Count bytes that came; raises ReadError where they are too many."""
        self._left -= count
        if self.is_full:
            raise httpcore2.ReadError("too many bytes")


class NotPublicError(FetchError):
    """The host has no address that may be connected to."""

    def __init__(self) -> None:
        super().__init__("The host has no public address.")


class _Stream(httpcore2.NetworkStream):
    """A connection that is read within the limits of the network that made it."""

    def __init__(self, stream: httpcore2.NetworkStream, network: CheckedNetwork) -> None:
        self._stream = stream
        self._network = network
        self._head: Head | None = Head()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what comes next."""
        while self._head is not None:
            data = self._received(max_bytes, timeout)
            mended = self._head.add(data)
            if mended is not None:
                self._head = None
                return mended
        return self._received(max_bytes, timeout)

    def _received(self, max_bytes: int, timeout: float | None) -> bytes:
        data = self._stream.read(max_bytes, self._network.time_for(timeout))
        self._network.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the bytes."""
        self._stream.write(buffer, self._network.time_for(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Encrypt the connection, the certificate being that of `server_hostname`."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._network.time_for(timeout))
        return _Stream(stream, self._network)

    def get_extra_info(self, info: str) -> Any:
        """Give what is known of the connection."""
        return self._stream.get_extra_info(info)


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class CheckedTransport(httpx2.BaseTransport):
    """Sends requests over such a network, each over a connection of its own."""

    def __init__(self, network: CheckedNetwork, tls: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls or httpx2.create_ssl_context(trust_env=False),
            max_keepalive_connections=0,
            network_backend=network,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the exceptions of `httpcore2` are left as they are."""
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(status_code=answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()
