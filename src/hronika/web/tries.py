"""How often somebody may try a password: after some failures only after a while, which doubles."""

import time

_FREE = 5
"""Failures that cost nothing."""
_FIRST, _LONGEST = 2.0, 900.0
"""Seconds to wait after the next one, and at most."""
_REMEMBERED = 3600.0
_MOST = 10_000


class Tries:
    """Counts failures by name and by address; an hour without one and they are forgotten."""

    def __init__(self) -> None:
        self._failures: dict[str, tuple[int, float]] = {}

    def wait(self, *whom: str) -> float:
        """Give the seconds to wait before the next try of any of these names and addresses."""
        now = time.monotonic()
        return max(0.0, *(self._until(each) - now for each in whom))

    def failed(self, *whom: str) -> None:
        """Note a failure."""
        now = time.monotonic()
        if len(self._failures) > _MOST:
            self._failures = {
                each: told for each, told in self._failures.items() if told[1] > now - _REMEMBERED
            }
        for each in whom:
            count, last = self._failures.get(each, (0, now))
            self._failures[each] = (1 if last < now - _REMEMBERED else count + 1, now)

    def succeeded(self, *whom: str) -> None:
        """Forget the failures of these."""
        for each in whom:
            self._failures.pop(each, None)

    def _until(self, each: str) -> float:
        count, last = self._failures.get(each, (0, 0.0))
        return last + min(_LONGEST, _FIRST * 2 ** (count - _FREE)) if count >= _FREE else 0.0
