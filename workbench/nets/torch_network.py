"""A network with its weights, run by PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from workbench.nets.answering import Masses
from workbench.nets.field_search import middle_of
from workbench.nets.network import build
from workbench.nets.weights import put_weights


class TorchNetwork:
    """nets.answering.Answering. architecture, options, weights : of a model file; `where` names it in messages."""

    def __init__(
        self, architecture: str, options: Mapping[str, Any], weights: Mapping[str, np.ndarray], where: str
    ) -> None:
        self.module = build(architecture, dict(options))
        put_weights(self.module, weights, where)
        self.module.eval()

    @property
    def tells_distribution(self) -> bool:
        return self.module.tells_distribution

    def answers(self, features: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            found = self.module(_tensor(features), _of_each(features, microphones_m))
        return _array(found)

    def distributions(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sound_speed_m_s: float
    ) -> list[Masses]:
        box = _tensor(box_m).expand(len(features), -1, -1)
        with torch.inference_mode():
            told = self.module.distribution(
                _tensor(features), _of_each(features, microphones_m), box, sound_speed_m_s
            )  # fmt: skip
            return _masses(*told)

    def joint_distribution(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sharpness: float,
        sound_speed_m_s: float,
    ) -> Masses:  # fmt: skip
        with torch.inference_mode():
            told = self.module.joint_distribution(
                _tensor(features), _of_each(features, microphones_m), _tensor(box_m)[None], sharpness, sound_speed_m_s
            )
            return _masses(*told)[0]


def _masses(places: Tensor, log_mass: Tensor) -> list[Masses]:
    parts = (_array(one) for one in (places, log_mass.exp(), middle_of(places, log_mass)))
    return [Masses(*one) for one in zip(*parts, strict=True)]


def _of_each(features: np.ndarray, microphones_m: np.ndarray) -> Tensor:
    return _tensor(microphones_m).expand(len(features), -1, -1)


def _tensor(values: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32))  # mapped ones are read-only


def _array(values: Tensor) -> np.ndarray:
    found: np.ndarray = values.numpy().astype(np.float64)
    return found
