"""How much of the reading stays the same when the text comes decomposed, with invisible characters, wrapped.

usage: python -m benchmarks.unclean [--gold FOLDER] [--losses]
"""

import argparse
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.score import load
from hronika.article import Article, article_from
from hronika.errors import HronikaError
from hronika.reading.reader import Reader
from hronika.record import Record, Span
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import problems

ROOT = Path(__file__).parents[1]

_LONG_WORD = re.compile(r"[^\W\d_]{6,}")


def wrapped(width: int, paragraph: str = "\n", line: str = "\n", trailing: str = "") -> Callable[[str], str]:
    """Give what wraps the paragraphs of a text at so many columns."""

    def wrap(text: str) -> str:
        filled = [textwrap.wrap(part, width) for part in text.split("\n")]
        return (paragraph.join((trailing + "\n").join(lines) for lines in filled)).replace("\n", line)

    return wrap


def hyphenated(text: str) -> str:
    """Wrap a text at 72 columns, and cut words at the ends of lines as a typesetter does."""
    found = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            room = 72 - len(line) - 2
            cut = min(room, len(word) - 3)
            if len(line) + 1 + len(word) <= 72 or not line:
                line = f"{line} {word}".lstrip()
            elif cut >= 3 and word.isalpha() and word.islower():
                found.append(f"{line} {word[:cut]}-")
                line = word[cut:]
            else:
                found.append(line)
                line = word
        found.append(line)
    return "\n".join(found)


def _in_words(mark: str) -> Callable[[str], str]:
    return lambda text: _LONG_WORD.sub(lambda word: word[0][:3] + mark + word[0][3:], text)


UNCLEAN: Mapping[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "comma below": lambda text: unicodedata.normalize("NFD", text).replace("\u0327", "\u0326"),
    "soft hyphens": _in_words("\u00ad"),
    "U+200B in words": _in_words("\u200b"),
    "U+200B between words": lambda text: text.replace(" ", " \u200b"),
    "U+2060 and U+FEFF": lambda text: "\ufeff" + text.replace(" ", "\u2060 "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "wrapped at 60": wrapped(60),
    "wrapped at 72": wrapped(72),
    "wrapped at 80": wrapped(80),
    "wrapped at 72, CRLF": wrapped(72, line="\r\n"),
    "wrapped at 72, trailing blanks": wrapped(72, trailing=" "),
    "wrapped at 72, blank lines": wrapped(72, paragraph="\n\n"),
    "wrapped at 72, hyphenated": hyphenated,
}
"""Ways in which a text comes unclean, each a function from the clean text."""

# What is compared, with what makes two of a kind the same: values, and words without what is unclean.
_PARTS = ("statements", "times", "names", "events")


def same(clean: Record, unclean: Record, part: str) -> tuple[int, int]:
    """How many statements, times, names or events of the clean record the other has too, of how many."""
    wanted, found = (Counter(_keys(record, part)) for record in (clean, unclean))
    return (wanted & found).total(), max(wanted.total(), found.total())


def _keys(record: Record, part: str) -> Iterable[tuple[Any, ...]]:
    if part == "statements":
        return [
            (*map(_words, one.content), one.speaker_name, one.mode, one.act, _words(one.cue))
            for one in record.statements
        ]
    if part == "times":
        return [(_words(one.span), one.type, one.value) for one in record.times]
    if part == "names":
        return [(_words(one.span), one.kind, one.name) for one in record.names]
    return [
        (
            _words(one.predicate),
            one.type,
            one.vouched,
            one.polarity,
            *((p.role, p.name) for p in one.participants),
        )
        for one in record.events
    ]


def _words(span: Span | None) -> str:
    """The letters and digits of a span."""
    text = "" if span is None else unicodedata.normalize("NFC", span.text.replace("\u0326", "\u0327"))
    return "".join(filter(str.isalnum, text))


def shares(articles: list[Article], losses: bool = False) -> dict[str, dict[str, float]]:
    """For every kind of unclean text the share of each part of the records that stays the same."""
    clean = _read(articles)
    found: dict[str, dict[str, float]] = {}
    for name, change in UNCLEAN.items():
        changed = [
            Article(change(article.text), id=article.id, published=article.published) for article in articles
        ]
        records = _read(changed)
        counts = {part: [same(*pair, part) for pair in zip(clean, records, strict=True)] for part in _PARTS}
        found[name] = {
            part: sum(n for n, _ in all_) / max(sum(n for _, n in all_), 1) for part, all_ in counts.items()
        }
        found[name]["wrong_spans"] = sum(
            len(list(problems(*pair))) for pair in zip(records, changed, strict=True)
        )
        if losses:
            for one, other, article in zip(clean, records, changed, strict=True):
                for part in _PARTS:
                    a, b = (Counter(_keys(record, part)) for record in (one, other))
                    for key in a - b:
                        print(f"LOST  {name}, {article.id}: {key}")
                    for key in b - a:
                        print(f"NEW   {name}, {article.id}: {key}")
    return found


def _read(articles: list[Article]) -> list[Record]:
    records = []
    for record in Reader().read_many(articles):
        if isinstance(record, HronikaError):
            raise record
        records.append(record)
    return records


def main() -> int:
    """Print the shares of the samples, and of all gold texts where they are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unclean", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="gold sets, *.jsonl"
    )
    parser.add_argument("--losses", action="store_true", help="print what is not the same")
    options = parser.parse_args()
    files = sorted(options.gold.glob("*.jsonl")) or [SAMPLE_ARTICLES]
    for path in files:
        articles = [article_from(document) for document in load(path)]
        print(f"{path.stem}: {len(articles)} texts")
        for name, parts in shares(articles, options.losses).items():
            print(f"  {name:32}" + "  ".join(f"{part} {value:.4f}" for part, value in parts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
