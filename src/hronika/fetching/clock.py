"""The time of day, and waiting."""

import time
from typing import Protocol


class Clock(Protocol):
    """What tells the time, in Unix seconds, and waits; tests have one that they move themselves."""

    def now(self) -> float:
        """Give the present instant."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait so long."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> float:
        """Give the present instant."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait so long."""
        time.sleep(seconds)
