"""The trained network as files that need no PyTorch: an ONNX graph of the encoder, and the heads as arrays.

The graph is written node by node, since it is short, and since what an exporter makes of a traced network changes from
release to release. It takes one chunk, so that it needs no mask and no result depends on a neighbour in a batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from pipeline.nlp.tagger.words import FEATURES
from pipeline.training.network import Network

OPSET = 17
MIN_PACKED = 4096
EPSILON = 1e-12
FUSED = "com.microsoft"

Arrays = Mapping[str, NDArray[np.float32]]


class _Graph:
    """Nodes and constants in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, name: str, inputs: list[str], domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name, domain=domain, **attributes))
        return name


def encoder_graph(weights: Arrays, layers: int, heads: int) -> onnx.ModelProto:
    """The encoder: `ids` (pieces) and `features` (pieces, columns) to `hidden` (pieces, width), all of one chunk."""
    g = _Graph()
    embedding = "encoder.embeddings.{}_embeddings.weight".format
    places = weights[embedding("position")] + weights[embedding("token_type")][0]
    tables = np.concatenate([weights[f"tables.{i}.weight"] for i in range(len(FEATURES))])
    offsets = np.cumsum([0, *FEATURES.values()])[:-1].astype(np.int32)
    word = g.add("Gather", "word", [g.constant("words", weights[embedding("word")]), "ids"])
    rows = g.add("Add", "feature_rows", ["features", g.constant("feature_offsets", offsets)])
    each = g.add("Gather", "feature_vectors", [g.constant("feature_tables", tables), rows])
    feature = g.add("ReduceSum", "feature", [each, g.constant("axis_1", np.array([1], np.int64))], keepdims=0)
    count = g.add("Shape", "count", ["ids"])
    zero = g.constant("zero", np.array([0], np.int64))
    place = g.add("Slice", "place", [g.constant("places", places), zero, count, zero])
    total = g.add("Sum", "embedded", [word, feature, place])
    batched = g.add("Unsqueeze", "batched", [total, zero])
    x = g.add("LayerNormalization", "x", [batched, *_norm(g, "embeddings", weights)], axis=-1, epsilon=EPSILON)
    for n in range(layers):
        x = _layer(g, x, n, heads, weights)
    g.add("Squeeze", "hidden", [x, zero])
    width = places.shape[1]
    graph = helper.make_graph(
        g.nodes,
        "attribution-encoder",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT32, ["pieces"]),
            helper.make_tensor_value_info("features", TensorProto.INT32, ["pieces", len(FEATURES)]),
        ],
        [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["pieces", width])],
        g.constants,
    )
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)],
        producer_name="sayso",
        ir_version=8,
    )
    onnx.checker.check_model(model)
    return model


def _norm(g: _Graph, place: str, weights: Arrays) -> list[str]:
    return [
        g.constant(f"{place}.norm.{part}", weights[f"encoder.{place}.LayerNorm.{part}"]) for part in ("weight", "bias")
    ]


def _layer(g: _Graph, x: str, n: int, heads: int, weights: Arrays) -> str:
    """One layer of the encoder (Vaswani et al. 2017, with the norms behind the sums as in BERT)."""
    at = f"encoder.layer.{n}"

    def linear(name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return weights[f"encoder.{at}.{name}.weight"].T, weights[f"encoder.{at}.{name}.bias"]

    three = [linear(f"attention.self.{part}") for part in ("query", "key", "value")]
    weight = g.constant(f"{n}.attend.weight", np.concatenate([w for w, _ in three], 1))
    bias = g.constant(f"{n}.attend.bias", np.concatenate([b for _, b in three]))
    mixed = g.add("Attention", f"{n}.attended", [x, weight, bias], FUSED, num_heads=heads)
    w, b = linear("attention.output.dense")
    out = g.add("MatMul", f"{n}.mixed", [mixed, g.constant(f"{n}.mix.weight", w)])
    x = g.add(
        "SkipLayerNormalization",
        f"{n}.middle",
        [out, x, *_norm(g, f"{at}.attention.output", weights), g.constant(f"{n}.mix.bias", b)],
        FUSED,
        epsilon=EPSILON,
    )
    w, b = linear("intermediate.dense")
    wide = g.add("MatMul", f"{n}.wide", [x, g.constant(f"{n}.widen.weight", w)])
    bent = g.add("BiasGelu", f"{n}.bent", [wide, g.constant(f"{n}.widen.bias", b)], FUSED)
    w, b = linear("output.dense")
    out = g.add("MatMul", f"{n}.narrow", [bent, g.constant(f"{n}.narrow.weight", w)])
    return g.add(
        "SkipLayerNormalization",
        f"{n}.end",
        [out, x, *_norm(g, f"{at}.output", weights), g.constant(f"{n}.narrow.bias", b)],
        FUSED,
        epsilon=EPSILON,
    )


def quantised(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with matrices of 8 bits, a scale for each column, and products of integers.

    Numbers that are multiplied with a matrix get one scale for each chunk when the graph runs, so that no result
    depends on another chunk. Matrices use 7 of the 8 bits: the sums of two products then fit the 16 bits that
    processors without newer instructions have for them, and all processors compute the same integers.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quantised.onnx"
        quantize_dynamic(
            model,
            path,
            op_types_to_quantize=["MatMul", "Attention"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return pack(onnx.load(path))


def pack(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with its other matrices in 8 bits and a scale for each row: those of vectors that are looked up.

    The runtime multiplies them out when it loads the graph.
    """
    graph = model.graph
    kept, front = [], []
    for tensor in graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.size < MIN_PACKED:
            kept.append(tensor)
            continue
        axis = 1 if value.shape[0] > value.shape[1] * 10 else 0
        scale = np.maximum(np.abs(value).max(axis, keepdims=True), 1e-12).astype(np.float32) / 127
        small = np.round(value / scale).astype(np.int8)
        name = tensor.name
        kept += [numpy_helper.from_array(small, f"{name}.bytes"), numpy_helper.from_array(scale, f"{name}.scale")]
        front += [
            helper.make_node("Cast", [f"{name}.bytes"], [f"{name}.cast"], f"{name}.cast", to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [name], f"{name}.unpacked"),
        ]
    nodes = [*front, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def heads_of(network: Network) -> dict[str, NDArray[np.float32]]:
    """The weights beside the encoder's graph, with what the CRF forbids worked in."""
    state = {
        name: value.detach().numpy()
        for name, value in network.state_dict().items()
        if not name.startswith(("encoder.", "tables."))
    }
    state["follow"] = (network.follow + network.follow_mask).detach().numpy()
    state["start"] = (network.start + network.start_mask).detach().numpy()
    return state
