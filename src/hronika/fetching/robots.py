"""What robots.txt allows (RFC 9309), asked once a day and host."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from hronika.fetching.clock import Clock
from hronika.fetching.errors import FetchError

if TYPE_CHECKING:
    import httpx2
    from protego import Protego

AGENT = "Hronika"
"""The name by which robots.txt may speak of us."""

_AGENT_LINE = re.compile(r"\s*user[\s-]*agent(?![\w-])[\s:]*(.*)", re.IGNORECASE | re.DOTALL)
_OUR_NAME = re.compile(rf"\*?{AGENT.lower()}(?![\w-])")

_KEPT = 86_400.0
_HELD = 3_600.0
_LONGEST = 500 << 10
_MOST_HOSTS = 10_000


class Robots:
    """The robots.txt of every host that was asked for something.

    `ask` gives status and body for an address, following redirects; it is told as well how messages name what
    is wanted of the host, and raises FetchError where there was no answer. One that is missing allows all.
    One that the server fails to give (5xx, 429) holds everything back for an hour, since it may forbid what
    is asked for.
    """

    def __init__(self, ask: Callable[["httpx2.URL", str], tuple[int, bytes]], clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._known: dict[str, tuple[float, Protego | int]] = {}

    def check(self, url: "httpx2.URL", where: str) -> float | None:
        """Give the pause in seconds that is asked for, if any; raises FetchError on what is not allowed."""
        from protego import Protego

        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        until, rules = self._known.get(origin, (0.0, 0))
        now = self._clock.now()
        if not now < until <= now + _KEPT:
            rules = self._fetched(url.join("/robots.txt"), where)
            until = self._clock.now() + (_HELD if isinstance(rules, int) else _KEPT)
            if len(self._known) >= _MOST_HOSTS:
                self._known.clear()
            self._known[origin] = (until, rules)
        if isinstance(rules, int):
            raise FetchError(
                f"{where} is not fetched now: the server fails to say what it allows (its robots.txt answers "
                f"{rules}); it is asked again in an hour.",
                retry_at=until,
            )
        assert isinstance(rules, Protego)
        if not rules.can_fetch(str(url), AGENT):
            raise FetchError(
                f"{where} is not fetched: the robots.txt of {url.host} does not allow it.", is_refusal=True
            )
        return rules.crawl_delay(AGENT)

    def _fetched(self, url: "httpx2.URL", where: str) -> "Protego | int":
        """Give the rules, or the status of a server that fails to give them."""
        from protego import Protego

        status, body = self._ask(url, where)
        if status == 429 or status >= 500:
            return status
        text = body[:_LONGEST].decode("utf-8", "replace") if status == 200 else ""
        return Protego.parse(_of_our_concern(text.lstrip("\ufeff")))


def _of_our_concern(text: str) -> str:
    """Give a robots.txt with all other agents under one name.

    protego keeps every rule once for each agent that it is for, so that 100 kB which name many of both take
    it 11 s and 640 MB, and more with the square of the length.
    """
    lines = []
    for line in text.splitlines():
        agent = _AGENT_LINE.match(line)
        if agent is None:
            lines.append(line)
        else:
            name = agent[1].partition("#")[0].strip().lower()
            who = "*" if name == "*" else AGENT if _OUR_NAME.match(name) else "another"
            lines.append(f"User-agent: {who}")
    return "\n".join(lines)
