"""The network as ONNX graphs, written node by node rather than traced.

The main graph takes sentences of different lengths, which the training network never does.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
LEMMA_OPTIONS = 8  # how many lemma scripts of a word the network names

_INTEGERS = "places chosen scripts earlier later lemmas verbs words.near owners frames"
KINDS = dict.fromkeys(_INTEGERS.split(), TensorProto.INT64) | {"lengths": TensorProto.INT32}
"""Types of inputs and outputs that are no 32-bit floats."""

_PARTS = ("weight", "bias")

State = Mapping[str, NDArray[np.float32]]


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

    def save(self, inputs: Mapping[str, list[Any]], outputs: Mapping[str, list[Any]], target: Path) -> None:
        """Write the graph; inputs and outputs are given with their shapes."""

        def described(values: Mapping[str, list[Any]]) -> list[Any]:
            kinds = {name: KINDS.get(name, TensorProto.FLOAT) for name in values}
            return [helper.make_tensor_value_info(name, kinds[name], values[name]) for name in values]

        made = helper.make_graph(
            self.nodes, "hronika-latvian", described(inputs), described(outputs), self.weights
        )
        model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
        onnx.checker.check_model(model)
        onnx.save(model, str(target))

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32] | None, name: str) -> str:
        """Add x · weight (inputs, outputs) + bias."""
        made = self.node("MatMul", [x, self.constant(f"{name}.w", weight)], f"{name}.product")
        return made if bias is None else self.node("Add", [made, self.constant(f"{name}.b", bias)], name)


def _gates(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reorder the gates of an LSTM from PyTorch's input, forget, cell, output to ONNX's i, o, f, c."""
    i, f, c, o = np.split(weight, 4)
    return np.concatenate([i, o, f, c])


def _lstm(graph: GraphWriter, state: State, prefix: str, x: str, name: str) -> str:
    hidden = state[f"{prefix}.forth.weight_hh_l0"].shape[1]

    def both(part: str) -> NDArray[np.float32]:
        sides = [_gates(state[f"{prefix}.{side}.{part}_l0"]) for side in ("forth", "back")]
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


def write_network(state: State, layers: int, name_tags: int, target: Path) -> None:
    """Write all that comes after word vectors: what the heads say of the words at `places`, and arcs.

    Of the BIO tags that the network knows the first `name_tags` are wanted: names and names in them.
    """
    graph = GraphWriter()
    x = "words"
    for layer in range(layers):
        name = f"layer{layer}"
        y = _lstm(graph, state, f"layers.{layer}", x, f"{name}.lstm")
        out = f"layers.{layer}.out"
        y = graph.linear(y, state[f"{out}.weight"].T, state[f"{out}.bias"], f"{name}.out")
        total = graph.node("Add", [x, y], f"{name}.sum")
        norm = [state[f"layers.{layer}.norm.{part}"] for part in _PARTS]
        scale = [graph.constant(f"{name}.norm.{i}", part) for i, part in enumerate(norm)]
        x = graph.node("LayerNormalization", [total, *scale], name, axis=-1, epsilon=1e-5)

    def mlp(x: str, head: str, name: str) -> str:
        weight, bias = (state[f"heads.{head}.0.{part}"] for part in _PARTS)
        return graph.node("LeakyRelu", [graph.linear(x, weight.T, bias, f"{name}.in")], name, alpha=0.1)

    wide = graph.constant("wide", np.array([-1, state["layers.0.norm.weight"].shape[0]], np.int64))
    rows = graph.node("Reshape", [x, wide], "rows")
    real = graph.node("Gather", [rows, "places"], "real", axis=0)
    tag_weight = state["heads.tag_own.weight"] + state["heads.parts"] @ state["heads.tag_parts.weight"]
    graph.linear(mlp(real, "tag_in", "tag"), tag_weight.T, state["heads.tag_own.bias"], "tags")
    options = min(LEMMA_OPTIONS, len(state["heads.lemma_out.bias"]))
    lemma = (state["heads.lemma_out.weight"].T, state["heads.lemma_out.bias"])
    scripts = graph.linear(mlp(real, "lemma_in", "lemma"), *lemma, "lemma.scores")
    graph.node("TopK", [scripts, graph.constant("options", np.array([options], np.int64))], "scripts")
    name_out = (state["heads.name_out.weight"][:name_tags].T, state["heads.name_out.bias"][:name_tags])
    graph.linear(mlp(real, "name_in", "name"), *name_out, "names")
    mlp(real, "relation_dependent", "dependents")
    mlp(real, "relation_head", "governors")

    batch_first = graph.node("Transpose", [x], "batch_first", perm=[1, 0, 2])
    weight = (state["heads.arc_weight.weight"].T, state["heads.arc_weight.bias"])
    dependent = graph.linear(mlp(batch_first, "arc_dependent", "arc.dependent"), *weight, "arc.query")
    root = graph.linear(dependent, state["heads.arc_root"][:, None], None, "arc.root")
    head = graph.node("Transpose", [mlp(batch_first, "arc_head", "arc.head")], "arc.keys", perm=[0, 2, 1])
    words = graph.node("MatMul", [dependent, head], "arc.words")
    graph.node("Concat", [root, words], "arcs", axis=2)

    graph.save(
        {"words": ["time", "sentences", None], "lengths": ["sentences"], "places": ["words_in_all"]},
        {
            "tags": ["words_in_all", None],
            "scripts": ["words_in_all", options],
            "scripts.values": ["words_in_all", options],
            "arcs": ["sentences", "time", "time_and_root"],
            "dependents": ["words_in_all", None],
            "governors": ["words_in_all", None],
            "names": ["words_in_all", None],
        },
        target,
    )


def write_relations(state: State, target: Path) -> None:
    """Write the graph that scores the relations of words to the heads they were given.

    `chosen` is 0 for the root and i for the i-th word.
    """
    graph = GraphWriter()
    root = graph.constant("root", state["heads.relation_root"][None])
    heads = graph.node("Concat", [root, "governors"], "heads", axis=0)
    head = graph.node("Gather", [heads, "chosen"], "head", axis=0)
    product = graph.node("Mul", ["dependents", head], "product")
    pairs = graph.node("Concat", [product, "dependents", head], "pairs", axis=1)
    weight = (state["heads.relation_out.weight"].T, state["heads.relation_out.bias"])
    graph.linear(pairs, *weight, "relations")
    graph.save(
        {"dependents": ["words", None], "governors": ["words", None], "chosen": ["words"]},
        {"relations": ["words", None]},
        target,
    )


def write_words(state: State, shift: NDArray[np.float32], target: Path) -> None:
    """Write the graph from what is `known` of forms to their vectors, to which `shift` is added."""
    graph = GraphWriter()
    hidden, out, norm = (
        [state[f"words.{layer}.{part}"] for part in ("weight", "bias")] for layer in ("hidden", "out", "norm")
    )
    x = graph.linear("known", hidden[0].T, hidden[1], "hidden")
    # GELU by its tanh approximation.
    numbers = {"c": 0.044715, "root": float(np.sqrt(2 / np.pi)), "one": 1.0, "half": 0.5}
    for name, number in numbers.items():
        graph.constant(name, np.array(number, np.float32))
    square = graph.node("Mul", [x, x], "square")
    cube = graph.node("Mul", [square, x], "cube")
    bent = graph.node("Add", [x, graph.node("Mul", [cube, "c"], "small")], "bent")
    gate = graph.node("Tanh", [graph.node("Mul", [bent, "root"], "scaled")], "gate")
    open_ = graph.node("Mul", [graph.node("Add", [gate, "one"], "opened"), "half"], "share")
    y = graph.linear(graph.node("Mul", [x, open_], "gelu"), out[0].T, out[1], "out")
    scale = [graph.constant("norm.w", norm[0]), graph.constant("norm.b", norm[1] + shift)]
    graph.node("LayerNormalization", [y, *scale], "vectors", axis=-1, epsilon=1e-5)
    graph.save({"known": ["forms", known_width(state)]}, {"vectors": ["forms", None]}, target)


def known_width(state: State) -> int:
    """How many numbers are known of a form."""
    return int(state["words.hidden.weight"].shape[1])


def _linear(graph: GraphWriter, state: State, x: str, name: str, *, shift: float = 0.0) -> str:
    """Add the layer of this name; `shift` is added to what comes out."""
    bias = state.get(f"{name}.bias")
    return graph.linear(x, state[f"{name}.weight"].T, None if bias is None else bias + shift, f"of.{name}")


def write_coreference(state: State, alone_bias: float, target: Path) -> None:
    """Write the graph that scores pairs of candidates, `earlier` and `later` of them, and candidates alone.

    `alone_bias` is added to the scores of candidates to have none before them.
    """
    graph = GraphWriter()
    linear = partial(_linear, graph, state)

    def column(x: str, output: str) -> str:
        return graph.node("Reshape", [x, graph.constant(f"{output}.shape", np.array([-1], np.int64))], output)

    known = graph.node("Concat", ["features", linear("static", "reduce")], "known", axis=1)
    earlier = graph.node("Gather", [linear(known, "earlier"), "earlier"], "earlier.rows", axis=0)
    later = graph.node("Gather", [linear(known, "later"), "later"], "later.rows", axis=0)
    pair = linear("pairs", "pair")
    total = graph.node("Add", [graph.node("Add", [earlier, later], "sides"), pair], "total")
    hidden = graph.node("Relu", [linear(graph.node("Relu", [total], "bent"), "second")], "hidden")
    column(linear(hidden, "out"), "scores")
    for name in ("alone", "wide"):
        inner = graph.node("Relu", [linear(known, f"{name}.0")], f"{name}.inner")
        column(linear(inner, f"{name}.3", shift=alone_bias if name == "alone" else 0.0), name)
    graph.save(
        {
            "features": ["candidates", state["later.weight"].shape[1] - state["reduce.weight"].shape[0]],
            "static": ["candidates", state["reduce.weight"].shape[1]],
            "earlier": ["pairs_in_all"],
            "later": ["pairs_in_all"],
            "pairs": ["pairs_in_all", state["pair.weight"].shape[1]],
        },
        {"scores": ["pairs_in_all"], "alone": ["candidates"], "wide": ["candidates"]},
        target,
    )


def write_frames(state: State, target: Path) -> None:
    """Write the graph that scores the frames of verbs: `near` are features of words around verb `owners`."""
    graph = GraphWriter()
    linear = partial(_linear, graph, state)
    graph.constant("second", np.array([1], np.int64))

    def bag(rows: str, name: str) -> str:
        table = graph.constant(f"{name}.table", state[f"{name}.weight"])
        every = graph.node("Gather", [table, rows], f"{name}.every")
        return graph.node("ReduceSum", [every, "second"], f"{name}.sum", keepdims=0)

    own = [
        graph.node("Gather", [graph.constant("lemma.table", state["lemmas.weight"]), "lemmas"], "lemma"),
        linear("static.verbs", "verb_static"),
        bag("verbs", "verb_features"),
    ]
    verbs = graph.node("Relu", [linear(graph.node("Concat", own, "own", axis=1), "verb")], "hidden.verbs")
    near = [bag("words.near", "word_features"), linear("static.words", "word_static")]
    words = graph.node("Relu", [linear(graph.node("Concat", near, "near", axis=1), "word")], "hidden.words")
    gate = graph.node("Gather", [linear(verbs, "gate"), "owners"], "gates", axis=0)
    each = graph.node("Relu", [graph.node("Add", [linear(words, "around"), gate], "met")], "each")
    column = graph.node("Unsqueeze", ["owners", "second"], "column")
    zero = graph.node("Mul", [verbs, graph.constant("zero", np.array(0, np.float32))], "zeros")
    around = graph.node("ScatterND", [zero, column, each], "sums", reduction="add")
    third = graph.node("Mul", [around, graph.constant("third", np.array(1 / 3, np.float32))], "around")
    both = graph.node("Concat", [verbs, third], "both", axis=1)
    mixed = graph.node("Relu", [linear(both, "mixed")], "mixed")
    trusted = graph.node("Mul", ["prior", graph.constant("trust", state["trust"])], "trusted")
    graph.node("Add", [linear(mixed, "frame_out"), trusted], "scores")
    static = state["verb_static.weight"].shape[1]
    graph.save(
        {
            "lemmas": ["verbs"],
            "verbs": ["verbs", None],
            "words.near": ["words", None],
            "owners": ["words"],
            "static.verbs": ["verbs", static],
            "static.words": ["words", static],
            "prior": ["verbs", None],
        },
        {"scores": ["verbs", None], "hidden.verbs": ["verbs", None], "hidden.words": ["words", None]},
        target,
    )


def write_roles(state: State, target: Path) -> None:
    """Write the graph that scores the roles of words in the `frames` of their verbs."""
    graph = GraphWriter()
    linear = partial(_linear, graph, state)
    frame = graph.node("Gather", [graph.constant("frame.table", state["frame.weight"]), "frames"], "frame")
    of_verb = graph.node("Add", [linear("hidden.verbs", "role_verb"), frame], "verb")
    own = graph.node("Gather", [of_verb, "owners"], "own", axis=0)
    met = graph.node("Add", [linear("hidden.words", "role_word"), own], "met")
    table = graph.constant("usual.table", state["role_of_frame.weight"])
    usual = graph.node("Gather", [table, "frames"], "usual")
    of_frame = graph.node("Gather", [usual, "owners"], "of.frame", axis=0)
    graph.node("Add", [linear(graph.node("Relu", [met], "hidden"), "role_out"), of_frame], "scores")
    graph.save(
        {
            "hidden.verbs": ["verbs", None],
            "hidden.words": ["words", None],
            "owners": ["words"],
            "frames": ["verbs"],
        },
        {"scores": ["words", None]},
        target,
    )
