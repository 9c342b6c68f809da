"""A reading room for tests: an archive of the samples, and what asks its pages."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from hronika.web.app import create_app
from hronika.web.serving import configured
from hronika.web.settings import Settings

ADDRESS = "http://localhost"


@contextmanager
def reading_room(archive: Path, *, quiet: bool = False, **settings: object) -> Iterator[TestClient]:
    """Give what asks the pages of an archive, as a browser on this machine does.

    When `quiet`, a fault of the server is answered as to a browser, and not raised here.
    """
    app = create_app(Settings(archive, **settings))  # type: ignore[arg-type] # as given by the test
    headers = {"Accept-Language": "en"}
    with TestClient(app, ADDRESS, raise_server_exceptions=not quiet, headers=headers) as client:
        yield client


@contextmanager
def served(archive: Path, **settings: object) -> Iterator[str]:
    """Serve an archive on a free port of this machine, and give its address."""
    app = create_app(Settings(archive, **settings))  # type: ignore[arg-type] # as given by the test
    with served_app(app) as address:
        yield address


@contextmanager
def served_app(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port of this machine, and give its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(configured(app))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def last_job(client: TestClient) -> dict[str, object]:
    """Give the last job of the page of sources, when it has ended."""
    for _ in range(600):
        [job, *_] = client.get("/sources.json").json()["jobs"]
        if job["state"] not in ("waiting", "running"):
            return dict(job)
        time.sleep(0.1)
    raise AssertionError(job)


def token_of(client: TestClient, page: str) -> str:
    """Give the token that the first form of a page carries."""
    html = client.get(page).text
    return html.split('name="token" value="', 1)[1].split('"', 1)[0]


def all_operations(app: Any) -> dict[str, Any]:
    """Describe by OpenAPI all that an application answers: also what its own description leaves out."""
    hidden = [route for route in app.routes if isinstance(route, APIRoute) and not route.include_in_schema]
    for route in hidden:
        route.include_in_schema = True
    try:
        more = get_openapi(title="", version="1", routes=hidden)
    finally:
        for route in hidden:
            route.include_in_schema = False
    own: dict[str, Any] = app.openapi()
    schemas = {**own["components"]["schemas"], **more["components"]["schemas"]}
    return {**own, "paths": {**own["paths"], **more["paths"]}, "components": {"schemas": schemas}}
