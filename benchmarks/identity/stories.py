"""Stories measured: rewritten agency copy is of its story, articles of the same topics are not.

usage: python -m benchmarks.identity.stories [--gold FOLDER] [--texts tuned|unseen|both] [--show KIND]

Of each of our own texts and those of GOLD every sort of rewrite is made (`benchmarks.identity.rewrites`), and
2 000 articles that only look alike: reports that come again with other facts (`reports.txt`), the same words
of other people and numbers, what follows a day later, a background taken over, digests. All are stored within
two weeks, each sort of rewrite in an archive of its own beside all look-alikes. Recall is the share of
rewrites that are of the story of their text; precision is told as of 200 rewrites, so that it does not hang
on how many were made. Last, whose copy an article is, by credits in many places and by what is none.
"""

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity.reports import reports
from benchmarks.identity.rewrites import (
    CREDITS,
    EDITS,
    NO_CREDITS,
    digests,
    follow_up,
    names_in,
    other_facts,
    same_background,
)
from benchmarks.score import load
from hronika.archive.store import Store
from hronika.archive.stories.agencies import agency_of
from hronika.article import Article
from hronika.lemmas import RecordWithLemmas
from hronika.record import ArticleInfo, ReaderInfo, Record

OWN = Path(__file__).parents[2] / "tests" / "gold"
RECALL, PRECISION = 0.95, 0.99
REWRITES = 200
"""How many rewrites the bar of precision is for, beside all look-alikes."""
LOOK_ALIKES = 2000
DAY = date(2024, 5, 7)
_WITHIN = 11  # days
_DRAWS, _FIRST_NUMBERS, _FEW_DIGITS = 20, 2, 1
_NUMBER = re.compile(r"\d+")


class RewriteOutcome(NamedTuple):
    """Of a sort of rewrite how many were of the story of their text, of how many, and which were not."""

    name: str
    shares: str
    joined: int
    made: int
    missed: tuple[str, ...]


class StoryResult(NamedTuple):
    """What came of all; `wrong` counts by sort the look-alikes that were joined with anything.

    `strays` counts rewrites that were joined with another text than theirs.
    """

    outcomes: tuple[RewriteOutcome, ...]
    wrong: Counter[str]
    look_alikes: Counter[str]
    strays: int
    shown: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of rewrites that are of the story of their text."""
        return sum(each.joined for each in self.outcomes) / max(1, sum(each.made for each in self.outcomes))

    @property
    def precision(self) -> float:
        """The share of what is joined that belongs there, with 200 rewrites to 2 000 look-alikes."""
        made = max(1, sum(each.made for each in self.outcomes))
        right = REWRITES * self.recall
        wrong = self.wrong.total() * LOOK_ALIKES / max(1, self.look_alikes.total())
        return right / max(1, right + wrong + self.strays * REWRITES / made)


def texts(gold: Path) -> dict[str, list[str]]:
    """Give the texts; those that are `unseen` were not looked at while the method was made."""
    files = {
        "tuned": [OWN / "news_articles.jsonl", OWN / "agency_articles.jsonl", gold / "articles.jsonl"],
        "unseen": [OWN / "unread_articles.jsonl"],
    }
    return {
        half: [document["text"] for file in of_half if file.exists() for document in load(file)]
        for half, of_half in files.items()
    }


def look_alikes(bases: Sequence[str], count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield sorts and texts of articles that are copies of nothing, a third of them reports that come again.

    Background is taken from articles of which it is not the better part.
    """
    before: dict[str, list[str]] = defaultdict(list)
    names, told, several = names_in(bases), reports(), digests(bases, chance)
    for number in range(count):
        base = bases[number % len(bases)]
        # Never twice the same two.
        other = bases[(number + 1 + number // len(bases)) % len(bases)]
        match number % 6:
            case 0 | 1:
                report = told[number // 6 * 2 % len(told) + number % 6 - len(told)]
                # Other facts: as far as the form has so many, none is that of a report before.
                draws = (report.told(chance) for _ in range(_DRAWS))
                fits = (
                    text for text in draws if not any(map(partial(_share_numbers, text), before[report.name]))
                )
                text = next(fits, None) or report.told(chance)
                before[report.name].append(text)
                yield f"report: {report.name}", text
            case 2:
                yield "other people and numbers", other_facts(base, names, chance)
            case 3:
                yield "what follows", follow_up(base, other_facts(other, names, chance), names, chance)
            case 4:
                yield (
                    "background taken over",
                    same_background(base, other_facts(other, names, chance), chance),
                )
            case _:
                yield "digest", next(several)


def _share_numbers(one: str, other: str) -> bool:
    """Say whether two reports of one form have the same number, of two digits or more, among their first."""
    return any(
        mine == its and len(mine) > _FEW_DIGITS
        for mine, its in zip(_NUMBER.findall(one)[:_FIRST_NUMBERS], _NUMBER.findall(other), strict=False)
    )


def unread(article: Article) -> RecordWithLemmas:
    """Give a record in which nothing was found: stories are of texts."""
    info = ArticleInfo(
        id=article.id, sha256=article.sha256, outlet=article.outlet, published=article.published
    )
    record = Record(id=article.id, reader=ReaderInfo(hronika=None, model=None), article=info)
    return RecordWithLemmas(record.sealed(), ())


def measured(
    bases: Sequence[str], chosen: Sequence[int], count: int = LOOK_ALIKES, seed: int = 13
) -> StoryResult:
    """Store all with rewrites of the chosen ones, and compare the stories with what was made of what."""
    chance = random.Random(seed)  # noqa: S311 repeatable
    made = list(look_alikes(bases, count, chance))
    shown: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "look-alikes.db"
        with Store(path) as store:
            for place, text in enumerate(bases):
                _put(store, f"text {place}", text, DAY)
            for place, (_, text) in enumerate(made):
                _put(store, f"other {place}", text, DAY + timedelta(days=chance.randrange(_WITHIN)))
            stories = stories_in(store)
        sizes = Counter(stories.values())
        wrong: Counter[str] = Counter()
        for place, (sort, text) in enumerate(made):
            if sizes[story := stories[f"other {place}"]] > 1:
                wrong[sort] += 1
                mates = [id for id, its in stories.items() if its == story and id != f"other {place}"]
                shown.append(f"{sort}, with {mates[:3]}:\n{text}\n")
        outcomes, strays = [], 0
        for edit in EDITS:
            copy = shutil.copy(path, Path(folder) / "rewrites.db")
            with Store(copy) as store:
                rewrites = {place: edit.make(bases[place], chance) for place in chosen}
                for place, text in rewrites.items():
                    _put(
                        store, f"rewrite {place}", text, DAY + timedelta(days=chance.randrange(3)), "Portāls"
                    )
                stories = stories_in(store)
            texts_of = {stories[f"text {place}"]: place for place in range(len(bases))}
            missed = []
            for place, text in rewrites.items():
                found = texts_of.get(stories[f"rewrite {place}"])
                strays += found not in (None, place)
                if found != place:
                    missed.append(f"{edit.name}, of text {place}, joined with that of {found}:\n{text}\n")
            shown += missed
            outcomes.append(
                RewriteOutcome(edit.name, edit.shares, len(chosen) - len(missed), len(chosen), tuple(missed))
            )
    return StoryResult(tuple(outcomes), wrong, Counter(sort for sort, _ in made), strays, tuple(shown))


def agencies(bases: Sequence[str]) -> list[tuple[str, int, int]]:
    """Give for each place of a credit, and for what is none, of how many articles it was rightly told."""
    plain = [text for text in bases if not any(agency in text[:60] for agency in ("LETA", "BNS"))]
    told = []
    for place, (sort, credit) in enumerate([*CREDITS.items(), *NO_CREDITS.items()]):
        right = 0
        for turn, text in enumerate(plain):
            agency = ("LETA", "BNS", "Reuters", "AFP")[turn % 4]
            article = Article(credit(text, agency), id=str(turn), outlet="Portāls", published=DAY)
            found = agency_of(unread(article).record, article.text)
            right += found == (agency if place < len(CREDITS) else None)
        told.append((sort if place < len(CREDITS) else f"no credit: {sort}", right, len(plain)))
    return told


def _put(store: Store, id: str, text: str, day: date, outlet: str = "Avīze") -> None:
    article = Article(text, id=id, outlet=outlet, published=day)
    store.add(article, unread(article))


def stories_in(store: Store) -> dict[str, int]:
    """Give the number of the story of each article."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT a.id, s.story FROM shingles s JOIN version v ON v.number = s.version "
            "JOIN article a ON a.number = v.article"
        )
        return dict(rows.fetchall())


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity.stories")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--texts", choices=("tuned", "unseen", "both"), default="both")
    parser.add_argument("--show", metavar="KIND", help="print what went wrong of a sort, by its beginning")
    given = parser.parse_args(arguments)
    halves = texts(given.gold)
    bases = [text for half in halves.values() for text in half]
    tuned = range(len(halves["tuned"]))
    places = {"tuned": tuned, "unseen": range(len(tuned), len(bases)), "both": range(len(bases))}
    result = measured(bases, places[given.texts])
    for line in result.shown:
        if given.show is not None and line.startswith(given.show):
            print(line)
    for each in result.outcomes:
        print(f"{each.name:44} leaves {each.shares:34} joined {each.joined:3} of {each.made}")
    for sort, count in sorted(result.look_alikes.items()):
        print(f"no copy: {sort:76} joined {result.wrong[sort]:3} of {count}")
    print(f"rewrites joined with another text: {result.strays}")
    of_agencies = agencies(bases)
    for sort, right, count in of_agencies:
        print(f"agency, {sort:77} right {right:4} of {count}")
    print(
        f"recall {result.recall:.3f} (at least {RECALL}), "
        f"precision {result.precision:.3f} (at least {PRECISION})"
    )
    invented = any(right < count for sort, right, count in of_agencies if sort.startswith("no credit"))
    return int(result.recall < RECALL or result.precision < PRECISION or invented)


if __name__ == "__main__":
    sys.exit(main())
