"""The Dockerfile: what hadolint says, what it promises, and its commands run in folders of a test."""

import fnmatch
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

from docs.commands import described_commands

ROOT = Path(__file__).parents[1]
HADOLINT = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")


class Instruction(NamedTuple):
    """A line of a Dockerfile: `RUN`, and what is run."""

    name: str
    text: str


def instructions() -> list[Instruction]:
    lines = [
        line
        for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Instruction(*line.split(" ", 1)) for line in joined.splitlines() if line]


def texts(name: str) -> list[str]:
    return [each.text for each in instructions() if each.name == name]


@pytest.mark.skipif(HADOLINT is None, reason="hadolint is not installed")
def test_hadolint_finds_nothing_wrong(tmp_path: Path) -> None:
    def told(path: Path) -> str:
        assert HADOLINT is not None
        command = [HADOLINT, "--no-color", "--failure-threshold", "style", str(path)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout

    assert told(ROOT / "Dockerfile") == ""
    (tmp_path / "Dockerfile").write_text("FROM python:latest\nRUN cd /opt\n", encoding="utf-8")
    assert "DL3007" in told(tmp_path / "Dockerfile")


def test_what_runs_is_nobody_in_particular() -> None:
    assert texts("USER") == ["10001:10001"]
    # All that is installed lies there before, and belongs to root.
    names = [each.name for each in instructions()]
    assert "RUN" not in names[names.index("USER") :]
    assert texts("VOLUME") == ["/data"]
    assert "--chown=10001:10001 /data /data" in texts("COPY")[-1]


def test_the_last_stage_fetches_nothing() -> None:
    names = [each.name for each in instructions()]
    last = len(names) - names[::-1].index("FROM")
    assert "RUN" not in names[last:]
    assert all("slim" in text for text in texts("FROM"))


def test_what_it_runs_is_a_command_with_its_options() -> None:
    assert texts("ENTRYPOINT") == ['["hronika"]']
    command, *options = json.loads(texts("CMD")[0])
    described = {each.name: each for each in described_commands()}
    known = {name for each in described[command].parameters for name in each.names.split(", ")}
    assert {option for option in options if option.startswith("-")} <= known
    # Everybody may read what is bound to all addresses, and nobody write: without users it would not start.
    assert "--read-only" in options


def carried() -> Iterator[Path]:
    """What `.dockerignore` lets through of the files that are in the repository."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in listed:
        is_left_out = False
        for rule in rules:
            pattern = rule.removeprefix("!").removeprefix("**/")
            parts = Path(name).parts
            fits = fnmatch.fnmatch(parts[0], pattern) or (
                rule.startswith("**/") and any(fnmatch.fnmatch(part, pattern) for part in parts)
            )
            if fits:
                is_left_out = not rule.startswith("!")
        if not is_left_out:
            yield Path(name)


def test_only_what_the_wheel_is_built_of_is_carried_over() -> None:
    names = {path.parts[0] for path in carried()}
    assert names == {
        "src", "docs", "pyproject.toml", "hatch_build.py", "hatch_compile.py", "README.md", "LICENSE"
    }  # fmt: skip
    assert Path("src/hronika/language/latvian/model/network.onnx") in set(carried())


@contextmanager
def started(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    """Run a server until the block ends."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a Unix shell")
def test_its_commands_make_a_hronika_that_works(tmp_path: Path) -> None:
    """Each RUN is run by a shell, with folders of this test in the place of those of the image."""
    for path in carried():
        target = tmp_path / "source" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, target)
    (tmp_path / "opt").mkdir()
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "python"], check=True)
    system = {
        "PATH": f"{tmp_path}/python/bin:/usr/bin:/bin",
        "HOME": str(Path.home()),  # what pip has fetched before
        **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))},
    }

    def here(text: str) -> str:
        text = re.sub(r"--mount=\S+ ", "", text)  # a matter of Docker
        return re.sub(r"(?<![\w.])/(source|opt/hronika|data)\b", rf"{tmp_path}/\1", text)

    for text in texts("RUN"):
        ran = subprocess.run(
            ["bash", "-euc", here(text)], env=system, cwd=tmp_path / "source", capture_output=True, text=True,
            timeout=600, check=False,
        )  # fmt: skip
        if "NewConnectionError" in ran.stderr or "NameResolutionError" in ran.stderr:
            pytest.skip("no package index can be reached")
        assert ran.returncode == 0, ran.stderr[-2000:]
    assert "Anna Bērziņa" in ran.stdout

    set_there = dict(each.split("=", 1) for each in shlex.split(" ".join(texts("ENV"))))
    environment = {name: here(value).replace("$PATH", system["PATH"]) for name, value in set_there.items()}
    hronika = f"{tmp_path}/opt/hronika/bin/hronika"
    added = subprocess.run(
        [hronika, "add", ROOT / "docs" / "example.txt"], env=environment, capture_output=True, text=True
    )
    assert (added.returncode, (tmp_path / "data" / "archive.db").exists()) == (0, True), added.stderr
    examined = subprocess.run([hronika, "doctor"], env=environment, capture_output=True, text=True)
    assert examined.returncode == 0, examined.stdout

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = [hronika, *json.loads(texts("CMD")[0]), "--port", str(port)]
    [health] = texts("HEALTHCHECK")
    check = json.loads(health.partition("CMD ")[2].replace(":8017/", f":{port}/"))
    check[0] = f"{tmp_path}/opt/hronika/bin/{check[0]}"
    assert subprocess.run(check, env=environment, capture_output=True).returncode != 0
    with started(served, environment, port):
        assert subprocess.run(check, env=environment).returncode == 0
        assert urlopen(f"http://127.0.0.1:{port}/", timeout=30).status == 200
