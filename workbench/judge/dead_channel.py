"""Dead channels: no sound at all, or nothing but the recorder's own even noise while the others hear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.levels import SILENT_DB, is_silent, level_db
from workbench.judge.check import check
from workbench.judge.histogram import Levels
from workbench.judge.places import whole
from workbench.judge.silence import ALWAYS
from workbench.judge.sound import Block, Sound, names_of


@dataclass(frozen=True)
class DeadChannelSettings:
    """When a channel counts as dead."""

    level_db: Annotated[float, Ge(-140), Le(0)] = setting(
        SILENT_DB, "below this RMS throughout it has no sound", "dBFS", label="Level"
    )
    below_others_db: Annotated[float, Gt(0), Le(80)] = setting(
        30.0, "so far below the other channels, gains taken off", "dB", label="Below others"
    )
    evenness_db: Annotated[float, Ge(0.1), Le(20)] = setting(
        3.0, "and its level never varies by more", "dB", label="Evenness"
    )


@check(
    "dead-channel",
    title="Dead channel",
    about="no sound from beginning to end, or only the recorder's own even noise while others hear",
    settings=DeadChannelSettings,
    explains=("signal-to-noise", "clock-offset", "hum"),
)
class DeadChannel:
    def __init__(self, sound: Sound, settings: DeadChannelSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._levels = Levels(n_mics)
        self._n_silent, self._n_heard = np.zeros(n_mics, dtype=np.int64), np.zeros(n_mics, dtype=np.int64)

    def hear(self, block: Block) -> None:
        heard = block.is_frame_heard
        for i, frames in enumerate(block.frames):
            own = frames[heard[i]]
            self._n_heard[i] += len(own)
            self._n_silent[i] += int(is_silent(own, self._settings.level_db).sum())
            self._levels.add(i, level_db(own))

    def findings(self) -> Iterable[Finding]:
        names = names_of(self._sound)
        is_mute = (self._n_heard > 0) & (self._n_silent > ALWAYS * self._n_heard)
        for i in np.flatnonzero(is_mute).tolist():
            yield self._finding(i, f"{names[i]} has no sound from beginning to end", None)
        for i, below_db in self._without_capsule(is_mute):
            yield self._finding(
                i, f"{names[i]} has nothing but even noise, {below_db:.0f} dB below the other channels", below_db
            )

    def _without_capsule(self, is_mute: np.ndarray) -> Iterable[tuple[int, float]]:
        own_db = self._levels.quantile_db(0.5) - self._sound.gain_db
        range_db = self._levels.exceeded_db(0.0, 1) - self._levels.quantile_db(0.05)
        there = ~is_mute & (self._n_heard > 0)
        for i in np.flatnonzero(there).tolist():
            others = there.copy()
            others[i] = False
            if not others.any():
                continue
            below_db = float(np.median(own_db[others]) - own_db[i])
            if below_db >= self._settings.below_others_db and range_db[i] <= self._settings.evenness_db:
                yield i, below_db

    def _finding(self, index: int, said: str, below_db: float | None) -> Finding:
        return Finding(
            kind="dead-channel",
            severity="fault",
            microphones=(index,),
            **whole(self._sound),
            said=said,
            for_levels="Its level says nothing about distance; methods of levels must do without it",
            for_delays="It gives no arrival times",
            value=below_db,
            threshold=None if below_db is None else self._settings.below_others_db,
            unit="" if below_db is None else "dB",
        )
