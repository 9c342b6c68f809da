"""How often each construction and each way to a speaker is right on gold sets.

usage: python -m benchmarks.calibration GOLD.jsonl [GOLD.jsonl ...]

Prints, by construction, the contents that are right and those read, and by basis the right names among right
contents, the counts that the shares in `reading/attribution/confidence.py` are reckoned from; then how
confident the statements are in the mean, how many are right, and the expected calibration error.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.score import GOOD, calibration_error, load, matched, ratio, same_name
from hronika.article import article_from
from hronika.reading.document.document import Document
from hronika.reading.pipeline import STAGES, Stage
from hronika.reading.reader import Reader
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext


class Calibration:
    """Of every construction and basis: how many are right, and how many there are."""

    def __init__(self) -> None:
        self.content: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.speaker: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.claims: list[tuple[float, bool]] = []

    def add(
        self, gold: Mapping[str, Any], read: Sequence[Mapping[str, Any]], made: Sequence[StatementCandidate]
    ) -> None:
        """Count the statements of one article; `made` are their candidates, in the same order."""
        pairs = {
            id(found): same_name(expected["speaker_name"], found["speaker_name"])[1]
            for overlap, expected, found in matched(gold["statements"], read, gold["text"])
            if overlap >= GOOD
        }
        for statement, candidate in zip(read, made, strict=True):
            good, named = id(statement) in pairs, pairs.get(id(statement), False)
            self.content[candidate.how][0] += good
            self.content[candidate.how][1] += 1
            self.speaker[candidate.resolved_by][0] += named
            self.speaker[candidate.resolved_by][1] += good
            self.claims.append((statement["confidence"], named))


def count(gold: Iterable[Mapping[str, Any]]) -> Calibration:
    """Read gold documents and count."""
    made: list[StatementCandidate] = []

    def collect(document: Document) -> None:
        made[:] = document.kept(StatementContext).candidates

    reader = Reader(stages=(*STAGES, Stage("collect", collect, reads=(StatementContext,), writes=())))
    counts = Calibration()
    for document in gold:
        given = {key: document.get(key) for key in ("id", "title", "published", "text")}
        record = reader.read(article_from(given)).model_dump(mode="json")
        counts.add(document, record["statements"], made)
    return counts


def main(arguments: Sequence[str]) -> None:
    """Print the counts of the gold files named."""
    counts = count(document for path in arguments for document in load(Path(path)))
    for table in (counts.content, counts.speaker):
        for name, (right, read) in sorted(table.items()):
            print(f"{name:20}{right:5} of{read:5}")
    confident = ratio(sum(confidence for confidence, _ in counts.claims), len(counts.claims))
    share = ratio(sum(is_right for _, is_right in counts.claims), len(counts.claims))
    error = calibration_error(counts.claims)
    print(f"{len(counts.claims)} statements: confident {confident:.3f}, right {share:.3f}, error {error:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
