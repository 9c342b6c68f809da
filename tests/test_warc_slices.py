"""Slices of web archives: whatever their size, together they give what the whole file gives."""

import gzip
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.article import Article
from hronika.errors import HronikaError
from hronika.sources.found import Found
from hronika.sources.warc import articles_of
from hronika.sources.warc_slices import slices_of


def record(number: int, body: bytes, kind: str = "text/html", declared: int | None = None) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://zinas.example/{number}\r\n"
            f"Content-Length: {len(http) if declared is None else declared}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def page(number: int) -> bytes:
    return f"<html><body><p>Ceļš {number}. {'Vārdi un skaitļi. ' * (number % 7)}</p></body></html>".encode()


RECORDS = [record(number, page(number)) for number in range(12)]
PACKED = [gzip.compress(each) for each in RECORDS]
NESTED = record(99, b"".join(PACKED[:4]), kind="application/warc")
"""A record that holds a packed web archive, which no deflate makes smaller."""


def read(path: Path, part: range | None = None) -> tuple[list[tuple[str, str]], Counter[str]]:
    """What a file gives: places with the text, or the error; and what was passed by."""

    def make(body: bytes, place: str, kind: str, **known: Any) -> Found:
        return Found(Article(body.decode("utf-8", "replace").replace("\0", " ") or "-", url=known["url"]))

    passed: Counter[str] = Counter()
    found = [
        (place, str(item) if isinstance(item, HronikaError) else f"{item.article.url} {item.article.text}")
        for place, item in articles_of(str(path), "a.warc", print, make, passed, part)
    ]
    return found, passed


def assert_slices_give_the_whole(path: Path, records: int, most: int) -> int:
    slices = list(slices_of(str(path), records, most))
    assert [slices[0].start, *(each.end for each in slices)] == [
        *(each.start for each in slices),
        path.stat().st_size,
    ]
    parts = [read(path, range(each.start, each.end)) for each in slices]
    assert (
        [item for found, _ in parts for item in found],
        sum((passed for _, passed in parts), Counter[str]()),
    ) == read(path)
    return len(slices)


@st.composite
def archives(draw: st.DrawFn) -> bytes:
    """Web archives, packed or not, of records in any order, some nested, cut, changed, filled up."""
    is_packed = draw(st.booleans())
    level = draw(st.sampled_from([0, 1, 6]))
    pieces = []
    for number in draw(st.lists(st.integers(0, 14), min_size=1, max_size=14)):
        plain = (
            RECORDS[number]
            if number < 12
            else (NESTED, record(5, page(5), declared=9), record(6, page(6), declared=10**9))[number - 12]
        )
        piece = gzip.compress(plain, level) if is_packed else plain
        pieces.append(piece)
        pieces.append(draw(st.sampled_from([b"", b"", b"", b"\0" * 600, b"\r\n", b"WARC/1.0\r\n\r\n"])))
    data = bytearray(b"".join(pieces))
    for place in draw(st.lists(st.integers(8, len(data) - 1), max_size=3)):
        data[place] ^= 0x41
    return bytes(data[: draw(st.one_of(st.just(len(data)), st.integers(8, len(data))))])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slices") / "a.warc"


@settings(max_examples=30, deadline=None)
@given(archives(), st.integers(1, 6), st.sampled_from([1, 300, 2000, 1 << 20]))
def test_slices_of_any_size_give_the_whole(path: Path, data: bytes, records: int, most: int) -> None:
    path.write_bytes(data)
    assert_slices_give_the_whole(path, records, most)


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_slice_holds_so_many_records_at_most(path: Path, is_packed: bool) -> None:
    path.write_bytes(b"".join((PACKED if is_packed else RECORDS) * 5))
    assert assert_slices_give_the_whole(path, records=7, most=1 << 20) == 9
    counts = [len(read(path, range(each.start, each.end))[0]) for each in slices_of(str(path), 7, 1 << 20)]
    assert counts == [7] * 8 + [4]


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_slice_ends_with_the_record_that_makes_it_large(path: Path, is_packed: bool) -> None:
    path.write_bytes(b"".join(PACKED if is_packed else RECORDS))
    assert assert_slices_give_the_whole(path, records=500, most=1) == len(RECORDS)


def test_records_within_a_packed_record_begin_no_slice(path: Path) -> None:
    path.write_bytes(b"".join([PACKED[0], gzip.compress(NESTED), PACKED[1]]))
    assert assert_slices_give_the_whole(path, records=1, most=1) == 3


def test_file_packed_as_one_piece_is_one_slice(path: Path) -> None:
    path.write_bytes(gzip.compress(b"".join(RECORDS)))
    assert assert_slices_give_the_whole(path, records=1, most=1) == 1


def test_slices_are_named_by_what_they_hold(path: Path) -> None:
    path.write_bytes(b"".join(PACKED))
    first, second = (list(slices_of(str(path), 4)) for _ in range(2))
    assert first == second
    assert len({each.sha256 for each in first}) == len(first) == 3
    assert all(each.is_unchanged() for each in first)
    path.write_bytes(b"".join([*PACKED[:5], PACKED[6], *PACKED[6:]]))
    assert [each.sha256 for each in slices_of(str(path), 4)][::2] == [first[0].sha256, first[2].sha256]
    assert not first[1].is_unchanged()


def test_cut_file_is_told_in_its_last_slice_alone(path: Path) -> None:
    data = b"".join(PACKED)
    path.write_bytes(data[:-30])
    start = len(data) - len(PACKED[-1])
    *whole, (last, _) = [read(path, range(each.start, each.end)) for each in slices_of(str(path), 4)]
    assert not [place for found, _ in whole for place, text in found if "cut off" in text]
    assert f"record at byte {start} (https://zinas.example/11) is cut off" in last[-1][1]
