"""What can be set of the reading room."""

from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """How an archive is served.

    `query_seconds` is how long the archive may take to answer a page, `lock_seconds` and
    `write_lock_seconds` how long a page and a change wait for another process that keeps it; `readers` is how
    many pages may ask it at once. `read_only` has no page that changes anything. `author` is in whose name
    changes are made where there are no `users`, the file of those who may log in. `hosts` are the names,
    beside those of this machine, by which a browser may call it. `most_upload` and `most_body` limit in bytes
    what may be sent: a file, and any other form. `published` makes pages that are written into files
    (`hronika.web.publishing`): nothing in them asks the server.
    """

    archive: Path
    host: str = "127.0.0.1"
    port: int = 8017
    read_only: bool = False
    author: str = "reader"
    users: Path | None = None
    published: bool = False
    query_seconds: float = 5.0
    lock_seconds: float = 4.0
    write_lock_seconds: float = 15.0
    readers: int = 4
    hosts: tuple[str, ...] = ()
    most_upload: int = 20 * MEBIBYTE
    most_body: int = MEBIBYTE
