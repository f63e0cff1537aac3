"""Measured delays give places near the motion capture.

Lund's track of the loudspeaker holds no moments of the chirps (their README: "do not correspond to the true positions
of the chirp sound events, but represent a continuous track sampled at 150 Hz"). So two errors are looked at:
* the distance to the nearest point of the track, for all sets; it cannot see an error along the track;
* where the chirps came regularly (sets 1 and 4, every half second), the distance to the track at the moment of each
  chirp, the moment of the first one being the only number that is fitted, one for all chirps.

dEchorate's arrivals (30 microphones in six short arrays, 4 loudspeakers, 346 m/s) are off by 2 cm, and alike within an
array, which no fit can average out: their differences alone leave 4 to 25 cm. Counted from the emission, as they are
annotated, they are distances, and good to 11 cm.
"""

from __future__ import annotations

import csv
from functools import cache

import numpy as np
import pytest
import scipy.io

from tests.real_data import real_data
from workbench.localize.delays import Delays, solve
from workbench.localize.fix import Fix

TRACK_HZ = 150.0
CHIRP_S = 0.5
MARGIN_M = 1.0
"""The box is that of the microphones and so much more: the loudspeaker was moved among them."""
TOLERANCE_M = 0.05
"""Places by motion capture and delays of a known chirp."""
DECLINED_M = 10.0


@cache
def lund(number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Microphones (12, 3), arrivals as metres (n_chirps, 12), track (n_frames, 3) with NaN in gaps."""
    read = scipy.io.loadmat(real_data("lund_tdoa") / f"data{number}.mat")
    return read["rgt"].T, read["z"].T, read["sgt"].T


def found(number: int, chirps: slice, chosen: np.ndarray) -> list[Fix]:
    """z is in metres already, so sound travels a metre a unit."""
    mics, arrivals, _ = lund(number)
    low, high = mics.min(axis=0) - MARGIN_M, mics.max(axis=0) + MARGIN_M
    return [
        solve(Delays.of_arrivals(row[chosen]), mics[chosen], 1.0, low, high, tolerance_m=TOLERANCE_M)
        for row in arrivals[chirps]
    ]


def from_track_m(number: int, fixes: list[Fix]) -> np.ndarray:
    """(n,) metres to the nearest point of the track; what was declined counts as far off."""
    track = lund(number)[2]
    track = track[np.isfinite(track).all(axis=1)]
    return np.array([DECLINED_M if f.why_not else np.linalg.norm(track - f.position_m, axis=1).min() for f in fixes])


@pytest.mark.parametrize("number", [1, 4, 6, 7])
def test_twelve_microphones_are_within_8_cm_of_the_track(number: int) -> None:
    fixes = found(number, slice(None), np.arange(12))
    assert len(fixes) > 80
    assert np.median(from_track_m(number, fixes)) < 0.08
    assert np.percentile(from_track_m(number, fixes), 90) < 0.15


@pytest.mark.parametrize("number", [1, 4])
def test_twelve_microphones_are_within_8_cm_at_the_moment_of_the_chirp(number: int) -> None:
    places = np.array([fix.position_m for fix in found(number, slice(None), np.arange(12))])
    track, frame = lund(number)[2], CHIRP_S * TRACK_HZ * np.arange(len(places))
    medians = []
    for first in np.arange(0.0, 2.0 * TRACK_HZ, 0.5):
        moments = first + frame
        there = np.stack([np.interp(moments, np.arange(len(track)), axis) for axis in track.T], axis=1)
        medians.append(np.nanmedian(np.linalg.norm(places - there, axis=1)))
    assert min(medians) < 0.08
    assert np.median(medians) > 3 * min(medians), "any other moment must fit worse, else this says nothing"


def test_any_four_microphones_are_within_30_cm() -> None:
    """100 choices, each of every twentieth chirp of one set; what is declined counts as far off."""
    rng = np.random.default_rng(2021)
    errors = [
        from_track_m(number, found(number, slice(start, None, 20), rng.choice(12, 4, replace=False)))
        for number in (1, 4, 6, 7)
        for start in range(25)
    ]
    assert len(errors) == 100
    assert np.median(np.concatenate(errors)) < 0.30
    assert np.median([np.median(of_one) for of_one in errors]) < 0.30


def test_what_does_not_agree_is_left_out_for_the_better() -> None:
    kept = from_track_m(1, found(1, slice(None), np.arange(12)))
    mics, arrivals, _ = lund(1)
    low, high = mics.min(axis=0) - MARGIN_M, mics.max(axis=0) + MARGIN_M
    all_in = [solve(Delays.of_arrivals(row), mics, 1.0, low, high, tolerance_m=5.0) for row in arrivals]
    assert all(fix.is_used.all() for fix in all_in)
    assert np.percentile(kept, 90) < 0.5 * np.percentile(from_track_m(1, all_in), 90)


def dechorate() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Microphones (30, 3), loudspeakers (4, 3), arrivals after the emission (4, 30) s."""
    folder = real_data("dechorate")
    with (folder / "mics.csv").open(encoding="utf-8") as file:
        mics = [[float(row[axis]) for axis in "xyz"] for row in csv.DictReader(file)]
    with (folder / "sources.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] == "directional"]
        sources = [[float(row[axis]) for axis in "xyz"] for row in rows]
    arrivals_s = np.full((4, 30), np.nan)
    with (folder / "toa_direct_and_echoes_s.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            arrivals_s[int(float(row["src"])), int(float(row["mic"]))] = float(row["direct"])
    return np.array(mics), np.array(sources), arrivals_s


@pytest.mark.parametrize(("emitted_s", "median_m", "worst_m"), [(0.0, 0.10, 0.12), (None, 0.20, 0.30)])
def test_annotated_arrivals_give_the_loudspeakers(emitted_s: float | None, median_m: float, worst_m: float) -> None:
    mics, sources, arrivals_s = dechorate()
    low, high = np.zeros(3), np.array([6.0, 6.0, 2.4])
    fixes = [solve(Delays.of_arrivals(row, emitted_s=emitted_s), mics, 346.0, low, high) for row in arrivals_s]
    errors_m = np.array([np.linalg.norm(f.position_m - s) for f, s in zip(fixes, sources, strict=True)])
    assert np.median(errors_m) < median_m
    assert errors_m.max() < worst_m
    assert all(fix.residual_m < 0.03 for fix in fixes)
