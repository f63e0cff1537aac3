"""A network as ONNX, run by ONNX Runtime: what the field edition answers with, and what others get from our files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from workbench.core.errors import UserError
from workbench.nets.answering import USUAL_M_S, Masses
from workbench.nets.field_region import region_m
from workbench.nets.onnx_names import INPUTS, JOINT_INPUTS, JOINT_OUTPUTS, OUTPUT


class OnnxNetwork:
    """nets.answering.Answering, of the bytes of a file that nets.onnx_export made.

    `where` names the file in messages. UserError where ONNX Runtime is not installed, or the bytes are no such network.
    """

    def __init__(self, data: bytes, where: str = "The network") -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise UserError(
                "Networks as ONNX cannot be run: the package onnxruntime is not installed",
                "Install it: pip install 'ssl-workbench[onnx]'",
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a few clips; more threads would only wait for each other
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        except _refusals() as error:
            raise UserError(f"{where} is damaged, or no network as ONNX", "Export it again") from error
        names = tuple(one.name for one in self._session.get_inputs())
        if names not in (INPUTS, JOINT_INPUTS):
            raise UserError(f"{where} takes {', '.join(names)}: no network of this program does", "Export it again")
        self.tells_distribution = names == JOINT_INPUTS

    @property
    def metadata(self) -> Mapping[str, str]:
        """What stands in metadata_props."""
        found: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        return found

    def answers(self, features: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
        microphones_m = np.broadcast_to(microphones_m, (len(features), *microphones_m.shape[-2:]))
        if not self.tells_distribution:
            return self._run((OUTPUT,), zip(INPUTS, (features, microphones_m), strict=True))[0]
        clips = zip(features, microphones_m, strict=True)
        return np.array([self._joint(f[None], m, region_m(m), 1.0, USUAL_M_S).middle_m for f, m in clips])

    def distributions(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sound_speed_m_s: float
    ) -> list[Masses]:
        return [self._joint(clip[None], microphones_m, box_m, 1.0, sound_speed_m_s) for clip in features]

    def joint_distribution(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sharpness: float,
        sound_speed_m_s: float,
    ) -> Masses:  # fmt: skip
        return self._joint(features, microphones_m, box_m, sharpness, sound_speed_m_s)

    def _joint(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sharpness: float,
        sound_speed_m_s: float,
    ) -> Masses:  # fmt: skip
        of_each_m = np.broadcast_to(microphones_m, (len(features), *microphones_m.shape))
        given = (features, of_each_m, box_m[None], np.array(sharpness), np.array(sound_speed_m_s))
        middle_m, places_m, mass = self._run(JOINT_OUTPUTS, zip(JOINT_INPUTS, given, strict=True))
        return Masses(places_m[0], mass[0], middle_m[0])

    def _run(self, outputs: tuple[str, ...], given: Iterable[tuple[str, np.ndarray]]) -> list[np.ndarray]:
        told = self._session.run(list(outputs), {name: value.astype(np.float32) for name, value in given})
        return [value.astype(np.float64) for value in told]


def _refusals() -> tuple[type[Exception], ...]:
    """What ONNX Runtime raises of a file that it cannot run; these share no class of their own."""
    from onnxruntime.capi import onnxruntime_pybind11_state as raised

    return raised.Fail, raised.InvalidArgument, raised.InvalidGraph, raised.InvalidProtobuf, raised.NotImplemented
