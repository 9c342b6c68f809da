"""Static sub-word vectors: floret skip-gram vectors of the raw text, laws weighted down.

Mikolov et al. 2013 (skip-gram, negative samples), Bojanowski et al. 2017 (sub-words), floret (hashed rows).
"""

import logging
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import floret
import numpy as np
from numpy.typing import NDArray

from hronika.language.latvian.subwords import grams, static_form
from training.conll import lines

log = logging.getLogger(__name__)

# How often a paragraph of each source is repeated: laws are plenty and unlike news, the rest is scarce.
WEIGHTS = {
    "laws": 0.22,
    "bible": 1,
    "ms_ht": 1,
    "vestnesis": 3,
    "multileg": 1,
    "gnome": 1,
    "ntrex": 5,
    "classics": 2,
    "sib": 5,
    "lingua": 3,
    "profectus": 4,
}
TREEBANK_WEIGHT = 4
TREEBANKS = ("lvtb-train.conllu.xz", "fullstack-names-train.conll.xz", "fullstack-frames-train.conll.xz")
TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")

SHORTEST, LONGEST, HASHES = 3, 5, 2
BUCKETS = 50_000
WIDTH = 128
GAIN = 10 / 3  # brings the entries of the vectors of words to deviations of 1 to 2


@dataclass(frozen=True)
class Vectors:
    """The table of n-gram vectors as int8 rows, each with its scale."""

    table: NDArray[np.int8]
    scales: NDArray[np.float32]

    def of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of forms as `static_form` makes them. Shape (forms, WIDTH)."""
        parts = [
            grams(forms[i : i + 4096], SHORTEST, LONGEST, len(self.table), hashes=HASHES).mean(
                self.table, self.scales
            )
            for i in range(0, len(forms), 4096)
        ]
        return np.concatenate(parts)


def quantised(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A table as int8 with one scale for each row."""
    scales = np.maximum(np.abs(table).max(1), 1e-9) / 127
    return np.rint(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def paragraphs(folder: Path) -> Iterator[tuple[str, float]]:
    """Yield each text once with its weight: raw paragraphs, then treebank sentences."""
    seen = set()
    for line in lines(folder / "raw-text.tsv.xz"):
        source, _, text = line.partition("\t")
        if text not in seen:
            seen.add(text)
            yield text, WEIGHTS.get(source, 1)
    for name in TREEBANKS:
        for line in lines(folder / name):
            text = line.removeprefix("# text = ")
            if text != line and text not in seen:
                seen.add(text)
                yield text, TREEBANK_WEIGHT


def write_corpus(folder: Path, target: Path, seed: int) -> None:
    """Write the weighted, shuffled text for floret, one paragraph on a line."""
    rng = random.Random(seed)  # noqa: S311 - sampling, not secrets
    rows: list[str] = []
    for text, weight in paragraphs(folder):
        row = " ".join(TOKEN.findall(static_form(text)))
        rows.extend([row] * (int(weight) + (rng.random() < weight - int(weight))))
    rng.shuffle(rows)
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")


def train_vectors(folder: Path, work: Path, *, seed: int, threads: int, epochs: int = 5) -> Vectors:
    """Train the vectors, or take those that an earlier run left in `work`.

    With more than one thread floret's updates race, so that two runs differ slightly.
    """
    saved = work / "vectors.npz"
    if not saved.exists():
        corpus = work / "corpus.txt"
        write_corpus(folder, corpus, seed)
        log.info("training static vectors on %.0f MB", corpus.stat().st_size / 1e6)
        model = floret.train_unsupervised(
            str(corpus),
            model="skipgram",
            mode="floret",
            hashCount=HASHES,
            bucket=BUCKETS,
            minn=SHORTEST,
            maxn=LONGEST,
            dim=WIDTH,
            minCount=4,
            epoch=epochs,
            neg=8,
            thread=threads,
            t=2e-4,
            verbose=0,
        )
        save_vectors(model.get_input_matrix()[-BUCKETS:], saved)
    with np.load(saved) as arrays:
        return Vectors(arrays["table"], arrays["scales"])


def save_vectors(matrix: NDArray[np.float32], target: Path) -> None:
    """Quantise floret's hashed rows and save them."""
    table, scales = quantised(matrix * GAIN)
    np.savez(target, table=table, scales=scales)
