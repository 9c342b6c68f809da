"""What the pages show is run: the commands of a page in their order, in a folder with what they need.

A block of code is commands where it is fenced as `sh` or `console`, or is indented or fenced without a
language and begins with `hronika`. In a `console` block a command follows `$ `, and below it stands what it
prints, which is compared. Comments say what is in the archive before the first of them, and before a block
why it is not run, or which of its commands are not:

    <!-- begins with the samples -->
    <!-- not run: it asks the network -->
    <!-- not run, hronika watch: it runs until it is stopped -->

usage: python -m docs.shown PAGE... [--write]   run pages; with --write put in what their commands print now
"""

import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from typer.testing import CliRunner

from docs.scratch import fill
from hronika.cli import app

ROOT = Path(__file__).parents[1]

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?<=\n\n)((?: {4}.*\n)+)")
_COMMENT = re.compile(r"<!-- not run(?:, (?P<which>[^:>]+))?: (?P<reason>[^>]+) -->\n+\Z")
_OF_THE_SHELL = re.compile(r"[|<>;&$*~`]|^(?!hronika )")
# Whose commands build on each other says what is in the archive before them. The Python of such a page is run
# too; that of others has tests of its own, as it speaks of what is there already.
_BEGINS = re.compile(r"<!-- begins with (nothing|the samples) -->")
# A command is given this many seconds.
_PATIENCE = 120

_ONE_DAY = "2026-12-01"


def _today() -> re.Pattern[str]:
    """Give what finds the present day, by the clock of Latvia or of UTC, perhaps with the time of day."""
    days = {datetime.now(zone).date().isoformat() for zone in (ZoneInfo("Europe/Riga"), UTC)}
    return re.compile(rf"(?:{'|'.join(days)})(?: \d\d:\d\d\+0\d:00)?")


@dataclass(frozen=True)
class Command:
    """A command, and what the page says that it prints; None where the page does not say."""

    text: str
    printed: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Block:
    """Commands, or a piece of Python, that stand together on a page, from which line on.

    `not_run` is why none of them is run, or `except_for` the beginnings of those that are not.
    """

    line: int
    language: str
    commands: tuple[Command, ...]
    not_run: str | None = None
    except_for: tuple[str, ...] = ()

    @property
    def run(self) -> tuple[Command, ...]:
        """Those of the commands that are run."""
        if self.not_run:
            return ()
        return tuple(each for each in self.commands if not each.text.startswith(self.except_for or "\n"))


def blocks(markdown: str) -> list[Block]:
    """Give the blocks of a page that are commands or Python, in their order."""
    found = []
    fences = list(_FENCED.finditer(markdown))
    for fence in fences:
        language, body = fence[1], fence[2]
        if language == "" and body.startswith("hronika "):
            language = "sh"
        if language in ("sh", "console", "python"):
            found.append(_block(markdown, fence.start(), language, body.splitlines()))
    for block in _INDENTED.finditer(markdown):
        if block[1].lstrip().startswith("hronika ") and not any(
            fence.start() < block.start() < fence.end() for fence in fences
        ):
            lines = [line.strip() for line in block[1].splitlines()]
            found.append(_block(markdown, block.start(), "sh", lines))
    return sorted(found, key=lambda block: block.line)


def _block(markdown: str, start: int, language: str, lines: list[str]) -> Block:
    before = _COMMENT.search(markdown, 0, start)
    which = before["which"] if before else None
    return Block(
        markdown.count("\n", 0, start) + 1,
        language,
        tuple(_commands(language, lines)),
        before["reason"] if before and not which else None,
        tuple(which.split(" and ")) if which else (),
    )


def _commands(language: str, lines: list[str]) -> Iterator[Command]:
    if language == "python":
        yield Command("\n".join(lines))
    elif language == "sh":
        whole = "\n".join(lines).replace("\\\n", " ")
        if "<<" in whole:  # what follows is the input of a command
            yield Command(whole)
            return
        yield from (Command(line.strip()) for line in whole.splitlines() if line.strip() and line[0] != "#")
    else:
        for shown in re.split(r"^\$ ", "\n".join(lines), flags=re.MULTILINE)[1:]:
            command, *printed = shown.split("\n")
            while printed and not printed[-1]:
                printed.pop()
            yield Command(command, tuple(printed))


class Desk:
    """A folder with what commands of pages need, and a shell in it that has `hronika`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        commands = folder / ".bin"
        commands.mkdir()
        for name, called in (
            ("hronika", f'"{sys.executable}" -m hronika'),
            ("python", f'"{sys.executable}"'),
        ):
            (commands / name).write_text(f'#!/bin/sh\nexec {called} "$@"\n', encoding="utf-8")
            (commands / name).chmod(0o755)
        paths = [str(Path(path).resolve()) for path in sys.path if path]
        self.environment = {
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(paths),
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / ".local" / "share"),
            "LOGNAME": "anna",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
        }
        self._names: dict[str, Any] = {"__name__": "__main__"}

    def run(self, command: str) -> tuple[int, str]:
        """Run a command; gives its exit code and all that it printed.

        The folder is told as `/home/anna`, and what is done today as done on one day.
        """
        code, printed = self._run(command)
        return code, _today().sub(_ONE_DAY, printed.replace(str(self.folder), "/home/anna"))

    def _run(self, command: str) -> tuple[int, str]:
        if _OF_THE_SHELL.search(command):
            done = subprocess.run(  # noqa: S603 the commands of our own pages
                ["bash", "-o", "pipefail", "-c", command],  # noqa: S607 the one on the path
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=_PATIENCE,
                check=False,
            )
            return done.returncode, done.stdout
        # Without a process of its own, as loading the program takes longer than most commands do.
        with chdir(self.folder):
            arguments = shlex.split(command, comments=True)[1:]
            result = CliRunner().invoke(app, arguments, env=_here(self.environment), prog_name="hronika")
        return result.exit_code, result.output

    def run_python(self, code: str) -> str:
        """Run a piece of Python after those before it; gives what it printed."""
        out = io.StringIO()
        with chdir(self.folder), redirect_stdout(out):
            exec(compile(code, "the page", "exec"), self._names)  # noqa: S102 it is our own
        return out.getvalue()


def _here(environment: Mapping[str, str]) -> dict[str, str | None]:
    """Give the environment for a command in this process, without what names another archive or author."""
    return {**environment, "HRONIKA_ARCHIVE": None, "HRONIKA_AUTHOR": None}


def ran(markdown: str, folder: Path) -> Iterator[tuple[Block, Command, int, str]]:
    """Run all that a page shows; yields each command with its exit code and what it printed."""
    desk = Desk(folder)
    begins = _BEGINS.search(markdown)
    fill(folder, archive=begins[1] if begins else "a few articles")
    for block in blocks(markdown):
        for command in block.run:
            if block.language == "python":
                if begins:
                    yield block, command, 0, desk.run_python(command.text)
            else:
                yield block, command, *desk.run(command.text)


def faults(page: Path, folder: Path) -> list[str]:
    """Run all that a page shows; gives a sentence for each command that fails or prints something else."""
    found = []
    for block, command, code, printed in ran(page.read_text(encoding="utf-8"), folder):
        place = f"{page.name}, line {block.line}: `{command.text.splitlines()[0]}`"
        if code:
            found.append(f"{place} ended with {code}: {printed}")
        elif command.printed is not None and _lines(printed) != command.printed:
            found.append(f"{place} printed\n{printed}")
    return found


def written(markdown: str, folder: Path) -> str:
    """Give a page with what its commands print now below them."""
    printed = {(block.line, command.text): out for block, command, _, out in ran(markdown, folder)}
    lines = markdown.split("\n")
    for block in reversed(blocks(markdown)):
        if block.language == "console" and not block.not_run:
            body = []
            for command in block.commands:
                told = printed.get((block.line, command.text))
                body += [f"$ {command.text}", *(_lines(told) if told is not None else command.printed or ())]
            end = lines.index("```", block.line)
            lines[block.line : end] = body
    return "\n".join(lines)


def _lines(printed: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in printed.rstrip().splitlines())


def main() -> int:
    """Run the pages that are named, or with `--write` put in what they print."""
    found = []
    for name in [name for name in sys.argv[1:] if name != "--write"]:
        page = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            if "--write" in sys.argv:
                text = written(page.read_text(encoding="utf-8"), Path(folder))
                page.write_text(text, encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            found += faults(page, Path(folder))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
