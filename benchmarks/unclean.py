"""How much of the reading stays the same when the text comes decomposed, with invisible characters, wrapped.

usage: python -m benchmarks.unclean [--gold FOLDER] [--losses]
"""

import argparse
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
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
"""Kinds of unclean text, each with what makes it of a clean one."""

PARTS = ("statements", "times", "names", "events")
"""What is compared: values, and words without what is unclean in them."""


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


def unclean_scores(folder: Path) -> dict[str, float]:
    """The shares over all gold texts of a folder, as `KIND/same_PART`; nothing where there are none."""
    articles = [article_from(document) for path in sorted(folder.glob("*.jsonl")) for document in load(path)]
    if not articles:
        return {}
    scores = {
        f"{kind}/same_{part}": value
        for kind, parts in shares(articles).items()
        for part, value in parts.items()
    }
    print("unclean    " + "  ".join(f"{name} {value:.3f}" for name, value in scores.items() if value < 1))
    return scores


def shares(articles: Sequence[Article], losses: bool = False) -> dict[str, dict[str, float]]:
    """For every kind of unclean text the share of each part of the records that stays the same.

    Raises ValueError where a span is not in its text.
    """
    clean = _read(articles)
    found: dict[str, dict[str, float]] = {}
    for kind, change in UNCLEAN.items():
        changed = [replace(article, text=change(article.text)) for article in articles]
        counts: Counter[str] = Counter()
        totals: Counter[str] = Counter()
        for one, other, article in zip(clean, _read(changed), changed, strict=True):
            if wrong := list(problems(other, article)):
                raise ValueError(f"{kind}, {article.id}: {wrong[0].path} {wrong[0].what}")
            for part in PARTS:
                wanted, read = Counter(_keys(one, part)), Counter(_keys(other, part))
                counts[part] += (wanted & read).total()
                totals[part] += max(wanted.total(), read.total())
                if losses:
                    _print_losses(f"{kind}, {article.id}", wanted, read)
        found[kind] = {part: counts[part] / totals[part] if totals[part] else 1.0 for part in PARTS}
    return found


def _print_losses(where: str, wanted: Counter[Any], read: Counter[Any]) -> None:
    for key in wanted - read:
        print(f"LOST  {where}: {key}")
    for key in read - wanted:
        print(f"NEW   {where}: {key}")


def _read(articles: Sequence[Article]) -> list[Record]:
    records = []
    for record in Reader().read_many(articles):
        if isinstance(record, HronikaError):
            raise record
        records.append(record)
    return records


def main() -> int:
    """Print the shares of every gold set, or of the samples where there is none."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unclean", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="gold sets, *.jsonl"
    )
    parser.add_argument("--losses", action="store_true", help="print what is not the same")
    options = parser.parse_args()
    for path in sorted(options.gold.glob("*.jsonl")) or [SAMPLE_ARTICLES]:
        articles = [article_from(document) for document in load(path)]
        print(f"{path.stem}: {len(articles)} texts")
        for kind, parts in shares(articles, options.losses).items():
            print(f"  {kind:32}" + "  ".join(f"{part} {value:.4f}" for part, value in parts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
