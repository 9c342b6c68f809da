"""Members of groups: things of articles that may be one, what is compared of them, and their keys."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")


class Member(NamedTuple, Generic[T]):
    """A thing of a version, `day` is the one that it is looked for by, in `bands` of that time.

    `number` is that of its row in the table of statements or events.
    """

    number: int
    version: int
    key: int
    day: date | None
    bands: Sequence[int]
    features: T


class Comparison(Protocol[T]):
    """What is compared of members, how it is stored, and when two are one."""

    def packed(self, features: T) -> bytes:
        """Write what is compared as bytes."""

    def unpacked(self, stored: bytes) -> T:
        """Read it."""

    def bands(self, features: Sequence[T]) -> list[list[int]]:
        """Give the bands of each, by which it is found."""

    def stems(self, features: T) -> Collection[int]:
        """Give hashes of which two that are one share some."""

    def likelihood(self, one: T, other: T, *, near: bool) -> float:
        """Say how likely two are one, 0 where they are not; `near` where their articles are copies."""

    def contradict(self, one: T, other: T) -> bool:
        """Say whether two can never be one."""


class MemberRow(NamedTuple, Generic[T]):
    """A member as it is stored; `day` is an ordinal, 0 where it is not known."""

    number: int
    version: int
    key: int
    component: int
    lineage: int
    day: int
    features: T


def key_of(told: str, *, is_shared: bool) -> int:
    """Give the key of a member by what tells it; a shared one is of all members with the same."""
    number = int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest(), "big") >> 1 | 1
    return number if is_shared else -number
