"""The exported graphs say what the trained network says. Needs the extra `training`."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("floret")

from hronika.language.latvian.network import Network as Runtime  # noqa: E402 - after what may be missing
from training.batches import ANSWERS, FormTable, Sentences, batches, joined  # noqa: E402
from training.corpus import variants  # noqa: E402
from training.data import NEW, Example, Labels, name_transitions  # noqa: E402
from training.distil import labelled, mixture, saved  # noqa: E402
from training.export import export  # noqa: E402
from training.network import Sizes, TorchNetwork  # noqa: E402
from training.train import Dev, Setting, Trainer, build, context, losses, measure  # noqa: E402
from training.vectors import WIDTH, Vectors  # noqa: E402

pytestmark = pytest.mark.torch

torch.set_num_threads(1)  # threads are slow at what is as small as this

SIZES = Sizes(
    buckets=500, bag=16, word=24, stream=20, lstms=(12, 10), tag=10, lemma=10, arc=10, relation=10, name=10
)
EXAMPLES = [
    Example(
        ("Ministre", "Anna", "runāja", "."),
        ("NOUN Case=Nom", "PROPN Case=Nom", "VERB _", "PUNCT _"),
        ("l|0|0||", "k|0|0||", "l|0|2||t", "l|0|0||"),
        (3, 1, 0, 3),
        ("nsubj", "flat:name", "root", "punct"),
        ("O", "B-person", "O", "O"),
        NEW,
    ),
    Example(
        ("Viņa", "runāja"),
        ("PRON _", "VERB _"),
        ("l|0|0||", "l|0|2||t"),
        (2, 0),
        ("nsubj", "root"),
        None,
        NEW,
    ),
]


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    table = np.random.default_rng(1).integers(-127, 128, (300, WIDTH)).astype(np.int8)
    return Vectors(table, np.full(300, 0.01, np.float32))


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels.of(EXAMPLES, rarest_script=1)


@pytest.fixture(scope="module")
def table(vectors: Vectors) -> FormTable:
    return FormTable((form for example in EXAMPLES for form in example.forms), vectors, SIZES.buckets)


@pytest.fixture(scope="module")
def gold(table: FormTable, labels: Labels) -> Sentences:
    return Sentences.of(EXAMPLES, table, labels)


SETTING = Setting(epochs=60, words=8, sizes=SIZES, dropout=0.0, rate=0.01)


@pytest.fixture(scope="module")
def dev(labels: Labels, gold: Sentences) -> Dev:
    return Dev(gold, gold.chosen(np.array([0])), labels.names)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trained")


@pytest.fixture(scope="module")
def trained(folder: Path, labels: Labels, table: FormTable, gold: Sentences, dev: Dev) -> TorchNetwork:
    network = build(SETTING, labels)
    Trainer(network, table, SETTING, folder).run(lambda epoch: gold, dev)
    return network


def test_training_learns(trained: TorchNetwork, table: FormTable, dev: Dev) -> None:
    scores = measure(trained, table, dev)
    assert scores["las"] == 100
    assert scores["names"] == 100


def test_training_goes_on_where_it_stopped(
    trained: TorchNetwork, folder: Path, labels: Labels, table: FormTable, gold: Sentences, dev: Dev
) -> None:
    again = build(SETTING, labels)
    Trainer(again, table, SETTING, folder).run(lambda epoch: gold, dev)
    for one, other in zip(trained.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)


def test_padding_changes_nothing(labels: Labels, table: FormTable, gold: Sentences) -> None:
    network = build(SETTING, labels).eval()
    (together,) = batches(gold, 100)
    with torch.no_grad():
        all_words = context(network, table, together).flatten(0, 1)[together.words]
        for number in range(len(gold)):
            (alone,) = batches(gold.chosen(np.array([number])), 100)
            words = context(network, table, alone).flatten(0, 1)[alone.words]
            start = int(gold.lengths[:number].sum())
            assert torch.allclose(all_words[start : start + len(words)], words, atol=1e-5)


def test_the_gradient_of_the_table_is_that_of_its_sum(labels: Labels, table: FormTable) -> None:
    network = build(SETTING, labels)
    inputs = table.inputs(np.arange(5))
    network.words(inputs).square().sum().backward()
    found = network.words.bag.grad.clone()
    rows = network.words.bag[inputs.rows] * inputs.weights[:, None]
    bag = torch.zeros(5, SIZES.bag).index_add(0, inputs.owners, rows)
    known = torch.cat([bag, inputs.shapes, inputs.static], 1)
    hidden = torch.nn.functional.gelu(network.words.hidden(known), approximate="tanh")
    network.words.bag.grad = None
    network.words.norm(network.words.out(hidden)).square().sum().backward()
    assert torch.allclose(found, network.words.bag.grad, atol=1e-5)


def test_a_student_learns_what_its_teachers_think(
    tmp_path: Path, trained: TorchNetwork, labels: Labels, table: FormTable, gold: Sentences
) -> None:
    other = build(replace(SETTING, seed=2), labels)  # knows nothing: what one is sure of counts more
    texts = [*(example.forms for example in EXAMPLES), ("Anna", "runāja")]
    taught = saved(tmp_path / "taught.npz", lambda: labelled([trained, other], table, texts))
    for task in ANSWERS:
        shares = taught.shares[task].astype(np.float32)
        assert (shares.sum(1) <= 1.01).all()
        assert (np.diff(shares, axis=1) <= 0).all()
    known = gold.shares["names"][:, 0] > 0
    for task in ANSWERS:
        wanted, found = gold.answers[task][:, 0], taught.answers[task][: len(gold.forms), 0]
        right = known if task == "names" else np.full(len(wanted), True)
        assert (wanted == found)[right].all()
    student = build(replace(SETTING, seed=3), labels)
    learnt = Dev(taught, taught.chosen(np.array([0])), labels.names)
    Trainer(student, table, SETTING, tmp_path / "student").run(lambda epoch: taught, learnt)
    assert measure(student, table, learnt)["las"] == 100


def test_an_epoch_has_the_treebank_and_some_of_each_kind(
    labels: Labels, table: FormTable, gold: Sentences
) -> None:
    taught = joined([gold] * 10)
    kinds = ["laws", "other"] * 10
    epoch = mixture(EXAMPLES, labels, table, taught, kinds, 1, {"laws": 0.008, "other": 0.002})
    found = epoch(0)
    assert len(found) == 2 + 2 + 1
    assert len(found.forms) == found.lengths.sum() == len(found.answers["tags"])


def test_variants_keep_tags() -> None:
    found = list(variants(EXAMPLES * 2, 3, random.Random(1)))  # noqa: S311
    assert found
    assert all(len(forms) in (3, 4) and forms[2].lower() == "runāja" for forms in found)


def test_graphs_agree_with_the_network(
    tmp_path: Path, labels: Labels, table: FormTable, gold: Sentences, vectors: Vectors
) -> None:
    network = build(SETTING, labels).eval()
    transitions = name_transitions(EXAMPLES, labels.names)
    export(network, labels, vectors, ["ministre\t1\tNOUN"], transitions, tmp_path, {}, int8=False)
    runtime = Runtime(tmp_path)
    for number, example in enumerate(EXAMPLES):
        (batch,) = batches(gold.chosen(np.array([number])), 100)
        size = len(example.forms)
        with torch.no_grad():
            x = context(network, table, batch)
            arcs = network.heads.arcs(x, batch.real)
            tags = network.heads.tags(x)
            sides = network.heads.relation_sides(x[0, :size])
            relations = network.heads.relations(sides[0], sides[1][:size])
        # A longer sentence beside it: padding must change nothing.
        words = np.zeros((size + 3, 2, SIZES.stream), np.float32)
        words[:size, 0] = runtime._words.of(example.forms)
        words[:, 1] = 0.1
        lengths = np.array([size, size + 3], np.int32)
        feed = {"words": words, "lengths": lengths, "places": np.arange(size) * 2}
        wanted = ("tags", "arcs", "dependents", "governors")
        found_tags, found_arcs, dependents, governors = runtime._session.run(wanted, feed)
        np.testing.assert_allclose(
            found_arcs[0, :size, : size + 1], arcs[0, :size, : size + 1].numpy(), atol=2e-2
        )
        np.testing.assert_allclose(found_tags, tags[0, :size].numpy(), atol=2e-2)
        pairs = {"dependents": dependents, "governors": governors, "chosen": np.arange(size)}
        (found_relations,) = runtime._relation_session.run(("relations",), pairs)
        np.testing.assert_allclose(found_relations, relations.numpy(), atol=2e-2)


def test_nothing_stays_behind_when_training_moves_to_another_device(
    labels: Labels, table: FormTable, gold: Sentences
) -> None:
    # Tensors without content refuse to be mixed with those of the processor, as those of a GPU do.
    network = build(SETTING, labels).to("meta")
    (batch,) = batches(gold, 100)
    moved = batch.to(network.device)
    x = context(network, table, moved)
    losses(network, moved, x, SETTING).backward()
    assert network.words.bag.grad.device.type == "meta"
