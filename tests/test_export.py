"""The exported graphs say what the trained network says. Needs the extra `training`."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("floret")

from hronika.language.latvian.network import Network as Runtime  # noqa: E402 - after what may be missing
from training.batches import Batcher, FormTable  # noqa: E402
from training.data import NEW, Example, Labels, name_transitions  # noqa: E402
from training.export import export  # noqa: E402
from training.network import Sizes  # noqa: E402
from training.shorten import shortened, without_layer  # noqa: E402
from training.train import Setting, Trainer, build, forward, measure  # noqa: E402
from training.vectors import WIDTH, Vectors  # noqa: E402

SIZES = Sizes(
    buckets=500, bag=16, word=24, stream=20, lstm=12, layers=2, tag=10, lemma=10, arc=10, relation=10, name=10
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
def parts() -> tuple[Setting, Labels, Batcher, Vectors]:
    rng = np.random.default_rng(1)
    table = rng.integers(-127, 128, (300, WIDTH)).astype(np.int8)
    vectors = Vectors(table, np.full(300, 0.01, np.float32))
    labels = Labels.of(EXAMPLES, rarest_script=1)
    setting = Setting(epochs=60, words=8, sizes=SIZES, dropout=0.0, rate=0.01)
    forms = (form for example in EXAMPLES for form in example.forms)
    return setting, labels, Batcher(FormTable(forms, vectors, SIZES.buckets), labels), vectors


def test_training_learns_and_goes_on_where_it_stopped(
    tmp_path: Path, parts: tuple[Setting, Labels, Batcher, Vectors]
) -> None:
    setting, labels, batcher, _ = parts
    network = build(setting, labels)
    Trainer(network, batcher, setting, tmp_path).run(EXAMPLES, EXAMPLES, EXAMPLES[:1])
    scores = measure(network, batcher, setting, EXAMPLES, EXAMPLES[:1])
    assert scores["las"] == 100
    assert scores["names"] == 100
    again = build(setting, labels)
    Trainer(again, batcher, setting, tmp_path).run(EXAMPLES, EXAMPLES, EXAMPLES[:1])
    for one, other in zip(network.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_layer_is_left_out(parts: tuple[Setting, Labels, Batcher, Vectors]) -> None:
    setting, labels, _, _ = parts
    whole = build(setting, labels).state_dict()
    short = build(shortened(setting, 1, 0.001), labels)
    for left_out, kept in ((0, 1), (1, 0)):
        weights = without_layer(whole, left_out)
        short.load_state_dict(weights)
        layer = [name for name in whole if name.startswith("encoder.") and f".{kept}." in name]
        assert layer
        for name in layer:
            assert torch.equal(weights[name.replace(f".{kept}.", ".0.", 1)], whole[name])


def test_graphs_agree_with_the_network(
    tmp_path: Path, parts: tuple[Setting, Labels, Batcher, Vectors]
) -> None:
    setting, labels, batcher, vectors = parts
    network = build(setting, labels).eval()
    transitions = name_transitions(EXAMPLES, labels.names)
    export(network, labels, vectors, ["ministre\t1\tNOUN"], transitions, tmp_path, {}, int8=False)
    runtime = Runtime(tmp_path)
    for batch in batcher.batches(EXAMPLES, 100):
        with torch.no_grad():
            x = forward(network, batcher, batch, None, setting)
            arcs = network.heads.arcs(x)
            tags = network.heads.tags(x).argmax(-1)
        forms = batch.source[0].forms
        size = len(forms)
        # A longer sentence beside it: padding must change nothing.
        words = np.zeros((size + 3, 2, SIZES.stream), np.float32)
        words[:size, 0] = runtime._words.of(forms)
        words[:, 1] = 0.1
        lengths = np.array([size, size + 3], np.int32)
        feed = {"words": words, "lengths": lengths, "places": np.arange(size) * 2}
        found_tags, found_arcs = runtime._session.run(("tags", "arcs"), feed)
        np.testing.assert_allclose(found_arcs[0, :size, : size + 1], arcs[0].numpy(), atol=2e-2)
        assert found_tags.tolist() == tags[0].tolist()
