"""Slices of web archives: parts of a WARC file from record to record, found without unpacking it.

Read one after the other (`articles_of` with a `part`), the slices of a file give the records of the whole, in
order, also where some are damaged.
"""

import hashlib
import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy

from hronika.sources.warc import is_packed, next_packed, records_of

RECORDS = 500
"""Behind so many records a slice ends, with the last before one that surely begins (`_packed_borders`)."""

BYTES = 32 << 20
"""A slice that has so many bytes ends with the record that reached them."""

# Deflate keeps what it cannot make smaller, such as a packed file, as it is: in stored blocks, each with its
# length and the complement of that before it, two bytes each.
_LONGEST_STORED = 0xFFFF
_STORED_HEAD = 4

_AT_ONCE = 8 << 20  # bytes that are hashed before the memory they took is given back


@dataclass(frozen=True)
class WarcSlice:
    """The bytes of a WARC file from `start` to `end`, and the SHA-256 of them in hexadecimal.

    `size` is that of the whole file, by which a record that is cut off is told from one that lies about its
    length.
    """

    path: str
    start: int
    end: int
    size: int
    sha256: str

    def is_unchanged(self) -> bool:
        """Whether the file still has these bytes here, and as many in all."""
        with open(self.path, "rb") as file:
            file.seek(0, 2)
            if file.tell() != self.size:
                return False
            file.seek(self.start)
            digest, left = hashlib.sha256(), self.end - self.start
            while left > 0 and (piece := file.read(min(left, 1 << 20))):
                digest.update(piece)
                left -= len(piece)
        return digest.hexdigest() == self.sha256


def slices_of(path: str, records: int = RECORDS, most: int = BYTES) -> Iterator[WarcSlice]:
    """Yield the slices of a WARC file that is not empty, in order; behind so many records or bytes one ends.

    What is packed as one piece is in one slice, however many records it holds. Memory is flat. Raises OSError
    where the file cannot be read.
    """
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        borders = _packed_borders(data, records, most) if is_packed(data) else _borders(data, records, most)
        for start, end in pairwise(chain((0,), borders, (len(data),))):
            digest = hashlib.sha256()
            for at in range(start, end, _AT_ONCE):
                digest.update(data[at : min(end, at + _AT_ONCE)])
                _forget(data)
            yield WarcSlice(path, start, end, len(data), digest.hexdigest())


def _borders(data: mmap.mmap, records: int, most: int) -> Iterator[int]:
    """Yield where slices end in what is not packed: there the declared lengths lead from record to record."""
    first = count = 0
    for at, *_ in records_of(data, range(len(data))):
        if at > first and (count >= records or at - first >= most):
            yield at
            first, count = at, 0
        count += 1


def _packed_borders(data: mmap.mmap, records: int, most: int) -> Iterator[int]:
    """Yield where slices end in what is packed: at begins of packed records that surely are some.

    A record can hold a packed web archive, whose records begin no slice. Of true begins some have by chance
    what looks like the head of a stored block before them; then the next one is taken.
    """
    first = count = at = 0
    while (at := next_packed(data, at)) < len(data):
        if at > first and (count >= records or at - first >= most) and not _may_be_stored(data, at):
            yield at
            first, count = at, 0
        count += 1
        at += 1


def _may_be_stored(data: mmap.mmap, at: int) -> bool:
    """Whether a byte may lie in a stored block of deflate: whether what may be the head of one reaches it."""
    first = max(0, at - _LONGEST_STORED - _STORED_HEAD)
    head = numpy.frombuffer(data[first:at], numpy.uint8).astype(numpy.uint16)
    if len(head) < _STORED_HEAD:
        return False
    words = head[:-1] | head[1:] << 8
    lengths, complements = words[:-2], words[2:]
    ends = numpy.arange(first, first + len(lengths)) + _STORED_HEAD + lengths
    return bool(numpy.any((lengths ^ complements == _LONGEST_STORED) & (ends > at)))


def _forget(data: mmap.mmap) -> None:
    """Have the system take back the memory in which it has shown the file, where it can be told to."""
    if hasattr(mmap, "MADV_DONTNEED"):
        data.madvise(mmap.MADV_DONTNEED)
