"""`hronika read`: what goes in, and the forms in which it comes out."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Run, with_interrupts
from rich.text import Text

from hronika.article import Article
from hronika.exports import table
from hronika.exports.registry import Reading
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES

TEXT = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs jau maijā."
LINE = json.dumps({"id": "a1", "title": "Ceļš", "published": "2024-05-07", "text": TEXT}) + "\n"


def written(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_text_file_is_one_article(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "article.txt", TEXT)
    result = run("read", path, "--format", "json", "--published", "2024-05-07", "--title", "Ceļš")
    record = json.loads(result.stdout)
    assert record["id"] == "article"
    assert record["article"]["published"] == "2024-05-07"
    assert record["article"]["title"] == "Ceļš"
    assert record["article"]["sha256"] == Article(TEXT).sha256


def test_line_ends_are_kept_as_they_are(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.replace(" ", "\r\n").encode())
    record = json.loads(run("read", path, "--format", "json").stdout)
    assert record["article"]["sha256"] == Article(TEXT.replace(" ", "\r\n")).sha256


def test_lines_are_articles_and_say_more_than_the_options(run: Run, tmp_path: Path) -> None:
    other = json.dumps({"text": "Līst."}) + "\n"
    path = written(tmp_path, "articles.jsonl", LINE + "\n" + other)
    result = run("read", path, "--format", "jsonl", "--published", "2020-01-01")
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["article"]["published"]) == ("a1", "2024-05-07")
    assert second["article"]["published"] == "2020-01-01"
    assert second["id"] == Article("Līst.").sha256[:16]


def test_standard_input_is_text_or_lines(run: Run) -> None:
    from_text = json.loads(run("read", "-", "--format", "json", input=TEXT).stdout)
    from_line = json.loads(run("read", "-", "--format", "json", input=" \n" + LINE).stdout)
    assert from_text["article"]["sha256"] == from_line["article"]["sha256"]
    assert from_line["id"] == "a1"


def test_several_files_are_read_in_order(run: Run, tmp_path: Path) -> None:
    files = [written(tmp_path, f"{name}.txt", TEXT) for name in "cab"]
    result = run("read", *files, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["c", "a", "b"]


def test_json_of_one_is_an_object_and_of_several_an_array(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "articles.jsonl", LINE * 3)
    several = json.loads(run("read", path, "--format", "json").stdout)
    assert [Record.model_validate(record).id for record in several] == ["a1"] * 3
    assert "\n  " in run("read", written(tmp_path, "a.txt", TEXT), "--format", "json").stdout


def test_table_holds_every_statement_whole(run: Run) -> None:
    text = " ".join(run("read", SAMPLE_ARTICLES).stdout.split())
    assert "Laila Bērzkalne" in text
    assert "Mēs tikai gribam" in text
    assert "…" not in text.replace(" … ", "")


def test_table_on_a_terminal_shortens(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()
    table.write([Reading(record, "")], out)
    shown = Text.from_ansi(out.getvalue()).plain
    assert max(map(len, shown.splitlines())) <= 72
    assert " …" in shown


def test_html_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    result = run("read", written(tmp_path, "a.txt", TEXT), "--format", "html", "-o", out, "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout == ""
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert 'data-interface="en"' in page
    assert "Anna Bērziņa" in page


def test_analyse_writes_what_read_writes_as_conllu(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", TEXT)
    result = run("analyse", file)
    assert result.exit_code == 0
    assert result.stdout == run("read", file, "--format", "conllu").stdout
    assert "\tsacīt\tVERB\t" in result.stdout


def test_analyse_names_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "a.jsonl", LINE + "{\n")
    result = run("analyse", file, "-o", tmp_path / "out.conllu")
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert "# newdoc id = a1" in (tmp_path / "out.conllu").read_text(encoding="utf-8")


def test_conllu_has_ten_columns_and_every_token(run: Run, tmp_path: Path) -> None:
    result = run("read", written(tmp_path, "a.txt", TEXT), "--format", "conllu")
    rows = [line.split("\t") for line in result.stdout.splitlines() if line and not line.startswith("#")]
    assert all(len(row) == 10 for row in rows)
    assert [row[1] for row in rows][:3] == ["Ministre", "Anna", "Bērziņa"]


def test_workers_write_the_same(run: Run) -> None:
    alone = run("read", SAMPLE_ARTICLES, "--format", "jsonl")
    together = run("read", SAMPLE_ARTICLES, "--format", "jsonl", "--workers", "2")
    assert together.stdout == alone.stdout


def test_what_is_written_is_verified(run: Run, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    assert run("read", SAMPLE_ARTICLES, "--format", "jsonl", "-o", records).exit_code == 0
    result = run("verify", records, "--texts", SAMPLE_ARTICLES)
    assert result.exit_code == 0, result.stdout
    assert "Right: 12 records" in result.stdout


def test_output_keeps_to_a_link(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    run("read", written(tmp_path, "a.txt", TEXT), "--format", "json", "-o", link)
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "a"


def test_demo_prints_the_ledger_and_names_the_report(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    result = run("demo", "--output", out)
    assert result.exit_code == 0
    assert "12 articles read in" in result.stdout
    assert f"The report to open in a browser: {out}" in result.stdout
    assert out.stat().st_size > 100_000


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
def test_interrupt_ends_at_once_and_leaves_no_half_file(tmp_path: Path) -> None:
    path = written(tmp_path, "many.jsonl", LINE * 100_000)
    out = tmp_path / "records.jsonl"
    command = [sys.executable, "-m", "hronika", "read", str(path), "--format", "jsonl", "-o", str(out)]
    with with_interrupts(), subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            while not any(name.suffix == ".part" and name.stat().st_size for name in tmp_path.iterdir()):
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert stderr == "hronika: Interrupted; nothing was left half written.\n"
    assert [name.name for name in tmp_path.iterdir()] == ["many.jsonl"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is one of Unix")
def test_progress_bar_shows_on_a_terminal_alone(tmp_path: Path) -> None:
    import pty

    path = written(tmp_path, "many.jsonl", LINE * 30)
    command = [sys.executable, "-m", "hronika", "read", str(path), "--format", "jsonl"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        try:
            while part := terminal.read(4096):
                seen += part
        except OSError:  # the other end is closed
            pass
    assert process.wait() == 0
    assert b"30/30" in seen
    quiet = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert quiet.stderr == b""
