"""What a word costs in texts of a thousand to a million characters: records, HTML, `verify`.

usage: python -m benchmarks.lengths [--data FOLDER] [--json FILE]

A text of any length is to cost nearly the same a word. Texts are cut from the news and the minutes of the raw
text, as many of each length as take about as long; time is that of the processor. The first pass, over the
same words, only fills the caches of word forms and loads what is loaded at need: no length pays for that.
"""

import argparse
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks.speed import ROOT, processor
from hronika.article import Article
from hronika.exports.registry import Reading, load_format
from hronika.reading.reader import Reader
from hronika.verification import problems
from training.conll import lines

Result = TypeVar("Result")

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
_SOURCES = ("ntrex", "sib", "profectus", "vestnesis")
_ENOUGH = 100_000  # characters read of each length, at least


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lengths", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="raw text")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS)
    parser.add_argument("--rounds", type=int, default=3, help="of all lengths in turn; medians are told")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    text = raw_text(options.data)
    reader = Reader(pause_gc=True)
    for article in [*articles(text[: max(options.lengths)], 10_000), *articles(text[:_ENOUGH], 1_000)]:
        reader.read(article)
    print(f"on {processor()}, microseconds of the processor a word")
    print(f"{'characters':>10} {'words':>8} {'records':>8} {'HTML':>8} {'verify':>8}")
    rounds = [
        {length: cost(reader, text, length) for length in options.lengths} for _ in range(options.rounds)
    ]
    figures = {}
    for length in options.lengths:
        figures[length] = [median(column) for column in zip(*(one[length] for one in rounds), strict=True)]
        words, read, html, verify = figures[length]
        print(f"{length:10} {words:8.0f} {read:8.1f} {html:8.1f} {verify:8.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def raw_text(data: Path) -> str:
    """Give the news of the raw text, a paragraph a line, and after them the minutes."""
    told: dict[str, list[str]] = {source: [] for source in _SOURCES}
    for line in lines(data / "raw-text.tsv.xz"):
        source, _, text = line.partition("\t")
        if source in told:
            told[source].append(text)
    return "\n".join(text for texts in told.values() for text in texts)


def articles(text: str, length: int) -> Iterator[Article]:
    """Cut a text into articles of so many characters; what is left over is not used."""
    for start in range(0, len(text) - length + 1, length):
        yield Article(text[start : start + length], id=str(start))


def cost(reader: Reader, text: str, length: int) -> tuple[int, float, float, float]:
    """Give the words of some texts of a length, and the microseconds a word of reading, HTML and `verify`."""
    part = list(articles(text[: max(_ENOUGH, length)], length))
    words = sum(len(article.text.split()) for article in part)
    read, records = _timed(lambda: [reader.read(article) for article in part])
    readings = [Reading(record, article.text) for record, article in zip(records, part, strict=True)]
    html, _ = _timed(lambda: load_format("html").write(readings, io.StringIO()))
    pairs = list(zip(records, part, strict=True))
    verify, _ = _timed(lambda: [list(problems(record, article)) for record, article in pairs])
    return words, read / words * 1e6, html / words * 1e6, verify / words * 1e6


def _timed(function: Callable[[], Result]) -> tuple[float, Result]:
    started = time.process_time()
    result = function()
    return time.process_time() - started, result


if __name__ == "__main__":
    main()
