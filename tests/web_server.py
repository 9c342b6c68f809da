"""What the tests of fetching need: a server on loopback that answers byte for byte, and a clock to move."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from hronika.fetching import Client, Limits
from hronika.fetching.policy import AddressPolicy

START = 1_715_068_800.0
"""When the clocks of tests begin: 7 May 2024, 8:00 UTC."""


class Asked(NamedTuple):
    """A request as it came; names of headers are in lower case."""

    host: str
    path: str
    headers: dict[str, str]


Answer = bytes | Callable[[Asked], Iterable[bytes]]


def answer(
    body: bytes | str = b"", status: int = 200, content_type: str = "text/html", **headers: object
) -> bytes:
    """Write an answer; in names of headers `_` stands for `-`."""
    data = body.encode() if isinstance(body, str) else body
    given = {"Content-Type": content_type, "Content-Length": len(data), "Connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in given.items() if value != "")]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


class Site:
    """A server: `pages` are its answers by path or by host and path; what it has none for is not found."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path: str, host: str = "zinas.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, but robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            data = b""
            while b"\r\n\r\n" not in data:
                piece = connection.recv(65536)
                if not piece:
                    return
                data += piece
            first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
            asked = Asked(headers["host"].partition(":")[0], first.split(" ")[1], headers)
            self.asked.append(asked)
            page = self.pages.get(f"{asked.host}{asked.path}", self.pages.get(asked.path, answer(status=404)))
            for piece in [page] if isinstance(page, bytes) else page(asked):
                connection.sendall(piece)


class HandClock:
    """A clock that stands still but for what is waited."""

    def __init__(self, now: float = START) -> None:
        self.time = now
        self.waited: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds


@contextmanager
def site() -> Iterator[Site]:
    """Give a server on loopback."""
    served = Site()
    try:
        yield served
    finally:
        served.close()


def client(served: Site, clock: HandClock | None = None, **options: Any) -> Client:
    """Make a client for which every name is one of this server, unless it is an address of its own."""
    return Client(
        policy=AddressPolicy({("127.0.0.1", served.port)}),
        resolve=lambda host, port: [host if host.strip("[]")[-1:].isdigit() else "127.0.0.1"],
        clock=clock or HandClock(),
        limits=Limits(**options),
    )
