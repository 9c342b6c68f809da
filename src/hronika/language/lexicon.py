"""Word lists: one readable text file each, read when first asked for.

A list is a file `NAME.tsv` of two columns, a word (or lemma, or phrase) and its value, separated by a tab.
The value may be left out. Empty lines and lines that start with `#` say nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path


class Lexicon(Mapping[str, Mapping[str, str]]):
    """The word lists of a folder by name; `lexicon["cues"]["teikt"]`."""

    def __init__(self, folder: Path) -> None:
        self._files = {path.stem: path for path in sorted(folder.glob("*.tsv"))}
        self._lists: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, name: str) -> Mapping[str, str]:
        words = self._lists.get(name)
        if words is None:
            words = self._lists[name] = read_list(self._files[name])
        return words

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def read_list(path: Path) -> Mapping[str, str]:
    """Read one list; raises ValueError where a line has more than two columns or a word comes twice."""
    words: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, *values = (column.strip() for column in line.split("\t"))
        if len(values) > 1 or not word or word in words:
            raise ValueError(f"{path.name}, line {number}: a word and its value are wanted, once: {line!r}")
        words[word] = values[0] if values else ""
    return words
