"""Connections of browsers: one on which nothing comes, or nobody takes what is sent, is ended after a while.

Without that, a few hundred connections that somebody leaves open would keep all others out.
"""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS = 20.0
"""Within so many seconds a request has come, but for what it sends along."""
BODY_SECONDS = 600.0
"""Within so many what it sends along: 20 MiB at 35 kB a second."""
TAKING_SECONDS = 60.0
"""After so many in which nothing of an answer is taken, it is broken off."""


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
