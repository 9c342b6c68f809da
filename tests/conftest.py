"""What several tests need: records made by hand and their articles, and the command line."""

import json
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from hronika.archive.store import Store
from hronika.article import Article, article_from
from hronika.cli import app
from hronika.exports.registry import Reading
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES

DATA = Path(__file__).parent / "data"

Run = Callable[..., Result]


@contextmanager
def with_interrupts() -> Iterator[None]:
    """Let processes started in here get SIGINT, which a script has its background jobs ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture
def run() -> Run:
    """Run the command line in this process: `run("read", path, input=...)`."""

    def invoke(*arguments: object, **options: Any) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)

    return invoke


@pytest.fixture(scope="session")
def samples() -> list[Article]:
    """The sample articles."""
    lines = SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()
    return [article_from(json.loads(line)) for line in lines]


@pytest.fixture
def empty_archive(tmp_path: Path) -> Path:
    """An archive without articles."""
    path = tmp_path / "news.db"
    Store(path).close()
    return path


@pytest.fixture
def empty_room(empty_archive: Path) -> Iterator[TestClient]:
    """What asks the pages of an archive without articles."""
    from web_help import reading_room

    with reading_room(empty_archive) as room:
        yield room


@pytest.fixture
def records() -> list[Record]:
    """Right records of the first three sample articles, annotated by hand."""
    lines = (DATA / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return [Record.model_validate_json(line) for line in lines]


@pytest.fixture
def readings(records: list[Record], samples: Sequence[Article]) -> list[Reading]:
    """The same with their texts."""
    return [Reading(record, article.text) for record, article in zip(records, samples, strict=False)]


@pytest.fixture
def record(records: list[Record]) -> Record:
    """The first of them."""
    return records[0]


@pytest.fixture(scope="session")
def exported_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a few articles to be exported, which nobody changes."""
    from exports_help import fill

    path = tmp_path_factory.mktemp("exported") / "news.db"
    fill(path)
    return path
