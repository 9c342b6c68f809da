"""At what pace a host is asked: a pause between two requests, and none before it is willing again."""

from datetime import UTC
from email.utils import parsedate_to_datetime

from hronika.fetching.clock import Clock

SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds between two requests to a host; within these bounds its robots.txt says (`Crawl-delay`)."""

LONGEST_HOLD = 86_400.0
"""Seconds after which a host is asked again whatever its `Retry-After` said."""


class Pace:
    """When each host may be asked again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ready: dict[str, float] = {}

    def ready_at(self, host: str) -> float:
        """Give the instant from which the host may be asked."""
        # A clock that was put back must not keep a host waiting for longer than anything may.
        return min(self._ready.get(host, 0.0), self._clock.now() + LONGEST_HOLD)

    def pause(self, host: str, seconds: float | None = None) -> None:
        """Leave the host alone for so many seconds from now, within the bounds of a pause."""
        length = SHORTEST_PAUSE if seconds is None else min(max(seconds, SHORTEST_PAUSE), LONGEST_PAUSE)
        self._ready[host] = max(self.ready_at(host), self._clock.now() + length)

    def hold(self, host: str, until: float) -> None:
        """Leave the host alone until then, a day at most."""
        self._ready[host] = max(self.ready_at(host), min(until, self._clock.now() + LONGEST_HOLD))


def retry_after(value: str | None, now: float) -> float | None:
    """Read a `Retry-After` of seconds or a date (RFC 9110): give the instant, from `now` to a day later.

    None where there is none or it says neither.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        seconds = float(text[:12])
    else:
        try:
            moment = parsedate_to_datetime(text)
            # A date without a zone is one of GMT, as all of HTTP.
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return now + min(max(seconds, 0.0), LONGEST_HOLD)
