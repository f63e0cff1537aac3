"""What a network is asked through, whatever runs it: PyTorch from its weights, or ONNX Runtime. No torch here."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import Protocol

import numpy as np

USUAL_M_S = 340.0
"""Speed of sound at 15 degrees, and in training, whatever the temperature was."""


@dataclass(frozen=True, eq=False)
class Masses:
    """Where a source may be.

    places_m : (n, 3) float64, site frame, metres. mass : (n,), of the cell that each place stands for, 1 in all.
    middle_m : (3,), the place with the least mean distance to all mass.
    """

    places_m: np.ndarray
    mass: np.ndarray
    middle_m: np.ndarray


class Answering(Protocol):
    """A network that is ready to answer.

    features : (n_clips, n_mics, ...) of its kind (dsp.features); microphones_m : (n_clips, n_mics, 3), or (n_mics, 3)
    where all clips have the same; box_m : (2, 3), low and high corner of where the source can be; metres, site frame.
    tells_distribution : has it more to say than a place? Only then the distributions can be asked.
    """

    @property
    def tells_distribution(self) -> bool: ...

    def answers(self, features: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
        """(n_clips, 3) float64, metres."""
        ...

    def distributions(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sound_speed_m_s: float
    ) -> list[Masses]:
        """Of every clip by itself."""
        ...

    def joint_distribution(
        self, features: np.ndarray, microphones_m: np.ndarray, box_m: np.ndarray, sharpness: float,
        sound_speed_m_s: float,
    ) -> Masses:  # fmt: skip
        """Of all clips together; the sum of what they say is multiplied by a sharpness."""
        ...


def has_torch() -> bool:
    """Is PyTorch here? The field edition has none: it trains nothing, and runs networks as ONNX."""
    try:
        return importlib.util.find_spec("torch") is not None
    except (ImportError, ValueError):
        return False
