"""The benchmark of the archive tells every bar, and its random queries find what they must."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_a_small_run_tells_every_bar() -> None:
    run = subprocess.run(
        [
            sys.executable, "-m", "benchmarks.archive",
            "--articles", "3", "--statements", "2000", "--queries", "150",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode in (0, 1), run.stderr
    rows = [line for line in run.stdout.splitlines() if "at most" in line or "at least" in line]
    # So few articles and statements reach other numbers than many; which bars are missed is told.
    assert run.returncode == any(line.startswith("NOT") for line in rows)
    assert len(rows) == 24
    for what in ("storing", "an article", "3 filters", "a period", "by rank", "facets", "--help", "adding"):
        assert any(what in line for line in rows), what
    assert "differs" not in run.stdout
