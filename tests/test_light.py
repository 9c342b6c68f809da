"""Hronika is light: what an import, the model and a first article cost."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.speed import first_article


def test_import_takes_no_time() -> None:
    code = "import time; t = time.process_time(); import hronika; print(time.process_time() - t)"
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(times) < 0.1


def test_the_command_line_starts_without_what_reads() -> None:
    code = "import sys, hronika.cli.app; print(*sys.modules, sep='\\n')"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True).split())
    heavy = {"pydantic", "numpy", "onnxruntime", "lxml", "hronika.sources.pages", "hronika.sources.feeds"}
    assert "hronika.cli.read" in loaded
    assert not heavy & loaded


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory is read from there")
def test_model_and_first_article_are_light() -> None:
    figures = first_article()
    # Of the processor, start of Python included: what else the machine does is no fault of ours.
    assert figures["cpu_s"] < 1.5
    assert figures["memory_mb"] < 400
