"""Answers of a network that tells, for every place, how likely the source is there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from workbench.core.air import sound_speed_m_s
from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S
from workbench.core.mixture import Mixture
from workbench.core.session import Session
from workbench.localize.found import Found
from workbench.localize.joining import Joined
from workbench.localize.search_grid import search_box_m

if TYPE_CHECKING:
    from torch import Tensor

    from workbench.nets.network import Network

MOST_JOINED = 60
"""Clips that are joined, evenly chosen from more: half a minute tells as much as a source that stands still will."""
_CLIPS_ALIKE = CLIP_LENGTH_S / CLIP_STEP_S


def box_of(network: Network, session: Session, microphones_m: np.ndarray) -> np.ndarray:
    """Where the source is looked for: the site, or round the microphones where its size is not known. (2, 3) metres."""
    around = network.region(_tensor(microphones_m[None]))[0].numpy().astype(np.float64)
    margin_m = around[1] - microphones_m.max(axis=0)
    return np.stack(search_box_m(session, microphones_m, margin_m))


def found_of(network: Network, features: np.ndarray, session: Session) -> Found:
    """Clip by clip. features : (n_clips, n_mics, ...); the session's microphones are all placed.

    The answer is the place with the least mean distance to all the mass; its radius is that mean distance.
    """
    import torch

    n_clips, microphones_m = len(features), session.microphone_positions_m()
    box_m = box_of(network, session, microphones_m)
    with torch.inference_mode():
        told = network.distribution(
            _tensor(features),
            _tensor(microphones_m).expand(n_clips, -1, -1),
            _tensor(box_m).expand(n_clips, -1, -1),
            sound_speed_m_s(session.conditions.temperature_c),
        )
    answers = [_answer(*one) for one in _masses(*told)]
    return Found.of(
        np.array([one.position_m for one in answers]).reshape(-1, 3),
        radius_m=np.array([one.radius_m for one in answers]),
        mixtures=tuple(one.mixture for one in answers),
    )


def joined_of(network: Network, features: np.ndarray, session: Session) -> Joined:
    """All clips together: the product of what they say, as sharp as their number of stretches that share no sound."""
    import torch

    n_clips, microphones_m = len(features), session.microphone_positions_m()
    with torch.inference_mode():
        told = network.joint_distribution(
            _tensor(features),
            _tensor(microphones_m).expand(n_clips, -1, -1),
            _tensor(box_of(network, session, microphones_m))[None],
            sharpness_of(n_clips),
            sound_speed_m_s(session.conditions.temperature_c),
        )
    return _answer(*_masses(*told)[0])


def sharpness_of(n_clips: int) -> float:
    """What the sum of fields of overlapping clips is multiplied by.

    n clips hold about n_alone = 1 + (n - 1) / 6 stretches that share no sound; but room, places and gains are the same
    in all of them, so what is wrong in one is wrong in the others. Decided here: n_alone stretches count as its square
    root.
    """
    n_alone = 1.0 + (n_clips - 1) / _CLIPS_ALIKE
    return math.sqrt(n_alone) / n_clips


def _masses(places: Tensor, log_mass: Tensor) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Of each clip: places (n, 3), their masses (n,) and the middle of them (3,)."""
    from workbench.nets.field_search import middle_of

    middles = middle_of(places, log_mass)
    tensors = (places, log_mass.exp(), middles)
    return list(zip(*(one.numpy().astype(np.float64) for one in tensors), strict=True))


def _answer(places_m: np.ndarray, mass: np.ndarray, middle_m: np.ndarray) -> Joined:
    mean_away_m = float(mass @ np.linalg.norm(places_m - middle_m, axis=1) / mass.sum())
    return Joined(middle_m, Mixture.of_samples(places_m, mass), mean_away_m)


def _tensor(values: np.ndarray) -> Tensor:
    import torch

    return torch.from_numpy(np.array(values, dtype=np.float32))  # mapped ones are read-only
