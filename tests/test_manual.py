"""The manual page says what the commands say and is sound roff; shells complete commands and options."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from docs.commands import described_commands
from docs.manual import _text, manual

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "hronika.1"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="manual pages and shells are those of Unix")


def tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def checked(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture(scope="module")
def shown() -> str:
    """The page as text, on one line."""
    groff = tool("groff")
    lines = checked(groff, "-man", "-Tutf8", "-K", "utf-8", "-P-c", "-rLL=300n", str(PAGE)).stdout
    return " ".join(re.sub(r".\x08", "", lines).split())


def test_groff_has_nothing_to_say_against_it() -> None:
    result = checked(tool("groff"), "-man", "-Tutf8", "-K", "utf-8", "-ww", "-z", str(PAGE))
    assert (result.returncode, result.stderr) == (0, "")


def test_man_has_nothing_to_say_against_it() -> None:
    result = checked(tool("man"), "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(PAGE))
    assert (result.returncode, result.stderr) == (0, "")


def test_mandoc_has_nothing_to_say_against_it() -> None:
    told = checked(tool("mandoc"), "-T", "lint", "-W", "warning", str(PAGE)).stdout.splitlines()
    # It tells no day on purpose: the page is the same whenever it is made.
    assert [line for line in told if "missing date" not in line] == []


def test_groff_would_say_what_is_wrong(tmp_path: Path) -> None:
    broken = tmp_path / "broken.1"
    broken.write_text(PAGE.read_text(encoding="utf-8") + ".NOSUCH\n", encoding="utf-8")
    assert (
        "NOSUCH" in checked(tool("groff"), "-man", "-Tutf8", "-K", "utf-8", "-ww", "-z", str(broken)).stderr
    )


def test_it_has_every_command_and_option_as_they_are_written(shown: str) -> None:
    commands = list(described_commands())
    assert len(commands) > 30
    for command in commands:
        assert command.usage in shown
        for parameter in command.parameters:
            # In dumb quotation marks and hyphens that can be copied to a terminal.
            assert parameter.names in shown
            assert parameter.help.replace("`", "") in shown


@pytest.mark.parametrize(
    ("text", "roff"),
    [
        (".SH begins a part", r"\&.SH begins a part"),
        ("'quoted'", r"\(aqquoted\(aq"),
        ("--long C:\\new", r"\-\-long C:\enew"),
        ("a `b-c` d", r"a \fBb\-c\fR d"),
    ],
)
def test_no_text_commands_roff(text: str, roff: str) -> None:
    assert _text(text) == roff


def test_no_line_of_the_page_is_a_command_by_accident() -> None:
    known = {"TH", "SH", "SS", "PP", "TP", "RS", "RE", "br", "\\"}
    commands = [re.match(r"[.'](\\|\w*)", line) for line in manual()]
    assert {found[1] for found in commands if found} <= known


def test_the_variables_of_options_are_explained() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    page = PAGE.read_text(encoding="utf-8")
    variables = {*re.findall(r'envvar="(\w+)"', source), *re.findall(r'environ\.get\("(\w+)"', source)}
    assert len(variables) > 2
    assert [name for name in variables if rf"\fB{name}\fR" not in page] == []


def test_the_wheel_ships_it_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/hronika.1": "share/man/man1/hronika.1"}


def completion(**variables: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "hronika"], env={**os.environ, **variables}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert result.stderr == ""
    return result.stdout


@pytest.mark.parametrize(
    ("shell", "said"),
    [
        ("bash", "complete -o default -F _hronika_completion hronika"),
        ("zsh", "#compdef hronika"),
        ("fish", "complete --command hronika"),
    ],
)
def test_a_script_for_each_shell(shell: str, said: str, tmp_path: Path) -> None:
    script = completion(_HRONIKA_COMPLETE=f"source_{shell}")
    assert said in script
    if path := shutil.which(shell):
        file = tmp_path / "completion"
        file.write_text(script, encoding="utf-8")
        assert checked(path, "-n", str(file)).stderr == ""


@pytest.mark.parametrize(
    ("shell", "variables"),
    [
        ("bash", {"COMP_WORDS": "hronika doctor --for", "COMP_CWORD": "2"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "hronika doctor --for"}),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "hronika doctor --for", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        ),
    ],
)
def test_each_shell_is_told_what_may_follow(shell: str, variables: dict[str, str]) -> None:
    told = completion(_HRONIKA_COMPLETE=f"complete_{shell}", **variables)
    assert "--format" in told
    assert "--archive" not in told
