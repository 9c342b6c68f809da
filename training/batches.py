"""Sentences as numbers: what is known of every form, what is wanted of every word, and padded batches."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hronika.language.latvian.subwords import bag_form, grams, shapes, static_form
from training.data import LAYERS, NEW, QUOTE_STYLES, Example, Labels, disturb
from training.network import FormInputs
from training.vectors import Vectors

SHORTEST, LONGEST = 1, 5  # characters of an n-gram of the learnt bag
# How many answers of a task are kept for a word: the likeliest, where another model gives them.
ANSWERS = {"tags": 4, "scripts": 3, "heads": 4, "relations": 4, "names": 3, "inner": 2, "mentions": 2}
# Sentences are padded to these lengths, as oneDNN prepares its LSTM anew for every shape. Longer ones are
# left out.
LENGTHS = (8, 12, 16, 20, 24, 28, 32, 40, 48, 64, 88, 128, 192)
STRIDE = 16  # oneDNN's LSTM is up to three times slower for batches that are no multiple of it


class FormNoise(NamedTuple):
    """How forms are made hard to read: shares of n-grams and of whole inputs that are dropped."""

    rng: np.random.Generator
    gram_drop: float
    word_drop: float


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

    def inputs(self, numbers: NDArray[np.int64], noise: FormNoise | None = None) -> FormInputs:
        """What the word encoder takes; with `noise` some n-grams and some whole inputs are dropped."""
        sizes = self.starts[numbers + 1] - self.starts[numbers]
        starts = np.cumsum(sizes) - sizes
        owners = np.repeat(np.arange(len(numbers)), sizes)
        rows = self.rows[rows_of(self.starts[numbers], sizes)]
        keep = np.ones((len(numbers), 2), np.float32)
        mask = np.ones(len(rows), np.float32)
        if noise is not None:
            mask = (noise.rng.random(len(rows), np.float32) >= noise.gram_drop).astype(np.float32)
            keep = (noise.rng.random(keep.shape, np.float32) >= noise.word_drop).astype(np.float32)
        weights = mask / np.repeat(np.maximum(np.add.reduceat(mask, starts), 1), sizes)
        index = torch.from_numpy(numbers)
        return FormInputs(
            torch.from_numpy(rows.astype(np.int64)),
            torch.from_numpy(starts),
            torch.from_numpy(owners),
            torch.from_numpy(weights),
            self.shapes[index],
            self.static[index],
            torch.from_numpy(keep),
        )


def rows_of(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each start on, so many of each, one after another."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())


@dataclass(frozen=True)
class Sentences:
    """Sentences, word after word, and for each task the answers for every word with their shares.

    `forms` are numbers in a form table. `answers[task]` (words, ANSWERS[task]) are labels, `shares[task]` how
    much of the loss each is worth; shares of 0 say that nothing is known. Heads count from 1, 0 is the root.
    """

    forms: NDArray[np.int32]
    lengths: NDArray[np.int64]
    version: NDArray[np.int64]
    answers: Mapping[str, NDArray[np.int16]]
    shares: Mapping[str, NDArray[np.float16]]

    @classmethod
    def of(cls, examples: Sequence[Example], table: FormTable, labels: Labels) -> "Sentences":
        """Examples as numbers; a label that is not among the labels is not known."""
        words = sum(len(example.forms) for example in examples)
        answers = {task: np.zeros((words, size), np.int16) for task, size in ANSWERS.items()}
        shares = {task: np.zeros((words, size), np.float16) for task, size in ANSWERS.items()}

        def fill(task: str, numbers: Iterable[int]) -> None:
            column = np.fromiter(numbers, np.int64, words)
            answers[task][:, 0] = np.maximum(column, 0)
            shares[task][:, 0] = column >= 0

        def numbered(values: Iterable[str], known: Sequence[str]) -> Iterator[int]:
            number = {label: index for index, label in enumerate(known)}
            return (number.get(value, -1) for value in values)

        fill("tags", numbered((t for e in examples for t in e.tags), labels.tags))
        fill("scripts", numbered((s for e in examples for s in e.scripts), labels.scripts))
        fill("heads", (head for e in examples for head in e.heads))
        fill("relations", numbered((r for e in examples for r in e.relations), labels.relations))
        for layer in LAYERS:
            tags = (tag for e in examples for tag in (getattr(e, layer) or ("",) * len(e.forms)))
            fill(layer, numbered(tags, getattr(labels, layer)))
        return cls(
            np.fromiter((table.number[form] for e in examples for form in e.forms), np.int32, words),
            np.array([len(e.forms) for e in examples], np.int64),
            np.array([e.version for e in examples], np.int64),
            answers,
            shares,
        )

    @classmethod
    def unlabelled(cls, texts: Sequence[Sequence[str]], table: FormTable) -> "Sentences":
        """Sentences of which nothing is known but their words, to be read as the newer version has them."""
        return cls(
            np.fromiter((table.number[form] for text in texts for form in text), np.int32),
            np.array([len(text) for text in texts], np.int64),
            np.full(len(texts), NEW),
            {},
            {},
        )

    def __len__(self) -> int:
        return len(self.lengths)

    def sample(
        self, words: float, rng: np.random.Generator, among: NDArray[np.int64] | None = None
    ) -> "Sentences":
        """About so many words of some of the sentences, of all by default; each once if there are enough."""
        among = np.arange(len(self)) if among is None else among
        count = round(words / self.lengths[among].mean())
        return self.chosen(rng.choice(among, count, replace=count > len(among)))

    def chosen(self, which: NDArray[np.int64]) -> "Sentences":
        """Some of the sentences, in that order."""
        lengths = self.lengths[which]
        starts = (np.cumsum(self.lengths) - self.lengths)[which]
        words = rows_of(starts, lengths)
        return Sentences(
            self.forms[words],
            lengths,
            self.version[which],
            {task: rows[words] for task, rows in self.answers.items()},
            {task: rows[words] for task, rows in self.shares.items()},
        )


def treebank(
    examples: Sequence[Example], labels: Labels, table: FormTable, seed: int
) -> Callable[[int], Sentences]:
    """What there is of the treebank in an epoch: each sentence as one paper or another might print it."""

    def epoch(number: int) -> Sentences:
        rng = random.Random(seed * 1000 + number)  # noqa: S311 - noise, not secrets
        return Sentences.of([disturb(example, rng) for example in examples], table, labels)

    return epoch


def joined(parts: Sequence[Sentences]) -> Sentences:
    """The sentences of all parts."""
    return Sentences(
        np.concatenate([part.forms for part in parts]),
        np.concatenate([part.lengths for part in parts]),
        np.concatenate([part.version for part in parts]),
        {task: np.concatenate([part.answers[task] for part in parts]) for task in parts[0].answers},
        {task: np.concatenate([part.shares[task] for part in parts]) for task in parts[0].shares},
    )


@dataclass(frozen=True)
class Batch:
    """Some sentences side by side, padded to one length; `words` are the places of words, all in one row.

    What is wanted is given word by word, as in `Sentences`.
    """

    unique: NDArray[np.int64]  # the forms that occur, as numbers in the form table
    forms: Tensor  # (sentences, positions): numbers in `unique`
    version: Tensor  # (sentences,)
    turned: Tensor  # (sentences, positions): which word stands where when the words are turned round
    real: Tensor  # (sentences, positions): where a word stands
    words: Tensor  # (words,)
    starts: Tensor  # where among all words the sentence of a word begins, (words,)
    which: NDArray[np.int64]  # the sentences, as they are numbered in `Sentences`
    answers: Mapping[str, Tensor]
    shares: Mapping[str, Tensor]

    def to(self, device: torch.device) -> "Batch":
        """The same on a device."""
        moved: dict[str, Any] = {
            field.name: value.to(device)
            for field in fields(self)
            if isinstance(value := getattr(self, field.name), Tensor)
        }
        for name in ("answers", "shares"):
            moved[name] = {task: rows.to(device) for task, rows in getattr(self, name).items()}
        return replace(self, **moved)


def batches(sentences: Sentences, words: int, rng: random.Random | None = None) -> Iterator[Batch]:
    """Yield batches of about so many words, in random order if there is a `rng`."""
    sizes = np.searchsorted(LENGTHS, sentences.lengths)
    groups: list[tuple[int, list[int]]] = []
    for number, length in enumerate(LENGTHS):
        members = np.flatnonzero(sizes == number).tolist()
        if rng:
            rng.shuffle(members)
        size = max(1, words // length)
        size = size // STRIDE * STRIDE if size > STRIDE else size
        groups.extend((length, members[i : i + size]) for i in range(0, len(members), size))
    if rng:
        rng.shuffle(groups)
    starts = np.cumsum(sentences.lengths) - sentences.lengths
    for length, members in groups:
        yield _batch(sentences, np.array(members), starts, length)


def _batch(sentences: Sentences, which: NDArray[np.int64], starts: NDArray[np.int64], size: int) -> Batch:
    lengths = sentences.lengths[which]
    places = np.arange(size)
    real = places < lengths[:, None]
    before = np.cumsum(lengths) - lengths
    rows = rows_of(starts[which], lengths)
    unique, inverse = np.unique(sentences.forms[rows], return_inverse=True)
    forms = np.zeros(real.shape, np.int64)
    forms[real] = inverse
    return Batch(
        unique.astype(np.int64),
        torch.from_numpy(forms),
        torch.from_numpy(sentences.version[which]),
        torch.from_numpy(np.where(real, lengths[:, None] - 1 - places, places)),
        torch.from_numpy(real),
        torch.from_numpy(np.flatnonzero(real)),
        torch.from_numpy(np.repeat(before, lengths)),
        which,
        {task: torch.from_numpy(found[rows].astype(np.int64)) for task, found in sentences.answers.items()},
        {task: torch.from_numpy(found[rows].astype(np.float32)) for task, found in sentences.shares.items()},
    )
