"""Clocks that run at different speeds: one still source's delay between two channels then grows evenly with time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.listed import listed
from workbench.core.setting_fields import setting
from workbench.judge.check import check
from workbench.judge.compared import Compared, compared
from workbench.judge.places import whole
from workbench.judge.reads_itself import ReadsItself
from workbench.judge.sound import Sound, names_of

_SURE = 6.0
"""So many times its own error must a difference be."""


@dataclass(frozen=True)
class ClockDriftSettings:
    """From where on a difference in speed counts."""

    ppm: Annotated[float, Gt(0), Le(1000)] = setting(2.0, "clocks that differ by more", "ppm", label="Speed")
    ms: Annotated[float, Ge(0), Le(1000)] = setting(
        0.05, "and are so far apart at the end", "ms", label="Over the recording"
    )


def speeds_ppm(known: Compared) -> tuple[np.ndarray, np.ndarray]:
    """(n_mics,) how much faster each microphone's clock runs than the median one it can be compared with, NaN where
    nothing tells; and (n_mics,) what that is known to."""
    n_mics = len(known.signs)
    speeds, errors = np.full(n_mics, np.nan), np.full(n_mics, np.nan)
    left = {pair: line for pair, line in known.lines.items() if line.sign}
    while left:
        group = set(next(iter(left)))
        while more := {i for pair in left for i in pair if not group.isdisjoint(pair)} - group:
            group |= more
        own = {pair: left.pop(pair) for pair in list(left) if pair[0] in group}
        members = sorted(group)
        rows = np.zeros((len(own), len(members)))
        for row, (i, j) in zip(rows, own, strict=True):
            row[members.index(j)], row[members.index(i)] = 1.0, -1.0
        slopes = np.array([line.slope for line in own.values()]) * 1e6
        weights = 1.0 / np.array([line.slope_error for line in own.values()]) / 1e6
        found = np.linalg.lstsq(rows * weights[:, None], slopes * weights, rcond=None)[0]
        misfit = np.abs(rows @ found - slopes)
        middle = np.sort(found)[(len(found) - 1) // 2]
        for k, mic in enumerate(members):
            mine = rows[:, k] != 0.0
            speeds[mic] = found[k] - middle
            errors[mic] = max(float(misfit[mine].max()), float((1.0 / weights[mine]).min()))
    return speeds, errors


@check(
    "clock-drift",
    title="Clock drift",
    about="recorders whose clocks run at different speeds, from the sound of a source that stands still",
    settings=ClockDriftSettings,
    n_least=2,
    hears=False,
)
class ClockDrift(ReadsItself):
    def __init__(self, sound: Sound, settings: ClockDriftSettings) -> None:
        self._sound, self._settings = sound, settings

    def findings(self) -> Iterator[Finding | None]:
        known = yield from compared(self._sound)
        speeds, errors = speeds_ppm(known)
        length_s = self._sound.n_samples / self._sound.rate_hz
        apart_ms = np.abs(speeds) * length_s / 1e3
        with np.errstate(invalid="ignore"):
            told = (np.abs(speeds) > np.maximum(self._settings.ppm, _SURE * errors)) & (apart_ms > self._settings.ms)
        names = names_of(self._sound)
        others = [names[i] for i in np.flatnonzero(np.isfinite(speeds) & ~told)]
        for mic in np.flatnonzero(told).tolist():
            way = "fast" if speeds[mic] > 0 else "slow"
            yield Finding(
                kind="clock-drift",
                severity="warning",
                microphones=(mic,),
                **whole(self._sound),
                said=f"The clock of {names[mic]} runs {abs(speeds[mic]):.1f} ppm {way} against {listed(others)}: "
                f"{apart_ms[mic]:.2g} ms over the {length_s:.0f} s",
                for_delays=f"Delays change by {apart_ms[mic]:.2g} ms from start to end: {apart_ms[mic] * 0.34:.2g} m",
                value=round(float(abs(speeds[mic])), 2),
                threshold=self._settings.ppm,
                unit="ppm",
            )
