"""Training of frames on a handful of verbs, and what is written of it. Needs the extra `training`."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from hand_made import analysis  # noqa: E402 - after what may be missing

from hronika.language.latvian.frames.labeller import NONE, FrameLexicon, known  # noqa: E402
from hronika.language.latvian.model_files import MODEL_FOLDER, load_session  # noqa: E402
from hronika.language.latvian.vectors import StaticVectors  # noqa: E402
from training.frame_scores import Annotated  # noqa: E402
from training.frames import (  # noqa: E402
    FrameNetwork,
    batch_of,
    fit,
    labelled,
    lexicon_facts,
    table_of,
    write,
)

pytestmark = pytest.mark.torch

torch.set_num_threads(1)

OPENED = """\
{subject} {subject} NOUN Nom.Fem.Sing 2 nsubj O
atvēra atvērt VERB - 0 root O
{thing} {thing} NOUN Acc.Fem.Sing 2 obj O
"""


def example(subject: str, thing: str, frame: str, role: str) -> Annotated:
    (sentence,) = analysis(OPENED.format(subject=subject, thing=thing)).sentences
    return Annotated(sentence, 1, "atvērt", frame, {0: "Agent", 2: role})


CLOSED, BEGUN = ("durvis", "kasti", "logu", "vārtus"), ("sēdi", "sapulci", "sezonu", "izstādi")
EXAMPLES = [
    *(example("Anna", thing, "Closure", "Container") for thing in CLOSED),
    *(example("dome", thing, "Activity_start", "Activity") for thing in BEGUN),
] * 3


@pytest.fixture(scope="module")
def static() -> StaticVectors:
    return StaticVectors.load(MODEL_FOLDER)


def test_a_network_learns_what_tells_frames_apart_and_what_is_written_does_the_same(
    tmp_path: Path, static: StaticVectors
) -> None:
    facts = lexicon_facts(EXAMPLES)
    lexicon = FrameLexicon(facts)
    assert lexicon.roles[0] == NONE
    table = table_of(EXAMPLES, lexicon, static)
    network = fit(FrameNetwork(lexicon, table.vectors.shape[1]), lexicon, table, None, 30, seed=3)
    rows = np.arange(len(table))
    batch = batch_of(table, rows, np.zeros(len(rows), bool), torch.from_numpy(lexicon.usual))
    with torch.no_grad():
        scores, verbs, words = network(batch)
        roles = network.roles(verbs, words, batch.owners, batch.frames)
    assert (scores.argmax(1) == table.frames).float().mean() > 0.9
    write(network, facts, tmp_path)
    found, hidden_verbs, hidden_words = load_session(tmp_path / "frames.onnx", 1).run(
        ("scores", "hidden.verbs", "hidden.words"),
        {
            "lemmas": batch.lemmas.numpy(),
            "verbs": batch.verbs.numpy(),
            "words.near": batch.words.numpy(),
            "owners": batch.owners.numpy(),
            "static.verbs": batch.verb_vectors.numpy(),
            "static.words": batch.word_vectors.numpy(),
            "prior": batch.prior.numpy(),
        },
    )
    # The weights are in 8 bits.
    assert np.abs(found - scores.numpy()).max() < 0.3 * np.abs(scores.numpy()).max()
    assert (found.argmax(1) == scores.numpy().argmax(1)).mean() > 0.9
    (found_roles,) = load_session(tmp_path / "roles.onnx", 1).run(
        ("scores",),
        {
            "hidden.verbs": hidden_verbs,
            "hidden.words": hidden_words,
            "owners": batch.owners.numpy(),
            "frames": batch.frames.numpy(),
        },
    )
    assert (found_roles.argmax(1) == roles.numpy().argmax(1)).mean() > 0.9


def test_priors_of_examples_do_not_count_the_example_itself(static: StaticVectors) -> None:
    single = [*EXAMPLES, example("Anna", "aci", "Becoming_aware", "Container")]
    table = table_of(single, FrameLexicon(lexicon_facts(single)), static)
    alone = int(table.frames[-1])
    assert table.prior[-1, alone] == table.prior[-1].min()


def test_labels_of_others_are_chances_of_frames_of_the_lemma(static: StaticVectors) -> None:
    lexicon = FrameLexicon(lexicon_facts(EXAMPLES))
    networks = [FrameNetwork(lexicon, 128).eval() for _ in range(2)]
    verbs = [(found.sentence, found.verb) for found in EXAMPLES[:5]]
    table = labelled(networks, lexicon, verbs, static)
    assert table.frames.shape == (5, len(lexicon.frames))
    assert torch.allclose(table.frames.sum(1), torch.ones(5))
    assert len(table.roles) == len(known(lexicon, verbs).owners)
