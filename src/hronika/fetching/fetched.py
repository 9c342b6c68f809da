"""What a fetch gives."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fetched:
    """An answer to a request for an address.

    `final_address` is where it was found in the end, and `moved_to` the address to ask from now on, where the
    server said that it moved for good. `body` is unpacked and otherwise as it came; `content_type` is the
    media type alone in lower case, `charset` what the header says of the encoding; neither is checked. `etag`
    and `last_modified` are to be given back at the next request. With `not_modified` the server says that
    nothing changed since then, and there is no body. `notes` are sentences on what was put right.
    """

    address: str
    final_address: str
    status: int
    body: bytes
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False
    moved_to: str | None = None
    notes: tuple[str, ...] = ()
