"""Identifiers of what a record holds: made from text and place, so that they survive re-reading.

An identifier is a letter for the kind and 16 hexadecimal digits of SHA-256 over the text's own hash, the
kind and the offsets. It depends on nothing else: not on what else was found, nor on what was read of the
item.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Literal, Protocol

ItemKind = Literal["statement", "event", "time", "name", "entity", "response"]

LETTERS: dict[ItemKind, str] = {
    "statement": "s",
    "event": "e",
    "time": "t",
    "name": "n",
    "entity": "w",
    "response": "r",
}
"""What an identifier begins with; an entity, which is somebody or something named, has the w of *who*."""

_DIGITS = 16


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _as_it_stands(start: int, end: int) -> tuple[int, int]:
    return start, end


class Identifiers:
    """Gives out the identifiers of one text, whose SHA-256 in hexadecimal is `sha256`.

    A statement is known by the spans of its content, an event and each further mention of it by the word
    that tells of it, a response by the word by which it is made, a time and the mention of a name by their
    spans, an entity by the span of its first mention. Where one kind has several items on the same spans, all
    but the first get their number as a suffix (`-2`), in the order in which they are asked for. `place` tells
    where a span stands in the text as it was given, where spans are those of another view of it.
    """

    def __init__(self, sha256: str, place: Callable[[int, int], tuple[int, int]] | None = None) -> None:
        self._sha256 = sha256
        self._place = place
        self._given: dict[str, int] = {}

    def of(self, kind: ItemKind, spans: Iterable[_Span]) -> str:
        """Give the identifier of an item by its kind and its spans (code points, end exclusive)."""
        place = self._place or _as_it_stands
        offsets = [place(span.start, span.end) for span in spans]
        places = ",".join([f"{start}-{end}" for start, end in offsets])
        digest = hashlib.sha256(f"{self._sha256}:{kind}:{places}".encode()).hexdigest()
        identifier = LETTERS[kind] + digest[:_DIGITS]
        number = self._given[identifier] = self._given.get(identifier, 0) + 1
        return identifier if number == 1 else f"{identifier}-{number}"
