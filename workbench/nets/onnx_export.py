"""A network as ONNX: what other programs, languages and devices run without PyTorch."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch.export import Dim

from workbench.core.errors import UserError
from workbench.nets.network import Network
from workbench.nets.onnx_names import INPUTS, OUTPUT


def as_onnx(
    network: Network,
    row_shape: Callable[[int], tuple[int, ...]],
    n_microphones: tuple[int, int],
    metadata: Mapping[str, str],
) -> bytes:
    """The bytes of an ONNX file: features, microphones_m (batch, n_mics, 3) float32 -> position_m (batch, 3) float32.

    row_shape : number of microphones -> shape of one clip's features (dsp.features), each axis a line over that
    number. n_microphones : fewest and most; where they differ their number is free, as the batch is. metadata : goes
    into metadata_props. UserError where the packages for it are not installed.
    """
    _refuse_without_packages()
    fewest, most = n_microphones
    shapes = _free_axes(row_shape, fewest, most)
    # An axis of 1 would be taken for a fixed one; two clips of the fewest microphones there can be are enough.
    example = (torch.zeros(2, *row_shape(fewest)), 3.0 * torch.rand(2, fewest, 3))
    with _quietly():
        program = torch.onnx.export(
            network.eval(), example, dynamo=True, verbose=False, input_names=INPUTS, output_names=(OUTPUT,),
            dynamic_shapes=shapes, custom_translation_table={torch.ops.aten.hypot.default: _hypot},
        )  # fmt: skip
    assert program is not None
    _refuse_fixed(program, shapes)
    program.model.metadata_props.update(metadata)
    data: bytes = program.model_proto.SerializeToString()
    return data


def _free_axes(row_shape: Callable[[int], tuple[int, ...]], fewest: int, most: int) -> tuple[dict[int, Any], ...]:
    """Of features and of microphones: axis -> what its length is called, or how it follows from others."""
    features: dict[int, Any] = {0: Dim("batch")}
    microphones: dict[int, Any] = {0: features[0]}
    if fewest == most:
        return features, microphones
    number = Dim("microphones", min=fewest, max=most)
    for axis, (at_0, at_1) in enumerate(zip(row_shape(0), row_shape(1), strict=True), start=1):
        if at_1 != at_0:
            line = number if at_1 - at_0 == 1 else (at_1 - at_0) * number
            features[axis] = line + at_0 if at_0 else line
    microphones[1] = number
    return features, microphones


def _refuse_fixed(program: torch.onnx.ONNXProgram, shapes: tuple[dict[int, Any], ...]) -> None:
    """RuntimeError where the exporter took a free axis for fixed: the network counts outside its tensors."""
    for value, free in zip(program.model.graph.inputs, shapes, strict=True):
        fixed = [axis for axis in free if value.shape is None or isinstance(value.shape[axis], int)]
        if fixed:
            raise RuntimeError(f"The network holds on to the size of its example: axes {fixed} of {value.name}")


def _hypot(a: Any, b: Any) -> Any:
    """torch.hypot, for which torch.onnx has no words."""
    from onnxscript import opset20 as op

    return op.Sqrt(op.Add(op.Mul(a, a), op.Mul(b, b)))


def _refuse_without_packages() -> None:
    try:
        import onnx  # noqa: F401
        import onnxscript  # noqa: F401
    except ImportError as error:
        raise UserError(
            f"Networks cannot be written as ONNX: the package {error.name} is not installed",
            "Install it: pip install 'ssl-workbench[onnx]'",
        ) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Without what the exporter says of itself: of packages that are not needed, and of its own deprecated calls."""
    log = logging.getLogger("torch.onnx")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)
