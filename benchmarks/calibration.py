"""How often each construction and each way to a speaker is right on gold sets, and the shares that follow.

usage: python -m benchmarks.calibration GOLD.jsonl [GOLD.jsonl ...]

Prints, by construction, the contents that are right, those read and the share that confidence rests on, and
by basis the same of the right names among right contents: the tables of
`reading/attribution/confidence.py`. Then, for each file and for all, how confident the statements are in
the mean, how many are right, and the expected calibration error; at last that of shares which were counted
without the text they are asked about (ten folds of texts), which is what a new text of the same sort has to
expect.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.score import GOOD, calibration_error, load, matched, ratio, same_name
from hronika.article import article_from
from hronika.reading.attribution.confidence import GUESSES, MOST_OF_A_GUESS
from hronika.reading.document.document import Document
from hronika.reading.pipeline import STAGES, Stage
from hronika.reading.reader import Reader
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

_FURTHER, _RIGHT_OF_THEM = 4, 0.8
"""So many further cases are added to each count, of which this share is right: what is rare is not sure."""
_FOLDS = 10


class Claim(NamedTuple):
    """One statement that was read: from what, how confident it is, and what of it is right."""

    text: str
    construction: str
    basis: str
    confidence: float
    good: bool
    named: bool


def claims_of(
    gold: Mapping[str, Any], read: Sequence[Mapping[str, Any]], made: Sequence[StatementCandidate]
) -> Iterable[Claim]:
    """Compare the statements of one article with its gold; `made` are their candidates, in the same order."""
    pairs = {
        id(found): same_name(expected["speaker_name"], found["speaker_name"])[1]
        for overlap, expected, found in matched(gold["statements"], read, gold["text"])
        if overlap >= GOOD
    }
    for statement, candidate in zip(read, made, strict=True):
        good, named = id(statement) in pairs, pairs.get(id(statement), False)
        how, basis = candidate.how, candidate.resolved_by
        yield Claim(gold["id"], how, basis, statement["confidence"], good, named)


def read_claims(gold: Iterable[Mapping[str, Any]]) -> list[Claim]:
    """Read gold documents and compare."""
    made: list[StatementCandidate] = []

    def collect(document: Document) -> None:
        made[:] = document.kept(StatementContext).candidates

    reader = Reader(stages=(*STAGES, Stage("collect", collect, reads=(StatementContext,), writes=())))
    claims: list[Claim] = []
    for document in gold:
        given = {key: document.get(key) for key in ("id", "title", "published", "text")}
        record = reader.read(article_from(given)).model_dump(mode="json")
        claims += claims_of(document, record["statements"], made)
    return claims


class Shares:
    """The shares that claims give: right contents by construction, right names among them by basis."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.content: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.speaker: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for claim in claims:
            self.content[claim.construction][0] += claim.good
            self.content[claim.construction][1] += 1
            self.speaker[claim.basis][0] += claim.named
            self.speaker[claim.basis][1] += claim.good

    def of_content(self, construction: str) -> float:
        """The share of right contents of a construction."""
        return _share(*self.content.get(construction, (0, 0)))

    def of_speaker(self, basis: str) -> float:
        """The share of right names of a basis; that of a guess is no more than a guess may have."""
        share = _share(*self.speaker.get(basis, (0, 0)))
        return min(share, MOST_OF_A_GUESS) if basis in GUESSES else share

    def confidence(self, claim: Claim) -> float:
        """How confident a claim would be with these shares."""
        return self.of_content(claim.construction) * self.of_speaker(claim.basis)


def _share(right: int, read: int) -> float:
    return (right + _FURTHER * _RIGHT_OF_THEM) / (read + _FURTHER)


def cross_validated(claims: Sequence[Claim]) -> float:
    """The calibration error of claims whose shares are counted over the other folds of texts."""
    texts = {text: place % _FOLDS for place, text in enumerate(dict.fromkeys(claim.text for claim in claims))}
    found: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        shares = Shares(claim for claim in claims if texts[claim.text] != fold)
        found += [(shares.confidence(claim), claim.named) for claim in claims if texts[claim.text] == fold]
    return calibration_error(found)


def main(arguments: Sequence[str]) -> None:
    """Print the counts of the gold files named."""
    by_file = {path: read_claims(load(Path(path))) for path in arguments}
    everything = [claim for claims in by_file.values() for claim in claims]
    shares = Shares(everything)
    for table, share in ((shares.content, shares.of_content), (shares.speaker, shares.of_speaker)):
        for name, (right, read) in sorted(table.items()):
            print(f"{name:20}{right:5} of{read:5}{share(name):7.2f}")
    for path, claims in (by_file | {"all": everything}).items():
        confident = ratio(sum(claim.confidence for claim in claims), len(claims))
        right_share = ratio(sum(claim.named for claim in claims), len(claims))
        error = calibration_error((claim.confidence, claim.named) for claim in claims)
        told = f"confident {confident:.3f}, right {right_share:.3f}, error {error:.3f}"
        print(f"{path}: {len(claims)} statements, {told}")
    print(f"error of shares that do not know the text: {cross_validated(everything):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
