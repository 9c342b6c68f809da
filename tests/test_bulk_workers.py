"""Bulk reading by processes: whatever is killed, the files are the same bytes in the end."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from bulk_help import DYING, MARK, files_in, news, quick, written
from conftest import with_interrupts
from test_workers import children

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc"),
]

# The command line with small units and readings, so that there are many units soon.
_PROGRAM = """
import functools, sys
import hronika.bulk.run as run
run.Bulk = functools.partial(run.Bulk, stages=(), unit_size=4)
from hronika.cli.app import main
main()
"""


def bulk(*arguments: object, **options: object) -> "subprocess.Popen[str]":
    """Start the command line."""
    command = [sys.executable, "-c", _PROGRAM, "bulk", *map(str, arguments)]
    with with_interrupts():
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
        )


def wait_for_units(process: "subprocess.Popen[str]", out: Path, number: int) -> None:
    manifest, limit = out / "manifest.jsonl", time.monotonic() + 120
    while not manifest.exists() or manifest.read_bytes().count(b"\n") <= number:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_killed_workers_change_no_byte(tmp_path: Path) -> None:
    path = written(tmp_path / "news.jsonl", news(40))
    quick(tmp_path / "one").read([path])
    run = quick(tmp_path / "two", engine="local", workers=2)
    for counts in run.steps([path]):
        if counts.units in (1, 3) and counts.all_units is None:
            os.kill(children(os.getpid())[0], signal.SIGKILL)
    assert run.counts.articles == 40
    assert files_in(tmp_path / "two") == files_in(tmp_path / "one")


def test_an_article_that_kills_its_process_is_named(tmp_path: Path) -> None:
    articles = news(10)
    articles[5]["text"] = f"Te ir {MARK}."
    path = written(tmp_path / "news.jsonl", articles)
    quick(tmp_path / "here", stages=DYING).read([path])
    counts = quick(tmp_path / "there", stages=DYING, engine="local", workers=2).read([path])
    assert (counts.articles, counts.failed) == (9, 1)
    assert files_in(tmp_path / "there") == files_in(tmp_path / "here")


def test_a_run_that_is_killed_and_interrupted_ends_in_the_same_bytes(tmp_path: Path) -> None:
    path, out = written(tmp_path / "news.jsonl", news(400)), tmp_path / "out"
    quick(tmp_path / "undisturbed").read([path])
    killed = bulk(path, "-o", out, "--workers", 2)
    wait_for_units(killed, out, 5)
    killed.kill()
    killed.communicate()
    interrupted = bulk(path, "-o", out)
    wait_for_units(interrupted, out, 20)
    interrupted.send_signal(signal.SIGINT)
    told, complaint = interrupted.communicate(timeout=60)
    assert interrupted.returncode == 130, complaint
    assert "not complete: the same command goes on from here" in told
    assert "Interrupted" in complaint
    finished = bulk(path, "-o", out, "--workers", 2, "--format", "json")
    told, complaint = finished.communicate(timeout=120)
    assert finished.returncode == 0, complaint
    assert json.loads(told)["articles"] == 400
    assert files_in(out) == files_in(tmp_path / "undisturbed")


def test_a_disk_that_is_full_is_told_in_one_sentence(tmp_path: Path) -> None:
    texts = [{"id": str(place), "text": f"{_noise(place)} Līst."} for place in range(8)]
    path = written(tmp_path / "news.jsonl", [*news(4), *texts])

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    process = bulk(path, "-o", tmp_path / "out", preexec_fn=small_files)
    told, complaint = process.communicate(timeout=60)
    assert process.returncode == 1
    sentences: Sequence[str] = complaint.splitlines()
    assert len(sentences) == 1
    assert (
        "cannot be written: File too large; what is finished (1 units) stays, and the same command"
        in sentences[0]
    )
    assert told.startswith("1 units · 4 articles")
    assert not list((tmp_path / "out").rglob("*.part"))


def _noise(place: int) -> str:
    """Text that cannot be made much smaller."""
    import random

    chance = random.Random(place)  # noqa: S311 no secret
    return "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(8_000))
