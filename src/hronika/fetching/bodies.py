"""The body of an answer unpacked, within limits and only where it really is packed."""

import zlib

from hronika.fetching.errors import FetchError
from hronika.fetching.limits import Limits

_WINDOWS = {
    "gzip": (16 + zlib.MAX_WBITS,),
    "x-gzip": (16 + zlib.MAX_WBITS,),
    # Some servers leave out the envelope of zlib.
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}
_GZIP = b"\x1f\x8b\x08"
_MOST_LAYERS = 2
_SURELY_A_BOMB = 4 << 20
_PIECE = 1 << 16

ACCEPTED = "gzip, deflate"
"""The encodings that are undone, as a request names them."""


def unpack_body(body: bytes, encoding: str, where: str, limits: Limits) -> tuple[bytes, str | None]:
    """Undo the content encodings that a header names; give the body, and a sentence where one is not there.

    Raises FetchError on an encoding that cannot be undone, what is cut off or damaged, and a bomb.
    """
    layers = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in _PLAIN]
    if len(layers) > _MOST_LAYERS:
        raise FetchError(f"{where} is packed {len(layers)} times over: it is not read.")
    note = None
    for name in reversed(layers):
        if name not in _WINDOWS:
            if not _looks_plain(body):
                raise FetchError(f"{where} comes in the encoding {name[:20]}, which cannot be undone.")
            note = f"{where} says that it is packed ({name[:20]}) and is not."
            continue
        found = next(
            (
                found
                for window in _WINDOWS[name]
                if (found := _unpacked(body, window, where, limits)) is not None
            ),
            None,
        )
        if found is None:
            note = f"{where} says that it is packed ({name}) and is not."
        else:
            body = found
    return body, note


_PLAIN = ("", "identity", "none", "utf-8")


def _looks_plain(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{", b"[")


def _unpacked(body: bytes, window: int, where: str, limits: Limits) -> bytes | None:
    """Unpack all pieces of a body; None where it is not packed so."""
    found = bytearray()
    rest = body
    while rest:
        unpacker = zlib.decompressobj(window)
        try:
            while rest and not unpacker.eof:
                found += unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
                _check_size(len(found), len(body), where, limits)
        except zlib.error:
            if not found and (window < 0 or not body.startswith(_GZIP)):
                return None
            raise FetchError(f"{where} is damaged: it cannot be unpacked.", is_passing=True) from None
        if not unpacker.eof:
            if not found and not body.startswith(_GZIP):
                return None
            raise FetchError(f"{where} is cut off: it cannot be unpacked to its end.", is_passing=True)
        rest = unpacker.unused_data
        if not rest.startswith(_GZIP):
            break
    return bytes(found)


def _check_size(size: int, packed: int, where: str, limits: Limits) -> None:
    if size > limits.unpacked:
        raise FetchError(f"{where} unpacks to more than {limits.unpacked:,} bytes: it is too large.")
    if size > _SURELY_A_BOMB and size > limits.ratio * packed:
        raise FetchError(
            f"{where} unpacks to more than {limits.ratio} times its size: it is a bomb and not read."
        )
