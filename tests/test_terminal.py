"""What a terminal is sent and does: streams that are closed, early Ctrl-C, width, colours, completion."""

import io
import json
import os
import re
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
from hronika.reading.reader import read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shells and terminals are those of Unix")

TEXT = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs jau maijā."
HRONIKA = f"{sys.executable} -m hronika"
CONTROLS = [*map(chr, (*range(9), *range(11, 32), *range(127, 160))), *"\u202a\u202e\u2066\u2069\u200f\u2028"]
HOSTILE = (
    f"Ministre Anna Bērziņa\u202e pirmdien sacīja, ka \x9b31m{''.join(CONTROLS[1:])}ceļu \x1b[2Jatvērs maijā."
)


def shell(command: str, folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in the folder, which holds the article a.txt."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **more},
    )


FULL = "Reading or writing failed: No space left on device."
CLOSED = "Standard output is closed: nothing can be written there; name a file with -o."


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("read - <&-", 2, "Standard input is closed: give it through a pipe, or name a file."),
        (
            "verify - --texts a.txt <&-",
            2,
            "Standard input is closed: give it through a pipe, or name a file.",
        ),
        ("read a.txt <&-", 0, ""),
        ("read a.txt --workers 2 <&- 2>&-", 0, ""),
        ("read a.txt >&-", 1, CLOSED),
        ("read a.txt -f jsonl >&-", 1, CLOSED),
        ("read a.txt -o out.txt <&- >&-", 0, ""),
        ("read a.txt -o out.txt <&- >&- 2>&-", 0, ""),
        ("read none.txt 2>&-", 2, ""),
        ("nonsense 2>&-", 2, ""),
        ("schema >&-", 1, CLOSED),
        ("--help >&-", 1, CLOSED),
        ("--version >&-", 1, CLOSED),
        ("--help >/dev/full", 1, FULL),
        ("read --help >/dev/full", 1, FULL),
        ("--version >/dev/full", 1, FULL),
        ("read a.txt >/dev/full", 1, FULL),
        ("read a.txt -f jsonl >/dev/full", 1, FULL),
        ("read none.txt 2>/dev/full", 2, ""),
        ("--help | head -1", 141, ""),
        ("read --help | head -1", 141, ""),
        ("--version | sleep 0", 141, ""),
        ("read a.txt | sleep 0", 141, ""),
        ("read a.txt -f html | sleep 0", 141, ""),
        ("read a.txt -f html -o /dev/stdout | sleep 0", 141, ""),
    ],
)
def test_streams_that_are_closed_or_full(tmp_path: Path, command: str, code: int, said: str) -> None:
    result = shell(f"{HRONIKA} {command}", tmp_path)
    assert result.stderr == (f"hronika: {said}\n" if said else "")
    assert result.returncode == code


def test_file_is_whole_when_streams_are_closed(tmp_path: Path) -> None:
    shell(f"{HRONIKA} read a.txt -f jsonl -o out.jsonl --workers 2 <&- >&- 2>&-", tmp_path)
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["id"] == "a"


@pytest.mark.parametrize(
    ("wait", "more"), [(0.0, ()), (0.05, ()), (0.2, ()), (0.5, ()), (0.9, ()), (0.9, ("--workers", "2"))]
)
def test_interrupt_in_the_first_moments(tmp_path: Path, wait: float, more: tuple[str, ...]) -> None:
    path, out = tmp_path / "many.jsonl", tmp_path / "out.html"
    path.write_text((json.dumps({"text": TEXT}) + "\n") * 10_000, encoding="utf-8")
    command = [sys.executable, "-c", _TELLING_WHEN_IT_BEGINS, "read", str(path), "-f", "html", "-o", str(out)]
    with (
        with_interrupts(),
        subprocess.Popen(
            [*command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
        ) as process,
    ):
        assert process.stdout is not None
        process.stdout.read(1)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert stderr.decode() == "hronika: Interrupted; nothing was left half written.\n"
    assert process.returncode == 130
    assert [name.name for name in tmp_path.iterdir()] == ["many.jsonl"]


# As the script that pip makes, after a sign of life: while Python itself starts nothing of ours can help.
_TELLING_WHEN_IT_BEGINS = """
import sys
from hronika.__main__ import main
import os, signal
start = signal.signal
def told(*arguments):
    before = start(*arguments)
    os.write(1, b".")
    signal.signal = start
    return before
signal.signal = told
main()
"""


def on_terminal(command: str, folder: Path, width: int = 100, **more: str) -> str:
    """Run a command in a terminal and give what that is sent."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    unset = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    process = subprocess.Popen(
        [sys.executable, "-m", "hronika", *command.split()],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**kept, "TERM": "xterm-256color", **more},
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    process.wait()
    return seen.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "html", "conllu"])
def test_no_character_of_the_text_commands_the_terminal(tmp_path: Path, form: str) -> None:
    article = {"id": "x\x9b31m", "title": "Ceļš\u202e\n\x1b[31m", "outlet": "\x1b]0;", "text": HOSTILE}
    (tmp_path / "in.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    shown = on_terminal(f"read in.jsonl -f {form}", tmp_path, NO_COLOR="1")
    assert [repr(sign) for sign in CONTROLS if sign in shown] == []
    # CoNLL-U holds the text as it is read, which has no marks of direction; the report names them.
    assert {"html": "[U+202E]", "conllu": "\\u009b"}.get(form, "\\u202e") in shown
    if form in ("json", "jsonl"):
        assert json.loads(shown)["article"]["title"] == article["title"]


def test_what_is_written_to_a_file_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": HOSTILE, "title": "\u202e"}), encoding="utf-8")
    out = run("read", tmp_path / "in.jsonl", "-f", "jsonl").stdout
    assert "\u202e" in out
    assert "\u202e" not in run("read", tmp_path / "in.jsonl").stdout


def test_messages_hold_no_commands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.txt"
    path.write_bytes(b"")
    stderr = run("read", path).stderr
    assert "a\\u001b[31m\\u202e.txt: The text is empty" in stderr


@pytest.mark.parametrize("width", [20, 40, 60, 72, 80, 100])
def test_nothing_is_cut_off_in_a_narrow_terminal(
    samples: list[Article], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    text = samples[0].text
    record = read(text, published=samples[0].published)
    assert record.statements
    assert record.events
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    out = _Terminal()
    table.write([Reading(record, text)], out)
    narrow = Text.from_ansi(out.getvalue()).plain
    assert max(map(len, narrow.splitlines())) <= width
    file = io.StringIO()
    table.write([Reading(record, text)], file)
    shown = letters(narrow)
    for word in set(re.findall(r"\w+", file.getvalue())) - _HEADINGS:
        assert word in shown or width >= 72, word
    for event in record.events:
        assert letters(event.predicate.text) in shown
        assert event.place is None or letters(event.place.text) in shown or width >= 72
    if width < 72:
        for statement in record.statements:
            for span in statement.content:
                assert letters(span.text) in shown


def test_a_column_without_anything_in_it_takes_no_room() -> None:
    text = "Ministre sacīja, ka ceļu atvērs."
    record, out = read(text), io.StringIO()
    table.write([Reading(record, text)], out)
    headings = [re.split(r"\s{2,}", line.strip()) for line in out.getvalue().splitlines() if "  wh" in line]
    assert ["who", "how", "what"] in headings
    assert not re.search(r"\b(when|where)\b", out.getvalue())


# The columns of a table have headings; cells below one another do not need any.
_HEADINGS = {"who", "how", "what", "when", "where", "factuality", "type", "happened", "response", "to"}


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "command",
    ["read a.txt", "read many.jsonl -f jsonl", "--help", "read --help", "nonsense", "read none.txt"],
)
def test_no_color_means_no_codes(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "many.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 30, encoding="utf-8")
    assert "\x1b" not in on_terminal(command, tmp_path, NO_COLOR="0", FORCE_COLOR="1")
    if "none" not in command:
        assert "\x1b" in on_terminal(command, tmp_path, NO_COLOR="")


def test_completion_is_offered_and_completes(tmp_path: Path) -> None:
    assert "--install-completion" in shell(f"{HRONIKA} --help", tmp_path).stdout
    # The shell is told by what runs the command, and one that has nothing else to do would become it.
    script = shell(f"{HRONIKA} --show-completion bash; :", tmp_path).stdout
    assert "complete" in script
    completed = shell(
        HRONIKA, tmp_path, _HRONIKA_COMPLETE="complete_bash", COMP_WORDS="hronika rea", COMP_CWORD="1"
    )
    assert completed.stdout.split() == ["read"]


def test_one_article_is_no_articles(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    line = json.dumps({"text": TEXT}) + "\n"
    path.write_text(line + "{\n", encoding="utf-8")
    assert "hronika: 1 article was read, 1 could not be.\n" in run("read", path).stderr
    path.write_text(line * 2 + "{\n", encoding="utf-8")
    assert "hronika: 2 articles were read, 1 could not be.\n" in run("read", path).stderr
