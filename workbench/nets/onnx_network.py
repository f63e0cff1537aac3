"""An ONNX file as ONNX Runtime runs it: to see that others get the answers that PyTorch gives here."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from workbench.core.errors import UserError
from workbench.nets.onnx_names import INPUTS, OUTPUT


class OnnxNetwork:
    """The bytes of a file that nets.onnx_export made. UserError where ONNX Runtime is not installed."""

    def __init__(self, data: bytes) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise UserError(
                "Networks as ONNX cannot be tried: the package onnxruntime is not installed",
                "Install it: pip install 'ssl-workbench[onnx]'",
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a few clips; more threads would only wait for each other
        self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])

    @property
    def metadata(self) -> Mapping[str, str]:
        """What stands in metadata_props."""
        found: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        return found

    def answers(self, features: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
        """features (n_clips, n_mics, ...), microphones_m (n_clips, n_mics, 3) -> (n_clips, 3) float64, metres."""
        given = zip(INPUTS, (features, microphones_m), strict=True)
        found: np.ndarray = self._session.run([OUTPUT], {name: value.astype(np.float32) for name, value in given})[0]
        return found.astype(np.float64)
