"""Serving the reading room until somebody stops it."""

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from hronika.errors import UsageError
from hronika.gc_pause import gc_seldom
from hronika.web.app import create_app
from hronika.web.connections import TimedProtocol
from hronika.web.settings import Settings

_MOST_CONNECTIONS = 500
"""With so many open, further ones are told to come again (503); a process may usually open 1 024 files."""
_ENDING_SECONDS = 5
"""So long answers under way may take when the server is to end."""


def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve an archive; `started` is told the address when the first page can be asked for.

    Raises UsageError where the port is in use or may not be had.
    """
    with _bound(settings) as listening:
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        config = configured(create_app(settings))
        gc_seldom()
        server = _Server(config, lambda: started(f"http://{shown}:{port}/"))
        server.run(sockets=[listening])


def configured(app: FastAPI) -> uvicorn.Config:
    """Say how an application is served: in HTTP/1.1 alone, with limits to what is awaited and kept open."""
    return uvicorn.Config(
        app,
        http=TimedProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_ENDING_SECONDS,
    )


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, answering: Callable[[], None]) -> None:
        super().__init__(config)
        self._answering = answering

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._answering()


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"The port {settings.port} of {settings.host} cannot be had ({error.strerror}): "
            "name another one with --port."
        ) from None
    return listening
