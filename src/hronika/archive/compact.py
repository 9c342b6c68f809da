"""A record as a smaller value of JSON that, with the text and its hash, gives exactly the same record again.

Left out is what the text tells: the words of spans, and identifiers that `hronika.identity` makes of the
spans beside them. Members of objects of one kind are named once. Nothing is taken for granted: a span whose
words are not those of the text and an identifier that is made otherwise are written as they are, so that any
value of JSON comes back as it was.

The value is `[spans, identifiers, shapes, body]`. `spans` are pairs of numbers, how far a span starts behind
the start of the one before and how long it is. `identifiers` are strings, or a letter and the place of the
first span that it is made of and how many these are. In `body` an object is a list of the number of its
shape, from 1, and its values; a list begins with 0. A string that begins with one of the marks is no text:
`^` is the next span, `#` and a number an identifier; `~` stands before text that begins so.
"""

import re
from itertools import pairwise
from typing import Any, NamedTuple

from hronika.identity import LETTERS, Identifiers, ItemKind

_KINDS: dict[str, ItemKind] = {letter: kind for kind, letter in LETTERS.items()}
_IDENTIFIER = re.compile(r"[a-z][0-9a-f]{16}(?:-[1-9][0-9]*)?").fullmatch
_SHORTEST = 17
_MARKS = frozenset("^#~")
_SPAN = ("start", "end", "text")
_PLACES = ("content", "predicate", "span")
"""The members whose spans an identifier is made of."""


class _Place(NamedTuple):
    start: int
    end: int


def compacted(value: Any, text: str, sha256: str) -> Any:
    """Make a value of JSON smaller by what the text and its hash tell."""
    writer = _Writer(text, sha256)
    body = writer.value(value)
    starts = [0, *(span.start for span in writer.spans)]
    behind = [after - before for before, after in pairwise(starts)]
    spans = [
        number
        for far, span in zip(behind, writer.spans, strict=True)
        for number in (far, span.end - span.start)
    ]
    identifiers = [writer.sources.get(identifier, identifier) for identifier in writer.identifiers]
    return [spans, identifiers, list(writer.shapes), body]


def restored(value: Any, text: str, sha256: str) -> Any:
    """Give the value that was made smaller with the same text and hash."""
    numbers, sources, shapes, body = value
    spans, start = [], 0
    for far, length in zip(numbers[::2], numbers[1::2], strict=True):
        start += far
        spans.append(_Place(start, start + length))
    identifiers = [
        source
        if isinstance(source, str)
        else Identifiers(sha256).of(_KINDS[source[0]], spans[source[1] : source[1] + source[2]])
        for source in sources
    ]
    following = iter(spans)

    def read(part: Any) -> Any:
        if isinstance(part, str):
            match part[:1]:
                case "^":
                    start, end = next(following)
                    return {"start": start, "end": end, "text": text[start:end]}
                case "#":
                    return identifiers[int(part[1:])]
                case "~":
                    return part[1:]
            return part
        if isinstance(part, list):
            values = [read(item) for item in part[1:]]
            return dict(zip(shapes[part[0] - 1], values, strict=True)) if part[0] else values
        return part

    return read(body)


class _Writer:
    """Writes the body and gathers what it refers to."""

    def __init__(self, text: str, sha256: str) -> None:
        self._text = text
        self._sha256 = sha256
        self.spans: list[_Place] = []
        self.identifiers: dict[str, int] = {}
        self.sources: dict[str, tuple[str, int, int]] = {}
        self.shapes: dict[tuple[str, ...], int] = {}

    def value(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return self._string(value)
        if kind is dict:
            return self._object(value)
        return [0, *map(self.value, value)] if kind is list else value

    def _string(self, value: str) -> str:
        if len(value) >= _SHORTEST and _IDENTIFIER(value):
            return f"#{self.identifiers.setdefault(value, len(self.identifiers))}"
        return "~" + value if value[:1] in _MARKS else value

    def _object(self, value: dict[str, Any]) -> Any:
        shape = tuple(value)
        if shape == _SPAN and self._stands(**value):
            self.spans.append(_Place(value["start"], value["end"]))
            return "^"
        written: list[Any] = [self.shapes.setdefault(shape, len(self.shapes) + 1)]
        for name, member in value.items():
            kind = type(member)
            if kind is str:
                written.append(self._string(member))
            elif kind is dict or kind is list:
                first = len(self.spans)
                written.append(self.value(member))
                if name in _PLACES and len(self.spans) > first:
                    self._note_source(value.get("id"), first)
                    self._note_source(value.get("entity"), first)
            else:
                written.append(member)
        return written

    def _stands(self, start: Any, end: Any, text: Any) -> bool:
        return type(start) is type(end) is int and 0 <= start <= end and self._text[start:end] == text

    def _note_source(self, identifier: Any, first: int) -> None:
        """Note what an identifier is made of, if it is made of the spans from the first to the last noted."""
        if type(identifier) is str and identifier not in self.sources:
            kind = _KINDS.get(identifier[:1])
            if kind and Identifiers(self._sha256).of(kind, self.spans[first:]) == identifier:
                self.sources[identifier] = (identifier[0], first, len(self.spans) - first)
