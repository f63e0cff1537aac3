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
from workbench.dsp.clipping import (
    CLIPPED_LEAST,
    FLAT_LEAST,
    FLAT_RUN,
    FULL_SCALE,
    LOOK_AHEAD,
    LOOK_BACK,
    TOP_WITHIN,
    clipped_in,
    top_of,
)
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, names_of

_JOIN_S = 1.0


@dataclass(frozen=True)
class ClippingSettings:
    """When a channel counts as clipped."""

    samples: Annotated[int, Ge(1), Le(1000)] = setting(
        CLIPPED_LEAST, f"so many clipped samples within {CLIP_LENGTH_S:g} s count", label="Clipped samples"
    )
    full_scale: Annotated[float, Gt(0), Le(0.9999)] = setting(
        FULL_SCALE, "from this share of full scale on, it is clipped"
    )
    flat_run: Annotated[int, Ge(2), Le(100)] = setting(
        FLAT_RUN, f"so many equal samples in a row above {FLAT_LEAST:g} of full scale are a flat top", label="Flat top"
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
        self._sides = [(_Side(sound.rate_hz, settings, 1), _Side(sound.rate_hz, settings, -1)) for _ in range(n_mics)]
        self._before = np.zeros((n_mics, 0), dtype=np.float32)

    def hear(self, block: Block) -> None:
        n_before = self._before.shape[1]
        windows = np.concatenate([self._before, block.samples], axis=1)
        for sides, window in zip(self._sides, windows, strict=True):
            for side in sides:
                side.hear(window, block.first - n_before, max(n_before - LOOK_AHEAD, 0))
        self._before = windows[:, -LOOK_BACK:]

    def findings(self) -> Iterable[Finding]:
        names = names_of(self._sound)
        for i, sides in enumerate(self._sides):
            clipped = [side for side in sides if side.places.closed().first is not None]
            if not clipped:
                continue
            n_clipped = sum(side.n_clipped for side in clipped)
            places = min((side.places for side in clipped), key=lambda each: each.first or (0, 0))
            yield Finding(
                kind="clipping",
                severity="warning",
                microphones=(i,),
                **places.when(self._sound),
                said=f"{names[i]} is clipped {said_when(places, self._sound)}: "
                f"{n_clipped} samples{_share(n_clipped, i, self._sound)}",
                for_levels="Its levels are cut off and say nothing certain about distance",
                for_delays="Arrival times stay usable; clipped waves correlate a little less well",
                value=float(n_clipped),
                threshold=float(self._settings.samples),
                unit="samples",
            )


def _share(n_clipped: int, microphone: int, sound: Sound) -> str:
    """ " (17 %)" of what the microphone has of sound; empty below half a per cent."""
    n_heard = sum(each.end - each.first for each in sound.stretches if each.microphone == microphone)
    per_cent = 100.0 * n_clipped / max(n_heard, 1)
    return f" ({per_cent:.0f} %)" if per_cent >= 0.5 else ""


class _Side:
    """One sign of one channel. Flat tops below what comes later were none."""

    def __init__(self, rate_hz: int, settings: ClippingSettings, sign: int) -> None:
        self._rate_hz, self._settings, self._sign = rate_hz, settings, sign
        self._top, self.n_clipped = 0.0, 0
        self.places, self._last = Places(), np.empty(0, dtype=np.int64)
        self._forget()

    def hear(self, window: np.ndarray, first: int, n_known: int) -> None:
        """window : (n,) from sample `first` on, of which n_known were judged before."""
        full_scale, flat_run = self._settings.full_scale, self._settings.flat_run
        top = max(self._top, top_of(window, self._sign))
        if self._top < min(TOP_WITHIN * top, full_scale):
            self._forget()
        self._top = top
        if top < min(FLAT_LEAST, full_scale):
            return
        told = clipped_in(window, self._sign, top, full_scale, flat_run)
        told = told[(told >= n_known) & (told < len(window) - LOOK_AHEAD)] + first
        self.n_clipped += len(told)
        at = np.concatenate([self._last, told])
        for low, high in _close_together(at, self._settings.samples, round(CLIP_LENGTH_S * self._rate_hz)):
            self.places.add(low, high)
        self._last = at[max(len(at) - self._settings.samples + 1, 0) :]

    def _forget(self) -> None:
        self.places, self.n_clipped = Places(join=round(_JOIN_S * self._rate_hz)), 0
        self._last = np.empty(0, dtype=np.int64)


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
