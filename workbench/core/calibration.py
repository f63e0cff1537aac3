"""How far a method's answers really lie from the truth: radii that held the source so often on held-out places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

GROUPS = ("all", "inside", "outside")
"""Answers inside or outside the microphones' hull, seen from above, where there were enough of both."""


@dataclass(frozen=True, kw_only=True)
class CalibratedRadii:
    """Split conformal quantiles over held-out places (Lei et al., JASA 113, 2018; see evaluate.conformal).

    radius_50, radius_90 : in the calibration's unit; n_places, n_clips : what they rest on.
    """

    radius_50: float
    radius_90: float
    n_places: int
    n_clips: int


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """What is stored with a method.

    unit : "m" = radii are metres; "own" = multiples of the radius that the method itself gives with each answer.
    groups : by name (GROUPS), "all" always among them. recordings : which, in a sentence; is_simulated : made up?
    span_m : least and largest distance between the farthest microphones of an array there; other arrays get no radius
    in metres. model_sha256 : of the network's file, "" for methods without one. coverage : share of other held-out
    places whose source lay within, by "50" and "90", None where that was not looked at.
    """

    method: str
    unit: Literal["m", "own"] = "m"
    groups: Mapping[str, CalibratedRadii]
    recordings: str
    is_simulated: bool
    span_m: tuple[float, float]
    sites: tuple[str, ...] = ()
    model_sha256: str = ""
    coverage: Mapping[str, float] = field(default_factory=dict)
    coverage_places: int = 0
    program_version: str = ""
    version: Literal[1] = 1
