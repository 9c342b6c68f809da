"""The page on the architecture says what is so: its drawing, and its index of what reads what."""

import re
import sys
from datetime import date
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest
from test_architecture import LAYERS

import hronika

PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
_FUNCTION = re.compile(r"\[`((?:\w+\.)?\w+(?<!\.py))`\]\(\.\./(src/[\w/]+\.py)\)")


class Row(NamedTuple):
    """A row of the index that has an example."""

    example: str
    functions: list[tuple[str, str]]


def index() -> str:
    return PAGE.read_text(encoding="utf-8").partition("## Where is … read")[2]


def rows() -> list[Row]:
    found = []
    for line in index().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 3 and _FUNCTION.search(cells[2]):
            found.append(Row(cells[1], _FUNCTION.findall(cells[2])))
    return found


def functions_that_run(text: str) -> set[tuple[str, str]]:
    """The functions of ours that run while a text is read, by qualified name and file; classes by theirs."""
    codes = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            codes.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        hronika.read(text, published=date(2024, 5, 10))
    finally:
        sys.setprofile(before)
    found: set[tuple[str, str]] = set()
    for code in codes:
        path = code.co_filename.partition("/src/hronika/")[2]
        if path:
            parts = code.co_qualname.split(".")
            found.update((".".join(parts[:end]), f"src/hronika/{path}") for end in range(1, len(parts) + 1))
    return found


def test_functions_of_the_index_exist() -> None:
    named = _FUNCTION.findall(PAGE.read_text(encoding="utf-8"))
    assert len(named) > 50
    for name, path in named:
        source = (PAGE.parents[1] / path).read_text(encoding="utf-8")
        for part in name.split("."):
            assert re.search(rf"^\s*(?:def|class) {part}\b", source, re.MULTILINE), f"{path}: {name}"


@pytest.mark.pure  # it looks at the frames of Python
@pytest.mark.parametrize("row", rows(), ids=lambda row: row.example)
def test_what_the_index_names_reads_the_example(row: Row) -> None:
    hronika.read(row.example)  # what is made once for a language is made by now
    assert set(row.functions) <= functions_that_run(row.example)


def test_the_drawing_has_the_rooms_in_the_order_of_the_layers() -> None:
    drawing = PAGE.read_text(encoding="utf-8").partition("```text\nsrc/hronika/\n")[2].partition("```")[0]
    files = [
        word for line in drawing.splitlines() for word in line[:40].split() if re.search(r"(/|\.py)$", word)
    ]
    numbers = []
    for file in files:
        name = file.removesuffix(".py").strip("/")
        layers = [
            number for number, names in enumerate(LAYERS) if any(name == x.rpartition(".")[2] for x in names)
        ]
        numbers += layers
    assert numbers == sorted(numbers, reverse=True)
    assert set(numbers) == set(range(len(LAYERS)))
