"""The network that is trained: context-free word vectors, residual BiLSTM layers, one head per task.

Deep biaffine attention for arcs follows Dozat & Manning 2017 ("Deep Biaffine Attention for Neural Dependency
Parsing", ICLR); relations are scored by a low-rank bilinear form, which is a biaffine classifier whose
tensor is factored. A tag (word class with all features) is scored by a vector of its own plus those of its
parts, so that rare tags learn from common ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from hronika.language.latvian.subwords import SHAPE_BITS

NO_ARC = -1e4
"""The score of an arc that must not be."""


@dataclass(frozen=True)
class Sizes:
    """Widths of the network's parts, in units unless said otherwise."""

    buckets: int = 65536  # rows of the n-gram table
    bag: int = 128
    static: int = 128
    word: int = 512  # hidden layer of the word encoder
    stream: int = 320
    lstms: tuple[int, ...] = (256, 256)  # of every layer, in each direction
    tag: int = 256
    lemma: int = 192
    arc: int = 256
    relation: int = 192
    name: int = 192


TEACHER = Sizes(stream=384, lstms=(320, 320, 320))


class Outputs(NamedTuple):
    """How many answers there are to each question."""

    parts: Tensor  # which word class and feature values (columns) make up a tag (rows), as 0 and 1
    lemmas: int
    relations: int
    layers: Mapping[str, int]  # BIO tags of names, of names in them, of mentions


class FormInputs(NamedTuple):
    """What is known of word forms alone; those of n-grams come form after form."""

    rows: Tensor  # of the n-gram table, (n-grams,)
    starts: Tensor  # where the n-grams of each form begin, (forms,)
    owners: Tensor  # which form an n-gram is of, (n-grams,)
    weights: Tensor  # of n-grams, (n-grams,)
    shapes: Tensor  # (forms, SHAPE_BITS)
    static: Tensor  # (forms, static)
    keep: Tensor  # 0 blanks the bag (column 0) or the static vector (column 1) of a form

    def to(self, device: torch.device) -> "FormInputs":
        """The same on a device."""
        return FormInputs(*(part.to(device) for part in self))


class _BagSum(torch.autograd.Function):  # type: ignore[misc]  # torch is not typed here
    """Weighted sums of table rows, whose gradient is added to that of the table in place.

    PyTorch's own makes a new dense gradient in every step, which takes longer than all else that is done
    with the table.
    """

    @staticmethod
    def forward(ctx: Any, anchor: Tensor, table: Tensor, inputs: FormInputs) -> Tensor:
        ctx.table, ctx.inputs = table, inputs
        sums: Tensor = functional.embedding_bag(
            inputs.rows, table, inputs.starts, mode="sum", per_sample_weights=inputs.weights
        )
        return sums

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[None, None, None]:
        inputs = ctx.inputs
        if ctx.table.grad is None:
            ctx.table.grad = torch.zeros_like(ctx.table)
        ctx.table.grad.index_add_(0, inputs.rows, gradient[inputs.owners] * inputs.weights[:, None])
        return None, None, None


class WordEncoder(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """From what is known of a form alone to its vector in the stream."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.bag = nn.Parameter(torch.randn(sizes.buckets, sizes.bag) * 0.3)
        self.hidden = nn.Linear(sizes.bag + SHAPE_BITS + sizes.static, sizes.word)
        self.out = nn.Linear(sizes.word, sizes.stream)
        self.norm = nn.LayerNorm(sizes.stream)
        # Nothing in it is learnt: autograd only follows what hangs on something that could be.
        self.anchor = torch.zeros((), requires_grad=True)

    def forward(self, inputs: FormInputs) -> Tensor:
        """One vector for every form. (forms, stream)."""
        bag = _BagSum.apply(self.anchor, self.bag, inputs)
        known = torch.cat([bag * inputs.keep[:, :1], inputs.shapes, inputs.static * inputs.keep[:, 1:]], 1)
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
        mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device)
        mask.bernoulli_(1 - self.rate)
        return x * mask.div_(1 - self.rate)


class BiLstm(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """A BiLSTM layer that adds its projected output to the stream.

    The two directions are two LSTMs, the second over sentences turned round within their own length, so that
    what a sentence is padded with is never read before its words.
    """

    def __init__(self, stream: int, width: int, dropout: float) -> None:
        super().__init__()
        self.forth = nn.LSTM(stream, width, batch_first=True)
        self.back = nn.LSTM(stream, width, batch_first=True)
        self.out = nn.Linear(2 * width, stream)
        self.norm = nn.LayerNorm(stream)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, turned: Tensor) -> Tensor:
        """Words in context; `turned` (sentences, positions) says which word stands where when turned."""
        x_in = self.dropout(x)
        forth, _ = self.forth(x_in)
        back, _ = self.back(_taken(x_in, turned))
        y = torch.cat([forth, _taken(back, turned)], -1)
        added: Tensor = self.norm(x + self.out(self.dropout(y)))
        return added


def _taken(x: Tensor, places: Tensor) -> Tensor:
    return x.gather(1, places[..., None].expand(-1, -1, x.shape[2]))


def _mlp(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inputs, outputs), nn.LeakyReLU(0.1))


class Heads(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """Tags, lemma scripts, arcs, relations, names and mentions of words in context."""

    def __init__(self, sizes: Sizes, outputs: Outputs, dropout: float) -> None:
        super().__init__()
        wide = sizes.stream
        self.register_buffer("parts", outputs.parts)
        self.tag_in = _mlp(wide, sizes.tag)
        self.tag_own = nn.Linear(sizes.tag, outputs.parts.shape[0])
        self.tag_parts = nn.Linear(sizes.tag, outputs.parts.shape[1], bias=False)
        self.lemma_in = _mlp(wide, sizes.lemma)
        self.lemma_out = nn.Linear(sizes.lemma, outputs.lemmas)
        self.arc_dependent = _mlp(wide, sizes.arc)
        self.arc_head = _mlp(wide, sizes.arc)
        self.arc_root = nn.Parameter(torch.zeros(sizes.arc))
        self.arc_weight = nn.Linear(sizes.arc, sizes.arc)
        self.relation_dependent = _mlp(wide, sizes.relation)
        self.relation_head = _mlp(wide, sizes.relation)
        self.relation_root = nn.Parameter(torch.zeros(sizes.relation))
        self.relation_out = nn.Linear(3 * sizes.relation, outputs.relations)
        self.name_in = _mlp(wide, sizes.name)
        self.layers, self.layer_sizes = list(outputs.layers), list(outputs.layers.values())
        self.name_out = nn.Linear(sizes.name, sum(self.layer_sizes))
        self.dropout = nn.Dropout(dropout)

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

    def arcs(self, x: Tensor, real: Tensor) -> Tensor:
        """Scores of all heads of all words; column 0 is the root, column i + 1 word i. (batch, n, n + 1).

        What is not `real` (batch, n) is no head.
        """
        dependent = self.arc_weight(self.dropout(self.arc_dependent(x)))
        head = self.dropout(self.arc_head(x))
        root = (dependent @ self.arc_root.to(dependent.dtype)).unsqueeze(-1)
        words = (dependent @ head.transpose(1, 2)).float().masked_fill(~real[:, None], NO_ARC)
        return torch.cat([root.float(), words], 2)

    def relation_sides(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """What words show as dependent, and what the root and then words show as head.

        For `x` (words, stream) these are (words, units) and (words + 1, units).
        """
        dependent, head = self.dropout(self.relation_dependent(x)), self.dropout(self.relation_head(x))
        return dependent, torch.cat([self.relation_root.to(head.dtype)[None], head])

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations of pairs, both of (pairs, units)."""
        scores: Tensor = self.relation_out(torch.cat([dependent * head, dependent, head], -1))
        return scores

    def names(self, x: Tensor) -> dict[str, Tensor]:
        """Scores of the BIO tags of each layer. (..., tags)."""
        scores = self.name_out(self.dropout(self.name_in(x)))
        return dict(zip(self.layers, scores.split(self.layer_sizes, -1), strict=True))


class TorchNetwork(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """The whole: words, context, heads; and which treebank version a sentence follows."""

    def __init__(self, sizes: Sizes, outputs: Outputs, *, versions: int = 2, dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = WordEncoder(sizes)
        self.versions = nn.Embedding(versions, sizes.stream)
        nn.init.zeros_(self.versions.weight)
        self.layers = nn.ModuleList(BiLstm(sizes.stream, width, dropout) for width in sizes.lstms)
        self.heads = Heads(sizes, outputs, dropout)

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return self.versions.weight.device

    def forward(self, inputs: FormInputs, forms: Tensor, version: Tensor, turned: Tensor) -> Tensor:
        """Words in context; `forms` (sentences, positions) are numbers of forms in `inputs`."""
        return self.in_context(self.words(inputs)[forms], version, turned)

    def in_context(self, x: Tensor, version: Tensor, turned: Tensor) -> Tensor:
        """The vectors of words (sentences, positions, stream) in context."""
        x = x + self.versions(version)[:, None]
        for layer in self.layers:
            x = layer(x, turned)
        return x
