"""Make the Latvian model from the data, start to finish: `python -m training`.

Vectors, teachers, the student that learns from them, export and scores. A run that was stopped goes on where
it was. What lies between is kept in the work folder; delete that to begin anew.
"""

import argparse
import json
import logging
import random
import time
from pathlib import Path

import torch

from hronika.language.latvian.network import MODEL_FOLDER
from training.batches import FormTable, Sentences, treebank
from training.corpus import Forms, raw_sentences, variants
from training.data import Labels, attested_lemmas, load_dev, load_treebank, name_transitions
from training.distil import labelled, mixture, saved
from training.evaluate import as_text, evaluate
from training.export import export
from training.network import TEACHER
from training.train import Dev, Setting, Trainer, build, setting_as_json
from training.vectors import train_vectors

VARIANTS = 5  # of each treebank sentence

log = logging.getLogger("training")


def main() -> None:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="training", description="Make the Latvian model.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data")
    parser.add_argument(
        "--work", type=Path, default=Path("out/training"), help="folder for what lies between"
    )
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER, help="folder of the finished model")
    parser.add_argument("--teachers", type=int, default=2, help="large networks that teach the small one")
    parser.add_argument("--teacher-epochs", type=int, default=28, help="of the treebank")
    parser.add_argument(
        "--epochs", type=int, default=22, help="of the treebank and what the teachers labelled"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    if not (given.data / "lvtb-train.conllu.xz").is_file():
        parser.error(f"there is no treebank in {given.data}; name its folder with --data")
    if given.teachers < 1:
        parser.error("there must be a teacher")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    started = time.time()

    vectors = train_vectors(given.data, given.work, seed=given.seed, threads=given.threads)
    examples = load_treebank(given.data)
    trees, named = load_dev(given.data)
    labels = Labels.of(examples)
    known = {example.forms for example in (*examples, *trees, *named)}
    rng = random.Random(given.seed)  # noqa: S311 - sampling, not secrets
    texts: list[Forms] = []
    kinds: list[str] = []
    for source, sentences in raw_sentences(given.data, known, rng).items():
        texts += sentences
        kinds += ["laws" if source == "laws" else "other"] * len(sentences)
    texts += variants(examples, VARIANTS, rng)
    kinds += ["variants"] * (len(texts) - len(kinds))
    table = FormTable((form for forms in (*known, *texts) for form in forms), vectors, TEACHER.buckets)
    # A third of the development sentences is enough to watch; all of them are scored at the end.
    dev = Dev(Sentences.of(trees[::3], table, labels), Sentences.of(named, table, labels), labels.names)

    teachers = []
    for number in range(given.teachers):
        seed = given.seed + number
        setting = Setting(epochs=given.teacher_epochs, seed=seed, sizes=TEACHER)
        log.info("teacher %d: %s", number + 1, setting_as_json(setting))
        teacher = build(setting, labels)
        Trainer(teacher, table, setting, given.work / f"teacher{number + 1}").run(
            treebank(examples, labels, table, seed), dev
        )
        teachers.append(teacher)
    taught = saved(given.work / "taught.npz", lambda: labelled(teachers, table, texts))

    setting = Setting(epochs=given.epochs, seed=given.seed, words=2400, average=0.999, dropout=0.25, smooth=0)
    log.info("student: %s", setting_as_json(setting))
    network = build(setting, labels)
    # What the first teacher knows of word forms is where the student begins.
    network.words.bag.data.copy_(teachers[0].words.bag.data)
    network.words.hidden.load_state_dict(teachers[0].words.hidden.state_dict())
    Trainer(network, table, setting, given.work / "student").run(
        mixture(examples, labels, table, taught, kinds, given.seed), dev
    )

    facts = {
        "language": "lv",
        "licence": "CC BY-SA 4.0",
        "made_from": ["UD_Latvian-LVTB", "FullStack-LV named entities", "raw Latvian text"],
        "teachers": given.teachers,
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
