"""Sentences as tensors: what is known of every form, and batches of sentences of one length."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hronika.language.latvian.subwords import bag_form, grams, shapes, static_form
from training.data import NO_NAME, QUOTE_STYLES, Example, Labels
from training.vectors import Vectors

SHORTEST, LONGEST = 1, 5  # characters of an n-gram of the learnt bag
STRIDE = 16  # oneDNN's LSTM is up to three times slower for batches that are no multiple of it


class FormTable:
    """Numbers, n-gram rows, shape bits and static vectors of all forms that training may meet."""

    def __init__(self, forms: Iterable[str], vectors: Vectors, buckets: int) -> None:
        known = set(forms)
        known |= {form.upper() for form in known} | {form.lower() for form in known}
        self.forms = sorted(known | set("".join(QUOTE_STYLES)))
        self.number = {form: index for index, form in enumerate(self.forms)}
        found = grams([bag_form(form) for form in self.forms], SHORTEST, LONGEST, buckets, hashes=1)
        self.rows, self.starts = found.rows.astype(np.int32), found.starts
        self.shapes = torch.from_numpy(shapes(self.forms))
        self.static = torch.from_numpy(vectors.of([static_form(form) for form in self.forms]))

    def inputs(
        self, numbers: NDArray[np.int64], rng: np.random.Generator | None, gram_drop: float, word_drop: float
    ) -> tuple[Tensor, ...]:
        """What the word encoder takes; with `rng` some n-grams and some whole inputs are dropped."""
        sizes = self.starts[numbers + 1] - self.starts[numbers]
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        offsets = np.arange(int(sizes.sum())) - np.repeat(starts, sizes)
        rows = self.rows[np.repeat(self.starts[numbers], sizes) + offsets]
        keep = np.ones((len(numbers), 2), np.float32)
        mask = np.ones(len(rows), np.float32)
        if rng is not None:
            mask = (rng.random(len(rows)) >= gram_drop).astype(np.float32)
            keep = (rng.random(keep.shape) >= word_drop).astype(np.float32)
        weights = mask / np.repeat(np.maximum(np.add.reduceat(mask, starts), 1), sizes)
        index = torch.from_numpy(numbers)
        return (
            torch.from_numpy(rows.astype(np.int64)),
            torch.from_numpy(starts),
            torch.from_numpy(weights),
            self.shapes[index],
            self.static[index],
            torch.from_numpy(keep),
        )


@dataclass(frozen=True)
class Batch:
    """Sentences of one length: `unique` form numbers, and for every position which of them and its labels."""

    unique: NDArray[np.int64]
    inverse: Tensor  # (sentences, words)
    version: Tensor  # (sentences,)
    tags: Tensor
    lemmas: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor  # NO_NAME where not known
    source: list[Example]


class Batcher:
    """Makes batches of examples."""

    def __init__(self, table: FormTable, labels: Labels) -> None:
        self.table = table
        self._tag = {label: i for i, label in enumerate(labels.tags)}
        self._script = {label: i for i, label in enumerate(labels.scripts)}
        self._relation = {label: i for i, label in enumerate(labels.relations)}
        self._name = {label: i for i, label in enumerate(labels.names)}
        self.name_labels = labels.names

    def batches(
        self, examples: Sequence[Example], words: int, rng: random.Random | None = None
    ) -> Iterator[Batch]:
        """Yield batches of about so many words, in random order if there is a `rng`."""
        by_length: dict[int, list[Example]] = defaultdict(list)
        for example in examples:
            by_length[len(example.forms)].append(example)
        groups: list[list[Example]] = []
        for length, group in sorted(by_length.items()):
            size = max(1, words // length)
            if rng:
                rng.shuffle(group)
                size = max(STRIDE, round(size / STRIDE) * STRIDE)
            for start in range(0, len(group), size):
                part = group[start : start + size]
                # What is over is left out for this time; next time it will be others.
                keep = len(part) // 8 * 8 if rng and len(part) > 8 else len(part)
                groups.append(part[:keep])
        if rng:
            rng.shuffle(groups)
        for group in groups:
            yield self._batch(group)

    def _batch(self, group: list[Example]) -> Batch:
        number = self.table.number
        forms = np.array([[number[form] for form in e.forms] for e in group])
        unique, inverse = np.unique(forms, return_inverse=True)
        names = [[self._name[n] for n in e.names] if e.names else [NO_NAME] * len(e.forms) for e in group]
        return Batch(
            unique,
            torch.from_numpy(inverse.reshape(forms.shape)),
            torch.tensor([e.version for e in group]),
            torch.tensor([[self._tag.get(tag, NO_NAME) for tag in e.tags] for e in group]),
            torch.tensor([[self._script.get(script, NO_NAME) for script in e.scripts] for e in group]),
            torch.tensor([e.heads for e in group]),
            torch.tensor([[self._relation.get(r, NO_NAME) for r in e.relations] for e in group]),
            torch.tensor(names),
            group,
        )
