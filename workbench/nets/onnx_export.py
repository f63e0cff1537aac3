"""A network as ONNX: what other programs, languages and devices run without PyTorch."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.export import Dim

from workbench.core.errors import UserError
from workbench.nets.answering import USUAL_M_S
from workbench.nets.field_search import middle_of
from workbench.nets.network import Network
from workbench.nets.onnx_names import INPUTS, JOINT_INPUTS, JOINT_OUTPUTS, OUTPUT


class Joint(nn.Module):
    """A network that tells a distribution, as this program asks it: of all clips together, in a box, at a sharpness."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, features: Tensor, microphones: Tensor, box: Tensor, sharpness: Tensor, sound_speed_m_s: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """box : (1, 2, 3); the last two numbers. The middle (1, 3), places (1, n, 3) and their mass (1, n)."""
        places, log_mass = self.network.joint_distribution(features, microphones, box, sharpness, sound_speed_m_s)
        return middle_of(places, log_mass), places, log_mass.exp()


def as_onnx(
    network: Network,
    row_shape: Callable[[int], tuple[int, ...]],
    n_microphones: tuple[int, int],
    metadata: Mapping[str, str],
    is_joint: bool = False,
) -> bytes:
    """The bytes of an ONNX file: features, microphones_m (batch, n_mics, 3) float32 -> position_m (batch, 3) float32.

    row_shape : number of microphones -> shape of one clip's features (dsp.features), each axis a line over that
    number. n_microphones : fewest and most; where they differ their number is free, as the batch is. metadata : goes
    into metadata_props. is_joint : as the field edition asks a network that tells a distribution (Joint). UserError
    where the packages for it are not installed.
    """
    _refuse_without_packages()
    fewest, most = n_microphones
    shapes = _free_axes(row_shape, fewest, most)
    # An axis of 1 would be taken for a fixed one; two clips of the fewest microphones there can be are enough.
    example: tuple[Tensor, ...] = (torch.zeros(2, *row_shape(fewest)), 3.0 * torch.rand(2, fewest, 3))
    asked: nn.Module = network.eval()
    inputs: tuple[str, ...] = INPUTS
    outputs: tuple[str, ...] = (OUTPUT,)
    if is_joint:
        asked, inputs, outputs = Joint(network).eval(), JOINT_INPUTS, JOINT_OUTPUTS
        example = (*example, torch.tensor([[[0.0] * 3, [3.0] * 3]]), torch.tensor(0.5), torch.tensor(USUAL_M_S))
        shapes = (*shapes, {}, {}, {})
    with _quietly():
        program = torch.onnx.export(
            asked, example, dynamo=True, verbose=False, input_names=inputs, output_names=outputs,
            dynamic_shapes=shapes, custom_translation_table={torch.ops.aten.hypot.default: _hypot},
        )  # fmt: skip
    assert program is not None
    _refuse_fixed(program, shapes)
    program.model.metadata_props.update(metadata)
    from workbench.nets.onnx_halves import halved  # imports onnx, which may not be there

    model = program.model_proto
    for node in model.graph.node:  # the exporter writes where this program lay, so that no two files would be alike
        del node.metadata_props[:]
    data: bytes = halved(model).SerializeToString()
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
