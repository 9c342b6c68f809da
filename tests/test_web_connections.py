"""Requests byte for byte: slow ones, many, huge ones, odd methods, paths and names of hosts."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import urlsplit

import httpx2
import pytest
from web_help import served

from hronika.ledger import Archive
from hronika.web import connections


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("web") / "archive.db"
    with Archive(path) as archive:
        archive.add("Ministre Anna Roze sacīja, ka tiltu atvērs.")
    with served(path) as address:
        yield address


def opened(room: str) -> socket.socket:
    parts = urlsplit(room)
    assert parts.hostname is not None
    assert parts.port is not None
    return socket.create_connection((parts.hostname, parts.port), timeout=20)


def asked(room: str, request: bytes) -> bytes:
    """Send these bytes and give all that comes until the other side closes."""
    with closing(opened(room)) as connection:
        received = b""
        try:
            connection.sendall(request)
            while piece := connection.recv(65536):
                received += piece
        except ConnectionError:  # it was closed while more was being sent
            return received or b"HTTP/1.1 400"
        return received


def get(path: str, host: str = "localhost", method: str = "GET", more: str = "") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n".encode("latin-1")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_silent_and_dribbling_connections_are_ended(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 0.5)
    with closing(opened(room)) as silent, closing(opened(room)) as dribbling:
        begun = time.monotonic()
        dribbling.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        for _ in range(20):
            try:
                dribbling.sendall(b"x")
            except OSError:
                break
            time.sleep(0.05)
        assert silent.recv(1) == b""
        assert time.monotonic() - begun < 5
        dribbling.settimeout(5)
        with suppress(ConnectionError):
            assert dribbling.recv(1) == b""
    assert status(asked(room, get("/search"))) == 200


def test_body_that_does_not_come_is_not_waited_for(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.5)
    head = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n"
    begun = time.monotonic()
    asked(room, get("/sources/samples", method="POST", more=head) + b"token=")
    assert time.monotonic() - begun < 5


def test_answer_that_nobody_takes_is_broken_off(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "TAKING_SECONDS", 0.5)
    with closing(socket.socket()) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        parts = urlsplit(room)
        connection.connect((parts.hostname, parts.port))
        many = 300
        connection.sendall(get("/static/htmx.min.js").replace(b"Connection: close\r\n", b"") * many)
        time.sleep(2)
        connection.settimeout(5)
        received = 0
        try:
            while piece := connection.recv(1 << 20):
                received += len(piece)
        except ConnectionError:
            pass
    assert received < many * 10_000


def test_hundreds_of_open_connections_keep_nobody_out(room: str) -> None:
    kept = [opened(room) for _ in range(300)]
    try:
        begun = time.monotonic()
        assert status(asked(room, get("/search"))) == 200
        assert time.monotonic() - begun < 5
    finally:
        for each in kept:
            each.close()


def test_many_ask_at_once_and_all_are_answered(room: str) -> None:
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda: answers.append(status(asked(room, get("/search?q=tilts*")))))
        for _ in range(60)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 60


@pytest.mark.parametrize(
    "request_bytes",
    [
        get("/", more=f"X: {'x' * 1_000_000}\r\n"),
        get("/", more="X: x\r\n" * 200_000),
        get("/search?q=" + "x" * 100_000),
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        get("/", more="Content-Length: 5\r\nContent-Length: 6\r\n"),
        get("/", more="X: a\r\n b\x00\r\n"),
    ],
    ids=["header", "headers", "address", "no host", "two hosts", "no HTTP", "bytes", "smuggling", "NUL"],
)
def test_what_is_no_request_is_refused_and_the_server_goes_on(room: str, request_bytes: bytes) -> None:
    assert status(asked(room, request_bytes)) in (400, 413, 414, 421, 431)
    assert status(asked(room, get("/search"))) == 200


def test_head_that_is_too_large_is_told_in_the_language_asked_for(room: str) -> None:
    large = f"X: {'x' * 200_000}\r\n"
    for language, said in (("lv", "pārāk garas"), ("en", "too long"), ("de, en;q=0.8, lv;q=0.1", "too long")):
        answer = asked(room, get("/", more=f"Accept-Language: {language}\r\n{large}"))
        assert status(answer) == 431
        assert said in answer.decode()
        assert b"default-src 'self'" in answer
    assert "nav saprotams" in asked(room, b"GET / HTTP/1.1\r\n\r\n").decode()
    assert status(asked(room, get("/search"))) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/%2e%2e%2fapp.py", "/static/..%5capp.py",
        "/static//etc/passwd", "/static/%2fetc%2fpasswd", "//etc/passwd", "/static/%00",
        "/static/style.css%00",
        "/%2e%2e/%2e%2e/etc/passwd", "/a/..%2f..%2fetc", "/person/..", "/s/%00/1-2", "/static/" + "x" * 5000,
        "http://evil.example/", "/%ed%a0%80", "/person/%ff%fe", "/a/%f0%9f%98%80", "*",
    ],
)  # fmt: skip
def test_paths_lead_nowhere_else(room: str, path: str) -> None:
    answer = asked(room, get(path))
    assert status(answer) in (303, 400, 404)
    if status(answer) == 303:
        assert b"\r\nlocation: /person/-\r\n" in answer
    assert b"root:" not in answer
    assert b"create_app" not in answer


@pytest.mark.parametrize(
    "method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "GETS", "get"]
)
@pytest.mark.parametrize("path", ["/search", "/sources/samples", "/api/v1/draft"])
def test_other_methods_are_not_for_pages(room: str, method: str, path: str) -> None:
    answer = asked(room, get(path, method=method))
    head = answer.split(b"\r\n\r\n", 1)[0].lower()
    assert status(answer) in (400, 403, 405, 415)
    if status(answer) == 405:
        assert b"\r\nallow: " in head
    assert b"access-control-allow" not in head


def test_405_names_all_methods_of_an_address(room: str) -> None:
    with httpx2.Client(base_url=room) as browser:
        assert browser.request("OPTIONS", "/api/v1/draft").headers["allow"] == "GET, HEAD, POST"
        assert browser.request("OPTIONS", "/search").headers["allow"] == "GET, HEAD"
        assert browser.post("/api/v1/about", content=b"x").status_code == 405
        assert browser.put("/search", content=b"x").status_code == 405
        assert browser.request("OPTIONS", "/sources/samples").headers["allow"] == "POST"


@pytest.mark.parametrize(
    "path", ["/", "/search", "/search.json", "/search.csv?all=1", "/static/style.css", "/nowhere"]
)
def test_head_is_get_without_what_it_gives(room: str, path: str) -> None:
    with httpx2.Client(base_url=room) as browser:
        whole, head = browser.get(path), browser.head(path)
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.headers["content-security-policy"] == whole.headers["content-security-policy"]
    answer = asked(room, get(path, method="HEAD"))
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost", True), ("LOCALHOST", True), ("localhost:8017", True), ("localhost.", True),
        ("127.0.0.1:1", True), ("[::1]", True), ("[::1]:80", True), ("Localhost.:8017", True),
        ("evil.example", False), ("localhost.evil.example", False), ("127.0.0.1.evil.example", False),
        ("evil.example:localhost", False), ("localhost@evil.example", False), ("127.1", False),
        ("2130706433", False), ("0x7f000001", False), ("[::ffff:127.0.0.1]", False), ("0.0.0.0", False),  # noqa: S104 it is refused
        ("[::1", False), ("localhost:", True), ("localhost:80:80", False), ("localhost evil", False),
        ("", False), ("localhost..", False), ("localhost:8017evil", False), (".localhost", False),
    ],
)  # fmt: skip
def test_names_of_the_host(room: str, host: str, known: bool) -> None:
    answer = status(asked(room, get("/search", host)))
    assert (answer == 200) == known
    assert answer in (200, 400, 421)


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True), ({"Origin": "OWN"}, True), ({"Sec-Fetch-Site": "same-origin", "Origin": "OWN"}, True),
        ({"Sec-Fetch-Site": "none"}, True), ({"Origin": "null"}, False), ({"Origin": ""}, False),
        ({"Origin": "http://evil.example"}, False), ({"Origin": "OWN.evil.example"}, False),
        ({"Origin": "http://localhost"}, False), ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": "OWN"}, False), ({"Sec-Fetch-Site": "x"}, False),
        ({"Sec-Fetch-Site": "none", "Origin": "http://evil.example"}, False),
    ],
)  # fmt: skip
def test_forms_come_from_pages_of_this_server(room: str, headers: dict[str, str], allowed: bool) -> None:
    sent = {name: value.replace("OWN", room) for name, value in headers.items()}
    with httpx2.Client(base_url=room) as browser:
        answer = browser.post("/sources/samples", data={"token": "0"}, headers=sent)
    assert answer.status_code == (409 if allowed else 403)


def test_page_of_a_rebound_name_reads_nothing(room: str) -> None:
    """A page of evil.example whose name leads here now: same origin to the browser, not to the server."""
    answer = asked(room, get("/search.json", "evil.example:8017", more="Sec-Fetch-Site: same-origin\r\n"))
    assert status(answer) == 421
    assert b"Roze" not in answer
    assert "access-control-allow-origin" not in answer.decode("latin-1").lower()


def test_compressed_answers_are_whole(room: str) -> None:
    answer = asked(room, get("/search.json", more="Accept-Encoding: gzip\r\n"))
    head, body = answer.split(b"\r\n\r\n", 1)
    assert b"content-encoding: gzip" in head.lower()
    if b"transfer-encoding: chunked" in head.lower():
        pieces, rest = [], body
        while rest:
            size, _, rest = rest.partition(b"\r\n")
            pieces.append(rest[: int(size, 16)])
            rest = rest[int(size, 16) + 2 :]
        body = b"".join(pieces)
    assert json.loads(gzip.decompress(body))["total"] == 1
