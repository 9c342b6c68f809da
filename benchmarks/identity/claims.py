"""Claims joined with what denies, confirms, corrects or takes them back: `tests/gold/claims.jsonl`.

Each case is one article or two, the words of a response and those of a claim; they belong together or only
look as if. The half `tune` was looked at while the program was written, `held` was not.

usage: python -m benchmarks.identity.claims [--half tune|held] [--wrong]
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hronika.archive.claims.telling import Claimed
from hronika.article import Article
from hronika.ledger import Archive

GOLD = Path(__file__).parents[2] / "tests" / "gold" / "claims.jsonl"
_FIRST, _APART = date(2026, 3, 2), timedelta(days=3)


class ClaimScores(NamedTuple):
    """How many pairs were joined, of how many, and how many that only look like one."""

    right: int
    pairs: int
    wrong: int
    lookalikes: int

    @property
    def precision(self) -> float:
        """The share of those joined that are pairs."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of the pairs that were joined."""
        return self.right / self.pairs

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.right + self.wrong + self.pairs)


def cases(half: str | None = None, path: Path = GOLD) -> list[dict[str, Any]]:
    """Read the cases, all or one half of them."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [case for case in found if half is None or case["half"] == half]


def is_joined(case: Mapping[str, Any], claims: Iterable[Claimed]) -> bool:
    """Say whether the claim of a case has its response; of a pair the kind must be right, too."""
    first, last = f"{case['id']}-1", f"{case['id']}-{len(case['articles'])}"
    return any(
        case["about"] in claim.content
        and claim.article == first
        and response.article == last
        and (response.kind == case["kind"] or not case["joined"])
        for claim in claims
        for response in claim.responses
    )


def judged(found: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Yield each case with whether it was joined, by an archive of its own."""
    for case in found:
        with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
            for number, text in enumerate(case["articles"]):
                archive.add(
                    Article(text, id=f"{case['id']}-{number + 1}", published=_FIRST + number * _APART)
                )
            yield case, is_joined(case, archive.claims())


def score_claims(found: Iterable[tuple[Mapping[str, Any], bool]]) -> ClaimScores:
    """Count what was joined."""
    told = list(found)
    return ClaimScores(
        right=sum(case["joined"] and joined for case, joined in told),
        pairs=sum(case["joined"] for case, _ in told),
        wrong=sum(joined and not case["joined"] for case, joined in told),
        lookalikes=sum(not case["joined"] for case, _ in told),
    )


def main() -> None:
    """Print the scores of both halves, of pairs in one article and across two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "held"), help="only this half")
    parser.add_argument("--wrong", action="store_true", help="name the cases that are not right")
    options = parser.parse_args()
    for half in (options.half,) if options.half else ("tune", "held"):
        told = list(judged(cases(half)))
        for where in ("article", "across"):
            scores = score_claims(each for each in told if each[0]["where"] == where)
            print(
                f"{half} {where}: F1 {scores.f1:.3f}, precision {scores.precision:.3f}, recall "
                f"{scores.recall:.3f} ({scores.right} of {scores.pairs} pairs, {scores.wrong} of "
                f"{scores.lookalikes} look-alikes)"
            )
        if options.wrong:
            for case, joined in told:
                if joined != case["joined"]:
                    print(case["id"], case["articles"])


if __name__ == "__main__":
    main()
