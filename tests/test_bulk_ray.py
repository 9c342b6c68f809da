"""The engine ray: the bytes of the local one, whatever is killed, and one sentence where it fails."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from bulk_help import DYING, MARK, NO_STAGES, InThisProcess, files_in, news, quick, rows, written

from hronika.bulk.engines import load_engine
from hronika.bulk.engines.engine import Engine, LostTask
from hronika.bulk.engines.ray import RayActors
from hronika.bulk.run import Bulk
from hronika.errors import DataError, UsageError

pytest.importorskip("ray", reason="Ray is not installed: `make test-ray` has it")

pytestmark = pytest.mark.slow


class Killing:
    """A job that ends its process over one number, each time or the first time."""

    def __init__(self, marks: Path, always: int, once: int) -> None:
        self._marks, self._always, self._once = marks, always, once

    def __call__(self, task: int) -> int:
        mark = self._marks / str(task)
        if task == self._always or (task == self._once and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return task * task


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """An engine that stays connected, as Ray takes seconds to start."""
    engine = RayActors(2)
    with engine._connected():
        yield engine


def test_files_are_those_of_local_processes_whatever_is_killed(tmp_path: Path, engine: Engine) -> None:
    articles = news(12)
    articles[5]["text"] += f" {MARK}."  # ends the process that reads it
    given = written(tmp_path / "news.jsonl", articles)
    for name, each in (("ray", engine), ("local", load_engine("local", 2))):
        run = Bulk(tmp_path / name, engine=each, stages=DYING, unit_size=4)
        counts = run.read([given])
        assert (counts.articles, counts.failed) == (11, 1)
    assert files_in(tmp_path / "ray") == files_in(tmp_path / "local")
    (error,) = rows(tmp_path / "ray", "errors")
    assert error["article"] == "a5"


def test_a_run_that_stopped_goes_on_with_another_engine(tmp_path: Path, engine: Engine) -> None:
    given = written(tmp_path / "news.jsonl", news(10))
    quick(tmp_path / "whole").read([given])
    out = tmp_path / "out"
    for counts in Bulk(out, engine=engine, stages=NO_STAGES, unit_size=4).steps([given]):
        if counts.units:
            break
    assert 0 < len(list((out / "articles").iterdir())) < 3
    counts = Bulk(out, engine=InThisProcess(), stages=NO_STAGES, unit_size=4).read([given])
    assert counts.units == 3
    assert files_in(out) == files_in(tmp_path / "whole")


def test_a_killed_actor_costs_nothing_and_one_killed_twice_is_told(tmp_path: Path, engine: Engine) -> None:
    results = list(engine.run(Killing(tmp_path, always=3, once=7), range(10)))
    lost = [result.task for result in results if isinstance(result, LostTask)]
    assert lost == [3]
    done = {result for result in results if isinstance(result, int)}
    assert done == {number * number for number in range(10) if number != 3}


def test_what_the_tasks_raise_comes_after_the_results_before(engine: Engine) -> None:
    def tasks() -> Iterator[int]:
        yield -1
        yield -2
        raise DataError("no more")

    results = engine.run(abs, tasks())
    assert {next(results), next(results)} == {1, 2}
    with pytest.raises(DataError, match="no more"):
        next(results)


def test_where_no_worker_finds_room_it_says_so(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hronika.bulk.engines.ray._SHARE", 1000)
    monkeypatch.setattr("ray.available_resources", lambda: {"CPU": 4000.0})
    monkeypatch.setattr(engine, "_patience", 3)
    with pytest.raises(DataError, match="No worker of the Ray cluster came to work within 3 seconds"):
        list(engine.run(abs, [1, 2, 3]))


def test_other_versions_on_its_machines_are_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hronika.bulk.engines.ray.installed", lambda: {"hronika": "0.0.1"})
    with pytest.raises(DataError, match=r"other versions .* there and hronika 0.0.1 here"):
        list(engine.run(abs, [1]))


def test_what_cannot_be_loaded_there_is_told(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_address", "head:6379")  # as on another machine
    with pytest.raises(DataError, match=r"end when they start .*test_bulk_ray"):
        list(engine.run(Killing(Path(), always=0, once=0), [1]))


@pytest.mark.parametrize("address", ["nonsense", "ray://head:10001", "head:", "", "head:6379/x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a Ray cluster"):
        load_engine("ray", 1, address)


def _answer(bound: socket.socket, answer: bytes) -> None:
    connection, _ = bound.accept()
    with connection:
        connection.sendall(answer)


@pytest.mark.parametrize(
    ("is_open", "answer", "sentence"),
    [
        (False, b"", r"cannot be reached \(Connection refused\)"),
        (True, b"", r"cannot be reached \(timed out\)"),
        (True, b"HTTP/1.1 400 Bad Request\r\n\r\n", "is no Ray cluster"),
    ],
)
def test_what_does_not_answer_as_a_cluster_is_told_soon(
    monkeypatch: pytest.MonkeyPatch, is_open: bool, answer: bytes, sentence: str
) -> None:
    monkeypatch.setattr("hronika.bulk.engines.ray._CONNECT", 1.0)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        if is_open:
            bound.listen()
        if answer:
            Thread(target=_answer, args=(bound, answer), daemon=True).start()
        started = time.monotonic()
        with pytest.raises(DataError, match=sentence):
            list(load_engine("ray", 1, f"127.0.0.1:{bound.getsockname()[1]}").run(abs, [1]))
        assert time.monotonic() - started < 10
