"""Reading with several processes goes on when one is killed, and ends when its parent ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hronika.article import Article
from hronika.errors import HronikaError, UsageError
from hronika.reading.document.document import Document
from hronika.reading.pipeline import Stage
from hronika.reading.reader import Reader
from hronika.record import Record

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc")


def children(parent: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = [
        int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in _listed(task / "children")
    ]
    return [pid for pid in found if runs(pid)]


def _listed(path: Path) -> list[str]:
    return path.read_text().split()


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until_ended(pids: list[int], seconds: float) -> None:
    limit = time.monotonic() + seconds
    while any(map(runs, pids)):
        assert time.monotonic() < limit, "still running"
        time.sleep(0.05)


def articles(number: int) -> Iterator[Article]:
    return (Article("Ministre sacīja, ka līst.", id=str(place)) for place in range(number))


def die_of_poison(document: Document) -> None:
    if "inde" in document.article.text:
        os.kill(os.getpid(), signal.SIGKILL)


def die_once(document: Document) -> None:
    mark = Path(document.article.title or "")
    if "inde" in document.article.text and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def print_and_ask(document: Document) -> None:
    print("a stage prints", flush=True)
    os.write(1, b"whatever\n")
    assert sys.stdin.read() == ""


def stages(job: Callable[[Document], None]) -> tuple[Stage, ...]:
    return (Stage("test", job, reads=(), writes=()),)


def test_killed_worker_loses_nothing() -> None:
    read = []
    for place, record in enumerate(Reader(workers=2).read_many(articles(60))):
        assert isinstance(record, Record)
        read.append(record.id)
        if place in (3, 20, 21):
            os.kill(children(os.getpid())[0], signal.SIGKILL)
    assert read == [str(place) for place in range(60)]


def test_article_that_kills_twice_becomes_an_error_in_its_place() -> None:
    given = [Article("Līst.", id="a"), Article("inde", id="b"), *articles(20)]
    results = list(Reader(workers=2, stages=stages(die_of_poison)).read_many(given))
    lost = results.pop(1)
    assert isinstance(lost, HronikaError)
    assert "'b' cannot be read: the process that read it was killed, twice" in str(lost)
    assert [item.id for item in results if isinstance(item, Record)] == ["a", *map(str, range(20))]


def test_article_is_tried_once_more_in_a_new_worker(tmp_path: Path) -> None:
    given = [Article("inde", id="a", title=str(tmp_path / "died")), Article("Līst.", id="b")]
    results = list(Reader(workers=2, stages=stages(die_once)).read_many(given))
    assert (tmp_path / "died").exists()
    assert [item.id for item in results if isinstance(item, Record)] == ["a", "b"]


def test_what_a_stage_prints_is_not_among_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    results = list(Reader(workers=2, stages=stages(print_and_ask)).read_many(articles(3)))
    assert [item.id for item in results if isinstance(item, Record)] == ["0", "1", "2"]
    assert "a stage prints" not in capfd.readouterr().out


def test_what_ends_the_articles_is_raised_behind_the_results_before_it() -> None:
    def failing() -> Iterator[Article]:
        yield from articles(3)
        raise OSError("gone")

    read: list[str] = []
    with pytest.raises(OSError, match="gone"):
        read.extend(item.id for item in Reader(workers=2).read_many(failing()) if isinstance(item, Record))
    results = Reader(workers=2).read_many(failing())
    assert [next(results).id for _ in range(3)] == ["0", "1", "2"]  # type: ignore[union-attr]


def test_no_worker_stays_when_no_more_is_asked_for() -> None:
    results = Reader(workers=2).read_many(articles(100))
    next(results)
    workers = children(os.getpid())
    assert workers
    results.close()  # type: ignore[attr-defined]
    wait_until_ended(workers, 5)


_UNGUARDED = """
import sys
from hronika import Article, Reader
from hronika.reading.pipeline import Stage

def own(document): pass

own_stages = {"stages": (Stage("own", own, reads=(), writes=()),)} if "own" in sys.argv else {}
for result in Reader(workers=2, **own_stages).read_many(Article("Līst.") for _ in range(int(1e9))):
    print(result.id, flush=True)
"""


def test_workers_end_within_seconds_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_UNGUARDED, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(10):
            process.stdout.readline()
        workers = children(process.pid)
        assert len(workers) == 2
        process.kill()
        process.wait()
    wait_until_ended(workers, 5)


def test_stage_of_the_script_itself_is_refused_in_one_sentence(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_UNGUARDED, encoding="utf-8")
    result = subprocess.run([sys.executable, script, "own"], capture_output=True, text=True, timeout=60)
    last = result.stderr.splitlines()[-1]
    assert last.startswith(
        f"{UsageError.__module__}.UsageError: The reader cannot be handed to another process"
    )
    assert "must stand in a module that can be imported" in last
