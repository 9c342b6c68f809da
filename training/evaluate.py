"""Scores of the shipped model: on gold tokens, from raw text, and of names.

    python -m training.evaluate --conllu FILE --names FILE --coreference FILE --frames FILE [--json]

Gold tokens: percent of words. Raw text: F1 in percent after the alignment of the CoNLL 2018 shared task
(Zeman et al. 2018, "Multilingual Parsing from Raw Text to Universal Dependencies"): words are the same where
their characters are; an arc is right where word and head are aligned and the heads agree. Features and
relations are compared whole, subtypes included; `las_universal` compares relations without subtypes, as the
shared task did. Names: F1 of spans with their kind, on gold tokens; `macro_f1` is the mean of those of
persons, places and organizations. Coreference: the CoNLL score on gold tokens, mentions predicted. Frames:
percent of verbs, and F1 of roles (training/frame_scores.py).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from hronika.language import conllu
from hronika.language.analysis import Sentence, Token, tagged_runs
from hronika.language.latvian.analyser import LatvianAnalyser
from hronika.language.latvian.coreference.resolver import LatvianCoreference
from hronika.language.latvian.model_files import MODEL_FOLDER
from hronika.language.latvian.network import Network, Prediction
from training.conll import SentenceRows, lines, read
from training.coreference_scores import score_coreference
from training.frame_scores import score_frames
from training.webanno import read_coreference

Span = tuple[int, int, str]

_THREE = ("person", "location", "organization")


def main(arguments: Sequence[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(prog="training.evaluate", description="Score the shipped Latvian model.")
    parser.add_argument("--conllu", type=Path, help="a treebank in CoNLL-U, plain or .xz")
    parser.add_argument("--names", type=Path, help="names in column 7 as BIO tags, plain or .xz")
    parser.add_argument("--coreference", type=Path, help="an archive of paragraphs in WebAnno TSV")
    parser.add_argument("--frames", type=Path, help="a FrameNet corpus, ten columns and two, plain or .xz")
    parser.add_argument("--part", default="dev", help="folder of the archive that is scored")
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER, help="another model's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    files = (given.conllu, given.names, given.coreference, given.frames)
    if not any(files):
        parser.error("give --conllu, --names, --coreference or --frames, or several")
    for file in files:
        if file and not file.is_file():
            parser.error(f"there is no file {file}")
    scores = evaluate(given.model, *files, part=given.part)
    if given.json:
        json.dump(scores, sys.stdout, indent=1)
        print()
    else:
        print(as_text(scores))


def evaluate(
    model: Path,
    treebank: Path | None = None,
    names: Path | None = None,
    coreference: Path | None = None,
    frames: Path | None = None,
    *,
    part: str = "dev",
) -> dict[str, Any]:
    """All scores that the files allow."""
    network = Network(model)
    scores: dict[str, Any] = {}
    if treebank:
        scores["gold_tokens"] = score_gold_tokens(network, read(treebank))
        scores["raw_text"] = score_raw_text(LatvianAnalyser(network), lines(treebank))
    if names:
        scores["names"], scores["inner_names"] = score_names(network, read(names))
    if coreference:
        paragraphs = read_coreference(coreference, part)
        scores["coreference"] = score_coreference(network, LatvianCoreference(model), paragraphs)
    if frames:
        shares = score_frames(frames, model)
        scores["frames"] = {name: round(100 * value, 2) for name, value in shares.items()}
    return scores


def as_text(scores: dict[str, Any]) -> str:
    """Scores for people to read."""
    rows = []
    for part, values in scores.items():
        rows.append(part)
        for key, value in values.items():
            if isinstance(value, dict):
                rows.extend(
                    f"  {name:14} {kind['f1']:6.2f}   of {kind['gold']}" for name, kind in value.items()
                )
            else:
                rows.append(f"  {key:14} {value:6.2f}")
    return "\n".join(rows)


def _features(column: str) -> frozenset[str]:
    return frozenset() if column == "_" else frozenset(column.split("|"))


class WordPredictor(Protocol):
    """Whatever says of sentences, given their words, what the network says of them."""

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[Prediction]:
        """Analyse sentences given as word forms, none of them empty."""


def score_gold_tokens(network: WordPredictor, blocks: Sequence[SentenceRows]) -> dict[str, float]:
    """Percent of words that are right, given the treebank's words."""
    right: Counter[str] = Counter()
    words = 0
    for block, found in zip(blocks, network.predict([block.forms for block in blocks]), strict=True):
        for index, row in enumerate(block.rows):
            words += 1
            arc = found.heads[index] == int(row[6]) - 1
            right["upos"] += found.upos[index] == row[3]
            right["ufeats"] += _as_set(found, index) == _features(row[5])
            right["lemma"] += found.lemmas[index] == row[2]
            right["uas"] += arc
            right["las"] += arc and found.relations[index] == row[7]
            right["las_universal"] += arc and _base(found.relations[index]) == _base(row[7])
    keys = ("upos", "ufeats", "lemma", "uas", "las", "las_universal")
    return {key: round(100 * right[key] / max(1, words), 2) for key in keys}


def _as_set(found: Prediction, index: int) -> frozenset[str]:
    return frozenset(f"{key}={value}" for key, value in found.features[index].items())


def _base(relation: str) -> str:
    return relation.partition(":")[0]


def score_raw_text(analyser: LatvianAnalyser, treebank: Iterable[str]) -> dict[str, float]:
    """F1 in percent of everything, from the text of the treebank's documents alone."""
    right: Counter[str] = Counter()
    gold_words = words = gold_sentences = sentences = 0
    for _, gold in conllu.documents(conllu.read(treebank)):
        found = analyser.analyse(gold.text)
        places = _squeezed(gold.text)
        spans = {(places[s.start], places[s.end]) for s in gold.sentences}
        right["sentences"] += sum((places[s.start], places[s.end]) in spans for s in found.sentences)
        gold_sentences += len(gold.sentences)
        sentences += len(found.sentences)
        wanted = {_place(token, places): (token, head) for token, head in _with_heads(gold.sentences)}
        gold_words += len(wanted)
        for token, head in _with_heads(found.sentences):
            words += 1
            match = wanted.get(_place(token, places))
            if match is None:
                continue
            aligned, wanted_head = match
            right["tokens"] += 1
            right["upos"] += token.upos == aligned.upos
            right["ufeats"] += dict(token.features) == dict(aligned.features)
            right["lemma"] += token.lemma == aligned.lemma
            here = None if head is None else _place(head, places)
            arc = here == (None if wanted_head is None else _place(wanted_head, places))
            right["uas"] += arc
            right["las"] += arc and token.relation == aligned.relation
            right["las_universal"] += arc and _base(token.relation) == _base(aligned.relation)
    right["words"] = right["tokens"]
    sizes = dict.fromkeys(
        ("tokens", "words", "upos", "ufeats", "lemma", "uas", "las", "las_universal"), gold_words + words
    )
    sizes = {"tokens": sizes["tokens"], "sentences": gold_sentences + sentences, **sizes}
    return {key: round(200 * right[key] / max(1, size), 2) for key, size in sizes.items()}


def _squeezed(text: str) -> list[int]:
    """For every place in the text how many characters other than white space stand before it."""
    places = [0]
    for character in text:
        places.append(places[-1] + (not character.isspace()))
    return places


def _place(token: Token, places: Sequence[int]) -> tuple[int, int]:
    return places[token.start], places[token.end]


def _with_heads(sentences: Iterable[Sentence]) -> Iterable[tuple[Token, Token | None]]:
    for sentence in sentences:
        for token in sentence.tokens:
            yield token, sentence.tokens[token.head] if token.head >= 0 else None


def score_names(
    network: WordPredictor, blocks: Sequence[SentenceRows]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """F1, precision and recall in percent, and F1 of every kind: of names, and of names in names."""
    found = network.predict([block.forms for block in blocks])
    return (
        _name_scores([[row[6] for row in block.rows] for block in blocks], [f.names for f in found]),
        _name_scores([[row[7] for row in block.rows] for block in blocks], [f.inner for f in found]),
    )


def _name_scores(wanted: Sequence[Sequence[str]], given: Sequence[Sequence[str]]) -> dict[str, Any]:
    counts = _counted(wanted, given)
    totals = {key: counter.total() for key, counter in counts.items()}
    kinds = {kind: {key: counts[key][kind] for key in counts} for kind in sorted(counts["gold"])}
    # The kinds that other systems tell apart: a country or town is a place there.
    merged = _counted(
        *([[tag.replace("GPE", "location") for tag in row] for row in x] for x in (wanted, given))
    )
    three = [_f1({key: merged[key][kind] for key in merged}) for kind in _THREE]
    return {
        "f1": _f1(totals),
        "macro_f1": round(sum(three) / len(three), 2),
        "precision": round(100 * totals["right"] / max(1, totals["found"]), 2),
        "recall": round(100 * totals["right"] / max(1, totals["gold"]), 2),
        "by_kind": {kind: {"f1": _f1(numbers), "gold": numbers["gold"]} for kind, numbers in kinds.items()},
    }


def _counted(wanted: Sequence[Sequence[str]], given: Sequence[Sequence[str]]) -> dict[str, Counter[str]]:
    """How many names of each kind there are, were found, and are right."""
    counts: dict[str, Counter[str]] = {"gold": Counter(), "found": Counter(), "right": Counter()}
    for gold_tags, tags in zip(wanted, given, strict=True):
        gold, guess = spans(gold_tags), spans(tags)
        for key, group in (("gold", gold), ("found", guess), ("right", gold & guess)):
            counts[key].update(kind for _, _, kind in group)
    return counts


def _f1(numbers: dict[str, int]) -> float:
    return round(200 * numbers["right"] / max(1, numbers["gold"] + numbers["found"]), 2)


def spans(tags: Sequence[str]) -> set[Span]:
    """Names as (first word, word after the last, kind); an inside tag after none of its kind begins one."""
    return {(first, last + 1, kind) for first, last, kind in tagged_runs(tags)}


if __name__ == "__main__":
    main()
