"""A reading room for tests: an archive of the samples, and what asks its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def token_of(client: TestClient, page: str) -> str:
    """Give the token that the first form of a page carries."""
    html = client.get(page).text
    return html.split('name="token" value="', 1)[1].split('"', 1)[0]
