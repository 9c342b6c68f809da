"""Ctrl-C ends a command also where Python or a library loses the exception that it raises."""

import subprocess
import sys

import pytest
from conftest import with_interrupts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")

_PROGRAM = """
import os, signal, sqlite3
import typer
from collections.abc import Iterator
from pydantic import BaseModel, Field
from hronika.cli.guard import guarded, run_guarded, undo_when_ended
from hronika.cli.progress import running_counts

def ended(*_):
    os.kill(os.getpid(), signal.{signal})
    return False

class Lost:
    def __del__(self):
        ended()

class Model(BaseModel):
    value: int = Field(default=1, exclude_if=ended)

def in_a_destructor():
    Lost()

def in_sqlite():
    connection = sqlite3.connect(":memory:")
    connection.set_progress_handler(ended, 1)
    connection.execute("SELECT 1").fetchall()

def in_pydantic():
    try:
        Model().model_dump_json()
    except Exception as error:  # as reading takes what fails for a fault in one article
        print(type(error).__name__)

def items() -> Iterator[int]:
    yield 1
    {way}()
    yield 2
    yield 3

@guarded
def command() -> None:
    undo_when_ended()
    for item in running_counts(items(), str):
        print(item)

run_guarded(lambda: typer.run(command))
"""


@pytest.mark.parametrize("way", ["in_a_destructor", "in_sqlite", "in_pydantic"])
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_exception_of_a_signal_that_is_lost_is_raised_again(way: str, name: str, code: int) -> None:
    program = _PROGRAM.replace("{signal}", name).replace("{way}", way)
    with with_interrupts():
        ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    told = "hronika: Interrupted; nothing was left half written.\n" if name == "SIGINT" else ""
    assert (ended.returncode, ended.stderr) == (code, told)
    assert "2" not in ended.stdout.split()
