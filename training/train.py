"""Training: examples in, a network whose weights are the running average of those seen on the way."""

import copy
import json
import logging
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, Batcher
from training.data import NO_NAME, Example, Labels, disturb
from training.network import Network, Sizes

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Setting:
    """How to train; rates are probabilities, weights multiply losses."""

    epochs: int = 36
    words: int = 1500  # in a step
    rate: float = 2e-3  # highest learning rate, after the warm-up
    warm_up: float = 0.06  # share of all steps
    average: float = 0.998  # decay of the running average of the weights
    dropout: float = 0.33
    gram_drop: float = 0.15
    word_drop: float = 0.1
    decay: float = 0.01
    tag: float = 1.0
    lemma: float = 1.0
    arc: float = 1.0
    relation: float = 1.0
    name: float = 1.5
    seed: int = 1
    sizes: Sizes = field(default_factory=Sizes)


def forward(
    network: Network, batcher: Batcher, batch: Batch, rng: np.random.Generator | None, s: Setting
) -> Tensor:
    """Words of a batch in context. (sentences, words, stream)."""
    inputs = batcher.table.inputs(batch.unique, rng, s.gram_drop, s.word_drop)
    vectors = network.words(*inputs)
    x = vectors[batch.inverse] + network.versions(batch.version)[:, None]
    context: Tensor = network.encoder(x)
    return context


def _cross_entropy(scores: Tensor, gold: Tensor, smooth: float = 0.0) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, -2),
        gold.flatten(),
        ignore_index=NO_NAME,
        reduction="sum",
        label_smoothing=smooth,
    )


def losses(network: Network, batch: Batch, x: Tensor, s: Setting) -> Tensor:
    """The summed loss of all tasks over all words of the batch."""
    heads = network.heads
    loss = s.tag * _cross_entropy(heads.tags(x), batch.tags, 0.03)
    loss = loss + s.lemma * _cross_entropy(heads.lemmas(x), batch.lemmas)
    if (batch.names != NO_NAME).any():
        loss = loss + s.name * _cross_entropy(heads.names(x), batch.names)
    loss = loss + s.arc * _cross_entropy(heads.arcs(x), batch.heads)
    dependent, head = heads.relation_sides(x)
    root = heads.relation_root.to(head.dtype).expand(head.shape[0], 1, -1)
    chosen = torch.cat([root, head], 1).gather(1, batch.heads[..., None].expand_as(head))
    return loss + s.relation * _cross_entropy(heads.relations(dependent, chosen), batch.relations)


class Trainer:
    """Trains a network; `folder` keeps what is needed to go on after a stop."""

    def __init__(self, network: Network, batcher: Batcher, setting: Setting, folder: Path) -> None:
        self.network = network
        self.batcher = batcher
        self.setting = setting
        self.folder = folder
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

    def run(self, examples: Sequence[Example], dev: Sequence[Example], named_dev: Sequence[Example]) -> None:
        """Train for all epochs, or for those that are left, and measure on the development sentences."""
        s = self.setting
        self._resume()
        per_epoch = math.ceil(sum(len(e.forms) for e in examples) / s.words)
        total = per_epoch * s.epochs
        started = time.time()
        while self.epoch < s.epochs:
            rng = random.Random(s.seed * 1000 + self.epoch)  # noqa: S311 - shuffling, not secrets
            noise = np.random.default_rng(s.seed * 1000 + self.epoch)
            torch.manual_seed(s.seed * 1000 + self.epoch)
            self.network.train()
            shown = 0.0
            for batches in self._steps(
                self.batcher.batches([disturb(e, rng) for e in examples], s.words, rng)
            ):
                shown += self._update(batches, noise, total)
            self.epoch += 1
            self._save()
            scores = {}
            if self.epoch % 4 == 0 or self.epoch == s.epochs:
                scores = measure(self.averaged, self.batcher, s, dev, named_dev)
            line = {"epoch": self.epoch, "loss": round(shown / per_epoch / s.words, 4)}
            line |= {"minutes": round((time.time() - started) / 60, 1), **scores}
            log.info("%s", json.dumps(line))
        self.network.load_state_dict(self.averaged.state_dict())

    def _steps(self, batches: Iterator[Batch]) -> Iterator[list[Batch]]:
        """Join small batches so that every step sees about the same number of words."""
        waiting: list[Batch] = []
        words = 0
        for batch in batches:
            waiting.append(batch)
            words += batch.inverse.numel()
            if words >= 0.8 * self.setting.words:
                yield waiting
                waiting, words = [], 0
        if waiting:
            yield waiting

    def _update(self, batches: list[Batch], noise: np.random.Generator, total: int) -> float:
        s = self.setting
        progress = min(1.0, self.step / total)
        warm = min(1.0, progress / s.warm_up)
        rate = s.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad()
        words = sum(batch.inverse.numel() for batch in batches)
        sum_loss = 0.0
        for batch in batches:
            with torch.autocast("cpu", torch.bfloat16):
                x = forward(self.network, self.batcher, batch, noise, s)
                loss = losses(self.network, batch, x, s)
            (loss / words).backward()
            sum_loss += loss.item()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.step += 1
        decay = min(s.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.averaged.parameters()), list(self.network.parameters()), 1 - decay)
        return sum_loss

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
        }
        target = self.folder / "checkpoint.pt"
        torch.save(state, target.with_suffix(".new"))
        target.with_suffix(".new").replace(target)

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch = state["step"], state["epoch"]


@torch.no_grad()  # type: ignore[untyped-decorator]  # torch is not typed here
def measure(
    network: Network, batcher: Batcher, s: Setting, dev: Sequence[Example], named_dev: Sequence[Example]
) -> dict[str, float]:
    """Quick scores in percent, each word by itself: no tree and no valid name sequence is asked for."""
    network.eval()
    right = dict.fromkeys(("tag", "script", "uas", "las"), 0)
    words = 0
    for batch in batcher.batches(dev, 4000):
        x = forward(network, batcher, batch, None, s)
        heads = network.heads.arcs(x).argmax(-1)
        dependent, head = network.heads.relation_sides(x)
        all_heads = torch.cat([network.heads.relation_root.expand(head.shape[0], 1, -1), head], 1)
        chosen = all_heads.gather(1, heads[..., None].expand_as(head))
        relations = network.heads.relations(dependent, chosen).argmax(-1)
        arc = heads == batch.heads
        words += arc.numel()
        right["tag"] += int((network.heads.tags(x).argmax(-1) == batch.tags).sum())
        right["script"] += int((network.heads.lemmas(x).argmax(-1) == batch.lemmas).sum())
        right["uas"] += int(arc.sum())
        right["las"] += int((arc & (relations == batch.relations)).sum())
    gold = names = both = 0
    for batch in batcher.batches(named_dev, 4000):
        x = forward(network, batcher, batch, None, s)
        for row, wanted in zip(network.heads.names(x).argmax(-1).tolist(), batch.names.tolist(), strict=True):
            found, expected = _spans(row, batcher), _spans(wanted, batcher)
            gold, names, both = gold + len(expected), names + len(found), both + len(found & expected)
    scores = {key: round(100 * value / words, 2) for key, value in right.items()}
    return scores | {"names": round(200 * both / max(1, gold + names), 2)}


def _spans(row: Sequence[int], batcher: Batcher) -> set[tuple[int, int, str]]:
    tags = [batcher.name_labels[i] for i in row]
    spans, start = set(), 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not (tag[0] == "I" and tag[1:] == tags[i - 1][1:]):
            spans.add((start, i, tags[i - 1][2:]))
        if tag[0] != "I" or (i and tags[i - 1][1:] != tag[1:]):
            start = i
    return spans


def setting_as_json(setting: Setting) -> str:
    """The setting for the record of runs."""
    return json.dumps(asdict(setting))


def build(setting: Setting, labels: Labels) -> Network:
    """A fresh network for these labels."""
    torch.manual_seed(setting.seed)
    return Network(
        setting.sizes,
        torch.from_numpy(labels.parts()[1]),
        len(labels.scripts),
        len(labels.relations),
        len(labels.names),
        dropout=setting.dropout,
    )
