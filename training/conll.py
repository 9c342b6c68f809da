"""A small reader of CoNLL-U and its ten-column relatives, plain or compressed with xz."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class SentenceRows:
    """One sentence: its comments by key (`newpar` without a value counts too) and its rows of columns."""

    comments: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def forms(self) -> list[str]:
        """The word forms."""
        return [row[1] for row in self.rows]

    @property
    def key(self) -> str:
        """What tells the sentence from others: its forms."""
        return " ".join(self.forms)


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, without their ends."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)
    else:
        with path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)


def read(path: Path) -> list[SentenceRows]:
    """All sentences of a file; rows of multi-word tokens and empty nodes are left out."""
    blocks: list[SentenceRows] = []
    block = SentenceRows()
    for line in lines(path):
        if not line:
            if block.rows:
                blocks.append(block)
            block = SentenceRows()
        elif line.startswith("#"):
            key, _, value = line[1:].strip().partition(" = ")
            block.comments[key] = value
        else:
            row = line.split("\t")
            if row[0].isdigit():
                block.rows.append(row)
    if block.rows:
        blocks.append(block)
    return blocks
