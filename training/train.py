"""Training: examples in, a network whose weights are the running average of those seen on the way."""

import copy
import json
import logging
import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import ANSWERS, Batch, FormNoise, FormTable, Sentences, batches
from training.data import LAYERS, Labels
from training.evaluate import spans
from training.network import Outputs, Sizes, TorchNetwork
from training.precision import mixed

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Setting:
    """How to train; rates are probabilities, weights multiply losses."""

    epochs: int = 36
    words: int = 1600  # in a step, padding included
    rate: float = 2e-3  # highest learning rate, after the warm-up
    warm_up: float = 0.06  # share of all steps
    average: float = 0.998  # decay of the running average of the weights
    dropout: float = 0.33
    gram_drop: float = 0.15
    word_drop: float = 0.1
    decay: float = 0.01
    smooth: float = 0.03  # of tags
    tag: float = 1.0
    lemma: float = 1.0
    arc: float = 1.0
    relation: float = 1.0
    name: float = 1.5
    inner: float = 0.5
    mention: float = 0.5
    seed: int = 1
    sizes: Sizes = field(default_factory=Sizes)

    def rate_at(self, progress: float) -> float:
        """The learning rate after a share of all steps: up in a line, then down to a fiftieth as a cosine."""
        warm = min(1.0, progress / self.warm_up)
        return self.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))


class Dev(NamedTuple):
    """What training is watched on: sentences with trees, sentences with names, and the labels of these."""

    trees: Sentences
    named: Sentences
    names: Sequence[str]


def keep(state: Mapping[str, Any], target: Path) -> None:
    """Write a state to a file, which is there whole or not at all."""
    torch.save(state, target.with_suffix(".new"))
    target.with_suffix(".new").replace(target)


def context(network: TorchNetwork, table: FormTable, batch: Batch, noise: FormNoise | None = None) -> Tensor:
    """Words of a batch in context. (sentences, positions, stream)."""
    inputs = table.inputs(batch.unique, noise).to(network.device)
    vectors: Tensor = network(inputs, batch.forms, batch.version, batch.turned)
    return vectors


def scores_of(network: TorchNetwork, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    """Scores of the answers for every word, by task, without relations, which depend on the heads chosen."""
    heads = network.heads
    words = x.flatten(0, 1)[batch.words]
    return {
        "tags": heads.tags(words),
        "scripts": heads.lemmas(words),
        **heads.names(words),
        "heads": heads.arcs(x, batch.real).flatten(0, 1)[batch.words],
    }


def _cross_entropy(scores: Tensor, answers: Tensor, shares: Tensor, smooth: float = 0.0) -> Tensor:
    """The cross entropy of scores (words, labels) against a share for each of some answers, summed.

    With `smooth` that much of every word's share goes to all labels alike (Szegedy et al. 2016).
    """
    logs = functional.log_softmax(scores.float(), -1)
    loss: Tensor = -(shares * logs.gather(1, answers)).sum()
    if smooth:
        loss = (1 - smooth) * loss - smooth * (shares.sum(1) * logs.mean(1)).sum()
    return loss


def losses(network: TorchNetwork, batch: Batch, x: Tensor, s: Setting) -> Tensor:
    """The summed loss of all tasks over all words of the batch."""
    answers, shares = batch.answers, batch.shares
    scores = scores_of(network, batch, x)
    dependents, governors = network.heads.relation_sides(x.flatten(0, 1)[batch.words])
    # A relation is asked for at the likeliest head.
    governor = governor_rows(answers["heads"][:, 0], batch.starts)
    scores["relations"] = network.heads.relations(dependents, governors[governor])
    weights = {"tags": s.tag, "scripts": s.lemma, "heads": s.arc, "relations": s.relation}
    weights |= {"names": s.name, "inner": s.inner, "mentions": s.mention}
    return sum(
        (
            weight
            * _cross_entropy(scores[task], answers[task], shares[task], s.smooth if task == "tags" else 0.0)
            for task, weight in weights.items()
        ),
        torch.zeros((), device=x.device),
    )


def governor_rows(heads: Tensor, starts: Tensor) -> Tensor:
    """Heads as rows of what `relation_sides` gives for governors: 0 the root, i the i-th word."""
    return torch.where(heads == 0, 0, heads + starts)


class Trainer:
    """Trains a network; `folder` keeps what is needed to go on after a stop."""

    def __init__(self, network: TorchNetwork, table: FormTable, setting: Setting, folder: Path) -> None:
        self.network = network
        self.table = table
        self.setting = setting
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.averaged = copy.deepcopy(network)
        matrices = [p for n, p in network.named_parameters() if p.ndim > 1 and "bag" not in n]
        others = [p for n, p in network.named_parameters() if p.ndim <= 1 or "bag" in n]
        self.optimizer = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": setting.decay}, {"params": others, "weight_decay": 0.0}],
            lr=setting.rate,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.step = 0
        self.epoch = 0

    def run(self, sentences: Callable[[int], Sentences], dev: Dev) -> None:
        """Train for all epochs that are left, on what `sentences` gives for each, and watch `dev`."""
        s = self.setting
        self._resume()
        started = time.time()
        while self.epoch < s.epochs:
            rng = random.Random(s.seed * 1000 + self.epoch)  # noqa: S311 - shuffling, not secrets
            noise = FormNoise(np.random.default_rng(s.seed * 1000 + self.epoch), s.gram_drop, s.word_drop)
            torch.manual_seed(s.seed * 1000 + self.epoch)
            self.network.train()
            shown = words = 0.0
            examples = sentences(self.epoch)
            for batch in batches(examples, s.words, rng):
                shown += self._update(
                    batch.to(self.network.device),
                    noise,
                    (self.epoch + words / len(examples.forms)) / s.epochs,
                )
                words += len(batch.words)
            self.epoch += 1
            self._save()
            scores = {}
            if self.epoch % 4 == 0 or self.epoch == s.epochs:
                scores = measure(self.averaged, self.table, dev)
            line = {"epoch": self.epoch, "loss": round(shown / words, 4)}
            line |= {"minutes": round((time.time() - started) / 60, 1), **scores}
            log.info("%s", json.dumps(line))
        self.network.load_state_dict(self.averaged.state_dict())

    def _update(self, batch: Batch, noise: FormNoise, progress: float) -> float:
        s = self.setting
        for group in self.optimizer.param_groups:
            group["lr"] = s.rate_at(progress)
        # Gradients are kept and set to 0, so that their memory is used again.
        self.optimizer.zero_grad(set_to_none=False)
        with mixed(self.network.device):
            loss = losses(self.network, batch, context(self.network, self.table, batch, noise), s)
        # What is left over of a length makes small batches; their few words must not weigh as much as many.
        (loss / max(len(batch.words), s.words / 2)).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.step += 1
        decay = min(s.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.averaged.parameters()), list(self.network.parameters()), 1 - decay)
        return float(loss.item())

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
        }
        keep(state, self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True, map_location=self.network.device)
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch = state["step"], state["epoch"]


@torch.no_grad()  # type: ignore[untyped-decorator]  # torch is not typed here
def measure(network: TorchNetwork, table: FormTable, dev: Dev) -> dict[str, float]:
    """Quick scores in percent, each word by itself: no tree and no valid name sequence is asked for."""
    network.eval()
    right = dict.fromkeys(("tag", "script", "uas", "las"), 0)
    words = 0
    for batch in batches(dev.trees, 6000):
        batch = batch.to(network.device)
        x = context(network, table, batch)
        gold = {
            task: torch.where(batch.shares[task][:, 0] > 0, batch.answers[task][:, 0], -1) for task in ANSWERS
        }
        best = {task: scores.argmax(-1) for task, scores in scores_of(network, batch, x).items()}
        dependents, governors = network.heads.relation_sides(x.flatten(0, 1)[batch.words])
        chosen = governors[governor_rows(best["heads"], batch.starts)]
        relations = network.heads.relations(dependents, chosen).argmax(-1)
        arc = best["heads"] == gold["heads"]
        words += len(arc)
        right["tag"] += int((best["tags"] == gold["tags"]).sum())
        right["script"] += int((best["scripts"] == gold["scripts"]).sum())
        right["uas"] += int(arc.sum())
        right["las"] += int((arc & (relations == gold["relations"])).sum())
    wanted = found = both = 0
    for batch in batches(dev.named, 6000):
        batch = batch.to(network.device)
        flat = context(network, table, batch).flatten(0, 1)[batch.words]
        lengths = dev.named.lengths[batch.which]
        rows = (network.heads.names(flat)["names"].argmax(-1), batch.answers["names"][:, 0])
        for guess, gold_row in zip(*(row.split(lengths.tolist()) for row in rows), strict=True):
            a, b = (spans([dev.names[i] for i in row.tolist()]) for row in (guess, gold_row))
            found, wanted, both = found + len(a), wanted + len(b), both + len(a & b)
    scores = {key: round(100 * value / max(1, words), 2) for key, value in right.items()}
    return scores | {"names": round(200 * both / max(1, wanted + found), 2)}


def setting_as_json(setting: Setting) -> str:
    """The setting for the record of runs."""
    return json.dumps(asdict(setting))


def build(setting: Setting, labels: Labels) -> TorchNetwork:
    """A fresh network for these labels."""
    torch.manual_seed(setting.seed)
    outputs = Outputs(
        torch.from_numpy(labels.parts()[1]),
        len(labels.scripts),
        len(labels.relations),
        {layer: len(getattr(labels, layer)) for layer in LAYERS},
    )
    return TorchNetwork(setting.sizes, outputs, dropout=setting.dropout)
