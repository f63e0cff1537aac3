"""ONNX files half as large: weights that are 16-bit numbers anyway, as shipped ones are, stand in them as such."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_FEWEST = 1024
"""Smaller ones are not worth a step of their own."""


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same network: weights that 16 bits hold exactly are kept in 16 and widened to 32 when it is loaded."""
    found = onnx.ModelProto()
    found.CopyFrom(model)
    graph = found.graph
    casts = []
    for weight in graph.initializer:
        half = _as_half(weight)
        if half is not None:
            name = weight.name
            weight.CopyFrom(numpy_helper.from_array(half, f"{name}.half"))
            casts.append(helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return found


def _as_half(weight: TensorProto) -> np.ndarray | None:
    """None where it is small, no 32-bit number, or would lose something."""
    if weight.data_type != TensorProto.FLOAT or int(np.prod(weight.dims)) < _FEWEST:
        return None
    whole = numpy_helper.to_array(weight)
    with np.errstate(over="ignore"):
        half: np.ndarray = whole.astype(np.float16)
    return half if np.array_equal(half.astype(np.float32), whole) else None
