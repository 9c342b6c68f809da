"""`hronika watch` and `hronika feeds`: a list of feeds at the command line."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run, with_interrupts

from hronika.archive.store import Store

PRIVATE = "http://127.0.0.1:9/rss"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "{PRIVATE}"\noutlet = "Ziņas"\n', encoding="utf-8")
    return path


def test_a_look_at_each_feed_ends_with_counts(run: Run, tmp_path: Path, listed: Path) -> None:
    result = run("watch", listed, "--once", "--archive", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "127.0.0.1 is no public address" in result.stderr
    assert result.stdout.splitlines()[-1] == "1 seen · 0 new · 0 changed · 0 copies · 1 failed"


def test_add_looks_at_lists_of_feeds(run: Run, tmp_path: Path, listed: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Tilts slēgts, sacīja ministrs.", encoding="utf-8")
    result = run("add", listed, text, "--archive", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "2 seen · 1 new · 0 changed · 0 copies · 1 failed" in result.stdout


def test_feeds_are_listed_with_how_they_are(run: Run, tmp_path: Path, listed: Path) -> None:
    run("watch", listed, "--once", "--archive", tmp_path / "a.db")
    table = run("feeds", "--archive", tmp_path / "a.db")
    assert table.exit_code == 0
    assert "failing" in table.stdout
    [row] = json.loads(run("feeds", "--format", "json", "--archive", tmp_path / "a.db").stdout)
    assert (row["address"], row["state"], row["failures"]) == (PRIVATE, "failing", 1)


def test_where_no_feed_was_watched_that_is_said(run: Run, tmp_path: Path) -> None:
    Store(tmp_path / "a.db").close()
    result = run("feeds", "--archive", tmp_path / "a.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No feeds have been watched yet" in result.stderr


@pytest.mark.parametrize(
    ("written", "sentence"),
    [("[[feed]]\nurl = 3\n", "line 2"), ("x = 1", "is not known"), ("", "names no feed")],
)
def test_what_is_no_list_is_refused(run: Run, tmp_path: Path, written: str, sentence: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(written)
    result = run("watch", path, "--archive", tmp_path / "a.db")
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert run("watch", tmp_path / "none.toml").exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_end_ends_well(tmp_path: Path, listed: Path, number: int) -> None:
    command = [
        sys.executable,
        "-u",
        "-m",
        "hronika",
        "watch",
        str(listed),
        "--archive",
        str(tmp_path / "a.db"),
    ]
    with (
        with_interrupts(),
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr is not None
        assert "no public address" in process.stderr.readline()  # by now it waits for the next look
        process.send_signal(number)
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Stopped; all that was fetched is stored." in out
