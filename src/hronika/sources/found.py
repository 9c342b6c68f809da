"""What a source yields for an archive: an article with what it was made from."""

from dataclasses import dataclass, field

from hronika.article import Article


@dataclass(frozen=True)
class Found:
    """An article as a source gave it.

    `raw` are the bytes that it was made from, where those are worth keeping (a page), and `raw_type` their
    media type (`text/html`). `notes` are sentences on what was put right in making it, such as a wrong label
    of the encoding. `place` is where it was found, for messages: a file with the line or record, an address.
    """

    article: Article
    raw: bytes | None = None
    raw_type: str | None = None
    notes: tuple[str, ...] = field(default=())
    place: str = ""
