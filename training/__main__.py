"""Make the Latvian model from the data, start to finish: `python -m training`.

Vectors, training, export and scores; a run that was stopped goes on where it was. What lies between is kept
in the work folder; delete that to begin anew.
"""

import argparse
import json
import logging
import time
from pathlib import Path

import torch

from hronika.language.latvian.network import MODEL_FOLDER
from training.batches import Batcher, FormTable
from training.data import Labels, attested_lemmas, load_dev, load_treebank, name_transitions
from training.evaluate import as_text, evaluate
from training.export import export
from training.shorten import shortened, without_layer
from training.train import Setting, Trainer, build, setting_as_json
from training.vectors import train_vectors

_RATE_SHORTENED = 1e-3

log = logging.getLogger("training")


def main() -> None:
    """Run the recipe."""
    defaults = Setting()
    parser = argparse.ArgumentParser(prog="training", description="Make the Latvian model.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data")
    parser.add_argument(
        "--work", type=Path, default=Path("out/training"), help="folder for what lies between"
    )
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER, help="folder of the finished model")
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument(
        "--shorten",
        type=int,
        default=0,
        help="epochs of training on without the middle layer, which makes it faster and a little worse",
    )
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    if not (given.data / "lvtb-train.conllu.xz").is_file():
        parser.error(f"there is no treebank in {given.data}; name its folder with --data")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    started = time.time()

    vectors = train_vectors(given.data, given.work, seed=given.seed, threads=given.threads)
    setting = Setting(epochs=given.epochs, seed=given.seed)
    log.info("setting: %s", setting_as_json(setting))
    examples = load_treebank(given.data)
    trees, named = load_dev(given.data)
    labels = Labels.of(examples)
    forms = (form for example in (*examples, *trees, *named) for form in example.forms)
    batcher = Batcher(FormTable(forms, vectors, setting.sizes.buckets), labels)
    network = build(setting, labels)
    # A third of the development sentences is enough to watch; all of them are scored at the end.
    trainer = Trainer(network, batcher, setting, given.work)
    trainer.run(examples, trees[::3], named)
    if given.shorten:
        setting = shortened(setting, given.shorten, _RATE_SHORTENED)
        log.info("without the middle layer: %s", setting_as_json(setting))
        network = build(setting, labels)
        network.load_state_dict(without_layer(trainer.averaged.state_dict(), setting.sizes.layers // 2))
        folder = given.work / "shortened"
        folder.mkdir(exist_ok=True)
        Trainer(network, batcher, setting, folder).run(examples, trees[::3], named)

    facts = {
        "language": "lv",
        "licence": "CC BY-SA 4.0",
        "made_from": ["UD_Latvian-LVTB", "FullStack-LV named entities", "raw Latvian text"],
        "setting": json.loads(setting_as_json(setting)),
    }
    lemmas = attested_lemmas(given.data)
    transitions = name_transitions(examples, labels.names)
    export(network, labels, vectors, lemmas, transitions, given.out, facts)
    scores = evaluate(
        given.out, given.data / "lvtb-dev.conllu.xz", given.data / "fullstack-names-dev.conll.xz"
    )
    (given.work / "scores.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")
    log.info("%.0f minutes in all\n%s", (time.time() - started) / 60, as_text(scores))


if __name__ == "__main__":
    main()
