"""Distillation: what several large networks together say of much text teaches one small network.

The student learns the teachers' probabilities and not only their choices (Hinton et al. 2015, "Distilling the
Knowledge in a Neural TorchNetwork"), task by task; the few likeliest answers of a word are kept.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.batches import ANSWERS, Batch, FormTable, Sentences, batches, joined, rows_of, treebank
from training.corpus import Forms
from training.data import Example, Labels
from training.network import NO_ARC, TorchNetwork
from training.precision import mixed
from training.train import context, governor_rows, scores_of

WORDS_AT_ONCE = 3000

# Words of an epoch, in thousands, beside the whole treebank.
MIXTURE = {"variants": 430, "laws": 100, "other": 250}

log = logging.getLogger(__name__)


@torch.no_grad()  # type: ignore[untyped-decorator]  # torch is not typed here
def labelled(teachers: Sequence[TorchNetwork], table: FormTable, texts: Sequence[Forms]) -> Sentences:
    """The sentences with the mean probabilities that the teachers give, all as the newer version would."""
    plain = Sentences.unlabelled(texts, table)
    forms, lengths = plain.forms, plain.lengths
    answers = {task: np.zeros((len(forms), size), np.int16) for task, size in ANSWERS.items()}
    shares = {task: np.zeros((len(forms), size), np.float16) for task, size in ANSWERS.items()}
    starts = np.cumsum(lengths) - lengths
    for teacher in teachers:
        teacher.eval()
    done = 0
    for batch in batches(plain, WORDS_AT_ONCE):
        batch = batch.to(teachers[0].device)
        rows = rows_of(starts[batch.which], lengths[batch.which])
        for task, probabilities in _probabilities(teachers, table, batch).items():
            best, which = probabilities.topk(min(ANSWERS[task], probabilities.shape[1]))
            answers[task][rows, : best.shape[1]] = which.cpu().numpy()
            shares[task][rows, : best.shape[1]] = best.cpu().numpy()
        if (done + len(rows)) // 500_000 > done // 500_000:
            log.info("labelled %d of %d words", done + len(rows), len(forms))
        done += len(rows)
    return replace(plain, answers=answers, shares=shares)


def _probabilities(teachers: Sequence[TorchNetwork], table: FormTable, batch: Batch) -> dict[str, Tensor]:
    """Mean probabilities of every answer for every word of the batch, by task."""
    sums: dict[str, Tensor] = {}
    sides = []
    device = teachers[0].device
    place = batch.words % batch.real.shape[1]
    for teacher in teachers:
        with mixed(device):
            x = context(teacher, table, batch)
            scores = scores_of(teacher, batch, x)
            # No word is its own head.
            scores["heads"][torch.arange(len(place), device=device), place + 1] = NO_ARC
            sides.append((teacher.heads, *teacher.heads.relation_sides(x.flatten(0, 1)[batch.words])))
        for task, rows in scores.items():
            sums[task] = sums.get(task, 0) + rows.float().softmax(-1)
    # All are asked for the relation to the head that they think likeliest together.
    rows = governor_rows(sums["heads"].argmax(-1), batch.starts)
    for heads, dependents, governors in sides:
        with mixed(device):
            relations = heads.relations(dependents, governors[rows])
        sums["relations"] = sums.get("relations", 0) + relations.float().softmax(-1)
    return {task: total / len(teachers) for task, total in sums.items()}


def saved(target: Path, make: Callable[[], Sentences]) -> Sentences:
    """The sentences of a file, which is made if it is not there."""
    if not target.exists():
        made = make()
        arrays: dict[str, Any] = {"forms": made.forms, "lengths": made.lengths, "version": made.version}
        arrays |= {f"answers.{task}": rows for task, rows in made.answers.items()}
        arrays |= {f"shares.{task}": rows for task, rows in made.shares.items()}
        np.savez(target.with_suffix(".new.npz"), **arrays)
        target.with_suffix(".new.npz").replace(target)
    with np.load(target) as kept:
        return Sentences(
            kept["forms"],
            kept["lengths"],
            kept["version"],
            {task: kept[f"answers.{task}"] for task in ANSWERS},
            {task: kept[f"shares.{task}"] for task in ANSWERS},
        )


def mixture(
    gold: Sequence[Example],
    labels: Labels,
    table: FormTable,
    taught: Sentences,
    kinds: Sequence[str],
    seed: int,
    sizes: Mapping[str, float] = MIXTURE,
) -> Callable[[int], Sentences]:
    """What a student learns in an epoch: the treebank, and of each kind of labelled sentences some words."""
    gold_of = treebank(gold, labels, table, seed)
    of_kind = {kind: np.flatnonzero(np.array(kinds) == kind) for kind in sizes}

    def epoch(number: int) -> Sentences:
        rng = np.random.default_rng(seed * 1000 + number)
        parts = [gold_of(number)]
        for kind, members in of_kind.items():
            if len(members):
                parts.append(taught.sample(1000 * sizes[kind], rng, members))
        return joined(parts)

    return epoch
