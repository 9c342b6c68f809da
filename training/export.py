"""From the trained network to the files that ship: an ONNX graph, int8 tables, labels.

The graph is written node by node rather than traced: it takes sentences of different lengths, which the
training network never does.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from hronika.language.latvian.network import FORMAT
from training import batches, vectors
from training.data import NEW, Labels
from training.network import Network
from training.vectors import Vectors, quantised

OPSET = 17
LEMMA_OPTIONS = 3  # how many lemma scripts of a word the network names


class GraphWriter:
    """Collects the nodes and weights of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def constant(self, name: str, array: NDArray[Any]) -> str:
        """Add a weight."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Add a node with one output that anything uses."""
        outputs = [f"{output}.values", output] if kind == "TopK" else [output]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=output, **attributes))
        return output

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32] | None, name: str) -> str:
        """Add x · weight (inputs, outputs) + bias."""
        made = self.node("MatMul", [x, self.constant(f"{name}.w", weight)], f"{name}.product")
        return made if bias is None else self.node("Add", [made, self.constant(f"{name}.b", bias)], name)


def _gates(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reorder the gates of an LSTM from PyTorch's input, forget, cell, output to ONNX's i, o, f, c."""
    i, f, c, o = np.split(weight, 4)
    return np.concatenate([i, o, f, c])


def _lstm(
    graph: GraphWriter, state: Mapping[str, NDArray[np.float32]], prefix: str, x: str, name: str
) -> str:
    hidden = state[f"{prefix}.weight_hh_l0"].shape[1]

    def both(part: str) -> NDArray[np.float32]:
        sides = [_gates(state[f"{prefix}.{part}_l0{side}"]) for side in ("", "_reverse")]
        return np.stack(sides)

    bias = np.concatenate([both("bias_ih"), both("bias_hh")], 1)
    y = graph.node(
        "LSTM",
        [
            x,
            graph.constant(f"{name}.W", both("weight_ih")),
            graph.constant(f"{name}.R", both("weight_hh")),
            graph.constant(f"{name}.B", bias),
            "lengths",
        ],
        f"{name}.y",
        hidden_size=hidden,
        direction="bidirectional",
    )
    turned = graph.node("Transpose", [y], f"{name}.turned", perm=[0, 2, 1, 3])
    shape = graph.constant(f"{name}.shape", np.array([0, 0, 2 * hidden], np.int64))
    return graph.node("Reshape", [turned, shape], f"{name}.joined")


def write_graph(state: Mapping[str, NDArray[np.float32]], layers: int, target: Path) -> None:
    """Write all that comes after word vectors: what the heads say of the words at `places`, and arcs."""
    graph = GraphWriter()
    x = "words"
    for layer in range(layers):
        name = f"layer{layer}"
        y = _lstm(graph, state, f"encoder.lstms.{layer}", x, f"{name}.lstm")
        out = f"encoder.outs.{layer}"
        y = graph.linear(y, state[f"{out}.weight"].T, state[f"{out}.bias"], f"{name}.out")
        total = graph.node("Add", [x, y], f"{name}.sum")
        norm = [state[f"encoder.norms.{layer}.{part}"] for part in ("weight", "bias")]
        scale = [graph.constant(f"{name}.norm.{i}", part) for i, part in enumerate(norm)]
        x = graph.node("LayerNormalization", [total, *scale], name, axis=-1, epsilon=1e-5)

    def mlp(x: str, head: str, name: str) -> str:
        weight, bias = (state[f"heads.{head}.0.{part}"] for part in ("weight", "bias"))
        return graph.node("LeakyRelu", [graph.linear(x, weight.T, bias, f"{name}.in")], name, alpha=0.1)

    wide = graph.constant("wide", np.array([-1, state["encoder.norms.0.weight"].shape[0]], np.int64))
    rows = graph.node("Reshape", [x, wide], "rows")
    real = graph.node("Gather", [rows, "places"], "real", axis=0)
    tag_weight = state["heads.tag_own.weight"] + state["heads.parts"] @ state["heads.tag_parts.weight"]
    tags = graph.linear(mlp(real, "tag_in", "tag"), tag_weight.T, state["heads.tag_own.bias"], "tag.scores")
    graph.node("ArgMax", [tags], "tags", axis=1, keepdims=0)
    lemma = (state["heads.lemma_out.weight"].T, state["heads.lemma_out.bias"])
    scripts = graph.linear(mlp(real, "lemma_in", "lemma"), *lemma, "lemma.scores")
    graph.node("TopK", [scripts, graph.constant("options", np.array([LEMMA_OPTIONS], np.int64))], "scripts")
    name_out = (state["heads.name_out.weight"].T, state["heads.name_out.bias"])
    graph.linear(mlp(real, "name_in", "name"), *name_out, "names")
    mlp(real, "relation_dependent", "dependents")
    mlp(real, "relation_head", "heads")

    batch_first = graph.node("Transpose", [x], "batch_first", perm=[1, 0, 2])
    weight = (state["heads.arc_weight.weight"].T, state["heads.arc_weight.bias"])
    dependent = graph.linear(mlp(batch_first, "arc_dependent", "arc.dependent"), *weight, "arc.query")
    root = graph.linear(dependent, state["heads.arc_root"][:, None], None, "arc.root")
    head = graph.node("Transpose", [mlp(batch_first, "arc_head", "arc.head")], "arc.keys", perm=[0, 2, 1])
    words = graph.node("MatMul", [dependent, head], "arc.words")
    graph.node("Concat", [root, words], "arcs", axis=2)

    made = helper.make_graph(
        graph.nodes,
        "hronika-latvian",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, ["time", "sentences", None]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["sentences"]),
            helper.make_tensor_value_info("places", TensorProto.INT64, ["words_in_all"]),
        ],
        [
            helper.make_tensor_value_info("tags", TensorProto.INT64, ["words_in_all"]),
            helper.make_tensor_value_info("scripts", TensorProto.INT64, ["words_in_all", LEMMA_OPTIONS]),
            helper.make_tensor_value_info("arcs", TensorProto.FLOAT, ["sentences", "time", "time_and_root"]),
            helper.make_tensor_value_info("dependents", TensorProto.FLOAT, ["words_in_all", None]),
            helper.make_tensor_value_info("heads", TensorProto.FLOAT, ["words_in_all", None]),
            helper.make_tensor_value_info("names", TensorProto.FLOAT, ["words_in_all", None]),
        ],
        graph.weights,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def export(
    network: Network,
    labels: Labels,
    static: Vectors,
    folder: Path,
    facts: Mapping[str, Any],
    *,
    int8: bool = True,
) -> None:
    """Write the model's files into `folder`; `facts` are put on record in `model.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {key: value.detach().float().numpy() for key, value in network.state_dict().items()}
    full = folder / "network.fp32.onnx"
    write_graph(state, network.sizes.layers, full)
    if int8:
        quantize_dynamic(full, folder / "network.onnx", weight_type=QuantType.QInt8, per_channel=False)
        full.unlink()
    else:
        full.replace(folder / "network.onnx")
    table, scales = quantised(state["words.bag.weight"])
    np.save(folder / "bag.npy", table)
    np.save(folder / "static.npy", static.table)
    np.savez(
        folder / "words.npz",
        bag_scales=scales,
        static_scales=static.scales,
        hidden=state["words.hidden.weight"].T,
        hidden_bias=state["words.hidden.bias"],
        out=state["words.out.weight"].T,
        out_bias=state["words.out.bias"],
        norm=state["words.norm.weight"],
        # Sentences are read as the newer version of the treebank would annotate them.
        norm_bias=state["words.norm.bias"] + state["versions.weight"][NEW],
    )
    np.savez(
        folder / "relations.npz",
        weight=state["heads.relation_out.weight"].T,
        bias=state["heads.relation_out.bias"],
        root=state["heads.relation_root"],
    )
    model = {
        "format": FORMAT,
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
    }
    (folder / "model.json").write_text(
        json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
