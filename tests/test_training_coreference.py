"""Training of coreference, and pretraining on masked words. Needs the extra `training`."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from hand_made import analysis  # noqa: E402 - after what may be missing

from hronika.language.latvian.coreference.candidates import candidates  # noqa: E402
from hronika.language.latvian.coreference.features import Described  # noqa: E402
from hronika.language.latvian.coreference.resolver import rank  # noqa: E402
from hronika.language.latvian.model_files import load_session  # noqa: E402
from training.batches import FormTable, Sentences, batches  # noqa: E402
from training.coreference import RankingExample, case_of, joined, train  # noqa: E402
from training.data import NEW, Example, Labels  # noqa: E402
from training.graphs import write_coreference  # noqa: E402
from training.network import Sizes  # noqa: E402
from training.pretrain import Hidden, pretrain, vocabulary  # noqa: E402
from training.train import Setting, build  # noqa: E402
from training.vectors import WIDTH, Vectors  # noqa: E402
from training.webanno import AnnotatedParagraph  # noqa: E402

pytestmark = pytest.mark.torch

torch.set_num_threads(1)

LEFT = """\
Anna Anna PROPN Nom.Fem.Sing 2 nsubj B-person
aizgāja aiziet VERB - 0 root O
^. . PUNCT - 2 punct O
"""
CAME = """\
Viņa viņa PRON Nom.Fem.Sing 2 nsubj O
atnāca atnākt VERB - 0 root O
uz uz ADP - 4 case O
māju māja NOUN Acc.Fem.Sing 2 obl O
^. . PUNCT - 2 punct O
"""
PARAGRAPH = AnnotatedParagraph(
    "p",
    [["Anna", "aizgāja", "."], ["Viņa", "atnāca", "uz", "māju", "."]],
    [[(0, 0, 0), (1, 0, 0)]],
)


def ones(forms: object) -> np.ndarray:
    return np.ones((len(forms), WIDTH), np.float32)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def case() -> RankingExample:
    found = case_of(PARAGRAPH, analysis(LEFT, CAME), ones)
    assert found is not None
    return found


def test_a_paragraph_becomes_numbers(case: RankingExample) -> None:
    assert case.chain.tolist() == [0, 0, -1]
    assert list(zip(case.earlier.tolist(), case.later.tolist(), strict=True)) == [(0, 1), (1, 2), (0, 2)]
    both = joined([case, case])
    assert both.chain.tolist() == [0, 0, -1, 1, 1, -1]
    assert both.earlier.tolist() == [0, 1, 0, 3, 4, 3]


def test_what_was_learnt_is_what_the_graph_says(case: RankingExample, tmp_path: Path) -> None:
    ranker = train([case] * 8, 40, 1)
    with torch.no_grad():
        scores, alone, _ = ranker(case.features, case.static, case.earlier, case.later, case.pairs)
    assert scores[0] > alone[1]  # she is Anna
    assert max(scores[1:].tolist()) < float(alone[2])  # the house is nobody
    state = {key: value.detach().numpy() for key, value in ranker.state_dict().items()}
    write_coreference(state, -0.25, tmp_path / "coreference.onnx")
    session = load_session(tmp_path / "coreference.onnx", 1)
    feed = {"features": case.features, "static": case.static, "earlier": case.earlier}
    feed |= {"later": case.later, "pairs": case.pairs}
    found = session.run(("scores", "alone"), {key: value.numpy() for key, value in feed.items()})
    np.testing.assert_allclose(found[0], scores.numpy(), atol=1e-4)
    np.testing.assert_allclose(found[1], alone.numpy() - 0.25, atol=1e-4)
    text = analysis(LEFT, CAME)
    described = Described(text, candidates(text))
    choices, _ = rank(session, described, *described.of_candidates(ones))
    assert choices == [[], [0], []]


def test_masked_words_are_learnt(tmp_path: Path) -> None:
    sizes = Sizes(
        buckets=300, bag=16, word=24, stream=20, lstms=(12,), tag=8, lemma=8, arc=8, relation=8, name=8
    )
    texts = {"treebank": [("viens", "divi", "trīs", "četri", "pieci")] * 20}
    vectors = Vectors(np.ones((300, WIDTH), np.int8), np.full(300, 0.01, np.float32))
    table = FormTable((form for part in texts.values() for text in part for form in text), vectors, 300)
    example = Example(
        texts["treebank"][0], ("X _",) * 5, ("l",) * 5, (0, 1, 2, 3, 4), ("dep",) * 5, None, NEW
    )
    labels = Labels.of([example], rarest_script=1)
    network = build(Setting(sizes=sizes), labels)
    before = network.layers[0].forth.weight_ih_l0.detach().clone()
    pretrain(network, table, texts, 1, 1, tmp_path / "encoder.pt")
    after = network.layers[0].forth.weight_ih_l0.detach().clone()
    assert not torch.equal(before, after)
    again = build(Setting(sizes=sizes, seed=2), labels)
    pretrain(again, table, texts, 1, 1, tmp_path / "encoder.pt")  # what is there is taken
    assert torch.equal(again.layers[0].forth.weight_ih_l0, after)


def test_a_fifth_of_the_words_is_hidden() -> None:
    texts = [tuple("abcdefghij")] * 64
    vectors = Vectors(np.ones((300, WIDTH), np.int8), np.full(300, 0.01, np.float32))
    table = FormTable((form for text in texts for form in text), vectors, 300)
    numbers, size = vocabulary(table, texts)
    assert size == 10
    (batch,) = batches(Sentences.unlabelled(texts, table), 640 * 2)
    hidden = Hidden(batch, torch.from_numpy(numbers[batch.unique]), np.random.default_rng(1))
    assert 90 < len(hidden.places) < 170
    assert 0.7 < len(hidden.blanked) / len(hidden.places) < 0.9
    assert len(hidden.swapped) == len(hidden.by)
    right = numbers[batch.unique[batch.forms.flatten()[hidden.places].numpy()]]
    assert right.tolist() == hidden.targets.tolist()
