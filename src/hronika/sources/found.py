"""What a source yields for an archive: an article with what it was made from."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hronika.article import Article
from hronika.errors import HronikaError

if TYPE_CHECKING:  # who only finds articles needs no record
    from hronika.lemmas import RecordWithLemmas

LONGEST_PAGE = 32 << 20
"""So many bytes are taken as one page."""


@dataclass(frozen=True)
class Found:
    """An article as a source gave it.

    `raw` are the bytes that it was made from, where those are worth keeping (a page), and `raw_type` their
    media type (`text/html`). `notes` are sentences on what was put right in making it, such as a wrong label
    of the encoding. `place` is where it was found, for messages: a file with the line or record, an address.
    `page_key` is that of the page it was made from.
    """

    article: Article
    raw: bytes | None = None
    raw_type: str | None = None
    notes: tuple[str, ...] = field(default=())
    place: str = ""
    page_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class FoundRead(Found):
    """An article that was read before as it would be read now.

    `reading` gives what was read; it raises DataError where that is not to be trusted.
    """

    reading: Callable[[], "RecordWithLemmas"]


class KnownPage(HronikaError):  # noqa: N818 it is none, but goes the way of one
    """Stands in the place of a page of which nothing is made, as whoever asked knows it (`page_key`)."""


def page_key(page: bytes, url: str | None) -> str:
    """Give what the bytes of a page are known by, together with the address that they came from, if any."""
    digest = hashlib.sha256(f"{url or ''}\0".encode() + page).hexdigest()
    return f"page {digest[:32]}"
