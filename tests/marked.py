"""Reads test sentences in which what is to be found is marked: `Saeima [otrdien|DATE|2024-05-07] lēma.`"""

import re
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


class Marked(NamedTuple):
    """A sentence without its marks, and the marked words with their place and fields."""

    text: str
    marks: tuple[tuple[int, int, tuple[str, ...]], ...]


def marked_sentences(name: str) -> list[Marked]:
    """Read `tests/data/<name>.txt`, one sentence a line."""
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [_unmarked(line) for line in lines if line and not line.startswith("#")]


def _unmarked(line: str) -> Marked:
    text, marks, place = "", [], 0
    for match in _MARK.finditer(line):
        text += line[place : match.start()]
        marks.append((len(text), len(text) + len(match[1]), tuple(match[2].split("|"))))
        text += match[1]
        place = match.end()
    return Marked(text + line[place:], tuple(marks))
