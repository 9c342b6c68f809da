"""The gate: scores of the program as it is, beside those pinned in `tests/baseline.json`; none may fall.

Every pinned score must be measured, on the very gold files it was pinned on (`tests/gold_hashes.json`).

usage: python -m benchmarks.gate [--gold FOLDER] [--data FOLDER] [--pin] [--allow-missing] [--json FILE]
"""

import argparse
import hashlib
import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import frame_verbs
from benchmarks.identity.claims import cases, judged, score_claims
from benchmarks.score import load, score
from benchmarks.score_events import GOLD as EVENTS
from benchmarks.score_events import UNSEEN, read_all, score_events, score_named, texts_of
from benchmarks.unclean import PARTS, unclean_scores
from hronika.article import article_from
from hronika.errors import HronikaError
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import problems

ROOT = Path(__file__).parents[1]
BASELINE = ROOT / "tests" / "baseline.json"
GOLD_HASHES = ROOT / "tests" / "gold_hashes.json"

MORE = "more_kinds"

TOLERANCE = 0.002
"""How far a score may fall without failing: rounding on another processor moves a label now and then."""

CALIBRATION_TOLERANCE = 0.02
"""The same of calibration errors, which also rise when readings get better and their confidences stay."""

# Scores of which less is better.
_COSTS = (
    "time_wrong_values", "wrong_spans", "asserted_in_statements", "unmatched", "calibration_error",
)  # fmt: skip

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
    "calibration_error",
    "found",
    "unmatched",
    "source",
    "agent",
    "asserted_in_statements",
    "frame_verbs",
    "joined.f1",
    "joined.precision",
    *(f"same_{part}" for part in PARTS),
)

# The development parts that the model is scored on.
_TREEBANK, _NAMES = "lvtb-dev.conllu.xz", "fullstack-names-dev.conll.xz"
_COREFERENCE, _FRAMES = "fullstack-coreference.tar.xz", "fullstack-frames-dev.conll.xz"

_MISSING_PASSES = "name its folder with --gold or --data, or let it pass with --allow-missing"
_PIN_ACCEPTS = "put back the old one, or accept it with --pin (`make pin`)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit code is 1 when a pinned score fell or is missing, or a gold file changed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="gold sets, *.jsonl"
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="treebank and names"
    )
    parser.add_argument(
        "--pin", action="store_true", help="make what was measured, and on which files, the new baseline"
    )
    parser.add_argument(
        "--allow-missing", action="store_true", help="let pass what could not be measured here"
    )
    parser.add_argument("--json", type=Path, help="file to write every score to")
    options = parser.parse_args(arguments)
    hashes = gold_hashes(options.gold, options.data)
    scores = {
        **reading_scores(options.gold),
        **kind_scores(options.gold / "kinds"),
        **article_scores(),
        **event_scores(),
        **claim_scores(),
        **unclean_scores(options.gold),
        **lexicon_scores(options.data),
        **model_scores(options.data),
    }
    if options.json:
        _write(options.json, scores)
    measured = {name: value for name, value in scores.items() if name.partition("/")[2] in _PINNED}
    if options.pin:
        _write(BASELINE, _pins(BASELINE) | {name: round(value, 4) for name, value in measured.items()})
        _write(GOLD_HASHES, _pins(GOLD_HASHES) | hashes)
    pinned, pinned_hashes = _pins(BASELINE), _pins(GOLD_HASHES)
    worse = list(compare(measured, pinned, allow_missing=options.allow_missing))
    changed = list(compare_gold(hashes, pinned_hashes, allow_missing=options.allow_missing))
    for line in (*worse, *changed):
        print(line)
    for name in measured.keys() - pinned.keys():
        print(f"NEW   {name}: {measured[name]:.4f} is held to nothing yet; `make pin` pins it")
    if not pinned:
        print(f"NO BASELINE  no score is pinned in {BASELINE}; `make pin` pins them")
    missing = len(pinned.keys() - measured.keys())
    fallen = len(worse) - (0 if options.allow_missing else missing)
    same = len(pinned_hashes.items() & hashes.items())
    print(
        f"{len(pinned) - missing - fallen} of {len(pinned)} pinned scores held, {fallen} fell, {missing} "
        f"were not measured; {same} of {len(pinned_hashes)} gold files are as pinned."
    )
    return 1 if worse or changed or not pinned else 0


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
        scores |= _scores_as(name, score(part, readings))
    scores["all/wrong_spans"] = sum(reading["wrong_spans"] for reading in readings)
    return scores


def kind_scores(folder: Path) -> dict[str, float]:
    """Score the hard constructions, which are no sample of news: `kinds/...` and `kind_events/...`."""
    if not folder.is_dir():
        return {}
    statements, events = (load(folder / f"{name}.jsonl") for name in ("statements", "events"))
    readings = list(_readings(statements))
    of_id = {document["id"]: document for document in statements}
    return _scores_as("kinds", score(statements, readings)) | _scores_as(
        "kind_events", score_named([{**of_id[document["id"]], **document} for document in events], readings)
    )


def article_scores() -> dict[str, float]:
    """Score texts of our own that name agents and sources of events: articles and `more_kinds...`.

    The articles are in the manner of agencies and of other outlets (`news...`); the errors in those of
    `unread...` nobody has looked at, so that they tell how text is read that no rule was made with. The short
    texts of `more_kinds` are others of the hard constructions, and not all have events.
    """
    scores: dict[str, float] = {}
    for name, file in (
        ("agency", "agency_articles"),
        ("news", "news_articles"),
        ("unread", "unread_articles"),
        (MORE, MORE),
    ):
        gold = load(EVENTS.parent / f"{file}.jsonl")
        readings = list(_readings(gold))
        with_events = [document for document in gold if "events" in document]
        scores |= _scores_as(name, score(gold, readings))
        scores |= _scores_as(f"{name}_events", score_named(with_events, readings))
    return scores


def event_scores() -> dict[str, float]:
    """Score events: of the sample articles (`events/...`) and of articles nobody looks at (`unseen/...`)."""
    scores: dict[str, float] = {}
    for name, path in (("events", EVENTS), ("unseen", UNSEEN)):
        gold = load(path)
        scores |= _scores_as(name, score_events(gold, read_all(texts_of(gold))))
    return scores


def claim_scores() -> dict[str, float]:
    """Score claims and responses joined within an article (`claims_article`) and across (`claims_across`)."""
    told = list(judged(cases()))
    scores: dict[str, float] = {}
    for where in ("article", "across"):
        found = score_claims(each for each in told if each[0]["where"] == where)
        scores |= _scores_as(f"claims_{where}", {"joined.f1": found.f1, "joined.precision": found.precision})
    return scores


def lexicon_scores(data: Path) -> dict[str, float]:
    """Say which share of FrameNet's verbs of communication and opinion are cues: `lexicon/frame_verbs`."""
    found = frame_verbs.coverage(data)
    return {} if found is None else _scores_as("lexicon", {"frame_verbs": found.share})


def model_scores(data: Path) -> dict[str, float]:
    """Score the model by `training.evaluate` on the treebank's and the name layer's development parts."""
    treebank, names, coreference, frames = (
        data / name for name in (_TREEBANK, _NAMES, _COREFERENCE, _FRAMES)
    )
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


def gold_hashes(gold: Path, data: Path) -> dict[str, str]:
    """Hash every file that scores are measured on: its name and folder to its SHA-256 in hexadecimal."""
    found = {f"gold/{path.relative_to(gold)}": path for path in gold.rglob("*.jsonl")}
    found |= {f"tests/gold/{path.name}": path for path in EVENTS.parent.glob("*.jsonl")}
    found[f"samples/{SAMPLE_ARTICLES.name}"] = SAMPLE_ARTICLES  # the texts of the gold events
    found |= {f"data/{name}": data / name for name in (_TREEBANK, _NAMES, _COREFERENCE, *frame_verbs.FILES)}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(found.items())
        if path.is_file()
    }


def compare(
    scores: Mapping[str, float], baseline: Mapping[str, float], *, allow_missing: bool = False
) -> Iterator[str]:
    """Yield a line for every pinned score that was not measured or is worse than the baseline has it."""
    for name, pinned in baseline.items():
        if name not in scores:
            if not allow_missing:
                yield f"NOT MEASURED  {name}: pinned {pinned:.4f}; {_MISSING_PASSES}"
            continue
        loss = (scores[name] - pinned) * (1 if name.endswith(_COSTS) else -1)
        tolerance = CALIBRATION_TOLERANCE if name.endswith("calibration_error") else TOLERANCE
        if not loss <= tolerance:  # so that a score that is not a number falls too
            yield f"FELL  {name}: {scores[name]:.4f}, pinned {pinned:.4f}"


def compare_gold(
    hashes: Mapping[str, str], pinned: Mapping[str, str], *, allow_missing: bool = False
) -> Iterator[str]:
    """Yield a line for every gold file that is not the one which the scores were pinned on."""
    for name in sorted(pinned.keys() | hashes.keys()):
        if name not in hashes:
            if not allow_missing:
                yield f"NO GOLD FILE  {name}: scores are pinned on it; {_MISSING_PASSES}"
        elif name not in pinned:
            yield f"NEW GOLD FILE  {name}: no score is pinned on it; {_PIN_ACCEPTS}"
        elif hashes[name] != pinned[name]:
            yield f"GOLD CHANGED  {name}: it is not the file that scores are pinned on; {_PIN_ACCEPTS}"


def _readings(documents: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Read the documents; each record as JSON with the number of its spans that are not in the text."""
    for document, record in zip(documents, Reader().read_many(documents), strict=True):
        if isinstance(record, HronikaError):
            raise record
        wrong = sum(1 for _ in problems(record, article_from(document)))
        yield {**record.model_dump(mode="json"), "wrong_spans": wrong}


def _scores_as(name: str, scores: Mapping[str, float]) -> dict[str, float]:
    """Print the scores of a set and give them under its name."""
    print(f"{name:13} " + "  ".join(f"{key} {scores[key]:.3f}" for key in _PINNED if key in scores))
    return {f"{name}/{key}": value for key, value in scores.items()}


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


def _pins(path: Path) -> dict[str, Any]:
    """What a file has pinned; nothing where it is not there, with which the gate does not pass."""
    pins: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return pins


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
