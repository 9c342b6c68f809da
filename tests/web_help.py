"""A reading room for tests: an archive of the samples, and what asks its pages."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from hronika.web.app import create_app
from hronika.web.settings import Settings

ADDRESS = "http://localhost"


@contextmanager
def reading_room(archive: Path, **settings: object) -> Iterator[TestClient]:
    """Give what asks the pages of an archive, as a browser on this machine does."""
    app = create_app(Settings(archive, **settings))  # type: ignore[arg-type] # as given by the test
    with TestClient(app, base_url=ADDRESS, headers={"Accept-Language": "en"}) as client:
        yield client


@contextmanager
def served(archive: Path, **settings: object) -> Iterator[str]:
    """Serve an archive on a free port of this machine, and give its address."""
    app = create_app(Settings(archive, **settings))  # type: ignore[arg-type] # as given by the test
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def token_of(client: TestClient, page: str) -> str:
    """Give the token that the first form of a page carries."""
    html = client.get(page).text
    return html.split('name="token" value="', 1)[1].split('"', 1)[0]
