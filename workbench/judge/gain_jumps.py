"""Gain jumps: a step of the noise floor, by the same amount in all octaves, that stays.

A source that begins or ends changes some octaves more than others, and mostly what is loud; who turns a knob changes
the quietest moments of all of them alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Gt
from numpy.lib.stride_tricks import sliding_window_view

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, heard_octaves_db, names_of

_WINDOW, _THIRD, _HOP = 30, 10, 5
"""Tenths of a second: a floor is heard for 3 s on each side, looked at every half second."""
_QUIET_SHARE = 0.2
_OCTAVES_LEAST = 3


@dataclass(frozen=True)
class GainJumpsSettings:
    """When a step of the noise floor counts as a gain jump."""

    step_db: Annotated[float, Gt(0)] = setting(4.0, "so large a step", "dB")
    evenness_db: Annotated[float, Gt(0)] = setting(1.5, "alike in all octaves: their standard deviation at most", "dB")
    steadiness_db: Annotated[float, Gt(0)] = setting(2.0, "the floor before and after drifts by less", "dB")


@check(
    "gain-jumps",
    title="Gain jumps",
    about="a step of the noise floor by the same amount in all octaves, as when someone turns a knob",
    settings=GainJumpsSettings,
)
class GainJumps:
    def __init__(self, sound: Sound, settings: GainJumpsSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._places = [Places(join=3 * sound.rate_hz) for _ in range(n_mics)]
        self._steps_db: list[list[float]] = [[] for _ in range(n_mics)]
        self._kept: np.ndarray | None = None
        self._n_before = 0

    def hear(self, block: Block) -> None:
        levels_db = heard_octaves_db(block)
        self._n_before = block.first // (block.rate_hz // 10)
        if self._kept is not None:
            self._n_before -= self._kept.shape[1]
            levels_db = np.concatenate([self._kept, levels_db], axis=1)
        for i, own_db in enumerate(levels_db):
            self._hear_one(i, own_db)
        new = max((levels_db.shape[1] - 2 * _WINDOW) // _HOP + 1, 0) * _HOP  # where the next look begins
        self._kept = levels_db[:, new:]

    def _hear_one(self, index: int, own_db: np.ndarray) -> None:
        """own_db : (n_frames, n_octaves), nan where there is no sound."""
        if len(own_db) < 2 * _WINDOW or own_db.shape[1] < _OCTAVES_LEAST:
            return
        before, after = _floors(own_db[:-_WINDOW], _WINDOW), _floors(own_db[_WINDOW:], _WINDOW)
        steps_db = after - before  # (n_looks, n_octaves)
        step_db = np.median(steps_db, axis=1)
        thirds = _floors(own_db, _THIRD).mean(axis=1)  # every half second
        for look in np.flatnonzero(np.abs(step_db) >= self._settings.step_db):
            sides = thirds[look : look + 5], thirds[look + 6 : look + 11]
            at = (self._n_before + int(look) * _HOP + _WINDOW) * (self._sound.rate_hz // 10)
            is_steady = all(np.ptp(side) <= self._settings.steadiness_db for side in sides)
            if is_steady and steps_db[look].std() <= self._settings.evenness_db:
                self._places[index].add(at, at + 1)
                self._steps_db[index].append(float(step_db[look]))

    def findings(self) -> Iterable[Finding]:
        names = names_of(self._sound)
        for i, places in enumerate(self._places):
            if places.closed().first is None:
                continue
            largest_db = max(self._steps_db[i], key=abs)
            yield Finding(
                kind="gain-jumps",
                severity="warning",
                microphones=(i,),
                **places.when(self._sound),
                said=f"The gain of {names[i]} jumps by {largest_db:+.0f} dB {said_when(places, self._sound)}",
                for_levels="Its levels before and after do not belong together; one gain_db cannot mend both",
                for_delays="",
                value=largest_db,
                threshold=self._settings.step_db,
                unit="dB",
            )


def _floors(levels_db: np.ndarray, n: int) -> np.ndarray:
    """(n_frames, n_octaves) -> (n_looks, n_octaves): what the quieter fifth of n frames stays below; nan with gaps."""
    windows = np.sort(sliding_window_view(levels_db, n, axis=0)[::_HOP], axis=-1)  # nan last
    floors: np.ndarray = windows[..., int(_QUIET_SHARE * n)].copy()
    floors[np.isnan(windows[..., -1])] = np.nan
    return floors
