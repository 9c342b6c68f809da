"""Our model of Latvian at work: word forms in, tags, lemmas, trees and names out (onnxruntime and numpy).

What is known of a form without its context is computed once per form and kept; the network proper turns
these vectors, batches of sentences of like length, into scores. `training/` makes the files.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hronika.language.analysis import ModelVersion
from hronika.language.latvian.conjugation import listed_finite_forms, listed_verbs
from hronika.language.latvian.decoding import NameDecoder, decode_heads
from hronika.language.latvian.form_rules import Tag, with_abbreviations, with_verbs_before_clauses
from hronika.language.latvian.labels import split_tag
from hronika.language.latvian.lemmas import Lemmatizer
from hronika.language.latvian.model_files import MODEL_FOLDER, load_session, loading
from hronika.language.latvian.subwords import bag_form, grams, shapes
from hronika.language.latvian.vectors import StaticVectors

# Outputs of the network with a row for every word, beside those of tags.
_BY_WORD = ("scripts", "scripts.values", "dependents", "governors", "names")

FORMAT = 3
# What limits a batch, and what it costs in units of one sentence at one step (measured).
MOST_SENTENCES = 48
MOST_WORDS = 1200
STEP_COST = 0.3
BATCH_COST = 14.0
GENERATION = 16_384  # forms whose vectors are kept; there are two generations
_AT_ONCE = 2_048  # new forms; their n-grams take some memory
_PORTION = 16_384  # words of a text, in whole sentences; their vectors and scores take some memory


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says of one sentence, word by word; heads are indices of words, -1 for the root."""

    upos: list[str]
    features: list[Mapping[str, str]]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    inner: list[str]


class Network:
    """The model, loaded from its folder."""

    def __init__(self, folder: Path = MODEL_FOLDER, *, threads: int = 1) -> None:
        """Load the model; `threads` is how many cores one batch may use."""
        with loading(folder):
            facts: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            if facts["format"] != FORMAT:
                raise ValueError(f"format {facts['format']}, expected {FORMAT}")
            self.model = ModelVersion(facts["name"], facts["version"])
            self._words = WordVectors(folder, facts["words"], threads)
            self._session = load_session(folder / "network.onnx", threads)
            self._relation_session = load_session(folder / "relations.onnx", threads)
            self._tags = [split_tag(tag) for tag in facts["tags"]]
            self._lemmatizer = Lemmatizer(folder / "lemmas.tsv", facts["scripts"], listed_verbs)
            self._relations: list[str] = facts["relations"]
            self._names: list[str] = facts["names"]
            self._inner: list[str] = facts["inner"]
            self._name_decoder = NameDecoder(self._names, np.array(facts["transitions"], np.float32))
            self._inner_decoder = NameDecoder(self._inner)

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[Prediction]:
        """Analyse sentences given as word forms, none of them empty."""
        found: list[Prediction] = []
        portion: list[Sequence[str]] = []
        words = 0
        for sentence in sentences:
            portion.append(sentence)
            words += len(sentence)
            if words >= _PORTION:
                found += self._predict(portion)
                portion, words = [], 0
        return found + self._predict(portion) if portion else found

    def _predict(self, sentences: Sequence[Sequence[str]]) -> list[Prediction]:
        # All forms at once: making vectors costs much for every call and little for every form.
        forms = [form for sentence in sentences for form in sentence]
        vectors = self._words.of(forms)
        lengths = np.array([len(sentence) for sentence in sentences])
        starts = np.cumsum(lengths) - lengths
        scores, heads = self._score(vectors, starts, lengths)
        relations = [
            self._relations[r] for r in self._relate(scores, heads, np.repeat(starts, lengths)).tolist()
        ]
        names, inner = self._named(scores["names"], starts, lengths)
        tags: list[Tag] = []
        for sentence, start, length in zip(sentences, starts.tolist(), lengths.tolist(), strict=True):
            best = scores["tags"][start : start + length].tolist()
            found_tags = with_abbreviations(sentence, [self._tags[tag] for tag in best])
            tags += with_verbs_before_clauses(sentence, found_tags, listed_finite_forms())
        lemmas = self._lemmatizer.choose_all(forms, tags, scores["scripts"], scores["scripts.values"])
        tags, lemmas = self._lemmatizer.reconciled(forms, tags, lemmas)
        governors = (heads - 1).tolist()
        found = []
        for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
            words = slice(start, start + length)
            found.append(
                Prediction(
                    [upos for upos, _ in tags[words]],
                    [features for _, features in tags[words]],
                    lemmas[words],
                    governors[words],
                    relations[words],
                    names[words],
                    inner[words],
                )
            )
        return found

    def _named(
        self, scores: NDArray[np.float32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> tuple[list[str], list[str]]:
        """Tags of names and of names in them. Few sentences have a name in a name; only they are decoded."""
        outer, inner = scores[:, : len(self._names)], scores[:, len(self._names) :]
        tags = self._name_decoder.decode(outer, starts, lengths)
        within = np.zeros(len(scores), np.int64)
        some = np.flatnonzero(np.maximum.reduceat((inner.argmax(1) > 0) & (tags > 0), starts))
        if len(some):
            sizes = lengths[some]
            begins = np.cumsum(sizes) - sizes
            rows = np.repeat(starts[some] - begins, sizes) + np.arange(sizes.sum())
            within[rows] = self._inner_decoder.decode(inner[rows], begins, sizes)
        within[tags == 0] = 0
        return [self._names[tag] for tag in tags.tolist()], [self._inner[tag] for tag in within.tolist()]

    def _score(
        self, vectors: NDArray[np.float32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> tuple[dict[str, NDArray[Any]], NDArray[np.int64]]:
        """What the network says of the words of all sentences, and their heads as `decode_heads` gives them.

        Rows are words in text order; sentence i has `lengths[i]` of them from `starts[i]`.
        """
        scores: dict[str, NDArray[Any]] = {}
        heads = np.zeros(len(vectors), np.int64)
        for batch in _batches(lengths.tolist()):
            sizes = lengths[batch]
            sentence_of = np.repeat(np.arange(len(batch)), sizes)
            position = np.arange(len(sentence_of)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            words = np.repeat(starts[batch], sizes) + position
            padded = np.zeros((int(sizes[-1]), len(batch), vectors.shape[1]), np.float32)
            padded[position, sentence_of] = vectors[words]
            arcs, tag_scores, *found = self._session.run(
                ("arcs", "tags", *_BY_WORD),
                {
                    "words": padded,
                    "lengths": sizes.astype(np.int32),
                    "places": position * len(batch) + sentence_of,
                },
            )
            heads[words] = decode_heads(arcs, sizes)[sentence_of, position]
            # Of more than a thousand tags only the best is kept.
            found.append(tag_scores.argmax(1))
            for name, rows in zip((*_BY_WORD, "tags"), found, strict=True):
                if name not in scores:
                    scores[name] = np.empty((len(vectors), *rows.shape[1:]), rows.dtype)
                scores[name][words] = rows
        return scores, heads

    def _relate(
        self, scores: Mapping[str, NDArray[np.float32]], heads: NDArray[np.int64], starts: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Relation of every word to its head; `starts` is where the sentence of each word begins."""
        is_root = heads == 0
        (relations,) = self._relation_session.run(
            ("relations",),
            {
                "dependents": scores["dependents"],
                "governors": scores["governors"],
                "chosen": np.where(is_root, 0, heads + starts),
            },
        )
        root = self._relations.index("root")
        relations[~is_root, root] = -np.inf
        best: NDArray[np.int64] = relations.argmax(1)
        best[is_root] = root
        return best


class _Generation:
    """Vectors of forms, as many as `GENERATION`, each `units` wide."""

    def __init__(self, units: int) -> None:
        self.row: dict[str, int] = {}
        self._vectors = np.zeros((GENERATION, units), np.float32)

    def add(self, forms: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep the vectors of forms that have none yet and for which there is room."""
        first = len(self.row)
        self._vectors[first : first + len(forms)] = vectors
        self.row.update(zip(forms, range(first, first + len(forms)), strict=True))

    def of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of forms that all have one."""
        return self._vectors[list(map(self.row.__getitem__, forms))]


class WordVectors:
    """The vectors of word forms out of context; those of the forms met last are kept."""

    def __init__(self, folder: Path, facts: Mapping[str, Any], threads: int) -> None:
        """Load the tables of n-grams and the layers above them; `facts` says how the tables are used."""
        self._facts = facts
        self._static = StaticVectors(folder, facts["static"])
        # A plain array over the mapped file: what numpy's own class for it does at every use takes time.
        self._bag = np.asarray(np.load(folder / "bag.npy", mmap_mode="r"))
        with np.load(folder / "scales.npz") as arrays:
            self._bag_scales = arrays["bag"]
        self._session = load_session(folder / "words.onnx", threads)
        self._lock = Lock()
        # Two generations: where the younger is full, it becomes the older, and what stood in that goes.
        self._younger, self._older = (_Generation(self._make(["un"]).shape[1]) for _ in range(2))

    def of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the forms, in order. Shape (forms, units). Threads may share this."""
        with self._lock:
            new = [form for form in dict.fromkeys(forms) if form not in self._younger.row]
            if len(self._younger.row) + len(new) > GENERATION:
                self._younger, self._older = self._older, self._younger
                self._younger.row.clear()
                new = list(dict.fromkeys(forms))
                if len(new) > GENERATION:
                    number = {form: index for index, form in enumerate(new)}
                    return self._make(new)[[number[form] for form in forms]]
            if new:
                known = [form for form in new if form in self._older.row]
                self._younger.add(known, self._older.of(known))
                unknown = [form for form in new if form not in self._older.row]
                if unknown:
                    self._younger.add(unknown, self._make(unknown))
            return self._younger.of(forms)

    def _make(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """Make vectors, some thousands at a time: their n-grams take memory."""
        parts = [self._make_some(forms[i : i + _AT_ONCE]) for i in range(0, len(forms), _AT_ONCE)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _make_some(self, forms: Sequence[str]) -> NDArray[np.float32]:
        bag = self._facts["bag"]
        bags = grams(
            [bag_form(form) for form in forms], bag["shortest"], bag["longest"], len(self._bag), hashes=1
        ).mean(self._bag, self._bag_scales)
        statics = self._static.of(forms)
        known = np.concatenate([bags, shapes(forms), statics], 1)
        (vectors,) = self._session.run(("vectors",), {"known": known})
        made: NDArray[np.float32] = vectors
        return made


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield indices of sentences, shortest first, in batches that cost least in all.

    A batch takes as many steps as its longest sentence has words; a step costs so much for itself and so much
    for every sentence, a batch something for itself. The best cuts are found by dynamic programming.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    costs = [0.0]
    begins = [0]
    for end in range(1, len(order) + 1):
        steps = lengths[order[end - 1]]
        most = max(1, min(MOST_SENTENCES, MOST_WORDS // steps))
        cost, begin = min(
            (costs[begin] + BATCH_COST + steps * (STEP_COST + end - begin), begin)
            for begin in range(max(0, end - most), end)
        )
        costs.append(cost)
        begins.append(begin)
    end = len(order)
    batches = []
    while end:
        batches.append(order[begins[end] : end])
        end = begins[end]
    yield from reversed(batches)
