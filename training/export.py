"""From the trained network to the files that ship: ONNX graphs, int8 tables, labels."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime.quantization import QuantType, quantize_dynamic

from hronika.language.latvian.network import FORMAT
from training import batches, vectors
from training.data import NEW, Labels
from training.graphs import write_network, write_relations, write_words
from training.network import TorchNetwork
from training.vectors import Vectors, quantised

NAME, VERSION = "hronika-latvian", "1.0.0"
"""What the model is called in records, and the version to raise before it is made anew.

The first number for other labels or another form of the files, the second for training on other data or in
another way, the third for anything else that changes what it says. The coreference and the frames belong to
it: a change of one of their files is a change of the model.
"""


def export(
    network: TorchNetwork,
    labels: Labels,
    static: Vectors,
    lemmas: Iterable[str],
    transitions: list[list[float]],
    folder: Path,
    facts: Mapping[str, Any],
    *,
    int8: bool = True,
) -> None:
    """Write the model's files into `folder`; `facts` are put on record in `model.json`.

    `lemmas` are the lines of the file of attested lemmas, `transitions` the scores of name tags after others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = {key: value.detach().float().cpu().numpy() for key, value in network.state_dict().items()}
    full = folder / "network.fp32.onnx"
    write_network(state, len(network.sizes.lstms), len(labels.names) + len(labels.inner), full)
    # Sentences are read as the newer version of the treebank would annotate them.
    write_words(state, state["versions.weight"][NEW], folder / "words.onnx")
    write_relations(state, folder / "relations.onnx")
    if int8:
        quantize_dynamic(full, folder / "network.onnx", weight_type=QuantType.QInt8, per_channel=False)
        full.unlink()
    else:
        full.replace(folder / "network.onnx")
    (folder / "lemmas.tsv").write_text("".join(line + "\n" for line in lemmas), encoding="utf-8")
    table, scales = quantised(state["words.bag"])
    np.save(folder / "bag.npy", table)
    np.save(folder / "static.npy", static.table)
    np.savez(folder / "scales.npz", bag=scales, static=static.scales)
    model = {
        "format": FORMAT,
        "name": NAME,
        "version": VERSION,
        "about": dict(facts),
        "words": {
            "bag": {"shortest": batches.SHORTEST, "longest": batches.LONGEST},
            "static": {
                "shortest": vectors.SHORTEST,
                "longest": vectors.LONGEST,
                "hashes": vectors.HASHES,
            },
        },
        "tags": labels.tags,
        "scripts": labels.scripts,
        "relations": labels.relations,
        "names": labels.names,
        "inner": labels.inner,
        "transitions": transitions,
    }
    (folder / "model.json").write_text(
        json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
