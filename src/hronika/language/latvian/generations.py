"""Answers that are kept while they are asked for, in bounded memory."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Generations(Generic[Key, Value]):
    """Values by key, of which those asked for last are kept, in two generations of `most` each.

    Where the younger generation is full, it becomes the older one, and what stood in that goes. What is asked
    for again moves to the younger; so never is all made anew at once.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._younger: dict[Key, Value] = {}
        self._older: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value that is kept for the key, or None."""
        found = self._younger.get(key)
        if found is None:
            found = self._older.get(key)
            if found is not None:
                self.keep(key, found)
        return found

    def keep(self, key: Key, value: Value) -> None:
        """Keep a value, which is not None."""
        if len(self._younger) >= self._most:
            self._older, self._younger = self._younger, {}
        self._younger[key] = value
