"""Our model of Latvian at work: word forms in, tags, lemmas, trees and names out (onnxruntime and numpy).

What is known of a form without its context is computed once per form and kept; the network proper turns
these vectors, batches of sentences of like length, into scores. `training/` makes the files.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from hronika.errors import DataError
from hronika.language.latvian.decoding import NameDecoder, decode_heads
from hronika.language.latvian.form_rules import ABBREVIATION, with_abbreviations
from hronika.language.latvian.labels import split_tag
from hronika.language.latvian.lemmas import Lemmatizer
from hronika.language.latvian.subwords import bag_form, grams, shapes, static_form

MODEL_FOLDER = Path(__file__).with_name("model")
FORMAT = 1
# What limits a batch, and what it costs in units of one sentence at one step (measured).
MOST_SENTENCES = 48
MOST_WORDS = 1200
STEP_COST = 2.0
BATCH_COST = 12.0
CACHED_FORMS = 32_768
_AT_ONCE = 2_048  # new forms; their n-grams take some memory


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says of one sentence, word by word; heads are indices of words, -1 for the root."""

    upos: list[str]
    features: list[Mapping[str, str]]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]


class Network:
    """The model, loaded from its folder."""

    def __init__(self, folder: Path = MODEL_FOLDER, *, threads: int = 1) -> None:
        """Load the model; `threads` is how many cores one batch may use."""
        try:
            facts: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            if facts["format"] != FORMAT:
                raise ValueError(f"format {facts['format']}, expected {FORMAT}")
            self._words = WordVectors(folder, facts["words"], threads)
            self._session = _session(folder / "network.onnx", threads)
            self._relation_session = _session(folder / "relations.onnx", threads)
            self._tags = [split_tag(tag) for tag in facts["tags"]]
            self._lemmatizer = Lemmatizer(folder / "lemmas.tsv", facts["scripts"])
            self._relations: list[str] = facts["relations"]
            self._names: list[str] = facts["names"]
            self._name_decoder = NameDecoder(self._names, np.array(facts["transitions"], np.float32))
        except Exception as error:  # whatever is wrong with the files, there is one thing to do about it
            raise DataError(
                f"The Latvian model in {folder} cannot be loaded ({str(error).splitlines()[0][:200]}); "
                "install Hronika again."
            ) from error

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[Prediction]:
        """Analyse sentences given as word forms, none of them empty."""
        # All new forms at once: making vectors costs much for every call and little for every form.
        self._words.meet([form for sentence in sentences for form in sentence])
        found: list[Prediction | None] = [None] * len(sentences)
        for batch in _batches([len(sentence) for sentence in sentences]):
            for index, prediction in zip(
                batch, self._predict([sentences[index] for index in batch]), strict=True
            ):
                found[index] = prediction
        return [prediction for prediction in found if prediction is not None]

    def _predict(self, sentences: Sequence[Sequence[str]]) -> Iterator[Prediction]:
        """Analyse one batch of sentences, shortest first."""
        lengths = np.array([len(sentence) for sentence in sentences])
        ends = np.cumsum(lengths)
        sentence_of = np.repeat(np.arange(len(sentences)), lengths)
        position = np.arange(int(ends[-1])) - np.repeat(ends - lengths, lengths)
        vectors = self._words.of([form for sentence in sentences for form in sentence])
        padded = np.zeros((int(lengths.max()), len(sentences), vectors.shape[1]), np.float32)
        padded[position, sentence_of] = vectors
        tags, scripts, script_scores, arcs, dependents, heads_side, names = self._session.run(
            ("tags", "scripts", "scripts.values", "arcs", "dependents", "heads", "names"),
            {
                "words": padded,
                "lengths": lengths.astype(np.int32),
                "places": position * len(sentences) + sentence_of,
            },
        )
        padded_names = np.zeros((*padded.shape[:2], names.shape[1]), np.float32)
        padded_names[position, sentence_of] = names
        name_tags = self._name_decoder.decode(padded_names, lengths)[position, sentence_of].tolist()
        heads = decode_heads(arcs, lengths)
        flat_heads = heads[sentence_of, position]
        relations = self._relate(dependents, heads_side, flat_heads, np.repeat(ends - lengths, lengths))
        bounds = [0, *ends.tolist()]
        for number, (begin, end) in enumerate(pairwise(bounds)):
            chosen = with_abbreviations(
                sentences[number], [self._tags[tag] for tag in tags[begin:end].tolist()]
            )
            yield Prediction(
                [upos for upos, _ in chosen],
                [features for _, features in chosen],
                [
                    form if features is ABBREVIATION else self._lemmatizer.choose(form, upos, options, scores)
                    for form, (upos, features), options, scores in zip(
                        sentences[number],
                        chosen,
                        scripts[begin:end].tolist(),
                        script_scores[begin:end].tolist(),
                        strict=True,
                    )
                ],
                [head - 1 for head in flat_heads[begin:end].tolist()],
                [self._relations[relation] for relation in relations[begin:end].tolist()],
                [self._names[name] for name in name_tags[begin:end]],
            )

    def _relate(
        self,
        dependents: NDArray[np.float32],
        heads_side: NDArray[np.float32],
        heads: NDArray[np.int64],
        offsets: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Relation of every word to its head; `offsets` is where the sentence of each word begins."""
        is_root = heads == 0
        chosen = np.where(is_root, 0, heads + offsets)
        (scores,) = self._relation_session.run(
            ("relations",), {"dependents": dependents, "heads": heads_side, "chosen": chosen}
        )
        root = self._relations.index("root")
        scores[~is_root, root] = -np.inf
        best: NDArray[np.int64] = scores.argmax(1)
        best[is_root] = root
        return best


class WordVectors:
    """The vectors of word forms out of context; those of the forms met last are kept."""

    def __init__(self, folder: Path, facts: Mapping[str, Any], threads: int) -> None:
        """Load the tables of n-grams and the layers above them; `facts` says how the tables are used."""
        self._facts = facts
        self._bag = np.load(folder / "bag.npy", mmap_mode="r")
        self._static = np.load(folder / "static.npy", mmap_mode="r")
        with np.load(folder / "scales.npz") as arrays:
            self._bag_scales, self._static_scales = arrays["bag"], arrays["static"]
        self._session = _session(folder / "words.onnx", threads)
        self._lock = Lock()
        self._row: dict[str, int] = {}
        self._kept = np.zeros((CACHED_FORMS, self._make(["un"]).shape[1]), np.float32)

    def meet(self, forms: Sequence[str]) -> None:
        """Make and keep the vectors of those forms that are new, some thousands at a time."""
        with self._lock:
            new = [form for form in dict.fromkeys(forms) if form not in self._row]
            if len(new) <= CACHED_FORMS // 2:
                for start in range(0, len(new), _AT_ONCE):
                    self._of(new[start : start + _AT_ONCE])

    def of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the forms, in order. Shape (forms, units). Threads may share this."""
        with self._lock:
            return self._of(forms)

    def _of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        new = [form for form in dict.fromkeys(forms) if form not in self._row]
        if len(self._row) + len(new) > CACHED_FORMS:
            self._row.clear()
            new = list(dict.fromkeys(forms))
            if len(new) > CACHED_FORMS:
                number = {form: index for index, form in enumerate(new)}
                return self._make(new)[[number[form] for form in forms]]
        if new:
            first = len(self._row)
            self._kept[first : first + len(new)] = self._make(new)
            for index, form in enumerate(new, first):
                self._row[form] = index
        return self._kept[[self._row[form] for form in forms]]

    def _make(self, forms: Sequence[str]) -> NDArray[np.float32]:
        bag, static = self._facts["bag"], self._facts["static"]
        bags = grams(
            [bag_form(form) for form in forms], bag["shortest"], bag["longest"], len(self._bag), hashes=1
        ).mean(self._bag, self._bag_scales)
        statics = grams(
            [static_form(form) for form in forms],
            static["shortest"],
            static["longest"],
            len(self._static),
            hashes=static["hashes"],
        ).mean(self._static, self._static_scales)
        known = np.concatenate([bags, shapes(forms), statics], 1)
        (vectors,) = self._session.run(("vectors",), {"known": known})
        made: NDArray[np.float32] = vectors
        return made


def _session(file: Path, threads: int) -> Any:
    """Load an ONNX graph. Matrices are multiplied there and not by numpy, whose threads cannot be bounded."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


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
