import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import InvalidArgument

from hronika.errors import DataError
from hronika.language.latvian import model_files
from hronika.language.latvian import network as runtime
from hronika.language.latvian.model_files import MODEL_FOLDER
from hronika.language.latvian.network import Network

TEXTS = [
    "Ministre pirmdien sacīja , ka ceļu atvērs .",
    "Latvijas Banka .",
    "Premjers Krišjānis Kariņš ( JV ) otrdien tikās ar Ukrainas prezidentu Volodimiru Zelenski .",
    "Nē",
]
SENTENCES = [text.split() for text in TEXTS]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


def test_every_word_gets_everything(network: Network) -> None:
    for words, found in zip(SENTENCES, network.predict(SENTENCES), strict=True):
        for values in (found.upos, found.features, found.lemmas, found.heads, found.relations, found.names):
            assert len(values) == len(words)
        assert all(found.lemmas)
        assert found.heads.count(-1) == 1
        assert found.relations[found.heads.index(-1)] == "root"
        assert found.relations.count("root") == 1


def test_plain_sentences_are_understood(network: Network) -> None:
    first, _, third, _ = network.predict(SENTENCES)
    assert first.upos[:3] == ["NOUN", "ADV", "VERB"]
    assert first.lemmas[:3] == ["ministre", "pirmdien", "sacīt"]
    assert first.features[0]["Case"] == "Nom"
    assert first.heads[0] == 2
    assert first.relations[0] == "nsubj"
    assert first.relations[6] == "ccomp"
    assert third.names[1:3] == ["B-person", "I-person"]
    assert third.names[9] == "B-GPE"


def test_no_sentences_give_nothing(network: Network) -> None:
    assert network.predict([]) == []


def test_the_same_text_gives_the_same_analysis(network: Network) -> None:
    assert network.predict(SENTENCES) == network.predict(SENTENCES)
    assert Network().predict(SENTENCES) == network.predict(SENTENCES)


def test_company_changes_the_scores_little(network: Network) -> None:
    together = network.predict(SENTENCES)
    alone = [network.predict([sentence])[0] for sentence in SENTENCES]
    pairs = zip(together, alone, strict=True)
    same = [a == b for x, y in pairs for a, b in zip(x.heads, y.heads, strict=True)]
    assert sum(same) >= 0.9 * len(same)


@pytest.mark.pure
def test_the_words_kept_are_bounded(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    before = network.predict(SENTENCES)
    monkeypatch.setattr(runtime, "GENERATION", 5)
    small = Network()
    assert small.predict(SENTENCES) == before
    assert all(len(kept.row) <= 5 for kept in (small._words._younger, small._words._older))


@pytest.mark.pure
def test_words_that_go_on_being_used_are_made_once(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "GENERATION", 6)
    words = Network()._words
    made: list[str] = []
    make = words._make

    def noted(forms: Sequence[str]) -> NDArray[np.float32]:
        made.extend(forms)
        return make(forms)

    monkeypatch.setattr(words, "_make", noted)
    for number in range(20):
        found = words.of(["un", f"vārds{number}", "ka", f"vārds{number}"])
        assert (found[1] == found[3]).all()
        assert (found == network._words.of(["un", f"vārds{number}", "ka", f"vārds{number}"])).all()
    assert made.count("un") == made.count("ka") == 1
    assert made.count("vārds3") == 1
    words.of(["vārds3"])
    assert made.count("vārds3") == 2


@pytest.mark.pure
def test_a_long_text_is_analysed_in_portions_of_whole_sentences(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = network.predict(SENTENCES[:1]) + network.predict(SENTENCES[1:3]) + network.predict(SENTENCES[3:])
    monkeypatch.setattr(runtime, "_PORTION", 9)
    assert network.predict(SENTENCES) == apart


def test_threads_may_share_a_network() -> None:
    network = Network()
    texts = [[f"vārds{number}", *SENTENCES[0]] for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: network.predict([text]), texts))
    assert together == [network.predict([text]) for text in texts]


def test_a_long_sentence_passes(network: Network) -> None:
    assert len(network.predict([["vārds"] * 400])[0].heads) == 400


def test_strange_words_pass(network: Network) -> None:
    words = ["😀", "\u200b", "漢字", "a" * 300, "ʼ", "İ", "ß", "|", "=", "<", ">"]
    assert all(network.predict([words])[0].lemmas)


@pytest.mark.parametrize(
    "missing", ["model.json", "network.onnx", "bag.npy", "scales.npz", "words.onnx", "lemmas.tsv"]
)
def test_a_broken_model_is_one_clear_sentence(tmp_path: Path, missing: str) -> None:
    for file in MODEL_FOLDER.iterdir():
        if file.is_file() and file.name != missing:
            (tmp_path / file.name).symlink_to(file)
    with pytest.raises(DataError, match="install Hronika again") as caught:
        Network(tmp_path)
    assert "\n" not in str(caught.value)
    (tmp_path / missing).write_bytes(b"rubbish")
    with pytest.raises(DataError, match="cannot be loaded"):
        Network(tmp_path)


def test_a_model_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(DataError, match="format 99"):
        Network(tmp_path)


def test_an_arena_that_a_program_has_registered_is_no_fault() -> None:
    memory = onnxruntime.OrtMemoryInfo(
        "Cpu", onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, onnxruntime.OrtMemType.DEFAULT
    )
    with suppress(InvalidArgument):
        onnxruntime.create_and_register_allocator(memory, None)
    model_files._register_arena.cache_clear()
    session = model_files.load_session(MODEL_FOLDER / "relations.onnx", 1)
    assert [output.name for output in session.get_outputs()] == ["relations"]


def test_the_model_is_small() -> None:
    size = sum(file.stat().st_size for file in MODEL_FOLDER.iterdir())
    assert size <= 30e6


def test_vectors_of_words_do_not_depend_on_other_words(network: Network) -> None:
    words = sorted({word for sentence in SENTENCES for word in sentence})
    together = network._words._make(words)
    alone = np.concatenate([network._words._make([word]) for word in words])
    np.testing.assert_allclose(together, alone, atol=1e-4)
