"""Make the Latvian model from the data, start to finish: `python -m training`.

Vectors; if wanted an encoder that guesses masked words, for teachers to begin with; teachers; the student
that learns from them; export, coreference on top of it, scores. A run that was stopped goes on where it was.
What lies between is kept in the work folder; delete that to begin anew.
"""

import argparse
import json
import logging
import random
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from hronika.language.latvian.model_files import MODEL_FOLDER
from training.batches import FormTable, Sentences, treebank
from training.coreference import train_coreference
from training.corpus import Forms, raw_sentences, variants
from training.data import (
    COREFERENCE,
    FRAMES,
    Labels,
    attested_lemmas,
    load_dev,
    load_treebank,
    name_transitions,
)
from training.distil import labelled, mixture, saved
from training.evaluate import as_text, evaluate
from training.export import export
from training.frames import train_frames
from training.network import TEACHER
from training.pretrain import pretrain
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
    parser.add_argument(
        "--pretraining-epochs", type=int, default=0, help="on masked words, of 750 000 words each"
    )
    parser.add_argument("--teachers", type=int, default=2, help="large networks that teach the small one")
    parser.add_argument("--teacher-epochs", type=int, default=28, help="of the treebank")
    parser.add_argument(
        "--epochs", type=int, default=22, help="of the treebank and what the teachers labelled"
    )
    parser.add_argument(
        "--second-epochs", type=int, default=12, help="of the same, labelled by the student too"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="where networks are trained, such as cuda")
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

    # Where the encoders of teachers begin, if not by chance.
    encoder = None
    if given.pretraining_epochs:
        plain: dict[str, list[Forms]] = {"treebank": [example.forms for example in examples]}
        for text, kind in zip(texts, kinds, strict=True):
            if kind != "variants":
                plain.setdefault(kind, []).append(text)
        encoder = build(Setting(dropout=0.1, seed=given.seed, sizes=TEACHER), labels).to(given.device)
        pretrain(encoder, table, plain, given.pretraining_epochs, given.seed, given.work / "pretrained.pt")

    teachers = []
    for number in range(given.teachers):
        setting = Setting(epochs=given.teacher_epochs, seed=given.seed + number, sizes=TEACHER)
        log.info("teacher %d: %s", number + 1, setting_as_json(setting))
        teacher = build(setting, labels).to(given.device)
        if encoder is not None:
            teacher.words.load_state_dict(encoder.words.state_dict())
            teacher.layers.load_state_dict(encoder.layers.state_dict())
        Trainer(teacher, table, setting, given.work / f"teacher{number + 1}").run(
            treebank(examples, labels, table, setting.seed), dev
        )
        teachers.append(teacher)

    setting = Setting(seed=given.seed, words=2400, average=0.999, dropout=0.25, smooth=0)
    network = build(setting, labels).to(given.device)
    # What the first teacher knows of word forms is where the student begins.
    network.words.bag.data.copy_(teachers[0].words.bag.data)
    network.words.hidden.load_state_dict(teachers[0].words.hidden.state_dict())
    # In the second round the student is one of its own teachers.
    for number, (epochs, rate) in enumerate(((given.epochs, 2e-3), (given.second_epochs, 1.2e-3)), 1):
        setting = replace(setting, epochs=epochs, rate=rate)
        log.info("student, round %d: %s", number, setting_as_json(setting))
        voices = teachers if number == 1 else [*teachers, network]
        taught = saved(given.work / f"taught{number}.npz", partial(labelled, voices, table, texts))
        Trainer(network, table, setting, given.work / f"student{number}").run(
            mixture(examples, labels, table, taught, kinds, given.seed + number), dev
        )

    facts = {
        "language": "lv",
        "licence": "CC BY-SA 4.0",
        "made_from": [
            "UD_Latvian-LVTB",
            "FullStack-LV names, coreference and frames",
            "raw Latvian text",
        ],
        "teachers": given.teachers,
        "setting": json.loads(setting_as_json(setting)),
    }
    lemmas = attested_lemmas(given.data)
    transitions = name_transitions(examples, labels.names)
    export(network, labels, vectors, lemmas, transitions, given.out, facts)
    train_coreference(given.data / COREFERENCE, given.out, given.seed)
    plain_texts = (text for text, kind in zip(texts, kinds, strict=True) if kind == "other")
    unlabelled = [example.forms for example in examples] + list(plain_texts)
    train_frames(given.data / FRAMES.format("train"), given.out, unlabelled, given.seed)
    scores = evaluate(
        given.out,
        given.data / "lvtb-dev.conllu.xz",
        given.data / "fullstack-names-dev.conll.xz",
        given.data / COREFERENCE,
        given.data / FRAMES.format("dev"),
    )
    (given.work / "scores.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")
    log.info("%.0f minutes in all\n%s", (time.time() - started) / 60, as_text(scores))


if __name__ == "__main__":
    main()
