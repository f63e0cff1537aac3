"""Weights that 16 bits hold exactly take half the room in an ONNX file, and nothing of an answer changes."""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

from workbench.nets.onnx_halves import halved


def product_with(weights: np.ndarray) -> ModelProto:
    """A file whose answer is x @ weights. weights : (64, 64) float32."""
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 64]) for name in "xy")
    node = helper.make_node("MatMul", ["x", "weights"], ["y"])
    graph = helper.make_graph([node], "product", [x], [y], [numpy_helper.from_array(weights, "weights")])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def answer(model: ModelProto) -> np.ndarray:
    import onnxruntime  # here, behind the workbench, which turns its telemetry off

    x = np.random.default_rng(1).normal(size=(5, 64)).astype(np.float32)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found: np.ndarray = session.run(None, {"x": x})[0]
    return found


def test_exact_weights_take_half_the_room_and_answer_the_same_to_the_bit() -> None:
    weights = np.random.default_rng(0).normal(size=(64, 64)).astype(np.float16).astype(np.float32)
    whole = product_with(weights)
    half = halved(whole)
    assert len(half.SerializeToString()) < 0.53 * len(whole.SerializeToString())
    np.testing.assert_array_equal(answer(half), answer(whole))


def test_weights_that_would_lose_something_stay_as_they_are() -> None:
    whole = product_with(np.random.default_rng(0).normal(size=(64, 64)).astype(np.float32))
    assert halved(whole) == whole
    huge = product_with(np.full((64, 64), 1e9, dtype=np.float32))
    assert halved(huge) == huge
