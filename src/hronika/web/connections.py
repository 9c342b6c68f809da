"""Connections of browsers: one on which nothing comes, or nobody takes what is sent, is ended after a while.

Without that, a few hundred connections that somebody leaves open would keep all others out.
"""

import asyncio
import re
import sys

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from hronika.web.safety import HEADERS
from hronika.web.words import PageWords, chosen

REQUEST_SECONDS = 20.0
"""Within so many seconds a request has come, but for what it sends along."""
BODY_SECONDS = 600.0
"""Within so many what it sends along: 20 MiB at 35 kB a second."""
TAKING_SECONDS = 60.0
"""After so many in which nothing of an answer is taken, it is broken off."""

_ACCEPTED = re.compile(rb"\r\naccept-language:[ \t]*([^\r\n]*)", re.IGNORECASE)
_TOO_LARGE = 431


class TimedProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to waiting."""

    _coming: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None
    _awaited: type | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait_for(h11.IDLE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._wait_for(None)
        self._taken()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Wait for what is still to come of a request."""
        super().handle_events()
        self._wait_for(self.conn.their_state)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, or too large a head of one, in a sentence; it never reaches the pages.

        The language is that asked for, where that has come before what cannot be taken.
        """
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.close()
            return
        error = sys.exception()
        is_large = isinstance(error, h11.RemoteProtocolError) and error.error_status_hint == _TOO_LARGE
        accepted = _ACCEPTED.search(self.conn.trailing_data[0])
        words = PageWords(chosen(None, None, accepted[1].decode("latin-1") if accepted else ""))
        sentence = words("common.head_too_large" if is_large else "common.malformed").encode()
        headers = {
            "content-type": "text/plain; charset=utf-8", "content-language": words.language,
            "content-length": str(len(sentence)), "connection": "close", **HEADERS,
        }  # fmt: skip
        answer = h11.Response(status_code=_TOO_LARGE if is_large else 400, headers=list(headers.items()))
        for event in (answer, h11.Data(data=sentence), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def pause_writing(self) -> None:
        """Wait for the other side to take what was sent."""
        super().pause_writing()
        self._taking = self.loop.call_later(TAKING_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """It was taken."""
        self._taken()
        super().resume_writing()

    def _taken(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    def _wait_for(self, state: type | None) -> None:
        """Begin to wait, unless that is what is waited for already: what dribbles in takes no longer."""
        if state is self._awaited:
            return
        if self._coming is not None:
            self._coming.cancel()
            self._coming = None
        self._awaited = state
        if state in (h11.IDLE, h11.SEND_BODY):
            seconds = REQUEST_SECONDS if state is h11.IDLE else BODY_SECONDS
            self._coming = self.loop.call_later(seconds, self.transport.close)
