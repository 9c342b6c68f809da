"""Pages are fetched politely, from public addresses only, and within limits."""

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from functools import partial
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st
from web_server import START, Asked, HandClock, Site, answer, client, site

from hronika.fetching import Client, FetchError, Limits
from hronika.fetching.pace import retry_after
from hronika.fetching.policy import is_public, parse_address

gzipped = partial(gzip.compress, mtime=0)  # names of tests hold the bytes and are the same in every process


PAGE = "<html><body><p>Tilts slēgts.</p></body></html>".encode()


@pytest.fixture
def server() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture(autouse=True)
def no_waiting_between_attempts() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


def refusal(address: str, served: Site, **options: Any) -> str:
    with client(served, **options) as fetching, pytest.raises(FetchError) as caught:
        fetching.get(address)
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_a_page_comes_with_what_its_headers_say(server: Site) -> None:
    server.pages["/a"] = answer(
        PAGE, content_type='Text/HTML; charset="windows-1257"', ETag='"1"', Last_Modified="Tue, 07 May 2024"
    )
    with client(server) as fetching:
        fetched = fetching.get(server.url("/a#top"))
    assert fetched.body == PAGE
    assert (fetched.content_type, fetched.charset) == ("text/html", "windows-1257")
    assert (fetched.etag, fetched.last_modified) == ('"1"', "Tue, 07 May 2024")
    assert fetched.final_address == server.url("/a")
    assert not fetched.notes
    told = server.asked[-1].headers
    assert told["user-agent"].startswith("Hronika/")
    assert "(+https://" in told["user-agent"]
    assert told["host"] == f"zinas.example:{server.port}"
    assert "cookie" not in told


# fmt: off
PRIVATE = (
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.8.9.1", "169.254.169.254", "172.16.0.1",  # noqa: S104
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1", "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::1",
    "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
    "4000::1",
)
PUBLIC = (
    "8.8.8.8", "193.40.0.1", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "2606:4700::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
)
# fmt: on


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_private_and_special_networks_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_other_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_of_ipv4_is_as_public_as_what_wraps_it(address: IPv4Address) -> None:
    assert is_public(address) <= address.is_global
    number = int(address)
    for wrapped in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert is_public(IPv6Address(wrapped)) == is_public(address)


@given(st.ip_addresses(v=6))
def test_no_address_of_ipv6_is_public_that_is_not_global(address: IPv6Address) -> None:
    assert not is_public(address) or address.is_global or address.sixtofour


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/", "http://[::ffff:10.0.0.1]/", "http://2130706433:{port}/", "http://0x7f.1:{port}/",
        "http://[::1]:{port}/", "http://localhost:{port}/", "https://169.254.169.254/latest/meta-data/",
        "http://127.1:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://0:{port}/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused_and_nothing_is_requested(address: str, server: Site) -> None:
    with (
        Client(clock=HandClock()) as fetching,
        pytest.raises(FetchError, match="is no public address") as caught,
    ):
        fetching.get(address.format(port=server.port))
    assert caught.value.exit_code == 1
    assert not server.asked


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "only addresses with http:// and https://"),
        ("ftp://zinas.example/a", "only addresses with http:// and https://"),
        ("gopher://zinas.example/a", "only addresses with http:// and https://"),
        ("zinas.example/a", "only addresses with http:// and https://"),
        ("http://", "names no host"),
        ("http://janis:parole@zinas.example/", "user name or password"),
        ("http://janis@zinas.example/", "user name or password"),
        ("http://zinas.example:99999/", "no host and port"),
        ("http://[::1/", "check how it is written"),
        ("http://zinas.example/a b", "white space"),
        ("http://zinas.example\\@127.0.0.1/", "white space"),
        ("http://zinas.example/\r\nX: y", "white space"),
        ("http://zinas.example/" + "a" * 3000, "longer than"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str, why: str) -> None:
    with pytest.raises(FetchError, match=why) as caught:
        parse_address(address)
    assert "parole" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_name_that_leads_to_a_private_address_is_refused(server: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["10.0.0.7", "fd00::1", "127.0.0.1"]

    with Client(resolve=resolve, clock=HandClock()) as fetching, pytest.raises(FetchError, match="no public"):
        fetching.get(server.url("/"))
    assert asked == ["zinas.example"]
    assert not server.asked


def test_a_name_is_resolved_once_and_that_very_address_connected_to(server: Site) -> None:
    server.pages["/a"] = server.pages["/robots.txt"] = answer(PAGE)
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["192.168.0.1"]])
    with client(server) as fetching:
        fetching._network._resolve = lambda host, port: next(answers)
        # One connection for robots.txt and one for the page.
        assert fetching.get(server.url("/a")).body == PAGE
        with pytest.raises(FetchError, match="no public"):
            fetching.get(server.url("/a"))
    assert len(server.asked) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://169.254.169.254/", "169.254.169.254 is no public address"),
        ("http://[::ffff:10.0.0.1]/", "no public address"),
        ("file:///etc/passwd", "only addresses"),
        ("http://x:y@zinas.example/", "user name or password"),
    ],
)
def test_a_redirect_is_checked_as_the_address_itself(
    server: Site, status: int, target: str, why: str
) -> None:
    server.pages["/a"] = answer(status=status, Location=target)
    assert why in refusal(server.url("/a"), server)
    assert server.paths() == ["/a"]


def test_redirects_are_followed_and_those_for_good_remembered(server: Site) -> None:
    server.pages |= {
        "/a": answer(status=301, Location="/b"),
        "/b": answer(status=308, Location=f"//www.zinas.example:{server.port}/c"),
        "/c": answer(status=302, Location="/d?x=%C4%81"),
        "/d?x=%C4%81": answer(PAGE),
        "/e": answer(status=302, Location="/a"),
    }
    with client(server) as fetching:
        fetched = fetching.get(server.url("/a"))
        assert fetched.final_address == server.url("/d?x=%C4%81", "www.zinas.example")
        assert fetched.moved_to == server.url("/c", "www.zinas.example")
        assert fetched.address == server.url("/a")
        assert fetching.get(server.url("/e")).moved_to is None


def test_a_circle_of_redirects_ends(server: Site) -> None:
    server.pages["/a"] = answer(status=301, Location="/a")
    assert "redirects more than 5 times" in refusal(server.url("/a"), server)
    assert len(server.paths()) == 6


@pytest.mark.parametrize("location", ["", "http://[", "http:// /"])
def test_a_redirect_to_no_address_is_told(server: Site, location: str) -> None:
    server.pages["/a"] = answer(status=302, Location=location)
    assert refusal(server.url("/a"), server)


def test_what_did_not_change_has_no_body(server: Site) -> None:
    def page(asked: Asked) -> Iterator[bytes]:
        same = asked.headers.get("if-none-match") == '"1"'
        yield answer(status=304, ETag='"1"') if same else answer(PAGE, ETag='"1"')

    server.pages["/a"] = page
    with client(server) as fetching:
        first = fetching.get(server.url("/a"))
        second = fetching.get(
            server.url("/a"), etag=first.etag, last_modified="Tue, 07 May 2024 08:00:00 GMT"
        )
    assert (first.not_modified, second.not_modified) == (False, True)
    assert second.body == b""
    assert server.asked[-1].headers["if-modified-since"] == "Tue, 07 May 2024 08:00:00 GMT"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "does not have it"),
        (410, "gone for good"),
        (403, "refuses"),
        (304, "answers 304"),
        (500, "fault"),
    ],
)
def test_refusals_of_the_server_are_told_with_their_status(server: Site, status: int, why: str) -> None:
    server.pages["/a"] = answer(status=status)
    with client(server) as fetching, pytest.raises(FetchError, match=why) as caught:
        fetching.get(server.url("/a"))
    assert caught.value.status == status
    assert caught.value.is_gone == (status == 410)
    assert str(status) in str(caught.value)


def test_a_fault_that_passes_is_tried_again(server: Site) -> None:
    answers = iter([answer(status=502), b"", answer(PAGE)])
    server.pages["/a"] = lambda asked: [next(answers)]
    clock = HandClock()
    with client(server, clock) as fetching:
        assert fetching.get(server.url("/a")).body == PAGE
    assert clock.waited == [1.0, 1.0, 1.0]


def test_what_is_not_there_is_asked_for_once(server: Site) -> None:
    refusal(server.url("/a"), server)
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_is_left_alone_as_long_as_it_asks(server: Site, status: int) -> None:
    server.pages |= {"/a": answer(status=status, Retry_After="3600"), "/b": answer(PAGE)}
    clock = HandClock()
    with client(server, clock) as fetching:
        with pytest.raises(FetchError) as caught:
            fetching.get(server.url("/a"))
        assert caught.value.retry_at == clock.now() + 3600
        with pytest.raises(FetchError, match="left alone") as held:
            fetching.get(server.url("/b"))
        assert held.value.retry_at == caught.value.retry_at == fetching.ready_at(server.url("/b"))
        assert server.paths() == ["/a"]
        clock.time += 3600
        assert fetching.get(server.url("/b")).body == PAGE


def test_a_host_that_was_asked_too_often_gets_a_long_pause(server: Site) -> None:
    server.pages |= {"/a": answer(status=429), "/b": answer(PAGE)}
    clock = HandClock()
    with client(server, clock) as fetching:
        with pytest.raises(FetchError, match="asked too often"):
            fetching.get(server.url("/a"))
        fetching.get(server.url("/b"))
    assert server.paths() == ["/a", "/b"]
    assert clock.waited == [1, 60]


def test_a_short_wait_that_a_host_asks_for_is_waited(server: Site) -> None:
    answers = iter([answer(status=503, Retry_After="7"), answer(PAGE)])
    server.pages["/a"] = lambda asked: [next(answers)]
    clock = HandClock()
    with client(server, clock) as fetching:
        assert fetching.get(server.url("/a")).body == PAGE
    assert clock.waited[-1] == 7


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), ("0", 0), ("99999999999999999999", 86_400), ("Tue, 07 May 2024 08:10:00 GMT", 600),
        ("Tue, 07 May 2024 08:10:00", 600), ("Tue, 07 May 2024 07:00:00 GMT", 0),
        ("Fri, 07 May 2094 08:10:00 GMT", 86_400), ("soon", None), ("-5", None), ("", None), (None, None),
        ("1.5", None), ("٣", None),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date_and_a_day_at_most(value: str | None, seconds: int | None) -> None:
    assert retry_after(value, START) == (None if seconds is None else START + seconds)


@given(st.text())
def test_no_retry_after_raises(value: str) -> None:
    found = retry_after(value, START)
    assert found is None or START <= found <= START + 86_400


def test_a_host_gets_a_pause_between_requests_and_another_host_none(server: Site) -> None:
    server.pages |= {"/a": answer(PAGE), "/b": answer(PAGE)}
    clock = HandClock()
    with client(server, clock) as fetching:
        fetching.get(server.url("/a"))
        fetching.get(server.url("/b"))
        assert clock.waited == [1, 1]  # after robots.txt, after the first page
        fetching.get(server.url("/b", "citas.example"))
        assert clock.waited == [1, 1, 1]  # after the robots.txt of that host


@pytest.mark.parametrize(("said", "pause"), [("5", 5), ("0.1", 1), ("9999", 60), ("nan", 1)])
def test_the_pause_is_that_of_robots_txt_within_bounds(server: Site, said: str, pause: float) -> None:
    server.pages |= {"/robots.txt": answer(f"User-agent: *\nCrawl-delay: {said}\n"), "/a": answer(PAGE)}
    clock = HandClock()
    with client(server, clock) as fetching:
        fetching.get(server.url("/a"))
        fetching.get(server.url("/a"))
    assert clock.waited == [1, pause]


def test_robots_txt_is_obeyed_and_asked_once_a_day(server: Site) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: Hronika\nDisallow: /private/\n"
    server.pages |= {"/robots.txt": answer(rules), "/a": answer(PAGE), "/private/b": answer(PAGE)}
    clock = HandClock()
    with client(server, clock) as fetching:
        fetching.get(server.url("/a"))
        with pytest.raises(FetchError, match=r"robots\.txt of zinas\.example does not allow"):
            fetching.get(server.url("/private/b"))
        fetching.get(server.url("/a"))
        assert [asked.path for asked in server.asked] == ["/robots.txt", "/a", "/a"]
        clock.time += 86_401
        fetching.get(server.url("/a"))
    assert [asked.path for asked in server.asked].count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("agents", "is_ours"),
    [
        ("User-agent: Hronika", True), ("user agent HRONIKA", True),
        ("User-Agent: Hronika/1.0 (+x) # we", True), ("User-agent: Citi\nUser-agent: hronika*", True),
        ("User-agent: *", True), ("useragent:Hronikas", False), ("User-agent: Hronika-News", False),
        ("User-agent: Citi", False), ("User-agent:", False),
    ],
)  # fmt: skip
def test_rules_are_for_us_under_our_name_or_for_all(server: Site, agents: str, is_ours: bool) -> None:
    server.pages |= {"/robots.txt": answer(f"{agents}\nDisallow: /a\n"), "/a": answer(PAGE)}
    with client(server) as fetching:
        if is_ours:
            with pytest.raises(FetchError, match="does not allow"):
                fetching.get(server.url("/a"))
        else:
            assert fetching.get(server.url("/a")).body == PAGE


@pytest.mark.parametrize("name", ["User-agent: a", "useragent b", "USER AGENT:c", "User-agent: Hronika/"])
def test_a_robots_txt_with_many_agents_and_rules_takes_no_time(server: Site, name: str) -> None:
    agents = "".join(f"{name}{number}\n" for number in range(12_000))
    rules = "".join(f"Disallow: /*{number}*a$\n" for number in range(12_000))
    server.pages |= {"/robots.txt": answer(agents + rules), "/a": answer(PAGE)}
    began = time.process_time()
    with client(server) as fetching:
        assert fetching.get(server.url("/a")).body == PAGE
    assert time.process_time() - began < 2


def test_robots_txt_counts_for_what_is_redirected_to(server: Site) -> None:
    server.pages |= {
        "/robots.txt": answer("User-agent: *\nDisallow: /b\n"),
        "/a": answer(status=302, Location="/b"),
        "/b": answer(PAGE),
    }
    assert "does not allow it" in refusal(server.url("/a"), server)
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_txt_that_fails_holds_back_for_an_hour(server: Site, status: int) -> None:
    server.pages |= {"/robots.txt": answer(status=status), "/a": answer(PAGE)}
    clock = HandClock()
    with client(server, clock) as fetching:
        for _ in range(2):
            with pytest.raises(FetchError, match="fails to say what it allows") as caught:
                fetching.get(server.url("/a"))
        assert caught.value.retry_at is not None
        asked = len(server.asked)
        server.pages["/robots.txt"] = answer(status=404)
        clock.time = caught.value.retry_at
        assert fetching.get(server.url("/a")).body == PAGE
    assert len(server.asked) == asked + 2


def test_one_that_cannot_be_had_allows_all(server: Site) -> None:
    server.pages |= {"/robots.txt": answer(status=301, Location="/robots.txt"), "/a": answer(PAGE)}
    with client(server) as fetching:
        assert fetching.get(server.url("/a")).body == PAGE


def packed(data: bytes, window: int = 31) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzipped(PAGE)),
        ("x-gzip", gzipped(PAGE[:9]) + gzipped(PAGE[9:])),
        ("GZIP", gzipped(PAGE) + b"\0\0\0"),
        ("deflate", packed(PAGE, 15)),
        ("deflate", packed(PAGE, -15)),
        ("gzip, gzip", gzipped(gzipped(PAGE))),
        ("identity", PAGE),
        ("gzip", PAGE),
        ("deflate", PAGE),
        ("br", PAGE),
        ("zstd", b"\xef\xbb\xbf\n" + PAGE),
    ],
)
def test_encodings_are_undone_where_they_really_are_there(server: Site, encoding: str, body: bytes) -> None:
    server.pages["/a"] = answer(body, Content_Encoding=encoding)
    with client(server) as fetching:
        fetched = fetching.get(server.url("/a"))
    assert fetched.body.removeprefix(b"\xef\xbb\xbf\n") == PAGE
    assert bool(fetched.notes) == (encoding != "identity" and body.endswith(PAGE))


@pytest.mark.parametrize(
    ("encoding", "body", "why"),
    [
        ("br", b"\x8b\x07\x80\x03", "encoding br, which cannot be undone"),
        ("zstd", b"\x28\xb5\x2f\xfd", "encoding zstd"),
        ("gzip", gzipped(PAGE)[:-9], "cut off"),
        ("gzip", gzipped(PAGE)[:-8] + b"\xff" * 8, "damaged"),
        ("gzip, gzip, gzip", PAGE, "packed 3 times"),
    ],
)
def test_encodings_that_cannot_be_undone_are_named(
    server: Site, encoding: str, body: bytes, why: str
) -> None:
    server.pages["/a"] = answer(body, Content_Encoding=encoding)
    assert why in refusal(server.url("/a"), server)


def chunked(*pieces: bytes) -> bytes:
    body = b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return answer(Content_Length="", Transfer_Encoding="chunked") + body + b"0\r\n\r\n"


def test_chunks_are_put_together_where_there_are_some(server: Site) -> None:
    server.pages |= {
        "/a": chunked(PAGE[:7], PAGE[7:]),
        "/b": answer(PAGE, Content_Length="", Transfer_Encoding="chunked"),
        "/c": lambda asked: [bytes([byte]) for byte in answer(PAGE, Transfer_Encoding="Chunked")],
        "/d": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + chunked(PAGE),
    }
    with client(server) as fetching:
        for path in "abcd":
            assert fetching.get(server.url(f"/{path}")).body == PAGE


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (answer(PAGE, Content_Length=900), "HTTP as it should|cut off"),
        (answer(Content_Length="", Transfer_Encoding="chunked") + b"ff\r\nhalf", "HTTP as it should|cut off"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", "HTTP as it should|cut off"),
        (b"", "cut off"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000 + b"\r\n", "HTTP as it should"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000, "HTTP as it should"),
    ],
)
def test_answers_cut_off_or_not_of_http_are_told(server: Site, said: bytes, why: str) -> None:
    server.pages["/a"] = said
    server.pages["/robots.txt"] = answer(status=404)
    with client(server) as fetching, pytest.raises(FetchError, match=why):
        fetching.get(server.url("/a"))


def test_bombs_and_bodies_without_end_are_given_up(server: Site) -> None:
    def endless(asked: Asked) -> Iterator[bytes]:
        yield answer(Content_Length="")
        while True:
            yield b"<p>Tilts.</p>" * 5000

    def interim(asked: Asked) -> Iterator[bytes]:
        while True:
            yield b"HTTP/1.1 100 Continue\r\n\r\n" * 500

    zeros = b"\0" * (5 << 20)
    server.pages |= {
        "/endless": endless,
        "/interim": interim,
        "/large": answer(zeros),
        "/bomb": answer(gzipped(zeros), Content_Encoding="gzip"),
        "/bombs": answer(gzipped(gzipped(b"\0" * (60 << 20))), Content_Encoding="gzip, gzip"),
        "/honest": answer(gzipped(b"<p>&amp;</p>" * (250 << 10)), Content_Encoding="gzip"),
    }
    for path in ("/endless", "/interim", "/large"):
        assert "larger than 1,048,576 bytes" in refusal(server.url(path), server, received=1 << 20)
    assert "250 times its size" in refusal(server.url("/bomb"), server)
    assert "unpacks to more than" in refusal(server.url("/bombs"), server)
    with client(server) as fetching:
        assert len(fetching.get(server.url("/honest")).body) == 12 * (250 << 10)


def test_a_server_that_never_answers_or_drips_is_given_up(server: Site) -> None:
    def drip(asked: Asked) -> Iterator[bytes]:
        yield answer(Content_Length=100)
        for _ in range(100):
            time.sleep(0.02)
            yield b"x"

    def silent(asked: Asked) -> Iterator[bytes]:
        time.sleep(1)
        yield b""

    server.pages |= {"/drip": drip, "/silent": silent}
    began = time.monotonic()
    assert "took longer than 0.2 seconds" in refusal(server.url("/drip"), server, seconds=0.2)
    assert "nothing came for 0.1 seconds" in refusal(server.url("/silent"), server, silence=0.1)
    assert time.monotonic() - began < 1
    assert server.paths() == ["/drip", "/silent"]


def test_a_host_that_is_not_there_is_told(server: Site) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with (
        Client(resolve=nowhere, clock=HandClock()) as fetching,
        pytest.raises(FetchError, match="has no address"),
    ):
        fetching.get("https://zinas.example/")
    server.close()
    assert "does not answer" in refusal(server.url("/"), server)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_the_certificate_is_that_of_the_name_and_not_of_the_address(server: Site, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                key,
                "-out",
                certificate,
            ),
            *("-days", "2", "-subj", "/CN=zinas.example", "-addext", "subjectAltName=DNS:zinas.example"),
        ],
        check=True,
        capture_output=True,
    )
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    names: list[str | None] = []
    own.sni_callback = lambda connection, name, context: names.append(name)
    server.tls = own
    server.pages["/a"] = answer(PAGE)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with client(server, tls=trusting) as fetching:
        assert fetching.get(server.url("/a").replace("http:", "https:")).body == PAGE
        assert names == ["zinas.example"] * 2
        with pytest.raises(FetchError, match=r"the certificate of citas\.example is not valid"):
            fetching.get(server.url("/a", "citas.example").replace("http:", "https:"))
    with client(server) as fetching, pytest.raises(FetchError, match="certificate"):
        fetching.get(server.url("/a").replace("http:", "https:"))


def test_what_the_environment_says_of_proxies_is_not_heeded(
    server: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages["/a"] = answer(PAGE)
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    with client(server) as fetching:
        assert fetching.get(server.url("/a")).body == PAGE


def test_limits_have_sound_defaults() -> None:
    assert Limits().unpacked >= Limits().received >= 10 << 20
