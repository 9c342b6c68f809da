"""Articles from web archives: the pages among the responses of a WARC file (ISO 28500), packed or not.

warcio reads the headers. Where records begin and end is told here: warcio ends in silence at a record that is
cut off, and at the first that is damaged.
"""

import mmap
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from hronika.errors import DataError, FailureKind, HronikaError
from hronika.sources.encoding import kind_of
from hronika.sources.found import LONGEST_PAGE, Found

_GZIP = b"\x1f\x8b\x08"
_BEGIN = b"WARC/"
_LONGEST_HEAD = 1 << 16
_LONGEST_PIECE = 2 * LONGEST_PAGE  # what is packed as one piece, unpacked
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_TARGET = re.compile(rb"^warc-target-uri:\s*<?([^\s>]+)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_REFUSALS = {"4": "not found or refused", "5": "errors of the server"}
_ROBOTS = re.compile(r"\A[a-z]+://[^/?#]+/robots\.txt(?:[?#]|\Z)", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")
_SPACE = b" \t\r\n"
_CUT = "is cut off"


def is_packed_warc(head: bytes) -> bool:
    """Whether the first bytes of a gzip file are those of a packed web archive."""
    return head.startswith(_GZIP) and _unpacked(head, len(_BEGIN)).startswith(_BEGIN)


def articles_of(
    path: str,
    name: str,
    warn: Callable[[str], None],
    make: Callable[..., Found],
    passed_by: Counter[str] | None = None,
    part: range | None = None,
) -> Iterator[tuple[str, Found | HronikaError]]:
    """Yield the articles of a web archive, each with its place, and an error in the place of a bad record.

    A record that is damaged costs no other where the next begin is found. Calls `warn` once with how many
    were passed by, and why: redirects, pictures, revisits, which tell that a page was seen again unchanged;
    instead they are added to `passed_by`, by reason, where that is given.
    `make` makes of a page, its place and its media type what was found, as `page_article` makes an article,
    and gets the address and the charset told. With a `part`, the bytes of a slice (`warc_slices.slices_of`),
    only the records that begin there are read.
    """
    passed: Counter[str] = Counter()
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        part = part or range(len(data))
        for start, piece in _pieces(data, name, part):
            if isinstance(piece, DataError):
                yield name, piece
                continue
            within = part if start is None else range(len(piece))
            for offset, record in _records(piece, name, start, within):
                place = f"{name}, record at byte {offset}"
                if isinstance(record, DataError):
                    yield place, record
                    continue
                try:
                    found = _found(record, place, passed, make)
                except HronikaError as error:
                    yield place, error
                else:
                    if found is not None:
                        yield place, found
    if passed_by is not None:
        passed_by.update(passed)
    elif passed:
        told = ", ".join(f"{count} {reason}" for reason, count in passed.most_common())
        warn(f"{name}: {passed.total()} records are no pages and are passed by: {told}.")


def is_packed(data: mmap.mmap) -> bool:
    """Whether the records of a file are packed, each by itself or some as one piece."""
    return data[: len(_GZIP)] == _GZIP


def _pieces(data: mmap.mmap, name: str, part: range) -> Iterator[tuple[int | None, Any]]:
    """Yield what is packed as one piece, unpacked, and the byte where it begins; all of a file not packed."""
    if not is_packed(data):
        yield None, data
        return
    at = part.start
    while at < part.stop:
        piece, after, fault = _unpack(data, at)
        if fault is None:
            yield at, piece
            at = after
            # Some programs fill up with zeros.
            while at < len(data) and data[at] == 0:
                at += 1
            continue
        following = next_packed(data, at + 1)
        address = _TARGET.search(piece[:_LONGEST_HEAD])
        what = f" ({address[1].decode('utf-8', 'replace')})" if address else ""
        rest = "what follows is read" if following < len(data) else "nothing that can be read follows"
        told = f"{name}: the record at byte {at}{what} {fault}; {rest}."
        yield at, DataError(told).of(_kind(fault))
        at = following


def _unpack(data: mmap.mmap, at: int) -> tuple[bytes, int, str | None]:
    """Unpack the piece at a byte: what it holds, the byte behind it, and what is wrong with it."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    found = bytearray()
    place = at
    try:
        while not unpacker.eof:
            packed = unpacker.unconsumed_tail
            if not packed:
                packed = data[place : place + _LONGEST_HEAD]
                place += len(packed)
                if not packed:
                    return bytes(found), place, "is cut off: the file ends before it does"
            found += unpacker.decompress(packed, _LONGEST_PIECE + 1 - len(found))
            if len(found) > _LONGEST_PIECE:
                fault = (
                    f"unpacks to more than {_LONGEST_PIECE:,} bytes, so it is a bomb or all of a file packed "
                    "as one piece: pack it anew with `warcio recompress`"
                )
                return bytes(found[:_LONGEST_HEAD]), place, fault
    except zlib.error:
        return bytes(found), place, "is damaged"
    return bytes(found), place - len(unpacker.unused_data), None


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, most)
    except zlib.error:
        return b""


def next_packed(data: mmap.mmap, at: int) -> int:
    """Find the next byte at which a packed record begins; the end where there is none."""
    while (at := data.find(_GZIP, at)) >= 0:
        if _unpacked(data[at : at + 1024], len(_BEGIN)) == _BEGIN:
            return at
        at += 1
    return len(data)


def _records(data: Any, name: str, start: int | None, part: range) -> Iterator[tuple[int, Any]]:
    """Yield the bytes of every record in a part of a piece, with the byte where it, or the piece, begins."""
    for at, end, fault in records_of(data, part):
        offset = at if start is None else start
        if fault is None:
            yield offset, bytes(data[at : min(end, at + _LONGEST_PIECE)])
            continue
        address = _TARGET.search(bytes(data[at : at + _LONGEST_HEAD]).partition(b"\r\n\r\n")[0])
        what = f" ({address[1].decode('utf-8', 'replace')})" if address else ""
        told = f"{name}: the record at byte {offset}{what} {fault}."
        yield offset, DataError(told).of(_kind(fault))


def _kind(fault: str) -> FailureKind:
    return "cut page" if fault.startswith(_CUT) else "damaged page"


def records_of(data: Any, part: range) -> Iterator[tuple[int, int, str | None]]:
    """Yield where every record begins that does so in a part of what is not packed, its end and its fault.

    The fault is what is wrong with it, if anything; then it ends where the next one begins that is found.
    """
    at = part.start
    while True:
        while at < part.stop and data[at : at + 1] in (b"\r", b"\n", b" ", b"\t", b"\0"):
            at += 1
        if at >= part.stop:
            return
        end, fault = _end(data, at)
        if fault is not None:
            following = data.find(b"\r\n\r\n" + _BEGIN, at + 1)
            end = following + 4 if following >= 0 else len(data)
        yield at, end, fault
        at = end


def _end(data: Any, at: int) -> tuple[int, str | None]:
    """Find the end of the record at a byte by the length it declares; or tell what is wrong with it."""
    head = data.find(b"\r\n\r\n", at, at + _LONGEST_HEAD)
    if data[at : at + len(_BEGIN)] != _BEGIN:
        return at, "is damaged: it does not begin as one"
    if head < 0:
        cut = len(data) - at < _LONGEST_HEAD
        return at, "is cut off: the file ends in its header" if cut else "is damaged: its header does not end"
    length = _LENGTH.search(data[at:head].replace(b"\r\n", b"\n"))
    if length is None:
        return at, "is damaged: it does not declare its length"
    end = head + 4 + int(length[1])
    if end > len(data):
        inside = data.find(b"\r\n\r\n" + _BEGIN, head)
        if inside >= 0:
            return at, "is damaged: it declares a length beyond the end of the file"
        return at, f"is cut off: {end - len(data)} of the bytes that it declares are missing"
    behind = data[end : end + 16].strip(_SPACE + b"\0")[: len(_BEGIN)]
    if not _BEGIN.startswith(behind):
        return at, "is damaged: it does not end where it declares"
    return end, None


def _found(data: bytes, place: str, passed: Counter[str], make: Callable[..., Found]) -> Found | None:
    """Make an article of a record; None, counted by reason, where it is no page."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        record = ArcWarcRecordLoader(arc2warc=False).parse_record_stream(BytesIO(data), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError):
        raise DataError(f"{place} is damaged: its headers cannot be read.").of("damaged page") from None
    if record.rec_type == "revisit":
        passed["seen again"] += 1
    elif record.rec_type in ("resource", "conversion"):
        passed[f"records of the type {record.rec_type}"] += 1
    if record.rec_type != "response" or record.http_headers is None:
        return None
    headers = record.http_headers
    status = headers.get_statuscode()
    kind = (headers.get_header("Content-Type") or "text/html").lower()
    address = record.rec_headers.get_header("WARC-Target-URI")
    if status == "304":
        passed["seen again"] += 1
    elif status[:1] == "3":
        passed["redirects"] += 1
    elif status != "200":
        passed[_REFUSALS.get(status[:1], "other answers")] += 1
    elif _ROBOTS.search(address or ""):
        passed["robots.txt"] += 1
    elif not kind.startswith(_PAGES):
        passed[kind.partition(";")[0].strip()[:40]] += 1
    else:
        place = f"{place} ({address})"
        body = _unchunked(record.raw_stream.read(), headers.get_header("Transfer-Encoding") or "")
        body = _uncompressed(body, (headers.get_header("Content-Encoding") or "").lower().strip(), place)
        if (found := kind_of(body)) and "picture" in found:
            passed["pictures that are said to be pages"] += 1
            return None
        charset = _CHARSET.search(kind)
        return make(body, place, kind, url=address, charset=charset[1] if charset else None)
    return None


def _unchunked(body: bytes, encoding: str) -> bytes:
    """Undo the chunks of a body where there really are some."""
    if "chunked" not in encoding.lower():
        return body
    parts, at = [], 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        at = match.end() + size
        parts.append(body[match.end() : at])
        if size == 0:
            return b"".join(parts)
        at += 2 if body[at : at + 2] == b"\r\n" else 0
    # The last chunk of what was cut short may be missing.
    return b"".join(parts) if parts and at >= len(body) else body


def _uncompressed(body: bytes, encoding: str, place: str) -> bytes:
    """Undo the packing of a body where there really is one."""
    if encoding in ("", "identity", "none"):
        return body
    windows = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
    if encoding in windows:
        for window in (windows[encoding], -zlib.MAX_WBITS):
            try:
                found = zlib.decompressobj(window).decompress(body, LONGEST_PAGE + 1)
            except zlib.error:
                continue
            if len(found) > LONGEST_PAGE:
                raise DataError(
                    f"{place} unpacks to more than {LONGEST_PAGE:,} bytes, too large for one page."
                ).of("text too long")
            if found:
                return found
        return body
    if body.lstrip(_SPACE)[:1] == b"<":
        return body
    raise DataError(
        f"{place} is in the encoding {encoding[:20]}, which is not read: fetch the page without it."
    ).of("unreadable encoding")
