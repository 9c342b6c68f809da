"""Statements that are one in several articles, measured: other wordings joined, look-alikes kept apart.

usage: python -m benchmarks.identity.variants [--gold FOLDER] [--half tuned|unseen|both] [--show KIND]

Of the statements in our own texts and in those of GOLD other wordings and look-alikes are made
(`benchmarks.identity.wordings`), each is put into an article of its own, read, and stored. The likelihood of
`hronika.archive.lineage.statements` was set on one half of the texts (`tuned`), the other is for measuring.
"""

import argparse
import json
import random
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity import wordings
from benchmarks.identity.wordings import wording_of
from hronika.archive.store import Store
from hronika.article import Article, article_from
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record, Statement

OWN = Path(__file__).parents[2] / "tests" / "gold"
FEWEST_WORDS = 6
RECALL, PRECISION = 0.90, 0.98


class MadeVariant(NamedTuple):
    """A wording of a statement, of what kind, in an article of its own; `same` where it says the same."""

    base: str
    kind: str
    same: bool
    content: str
    article: Article


class Outcome(NamedTuple):
    """How many of a kind there were, how many the reader found, and how many were joined with their base."""

    kind: str
    same: bool
    made: int
    read: int
    joined: int


class Result(NamedTuple):
    """What came of all kinds; `others` counts statements joined with what is no wording of theirs."""

    outcomes: tuple[Outcome, ...]
    others: int
    shown: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of what says the same that was joined."""
        same = [each for each in self.outcomes if each.same]
        return sum(each.joined for each in same) / max(1, sum(each.read for each in same))

    @property
    def precision(self) -> float:
        """The share of what was joined that says the same."""
        right = sum(each.joined for each in self.outcomes if each.same)
        wrong = sum(each.joined for each in self.outcomes if not each.same) + self.others
        return right / max(1, right + wrong)


def texts(gold: Path, half: str) -> list[Article]:
    """Give the articles whose statements are taken, of one half or of both."""
    found = []
    for file in (
        OWN / "news_articles.jsonl",
        OWN / "agency_articles.jsonl",
        OWN / "more_kinds.jsonl",
        gold / "articles.jsonl",
    ):
        for line in file.read_text(encoding="utf-8").splitlines():
            value = json.loads(line)
            article = article_from(
                {key: value[key] for key in ("id", "title", "published", "text") if key in value}
            )
            halves = ("tuned", "unseen")
            if half in ("both", halves[zlib.crc32(article.id.encode()) % 2]):
                found.append(article)
    return found


def variants(
    base: Article, reading: RecordWithLemmas, names: dict[tuple[str, str], list[str]]
) -> Iterator[MadeVariant]:
    """Make the variants of the statements of an article."""
    edits = (
        ("cut", True, wordings.cut),
        ("reworded", True, wordings.reworded),
        ("other number", False, wordings.other_number),
        ("other time", False, wordings.other_time),
        ("other name", False, wordings.other_name(names)),
        ("other polarity", False, wordings.other_polarity),
    )
    for statement in reading.record.statements:
        span = statement.content[0]
        speaker = statement.speaker_name or ""
        fits = len(statement.content) == 1 and "\n" not in span.text and not set('"„“”«»') & set(span.text)
        if (
            not fits
            or not speaker[:1].isupper()
            or len(span.text.split()) < FEWEST_WORDS
            or statement.stance != "holds"
        ):
            continue
        wording = wording_of(statement, reading.record, reading.words)
        chance = random.Random(zlib.crc32(statement.id.encode()))  # noqa: S311 repeatable
        made = [
            ("exact", True, span.text),
            ("other speaker", True, span.text),
            ("without speaker", True, span.text),
        ]
        for kind, same, edit in edits:
            made += [(kind, same, text) for text in edit(wording, chance)]
        for place, (kind, same, text) in enumerate(made):
            yield MadeVariant(
                statement.id,
                kind,
                same,
                text,
                _article(base, f"{statement.id}-{place}", kind, text, speaker, chance),
            )


def _article(base: Article, id: str, kind: str, content: str, speaker: str, chance: random.Random) -> Article:
    """Put a wording into an article: indirect or direct speech, in another outlet, up to three days later."""
    if kind == "other speaker":
        speaker = "Latvijas Ziņu birojs" if speaker != "Latvijas Ziņu birojs" else "Zemes dienests"
    first = content[:1].upper() + content[1:]
    if kind == "without speaker":
        text = f"Kā ziņots, {content}."
    elif chance.random() < 0.5:
        text = f"{speaker} norādīja, ka {content}."
    else:
        text = f"„{first},” sacīja {speaker}."
    # What is said of a day by its name keeps its meaning only on the day of the first article.
    later = (
        0 if any(word in content for word in ("dien", "šo", "rīt", "vakar", "nedēļ")) else chance.randrange(4)
    )
    published = base.published + timedelta(days=later) if base.published else None
    return Article(text, id=id, outlet=f"Portāls {chance.randrange(50)}", published=published)


def measured(gold: Path, half: str, show: str | None = None) -> Result:
    """Read, store and compare."""
    reader = Reader()
    bases = [(article, reader.read_with_lemmas(article)) for article in texts(gold, half)]
    names = _names(reading.record for _, reading in bases)
    made = [variant for article, reading in bases for variant in variants(article, reading, names)]
    readings = {variant.article.id: reader.read_with_lemmas(variant.article) for variant in made}
    # What stands in what somebody said is rightly joined with a part of it.
    overlapping = {
        one.id: {other.id for other in reading.record.statements if _overlap(one, other)}
        for _, reading in bases
        for one in reading.record.statements
    }
    counts: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    others, shown = 0, []
    # Look-alikes are stored apart from other wordings: what was cut may fit a look-alike as well.
    for same in (True, False):
        chosen = [variant for variant in made if variant.same is same]
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "a.db") as store:
            for article, reading in bases:
                store.add(article, reading)
            for variant in chosen:
                store.add(variant.article, readings[variant.article.id])
            with store.reading() as connection:
                rows = connection.execute(
                    "SELECT s.id, a.id, m.lineage FROM statement_lineage m "
                    "JOIN statement s ON s.number = m.number "
                    "JOIN version v ON v.number = m.version JOIN article a ON a.number = v.article"
                ).fetchall()
        lineage = {(article, id): group for id, article, group in rows}
        of_base = {id: lineage[article.id, id] for article, reading in bases for id in _ids(reading.record)}
        owners = defaultdict(set)
        for id, group in of_base.items():
            owners[group].add(id)
        bad = sum(len(ids) - 1 for ids in owners.values())
        for variant in chosen:
            count = counts[variant.kind, same]
            count["made"] += 1
            ids = _read_as(variant, readings[variant.article.id].record)
            if not ids:
                continue
            count["read"] += 1
            groups = {lineage[variant.article.id, id] for id in ids}
            joined = of_base[variant.base] in groups
            count["joined"] += joined
            if joined is not same and (show in (variant.kind, "all")):
                shown.append(f"{variant.kind}: {_text(bases, variant.base)}\n    {variant.article.text}")
            wrong = set().union(*(owners.get(group, set()) for group in groups)) - overlapping[variant.base]
            if wrong:
                bad += 1
                if show == "others":
                    shown.append(f"{variant.kind}: {variant.content}\n    with {_text(bases, min(wrong))}")
        others += bad
    outcomes = [
        Outcome(kind, same, count["made"], count["read"], count["joined"])
        for (kind, same), count in counts.items()
    ]
    return Result(tuple(outcomes), others, tuple(shown))


def _names(records: Iterable[Record]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        for name in record.names:
            found[name.kind, name.span.text[-2:]].add(name.span.text)
    return {key: sorted(mentions) for key, mentions in found.items()}


def _read_as(variant: MadeVariant, record: Record) -> list[str]:
    """Give the identifiers of the statements that a variant was read as, those with most of its words."""
    least = 0.8 * len(variant.content.split())
    return [
        statement.id
        for statement in record.statements
        if len(" ".join(span.text for span in statement.content).split()) >= least
    ]


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.content for b in other.content)


def _ids(record: Record) -> list[str]:
    return [statement.id for statement in record.statements]


def _text(bases: Sequence[tuple[Article, RecordWithLemmas]], id: str) -> str:
    return next(
        f"{each.speaker_name}: {each.content[0].text}"
        for _, reading in bases
        for each in reading.record.statements
        if each.id == id
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity.variants")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--half", choices=("tuned", "unseen", "both"), default="both")
    parser.add_argument(
        "--show", metavar="KIND", help="print what went wrong of a kind, or `all`, or `others`"
    )
    given = parser.parse_args(arguments)
    result = measured(given.gold, given.half, given.show)
    for line in result.shown:
        print(line)
    for each in result.outcomes:
        print(
            f"{each.kind:16} {'same ' if each.same else 'other'} made {each.made:4}  read {each.read:4}  "
            f"joined {each.joined:4}"
        )
    print(f"joined with what is no wording of theirs: {result.others}")
    print(
        f"recall {result.recall:.3f} (at least {RECALL}), "
        f"precision {result.precision:.3f} (at least {PRECISION})"
    )
    return int(result.recall < RECALL or result.precision < PRECISION)


if __name__ == "__main__":
    sys.exit(main())
