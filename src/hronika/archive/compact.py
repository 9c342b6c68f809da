"""A record as shorter JSON that, with the text and its hash, gives exactly the same record again.

Left out is what the text tells: the words of spans, and identifiers that `hronika.identifiers` makes of the
spans beside them. Members of objects of one kind are named once. Nothing is taken for granted: a span whose
words are not those of the text and an identifier that is made otherwise are written as they are, so that any
value of JSON comes back as it was.

What is written is `[spans, identifiers, shapes, body]`. `spans` are pairs of numbers, how far a span starts
behind the start of the one before and how long it is. `identifiers` are strings, or a letter, the place of
the first span that it is made of and how many these are. In `body` an object is a list of the number of its
shape, from 1, and its values, a list begins with 0, `"^"` is the next span and `"#5"` the sixth identifier.
Where a string begins with one of these marks, the value is written as it is, in a list of its own.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import from_json, to_json

from hronika.identifiers import LETTERS
from hronika.record import Span

_KINDS = {letter: kind for kind, letter in LETTERS.items()}
_IDENTIFIER = re.compile(r"[a-z][0-9a-f]{16}(?:-[1-9][0-9]*)?").fullmatch
_SHORTEST = 17
SPAN_MARK = "^"
"""What is written for a span whose words are those of the text."""

_SPAN = ("start", "end", "text")
_PLACES = frozenset(("content", "predicate", "span"))
"""The members whose spans an identifier is made of."""
_DECODER = json.JSONDecoder()
_AS_THEY_ARE = frozenset((type(None), bool, int, float))

_Place = tuple[int, int]


def compacted(value: Any, text: str, sha256: str) -> bytes:
    """Write a value of JSON without what the text and its hash tell of it.

    Models in it are written as objects of their fields, which have to be values of JSON, and tuples as lists.
    """
    writer = _Writer(text, sha256)
    body = to_json(writer.value(value))
    if body.count(b'"^') != len(writer.spans) or body.count(b'"#') != writer.references:
        return to_json([value])
    numbers: list[int] = []
    for (before, _), (start, end) in pairwise([(0, 0), *writer.spans]):
        numbers += (start - before, end - start)
    identifiers = [writer.sources.get(identifier, identifier) for identifier in writer.identifiers]
    return b"%s,%s]" % (to_json([numbers, identifiers, list(writer.shapes)])[:-1], body)


def restored(written: bytes, text: str, sha256: str) -> Any:
    """Give the value that was written with the same text and hash."""
    parts = json.loads(written)
    if len(parts) == 1:
        return parts[0]
    numbers, sources, shapes, body = parts
    spans: list[_Place] = []
    start = 0
    for far, length in zip(numbers[::2], numbers[1::2], strict=True):
        start += far
        spans.append((start, start + length))
    identifiers = [
        source if isinstance(source, str) else _identifier(sha256, source[0], spans[source[1] :][: source[2]])
        for source in sources
    ]
    following = iter(spans)

    def read(part: list[Any]) -> Any:
        values = []
        for item in part[1:]:
            kind = type(item)
            if kind is list:
                item = read(item)
            elif kind is str:
                if item == "^":
                    start, end = next(following)
                    item = {"start": start, "end": end, "text": text[start:end]}
                elif item[:1] == "#":
                    item = identifiers[int(item[1:])]
            values.append(item)
        return dict(zip(shapes[part[0] - 1], values, strict=True)) if part[0] else values

    return read([0, body])[0]


Maker = Callable[[list[Any]], Any]
"""Makes an object of its values."""


# The class of a tuple checks in Python what it is made of; here that is known.
_made_of = tuple.__new__


class StoredSpan(NamedTuple):
    """A stretch of a text, as `Members` makes it."""

    start: int
    end: int
    text: str


class Members:
    """The members of an object that was written, each made when it is asked for; lists become tuples.

    `makers` have by the names of an object's members what makes such objects. Raises KeyError where an object
    has others, ValueError where the value was not written as an object.
    """

    def __init__(
        self, written: bytes, text: str, sha256: str, makers: Mapping[tuple[str, ...], Maker]
    ) -> None:
        self.text = text
        self._sha256 = sha256
        # No identifier has a bracket in it, so this is where they end.
        end = written.index(b'],[["', written.index(b"]") + 1) + 1
        numbers, self._sources = from_json(b"%s]" % written[:end])
        self._starts = list(accumulate(numbers[::2]))
        self._lengths = numbers[1::2]
        self._identifiers: dict[str, str] = {}
        self._begun: dict[str, Any] = {}
        self._written = written[end:].decode()
        self._shapes, place = self._next(0)
        self._makers = [makers[tuple(shape)] for shape in self._shapes]
        shape, self._place = self._next(place + 1)
        if not shape:
            raise ValueError("it is a list")
        self._names = iter(self._shapes[shape - 1])
        self._spans = 0
        self._parsed: dict[str, tuple[Any, int]] = {}

    def __getitem__(self, name: str) -> Any:
        """Make a member; lists are tuples. Raises KeyError where there is none of that name."""
        part, first = self._part(name)
        return self._read([0, part], self._places(first))[0]

    def values(self, name: str, members: Sequence[str]) -> tuple[list[list[Any]], Iterator[_Place]] | None:
        """Give the objects in a list as they are written, if all of them have these members.

        Each is a list of the values behind the number of its shape, and the iterator has the places of their
        spans in order. None where some are other objects; raises KeyError where there is no such member.
        """
        part, first = self._part(name)
        shapes = {item[0] for item in part[1:]}
        if any(self._shapes[shape - 1] != members for shape in shapes):
            return None
        return part[1:], self._places(first)

    def identifier(self, reference: str) -> str:
        """Give the identifier that is written so, as a reference or as it is."""
        return self._identifiers.get(reference) or (
            self._identifier(reference) if reference[:1] == "#" else reference
        )

    def _part(self, name: str) -> tuple[Any, int]:
        """Give a member as it is written, with the number of its first span."""
        while name not in self._parsed:
            following = next(self._names, None)
            if following is None:
                raise KeyError(name)
            start = self._place
            part, self._place = self._next(start)
            self._parsed[following] = part, self._spans
            self._spans += self._written.count('"^"', start, self._place)
        return self._parsed[name]

    def _next(self, place: int) -> tuple[Any, int]:
        """Parse the value behind the bracket or the comma at a place; give it and the place behind it."""
        return _DECODER.raw_decode(self._written, place + 1)

    def _places(self, first: int) -> Iterator[_Place]:
        """Give the places of the spans from the one of this number on."""
        starts = self._starts[first:]
        return zip(starts, map(add, starts, self._lengths[first:]), strict=True)

    def _read(self, part: list[Any], following: Iterator[_Place]) -> Any:
        values = part[1:]
        for place, item in enumerate(values):
            kind = type(item)
            if kind is list:
                values[place] = self._read(item, following) if len(item) > 1 else ()
            elif kind is str:
                if item == "^":
                    start, end = next(following)
                    values[place] = _made_of(StoredSpan, (start, end, self.text[start:end]))
                elif item[:1] == "#":
                    values[place] = self._identifiers.get(item) or self._identifier(item)
        return self._makers[part[0] - 1](values) if part[0] else tuple(values)

    def _identifier(self, reference: str) -> str:
        source = self._sources[int(reference[1:])]
        if type(source) is not str:
            # As the function of this name, but what all of a kind begin with is hashed once.
            letter, first, count = source
            begun = self._begun.get(letter)
            if begun is None:
                begun = hashlib.sha256(f"{self._sha256}:{_KINDS[letter]}:".encode())
                self._begun[letter] = begun
            start = self._starts[first]
            places = f"{start}-{start + self._lengths[first]}"
            for number in range(first + 1, first + count):
                start = self._starts[number]
                places += f",{start}-{start + self._lengths[number]}"
            hashed = begun.copy()
            hashed.update(places.encode())
            source = letter + hashed.hexdigest()[:16]
        made: str = source
        self._identifiers[reference] = made
        return made


class _Writer:
    """Makes the body and gathers what it refers to."""

    def __init__(self, text: str, sha256: str) -> None:
        self._text = text
        self._sha256 = sha256
        self.spans: list[_Place] = []
        self.identifiers: dict[str, int] = {}
        self.references = 0
        self.sources: dict[str, tuple[str, int, int]] = {}
        self.shapes: dict[tuple[str, ...], int] = {}

    def value(self, value: Any) -> Any:
        kind = type(value)
        if kind is Span:
            return self._span(value.__dict__)
        if kind is tuple or kind is list:
            return [0, *map(self.value, value)]
        if kind is str:
            return value if len(value) < _SHORTEST else self._identifier(value)
        if kind is dict:
            return self._span(value) if len(value) == 3 and tuple(value) == _SPAN else self._object(value)
        # The fields of a model, in their order.
        return self._object(value.__dict__) if isinstance(value, BaseModel) else value

    def _span(self, value: dict[str, Any]) -> Any:
        start, end, words = value.values()
        if type(start) is type(end) is int and 0 <= start <= end and self._text[start:end] == words:
            self.spans.append((start, end))
            return "^"
        return self._object(value)

    def _object(self, value: dict[str, Any]) -> Any:
        names = tuple(value)
        shape = self.shapes.get(names)
        if shape is None:
            shape = self.shapes[names] = len(self.shapes) + 1
        written: list[Any] = [shape]
        spans = self.spans
        for name, member in value.items():
            kind = type(member)
            if kind is str:
                written.append(member if len(member) < _SHORTEST else self._identifier(member))
            elif kind in _AS_THEY_ARE:
                written.append(member)
            else:
                first = len(spans)
                written.append(self._span(member.__dict__) if kind is Span else self.value(member))
                if name in _PLACES and len(spans) > first:
                    self._note_source(value.get("id"), first)
                    if "entity" in value:
                        self._note_source(value["entity"], first)
        return written

    def _identifier(self, value: str) -> str:
        number = self.identifiers.get(value)
        if number is None:
            if not _IDENTIFIER(value):
                return value
            number = self.identifiers[value] = len(self.identifiers)
        self.references += 1
        return f"#{number}"

    def _note_source(self, identifier: Any, first: int) -> None:
        """Note what an identifier is made of, if it is made of the spans from the first to the last noted."""
        if (
            type(identifier) is str
            and identifier not in self.sources
            and identifier[:1] in _KINDS
            and _identifier(self._sha256, identifier[0], self.spans[first:]) == identifier
        ):
            self.sources[identifier] = (identifier[0], first, len(self.spans) - first)


def _identifier(sha256: str, letter: str, spans: Sequence[_Place]) -> str:
    """Make an identifier as `hronika.identifiers` does, and did when the format was made."""
    places = ",".join([f"{start}-{end}" for start, end in spans])
    return letter + hashlib.sha256(f"{sha256}:{_KINDS[letter]}:{places}".encode()).hexdigest()[:16]
