"""Hronika is light: what an import, the model and a first article cost."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.speed import first_article
from hronika.cli.app import COMMANDS


def test_import_takes_no_time() -> None:
    code = "import time; t = time.process_time(); import hronika; print(time.process_time() - t)"
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(times) < 0.1


def test_the_command_line_starts_without_what_reads() -> None:
    loaded = _loaded_by("from hronika.cli.app import COMMANDS, load_command; [*map(load_command, COMMANDS)]")
    heavy = {"pydantic", "numpy", "onnxruntime", "lxml", "hronika.sources.pages", "hronika.sources.feeds"}
    assert "hronika.cli.read" in loaded
    assert not heavy & loaded


def test_a_command_starts_without_the_others(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Ministre Anna Bērziņa atklāja tiltu.", encoding="utf-8")
    loaded = _loaded_by(
        f"from hronika.cli.app import app; app(['read', {str(text)!r}], standalone_mode=False)"
    )
    assert "hronika.cli.read" in loaded
    others = {f"hronika.cli.{name.replace('-', '_')}" for name in COMMANDS} - {"hronika.cli.read"}
    assert not sorted(others & loaded)


def _loaded_by(code: str) -> set[str]:
    """Run code in a process of its own and give the modules that it has loaded."""
    code = f"import sys; {code}; print(*sys.modules, sep='\\n', file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory is read from there")
def test_model_and_first_article_are_light() -> None:
    figures = first_article()
    # Of the processor, start of Python included: what else the machine does is no fault of ours.
    assert figures["cpu_s"] < 2.5
    assert figures["memory_mb"] < 400
