"""Engines are chosen by name, and one that is not installed says so."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from bulk_help import news, written
from conftest import Run


def test_without_ray_it_says_what_to_install(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def lacking(name: str, *rest: Any) -> Any:
        if name == "ray":
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", lacking)
    given = written(tmp_path / "news.jsonl", news(1))
    ended = run("bulk", given, "-o", tmp_path / "out", "--engine", "ray")
    assert ended.exit_code == 2
    assert ended.stderr == "hronika: The engine ray needs Ray: pip install 'hronika[ray]'.\n"
    assert not (tmp_path / "out").exists()


def test_an_address_belongs_to_ray(tmp_path: Path, run: Run) -> None:
    given = written(tmp_path / "news.jsonl", news(1))
    ended = run("bulk", given, "-o", tmp_path / "out", "--address", "head:6379")
    assert (ended.exit_code, "name it with --engine ray" in ended.stderr) == (2, True)
