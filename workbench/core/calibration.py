"""How far a method's answers really lie from the truth: radii that held the source so often on held-out places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import numpy as np

from workbench.core.session import Session
from workbench.core.session_key import is_told
from workbench.core.simulated import simulated_seeds

GROUPS = ("all", "inside", "outside")
"""Answers inside or outside the microphones' hull, seen from above, where there were enough of both."""
Unit = Literal["m", "span", "own"]
UNITS: Mapping[Unit, str] = {
    "m": "metres",
    "span": "multiples of the distance between the farthest microphones",
    "own": "multiples of the radius that the method gives itself",
}
_SPAN_SLACK = 0.1
"""An array this much smaller or larger than any of the calibration's is still like them."""
_HULL_GROUPS = {1: "inside", 0: "outside"}


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
class Band:
    """Radii of arrays of about one size. span_m : least and largest distance between the farthest microphones."""

    span_m: tuple[float, float]
    groups: Mapping[str, CalibratedRadii]


@dataclass(frozen=True, kw_only=True)
class Observed:
    """A share of other held-out places, each weighing alike, with its 95 % interval over places."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How often the source really lay within the radii, on places that they were not made from.

    radius_50_m, radius_90_m : the middle ones (medians) of the answers there, metres.
    """

    within_50: Observed
    within_90: Observed
    radius_50_m: float
    radius_90_m: float
    n_places: int
    n_clips: int


@dataclass(frozen=True, kw_only=True)
class Places:
    """Recordings, so that they are known again. seeds, sites : of what was simulated, sites by name; sessions : keys of
    those on disk, one after another (core.session_key)."""

    seeds: tuple[int, ...] = ()
    sites: tuple[str, ...] = ()
    sessions: str = ""

    def have(self, session: Session) -> bool:
        """Is the session one of them, or a simulated one of the same places?"""
        return is_told(session.id, self.sessions) or (
            not simulated_seeds(session).isdisjoint(self.seeds) and session.site.name in self.sites
        )


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """What is stored with a method.

    unit : "m" = radii are metres; "span" = multiples of the distance between the array's farthest microphones; "own"
    = multiples of the radius that the method itself gives with each answer, or of floor_m where that is less.
    groups : by name (GROUPS), "all" always among them; bands : the same for smaller and larger arrays, rising, where
    there were places enough. recordings : which, in a sentence; is_simulated : made up?
    span_m : least and largest distance between the farthest microphones of an array there; arrays unlike these, or
    between the bands, get no radius: not even a multiple of a method's own, which held none of 17 sources at a site
    twice as wide. sites : their names. n_declined : clips there that the method gave no answer for.
    model_sha256 : of the network's file, "" for methods without one. coverage : by group, and "all"; by_site : by the
    site's name; both on other held-out places (checked_on, in a sentence), empty where that was not looked at.
    measured, checked : which recordings those were: on the first the radii hold the source as often as was asked.
    """

    method: str
    unit: Unit = "m"
    floor_m: float = 0.0
    groups: Mapping[str, CalibratedRadii]
    bands: tuple[Band, ...] = ()
    recordings: str
    is_simulated: bool
    span_m: tuple[float, float]
    sites: tuple[str, ...] = ()
    n_declined: int = 0
    model_sha256: str = ""
    checked_on: str = ""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    by_site: Mapping[str, Coverage] = field(default_factory=dict)
    program_version: str = ""
    measured: Places = field(default_factory=Places)
    checked: Places = field(default_factory=Places)
    version: Literal[1] = 1

    def knows_span(self, span_m: float) -> bool:
        """Is an array with its farthest microphones so far apart like those it was made from?"""
        return any(low * (1.0 - _SPAN_SLACK) <= span_m <= high * (1.0 + _SPAN_SLACK) for low, high in self.spans_m)

    @property
    def spans_m(self) -> tuple[tuple[float, float], ...]:
        """The spans that it knows, rising: those of the bands, neighbouring ones joined."""
        found: list[tuple[float, float]] = []
        for low_m, high_m in [band.span_m for band in self.bands] or [self.span_m]:
            if found and low_m * (1.0 - _SPAN_SLACK) <= found[-1][1] * (1.0 + _SPAN_SLACK):
                low_m = found.pop()[0]
            found.append((low_m, high_m))
        return tuple(found)


def radii_m(
    calibration: Calibration, own_radius_m: float | None, inside_hull: bool | None, span_m: float
) -> tuple[float, float] | None:
    """Radii round one answer that hold the source in 50 % and 90 % of cases, metres; None where nothing is known.

    own_radius_m : the method's own for this answer; inside_hull : is the answer inside the microphones' hull, seen
    from above, None = the hull has no area; span_m : distance between the farthest microphones.
    """
    own_m = np.array([np.nan if own_radius_m is None else own_radius_m])
    in_hull = np.array([-1 if inside_hull is None else int(inside_hull)])
    (found,) = all_radii_m(calibration, own_m, in_hull, np.array([span_m]))
    return (float(found[0]), float(found[1])) if np.isfinite(found).all() else None


def all_radii_m(
    calibration: Calibration, own_radii_m: np.ndarray, in_hull: np.ndarray, span_m: np.ndarray
) -> np.ndarray:
    """The same for n answers: (n,) float64 metres, NaN unknown; (n,) 1, 0 or -1 = unknown; (n,) metres -> (n, 2)."""
    scales_m = scales_of(calibration.unit, calibration.floor_m, own_radii_m, span_m)
    scales_m = np.where([calibration.knows_span(float(one)) for one in span_m], scales_m, np.nan)
    found: np.ndarray = scales_m[:, None] * unit_radii(calibration.groups, calibration.bands, in_hull, span_m)
    return found


def scales_of(unit: Unit, floor_m: float, own_radii_m: np.ndarray, span_m: np.ndarray) -> np.ndarray:
    """What a radius in the unit is a multiple of, metres: (n,) float64, NaN where that is unknown."""
    if unit == "own":
        return np.asarray(np.maximum(own_radii_m, floor_m), dtype=np.float64)
    if unit == "span":
        return np.where(span_m > 0.0, span_m, np.nan)  # of a single microphone there is none
    return np.ones(len(span_m))


def unit_radii(
    groups: Mapping[str, CalibratedRadii], bands: Sequence[Band], in_hull: np.ndarray, span_m: np.ndarray
) -> np.ndarray:
    """Radii of each answer's band and group, in the calibration's unit: (n,) 1, 0 or -1, and (n,) metres -> (n, 2).

    Between two bands the nearer one counts.
    """
    of_band = [band.groups for band in bands] or [groups]
    cuts_m = [np.sqrt(below.span_m[1] * above.span_m[0]) for below, above in pairwise(bands)]
    number = np.searchsorted(cuts_m, span_m)
    names = (_HULL_GROUPS.get(int(one), "all") for one in in_hull)
    chosen = (of_band[i].get(name, of_band[i]["all"]) for i, name in zip(number, names, strict=True))
    return np.array([(one.radius_50, one.radius_90) for one in chosen], dtype=np.float64).reshape(-1, 2)
