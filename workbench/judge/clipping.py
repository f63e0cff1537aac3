"""Clipping: samples at full scale, or flat tops of what was clipped before the file was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.clips import CLIP_LENGTH_S
from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.levels import CLIPPED_LEAST, FLAT_LEAST, FLAT_RUN, FULL_SCALE, clipped_at
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, names_of

_JOIN_S = 1.0


@dataclass(frozen=True)
class ClippingSettings:
    """When a channel counts as clipped."""

    samples: Annotated[int, Ge(1)] = setting(CLIPPED_LEAST, f"so many clipped samples within {CLIP_LENGTH_S:g} s count")
    full_scale: Annotated[float, Gt(0), Le(1)] = setting(FULL_SCALE, "from this share of full scale on, it is clipped")
    flat_run: Annotated[int, Ge(2), Le(1000)] = setting(
        FLAT_RUN, f"so many equal samples in a row above {FLAT_LEAST:g} of full scale are a flat top"
    )


@check(
    "clipping",
    title="Clipping",
    about="samples at full scale, and flat tops of what was clipped before the file was written",
    settings=ClippingSettings,
)
class Clipping:
    def __init__(self, sound: Sound, settings: ClippingSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._places = [Places(join=round(_JOIN_S * sound.rate_hz)) for _ in range(n_mics)]
        self._before = np.zeros((n_mics, 0), dtype=np.float32)
        self._last = [np.empty(0, dtype=np.int64) for _ in range(n_mics)]
        self._n_clipped = [0] * n_mics

    def hear(self, block: Block) -> None:
        least, window = self._settings.samples, round(CLIP_LENGTH_S * block.rate_hz)
        samples = np.concatenate([self._before, block.samples], axis=1)
        n_before = self._before.shape[1]
        for i, channel in enumerate(samples):
            told = clipped_at(channel, self._settings.full_scale, self._settings.flat_run)
            told = told[told >= n_before] + (block.first - n_before)
            self._n_clipped[i] += len(told)
            at = np.concatenate([self._last[i], told])
            for first, end in _close_together(at, least, window):
                self._places[i].add(first, end)
            self._last[i] = at[max(len(at) - least + 1, 0) :]
        self._before = samples[:, max(samples.shape[1] - self._settings.flat_run + 1, 0) :]

    def findings(self) -> Iterable[Finding]:
        names = names_of(self._sound)
        for i, places in enumerate(self._places):
            if places.closed().first is None:
                continue
            yield Finding(
                kind="clipping",
                severity="warning",
                microphones=(i,),
                **places.when(self._sound),
                said=f"{names[i]} is clipped {said_when(places, self._sound)}: {self._n_clipped[i]} samples",
                for_levels="Its level is too low for its distance, so the source seems farther from it",
                for_delays="Arrival times stay usable; clipped waves correlate a little less well",
                value=float(self._n_clipped[i]),
                threshold=float(self._settings.samples),
                unit="samples",
            )


def _close_together(at: np.ndarray, least: int, window: int) -> list[tuple[int, int]]:
    """[first, end) of where at least `least` of the ascending sample numbers lie within a window."""
    if len(at) < least:
        return []
    lows, highs = at[: len(at) - least + 1], at[least - 1 :]
    near = highs - lows < window
    lows, highs = lows[near], highs[near]
    if not len(lows):
        return []
    breaks = np.flatnonzero(lows[1:] > highs[:-1]) + 1
    firsts = lows[np.concatenate([[0], breaks])]
    ends = highs[np.concatenate([breaks - 1, [len(highs) - 1]])] + 1
    return list(zip(firsts.tolist(), ends.tolist(), strict=True))
