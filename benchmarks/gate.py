"""The gate: scores of the program as it is, beside those pinned in `tests/baseline.json`; none may fall.

usage: python -m benchmarks.gate [--gold FOLDER] [--data FOLDER] [--pin] [--json FILE]
"""

import argparse
import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.score import load, score
from benchmarks.score_events import GOLD as EVENTS
from benchmarks.score_events import UNSEEN, read_all, score_events, texts_of
from benchmarks.unclean import PARTS, unclean_scores
from hronika.article import article_from
from hronika.errors import HronikaError
from hronika.reading.reader import Reader
from hronika.verification import problems

ROOT = Path(__file__).parents[1]
BASELINE = ROOT / "tests" / "baseline.json"

TOLERANCE = 0.002
"""How far a score may fall without failing: rounding on another processor moves a label now and then."""

# Scores of which less is better.
_COSTS = ("time_wrong_values", "wrong_spans", "asserted_in_statements")

# What the gate watches of all that the scorer knows; the rest is printed only in the JSON file.
_PINNED = (
    "statement.f1",
    "statement_fair.f1",
    "whole_statement.f1",
    "recall.direct",
    "recall.indirect",
    "recall.mixed",
    "speaker_strict",
    "speaker_lenient",
    "mode",
    "cue",
    "time_span.f1",
    "time_value.f1",
    "time_wrong_values",
    "wrong_spans",
    "gold_tokens.upos",
    "gold_tokens.ufeats",
    "gold_tokens.lemma",
    "gold_tokens.uas",
    "gold_tokens.las",
    "raw_text.tokens",
    "raw_text.sentences",
    "names.f1",
    "names.macro_f1",
    "inner_names.f1",
    "coreference.conll",
    "frames.frame",
    "frames.role",
    "predicate.f1",
    "participants.f1",
    "type",
    "vouched",
    "polarity",
    "time",
    "place",
    "asserted_in_statements",
    *(f"same_{part}" for part in PARTS),
)

# What is printed beside. It gets worse when readings get better and their confidences stay.
_SHOWN = ("calibration_error",)


def main() -> int:
    """Run the gate; the exit code is 1 when a pinned score fell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="gold sets, *.jsonl"
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="treebank and names"
    )
    parser.add_argument("--pin", action="store_true", help="write the scores as the new baseline")
    parser.add_argument("--json", type=Path, help="file to write every score to")
    options = parser.parse_args()
    scores = {
        **reading_scores(options.gold),
        **event_scores(),
        **unclean_scores(options.gold),
        **model_scores(options.data),
    }
    if not scores:
        print(f"There is no gold set in {options.gold} and no treebank in {options.data}: nothing to score.")
        return 0
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    pinned = {name: value for name, value in scores.items() if name.partition("/")[2] in _PINNED}
    if options.pin:
        kept = _baseline() | {name: round(value, 4) for name, value in pinned.items()}
        BASELINE.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fallen = list(compare(pinned, _baseline()))
    for line in fallen:
        print(line)
    print(f"{len(pinned) - len(fallen)} scores held, {len(fallen)} fell.")
    return 1 if fallen else 0


def reading_scores(folder: Path) -> dict[str, float]:
    """Read every gold set of a folder and score it, alone and all together (`all/...`)."""
    gold = {path.stem: load(path) for path in sorted(folder.glob("*.jsonl"))}
    if not gold:
        return {}
    documents = [document for part in gold.values() for document in part]
    started = time.perf_counter()
    readings = list(_readings(documents))
    print(f"{len(documents)} texts read in {time.perf_counter() - started:.1f} s")
    gold = {"all": documents, **gold} if len(gold) > 1 else {"all": documents}
    scores: dict[str, float] = {}
    for name, part in gold.items():
        part_scores = score(part, readings)
        _print_readings(name, part_scores)
        scores |= {f"{name}/{key}": value for key, value in part_scores.items()}
    scores["all/wrong_spans"] = sum(reading["wrong_spans"] for reading in readings)
    return scores


def event_scores() -> dict[str, float]:
    """Score events: of the sample articles (`events/...`) and of articles nobody looks at (`unseen/...`)."""
    scores: dict[str, float] = {}
    for name, path in (("events", EVENTS), ("unseen", UNSEEN)):
        gold = load(path)
        part = score_events(gold, read_all(texts_of(gold)))
        _print_readings(name, part)
        scores |= {f"{name}/{key}": value for key, value in part.items()}
    return scores


def model_scores(data: Path) -> dict[str, float]:
    """Score the model by `training.evaluate` on the treebank's and the name layer's development parts."""
    treebank, names = data / "lvtb-dev.conllu.xz", data / "fullstack-names-dev.conll.xz"
    coreference, frames = data / "fullstack-coreference.tar.xz", data / "fullstack-frames-dev.conll.xz"
    if not (treebank.exists() and names.exists()):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        plain = [_unpacked(path, Path(folder)) for path in (treebank, names)]
        command = [sys.executable, "-m", "training.evaluate", "--json"]
        command += ["--conllu", str(plain[0]), "--names", str(plain[1])]
        command += ["--coreference", str(coreference)] if coreference.exists() else []
        command += ["--frames", str(frames)] if frames.exists() else []
        result = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S603 our own
    scores = dict(_flat(json.loads(result.stdout), "model/"))
    shown = {key.removeprefix("model/"): value for key, value in scores.items()}
    print("model      " + "  ".join(f"{key} {shown[key]:.2f}" for key in _PINNED if key in shown))
    # percentages become shares, as the tolerance is one of shares
    return {key: value / 100 for key, value in scores.items()}


def compare(scores: Mapping[str, float], baseline: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for every score that is worse than the baseline has it."""
    for name, value in scores.items():
        if name not in baseline:
            continue
        cost = name.endswith(_COSTS)
        if (value - baseline[name]) * (1 if cost else -1) > TOLERANCE:
            yield f"FELL  {name}: {value:.4f}, pinned {baseline[name]:.4f}"


def _readings(documents: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Read the documents; each record as JSON with the number of its spans that are not in the text."""
    for document, record in zip(documents, Reader().read_many(documents), strict=True):
        if isinstance(record, HronikaError):
            raise record
        wrong = sum(1 for _ in problems(record, article_from(document)))
        yield {**record.model_dump(mode="json"), "wrong_spans": wrong}


def _print_readings(name: str, scores: Mapping[str, float]) -> None:
    print(f"{name:10} " + "  ".join(f"{key} {scores[key]:.3f}" for key in _PINNED + _SHOWN if key in scores))


def _flat(value: Any, prefix: str) -> Iterator[tuple[str, float]]:
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield from _flat(item, f"{prefix}{key}.")
        elif isinstance(item, int | float):
            yield prefix + key, float(item)


def _unpacked(path: Path, folder: Path) -> Path:
    plain = folder / path.stem
    plain.write_bytes(lzma.decompress(path.read_bytes()))
    return plain


def _baseline() -> dict[str, float]:
    if not BASELINE.exists():
        return {}
    baseline: dict[str, float] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return baseline


if __name__ == "__main__":
    sys.exit(main())
