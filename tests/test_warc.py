"""Web archives: pages of packed and unpacked WARC files; what is damaged costs nothing else."""

import gzip
import time
import zlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from conftest import Run

from hronika.article import Article
from hronika.errors import HronikaError
from hronika.sources.files import articles_in, articles_in_all

gzipped = partial(gzip.compress, mtime=0)  # names of tests hold the bytes and are the same in every process


SENTENCE = "Ministre Anna Bērziņa pirmdien sacīja, ka {} ceļu atvērs jau maijā."
NUMBERS = ("pirmo", "otro", "trešo", "ceturto", "piekto", "sesto", "septīto", "astoto")


def page(number: int) -> bytes:
    return (
        '<html lang="lv"><head><meta charset="utf-8"></head><body><h1>Ceļš</h1>'
        f"<p>{SENTENCE.format(NUMBERS[number])}</p></body></html>"
    ).encode()


def record(number: int, body: bytes, head: str = "", status: str = "200 OK", kind: str = "response") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://zinas.example/{number}\r\n"
            "WARC-Date: 2024-05-07T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


RECORDS = [record(number, page(number)) for number in range(8)]


def read(tmp_path: Path, data: bytes, name: str = "a.warc") -> tuple[list[str], list[str], list[str]]:
    """The numbers of the articles, the errors, and what was told."""
    path = tmp_path / name
    path.write_bytes(data)
    told: list[str] = []
    found: Sequence[Article | HronikaError] = list(articles_in_all([str(path)], told.append))
    urls = [str(item.url).rpartition("/")[2] for item in found if isinstance(item, Article)]
    return urls, [str(item) for item in found if isinstance(item, HronikaError)], told


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_with_their_address(tmp_path: Path, packed: bool) -> None:
    records = [gzipped(item) for item in RECORDS] if packed else RECORDS
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(records))
    found = [item for item in articles_in(str(path)) if isinstance(item, Article)]
    assert [item.text for item in found] == [SENTENCE.format(number) for number in NUMBERS]
    assert found[3].url == "https://zinas.example/3"
    assert {item.outlet for item in found} == {"zinas.example"}


def test_file_packed_as_one_piece(tmp_path: Path) -> None:
    assert read(tmp_path, gzipped(b"".join(RECORDS)), "a.warc.gz")[0] == list("01234567")


@pytest.mark.parametrize("name", ["a.warc", "A.WARC.GZ"])
def test_what_is_no_web_archive_is_no_article_by_that_name(tmp_path: Path, name: str) -> None:
    numbers, errors, _ = read(tmp_path, b"Tiltu atver. Ministrs runas.\n" * 20, name)
    assert not numbers
    (error,) = errors
    assert error.startswith(f"{tmp_path / name} is called a web archive (WARC) and is none: ")


@pytest.mark.parametrize("packed", [True, False])
def test_record_cut_short_is_named(tmp_path: Path, packed: bool) -> None:
    records = [gzipped(item) for item in RECORDS] if packed else RECORDS
    start = sum(map(len, records[:3]))
    numbers, errors, _ = read(tmp_path, b"".join(records)[: start + len(records[3]) - 40])
    assert numbers == list("012")
    (error,) = errors
    assert f"at byte {start} (https://zinas.example/3) is cut off" in error


def test_file_cut_anywhere_loses_no_whole_record(tmp_path: Path) -> None:
    packed = [gzipped(item) for item in RECORDS[:3]]
    for records in (RECORDS[:3], packed):
        data = b"".join(records)
        for end in range(1 + len(records[0]), len(data) - 5, 211):
            numbers, errors, _ = read(tmp_path, data[:end])
            # The blank lines behind a record that is not packed are no part of what it declares.
            slack = 4 if records is not packed else 0
            edges = [sum(map(len, records[:number])) for number in range(1, 4)]
            whole = sum(edge - slack <= end for edge in edges)
            assert numbers == [str(number) for number in range(whole)]
            assert len(errors) == (not any(edge - slack <= end <= edge for edge in edges))


@pytest.mark.parametrize("place", [30, 200, -30, -3])
def test_one_bad_byte_costs_one_record(tmp_path: Path, place: int) -> None:
    records = [gzipped(item) for item in RECORDS]
    bad = bytearray(records[1])
    bad[place] ^= 0x41
    numbers, errors, _ = read(tmp_path, b"".join([records[0], bytes(bad), *records[2:]]), "a.warc.gz")
    assert numbers == list("0234567")
    (error,) = errors
    assert f"the record at byte {len(records[0])}" in error
    assert "damaged" in error or "cut off" in error


@pytest.mark.parametrize(
    "length", [b"Content-Length: 9", b"Content-Length: 99999999", b"Content-Lxngth: 200"]
)
def test_wrong_length_costs_one_record(tmp_path: Path, length: bytes) -> None:
    head, _, rest = RECORDS[1].partition(b"Content-Length")
    bad = head + length + rest[rest.index(b"\r\n") :]
    numbers, errors, _ = read(tmp_path, b"".join([RECORDS[0], bad, *RECORDS[2:]]))
    assert numbers == list("0234567")
    (error,) = errors
    assert "https://zinas.example/1" in error
    assert "damaged" in error


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 50] for at in range(0, len(body), 50)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (chunked(page(0)), "Transfer-Encoding: chunked\r\n"),
        (page(0), "Transfer-Encoding: chunked\r\n"),
        (page(0), "Content-Encoding: gzip\r\n"),
        (page(0), "Content-Encoding: br\r\n"),
        (gzipped(page(0)), "Content-Encoding: gzip\r\n"),
        (zlib.compress(page(0)), "Content-Encoding: deflate\r\n"),
        (chunked(gzipped(page(0))), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)
def test_encodings_are_undone_where_they_are_there(tmp_path: Path, body: bytes, head: str) -> None:
    numbers, errors, _ = read(tmp_path, record(0, body, head))
    assert (numbers, errors) == (["0"], [])


def test_encoding_that_is_not_read_is_named(tmp_path: Path) -> None:
    numbers, errors, _ = read(
        tmp_path, record(0, b"\x0b\x02\x80packed", "Content-Encoding: br\r\n") + RECORDS[1]
    )
    assert numbers == ["1"]
    assert "the encoding br" in errors[0]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    picture = record(2, b"\x89PNG").replace(b"text/html", b"image/png")
    data = [
        record(0, b"", status="301 Moved", head="Location: /1\r\n"),
        RECORDS[1],
        picture,
        record(3, b"", kind="revisit"),
        record(4, page(4), status="404 Not Found"),
        record(5, page(5), status="206 Partial Content"),
        record(6, b"", status="304 Not Modified"),
        record(7, b"\xff\xd8\xff\xe0"),
        record(8, page(6)).replace(b"zinas.example/8", b"zinas.example/robots.txt"),
        record(9, page(7), kind="resource"),
    ]
    numbers, errors, told = read(tmp_path, b"".join(data))
    assert (numbers, errors) == (["1"], [])
    (sentence,) = told
    assert "9 records" in sentence
    for reason in ("1 redirects", "1 image/png", "2 seen again", "1 not found or refused", "1 other answers"):
        assert reason in sentence
    for reason in ("1 pictures that are said to be pages", "1 robots.txt", "1 records of the type resource"):
        assert reason in sentence


def test_bombs_are_told_in_bounded_time(tmp_path: Path) -> None:
    zeros = gzipped(bytes(200 << 20), 9)
    inner = record(0, gzipped(bytes(100 << 20), 9), "Content-Encoding: gzip\r\n")
    bomb = gzipped(b"WARC/1.0\r\n" + bytes(200 << 20), 9)
    started = time.process_time()
    numbers, errors, _ = read(
        tmp_path, b"".join(map(gzipped, [RECORDS[0], inner])) + bomb + zeros, "a.warc.gz"
    )
    assert time.process_time() - started < 10
    assert numbers == ["0"]
    assert len(errors) == 2
    assert "unpacks to more than" in errors[0]
    assert "it is a bomb" in errors[1]


def test_command_line_reads_the_rest_and_says_what_failed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(RECORDS)[:-60])
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 7
    assert "(https://zinas.example/7) is cut off" in result.stderr
    with path.open("rb") as stdin:
        assert "save it as a file" in run("read", "-", input=stdin.read().decode()).stderr
