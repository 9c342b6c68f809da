"""How well names of places are resolved, on short texts of our own writing.

In `places.txt` each line is a text; `[Valkā|LV/Valka]` marks a name with the place that it means: the code
of a country or region, or the country and the name in GeoNames of a settlement; `-` where it must stay
unresolved. Below the line `# unread` is the half that the weights were not set on.

usage: python -m benchmarks.places [--wrong]
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hronika.archive.places.mentions import place_mentions
from hronika.archive.places.resolving import Resolved, resolve
from hronika.article import Article
from hronika.reading.reader import Reader

TEXTS = Path(__file__).with_suffix(".txt")
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_DAY = date(2024, 5, 7)


class Marked(NamedTuple):
    """A name in a text, from `start`, and the place that it means, None where it must stay unresolved."""

    text: str
    start: int
    name: str
    place: str | None


class Answer(NamedTuple):
    """A marked name, whether the record has it as that of a place, and the place that it was resolved to."""

    marked: Marked
    is_named: bool
    resolved: Resolved | None

    @property
    def is_right(self) -> bool:
        """Whether it was resolved, and to the place that is meant."""
        return self.resolved is not None and self.marked.place == _answer(self.resolved)


class Score(NamedTuple):
    """Of marked names: those with a place, of them those that the record has, those resolved, and rightly."""

    places: int
    named: int
    resolved: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the resolved that are right."""
        return self.right / self.resolved if self.resolved else 1.0

    @property
    def recall(self) -> float:
        """The share of those with a place that were resolved to it."""
        return self.right / self.places if self.places else 1.0


def halves(path: Path = TEXTS) -> tuple[list[str], list[str]]:
    """Give the marked texts of the half that the weights were set on, and those of the unread one."""
    read, _, unread = path.read_text(encoding="utf-8").partition("# unread\n")
    return tuple(  # type: ignore[return-value]
        [line for line in half.splitlines() if line and not line.startswith("#")] for half in (read, unread)
    )


def marked(line: str) -> tuple[str, list[Marked]]:
    """Take the marks out of a text, and give it with what they say."""
    text, end, found = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        found.append((len(text), mark[1], mark[2]))
        text += mark[1]
        end = mark.end()
    text += line[end:]
    return text, [Marked(text, start, name, None if place == "-" else place) for start, name, place in found]


def answers(lines: Sequence[str]) -> Iterator[Answer]:
    """Read the texts and yield what the marked names were resolved to."""
    reader = Reader()
    for line in lines:
        text, marks = marked(line)
        reading = reader.read_with_lemmas(Article(text, published=_DAY))
        found = resolve(reading.record, text, reading.words)
        for mark in marks:
            over = [
                name
                for name, span in place_mentions(reading.record, reading.words)
                if span.start < mark.start + len(mark.name) and mark.start < span.end
            ]
            yield Answer(mark, bool(over), found.get(over[0]) if over else None)


def score(given: Sequence[Answer]) -> Score:
    """Count the answers."""
    return Score(
        sum(answer.marked.place is not None for answer in given),
        sum(answer.marked.place is not None and answer.is_named for answer in given),
        sum(answer.resolved is not None for answer in given),
        sum(answer.is_right for answer in given),
    )


def main() -> None:
    """Print the scores of both halves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--wrong", action="store_true", help="show the names of the first half that were missed"
    )
    parser.add_argument("--unread", action="store_true", help="score the unread half too")
    arguments = parser.parse_args()
    read, unread = halves()
    for half, lines in (("read", read), ("unread", unread if arguments.unread else [])):
        given = list(answers(lines))
        counted = score(given)
        print(
            f"{half}: {len(given)} names, precision {counted.precision:.3f}, recall {counted.recall:.3f}",
            counted,
        )
        if arguments.wrong:
            for answer in given:
                if not answer.is_right and (answer.resolved or answer.marked.place):
                    print(f"  {answer.marked.name}: {answer.marked.place}, not {answer.resolved}")


def _answer(resolved: Resolved) -> str:
    place = resolved.place
    return place.code if place.geonames is None or place.kind == "country" else str(place.geonames)


if __name__ == "__main__":
    main()
