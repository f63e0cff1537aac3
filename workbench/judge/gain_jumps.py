"""Gain jumps: a step of the noise floor, by the same amount in all octaves, that stays.

A source that begins or ends changes some octaves more than others, and mostly what is loud; who turns a knob changes
the quietest moments of all of them alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.octaves import octaves_within
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, heard_octaves_db, names_of

_SIDE, _LEAST, _HOP = 80, 20, 5
"""Tenths of a second: floors are heard for 8 s on each side, at least for 2, and compared every half second."""
_QUIET_SHARE = 0.06
_LOWEST_HZ = 250.0
_OCTAVES_LEAST = 3
_AT_FLOOR_DB = 2.0


@dataclass(frozen=True)
class GainJumpsSettings:
    """When a step of the noise floor counts as a gain jump."""

    step_db: Annotated[float, Gt(0), Le(20)] = setting(4.0, "so large a step", "dB", label="Step")
    evenness_db: Annotated[float, Ge(0.1), Le(10)] = setting(
        1.2, "alike in all octaves: their standard deviation at most", "dB", label="Evenness"
    )


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
        self._octaves = [k for k, hz in enumerate(octaves_within(sound.rate_hz)) if hz >= _LOWEST_HZ]
        self._kept = np.zeros((n_mics, 0, len(self._octaves)), dtype=np.float32)
        self._n_dropped, self._next = 0, _LEAST
        self._stairs = [_Stair() for _ in range(n_mics)]

    def hear(self, block: Block) -> None:
        self._kept = np.concatenate([self._kept, heard_octaves_db(block)[:, :, self._octaves]], axis=1)
        self._compare(up_to=self._n_dropped + self._kept.shape[1] - _SIDE)
        drop = max(self._next - _SIDE - self._n_dropped, 0)
        self._kept, self._n_dropped = self._kept[:, drop:], self._n_dropped + drop

    def _compare(self, up_to: int) -> None:
        """Hold the floors before and after each place against one another. up_to : frames, the last place."""
        while self._next <= up_to:
            at = self._next - self._n_dropped
            before, after = self._kept[:, max(at - _SIDE, 0) : at], self._kept[:, at : at + _SIDE]
            floors = zip(self._stairs, _floors(before), _floors(after), strict=True)
            for i, (stair, low_db, high_db) in enumerate(floors):
                step_db = high_db - low_db
                is_told = len(step_db) >= _OCTAVES_LEAST and bool(np.isfinite(step_db).all())
                middle_db = float(np.median(step_db)) if is_told else 0.0
                is_step = abs(middle_db) >= self._settings.step_db and step_db.std() <= self._settings.evenness_db
                if not is_step:
                    stair.tread(None)
                    continue
                both = self._kept[i, max(at - _SIDE, 0) : at + _SIDE]
                first, end = _between(both, low_db, high_db)
                from_start = self._n_dropped + max(at - _SIDE, 0)
                stair.tread(_Step(from_start + first, from_start + end, middle_db))
            self._next += _HOP

    def findings(self) -> Iterable[Finding]:
        names, length = names_of(self._sound), self._sound.rate_hz / 10  # 1102.5 samples at 11 025 Hz
        self._compare(up_to=self._n_dropped + self._kept.shape[1] - _LEAST)
        for i, stair in enumerate(self._stairs):
            stair.tread(None)
            if not stair.steps:
                continue
            places = Places()
            for step in stair.steps:
                places.add(round(step.first * length), round(max(step.end, step.first + 1) * length))
            largest_db = max((step.step_db for step in stair.steps), key=abs)
            yield Finding(
                kind="gain-jumps",
                severity="warning",
                microphones=(i,),
                **places.closed().when(self._sound),
                said=f"The gain of {names[i]} jumps by {largest_db:+.0f} dB {said_when(places, self._sound)}",
                for_levels="Its levels before and after do not belong together; one gain cannot mend both",
                for_delays="",
                value=largest_db,
                threshold=self._settings.step_db,
                unit="dB",
            )


@dataclass(frozen=True)
class _Step:
    """Frames between the last quiet one before a jump and the first quiet one after it."""

    first: int
    end: int
    step_db: float


class _Stair:
    """Steps of one channel, from comparisons that come in order.

    Quiet moments of eight seconds on each side tell a step up from where it is until the last quiet moment before it
    is forgotten, and a step down from when the first quiet moment after it is heard until where it is.
    """

    def __init__(self) -> None:
        self.steps: list[_Step] = []
        self._seen: list[_Step] = []

    def tread(self, step: _Step | None) -> None:
        """step : as seen from here; None = no step is."""
        if self._seen and (step is None or step.step_db * self._seen[-1].step_db < 0.0):
            is_up = self._seen[0].step_db > 0.0
            self.steps.append(self._seen[0] if is_up else self._seen[-1])
            self._seen = []
        if step is not None:
            self._seen.append(step)


def _between(levels_db: np.ndarray, low_db: np.ndarray, high_db: np.ndarray) -> tuple[int, int]:
    """Frames [first, end) from the last one at the floor before to the first one at the floor after."""

    def is_at(floor_db: np.ndarray) -> np.ndarray:
        over_db = levels_db - floor_db
        return np.asarray((np.abs(np.median(over_db, axis=1)) <= _AT_FLOOR_DB) & (over_db.std(axis=1) <= _AT_FLOOR_DB))

    old, new = np.flatnonzero(is_at(low_db)), np.flatnonzero(is_at(high_db))
    last = int(old[-1]) if len(old) else 0
    later = new[new > last]
    return last + 1, int(later[0]) if len(later) else last + 1


def _floors(levels_db: np.ndarray) -> np.ndarray:
    """(n_mics, n_frames, n_octaves) -> (n_mics, n_octaves): what the quietest frames stay below; nan with gaps."""
    in_order = np.sort(levels_db, axis=1)
    floors: np.ndarray = in_order[:, int(_QUIET_SHARE * levels_db.shape[1])].copy()
    floors[np.isnan(in_order[:, -1]).any(axis=1)] = np.nan
    return floors
