"""Training of the frame model: which frame a verb evokes, and which role each word near it plays.

Frames are scored from the verb and the sum of what stands around it, roles from the verb, the word and the
frame. Some networks that differ by chance label verbs of unannotated sentences; the network that ships
learns from these labels and from the corpus (Hinton et al. 2015, "Distilling the Knowledge in a Neural
Network"). What a lemma mostly evokes is given to the network as a log probability, counted without the
example at hand; in some examples the lemma is hidden, so that verbs learn from others of their frames.
"""

import json
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from hronika.language.analysis import Sentence, Token, sentence_from
from hronika.language.latvian.analyser import LatvianAnalyser
from hronika.language.latvian.frames.arguments import arguments
from hronika.language.latvian.frames.features import description, of_argument, of_verb, verb_description
from hronika.language.latvian.frames.labeller import NONE, FrameLexicon, Known, known, prior
from hronika.language.latvian.network import Network as Runtime
from hronika.language.latvian.vectors import StaticVectors
from training.corpus import Forms
from training.frame_scores import Annotated, annotated_verbs
from training.graphs import write_frames, write_roles

log = logging.getLogger(__name__)

LEMMA, VERB, WORD, MIXED, STATIC = 96, 256, 160, 320, 64
DROPOUT, INPUT_DROPOUT = 0.4, 0.2
HIDDEN_LEMMAS = 0.1  # share of examples whose lemma is hidden
SMOOTHING = 0.02
RARE = 4  # features met less often are left out
TEACHERS, TEACHER_EPOCHS, EPOCHS = 4, 18, 10
BATCH, RATE, DECAY = 64, 1.5e-3, 0.03
UNLABELLED = 96  # verbs of unannotated sentences in a batch


@dataclass
class Table:
    """Examples as arrays, words after words; `starts` is where those of each verb begin."""

    what: Known
    starts: NDArray[np.int64]
    vectors: Tensor  # of verbs, then of words
    frames: Tensor  # the right frame, (verbs,), or chances of frames, (verbs, frames)
    roles: Tensor  # (words,)
    prior: Tensor  # (verbs, frames)

    def __len__(self) -> int:
        return len(self.what.lemmas)


class FrameBatch(NamedTuple):
    """Some examples of a table."""

    lemmas: Tensor
    verbs: Tensor
    verb_vectors: Tensor
    prior: Tensor
    words: Tensor
    word_vectors: Tensor
    owners: Tensor
    frames: Tensor
    roles: Tensor


class FrameNetwork(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """Scores of frames and of roles."""

    def __init__(self, lexicon: FrameLexicon, static: int) -> None:
        super().__init__()
        features, frames, roles = len(lexicon.features) + 1, len(lexicon.frames), len(lexicon.roles)
        self.lemmas = nn.Embedding(len(lexicon.lemmas) + 1, LEMMA)
        self.verb_features = nn.Embedding(features, 2 * STATIC, padding_idx=0)
        self.word_features = nn.Embedding(features, WORD, padding_idx=0)
        self.verb_static = nn.Linear(static, 2 * STATIC)
        self.word_static = nn.Linear(static, STATIC)
        self.verb = nn.Linear(LEMMA + 4 * STATIC, VERB)
        self.word = nn.Linear(WORD + STATIC, WORD)
        self.around = nn.Linear(WORD, VERB)
        self.gate = nn.Linear(VERB, VERB, bias=False)
        self.mixed = nn.Linear(2 * VERB, MIXED)
        self.frame_out = nn.Linear(MIXED, frames)
        self.trust = nn.Parameter(torch.ones(()))  # in the prior
        self.frame = nn.Embedding(frames, VERB)
        self.role_verb = nn.Linear(VERB, VERB)
        self.role_word = nn.Linear(WORD, VERB, bias=False)
        self.role_out = nn.Linear(VERB, roles)
        self.role_of_frame = nn.Embedding(frames, roles)
        nn.init.zeros_(self.role_of_frame.weight)
        self.dropout, self.input_dropout = nn.Dropout(DROPOUT), nn.Dropout(INPUT_DROPOUT)

    def forward(self, batch: FrameBatch) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of frames; what the network makes of verbs and of words."""
        drop, drop_in = self.dropout, self.input_dropout
        own = [
            drop_in(self.lemmas(batch.lemmas)),
            drop_in(self.verb_static(batch.verb_vectors)),
            self.verb_features(batch.verbs).sum(1),
        ]
        verbs = functional.relu(self.verb(drop(torch.cat(own, 1))))
        near = [self.word_features(batch.words).sum(1), self.word_static(drop_in(batch.word_vectors))]
        words = functional.relu(self.word(drop_in(torch.cat(near, 1))))
        each = functional.relu(self.around(drop(words)) + self.gate(verbs)[batch.owners])
        around = torch.zeros_like(verbs).index_add(0, batch.owners, each)
        mixed = functional.relu(self.mixed(drop(torch.cat([verbs, around / 3], 1))))
        return self.frame_out(drop(mixed)) + self.trust * batch.prior, verbs, words

    def roles(self, verbs: Tensor, words: Tensor, owners: Tensor, frames: Tensor) -> Tensor:
        """Scores of the roles of words, given the frames of their verbs."""
        of_verb_ = (self.role_verb(verbs) + self.frame(frames))[owners]
        hidden = functional.relu(self.role_word(self.dropout(words)) + of_verb_)
        scores: Tensor = self.role_out(self.dropout(hidden)) + self.role_of_frame(frames)[owners]
        return scores


def train_frames(
    annotated: Path, model: Path, unlabelled: Iterable[Forms], seed: int, *, teachers: int = TEACHERS
) -> None:
    """Train on the corpus as the model in the folder analyses it, and write the graphs beside it."""
    network = Runtime(model)
    vectors = StaticVectors.load(model)
    examples = annotated_verbs(network, annotated)
    facts = lexicon_facts(examples)
    lexicon = FrameLexicon(facts)
    gold = table_of(examples, lexicon, vectors)
    units = gold.vectors.shape[1]
    voices = [
        fit(FrameNetwork(lexicon, units), lexicon, gold, None, TEACHER_EPOCHS, seed + number)
        for number in range(teachers)
    ]
    taught = labelled(voices, lexicon, verbs_of(network, unlabelled, lexicon), vectors)
    student = fit(FrameNetwork(lexicon, units), lexicon, gold, taught, EPOCHS, seed + teachers)
    write(student, facts, model)


def lexicon_facts(examples: Sequence[Annotated]) -> dict[str, Any]:
    """What `Lexicon` is made of."""
    frames = sorted({example.frame for example in examples})
    roles = [NONE, *sorted({role for example in examples for role in example.roles.values()})]
    number = {frame: i for i, frame in enumerate(frames)}
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    roles_of: list[set[int]] = [set() for _ in frames]
    features: Counter[str] = Counter()
    usual: Counter[int] = Counter()
    for sentence, verb, _, frame, played in examples:
        counts[sentence.tokens[verb].lemma][number[frame]] += 1
        usual[number[frame]] += 1
        roles_of[number[frame]].update(roles.index(role) for role in played.values())
        features.update(of_verb(verb_description(sentence, verb)))
        for argument in arguments(sentence, verb):
            features.update(of_argument(description(sentence, verb, argument)))
    return {
        "frames": frames,
        "roles": roles,
        "roles_of": [sorted(found) for found in roles_of],
        "features": sorted(name for name, count in features.items() if count >= RARE),
        "lemmas": {lemma: dict(sorted(counts[lemma].items())) for lemma in sorted(counts)},
        "smoothing": SMOOTHING,
        "usual": [round(float(value), 3) for value in prior(usual, len(frames), 1.0)],
    }


def table_of(examples: Sequence[Annotated], lexicon: FrameLexicon, vectors: StaticVectors) -> Table:
    """Examples as arrays. Priors are counted without the example at hand."""
    number = {frame: i for i, frame in enumerate(lexicon.frames)}
    role_number = {role: i for i, role in enumerate(lexicon.roles)}
    what = known(lexicon, [(example.sentence, example.verb) for example in examples])
    frames = [number[example.frame] for example in examples]
    priors = []
    for example, frame in zip(examples, frames, strict=True):
        counts = Counter(lexicon.counts[example.sentence.tokens[example.verb].lemma])
        counts[frame] -= 1
        priors.append(prior(counts, len(lexicon.frames), SMOOTHING))
    roles = [
        role_number[examples[owner].roles.get(place, NONE)]
        for owner, place in zip(what.owners.tolist(), what.places, strict=True)
    ]
    return _table(what, vectors, torch.tensor(frames), torch.tensor(roles), np.stack(priors))


def _table(
    what: Known, vectors: StaticVectors, frames: Tensor, roles: Tensor, priors: NDArray[np.float32]
) -> Table:
    forms = list(dict.fromkeys(what.forms))
    made = np.concatenate([vectors.of(forms[i : i + 2048]) for i in range(0, len(forms), 2048)])
    row = {form: i for i, form in enumerate(forms)}
    static = torch.from_numpy(made)[[row[form] for form in what.forms]]
    starts = np.searchsorted(what.owners, np.arange(len(what.lemmas) + 1))
    return Table(what, starts, static, frames, roles, torch.from_numpy(priors))


def batch_of(table: Table, rows: NDArray[np.int64], hidden: NDArray[np.bool_], usual: Tensor) -> FrameBatch:
    """Some examples; where `hidden`, all that tells the lemma is blanked."""
    what, count = table.what, len(table)
    words = np.concatenate([np.arange(table.starts[row], table.starts[row + 1]) for row in rows])
    owners = np.repeat(np.arange(len(rows)), table.starts[rows + 1] - table.starts[rows])
    seen = torch.from_numpy(~hidden)[:, None]
    return FrameBatch(
        torch.from_numpy(np.where(hidden, 0, what.lemmas[rows])),
        torch.from_numpy(what.verbs[rows]),
        table.vectors[rows] * seen,
        torch.where(seen, table.prior[rows], usual),
        torch.from_numpy(what.words[words]),
        table.vectors[count + words],
        torch.from_numpy(owners),
        table.frames[rows],
        table.roles[words],
    )


def fit(
    network: FrameNetwork, lexicon: FrameLexicon, gold: Table, taught: Table | None, epochs: int, seed: int
) -> FrameNetwork:
    """Train a network on the corpus and, where there are any, verbs that others labelled."""
    torch.manual_seed(seed)
    for module in network.modules():
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
    nn.init.zeros_(network.role_of_frame.weight)
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    usual, allowed = torch.from_numpy(lexicon.usual), torch.from_numpy(lexicon.roles_of)
    # An epoch is the larger of both: what others labelled once, the corpus as often as it goes in.
    steps = max(-(-len(gold) // BATCH), 0 if taught is None else len(taught) // UNLABELLED)
    done, total, started = 0, steps * epochs, time.time()
    for epoch in range(epochs):
        network.train()
        gold_rows, taught_rows = _endless(len(gold), BATCH, rng), None
        if taught is not None:
            taught_rows = _endless(len(taught), UNLABELLED, rng)
        losses = 0.0
        for _ in range(steps):
            for group in optimizer.param_groups:
                group["lr"] = RATE * (1 - done / total)
            loss = _loss(network, _drawn(gold, next(gold_rows), rng, usual), allowed)
            if taught is not None and taught_rows is not None:
                loss = loss + _loss(network, _drawn(taught, next(taught_rows), rng, usual), allowed)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses += float(loss.detach())
            done += 1
        log.info("frames: epoch %d, loss %.3f, %.0f s", epoch + 1, losses / steps, time.time() - started)
    network.eval()
    return network


def _endless(count: int, size: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    while True:
        order = rng.permutation(count)
        for begin in range(0, count, size):
            yield order[begin : begin + size]


def _drawn(table: Table, rows: NDArray[np.int64], rng: np.random.Generator, usual: Tensor) -> FrameBatch:
    return batch_of(table, rows, rng.random(len(rows)) < HIDDEN_LEMMAS, usual)


def _loss(network: FrameNetwork, batch: FrameBatch, allowed: Tensor) -> Tensor:
    scores, verbs, words = network(batch)
    soft = batch.frames.ndim == 2
    frames = batch.frames.argmax(1) if soft else batch.frames
    of_frames = functional.cross_entropy(scores, batch.frames, label_smoothing=0.0 if soft else 0.1)
    roles = network.roles(verbs, words, batch.owners, frames) + allowed[frames][batch.owners]
    loss: Tensor = of_frames + 2 * functional.cross_entropy(roles, batch.roles)
    return loss


def verbs_of(network: Runtime, texts: Iterable[Forms], lexicon: FrameLexicon) -> list[tuple[Sentence, int]]:
    """The verbs of unannotated sentences whose lemma the lexicon knows."""
    found = []
    sentences = [sentence_from([Token(0, 0, form) for form in forms]) for forms in texts]
    for sentence in LatvianAnalyser(network).annotate(sentences):
        for index, token in enumerate(sentence.tokens):
            if token.upos == "VERB" and token.lemma in lexicon.lemmas:
                found.append((sentence, index))
    return found


def labelled(
    networks: Sequence[FrameNetwork],
    lexicon: FrameLexicon,
    verbs: Sequence[tuple[Sentence, int]],
    vectors: StaticVectors,
) -> Table:
    """Label verbs: chances of the frames of their lemma, and the likeliest roles in the likeliest frame."""
    what = known(lexicon, verbs)
    count = len(verbs)
    priors = np.stack([lexicon.prior(sentence.tokens[verb].lemma) for sentence, verb in verbs])
    table = _table(what, vectors, torch.zeros(count), torch.zeros(len(what.owners)), priors)
    usual, allowed = torch.from_numpy(lexicon.usual), torch.from_numpy(lexicon.roles_of)
    chances = torch.zeros(count, len(lexicon.frames))
    roles = torch.zeros(len(what.owners), dtype=torch.int64)
    with torch.no_grad():
        for begin in range(0, count, 1024):
            rows = np.arange(begin, min(begin + 1024, count))
            batch = batch_of(table, rows, np.zeros(len(rows), bool), usual)
            made = [network(batch) for network in networks]
            chance = torch.stack([scores.softmax(1) for scores, _, _ in made]).mean(0)
            for row, index in enumerate(rows.tolist()):
                sentence, verb = verbs[index]
                frames = list(lexicon.counts[sentence.tokens[verb].lemma])
                chances[index, frames] = chance[row, frames]
            chances[rows] /= chances[rows].sum(1, keepdim=True)
            best = chances[rows].argmax(1)
            scores = torch.stack(
                [
                    network.roles(of_verbs, of_words, batch.owners, best).softmax(1)
                    for network, (_, of_verbs, of_words) in zip(networks, made, strict=True)
                ]
            ).mean(0)
            words = slice(int(table.starts[begin]), int(table.starts[rows[-1] + 1]))
            roles[words] = (scores.log() + allowed[best][batch.owners]).argmax(1)
    table.frames, table.roles = chances, roles
    return table


def write(network: FrameNetwork, facts: dict[str, Any], folder: Path) -> None:
    """Write the two graphs, their weights in 8 bits, and what the lexicon is made of."""
    state = {key: value.detach().numpy() for key, value in network.state_dict().items()}
    for name, write_graph in (("frames", write_frames), ("roles", write_roles)):
        full = folder / f"{name}.fp32.onnx"
        write_graph(state, full)
        quantize_dynamic(
            full,
            folder / f"{name}.onnx",
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8,
            per_channel=False,
        )
        full.unlink()
    (folder / "frames.json").write_text(
        json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
