"""Answers that say they come in chunks, and do not.

Some servers, and more often what stands before them, name the transfer encoding `chunked` over a body that is
plain. No browser shows such a page, yet its text is whole.
"""

import re

_LONGEST = 1 << 17
_HEAD = re.compile(rb"HTTP/1\.[01] (?!1\d\d)[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n")
_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n")
_CHUNKED = re.compile(rb"^transfer-encoding:[ \t]*chunked[ \t]*\r?\n", re.IGNORECASE | re.MULTILINE)
_SIZE = re.compile(rb"[0-9a-fA-F]{1,16}[ \t]*(?:;[^\n]*)?\r?\n")
_LONGEST_SIZE = 300


class Head:
    """The first bytes of an answer, kept back until its head is whole and its body has begun."""

    def __init__(self) -> None:
        self._seen = bytearray()

    def add(self, data: bytes) -> bytes | None:
        """Add what came (nothing at the end); give all of it once it is known how it is to be read."""
        self._seen += data
        start = 0
        while interim := _INTERIM.match(self._seen, start):
            start = interim.end()
        head = _HEAD.match(self._seen, start)
        is_over = not data or len(self._seen) > _LONGEST
        if head is None:
            return bytes(self._seen) if is_over else None
        chunked = _CHUNKED.search(self._seen, head.start(), head.end())
        if chunked is None:
            return bytes(self._seen)
        begin = self._seen[head.end() : head.end() + _LONGEST_SIZE]
        if not is_over and b"\n" not in begin and len(begin) < _LONGEST_SIZE:
            return None
        if _SIZE.match(begin) or not begin:
            return bytes(self._seen)
        return bytes(self._seen[: chunked.start()] + self._seen[chunked.end() :])
