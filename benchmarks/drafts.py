"""How well drafts are checked: precision and recall of each verdict on drafts with stated alterations.

usage: python -m benchmarks.drafts [--half first|second|harder] [--errors]

The articles of `tests/gold/drafts/articles.jsonl` are read into an archive, and each draft of
`tests/gold/drafts/drafts.jsonl` is checked against it. Thresholds were chosen on the first half alone.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from hronika.archive.drafts.checking import DraftCheck, check_draft
from hronika.archive.store import Store
from hronika.article import Article, article_from, parse_published
from hronika.intake.drafts import read_draft
from hronika.reading.reader import Reader

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "drafts"


class ComparedPlace(NamedTuple):
    """What was expected of a place in a draft and what was said of it; None where nothing was."""

    draft: str
    kind: str
    text: str
    expected: str | None
    found: str | None


def gold_drafts(half: str | None = None) -> list[dict[str, Any]]:
    """Give the drafts with what is expected of them."""
    lines = (GOLD / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
    return [draft for line in lines if (draft := json.loads(line)) and half in (None, draft["half"])]


def gold_archive(path: Path) -> Store:
    """Make an archive of the articles that the drafts quote."""
    store, reader = Store(path), Reader()
    for line in (GOLD / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article: Article = article_from(json.loads(line))
        store.add(article, reader.read_with_lemmas(article))
    return store


def judge(draft: dict[str, Any], found: DraftCheck) -> list[ComparedPlace]:
    """Compare what was found with what was expected, quotation by quotation, name by name."""
    judged, left = [], list(found.quotations)
    for each in draft["quotations"]:
        fitting = [one for one in left if one.text.startswith(each["begins"].rstrip("."))]
        exact = [one for one in fitting if len(one.text) == len(each["begins"].rstrip("."))]
        match = next(iter(exact or fitting), None)
        if match is not None:
            left.remove(match)
        verdict = match.verdict if match else None
        judged.append(ComparedPlace(draft["id"], "quotation", each["begins"], each["verdict"], verdict))
        for alters in each["alters"]:
            told = alters if match and alters in match.alters else None
            judged.append(ComparedPlace(draft["id"], "alters", each["begins"], alters, told))
    names = {each.name: each.verdict for each in found.names}
    for each in draft["names"]:
        judged.append(
            ComparedPlace(draft["id"], "name", each["name"], each["verdict"], names.get(each["name"]))
        )
    numbers = [each.text.split()[0] for each in found.figures]
    wanted = [text.split()[0] for text in draft["figures"]]
    for number in dict.fromkeys([*wanted, *numbers]):
        expected, said = ("another figure" if number in side else None for side in (wanted, numbers))
        judged.append(ComparedPlace(draft["id"], "figure", number, expected, said))
    return judged


def judge_all(drafts: list[dict[str, Any]], store: Store) -> list[ComparedPlace]:
    """Check all drafts against an archive and compare what was found with what was expected."""
    return [
        judged
        for draft in drafts
        for judged in judge(
            draft, check_draft(store, read_draft(draft["text"], parse_published(draft["published"])))
        )
    ]


def scores(judged: list[ComparedPlace]) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Give for each kind and verdict how many were right, were said, were expected."""
    right, said, expected = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for each in judged:
        if each.expected:
            expected[each.kind, each.expected] += 1
        if each.found:
            said[each.kind, each.found] += 1
        if each.expected and each.expected == each.found:
            right[each.kind, each.expected] += 1
    keys = sorted({*expected, *said})
    return {key: (right[key], said[key], expected[key]) for key in keys}


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=["first", "second", "harder"])
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, gold_archive(Path(folder) / "archive.db") as store:
        judged = judge_all(gold_drafts(arguments.half), store)
    for (kind, verdict), (right, said, expected) in scores(judged).items():
        precision = f"{right / said:.2f}" if said else "–"
        recall = f"{right / expected:.2f}" if expected else "–"
        print(f"{kind:<10} {verdict:<18} precision {precision:>4}  recall {recall:>4}  of {expected}")
    if arguments.errors:
        for each in judged:
            if each.expected != each.found:
                print(*each, sep=" | ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
