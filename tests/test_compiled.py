"""The compiled Hronika: which modules are compiled, and how what they keep is kept there."""

import re
import tomllib
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from hatch_compile import modules_to_compile, with_explicit_caches
from hronika.reading.compiled import is_compiled

ROOT = Path(__file__).parents[1]

SOURCE = '''
from dataclasses import dataclass
from functools import cached_property
from hronika.reading.document.remembered import remembered

class Tree:
    """A tree."""

    def __init__(self, heads: list[int]) -> None:
        self.heads, self.asked = heads, 0

    @cached_property
    def root(self) -> int | None:
        self.asked += 1
        return self.heads.index(-1) if -1 in self.heads else None

    @remembered
    def depth(self, index: int) -> int:
        """How far a word is from the root."""
        self.asked += 1
        head = self.heads[index]
        return 0 if head < 0 else self.depth(head) + 1

@dataclass
class View:
    """What is seen of it."""

    tree: Tree
    """The tree."""

    @cached_property
    def size(self) -> int:
        return len(self.tree.heads)

@dataclass
class WideView(View):
    """More of it."""

    width: int
'''


def interpreted() -> list[str]:
    settings: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"][
        "build"
    ]
    modules: list[str] = settings["targets"]["wheel"]["hooks"]["custom"]["interpreted"]
    return modules


def modules() -> list[str]:
    return modules_to_compile(ROOT / "src", interpreted())


@pytest.fixture
def made() -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec(with_explicit_caches(SOURCE), found)  # noqa: S102 what it made of our own source
    return found


def test_all_modules_that_can_be_are_compiled_or_none_is() -> None:
    names = [name.removesuffix(".py").replace("/", ".") for name in modules()]
    assert {import_module(name).__file__.endswith(".py") for name in names} == {not is_compiled()}  # type: ignore[union-attr]


def test_modules_that_stay_interpreted_are_there() -> None:
    with pytest.raises(SystemExit, match=r"not there: hronika/reading/nowhere\.py"):
        modules_to_compile(ROOT / "src", ["hronika/reading/nowhere.py"])
    for name in interpreted():
        assert (ROOT / "src" / name).exists()


def test_what_is_kept_is_worked_out_once(made: dict[str, Any]) -> None:
    tree = made["Tree"]([1, 2, -1])
    assert (tree.root, tree.root, tree.asked) == (2, 2, 1)
    assert [tree.depth(index) for index in (0, 1, 2, 0)] == [2, 1, 0, 2]
    assert tree.asked == 4
    assert (made["Tree"]([0]).root, made["Tree"]([-1]).root) == (None, 0)


def test_nothing_is_kept_as_an_answer_too(made: dict[str, Any]) -> None:
    tree = made["Tree"]([1, 0])
    assert (tree.root, tree.root, tree.asked) == (None, None, 1)


def test_caches_of_a_dataclass_do_not_tell_objects_apart(made: dict[str, Any]) -> None:
    tree = made["Tree"]([-1])
    wide = made["WideView"](tree, 3)
    assert (wide.size, wide.width) == (1, 3)
    assert wide == made["WideView"](tree, 3)
    assert "kept" not in repr(wide)


def test_every_module_keeps_its_lines() -> None:
    for name in modules():
        source = (ROOT / "src" / name).read_text(encoding="utf-8")
        rewritten = with_explicit_caches(source)
        compile(rewritten, name, "exec")
        assert not re.search(r"^ +@(cached_property|remembered)", rewritten, re.MULTILINE), name
        assert len(rewritten.splitlines()) == len(source.splitlines()), name


def test_a_method_that_leaves_no_room_is_told() -> None:
    crowded = SOURCE.replace("\n\n    @cached_property\n    def root", "\n    @cached_property\n    def root")
    with pytest.raises(ValueError, match="root needs an empty line"):
        with_explicit_caches(crowded)


def test_a_class_without_docstring_is_told() -> None:
    with pytest.raises(ValueError, match="Tree needs a docstring"):
        with_explicit_caches(SOURCE.replace('    """A tree."""\n\n', ""))


def test_the_trial_source_means_the_same_as_it_is() -> None:
    found: dict[str, Any] = {}
    exec(SOURCE, found)  # noqa: S102 our own source
    assert isinstance(found["Tree"].root, cached_property)
    tree = found["Tree"]([1, 2, -1])
    assert (tree.root, tree.root, tree.asked) == (2, 2, 1)
    assert [tree.depth(index) for index in (0, 1, 2, 0)] == [2, 1, 0, 2]
    assert tree.asked == 4
