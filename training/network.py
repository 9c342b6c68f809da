"""The network that is trained: context-free word vectors, residual BiLSTM layers, one head per task.

Deep biaffine attention for arcs follows Dozat & Manning 2017 ("Deep Biaffine Attention for Neural Dependency
Parsing", ICLR); relations are scored by a low-rank bilinear form, which is a biaffine classifier whose
tensor is factored. A tag (word class with all features) is scored by a vector of its own plus those of its
parts, so that rare tags learn from common ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from hronika.language.latvian.subwords import SHAPE_BITS


@dataclass(frozen=True)
class Sizes:
    """Widths of the network's parts, in units unless said otherwise."""

    buckets: int = 65536  # rows of the n-gram table
    bag: int = 128
    static: int = 128
    word: int = 512  # hidden layer of the word encoder
    stream: int = 384
    lstm: int = 320  # in each direction
    layers: int = 3
    tag: int = 256
    lemma: int = 192
    arc: int = 256
    relation: int = 192
    name: int = 192


class WordEncoder(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """From what is known of a form alone to its vector in the stream."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(sizes.buckets, sizes.bag, mode="sum")
        nn.init.normal_(self.bag.weight, std=0.3)
        self.hidden = nn.Linear(sizes.bag + SHAPE_BITS + sizes.static, sizes.word)
        self.out = nn.Linear(sizes.word, sizes.stream)
        self.norm = nn.LayerNorm(sizes.stream)

    def forward(
        self, rows: Tensor, starts: Tensor, weights: Tensor, shape: Tensor, static: Tensor, keep: Tensor
    ) -> Tensor:
        """One vector for every form; `weights` are those of n-grams, `keep` (forms, 2) blanks inputs."""
        bag = self.bag(rows, starts, per_sample_weights=weights)
        known = torch.cat([bag * keep[:, :1], shape, static * keep[:, 1:]], 1)
        vector: Tensor = self.norm(self.out(functional.gelu(self.hidden(known), approximate="tanh")))
        return vector


class SharedDropout(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """Dropout with one mask for all positions of a sentence (Gal & Ghahramani 2016)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Drop units of `x` (sentences, positions, units)."""
        if not self.training or not self.rate:
            return x
        mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - self.rate)
        return x * mask.div_(1 - self.rate)


class Encoder(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """BiLSTM layers, each adding its projected output to the stream."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.lstms = nn.ModuleList(
            nn.LSTM(sizes.stream, sizes.lstm, batch_first=True, bidirectional=True)
            for _ in range(sizes.layers)
        )
        self.outs = nn.ModuleList(nn.Linear(2 * sizes.lstm, sizes.stream) for _ in range(sizes.layers))
        self.norms = nn.ModuleList(nn.LayerNorm(sizes.stream) for _ in range(sizes.layers))
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Words in context; all sentences of a batch have the same length, so nothing is padded."""
        for lstm, out, norm in zip(self.lstms, self.outs, self.norms, strict=True):
            y, _ = lstm(self.dropout(x))
            x = norm(x + out(self.dropout(y)))
        return x


def _mlp(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inputs, outputs), nn.LeakyReLU(0.1))


class Heads(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """Tags, lemma scripts, arcs, relations and names of words in context."""

    def __init__(
        self, sizes: Sizes, parts: Tensor, lemmas: int, relations: int, names: int, dropout: float
    ) -> None:
        """`parts` says which word class and feature values (columns) make up a tag (rows), as 0 and 1."""
        super().__init__()
        wide = sizes.stream
        self.register_buffer("parts", parts)
        self.tag_in = _mlp(wide, sizes.tag)
        self.tag_own = nn.Linear(sizes.tag, parts.shape[0])
        self.tag_parts = nn.Linear(sizes.tag, parts.shape[1], bias=False)
        self.lemma_in = _mlp(wide, sizes.lemma)
        self.lemma_out = nn.Linear(sizes.lemma, lemmas)
        self.arc_dependent = _mlp(wide, sizes.arc)
        self.arc_head = _mlp(wide, sizes.arc)
        self.arc_root = nn.Parameter(torch.zeros(sizes.arc))
        self.arc_weight = nn.Linear(sizes.arc, sizes.arc)
        self.relation_dependent = _mlp(wide, sizes.relation)
        self.relation_head = _mlp(wide, sizes.relation)
        self.relation_root = nn.Parameter(torch.zeros(sizes.relation))
        self.relation_out = nn.Linear(3 * sizes.relation, relations)
        self.name_in = _mlp(wide, sizes.name)
        self.name_out = nn.Linear(sizes.name, names)
        self.dropout = SharedDropout(dropout)

    def tag_weight(self) -> Tensor:
        """The whole weight of the tag layer: own vectors plus those of the parts. (tags, units)."""
        return self.tag_own.weight + self.parts @ self.tag_parts.weight

    def tags(self, x: Tensor) -> Tensor:
        """Scores of all tags. (..., tags)."""
        return functional.linear(self.dropout(self.tag_in(x)), self.tag_weight(), self.tag_own.bias)

    def lemmas(self, x: Tensor) -> Tensor:
        """Scores of all lemma scripts. (..., scripts)."""
        scores: Tensor = self.lemma_out(self.dropout(self.lemma_in(x)))
        return scores

    def arcs(self, x: Tensor) -> Tensor:
        """Scores of all heads of all words; column 0 is the root, column i + 1 word i. (batch, n, n + 1)."""
        dependent = self.arc_weight(self.dropout(self.arc_dependent(x)))
        head = self.dropout(self.arc_head(x))
        root = (dependent @ self.arc_root.to(dependent.dtype)).unsqueeze(-1)
        return torch.cat([root, dependent @ head.transpose(1, 2)], 2)

    def relation_sides(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """What words show as dependent and as head: two of (batch, n, units)."""
        return self.dropout(self.relation_dependent(x)), self.dropout(self.relation_head(x))

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations of pairs, both of (pairs, units)."""
        scores: Tensor = self.relation_out(torch.cat([dependent * head, dependent, head], -1))
        return scores

    def names(self, x: Tensor) -> Tensor:
        """Scores of BIO name tags. (batch, n, names)."""
        scores: Tensor = self.name_out(self.dropout(self.name_in(x)))
        return scores


class Network(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """The whole: words, context, heads; and which treebank version a sentence follows."""

    def __init__(
        self,
        sizes: Sizes,
        parts: Tensor,
        lemmas: int,
        relations: int,
        names: int,
        *,
        versions: int = 2,
        dropout: float = 0.33,
    ) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = WordEncoder(sizes)
        self.versions = nn.Embedding(versions, sizes.stream)
        nn.init.zeros_(self.versions.weight)
        self.encoder = Encoder(sizes, dropout)
        self.heads = Heads(sizes, parts, lemmas, relations, names, dropout)


def parameters_of(modules: Sequence[nn.Module]) -> int:
    """How many numbers are learnt in the modules."""
    return sum(parameter.numel() for module in modules for parameter in module.parameters())
