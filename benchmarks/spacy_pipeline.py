"""The pipeline that Hronika is measured beside: spaCy's CNN, telling all that Hronika's model tells.

It is the one that `spacy init config` proposes for a CPU, with a wider CNN, trained on the same data.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.conll import SentenceRows, read

WIDTH = 128
STEPS = 300
"""Training steps: enough for components that behave; speed does not depend on how long they trained."""

STEPS_FOR_SCORES = 3000
"""Training steps for a pipeline whose answers are scored: eight passes, half an hour of a processor."""

WORDS_A_STEP = 1000
_STEPS_OF_STORE = "trained_steps"
_COMPONENTS = ["morphologizer", "trainable_lemmatizer", "parser", "ner"]


def pipeline(data: Path, store: Path, *, blis: bool = True, steps: int = STEPS) -> Any:
    """Load the trained pipeline from its store, having trained it on the treebank and the name layer once.

    What stands in the store is taken, however many steps it was trained for: `steps_of` tells.

    It multiplies matrices with BLIS, its own library, or else with the one that numpy was built with, which
    is OpenBLAS in the wheels of PyPI. (The small ones of each step of the parser stay with BLIS.)
    """
    import spacy
    from thinc.api import NumpyOps, use_ops

    if not store.exists():
        _train(data, store, steps)
    with use_ops("numpy"):
        nlp = spacy.load(store)
    for _, component in nlp.pipeline:
        for layer in component.model.walk():
            layer.ops = NumpyOps(use_blis=blis)
    return nlp


def steps_of(nlp: Any) -> int:
    """Tell for how many steps a pipeline was trained."""
    return int(nlp.meta.get(_STEPS_OF_STORE, STEPS))


def _train(data: Path, store: Path, steps: int) -> None:
    from spacy.cli.init_config import init_config
    from spacy.util import load_model_from_config

    # What `spacy init config` proposes for these components on a CPU, but for the width.
    config = init_config(lang="lv", pipeline=_COMPONENTS, optimize="efficiency")
    config["components"]["tok2vec"]["model"]["encode"]["width"] = WIDTH
    nlp = load_model_from_config(config.interpolate())
    trees = [_example(nlp, block, named=False) for block in read(data / "lvtb-train.conllu.xz")]
    names = [_example(nlp, block, named=True) for block in read(data / "fullstack-names-train.conll.xz")]
    # All of it, not a sample: how many labels there are does bear on speed.
    optimizer = nlp.initialize(lambda: trees + names)
    examples = _endless(trees + names)
    for step in range(steps):
        batch: list[Any] = []
        while sum(len(example.x) for example in batch) < WORDS_A_STEP:
            batch.append(next(examples))
        nlp.update(batch, sgd=optimizer, drop=0.1)
        if step % 50 == 0:
            print(f"spaCy: step {step} of {steps}", flush=True)
    nlp.meta[_STEPS_OF_STORE] = steps
    store.parent.mkdir(parents=True, exist_ok=True)
    # As spaCy's own training does: the means of the weights over the steps are better than the last ones.
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(store)


def _example(nlp: Any, block: SentenceRows, *, named: bool) -> Any:
    from spacy.tokens import Doc
    from spacy.training import Example

    rows = block.rows
    if named:
        gold = Doc(nlp.vocab, words=block.forms, ents=[_bio(row[6]) for row in rows])
    else:
        gold = Doc(
            nlp.vocab,
            words=block.forms,
            pos=[row[3] for row in rows],
            morphs=[row[5] if row[5] != "_" else "" for row in rows],
            lemmas=[row[2] for row in rows],
            heads=[int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(rows)],
            deps=["ROOT" if row[6] == "0" else row[7] for row in rows],
        )
    return Example(Doc(nlp.vocab, words=block.forms), gold)


def _bio(tag: str) -> str:
    return tag if tag.startswith(("B-", "I-")) else "O"


def _endless(examples: list[Any]) -> Iterator[Any]:
    order = random.Random(0)  # noqa: S311 for shuffling
    while True:
        order.shuffle(examples)
        yield from examples
