"""Writes one large JSON document piece by piece: an object with a last member that is a long array."""

import json
from collections.abc import Mapping
from typing import Any, TextIO


class JsonArray:
    """A JSON object of which one member, the last, is an array that is written item by item, one a line."""

    def __init__(self, out: TextIO, head: Mapping[str, Any], member: str) -> None:
        self._out = out
        self._between = "\n"
        begun = json.dumps(head, ensure_ascii=False)[:-1]
        self._out.write(f"{begun}{', ' if head else ''}{json.dumps(member)}: [")

    def write(self, item: Mapping[str, Any]) -> None:
        """Write the next item."""
        self._out.write(f"{self._between}{json_text(item)}")
        self._between = ",\n"

    def close(self) -> None:
        """Write the end."""
        self._out.write("]}\n" if self._between == "\n" else "\n]}\n")


def json_text(value: Any) -> str:
    """Write a value as JSON on one line; lone surrogates, which no file can hold, become question marks."""
    return json.dumps(value, ensure_ascii=False).encode(errors="replace").decode()


def without_none(members: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the members without a value."""
    return {name: value for name, value in members.items() if value is not None and value != []}
