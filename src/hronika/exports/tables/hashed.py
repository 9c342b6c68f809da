"""A file that is hashed and measured while it is written."""

import hashlib
import io
from typing import Any, BinaryIO


class HashedFile(io.RawIOBase):
    """Writes to a file, which stays open, and keeps the SHA-256 and the number of the bytes written."""

    def __init__(self, file: BinaryIO) -> None:
        self.hash = hashlib.sha256()
        self.size = 0
        self._file = file

    def writable(self) -> bool:
        """Say that it is written to."""
        return True

    def write(self, data: Any, /) -> int:
        """Write bytes and give how many there were."""
        self.hash.update(data)
        self.size += memoryview(data).nbytes
        return self._file.write(data)

    def tell(self) -> int:
        """Give how many bytes were written."""
        return self.size
