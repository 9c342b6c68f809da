"""What is written to a file: never over what is read, and nothing is left behind by who was killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Run

from hronika.samples import SAMPLE_ARTICLES

TEXT = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs jau maijā."
LINE = json.dumps({"id": "a1", "text": TEXT}) + "\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article with names of each kind in its folder."""
    path = tmp_path / "in.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(path)
    os.link(path, tmp_path / "hard.txt")
    return path


@pytest.mark.parametrize("command", ["read", "analyse"])
@pytest.mark.parametrize("out", ["in.txt", "link.txt", "hard.txt", "./in.txt", "../{}/in.txt"])
@pytest.mark.parametrize("given", ["in.txt", "link.txt"])
def test_input_is_not_written_over(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, command: str, given: str, out: str
) -> None:
    monkeypatch.chdir(article.parent)
    other = article.with_name("other.txt")
    other.write_text("Līst.", encoding="utf-8")
    result = run(command, other, given, "-o", out.format(article.parent.name))
    assert result.exit_code == 2
    assert result.stderr == f"hronika: {given} is the file to write to as well: write to another one.\n"
    assert article.read_text(encoding="utf-8") == TEXT
    assert len(list(article.parent.iterdir())) == 4


def test_demo_does_not_write_over_the_samples(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "demo.html"
    link.symlink_to(SAMPLE_ARTICLES)
    before = SAMPLE_ARTICLES.read_bytes()
    assert run("demo", "-o", link).exit_code == 2
    assert SAMPLE_ARTICLES.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize(
    "arguments", ["read - -o in.txt < in.txt", "read in.txt >> in.txt", "read - < in.txt >> link.txt"]
)
def test_redirected_input_is_not_written_over(article: Path, arguments: str) -> None:
    command = f"{sys.executable} -m hronika {arguments}"
    result = subprocess.run(["sh", "-c", command], cwd=article.parent, capture_output=True, text=True)
    assert result.returncode == 2
    assert "is the file to write to as well" in result.stderr
    assert article.read_text(encoding="utf-8") == TEXT


def test_schema_is_not_written_to_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run("schema", "-o", tmp_path / "none" / "schema.json").exit_code == 2
    assert run("schema", "-o", tmp_path).exit_code == 2


def test_dash_is_standard_output(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    result = run("read", article, "--format", "jsonl", "-o", "-")
    assert json.loads(result.stdout)["id"] == "in"
    assert not Path("-").exists()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
@pytest.mark.parametrize(
    "behind", ["| cat", "> out.jsonl; cat out.jsonl", '> /dev/null; echo \'{"id": "in"}\'']
)
def test_device_of_standard_output_is_standard_output(article: Path, behind: str) -> None:
    command = f"{sys.executable} -m hronika read in.txt --format jsonl -o /dev/stdout {behind}"
    result = subprocess.run(["bash", "-c", command], cwd=article.parent, capture_output=True, text=True)
    assert result.stderr == ""
    assert json.loads(result.stdout)["id"] == "in"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_pipe_with_a_name_is_written_to(article: Path) -> None:
    os.mkfifo(article.with_name("pipe"))
    command = f"cat pipe & {sys.executable} -m hronika read in.txt --format jsonl -o pipe && wait"
    result = subprocess.run(["sh", "-c", command], cwd=article.parent, capture_output=True, text=True)
    assert json.loads(result.stdout)["id"] == "in"
    assert article.with_name("pipe").is_fifo()


def start(folder: Path, *more: str) -> "subprocess.Popen[bytes]":
    """Start to read very many articles, and wait until some are written."""
    path = folder / "many.jsonl"
    path.write_text(LINE * 100_000, encoding="utf-8")
    arguments = ["read", str(path), "--format", "jsonl", "-o", str(folder / "out.jsonl"), *more]
    process = subprocess.Popen([sys.executable, "-m", "hronika", *arguments], stderr=subprocess.PIPE)
    draft = folder / f".out.jsonl.{process.pid}.part"
    while not draft.exists() or not draft.stat().st_size:
        assert process.poll() is None
        time.sleep(0.05)
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_draft_of_a_killed_writer_goes_with_the_next(run: Run, tmp_path: Path, workers: str) -> None:
    with start(tmp_path, "--workers", workers) as killed, start(tmp_path) as other:
        try:
            killed.kill()
            killed.wait()
            drafts = {path.name for path in tmp_path.glob(".*.part")}
            assert drafts == {f".out.jsonl.{pid}.part" for pid in (killed.pid, other.pid)}
            kept = tmp_path / ".out.jsonl.backup.part"
            kept.touch()
            assert run("read", "-", "-o", tmp_path / "out.jsonl", input=TEXT).exit_code == 0
            # the one that still writes is let alone
            assert {path.name for path in tmp_path.glob(".*.part")} == {
                f".out.jsonl.{other.pid}.part",
                kept.name,
            }
        finally:
            killed.kill()
            other.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_request_to_end_leaves_no_draft(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip(f"{name} is ignored here, as under nohup, and what is ignored stays so")
    with start(tmp_path) as process:
        process.send_signal(number)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert stderr == b""
    assert [path.name for path in tmp_path.iterdir()] == ["many.jsonl"]
