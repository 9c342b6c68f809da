"""Training of the coreference model: which earlier candidate, if any, a candidate refers to.

A mention-ranking model (Lee et al. 2017, "End-to-end Neural Coreference Resolution", with features in the
place of learnt spans): every candidate chooses among those before it and none; all right choices count.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from hronika.language.analysis import Analysis
from hronika.language.latvian.coreference.candidates import NOUN, candidates
from hronika.language.latvian.coreference.features import Described, Vectors
from hronika.language.latvian.network import Network as Runtime
from hronika.language.latvian.vectors import StaticVectors
from training.coreference_scores import analysed
from training.graphs import write_coreference
from training.webanno import AnnotatedParagraph, read_coreference

log = logging.getLogger(__name__)

HIDDEN, SECOND, STATIC = 160, 64, 48
DROPOUT = 0.4
EPOCHS = 16
# Added to the score of a candidate to begin a chain or be in none; chosen on a tenth of the training part.
ALONE_BIAS = -0.3


class RankingExample(NamedTuple):
    """One paragraph as numbers: candidates, pairs by the later one, and the chain of each candidate or -1."""

    features: Tensor
    static: Tensor
    earlier: Tensor
    later: Tensor
    pairs: Tensor
    chain: NDArray[np.int64]
    wide: NDArray[np.float32]  # 1 where the mention is the whole phrase, 0 where it is not, nan where unknown


class Ranker(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """Scores of pairs, and of every candidate to be the first of its chain or in none."""

    def __init__(self, features: int, static: int, pairs: int) -> None:
        super().__init__()
        self.reduce = nn.Linear(static, STATIC)
        self.earlier = nn.Linear(features + STATIC, HIDDEN, bias=False)
        self.later = nn.Linear(features + STATIC, HIDDEN)
        self.pair = nn.Linear(pairs, HIDDEN)
        self.second = nn.Linear(HIDDEN, SECOND)
        self.out = nn.Linear(SECOND, 1)
        self.alone = nn.Sequential(
            nn.Linear(features + STATIC, HIDDEN), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 1)
        )
        self.wide = nn.Sequential(
            nn.Linear(features + STATIC, HIDDEN), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 1)
        )
        self.dropout = nn.Dropout(DROPOUT)

    def forward(
        self, features: Tensor, static: Tensor, earlier: Tensor, later: Tensor, pairs: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of pairs, of candidates to have none before them, and of whole phrases to be mentions."""
        known = torch.cat([features, self.dropout(self.reduce(static))], 1)
        hidden = self.earlier(known)[earlier] + self.later(known)[later] + self.pair(pairs)
        hidden = functional.relu(self.second(self.dropout(functional.relu(hidden))))
        scores = self.out(self.dropout(hidden)).squeeze(1)
        return scores, self.alone(known).squeeze(1), self.wide(known).squeeze(1)


def train_coreference(archive: Path, model: Path, seed: int) -> None:
    """Train on the corpus as the model in the folder analyses it, and write the graph beside it."""
    network, vectors = Runtime(model), StaticVectors.load(model)
    cases = []
    for paragraph, analysis in analysed(network, read_coreference(archive, "train")):
        case = case_of(paragraph, analysis, vectors.of)
        if case is not None:
            cases.append(case)
    ranker = train(cases, EPOCHS, seed)
    state = {key: value.detach().numpy() for key, value in ranker.state_dict().items()}
    write_coreference(state, ALONE_BIAS, model / "coreference.onnx")


def case_of(paragraph: AnnotatedParagraph, analysis: Analysis, vectors: Vectors) -> RankingExample | None:
    """A paragraph as numbers; None if there are not two candidates in it."""
    found = candidates(analysis)
    if len(found) < 2:
        return None
    described = Described(analysis, found)
    features, static = described.of_candidates(vectors)
    earlier, later, pairs = described.pairs(static)
    at = {(c.sentence, c.first, c.last): i for i, c in enumerate(found)}
    by_head = {(c.sentence, c.head): i for i, c in enumerate(found)}
    chain = np.full(len(found), -1)
    wide = np.full(len(found), np.nan, np.float32)
    for number, mentions in enumerate(paragraph.chains):
        for sentence, first, last in mentions:
            tokens = analysis.sentences[sentence].tokens
            head = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)
            which = at.get((sentence, first, last), by_head.get((sentence, head)))
            if which is not None:
                chain[which] = number
                candidate = found[which]
                if candidate.wide != candidate.head and candidate.kind == NOUN:
                    wide[which] = first <= candidate.wide
    return RankingExample(
        torch.from_numpy(features),
        torch.from_numpy(static),
        torch.from_numpy(earlier),
        torch.from_numpy(later),
        torch.from_numpy(pairs),
        chain,
        wide,
    )


def _loss(scores: Tensor, alone: Tensor, case: RankingExample) -> Tensor:
    """The negative log likelihood of all right choices of each candidate, summed."""
    chain = torch.from_numpy(case.chain)
    right = (chain[case.earlier] == chain[case.later]) & (chain[case.later] >= 0)
    size = len(alone)
    worst = torch.full((size,), -1e4)

    def logsumexp(values: Tensor, which: Tensor, start: Tensor) -> Tensor:
        top = worst.scatter_reduce(0, which, values.detach(), "amax")
        top = torch.maximum(top, start.detach())
        total = torch.exp(start - top).index_add(0, which, torch.exp(values - top[which]))
        return top + torch.log(total)

    everything = logsumexp(scores, case.later, alone)
    first = torch.ones(size, dtype=torch.bool)
    first[case.later[right]] = False
    wanted = logsumexp(scores[right], case.later[right], torch.where(first, alone, -1e4))
    return (everything - wanted).sum()


def train(cases: Sequence[RankingExample], epochs: int, seed: int) -> Ranker:
    """Train a ranker on the cases."""
    torch.manual_seed(seed)
    one = cases[0]
    ranker = Ranker(one.features.shape[1], one.static.shape[1], one.pairs.shape[1])
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=1e-3, weight_decay=0.02)
    rng = np.random.default_rng(seed)
    at_once = 24
    steps = epochs * -(-len(cases) // at_once)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps)
    for epoch in range(epochs):
        ranker.train()
        order = rng.permutation(len(cases))
        shown = 0.0
        for i in range(0, len(order), at_once):
            batch = joined([cases[k] for k in order[i : i + at_once]])
            scores, alone, wide = ranker(
                batch.features, batch.static, batch.earlier, batch.later, batch.pairs
            )
            known = torch.from_numpy(np.flatnonzero(~np.isnan(batch.wide)))
            loss = _loss(scores, alone, batch) + functional.binary_cross_entropy_with_logits(
                wide[known], torch.from_numpy(batch.wide)[known], reduction="sum"
            )
            optimizer.zero_grad()
            (loss / len(alone)).backward()
            optimizer.step()
            schedule.step()
            shown += float(loss.item())
        log.info("coreference, epoch %d: loss %.1f", epoch + 1, shown)
    ranker.eval()
    return ranker


def joined(cases: Sequence[RankingExample]) -> RankingExample:
    """Several cases as one; no pair goes from one to another."""
    offsets = np.cumsum([0, *(len(case.chain) for case in cases)])[:-1].tolist()
    chains = []
    number = 0
    for case in cases:
        chains.append(np.where(case.chain >= 0, case.chain + number, -1))
        number += int(case.chain.max(initial=-1)) + 1
    return RankingExample(
        torch.cat([case.features for case in cases]),
        torch.cat([case.static for case in cases]),
        torch.cat([case.earlier + offset for case, offset in zip(cases, offsets, strict=True)]),
        torch.cat([case.later + offset for case, offset in zip(cases, offsets, strict=True)]),
        torch.cat([case.pairs for case in cases]),
        np.concatenate(chains),
        np.concatenate([case.wide for case in cases]),
    )
