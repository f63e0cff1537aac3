"""Answers of a network that tells, for every place, how likely the source is there."""

from __future__ import annotations

import math

import numpy as np

from workbench.core.air import sound_speed_m_s
from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S
from workbench.core.mixture import Mixture
from workbench.core.session import Session
from workbench.localize.found import Found
from workbench.localize.joining import Joined
from workbench.localize.search_grid import search_box_m
from workbench.nets.answering import Answering, Masses
from workbench.nets.field_region import region_m

MOST_JOINED = 60
"""Clips that are joined, evenly chosen from more: half a minute tells as much as a source that stands still will."""
_CLIPS_ALIKE = CLIP_LENGTH_S / CLIP_STEP_S


def box_of(session: Session, microphones_m: np.ndarray) -> np.ndarray:
    """Where the source is looked for: the site, or round the microphones where its size is not known. (2, 3) metres."""
    margin_m = region_m(microphones_m)[1] - microphones_m.max(axis=0)
    return np.stack(search_box_m(session, microphones_m, margin_m))


def found_of(network: Answering, features: np.ndarray, session: Session) -> Found:
    """Clip by clip. features : (n_clips, n_mics, ...); the session's microphones are all placed.

    The answer is the place with the least mean distance to all the mass; its radius is that mean distance.
    """
    microphones_m, speed_m_s = session.microphone_positions_m(), sound_speed_m_s(session.conditions.temperature_c)
    told = network.distributions(features, microphones_m, box_of(session, microphones_m), speed_m_s)
    answers = [_answer(one) for one in told]
    return Found.of(
        np.array([one.position_m for one in answers]).reshape(-1, 3),
        radius_m=np.array([one.radius_m for one in answers]),
        mixtures=tuple(one.mixture for one in answers),
    )


def joined_of(network: Answering, features: np.ndarray, session: Session) -> Joined:
    """All clips together: the product of what they say, as sharp as their number of stretches that share no sound."""
    microphones_m, speed_m_s = session.microphone_positions_m(), sound_speed_m_s(session.conditions.temperature_c)
    box_m = box_of(session, microphones_m)
    return _answer(network.joint_distribution(features, microphones_m, box_m, sharpness_of(len(features)), speed_m_s))


def sharpness_of(n_clips: int) -> float:
    """What the sum of fields of overlapping clips is multiplied by.

    n clips hold about n_alone = 1 + (n - 1) / 6 stretches that share no sound; but room, places and gains are the same
    in all of them, so what is wrong in one is wrong in the others. Decided here: n_alone stretches count as its square
    root.
    """
    n_alone = 1.0 + (n_clips - 1) / _CLIPS_ALIKE
    return math.sqrt(n_alone) / n_clips


def _answer(told: Masses) -> Joined:
    mean_away_m = float(told.mass @ np.linalg.norm(told.places_m - told.middle_m, axis=1) / told.mass.sum())
    return Joined(told.middle_m, Mixture.of_samples(told.places_m, told.mass), mean_away_m)
