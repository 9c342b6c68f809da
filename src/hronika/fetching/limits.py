"""How much is taken from a server, and how long it is waited for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of one fetch.

    `received` and `unpacked` are bytes, the former of all that comes over the wire, headers too; what unpacks
    to more than `ratio` times its size is a bomb, once it is larger than a page should be. `seconds` are
    those of one answer in all, `silence` those without a byte. `patience` is how many seconds a server may
    have us wait before that is told instead.
    """

    received: int = 16 << 20
    unpacked: int = 32 << 20
    ratio: int = 250
    seconds: float = 60
    silence: float = 20
    redirects: int = 5
    patience: float = 30
    attempts: int = 3
