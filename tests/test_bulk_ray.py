"""The engine ray: the bytes of the local one, whatever is killed, and one sentence where it fails."""

import builtins
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from bulk_help import DYING, MARK, NO_STAGES, InThisProcess, files_in, news, quick, rows, written
from conftest import Run

from hronika.bulk.engines import load_engine
from hronika.bulk.engines.engine import LostTask
from hronika.bulk.run import Bulk
from hronika.errors import DataError, UsageError


def test_without_ray_it_says_what_to_install(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def lacking(name: str, *rest: Any) -> Any:
        if name == "ray":
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", lacking)
    given = written(tmp_path / "news.jsonl", news(1))
    ended = run("bulk", given, "-o", tmp_path / "out", "--engine", "ray")
    assert ended.exit_code == 2
    assert ended.stderr == "hronika: The engine ray needs Ray: pip install 'hronika[ray]'.\n"
    assert not (tmp_path / "out").exists()


def test_an_address_belongs_to_ray(tmp_path: Path, run: Run) -> None:
    given = written(tmp_path / "news.jsonl", news(1))
    ended = run("bulk", given, "-o", tmp_path / "out", "--address", "head:6379")
    assert (ended.exit_code, "name it with --engine ray" in ended.stderr) == (2, True)


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


class TestWithRay:
    """Needs Ray, which starts for each test: the slow part."""

    pytestmark = pytest.mark.slow

    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("ray", reason="Ray is not installed (hronika[ray])")

    def test_files_are_those_of_local_processes_whatever_is_killed(self, tmp_path: Path) -> None:
        articles = news(12)
        articles[5]["text"] += f" {MARK}."
        given = written(tmp_path / "news.jsonl", articles)
        # The one that ends its process stands among the errors, and nothing of it in the input differs.
        folders = {}
        for engine in ("local", "ray"):
            folders[engine] = tmp_path / engine
            run = Bulk(folders[engine], engine=engine, workers=2, stages=DYING, unit_size=4)
            counts = run.read([given])
            assert (counts.articles, counts.failed) == (11, 1)
        assert files_in(folders["ray"]) == files_in(folders["local"])
        (error,) = rows(folders["ray"], "errors")
        assert error["article"] == "a5"

    def test_a_run_that_stopped_goes_on_with_another_engine(self, tmp_path: Path) -> None:
        given = written(tmp_path / "news.jsonl", news(10))
        quick(tmp_path / "whole").read([given])
        out = tmp_path / "out"
        steps = Bulk(out, engine="ray", stages=NO_STAGES, unit_size=4).steps([given])
        while next(steps).units < 1:
            pass
        steps.close()
        counts = Bulk(out, engine=InThisProcess(), stages=NO_STAGES, unit_size=4).read([given])
        assert counts.units == 3
        assert files_in(out) == files_in(tmp_path / "whole")

    def test_a_killed_actor_costs_nothing_and_one_killed_twice_is_told(self, tmp_path: Path) -> None:
        engine = load_engine("ray", 2)
        results = list(engine.run(Killing(tmp_path, always=3, once=7), range(10)))
        lost = [result.task for result in results if isinstance(result, LostTask)]
        assert lost == [3]
        done = {result for result in results if isinstance(result, int)}
        assert done == {number * number for number in range(10) if number != 3}

    def test_what_the_tasks_raise_comes_after_the_results_before(self) -> None:
        def tasks() -> Iterator[int]:
            yield 1
            yield 2
            raise DataError("no more")

        found: list[object] = []
        with pytest.raises(DataError, match="no more"):
            found.extend(load_engine("ray", 1).run(abs, tasks()))
        results = load_engine("ray", 1).run(abs, tasks())
        assert [next(results), next(results)] == [1, 2]
        with pytest.raises(DataError, match="no more"):
            next(results)

    def test_where_no_worker_finds_room_it_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from hronika.bulk.engines.ray import RayActors

        engine = RayActors(1, patience=3)
        monkeypatch.setattr("hronika.bulk.engines.ray._SHARE", 1000)
        monkeypatch.setattr("ray.available_resources", lambda: {"CPU": 4000.0})
        with pytest.raises(DataError, match="No worker of the Ray cluster came to work within 3 seconds"):
            list(engine.run(abs, [1]))

    @pytest.mark.parametrize("address", ["nonsense", "ray://head:10001", "head:", "", "head:6379/x"])
    def test_what_is_no_address_is_refused(self, address: str) -> None:
        with pytest.raises(UsageError, match="is no address of a Ray cluster"):
            load_engine("ray", 1, address)

    @pytest.mark.parametrize(
        ("is_open", "answer", "sentence"),
        [
            (False, b"", r"cannot be reached \(Connection refused\)"),
            (True, b"", r"cannot be reached \(timed out\)"),
            (True, b"HTTP/1.1 400 Bad Request\r\n\r\n", "is no Ray cluster"),
        ],
    )
    def test_what_does_not_answer_as_a_cluster_is_told_soon(
        self, monkeypatch: pytest.MonkeyPatch, is_open: bool, answer: bytes, sentence: str
    ) -> None:
        monkeypatch.setattr("hronika.bulk.engines.ray._CONNECT", 1.0)
        with socket.socket() as bound:
            bound.bind(("127.0.0.1", 0))
            if is_open:
                bound.listen()
            if answer:
                Thread(target=lambda: bound.accept()[0].sendall(answer), daemon=True).start()
            started = time.monotonic()
            with pytest.raises(DataError, match=sentence):
                list(load_engine("ray", 1, f"127.0.0.1:{bound.getsockname()[1]}").run(abs, [1]))
            assert time.monotonic() - started < 10
