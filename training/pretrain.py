"""Pretraining on masked words: the network guesses words from what stands round them, without annotation.

A share of the words of a sentence is hidden from the encoder that reads (Devlin et al. 2019, "BERT"), which
learns from their neighbours which of the commonest word forms stands there. Word encoder and layers are then
where training of the heads begins.
"""

import json
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, FormNoise, FormTable, Sentences, batches, joined
from training.corpus import Forms
from training.network import TorchNetwork
from training.precision import mixed
from training.train import Setting, keep

VOCABULARY = 16_000  # commonest word forms, which are guessed
HIDDEN = 0.2  # share of words that are to be guessed
BLANK, SWAPPED = 0.8, 0.1  # of these so many are blanked, and so many replaced by another word
# Words of an epoch, in thousands: laws are plenty and unlike news.
MIXTURE = {"laws": 250, "other": 300, "treebank": 200}
WIDTH = 256  # of what is compared with the vectors of the vocabulary

log = logging.getLogger(__name__)


class Guesser(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """A network with what it takes to guess hidden words."""

    def __init__(self, network: TorchNetwork, vocabulary: int) -> None:
        super().__init__()
        stream = network.sizes.stream
        self.network = network
        self.blank = nn.Parameter(torch.randn(stream) * 0.1)
        self.out = nn.Sequential(nn.Linear(stream, WIDTH), nn.GELU(approximate="tanh"), nn.LayerNorm(WIDTH))
        self.vocabulary = nn.Linear(WIDTH, vocabulary)

    def forward(self, table: FormTable, batch: Batch, hidden: "Hidden", noise: FormNoise) -> Tensor:
        """Scores of the vocabulary for the hidden words. (hidden words, vocabulary)."""
        inputs = table.inputs(batch.unique, noise).to(self.network.device)
        x = self.network.words(inputs)[batch.forms].flatten(0, 1)
        x = x.index_copy(0, hidden.swapped, x[hidden.by])
        x = x.index_copy(0, hidden.blanked, self.blank.to(x.dtype).expand(len(hidden.blanked), -1))
        x = self.network.in_context(x.view(*batch.forms.shape, -1), batch.version, batch.turned)
        scores: Tensor = self.vocabulary(self.out(x.flatten(0, 1)[hidden.places]))
        return scores


class Hidden:
    """Which words of a batch are to be guessed: places among all positions, and what is done with them."""

    def __init__(self, batch: Batch, wanted: Tensor, rng: np.random.Generator) -> None:
        """`wanted` says for every form of the batch which word of the vocabulary it is, or -1."""
        targets = wanted[batch.forms.flatten()[batch.words]]
        chance = torch.from_numpy(rng.random(len(targets), np.float32))
        chosen = (targets >= 0) & (chance < HIDDEN)
        self.places, self.targets = batch.words[chosen], targets[chosen]
        share = chance[chosen] / HIDDEN
        self.blanked = self.places[share < BLANK]
        self.swapped = self.places[(share >= BLANK) & (share < BLANK + SWAPPED)]
        self.by = batch.words[torch.from_numpy(rng.integers(len(batch.words), size=len(self.swapped)))]

    def to(self, device: torch.device) -> "Hidden":
        """Itself, on a device."""
        for name in ("places", "targets", "blanked", "swapped", "by"):
            setattr(self, name, getattr(self, name).to(device))
        return self


def mixture(table: FormTable, texts: Mapping[str, Sequence[Forms]], seed: int) -> Callable[[int], Sentences]:
    """What is read in an epoch: of each kind of text some words."""
    sets = {kind: Sentences.unlabelled(sentences, table) for kind, sentences in texts.items()}

    def epoch(number: int) -> Sentences:
        rng = np.random.default_rng(seed * 1000 + number)
        return joined([sentences.sample(1000 * MIXTURE[kind], rng) for kind, sentences in sets.items()])

    return epoch


def vocabulary(table: FormTable, texts: Iterable[Forms]) -> tuple[NDArray[np.int64], int]:
    """For every form of the table its number among the commonest of the texts, or -1; and how many."""
    counts = Counter(form for forms in texts for form in forms)
    numbers = np.full(len(table.forms), -1)
    common = [form for form, _ in counts.most_common(VOCABULARY)]
    numbers[[table.number[form] for form in common]] = np.arange(len(common))
    return numbers, len(common)


def pretrain(
    network: TorchNetwork,
    table: FormTable,
    texts: Mapping[str, Sequence[Forms]],
    epochs: int,
    seed: int,
    target: Path,
) -> None:
    """Train the encoder of the network in place on texts by kind; `target` keeps what came out."""
    setting = Setting(epochs, words=2400, gram_drop=0.1, word_drop=0.05, seed=seed)
    if target.exists():
        network.load_state_dict(torch.load(target, weights_only=True, map_location=network.device))
        return
    numbers, size = vocabulary(table, (forms for part in texts.values() for forms in part))
    sentences = mixture(table, texts, setting.seed)
    torch.manual_seed(setting.seed)
    guesser = Guesser(network, size).to(network.device)
    optimizer = torch.optim.AdamW(
        guesser.parameters(), lr=setting.rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
    )
    started = time.time()
    for epoch in range(setting.epochs):
        rng = np.random.default_rng(setting.seed * 1000 + epoch)
        noise = FormNoise(rng, setting.gram_drop, setting.word_drop)
        examples = sentences(epoch)
        words = guessed = 0
        loss_sum = right = 0.0
        order = random.Random(setting.seed * 1000 + epoch)  # noqa: S311 - shuffling, not secrets
        guesser.train()
        for batch in batches(examples, setting.words, order):
            hidden = Hidden(batch, torch.from_numpy(numbers[batch.unique]), rng).to(network.device)
            batch = batch.to(network.device)
            progress = (epoch + words / len(examples.forms)) / setting.epochs
            words += len(batch.words)
            if not len(hidden.places):
                continue
            for group in optimizer.param_groups:
                group["lr"] = setting.rate_at(progress)
            optimizer.zero_grad(set_to_none=False)
            with mixed(network.device):
                scores = guesser(table, batch, hidden, noise)
            loss = functional.cross_entropy(scores.float(), hidden.targets, reduction="sum")
            (loss / max(len(hidden.places), HIDDEN * setting.words / 2)).backward()
            nn.utils.clip_grad_norm_(guesser.parameters(), 2.0)
            optimizer.step()
            guessed += len(hidden.places)
            loss_sum += float(loss.item())
            right += float((scores.argmax(-1) == hidden.targets).sum())
        line = {
            "epoch": epoch + 1,
            "loss": round(loss_sum / guessed, 4),
            "right": round(100 * right / guessed, 2),
        }
        log.info("%s", json.dumps(line | {"minutes": round((time.time() - started) / 60, 1)}))
    keep(network.state_dict(), target)
